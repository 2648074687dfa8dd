/** Where the popup stands: at the tray, or where the desktop doesn't say, in the corner of the screen with the pointer. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const margin = 8;

export function placePopup(size: { readonly width: number; readonly height: number }, tray: Box, work: Box, barAtTop: boolean): { x: number; y: number } {
  const known = tray.width > 0 && tray.height > 0;
  const left = known ? tray.x + tray.width / 2 - size.width / 2 : work.x + work.width - size.width - margin;
  const above = known ? tray.y + tray.height / 2 > work.y + work.height / 2 : !barAtTop;
  const top = above ? work.y + work.height - size.height - margin : work.y + margin;
  // As far from the edges as there is room for: at the largest text it may be as high as the screen.
  const within = (at: number, from: number, room: number): number => {
    const edge = room < 0 ? margin : Math.min(margin, room / 2);
    return Math.round(Math.max(from + edge, Math.min(at, from + room - edge)));
  };
  return { x: within(left, work.x, work.width - size.width), y: within(top, work.y, work.height - size.height) };
}
