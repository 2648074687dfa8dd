/** The popup stands by the tray, and never leaves the screen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePopup, type Box } from '../../main/windows/place';

const size = { width: 344, height: 440 };
const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };

/** A screen with a bar of some height at one edge, anywhere among several screens. */
const screen = fc.record({
  x: fc.integer({ min: -8000, max: 8000 }),
  y: fc.integer({ min: -8000, max: 8000 }),
  width: fc.integer({ min: size.width + 16, max: 8000 }),
  height: fc.integer({ min: size.height + 16, max: 5000 }),
});

function within(at: { x: number; y: number }, work: Box): void {
  expect(at.x).toBeGreaterThanOrEqual(work.x);
  expect(at.y).toBeGreaterThanOrEqual(work.y);
  expect(at.x + size.width).toBeLessThanOrEqual(work.x + work.width);
  expect(at.y + size.height).toBeLessThanOrEqual(work.y + work.height);
}

describe('stays inside the work area', () => {
  it('wherever the tray is', () => {
    const tray = fc.record({ x: fc.integer({ min: -9000, max: 17_000 }), y: fc.integer({ min: -9000, max: 14_000 }), width: fc.integer({ min: 1, max: 60 }), height: fc.integer({ min: 1, max: 60 }) });
    fc.assert(fc.property(screen, tray, fc.boolean(), (work, at, top) => within(placePopup(size, at, work, top), work)));
  });

  it('also as high as the screen itself', () => {
    const work = { x: 0, y: 28, width: 1280, height: size.height };
    expect(placePopup(size, { x: 1200, y: 2, width: 22, height: 22 }, work, true)).toMatchObject({ y: 28 });
    expect(placePopup(size, nowhere, { ...work, height: size.height + 6 }, true)).toMatchObject({ y: 31 });
  });

  it('where the desktop does not say where the tray is', () => {
    fc.assert(fc.property(screen, fc.boolean(), (work, top) => within(placePopup(size, nowhere, work, top), work)));
  });

  it('with whole pixels, also on a scaled screen', () => {
    const part = fc.double({ min: 0, max: 2000, noNaN: true });
    fc.assert(
      fc.property(screen, part, part, (work, x, y) => {
        const at = placePopup(size, { x, y, width: 22.5, height: 22.5 }, work, true);
        expect([Number.isInteger(at.x), Number.isInteger(at.y)]).toEqual([true, true]);
      }),
    );
  });
});

describe('stands by the tray', () => {
  const work: Box = { x: 0, y: 30, width: 1920, height: 1010 };

  it.each([
    ['a bar at the top, on the right', { x: 1800, y: 4, width: 22, height: 22 }, { x: 1568, y: 38 }],
    ['a bar at the top, in the middle', { x: 1000, y: 4, width: 22, height: 22 }, { x: 839, y: 38 }],
    ['a bar at the bottom, on the right', { x: 1890, y: 1045, width: 22, height: 22 }, { x: 1568, y: 592 }],
    ['a bar at the bottom, on the left', { x: 4, y: 1045, width: 22, height: 22 }, { x: 8, y: 592 }],
  ])('%s', (_name, tray, at) => {
    expect(placePopup(size, tray, work, true)).toEqual(at);
  });

  it('or in the corner where bars are, where the desktop does not say', () => {
    expect(placePopup(size, nowhere, work, true)).toEqual({ x: 1568, y: 38 });
    expect(placePopup(size, nowhere, work, false)).toEqual({ x: 1568, y: 592 });
  });
});

it('shows its beginning where the screen is too small for it', () => {
  const work: Box = { x: 100, y: 50, width: 300, height: 200 };
  expect(placePopup(size, nowhere, work, true)).toEqual({ x: 108, y: 58 });
});
