/** Which finding each edit brings, and where. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Finding } from '../../main/history/findings';
import type { Verdict } from '../../main/history/verify';
import { check, dayMs, fill, folderOfTest, key, linesOf, noon, openDesk, setLines } from './rooms';

const first = '2026-11-24.jsonl';
const second = '2026-11-25.jsonl';
let folder: string;

beforeEach(() => {
  folder = folderOfTest();
  fill(folder, 2, 4);
});

function findings(verdict: Verdict): readonly Finding[] {
  return verdict.ok ? [] : verdict.findings;
}

const change = (name: string, act: (lines: string[]) => void): void => {
  const lines = linesOf(folder, name);
  act(lines);
  setLines(folder, name, lines);
};

it('an edited line is told, with its place', async () => {
  change(first, (lines) => (lines[1] = (lines[1] ?? '').replace('"hot-key"', '"popup"')));
  expect(findings(await check(folder))).toEqual([
    { kind: 'edited', file: first, line: 2, seq: 2, count: 1 },
    { kind: 'missing', file: first, line: 3, seq: 2, count: 1 },
  ]);
});

it('missing lines are told as one, with their number', async () => {
  change(first, (lines) => void lines.splice(1, 2));
  expect(findings(await check(folder))).toEqual([{ kind: 'missing', file: first, line: 2, seq: 2, count: 2 }]);
});

it('a missing day', async () => {
  rmSync(join(folder, first));
  expect(findings(await check(folder))).toEqual([{ kind: 'missing', file: second, line: 1, seq: 1, count: 4 }]);
});

it('a cut end, and the last day gone', async () => {
  change(second, (lines) => void lines.splice(1));
  expect(findings(await check(folder))).toEqual([{ kind: 'cut-off', file: second, line: null, seq: 6, count: 3 }]);
  rmSync(join(folder, second));
  expect(findings(await check(folder))).toEqual([{ kind: 'cut-off', file: first, line: null, seq: 5, count: 4 }]);
});

it('lines out of order, and a line twice', async () => {
  change(first, (lines) => void lines.splice(0, 4, ...lines.toReversed()));
  expect(findings(await check(folder))).toEqual([{ kind: 'reordered', file: first, line: 2, seq: 3, count: 3 }]);
  change(first, (lines) => void lines.splice(0, 4, ...lines.toReversed(), lines[0] ?? ''));
  expect(findings(await check(folder))).toEqual([{ kind: 'reordered', file: first, line: 5, seq: 4, count: 1 }]);
});

it('a day under another name', async () => {
  renameSync(join(folder, first), join(folder, '2026-11-23.jsonl'));
  expect(findings(await check(folder))).toEqual([{ kind: 'reordered', file: '2026-11-23.jsonl', line: 1, seq: 1, count: 4 }]);
});

it('a torn end, and a day that can not be read', async () => {
  appendFileSync(join(folder, second), 'half a li');
  expect(findings(await check(folder))).toEqual([{ kind: 'torn', file: second, line: 5, seq: null, count: 1 }]);
  rmSync(join(folder, second));
  mkdirSync(join(folder, second));
  expect(findings(await check(folder)).map(({ kind, file }) => [kind, file])).toEqual([['unreadable', second], ['cut-off', first]]);
});

it('the head gone, edited, or of another key', async () => {
  const head = readFileSync(join(folder, 'head.json'), 'utf8');
  rmSync(join(folder, 'head.json'));
  expect(findings(await check(folder))).toEqual([{ kind: 'head-missing', file: 'head.json', line: null, seq: null, count: 1 }]);
  writeFileSync(join(folder, 'head.json'), head.replace('"seq":8', '"seq":7'));
  expect(findings(await check(folder))).toEqual([{ kind: 'head-edited', file: 'head.json', line: null, seq: null, count: 1 }]);
});

it('another key than the one that sealed: nothing can be said of these lines', async () => {
  const kinds = findings(await check(folder, { key: { ...key, secret: Buffer.alloc(32, 1) } }));
  expect(kinds.map(({ kind, file, count }) => [kind, file, count])).toEqual([['unknown-key', 'head.json', 1], ['unknown-key', first, 4], ['unknown-key', second, 4]]);
  expect(findings(await check(folder, { key: null })).map(({ kind }) => kind)).toContain('unknown-key');
});

it('a new key after the old one was lost goes on, and says what it can not check', async () => {
  const next = { secret: Buffer.alloc(32, 9), from: 9, isNew: true };
  const desk = openDesk(folder, { at: noon + 2 * dayMs, key: next });
  desk.write(2);
  desk.store.close();
  expect(desk.troubles).toEqual([]);
  const verdict = await check(folder, { key: { ...next, isNew: false } });
  expect(findings(verdict).map(({ kind, file, count }) => [kind, file, count])).toEqual([['unknown-key', first, 4], ['unknown-key', second, 4]]);
  expect(verdict).toMatchObject({ entries: 10 });
});

it('a line of any length and a thousand broken lines are one finding each time', async () => {
  appendFileSync(join(folder, first), `${'x'.repeat(3_000_000)}\n`);
  appendFileSync(join(folder, second), 'x\n'.repeat(1000));
  expect(findings(await check(folder))).toEqual([
    { kind: 'edited', file: first, line: 5, seq: null, count: 1 },
    { kind: 'edited', file: second, line: 5, seq: null, count: 1000 },
  ]);
});

it('a list of findings has an end, and says how many are not in it', async () => {
  appendFileSync(join(folder, second), Array.from({ length: 300 }, (_, n) => `x\n${linesOf(folder, second)[n % 4]}\n`).join(''));
  const verdict = await check(folder);
  expect(findings(verdict)).toHaveLength(200);
  expect(verdict.ok ? 0 : verdict.more).toBe(400);
});

it('is one moment: what is written meanwhile changes nothing', async () => {
  const desk = openDesk(folder, { at: noon + dayMs });
  const checking = check(folder);
  desk.write(3);
  expect(await checking).toMatchObject({ ok: true, entries: 8 });
  expect(await check(folder)).toMatchObject({ ok: true, entries: 11 });
});
