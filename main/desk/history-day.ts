/** Days of the history as the windows name them, and what they see of an entry. Pure. */
import type { HistoryEntry } from '../../preload/contract';
import { toldBy, type Entry } from '../history';

/** Midnight to midnight by this desk's clock: 23 or 25 hours where the clock changes. */
export function boundsOf(day: string): { readonly from: number; readonly to: number } {
  const at = (further: number): number => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date + further).getTime();
  };
  return { from: at(0), to: at(1) };
}

export function neighbour(day: string, by: -1 | 1): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

/** Member by member, so that a new one of an entry does not cross by itself. */
export function shownOf(entry: Entry, all: readonly Entry[]): HistoryEntry {
  const { seq, what, at, serverAt, agent, call, agentStatus, actor, asked, tag, part, before, after, askedAt, sentAt, provedAt, outcome, failure, file, key } = entry;
  return { seq, what, at, serverAt, agent, call, agentStatus, actor, asked, tag, part, before, after, askedAt, sentAt, provedAt, outcome, failure, file, sealed: key !== null, toldBy: toldBy(entry, all) };
}
