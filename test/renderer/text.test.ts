/** Keys, file names, ages and times as every window writes them. */
import { describe, expect, it } from 'vitest';
import { ageText, clock, fineAgeText, keyLabel, secondsText, shorten, timeOfDay } from '../../renderer/parts/text';

describe('keyLabel', () => {
  it.each([
    ['CommandOrControl+Shift+F9', 'Ctrl Shift F9', 'Ctrl Shift F9', '⌘⇧F9'],
    ['Control+Alt+r', 'Ctrl Alt R', 'Ctrl Alt R', '⌃⌥R'],
    ['Super+F13', 'Super F13', 'Win F13', '⌘F13'],
    ['Pause', 'Pause', 'Pause', 'Pause'],
    ['Scrolllock', 'ScrollLock', 'ScrollLock', 'Scrolllock'],
    ['CmdOrCtrl+Plus', 'Ctrl +', 'Ctrl +', '⌘+'],
  ])('%s', (accelerator, linux, win32, darwin) => {
    expect(keyLabel(accelerator, 'linux')).toBe(linux);
    expect(keyLabel(accelerator, 'win32')).toBe(win32);
    expect(keyLabel(accelerator, 'darwin')).toBe(darwin);
  });

  it('names the keys of the number pad', () => expect(['num7', 'numadd', 'numdec'].map((key) => keyLabel(`Alt+${key}`, 'linux'))).toEqual(['Alt Num 7', 'Alt Num +', 'Alt Num .']));

  it('says nothing of a key that is not set', () => expect(keyLabel(null, 'linux')).toBe(''));
});

describe('shorten', () => {
  it.each([
    ['20261124-092014_7275551212_1000_SALE', '_SALE', '20261124-092014_7275…_SALE'],
    ['20261124-092014_7275551212_1000_SALE', null, '20261124-092014_7275…_SALE'],
    ['20261124-092014_7275551212_1000ABCDEFGHIJ1234', 'ABCDEFGHIJ1234', '20261124-09…ABCDEFGHIJ1234'],
    ['20261124-092014_7275551212_1000', null, '20261124-092014_727…2_1000'],
    ['short_R', '_R', 'short_R'],
  ])('%s with tag %s', (name, tag, short) => expect(shorten(name, tag)).toBe(short));

  it.each(['_R', '_VERIFY_LONGER', '-a', 'ABCDEFGHIJ1234'])('keeps the tag %s whole, and the date', (tag) => {
    const short = shorten(`20261124-092014_7275551212_1000${tag}`, tag);
    expect(short.endsWith(`…${tag}`)).toBe(true);
    expect(short.startsWith('20261124')).toBe(true);
    expect(short.length).toBeLessThanOrEqual(26);
  });
});

describe('times', () => {
  it.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [161_000, '2:41'],
    [3_600_000, '1:00:00'],
    [-5, '0:00'],
  ])('a running time of %i ms is %s', (ms, text) => expect(clock(ms)).toBe(text));

  it.each([
    [900, '0 s', '0.9 s', '0,9 s'],
    [9960, '9 s', '10.0 s', '10,0 s'],
    [12_000, '12 s', '12 s', '12 s'],
    [59_999, '59 s', '59 s', '59 s'],
    [60_000, '1 min', '1 min', '1 min'],
    [7_200_000, '2 h', '2 h', '2 h'],
    [-300, '0 s', '0.0 s', '0,0 s'],
  ])('an age of %i ms is %s, finer %s, and in Spanish %s', (ms, coarse, fine, spanish) => expect([ageText(ms), fineAgeText(ms, 'en'), fineAgeText(ms, 'es')]).toEqual([coarse, fine, spanish]));

  it.each([
    [1000, '1', '1'],
    [1100, '1.1', '1,1'],
    [9949, '9.9', '9,9'],
    [9960, '10', '10'],
    [12_300, '12', '12'],
    [12_345_000, '12345', '12345'],
  ])('%i ms are %s seconds, in Spanish %s', (ms, text, spanish) => expect([secondsText(ms, 'en'), secondsText(ms, 'es')]).toEqual([text, spanish]));

  it('a time of day has no twenty-fourth hour', () => {
    const midnight = new Date(2026, 10, 24, 0, 5, 9).toISOString();
    expect([timeOfDay(midnight, 'en'), timeOfDay(midnight, 'es')]).toEqual(['00:05:09', '00:05:09']);
  });
});
