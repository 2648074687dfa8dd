import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { daysIn, readDay } from '../../main/history/read';
import { fill, folderOfTest } from './rooms';

it('days are those that have a file, the oldest first', () => {
  const folder = folderOfTest();
  fill(folder, 3, 1);
  for (const name of ['2026-11-24.jsonl.torn-1', 'copied.json', '2026-11-2.jsonl', 'x2026-11-23.jsonl']) writeFileSync(join(folder, name), '');
  expect(daysIn(folder)).toEqual(['2026-11-24', '2026-11-25', '2026-11-26']);
  expect(daysIn(join(folder, 'not there'))).toEqual([]);
});

it('a day is its entries; what is none is passed over and counted', async () => {
  const folder = folderOfTest();
  fill(folder, 1, 3);
  appendFileSync(join(folder, '2026-11-24.jsonl'), 'no entry\n{}\nhalf');
  const day = await readDay(folder, '2026-11-24');
  expect(day.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(day.broken).toBe(3);
});

it('a day without a file is empty, and what is no day reads nothing', async () => {
  const folder = folderOfTest();
  mkdirSync(join(folder, 'inside'));
  writeFileSync(join(folder, 'inside', '2026-11-24.jsonl'), 'secret\n');
  for (const day of ['2026-11-23', '', '../2026-11-24', 'inside/2026-11-24', '2026-11-24\0', 'head']) expect(await readDay(folder, day)).toEqual({ day, entries: [], broken: 0 });
});

it('a thousand days are listed whole', () => {
  const folder = folderOfTest();
  const names = Array.from({ length: 1000 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10));
  for (const name of names) writeFileSync(join(folder, `${name}.jsonl`), '');
  expect(daysIn(folder)).toEqual(names);
});
