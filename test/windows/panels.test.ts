/** Where panels stand: inside the work area, at the tray's corner, not under the pointer; the pill where it was put. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePanel, placeSign, trayCorner, type Corner } from '../../main/windows/panel-place';
import { pillPlace, pillScreen, placePill, shareOf, withPlace, type PillPlaces } from '../../main/windows/pill-place';
import type { Box } from '../../main/windows/place';
import { roundedShape } from '../../main/windows/shape';

const bounds: Box = { x: 0, y: 0, width: 1920, height: 1080 };
const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };
const size = { width: 260, height: 64 };

describe('the corner', () => {
  it.each<[string, Box, Box, boolean, Corner]>([
    ['by the tray, where the desktop says it', { x: 1800, y: 1050, width: 24, height: 24 }, bounds, true, { side: 'right', edge: 'bottom' }],
    ['by a tray at the left', { x: 0, y: 0, width: 24, height: 24 }, bounds, false, { side: 'left', edge: 'top' }],
    ['by the bar at the top', nowhere, { ...bounds, y: 30, height: 1050 }, false, { side: 'right', edge: 'top' }],
    ['by the bar at the bottom', nowhere, { ...bounds, height: 1040 }, true, { side: 'right', edge: 'bottom' }],
    ['by the platform where no bar is seen', nowhere, bounds, true, { side: 'right', edge: 'top' }],
    ['of this screen, though the tray is on another', { x: 2000, y: 1050, width: 24, height: 24 }, { ...bounds, y: 30, height: 1050 }, false, { side: 'right', edge: 'top' }],
  ])('%s', (_name, tray, workArea, barAtTop, corner) => expect(trayCorner(tray, { bounds, workArea }, barAtTop)).toEqual(corner));
});

const corners: readonly Corner[] = (['left', 'right'] as const).flatMap((side) => (['top', 'bottom'] as const).map((edge) => ({ side, edge })));
const work: Box = { x: 100, y: 30, width: 1280, height: 720 };
const covers = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(corners)('in the $side $edge', (corner) => {
  it('a sign stays inside, beside the alarm, and away from the pointer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1379 }), fc.integer({ min: 30, max: 749 }), fc.boolean(), (x, y, alarmed) => {
        const alarmSize = { width: 372, height: 400 };
        const alarm = alarmed ? { ...placePanel(alarmSize, corner, work, null), ...alarmSize } : null;
        const sign = { ...placeSign(size, corner, work, alarm, { x, y }), ...size };
        expect(sign.x >= work.x && sign.y >= work.y && sign.x + sign.width <= work.x + work.width && sign.y + sign.height <= work.y + work.height).toBe(true);
        expect(covers(sign, { x, y, width: 1, height: 1 })).toBe(false);
        if (alarm) expect(covers(sign, alarm)).toBe(false);
      }),
    );
  });
});

describe('the pill', () => {
  const screens = { left: { x: 0, y: 0, width: 1920, height: 1040 }, right: { x: 1920, y: 200, width: 1280, height: 1024 } };

  it('comes back to where it was put, whatever the width of its word', () => {
    const share = fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(share, fc.integer({ min: 40, max: 400 }), (at, width) => {
        const pill = { ...placePill(at, { width, height: 32 }, screens.right), width, height: 32 };
        expect(pill.x >= 1920 && pill.x + width <= 3200 && pill.y >= 200 && pill.y + 32 <= 1224).toBe(true);
        const again = placePill(shareOf(pill, screens.right), { width, height: 32 }, screens.right);
        expect([Math.abs(again.x - pill.x), Math.abs(again.y - pill.y)].every((off) => off <= 1)).toBe(true);
      }),
    );
  });

  it('put half outside is drawn in', () => expect(shareOf({ x: -50, y: 5000, width: 160, height: 32 }, screens.left)).toEqual({ x: 0, y: 1 }));

  it('stands on the screen of its last place, goes to another with that one, and back', () => {
    let places: PillPlaces = {};
    expect(pillScreen(places, [7, 12], 7)).toBe(7);
    places = withPlace(withPlace(places, 12, { x: 0.1, y: 0.2 }), 7, { x: 0.3, y: 0.4 });
    expect(pillScreen(places, [7, 12], 12)).toBe(7);
    places = withPlace(places, 12, { x: 0.5, y: 0.6 });
    // As they come back from the settings file.
    places = JSON.parse(JSON.stringify(places)) as PillPlaces;
    expect(pillScreen(places, [7, 12], 7)).toBe(12);
    expect(pillPlace(places, 12)).toEqual({ x: 0.5, y: 0.6 });
    expect(pillScreen(places, [7], 7)).toBe(7);
    expect(pillPlace(places, 7)).toEqual({ x: 0.3, y: 0.4 });
    expect(pillScreen(places, [7, 12], 7)).toBe(12);
    expect(pillScreen(places, [99], 99)).toBe(99);
  });

  it('remembers no more screens than the settings hold', () => {
    let places: PillPlaces = {};
    for (let display = 0; display < 50; display++) places = withPlace(places, display, { x: 0, y: 0 });
    expect(Object.keys(places)).toHaveLength(20);
    expect(pillScreen(places, [0, 49], 0)).toBe(49);
  });
});

describe('round corners', () => {
  it('cover the whole window but its corners, without overlap', () => {
    const shape = roundedShape({ width: 100, height: 32 }, 16);
    expect(shape.reduce((sum, box) => sum + box.height, 0)).toBe(32);
    for (const box of shape) expect(box.x * 2 + box.width).toBe(100);
    expect(shape[0]?.x).toBeGreaterThan(8);
    expect(shape.find(({ y }) => y === 15)?.x).toBe(0);
  });
});
