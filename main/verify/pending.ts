/** The recordings that wait to be looked up: by call, and in the order in which their time comes. No clock of its own. */
import type { LookUpRow } from '../agent-api';
import { judge, missing, type Finished, type Verified } from './judge';

/** The first look-up waits until the server has written the row, the second until it has mixed and moved the audio. */
const firstAfterMs = 20_000;
const laterAfterMs = 5 * 60_000;
const mostAsks = 3;
/** Nobody waits longer for what can't be asked. */
const keptMs = 24 * 3_600_000;
const mostRecordings = 500;

/** The recordings of one call that began on one day of the server's. */
interface Batch {
  /** Which dialer and login they belong to. */
  readonly key: string;
  readonly agent: string;
  readonly day: string;
  /** False: the day is a guess, so nothing that isn't found there can be called missing. */
  readonly daySure: boolean;
  readonly toldAt: number;
  recordings: readonly Finished[];
  dueAt: number;
  asks: number;
}

export interface Pending {
  readonly add: (key: string, today: string, recordings: readonly Finished[], now: number) => void;
  /** The one whose time has come first, of this dialer. */
  readonly due: (key: string, now: number) => Batch | null;
  /** All that one look-up answers for: of the same agent and day, and not younger than the server needs. Those that were due have asked once more. */
  readonly asking: (batch: Batch, now: number) => Asking;
  /** When something is to be done next; null: nothing waits. */
  readonly nextAt: () => number | null;
  readonly drop: (key: string) => void;
  readonly clear: () => void;
  /** What can't be asked any more goes. */
  readonly tidy: (now: number) => void;
}

export interface Asking {
  /** What is settled by the answer. */
  readonly answered: (rows: readonly LookUpRow[], now: number) => Verified[];
  readonly failed: (now: number) => void;
}

export function createPending(): Pending {
  let batches: Batch[] = [];

  const remove = (batch: Batch): void => void (batches = batches.filter((one) => one !== batch));
  const isWaiting = (key: string, id: string): boolean => batches.some((batch) => batch.key === key && batch.recordings.some((one) => one.id === id));
  const isDue = (batch: Batch, now: number): boolean => batch.dueAt <= now;

  function add(key: string, today: string, recordings: readonly Finished[], now: number): void {
    const parts = new Map<string, Batch>();
    for (const recording of recordings) {
      if (isWaiting(key, recording.id)) continue;
      const { agent, startedAt } = recording;
      const day = startedAt?.slice(0, 10) ?? today;
      const place = JSON.stringify([agent, day, startedAt !== null]);
      const part = parts.get(place) ?? { key, agent, day, daySure: startedAt !== null, toldAt: now, recordings: [], dueAt: now + firstAfterMs, asks: 0 };
      part.recordings = [...part.recordings, recording];
      parts.set(place, part);
    }
    batches.push(...parts.values());
    while (batches.reduce((sum, batch) => sum + batch.recordings.length, 0) > mostRecordings && batches.length > 1) batches.shift();
  }

  function asking(first: Batch, now: number): Asking {
    const group = batches.filter((batch) => batch.key === first.key && batch.agent === first.agent && batch.day === first.day && (isDue(batch, now) || batch.asks > 0));
    const due = new Set(group.filter((batch) => isDue(batch, now)));
    for (const batch of due) batch.asks++;
    return {
      answered: (rows, at) => group.flatMap((batch) => settle(batch, rows, due.has(batch), at)),
      failed: (at) => {
        for (const batch of due) {
          if (batch.asks >= mostAsks) remove(batch);
          else batch.dueAt = at + laterAfterMs;
        }
      },
    };
  }

  /** `wasDue`: it asked. Another's look-up only settles what it happens to find. */
  function settle(batch: Batch, rows: readonly LookUpRow[], wasDue: boolean, now: number): Verified[] {
    const rowOf = (recording: Finished): LookUpRow | undefined => rows.find((row) => row.id === recording.id);
    const settled = batch.recordings.map((recording) => judge(recording, rowOf(recording))).filter((one) => one !== null);
    batch.recordings = batch.recordings.filter((recording) => !settled.some((one) => one.recording === recording));
    if (batch.recordings.length === 0) remove(batch);
    else if (wasDue && now - batch.toldAt >= laterAfterMs) {
      remove(batch);
      if (batch.daySure) settled.push(...batch.recordings.map((recording) => missing(recording, rowOf(recording))));
    } else if (wasDue) batch.dueAt = now + laterAfterMs;
    return settled;
  }

  return {
    add,
    due: (key, now) => batches.filter((batch) => batch.key === key && isDue(batch, now)).sort((a, b) => a.dueAt - b.dueAt)[0] ?? null,
    asking,
    nextAt: () => (batches.length === 0 ? null : Math.min(...batches.map((batch) => batch.dueAt))),
    drop: (key) => void (batches = batches.filter((batch) => batch.key !== key)),
    clear: () => void (batches = []),
    tidy: (now) => void (batches = batches.filter((batch) => now - batch.toldAt < keptMs)),
  };
}
