/** A history of a thousand days: how long a person waits for its list, its newest day, the next entry, and the check of it all. */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { dayOf, lineOf } from '../main/history/chain';
import { headText } from '../main/history/head';
import { daysIn, readDay } from '../main/history/read';
import { verifyHistory } from '../main/history/verify';
import { draftAt, key, noon, openDesk } from '../test/history/rooms';
import { median } from './figures';

const days = 1000;
const perDay = 100;
const runs = 5;

/** Laid straight onto the disk: writing it entry by entry would take a thousand days of flushing. */
function lay(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const desk = 'abcdef123456';
  let last = { seq: 0, seal: '' };
  let file = '';
  let bytes = 0;
  for (let day = 0; day < days; day++) {
    const lines: string[] = [];
    for (let n = 0; n < perDay; n++) {
      const draft = draftAt(noon + (day - days) * 86_400_000 + n * 60_000);
      const { text, seal } = lineOf(draft, { seq: last.seq + 1, desk, prev: last.seal }, key.secret);
      last = { seq: last.seq + 1, seal };
      lines.push(text);
      file = `${dayOf(draft.at)}.jsonl`;
    }
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
    bytes += statSync(join(folder, file)).size;
  }
  writeFileSync(join(folder, 'head.json'), `${headText({ desk, from: { seq: 1, seal: '' }, last, file, ahead: 1, doubts: [] }, key.secret)}\n`);
  return bytes;
}

async function ms(act: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    await act();
    times.push(performance.now() - from);
  }
  return median(times);
}

it('a thousand days', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'history-bench-'));
  const bytes = lay(folder);
  const newest = daysIn(folder).at(-1) ?? '';
  const open = (): void => {
    const desk = openDesk(folder, { at: noon, keepDays: () => 3650 });
    desk.store.append(draftAt(noon));
    desk.store.close();
  };
  const rows: readonly (readonly [string, number])[] = [
    ['list of all days', await ms(() => daysIn(folder))],
    ['newest day read', await ms(() => readDay(folder, newest))],
    ['start of the app, and one entry', await ms(open)],
    ['every seal and link checked', await ms(() => verifyHistory({ folder, key, copies: null }))],
  ];
  console.log(`\nhistory of ${days} days, ${days * perDay} entries, ${(bytes / 1024 / 1024).toFixed(0)} MB\n${rows.map(([what, time]) => `${what.padEnd(34)}${time.toFixed(1).padStart(9)} ms`).join('\n')}\n`);
  rmSync(folder, { recursive: true, force: true });
});
