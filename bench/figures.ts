/** Medians, and memory as the kernel counts it. */
import { readFileSync } from 'node:fs';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Proportional memory of these processes together, in MB. */
export function pssMb(pids: readonly number[]): number {
  const kb = pids.map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended, or is a zygote that may not be looked into: the sum says how many were counted.
      return 0;
    }
  });
  return kb.reduce((sum, one) => sum + one, 0) / 1024;
}

export interface Row {
  readonly what: string;
  readonly ours: number;
  /** The bare tray's, in the same run; null where it has nothing to compare. */
  readonly floor: number | null;
  readonly unit: 'ms' | 'MB' | 'KB';
}

/** One line a figure: ours, the floor, and the ratio, which is what may be quoted. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, ours, floor, unit }) => [what, `${ours.toFixed(0)} ${unit}`, floor === null ? '-' : `${floor.toFixed(0)} ${unit}`, floor === null ? '-' : `× ${(ours / floor).toFixed(2)}`]);
  return columns([['figure (median)', 'Reclight', 'bare tray', 'ratio'], ...cells]);
}

/** Rows under their headings, the first column to the left. */
export function columns(all: readonly (readonly string[])[]): string {
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ')).join('\n');
}
