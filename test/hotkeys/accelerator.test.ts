/** Accelerators as they stand in a settings file, typed by hand perhaps. */
import { describe, expect, it } from 'vitest';
import { mayBeGlobal, readChord, sameKey } from '../../main/hotkeys/accelerator';

describe('is none', () => {
  it.each(['', '+', 'Ctrl+', 'Ctrl', '+A', 'A+B', 'Ctrl++A', 'constructor+A', '__proto__+A', 'Shift+Ctrl'])('%j', (text) => expect(readChord(text, 'linux')).toBe(null));
});

describe('would be missing when typing', () => {
  it.each(['A', 'Shift+A', '7', 'Space', 'Return', 'Shift+Tab', 'num1', 'F25', 'F0', 'Fx'])('%s', (text) => {
    const chord = readChord(text, 'linux');
    expect(chord && mayBeGlobal(chord)).toBe(false);
  });
});

describe('may be global', () => {
  it.each(['F1', 'F24', 'Shift+F9', 'Ctrl+A', 'Alt+Space', 'Super+7', 'CommandOrControl+Shift+F9'])('%s', (text) => {
    const chord = readChord(text, 'linux');
    expect(chord && mayBeGlobal(chord)).toBe(true);
  });
});

describe('the same key, spelt otherwise', () => {
  it.each([
    ['CommandOrControl+Shift+F9', 'shift+ctrl+f9', 'linux'],
    ['CmdOrCtrl+A', 'Control+a', 'win32'],
    ['CommandOrControl+A', 'Cmd+A', 'darwin'],
    ['Option+F1', 'Alt+F1', 'darwin'],
    ['Super+A', 'Meta+A', 'linux'],
  ] as const)('%s and %s', (one, other, platform) => expect(sameKey(one, platform)).toBe(sameKey(other, platform)));

  it.each([
    ['CommandOrControl+A', 'Control+A', 'darwin'],
    ['Ctrl+A', 'Ctrl+Shift+A', 'linux'],
    ['Ctrl+1', 'Ctrl+num1', 'linux'],
    ['nonsense', 'other nonsense', 'linux'],
  ] as const)('not %s and %s', (one, other, platform) => expect(sameKey(one, platform)).not.toBe(sameKey(other, platform)));
});
