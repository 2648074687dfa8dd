/** The text size by keys, and windows that grow with it as far as the screen goes. */
import { describe, expect, it } from 'vitest';
import { textSizes } from '../../main/settings/defaults';
import { scaled, stepOf, stepped } from '../../main/windows/text-size';

const key = (name: string, held: { control?: boolean; meta?: boolean; alt?: boolean } = { control: true }, type = 'keyDown'): ReturnType<typeof stepOf> =>
  stepOf({ type, key: name, control: false, meta: false, alt: false, ...held });

describe('the keys', () => {
  it('are those of every browser', () => {
    expect(['+', '=', '-', '_', '0'].map((name) => key(name))).toEqual(['larger', 'larger', 'smaller', 'smaller', 'plain']);
    expect(key('+', { meta: true })).toBe('larger');
  });

  it('are nothing else: typing stays typing', () => {
    expect(key('+', {})).toBe(null);
    // AltGr, as Windows reports it.
    expect(key('0', { control: true, alt: true })).toBe(null);
    expect(key('c')).toBe(null);
    expect(key('+', { control: true }, 'keyUp')).toBe(null);
  });
});

it('steps through the sizes and stops at both ends', () => {
  const up = (from: (typeof textSizes)[number]): (typeof textSizes)[number] => stepped(from, 'larger');
  expect([100 as const, 125 as const, 150 as const, 200 as const].map(up)).toEqual([125, 150, 200, 200]);
  expect([200 as const, 150 as const, 125 as const, 100 as const].map((from) => stepped(from, 'smaller'))).toEqual([150, 125, 100, 100]);
  expect(textSizes.map((from) => stepped(from, 'plain'))).toEqual([100, 100, 100, 100]);
});

it('a window grows with its text, but not beyond the screen', () => {
  const work = { x: 0, y: 28, width: 1280, height: 772 };
  expect(scaled({ width: 344, height: 440 }, 1.5, work)).toEqual({ width: 516, height: 660 });
  expect(scaled({ width: 900, height: 440 }, 2, work)).toEqual({ width: 1280, height: 772 });
});
