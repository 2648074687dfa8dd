/**
 * Who is paused for a card by what other desks have copied: the newest word of each desk about an agent, and of these the
 * newest. Pure.
 *
 * Another desk's key is not here, so nothing of it can be checked: it is what that desk claims. Where it is not certain
 * the answer is "not paused": a hole that is shown wrongly is looked at, one that is hidden wrongly is not.
 */
import type { Entry, Happening } from './entry';
import { readLine } from './schema';

export interface PauseAsk {
  readonly agent: string;
  /** Another dialer may know somebody by the same name. */
  readonly server: string | null;
  readonly nowMs: number;
  /** Older pauses count no more. */
  readonly mostMs: number;
}

/** They say nothing of whether it is recorded now. */
const besides: readonly Happening[] = ['press', 'alarm', 'guard', 'verified'];
/** So far the clocks of two desks may be apart. */
const clocksApartMs = 60_000;

/** Milliseconds of the clock of day since when; null: not paused, or nobody says so. `text`: the end of the agent's file. */
export function pausedSince(text: string, { agent, server, nowMs, mostMs }: PauseAsk): number | null {
  const newest = new Map<string, Entry>();
  for (const line of text.split('\n')) {
    const entry = line.includes('"what"') ? readLine(line) : null;
    if (!entry || entry.agent !== agent || entry.practice || besides.includes(entry.what)) continue;
    if (server !== null && entry.server !== null && entry.server !== server) continue;
    // By number: a clock may have been put back.
    if (entry.seq >= (newest.get(entry.desk)?.seq ?? 0)) newest.set(entry.desk, entry);
  }
  // At his own desk a lead's pause is seen as a recording that ended: that nothing runs is no objection.
  const [last, ...others] = [...newest.values()].filter(({ what, after }) => what !== 'ended' || after.length > 0).sort((a, b) => timeOf(b) - timeOf(a));
  if (last?.what !== 'paused') return null;
  // Of the same moment: who says otherwise is believed.
  if (others.some((other) => other.what !== 'paused' && timeOf(other) === timeOf(last))) return null;
  const since = Date.parse(last.provedAt ?? last.at);
  return since > nowMs + clocksApartMs || nowMs - since > mostMs ? null : Math.min(since, nowMs);
}

/** By the dialer's clock where it is known: the desks share it. */
const timeOf = ({ serverAt, at }: Entry): number => Date.parse(serverAt ?? at);
