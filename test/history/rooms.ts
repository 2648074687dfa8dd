/** A history in a folder of its own, with a clock and timers that the test turns. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryKey } from '../../main/history/chain';
import type { Draft, Entry } from '../../main/history/entry';
import { readLine } from '../../main/history/schema';
import { createHistoryStore, type HistoryStore, type StoreDeps, type StoreTrouble } from '../../main/history/store';
import { verifyHistory, type Verdict } from '../../main/history/verify';
import { localIso } from '../../main/recorder';
import { sweepTemporaries, writeWhole } from '../../main/settings/atomic-writer';

export const dayMs = 86_400_000;
/** Noon, so that no zone of the machine that runs this makes two days of one. */
export const noon = Date.UTC(2026, 10, 24, 12);
export const key: HistoryKey = { secret: Buffer.alloc(32, 7), from: 1, isNew: false };
export const newKey: HistoryKey = { ...key, isNew: true };

export const folderOfTest = (): string => mkdtempSync(join(tmpdir(), 'history-'));

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator). */
export function drawFrom(start: number): () => number {
  let state = start >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

export function draftAt(wallMs: number, part: Partial<Draft> = {}): Draft {
  return {
    what: 'recording',
    at: localIso(wallMs),
    serverAt: null,
    server: 'dialer.example',
    agent: '1000',
    practice: false,
    call: localIso(wallMs - 5000),
    agentStatus: 'INCALL',
    actor: 'hot-key',
    lead: null,
    asked: null,
    tag: '_SALE',
    part: null,
    before: [],
    after: [{ id: '121242', filename: '20261124-0920_7275551212_1000_SALE' }],
    askedAt: localIso(wallMs - 900),
    sentAt: localIso(wallMs - 850),
    provedAt: localIso(wallMs),
    outcome: null,
    failure: null,
    file: null,
    ...part,
  };
}

export interface Timers {
  readonly setTimer: (ms: number, run: () => void) => () => void;
  /** Turns the clock on; what is due runs in its order. */
  readonly pass: (ms: number) => void;
}

export function handTimers(): Timers {
  let now = 0;
  let due: { at: number; run: () => void }[] = [];
  return {
    setTimer: (ms, run) => {
      const timer = { at: now + ms, run };
      due.push(timer);
      return () => {
        due = due.filter((one) => one !== timer);
      };
    },
    pass: (ms) => {
      const until = now + ms;
      for (let next = soonest(due, until); next; next = soonest(due, until)) {
        now = next.at;
        due = due.filter((one) => one !== next);
        next.run();
      }
      now = until;
    },
  };
}

function soonest(due: readonly { at: number; run: () => void }[], until: number): { at: number; run: () => void } | undefined {
  return due.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
}

export interface Desk {
  readonly store: HistoryStore;
  readonly troubles: StoreTrouble[];
  readonly mended: string[];
  readonly lines: string[];
  readonly clock: { wallMs: number };
  readonly timers: Timers;
  /** So many entries, a minute apart. */
  readonly write: (entries: number) => void;
}

export function openDesk(folder: string, part: Partial<StoreDeps> & { readonly at?: number; readonly key?: HistoryKey | null | 'none yet' } = {}): Desk {
  const timers = handTimers();
  const clock = { wallMs: part.at ?? noon };
  const troubles: StoreTrouble[] = [];
  const mended: string[] = [];
  const lines: string[] = [];
  const store = createHistoryStore({
    folder,
    writeWhole,
    sweep: sweepTemporaries,
    wallMs: () => clock.wallMs,
    setTimer: timers.setTimer,
    keepDays: () => 90,
    mayPrune: () => true,
    onTrouble: (trouble) => troubles.push(trouble),
    onMended: (kind) => mended.push(kind),
    onLine: (line) => lines.push(line),
    ...part,
  });
  if (part.key !== 'none yet') store.useKey(part.key === undefined ? (isFresh(folder) ? newKey : key) : part.key);
  const write = (entries: number): void => {
    for (let n = 0; n < entries; n++) {
      store.append(draftAt(clock.wallMs));
      clock.wallMs += 60_000;
    }
  };
  return { store, troubles, mended, lines, clock, timers, write };
}

/** As the vault would know it: no history was ever begun here. */
function isFresh(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).every((name) => name.endsWith('.writing'));
}

/** Days of ten entries each. */
export function fill(folder: string, days: number, entries = 10, from = noon): void {
  for (let day = 0; day < days; day++) {
    const desk = openDesk(folder, { at: from + day * dayMs });
    desk.write(entries);
    desk.store.close();
  }
}

export const check = (folder: string, part: { readonly key?: HistoryKey | null; readonly copies?: string } = {}): Promise<Verdict> => verifyHistory({ folder, key: part.key === undefined ? key : part.key, copies: part.copies ?? null });

export function kindsOf(verdict: Verdict): string[] {
  return verdict.ok ? [] : [...new Set(verdict.findings.map(({ kind }) => kind))].sort();
}

export const dayNames = (folder: string): string[] => readdirSync(folder).filter((name) => /^\d{4}-\d\d-\d\d\.jsonl$/.test(name)).sort();
export const linesOf = (folder: string, name: string): string[] => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1);
export const setLines = (folder: string, name: string, lines: readonly string[]): void => writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''));
export const allEntries = (folder: string): Entry[] => dayNames(folder).flatMap((name) => linesOf(folder, name).flatMap((line) => readLine(line) ?? []));
