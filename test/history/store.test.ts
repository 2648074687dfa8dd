/** What is written, in which order, and what a start makes of what it finds. */
import { appendFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync as symlink, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { storeRules } from '../../main/history/store';
import { writeWhole } from '../../main/settings/atomic-writer';
import { allEntries, check, dayMs, dayNames, draftAt, fill, folderOfTest, key, kindsOf, linesOf, newKey, noon, openDesk, setLines } from './rooms';

const posix = process.platform !== 'win32';

it('entries are numbered without a gap over days and starts, and each carries the seal before', async () => {
  const folder = folderOfTest();
  fill(folder, 3, 4);
  const entries = allEntries(folder);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  expect(entries.map(({ prev }) => prev)).toEqual(['', ...entries.slice(0, -1).map(({ seal }) => seal)]);
  expect(new Set(entries.map(({ desk }) => desk)).size).toBe(1);
  expect(dayNames(folder)).toEqual(['2026-11-24.jsonl', '2026-11-25.jsonl', '2026-11-26.jsonl']);
  expect(await check(folder)).toMatchObject({ ok: true, entries: 12, from: 1, last: 12, cannotExclude: ['new-chain', 'roll-back', 'not-running'] });
});

it.runIf(posix)('only its owner may read it', () => {
  const folder = join(folderOfTest(), 'history');
  const desk = openDesk(folder, { key: newKey });
  desk.write(1);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder)) expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
});

it('waits for the key, and seals with it what was noted before', async () => {
  const folder = folderOfTest();
  const desk = openDesk(folder, { key: 'none yet' });
  expect(desk.store.append(draftAt(noon))).toEqual({ ok: false, failure: 'waits-for-key' });
  expect(dayNames(folder)).toEqual([]);
  desk.store.useKey(newKey);
  expect(desk.store.waiting()).toBe(0);
  expect(allEntries(folder)[0]?.key).not.toBeNull();
  expect(await check(folder)).toMatchObject({ ok: true });
});

it('waits 5 s for it and no longer: what is written then is said to be unsealed', async () => {
  const folder = folderOfTest();
  fill(folder, 1, 2);
  const desk = openDesk(folder, { key: 'none yet' });
  desk.write(2);
  desk.timers.pass(storeRules.keyWaitMs - 1);
  expect(allEntries(folder)).toHaveLength(2);
  desk.timers.pass(1);
  expect(allEntries(folder).map((entry) => entry.key === null)).toEqual([false, false, true, true]);
  desk.store.useKey(key);
  desk.write(1);
  const verdict = await check(folder);
  expect(verdict).toMatchObject({ ok: false, findings: [{ kind: 'unsealed', line: 3, seq: 3, count: 2 }] });
  expect(desk.troubles).toEqual([]);
});

it('a history from before there was a key is sound, and sealed from there on', async () => {
  const folder = folderOfTest();
  const before = openDesk(folder, { key: null });
  before.write(3);
  before.store.close();
  expect(await check(folder, { key: null })).toMatchObject({ ok: true, cannotExclude: ['new-chain', 'roll-back', 'not-running', 'careful-edit'] });
  const desk = openDesk(folder, { key: 'none yet' });
  const from = desk.store.nextSeq() ?? 0;
  expect(from).toBe(4);
  desk.store.useKey({ ...newKey, from });
  desk.write(2);
  desk.store.close();
  expect(await check(folder, { key: { ...key, from } })).toMatchObject({ ok: true, entries: 5 });
  // What lay there unsealed can't be changed any more either.
  const [name = ''] = dayNames(folder);
  const forger = folderOfTest();
  const other = openDesk(forger, { key: null });
  other.write(3);
  setLines(folder, name, [...linesOf(forger, name), ...linesOf(folder, name).slice(3)]);
  expect((await check(folder, { key: { ...key, from } })).ok).toBe(false);
});

it.each([
  ['half a line', (line: string) => line.slice(0, 300)],
  ['all of it but the line feed', (line: string) => line],
  ['zeros, as after a loss of power', () => '\0'.repeat(700)],
  ['a line that is no entry', () => 'xxx\n'],
])('%s at the end is set aside and told, and the chain goes on', async (_name, torn) => {
  const folder = folderOfTest();
  fill(folder, 1, 3);
  const forger = folderOfTest();
  fill(forger, 1, 4);
  const [name = ''] = dayNames(folder);
  const piece = torn(linesOf(forger, name)[3] ?? '');
  appendFileSync(join(folder, name), piece);
  const desk = openDesk(folder);
  const [trouble] = desk.troubles;
  expect(desk.troubles).toEqual([{ kind: 'history-torn', keptAs: expect.stringMatching(/^2026-11-24\.jsonl\.torn-/) }]);
  expect(readFileSync(join(folder, trouble?.kind === 'history-torn' ? trouble.keptAs : ''), 'utf8')).toBe(piece);
  desk.write(2);
  expect(allEntries(folder).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(await check(folder)).toMatchObject({ ok: true });
});

it('a death between a line and its head leaves one line more, which counts', async () => {
  const folder = folderOfTest();
  fill(folder, 1, 3);
  const head = readFileSync(join(folder, 'head.json'));
  fill(folder, 1, 1);
  writeFileSync(join(folder, 'head.json'), head);
  expect(await check(folder)).toMatchObject({ ok: true, entries: 4 });
  const desk = openDesk(folder);
  expect(desk.troubles).toEqual([]);
  desk.write(1);
  expect(allEntries(folder).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(await check(folder)).toMatchObject({ ok: true });
});

it('a start wipes no traces: what was cut off while the app did not run stays missing', async () => {
  const folder = folderOfTest();
  fill(folder, 1, 6);
  const [name = ''] = dayNames(folder);
  setLines(folder, name, linesOf(folder, name).slice(0, 4));
  const desk = openDesk(folder);
  expect(desk.troubles).toEqual([{ kind: 'history-damaged' }]);
  desk.write(2);
  expect(await check(folder)).toMatchObject({ ok: false, findings: [{ kind: 'missing', seq: 5, count: 2 }] });
});

it.each([
  ['taken away', (path: string) => rmSync(path), 'head-missing'],
  ['emptied', (path: string) => writeFileSync(path, ''), 'head-edited'],
  ['sealed otherwise', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('"seq":6', '"seq":4')), 'head-edited'],
])('a head that was %s, and its end with it, is still told after any number of starts', async (_name, act, kind) => {
  const folder = folderOfTest();
  fill(folder, 1, 6);
  const [name = ''] = dayNames(folder);
  setLines(folder, name, linesOf(folder, name).slice(0, 4));
  act(join(folder, 'head.json'));
  for (let start = 0; start < 3; start++) {
    const desk = openDesk(folder);
    expect(desk.troubles).toEqual(start === 0 ? [{ kind: 'history-damaged' }] : []);
    desk.write(1);
    desk.store.close();
  }
  expect(kindsOf(await check(folder))).toContain(kind);
});

it('all taken away: the key knows that there was a history', async () => {
  const folder = folderOfTest();
  fill(folder, 2);
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  expect(kindsOf(await check(folder))).toEqual(['head-missing']);
  const desk = openDesk(folder, { key });
  desk.write(1);
  expect(desk.troubles).toEqual([{ kind: 'history-damaged' }]);
  expect(kindsOf(await check(folder))).toEqual(['head-missing']);
});

it('nothing was ever written: nothing is wrong', async () => {
  expect(await check(folderOfTest(), { key: null })).toMatchObject({ ok: true, entries: 0, from: null, last: null });
  expect(await check(join(folderOfTest(), 'not there'), { key: newKey })).toMatchObject({ ok: true, entries: 0 });
});

it('a disk that refuses is told once, loses nothing, and all is there when it is mended', async () => {
  const folder = folderOfTest();
  let full = false;
  const desk = openDesk(folder, {
    writeWhole: (path, data) => {
      if (full) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      writeWhole(path, data);
    },
  });
  desk.write(2);
  full = true;
  expect(desk.store.append(draftAt(desk.clock.wallMs))).toEqual({ ok: false, failure: 'not-written' });
  desk.write(3);
  expect(desk.troubles).toEqual([{ kind: 'history-not-written' }]);
  expect(desk.store.waiting()).toBe(4);
  expect(allEntries(folder)).toHaveLength(2);
  expect(await check(folder)).toMatchObject({ ok: true });
  full = false;
  desk.timers.pass(storeRules.retryMs);
  expect(desk.mended).toEqual(['history-not-written']);
  expect(desk.store.waiting()).toBe(0);
  expect(allEntries(folder).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await check(folder)).toMatchObject({ ok: true });
  full = true;
  desk.write(1);
  expect(desk.troubles).toHaveLength(2);
});

it('a long outage is written in small portions', () => {
  const folder = folderOfTest();
  const desk = openDesk(folder, { key: 'none yet' });
  desk.write(storeRules.atOnce * 2 + 1);
  desk.store.useKey(newKey);
  expect(allEntries(folder)).toHaveLength(storeRules.atOnce);
  expect(desk.store.append(draftAt(desk.clock.wallMs))).toEqual({ ok: false, failure: 'not-written' });
  desk.timers.pass(storeRules.restMs * 3);
  expect(allEntries(folder)).toHaveLength(storeRules.atOnce * 2 + 2);
  expect(desk.troubles).toEqual([]);
});

it('what memory can not hold is counted, in the history too', async () => {
  const folder = folderOfTest();
  let full = true;
  const desk = openDesk(folder, {
    key: newKey,
    writeWhole: (path, data) => {
      if (full) throw new Error('full');
      writeWhole(path, data);
    },
  });
  for (let n = 0; n < storeRules.mostWaiting; n++) desk.store.append(draftAt(noon));
  expect(desk.store.append(draftAt(noon))).toEqual({ ok: false, failure: 'dropped' });
  for (let n = 0; n < 6; n++) desk.store.append(draftAt(noon));
  expect(desk.troubles).toEqual([{ kind: 'history-not-written' }, { kind: 'history-dropped', entries: 1 }]);
  full = false;
  desk.store.close();
  const entries = allEntries(folder);
  expect(entries).toHaveLength(storeRules.mostWaiting + 1);
  expect(entries.at(-1)).toMatchObject({ what: 'alarm', actor: 'app', outcome: 'entries-dropped-7', agent: '1000' });
  expect(await check(folder)).toMatchObject({ ok: true });
});

it.runIf(posix)('a link in the place of a day is not followed', () => {
  const folder = folderOfTest();
  const elsewhere = join(folderOfTest(), 'elsewhere');
  writeFileSync(elsewhere, 'untouched\n');
  const desk = openDesk(folder);
  desk.write(1);
  const [name = ''] = dayNames(folder);
  rmSync(join(folder, name));
  symlink(elsewhere, join(folder, name));
  expect(desk.store.append(draftAt(noon))).toEqual({ ok: false, failure: 'not-written' });
  expect(readFileSync(elsewhere, 'utf8')).toBe('untouched\n');
});

it('what somebody left without a line feed does not become a part of ours', async () => {
  const folder = folderOfTest();
  const desk = openDesk(folder);
  desk.write(1);
  const [name = ''] = dayNames(folder);
  appendFileSync(join(folder, name), 'left by hand');
  desk.write(1);
  expect(allEntries(folder)).toHaveLength(2);
  expect(await check(folder)).toMatchObject({ ok: false, findings: [{ kind: 'edited', line: 2 }] });
});

it('a clock that is put back writes into the day it says, and all is found', async () => {
  const folder = folderOfTest();
  fill(folder, 2, 3);
  const back = openDesk(folder, { at: noon });
  back.write(2);
  back.store.close();
  const far = openDesk(folder, { at: Date.UTC(2031, 0, 1, 12) });
  far.write(2);
  far.store.close();
  const now = openDesk(folder, { at: noon + 2 * dayMs });
  now.write(2);
  now.store.close();
  expect([back, far, now].flatMap(({ troubles }) => troubles)).toEqual([]);
  expect(linesOf(folder, '2026-11-24.jsonl')).toHaveLength(5);
  expect(await check(folder)).toMatchObject({ ok: true, entries: 12 });
});

it('the folder taken away while the app runs is made again, and that is found', async () => {
  const folder = join(folderOfTest(), 'history');
  const desk = openDesk(folder, { key: newKey });
  desk.write(3);
  rmSync(folder, { recursive: true });
  desk.write(1);
  expect(existsSync(folder)).toBe(true);
  expect(kindsOf(await check(folder))).toEqual(['missing']);
});

it('never throws out of append', () => {
  const file = join(folderOfTest(), 'a file');
  writeFileSync(file, '');
  const desk = openDesk(join(file, 'history'), { key: newKey });
  const append = vi.fn(desk.store.append);
  expect(append(draftAt(noon))).toEqual({ ok: false, failure: 'not-written' });
  expect(desk.troubles).toEqual([{ kind: 'history-not-written' }]);
  desk.store.close();
});
