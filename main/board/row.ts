/** From what is known of one agent to the row that is shown: pure. What is not known is said as not known. */
import type { Snapshot } from '../recorder/snapshot';
import { isInCall, type Known } from './roster';
import type { Hole, Row } from './types';

/** Older knowledge of a call is none. */
export const staleMs = 90_000;

export interface RowFacts {
  readonly known: Known;
  /** Of its recorder; null: it has none yet. */
  readonly snapshot: Snapshot | null;
  readonly own: boolean;
  /** When it is asked again after a failure; null: no such plan. */
  readonly nextTryAt: number | null;
  /** Since when the shared history calls it paused, by the steady clock; null: it doesn't. */
  readonly sharedPauseAt: number | null;
  /** From when on a hole needs somebody. */
  readonly holeMs: number;
}

export function rowOf(facts: RowFacts, now: number): Row {
  const { known, snapshot, own } = facts;
  const heard = snapshot !== null && snapshot.ageMs !== null;
  const ageMs = heard ? snapshot.ageMs : null;
  const outdated = isOutdated(known, ageMs === null ? null : now - ageMs);
  const hole = holeOf(facts, outdated, now);
  const pause = snapshot?.detail.pause ?? null;
  const sharedPause = hole !== null && pause === null && facts.sharedPauseAt !== null && snapshot?.state === 'idle';
  const failed = snapshot !== null && (snapshot.state === 'offline' || snapshot.state === 'blocked');
  return {
    agent: known.agent,
    name: known.name,
    campaign: known.campaign,
    group: known.group,
    agentStatus: known.status,
    pauseCode: known.status === 'PAUSED' ? known.pauseCode : null,
    state: sharedPause ? 'paused' : heard || failed ? snapshot.state : 'unknown',
    wanted: snapshot?.wanted ?? null,
    asked: snapshot?.asked?.action ?? null,
    recording: snapshot?.recording ?? null,
    recordings: snapshot?.recordings ?? 0,
    ageMs,
    outdated,
    wasRecording: snapshot !== null && (snapshot.state === 'recording' || snapshot.detail.lastKnown?.recording === true),
    sinceMs: known.seenAt === null || known.status === null ? null : Math.max(0, now - known.since),
    sinceAtLeast: known.sinceAtLeast,
    hole: sharedPause ? null : hole,
    pause,
    pausedBy: pause !== null ? 'board' : sharedPause ? 'history' : null,
    recordedUntil: recordedUntil(facts, now),
    failure: snapshot?.failure ?? null,
    nextTryMs: facts.nextTryAt === null ? null : Math.max(0, facts.nextTryAt - now),
    own,
  };
}

/** Is what was heard then about another status or call than the one that is now? */
export function isOutdated({ changedAt }: Known, heardAt: number | null): boolean {
  // Ages are whole milliseconds.
  return heardAt !== null && changedAt !== null && heardAt + 2 < changedAt;
}

/** In a call, and by a STATUS of this call not recorded. A START under way counts as not recorded. */
function holeOf({ known, snapshot, holeMs }: RowFacts, outdated: boolean, now: number): Hole | null {
  if (!isInCall(known) || snapshot === null || snapshot.ageMs === null || outdated || snapshot.ageMs > staleMs) return null;
  if (snapshot.state !== 'idle' && snapshot.state !== 'starting') return null;
  if (snapshot.recordings > 0) return null;
  // Both its ends are looks: what lies between two of them nobody saw.
  const since = known.unrecordedSince ?? now - snapshot.ageMs;
  const forMs = Math.max(0, now - since);
  const atLeast = endedInCall(known, snapshot, now) === null && (known.sinceAtLeast || since > known.since);
  return { forMs, atLeast, counts: forMs >= holeMs && snapshot.state === 'idle' && snapshot.detail.pause === null };
}

/** When the last recording of this call ended, by the steady clock. */
function endedInCall(known: Known, { detail }: Snapshot, now: number): number | null {
  if (detail.last === null) return null;
  const at = now - detail.last.agoMs;
  return at >= known.since ? at : null;
}

function recordedUntil({ known, snapshot }: RowFacts, now: number): string | null {
  if (!isInCall(known) || snapshot === null || snapshot.state === 'recording') return null;
  return endedInCall(known, snapshot, now) === null ? null : (snapshot.detail.last?.endedAt ?? null);
}

/** The same row a little later, if nothing else has happened: only its ages have grown. */
export function agedRow(row: Row, byMs: number, holeMs: number): Row {
  if (byMs <= 0) return row;
  const later = (ms: number | null): number | null => (ms === null ? null : ms + byMs);
  const hole = row.hole === null ? null : { ...row.hole, forMs: row.hole.forMs + byMs, counts: row.hole.counts || (row.state === 'idle' && row.hole.forMs + byMs >= holeMs) };
  return { ...row, ageMs: later(row.ageMs), sinceMs: later(row.sinceMs), hole };
}
