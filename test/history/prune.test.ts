/** Old days go; what remains is a whole chain, and a day that a hand removes is missed. */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { oldestKept } from '../../main/history/prune';
import { storeRules } from '../../main/history/store';
import { writeWhole } from '../../main/settings/atomic-writer';
import { check, dayMs, dayNames, fill, folderOfTest, kindsOf, noon, openDesk, type Desk } from './rooms';

/** A start on that day; it writes an entry, and old days go. */
function live(folder: string, day: number, keepDays: number, part: Parameters<typeof openDesk>[1] = {}): Desk {
  const desk = openDesk(folder, { at: noon + day * dayMs, keepDays: () => keepDays, ...part });
  desk.write(1);
  desk.timers.pass(storeRules.pruneFirstMs);
  desk.store.close();
  return desk;
}

it('days older than they are kept go at a start, and the chain begins after them', async () => {
  const folder = folderOfTest();
  fill(folder, 8, 2);
  writeFileSync(join(folder, '2026-11-24.jsonl.torn-2026-11-24T12-00-00-000Z'), 'torn');
  live(folder, 8, 3);
  expect(dayNames(folder)).toEqual(['2026-11-29.jsonl', '2026-11-30.jsonl', '2026-12-01.jsonl', '2026-12-02.jsonl']);
  expect(readdirSync(folder).filter((name) => name.includes('torn'))).toEqual([]);
  expect(await check(folder)).toMatchObject({ ok: true, entries: 7, from: 11, last: 17 });
});

it('and while the app runs', () => {
  const folder = folderOfTest();
  fill(folder, 3, 2);
  const desk = openDesk(folder, { at: noon + 3 * dayMs, keepDays: () => 2 });
  desk.write(1);
  desk.timers.pass(storeRules.pruneFirstMs);
  expect(dayNames(folder)).toHaveLength(3);
  desk.clock.wallMs += dayMs;
  desk.write(1);
  desk.timers.pass(storeRules.pruneEveryMs);
  expect(dayNames(folder)).toEqual(['2026-11-26.jsonl', '2026-11-27.jsonl', '2026-11-28.jsonl']);
});

it('a day that a hand removes is missed, before and after old days went', async () => {
  const folder = folderOfTest();
  fill(folder, 8, 2);
  live(folder, 8, 3);
  rmSync(join(folder, '2026-11-29.jsonl'));
  expect(await check(folder)).toMatchObject({ ok: false, findings: [{ kind: 'missing', seq: 11, count: 2 }] });
});

it('a death after the head and before the removal: sound, and removed by the next start', async () => {
  const folder = folderOfTest();
  fill(folder, 8, 2);
  const whole = readdirSync(folder).filter((name) => name.startsWith('2026-11-2'));
  const kept = new Map(whole.map((name) => [name, readLines(folder, name)]));
  live(folder, 8, 3);
  for (const [name, text] of kept) if (!dayNames(folder).includes(name)) writeFileSync(join(folder, name), text);
  expect(dayNames(folder).length).toBeGreaterThan(4);
  expect(await check(folder)).toMatchObject({ ok: true, entries: 7 });
  live(folder, 9, 3);
  expect(dayNames(folder)).toEqual(['2026-11-30.jsonl', '2026-12-01.jsonl', '2026-12-02.jsonl', '2026-12-03.jsonl']);
  expect(await check(folder)).toMatchObject({ ok: true });
});

it('where the head can not be written nothing is removed', async () => {
  const folder = folderOfTest();
  fill(folder, 8, 2);
  let refuse = false;
  const desk = openDesk(folder, {
    at: noon + 8 * dayMs,
    keepDays: () => 1,
    writeWhole: (path, data) => {
      if (refuse) throw new Error('full');
      writeWhole(path, data);
    },
  });
  desk.write(1);
  refuse = true;
  desk.timers.pass(storeRules.pruneFirstMs);
  expect(dayNames(folder)).toHaveLength(9);
  expect(await check(folder)).toMatchObject({ ok: true });
});

it('a clock that stands in a wrong year for a day takes nothing away', async () => {
  const folder = folderOfTest();
  fill(folder, 3, 2);
  const desk = openDesk(folder, { at: Date.UTC(2036, 0, 1, 12) });
  desk.write(1);
  desk.timers.pass(storeRules.pruneFirstMs);
  desk.store.close();
  expect(dayNames(folder)).toHaveLength(4);
  // Back in its own time, the day with the wrong name goes when its neighbours go.
  for (const day of [3, 4, 5, 6]) live(folder, day, 2);
  expect(dayNames(folder)).toEqual(['2026-11-28.jsonl', '2026-11-29.jsonl', '2026-11-30.jsonl']);
  expect(await check(folder)).toMatchObject({ ok: true });
});

it('a day that was put back does not drag its neighbours with it', async () => {
  const folder = folderOfTest();
  fill(folder, 2, 2);
  live(folder, -4000, 90);
  live(folder, 2, 90);
  expect(dayNames(folder)).toHaveLength(4);
  expect(await check(folder)).toMatchObject({ ok: true });
  for (const day of [3, 4, 5]) live(folder, day, 2);
  expect(dayNames(folder)).toEqual(['2026-11-27.jsonl', '2026-11-28.jsonl', '2026-11-29.jsonl']);
  expect(kindsOf(await check(folder))).toEqual([]);
});

it('days are counted from the last one that was worked', () => {
  expect(oldestKept(['2026-11-24', '2026-11-25'], '2026-11-25', 1)).toBe('2026-11-24');
  expect(oldestKept(['2026-11-24', '2026-11-25'], '2026-11-26', 2)).toBe('2026-11-24');
  expect(oldestKept(['2026-03-31'], '2026-11-26', 90)).toBe('2026-01-01');
  expect(oldestKept(['2026-11-26'], '2026-11-26', 1)).toBeNull();
});

function readLines(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
