/** Where the pill stands: a share of the room that each screen has, kept by screen, so that it comes back with it. */
import type { Box } from './place';
import type { Point, Size } from './panel-place';

export type PillPlaces = Readonly<Record<string, Point>>;

/** Below the middle: over no title bar, no tab, no tray. */
const first: Point = { x: 0.5, y: 1 };
const most = 20;

/** A word before the number: an object keeps the order of such names, and the newest place is the last. */
const nameOf = (display: number): string => `screen-${display}`;

/** The screen where it was put last, of those that are there; else the first one. */
export function pillScreen(places: PillPlaces, displays: readonly number[], primary: number): number {
  const known = Object.keys(places).toReversed();
  const name = known.find((one) => displays.some((display) => nameOf(display) === one));
  return displays.find((display) => nameOf(display) === name) ?? primary;
}

export function pillPlace(places: PillPlaces, display: number): Point {
  return places[nameOf(display)] ?? first;
}

/** Inside the work area for every share from 0 to 1, however wide its word makes it. */
export function placePill(share: Point, size: Size, work: Box): Point {
  return { x: Math.round(work.x + share.x * (work.width - size.width)), y: Math.round(work.y + share.y * (work.height - size.height)) };
}

export function shareOf(pill: Box, work: Box): Point {
  const share = (at: number, room: number): number => (room <= 0 ? 0 : Math.max(0, Math.min(1, at / room)));
  return { x: share(pill.x - work.x, work.width - pill.width), y: share(pill.y - work.y, work.height - pill.height) };
}

export function withPlace(places: PillPlaces, display: number, share: Point): PillPlaces {
  const others = Object.entries(places).filter(([name]) => name !== nameOf(display));
  return Object.fromEntries([...others.slice(1 - most), [nameOf(display), share]]);
}
