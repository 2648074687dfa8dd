/** Round corners where the desktop draws none: a window's outline as boxes, a row each where it is round. */
import type { Box } from './place';
import type { Size } from './panel-place';

export function roundedShape({ width, height }: Size, radius: number): Box[] {
  const round = Math.min(radius, Math.floor(height / 2), Math.floor(width / 2));
  const rows = Array.from({ length: round }, (_, row) => {
    const up = round - row - 0.5;
    const inset = Math.round(round - Math.sqrt(round * round - up * up));
    return { row, inset };
  });
  const line = (y: number, inset: number): Box => ({ x: inset, y, width: width - 2 * inset, height: 1 });
  return [...rows.map(({ row, inset }) => line(row, inset)), { x: 0, y: round, width, height: height - 2 * round }, ...rows.map(({ row, inset }) => line(height - 1 - row, inset))].filter((box) => box.height > 0);
}
