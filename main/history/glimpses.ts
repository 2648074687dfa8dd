/**
 * What is known of an agent whom only a board switches, where it looked only while a word or a pause of its own was open:
 * a recording that is the same at both ends, and a pause from its proof to its end. Anything else between two of its
 * entries nobody watched. Pure.
 */
import type { Entry } from './entry';

type Told = Pick<Entry, 'what' | 'at' | 'call' | 'before' | 'after' | 'outcome' | 'lead'>;

/** What stands between two entries. */
export interface Stand {
  readonly known: boolean;
  readonly call: string | null;
  readonly running: boolean;
  readonly paused: boolean;
}

export const notKnown: Stand = { known: false, call: null, running: false, paused: false };

/** Was it noted where the agent sits? A file is looked up whoever sits there by then. */
export function isWatched({ what, lead }: Pick<Entry, 'what' | 'lead'>): boolean {
  return lead === null && what !== 'verified';
}

/** For the time before each entry of one agent, and after the last; null: somebody sat there, so what stood goes on. */
export function glimpsesOf(entries: readonly Told[]): readonly (Stand | null)[] {
  const paused = pausedBefore(entries);
  let sits = false;
  return [...entries, null].map((entry, n) => {
    const before = entries[n - 1];
    if (before) sits = before.what !== 'closed' && (sits || isWatched(before));
    if (sits || !before) return null;
    return entry === null ? notKnown : between(before, entry, paused.has(n));
  });
}

function between(before: Told, entry: Told, isPaused: boolean): Stand {
  if (before.lead === null || entry.lead === null || before.what === 'lost') return notKnown;
  const call = before.call === entry.call ? before.call : null;
  // An id is never given twice, and an ended one does not come back.
  if (before.after.some(({ id }) => entry.before.some((mark) => mark.id === id))) return { known: true, call, running: true, paused: false };
  return isPaused ? { known: true, call, running: false, paused: true } : notKnown;
}

/** Entries before which a pause was open: its end was noted too, so somebody looked all the while. */
function pausedBefore(entries: readonly Told[]): ReadonlySet<number> {
  const open = new Set<number>();
  for (const [n, { what, lead }] of entries.entries()) {
    if (what !== 'paused' || lead === null) continue;
    const over = entries.findIndex((other, at) => at > n && endsWatch(other));
    if (entries[over]?.what !== 'pause-over') continue;
    for (let at = n + 1; at <= over; at++) open.add(at);
  }
  return open;
}

const endsWatch = ({ what, lead }: Told): boolean => lead === null || what === 'pause-over' || what === 'paused';
