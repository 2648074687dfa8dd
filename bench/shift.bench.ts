/** Lamp-wrong seconds: an eight-hour shift under our schedule and under naive pollers, in virtual time. */
import { it } from 'vitest';
import { naiveLamp, ourLamp } from './shift/lamps';
import { runShift, type Shift } from './shift/run';

const seeds = [1, 2, 3, 4, 5, 6];
const hours = 8;

it('shift', async () => {
  const lamps = [
    { name: 'Reclight', make: ourLamp },
    ...[1, 5, 30].map((seconds) => ({ name: `naive, every ${seconds} s`, make: (...[dialer, clock]: Parameters<typeof ourLamp>) => naiveLamp(dialer, clock, seconds * 1000) })),
  ];
  const rows: string[][] = [['an hour of an eight-hour shift', 'wrong', 'said recording, none ran', 'said none, one ran', 'said it waits', 'calls']];
  for (const { name, make } of lamps) {
    const shifts: Shift[] = [];
    for (const seed of seeds) shifts.push(await runShift(seed, make));
    const anHour = (of: (shift: Shift) => number): number => shifts.reduce((sum, shift) => sum + of(shift), 0) / seeds.length / hours;
    const seconds = (of: (shift: Shift) => number): string => `${(anHour(of) / 1000).toFixed(1)} s`;
    rows.push([name, seconds((shift) => shift.falselyOnMs + shift.falselyOffMs), seconds((shift) => shift.falselyOnMs), seconds((shift) => shift.falselyOffMs), seconds((shift) => shift.waitMs), anHour((shift) => shift.calls).toFixed(0)]);
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  console.log(`\n${rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('   ')).join('\n')}\nmeans of ${seeds.length} seeds\n`);
});
