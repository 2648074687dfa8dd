/** Days of the history as the windows name them, and what they see of an entry. Pure. */
import type { HistoryEntry } from '../../preload/contract';
import { toldBy, type Entry } from '../history';

export function neighbour(day: string, by: -1 | 1): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

/** Member by member, so that a new one of an entry does not cross by itself. */
export function shownOf(entry: Entry, all: readonly Entry[]): HistoryEntry {
  const { seq, what, at, serverAt, agent, call, agentStatus, actor, lead, asked, tag, part, before, after, askedAt, sentAt, provedAt, outcome, failure, file, key } = entry;
  return { seq, what, at, serverAt, agent, call, agentStatus, actor, lead, asked, tag, part, before, after, askedAt, sentAt, provedAt, outcome, failure, file, sealed: key !== null, toldBy: toldBy(entry, all) };
}
