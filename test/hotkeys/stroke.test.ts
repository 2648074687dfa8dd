/** What is pressed in the recorder, as an accelerator, over a whole keyboard and several layouts. */
import { describe, expect, it } from 'vitest';
import { mayBeGlobal, readChord } from '../../main/hotkeys/accelerator';
import { judge, type Stroke } from '../../main/hotkeys/stroke';

type Platform = Parameters<typeof judge>[1];
const platforms: readonly Platform[] = ['linux', 'win32', 'darwin'];

/** `C`trl, `A`lt, `S`hift, `M`eta, Alt`G`r. */
function stroke(held: string, code: string, key: string): Stroke {
  return { code, key, ctrl: held.includes('C'), alt: held.includes('A'), shift: held.includes('S'), meta: held.includes('M'), altGraph: held.includes('G') };
}
const accelerator = (held: string, code: string, key: string, platform: Platform = 'linux'): string => {
  const verdict = judge(stroke(held, code, key), platform);
  return verdict.ok ? verdict.accelerator : `refused: ${verdict.refusal.why}`;
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const digits = '0123456789'.split('');
const functions = Array.from({ length: 24 }, (_none, at) => `F${at + 1}`);

describe('an American keyboard', () => {
  it.each(letters)('%s', (letter) => {
    expect(accelerator('CAS', `Key${letter}`, letter)).toBe(`CommandOrControl+Alt+Shift+${letter}`);
    expect(accelerator('MS', `Key${letter}`, letter)).toBe(`Shift+Super+${letter}`);
    for (const held of ['', 'S']) expect(accelerator(held, `Key${letter}`, letter)).toBe('refused: bare');
  });

  it.each(digits)('%s', (digit) => {
    expect(accelerator('CS', `Digit${digit}`, '!@#$%^&*()'[Number(digit)] ?? '')).toBe(`CommandOrControl+Shift+${digit}`);
    expect(accelerator('A', `Digit${digit}`, digit)).toBe(`Alt+${digit}`);
    expect(accelerator('C', `Numpad${digit}`, digit)).toBe(`CommandOrControl+num${digit}`);
    for (const code of ['Digit', 'Numpad']) expect(accelerator('S', code + digit, digit)).toBe('refused: bare');
  });

  it.each(functions)('%s may stand alone', (key) => {
    expect(accelerator('', key, key)).toBe(key);
    expect(accelerator('S', key, key)).toBe(`Shift+${key}`);
    expect(accelerator('CS', key, key)).toBe(`CommandOrControl+Shift+${key}`);
  });

  it.each([
    ['Space', ' ', 'Space'],
    ['Enter', 'Enter', 'Return'],
    ['NumpadEnter', 'Enter', 'Return'],
    ['Backspace', 'Backspace', 'Backspace'],
    ['Delete', 'Delete', 'Delete'],
    ['Insert', 'Insert', 'Insert'],
    ['Home', 'Home', 'Home'],
    ['End', 'End', 'End'],
    ['PageUp', 'PageUp', 'PageUp'],
    ['PageDown', 'PageDown', 'PageDown'],
    ['ArrowUp', 'ArrowUp', 'Up'],
    ['ArrowDown', 'ArrowDown', 'Down'],
    ['ArrowLeft', 'ArrowLeft', 'Left'],
    ['ArrowRight', 'ArrowRight', 'Right'],
    ['ScrollLock', 'ScrollLock', 'Scrolllock'],
    ['PrintScreen', 'PrintScreen', 'PrintScreen'],
    ['NumpadDecimal', '.', 'numdec'],
    ['NumpadAdd', '+', 'numadd'],
    ['NumpadSubtract', '-', 'numsub'],
    ['NumpadMultiply', '*', 'nummult'],
    ['NumpadDivide', '/', 'numdiv'],
  ])('%s', (code, key, name) => {
    expect(accelerator('CS', code, key)).toBe(`CommandOrControl+Shift+${name}`);
    expect(accelerator('', code, key)).toBe('refused: bare');
  });

  it.each(['Tab', 'Escape'])('%s alone stays what it is', (code) => expect(accelerator('', code, code)).toBe('refused: bare'));

  it.each([
    ['Semicolon', ';'],
    ['Minus', '-'],
    ['Equal', '+'],
    ['Backquote', '`'],
    ['BracketLeft', 'Dead'],
    ['IntlBackslash', '<'],
    ['BrowserHome', 'BrowserHome'],
    ['', 'Unidentified'],
    ['constructor', 'é'],
  ])('%s lies elsewhere on other keyboards', (code, key) => expect(accelerator('C', code, key)).toBe('refused: odd'));
});

describe('other layouts', () => {
  it.each([
    ['AZERTY: the key beside Tab writes A', 'KeyQ', 'a', 'A', 'Q'],
    ['QWERTZ: the key below T writes Z', 'KeyY', 'z', 'Z', 'Y'],
    ['AZERTY: the row of digits writes signs', 'Digit1', '&', '1', '1'],
    ['Dvorak: a sign on a letter’s place', 'KeyQ', "'", 'Q', 'Q'],
    ['Cyrillic', 'KeyF', 'а', 'F', 'F'],
    ['a dead key on a letter’s place', 'KeyE', 'Dead', 'E', 'E'],
  ])('%s: the character counts, on macOS the place', (_name, code, key, character, place) => {
    expect(accelerator('AS', code, key, 'linux')).toBe(`Alt+Shift+${character}`);
    expect(accelerator('AS', code, key, 'win32')).toBe(`Alt+Shift+${character}`);
    expect(accelerator('MS', code, key, 'darwin')).toBe(`CommandOrControl+Shift+${place}`);
  });
});

describe('AltGr types letters', () => {
  it.each([
    ['AltGr, as Linux tells it', 'G', 'KeyQ', '@', 'linux', 'AltGr+Q'],
    ['AltGr with Ctrl', 'CG', 'KeyE', '€', 'linux', 'AltGr+E'],
    ['AltGr, as Windows tells it', 'CAG', 'KeyQ', '@', 'win32', 'AltGr+Q'],
    ['Ctrl Alt on Windows, which is AltGr', 'CA', 'KeyA', 'ą', 'win32', 'CommandOrControl+Alt+A'],
    ['Ctrl Alt with a digit', 'CA', 'Digit4', '€', 'win32', 'CommandOrControl+Alt+4'],
    ['Option', 'A', 'KeyQ', 'œ', 'darwin', 'Alt+Q'],
  ] as const)('%s', (_name, held, code, key, platform, pressed) => {
    expect(judge(stroke(held, code, key), platform)).toEqual({ ok: false, refusal: { why: 'altgr', pressed, writes: key } });
  });

  it('and with a key that writes nothing, says nothing of a character', () => {
    for (const [code, key] of [['F7', 'F7'], ['Space', ' '], ['KeyE', 'Dead']] as const) expect(judge(stroke('G', code, key), 'linux')).toMatchObject({ ok: false, refusal: { why: 'altgr', writes: '' } });
  });

  it('Ctrl Alt with a plain letter or a function key is a good one', () => {
    expect(accelerator('CA', 'KeyQ', 'q', 'linux')).toBe('CommandOrControl+Alt+Q');
    expect(accelerator('CA', 'F7', 'F7', 'win32')).toBe('CommandOrControl+Alt+F7');
    expect(accelerator('CAS', 'Digit1', '!', 'win32')).toBe('CommandOrControl+Alt+Shift+1');
    expect(accelerator('CA', 'KeyQ', 'œ', 'darwin')).toBe('Control+Alt+Q');
    expect(accelerator('AM', 'KeyQ', 'œ', 'darwin')).toBe('CommandOrControl+Alt+Q');
  });
});

describe('what everybody needs', () => {
  it.each<[string, string, string, string, Platform]>([
    ['editing', 'C', 'KeyC', 'c', 'linux'],
    ['editing', 'C', 'KeyV', 'v', 'win32'],
    ['editing', 'CS', 'KeyZ', 'Z', 'linux'],
    ['editing', 'M', 'KeyC', 'c', 'darwin'],
    ['windows', 'A', 'F4', 'F4', 'win32'],
    ['windows', 'A', 'Tab', 'Tab', 'linux'],
    ['windows', 'M', 'KeyQ', 'q', 'darwin'],
    ['browsers', 'C', 'KeyW', 'w', 'linux'],
    ['browsers', 'C', 'Tab', 'Tab', 'linux'],
    ['browsers', 'A', 'ArrowLeft', 'ArrowLeft', 'win32'],
    ['system', 'CA', 'Delete', 'Delete', 'win32'],
    ['system', 'CA', 'F7', 'F7', 'linux'],
    ['system', 'M', 'KeyL', 'l', 'win32'],
    ['system', '', 'F12', 'F12', 'win32'],
    ['system', 'CS', 'Escape', 'Escape', 'win32'],
  ])('%s: %s %s', (by, held, code, key, platform) => {
    expect(judge(stroke(held, code, key), platform)).toMatchObject({ ok: false, refusal: { why: 'needed', by } });
  });

  it.each<[string, string, string, Platform]>([
    ['C', 'KeyC', 'c', 'darwin'],
    ['CA', 'KeyC', 'c', 'linux'],
    ['', 'F12', 'F12', 'linux'],
    ['CS', 'KeyS', 'S', 'linux'],
    ['S', 'F4', 'F4', 'win32'],
    ['CA', 'F13', 'F13', 'linux'],
    ['CA', 'F7', 'F7', 'darwin'],
  ])('not %s %s', (held, code, key, platform) => expect(judge(stroke(held, code, key), platform).ok).toBe(true));
});

it('what it takes, main takes too, and what main shows of a refusal is never empty', () => {
  const codes = [...letters.map((letter) => [`Key${letter}`, letter]), ...digits.map((digit) => [`Digit${digit}`, digit]), ...functions.map((key) => [key, key]), ['Space', ' '], ['Semicolon', ';'], ['Tab', 'Tab'], ['NumpadAdd', '+']] as [string, string][];
  for (const platform of platforms)
    for (let bits = 0; bits < 32; bits++)
      for (const [code, key] of codes) {
        const verdict = judge(stroke('CASMG'.split('').filter((_name, at) => bits & (1 << at)).join(''), code, key), platform);
        if (!verdict.ok) {
          expect(verdict.refusal.pressed).toMatch(/\S$/);
          continue;
        }
        const chord = readChord(verdict.accelerator, platform);
        expect(verdict.accelerator).toMatch(/^[\w+]{1,60}$/);
        expect(chord && mayBeGlobal(chord)).toBe(true);
      }
});
