/** The board's presses as the history keeps them: the real board, its recorders and the practice floor, on one virtual clock, with two leads who share a folder. */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { evidenceOf } from '../../main/evidence';
import { createHistory, createSharedPauses, report, timeline, type Entry, type History } from '../../main/history';
import { notSetUp } from '../../main/dialer/not-set-up';
import { sweepTemporaries, writeWhole } from '../../main/settings/atomic-writer';
import { createFloorWorld, type FloorWorld } from '../board/world';
import { allEntries, check, folderOfTest, newKey } from './rooms';

let world: FloorWorld;
let books: Record<string, { readonly history: History; readonly folder: string }>;
let shared: string;

beforeEach(() => {
  shared = folderOfTest();
  books = {};
  const now = (): number => world.clock.now();
  const ask = createSharedPauses({ folder: () => shared, server: () => 'dialer.example', mostSeconds: () => 900, wallMs: now, now, setTimer: (ms, run) => world.clock.setTimer(ms, run) });
  world = createFloorWorld({
    agents: 12,
    leads: 2,
    seed: 5,
    capPerMinute: 600,
    listAllowed: true,
    floor: { special: false, recordedShare: 0.5, inCallShare: 0.8 },
    scribe: (user, snapshot) => books[user]!.history.scribe(snapshot, user),
    sharedPauses: (_user, agents) => ask(agents),
  });
  for (const { user } of world.leads) {
    const folder = folderOfTest();
    const history = createHistory({
      folder,
      practice: false,
      snapshot: () => notSetUp(null, null, null),
      lead: () => user,
      writeWhole,
      sweep: sweepTemporaries,
      wallMs: now,
      serverAt: () => null,
      setTimer: (ms, run) => world.clock.setTimer(ms, run),
      settings: { keepDays: 90, historyTo: shared },
      onTrouble: ({ kind }) => {
        throw new Error(kind);
      },
      onMended: () => undefined,
      onChange: () => undefined,
    });
    history.useKey(newKey);
    books[user] = { history, folder };
  }
});
afterEach(async () => {
  for (const { history } of Object.values(books)) history.close();
  await world.end();
});

const lead = () => world.leads[0]!;
const entries = (user = 'lead1'): Entry[] => allEntries(books[user]!.folder);
const rowsWhere = (is: (row: ReturnType<ReturnType<typeof lead>['shown']>[number]['row']) => boolean): string[] => lead().shown().flatMap(({ row }) => (is(row) ? [row.agent] : []));

it('five minutes of presses: the chain holds, each press has its line and its lead, and nothing is said that was not so', { timeout: 60_000 }, async () => {
  let presses = 0;
  const press = (agent: string | undefined, ask: Parameters<ReturnType<typeof lead>['board']['press']>[1]): void => {
    if (agent === undefined) return;
    presses += 1;
    void lead().board.press(agent, ask);
  };
  for (let at = 0; at < 300; at += 10) {
    await world.run(10_000);
    if (at % 30 === 0) press(rowsWhere(({ hole }) => hole !== null)[0], { action: 'start', tag: '_QA', another: false });
    if (at % 40 === 10) press(rowsWhere(({ state }) => state === 'recording')[0], { action: 'pause', seconds: 60, tag: '_QA', turns: false });
    if (at % 40 === 30) press(rowsWhere(({ state }) => state === 'paused')[0], { action: 'resume', tag: '_QA' });
    if (at % 70 === 20) press(rowsWhere(({ state }) => state === 'recording').at(-1), { action: 'stop', tag: '_QA', another: false });
  }
  await world.run(90_000);
  const all = entries();
  expect(presses).toBeGreaterThan(15);
  expect(all.filter(({ what }) => what === 'press')).toHaveLength(presses);
  for (const what of ['recording', 'stopped', 'paused', 'pause-over'] as const) expect([what, all.some((entry) => entry.what === what && entry.actor === 'board')]).toEqual([what, true]);
  expect(new Set(all.map(({ lead: who }) => who))).toEqual(new Set(['lead1']));
  expect(all.filter(({ what }) => what === 'began' || what === 'closed')).toEqual([]);
  expect(await check(books['lead1']!.folder, { copies: shared })).toMatchObject({ ok: true });
  const now = world.clock.now();
  const bounds = { from: now - 400_000, to: now };
  let told = 0;
  for (const agent of new Set(all.map((entry) => entry.agent ?? ''))) {
    const own = all.filter((entry) => entry.agent === agent);
    expect(readdirSync(shared).some((name) => name.startsWith(`${agent}-`))).toBe(true);
    for (const { kind, from, to } of timeline(own, bounds, now)) {
      expect(kind).not.toMatch(/hole|idle/);
      if (kind === 'not-known') continue;
      told += 1;
      // The proof comes after what it proves, and an end is seen after it was one.
      for (const moment of world.truth.between(agent, from, to - 3000).slice(1)) expect([agent, kind, moment.running.length > 0]).toEqual([agent, kind, kind === 'recorded']);
    }
    for (const call of new Set(own.flatMap((entry) => entry.call ?? []))) expect(evidenceOf({ entries: own, agent, call, verdict: null, wallMs: now })?.goesOn).toBe(false);
  }
  expect(told).toBeGreaterThan(5);
  expect(report(all, bounds, now).every(({ watched, shareRecorded, holeSeconds }) => !watched && shareRecorded === null && holeSeconds === 0)).toBe(true);
});

it('another lead’s board is told of a pause by the shared folder, as long as it lasts', { timeout: 60_000 }, async () => {
  const other = world.leads[1]!;
  const told = (agent: string): string | null => other.shown().find(({ row }) => row.agent === agent)?.row.pausedBy ?? null;
  await world.run(30_000);
  // The longest still has time for it.
  const agent = rowsWhere(({ state }) => state === 'recording').toSorted((a, b) => (world.truth.now(b).callAt ?? 0) - (world.truth.now(a).callAt ?? 0))[0]!;
  void lead().board.press(agent, { action: 'pause', seconds: 300, tag: '_QA', turns: false });
  // The folder is a real one: between the seconds of the virtual clock it has time to answer.
  const after = async (): Promise<string | null> => {
    await world.run(500);
    return told(agent);
  };
  await expect.poll(after, { interval: 20, timeout: 10_000 }).toBe('history');
  expect(entries('lead2')).toEqual([]);
});
