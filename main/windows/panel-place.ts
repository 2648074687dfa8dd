/** Where a panel stands that opens by itself: in the tray's corner of the screen with the pointer, and not under it. */
import type { Box } from './place';

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Corner {
  readonly side: 'left' | 'right';
  readonly edge: 'top' | 'bottom';
}

const margin = 12;
/** Nearer than this the pointer would lie on it with the next small move. */
const reach = 24;

/** Where the desktop doesn't say where its tray is, the bar is taken to lie where the work area leaves room for one. */
export function trayCorner(tray: Box, screen: { readonly bounds: Box; readonly workArea: Box }, barAtTop: boolean): Corner {
  const { bounds, workArea } = screen;
  if (tray.width > 0 && tray.height > 0 && contains(bounds, middle(tray))) {
    const at = middle(tray);
    return { side: at.x < middle(bounds).x ? 'left' : 'right', edge: at.y < middle(bounds).y ? 'top' : 'bottom' };
  }
  const above = workArea.y - bounds.y;
  const below = bounds.y + bounds.height - (workArea.y + workArea.height);
  return { side: 'right', edge: above === below ? (barAtTop ? 'top' : 'bottom') : above > below ? 'top' : 'bottom' };
}

/** In that corner; `beside` is another panel there, which it must not cover. */
export function placePanel(size: Size, corner: Corner, work: Box, beside: Box | null): Point {
  const x = corner.side === 'left' ? work.x + margin : work.x + work.width - size.width - margin;
  if (corner.edge === 'top') return { x, y: beside ? beside.y + beside.height + margin : work.y + margin };
  return { x, y: (beside ? beside.y : work.y + work.height) - size.height - margin };
}

/** The same, but at the other side of the screen where the pointer lies there. */
export function placeSign(size: Size, corner: Corner, work: Box, beside: Box | null, pointer: Point): Point {
  const at = placePanel(size, corner, work, beside);
  const near: Box = { x: at.x - reach, y: at.y - reach, width: size.width + 2 * reach, height: size.height + 2 * reach };
  return contains(near, pointer) ? placePanel(size, { ...corner, side: corner.side === 'left' ? 'right' : 'left' }, work, null) : at;
}

function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function contains(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}
