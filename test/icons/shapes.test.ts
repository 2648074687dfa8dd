/** Every light is told by shape alone: at 16 px, in one colour, with and without the stripes of practice. */
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { GLYPHS, drawing } from '../../scripts/icons.mjs';

const side = 16;

/** How much of each pixel is covered, 0 to 1. */
function coverage(glyph: string, practice: boolean): number[] {
  const svg = drawing(glyph, { colour: '#000000', ink: '#000000', practice });
  const { pixels } = new Resvg(svg, { fitTo: { mode: 'width', value: side }, font: { loadSystemFonts: false } }).render();
  return Array.from({ length: side * side }, (_, at) => (pixels[at * 4 + 3] ?? 0) / 255);
}

const distance = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0);

/** In whole pixels of 256: well above what another antialiasing of the same shape would make. */
const least = 12;

describe.each([
  { practice: false, name: 'a real lamp' },
  { practice: true, name: 'a practice lamp' },
])('$name', ({ practice }) => {
  const drawn = GLYPHS.map((glyph) => ({ glyph, pixels: coverage(glyph, practice) }));
  const pairs = drawn.flatMap((one, at) => drawn.slice(at + 1).map((other) => ({ one, other, pair: `${one.glyph} and ${other.glyph}` })));

  it.each(pairs)('$pair differ', ({ one, other }) => {
    expect(distance(one.pixels, other.pixels)).toBeGreaterThan(least);
  });

  it.each(drawn)('$glyph leaves no mark outside its square and is no speck', ({ pixels }) => {
    const covered = pixels.reduce((sum, value) => sum + value, 0);
    expect(covered).toBeGreaterThan(30);
    expect(covered).toBeLessThan(side * side * 0.75);
  });
});

it('the two unproved lights lie in opposite halves', () => {
  const upper = (glyph: string): number => {
    const pixels = coverage(glyph, false);
    const sum = (part: readonly number[]): number => part.reduce((all, value) => all + value, 0);
    return sum(pixels.slice(0, 128)) / sum(pixels);
  };
  expect(upper('unconfirmed-start')).toBeLessThan(0.45);
  expect(upper('unconfirmed-stop')).toBeGreaterThan(0.6);
});

describe('practice', () => {
  it.each(GLYPHS)('%s is told from the real one by the lowest rows', (glyph) => {
    const lowest = (pixels: readonly number[]): number[] => pixels.slice(13 * side);
    const real = lowest(coverage(glyph, false));
    const practised = lowest(coverage(glyph, true));
    expect(distance(real, practised)).toBeGreaterThan(least);
    const darkest = practised.filter((value) => value > 0.7).length;
    const lightest = practised.filter((value) => value < 0.3).length;
    expect(Math.min(darkest, lightest)).toBeGreaterThan(10);
  });
});
