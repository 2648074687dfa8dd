/**
 * In a call for so long, and not recorded.
 *
 * A START under way is no recording yet, but no moment to speak either. Silent for the rest of the call once a person
 * has shown that they know: by "Not this call", by a stop of their own, or by staying stopped after a pause. The pause's
 * own stop is no such stop.
 */
import { isKnown, type Look, type Spoken, type Stepped } from './types';

export interface Unrecorded extends Spoken {
  /** When this call was first seen; null outside calls. */
  readonly callFrom: number | null;
  readonly callMs: number | null;
  /** When this hole began, as far as seen; null while there is none. */
  readonly since: number | null;
  /** Nothing was recorded in this call before it. */
  readonly fromBegin: boolean;
  readonly spoken: boolean;
  /** "Not this call". */
  readonly waived: boolean;
  /** When a recording or a pause was last seen: a stop after it was a stop of this desk's person. */
  readonly coveredAt: number;
  /** The last look showed a proved pause; and: it was left for good, which only a person can do. */
  readonly paused: boolean;
  readonly stayed: boolean;
  /** The hole is as old as the rule allows, and nobody has said that they know. */
  readonly open: boolean;
}

export const noUnrecorded: Unrecorded = { standing: null, callFrom: null, callMs: null, since: null, fromBegin: true, spoken: false, waived: false, coveredAt: Number.NEGATIVE_INFINITY, paused: false, stayed: false, open: false };

export function stepUnrecorded(before: Unrecorded, look: Look): Stepped<Unrecorded> {
  const { snapshot, now, settings } = look;
  if (!settings.guardUnrecorded) before = { ...before, standing: null, open: false };
  if (!isKnown(snapshot)) return { memory: before, nextAt: null };
  if (snapshot.agentStatus !== 'INCALL') return { memory: noUnrecorded, nextAt: null };
  const call = inCall(before, look);
  if (isCovered(look)) {
    const phase = snapshot.detail.pause?.phase;
    return { memory: { ...call, since: null, fromBegin: false, coveredAt: now, paused: phase === 'paused' || phase === 'asking', stayed: false, standing: null, open: false }, nextAt: null };
  }
  const begin = call.fromBegin && call.callMs !== null ? now - call.callMs : null;
  const since = call.since ?? begin ?? now;
  // Out of a pause it goes on to a recording, to the call's end, or a person wants it to stay so.
  const hole: Unrecorded = { ...call, since, paused: false, stayed: call.stayed || (call.paused && snapshot.state === 'idle') };
  const knows = !settings.guardUnrecorded || hole.waived || hole.stayed || stoppedByPerson(hole, look);
  if (snapshot.state !== 'idle' || knows) return { memory: { ...hole, standing: null, open: false }, nextAt: null };
  const dueAt = since + settings.guardUnrecordedSeconds * 1000;
  if (now < dueAt) return { memory: { ...hole, standing: null, open: false }, nextAt: dueAt };
  // A press that is just on its way out makes a word superfluous.
  if (hole.spoken || snapshot.asked !== null) return { memory: { ...hole, open: true }, nextAt: null };
  const seconds = Math.floor((now - since) / 1000);
  return { memory: { ...hole, spoken: true, open: true, standing: { rule: 'unrecorded', seconds, begun: begin !== null, server: snapshot.detail.server } }, nextAt: null };
}

/** This call's memory: a new one where the call is another than before. */
function inCall(before: Unrecorded, { snapshot, now }: Look): Unrecorded {
  const { callMs } = snapshot.detail;
  // A call that lasts shorter than before is another one, though nothing was seen between them.
  const another = before.callFrom === null || (callMs !== null && before.callMs !== null && callMs < before.callMs);
  return another ? { ...noUnrecorded, callFrom: now - (callMs ?? 0), callMs } : { ...before, callMs };
}

/** Recorded, as far as known, or paused by us: no hole. */
function isCovered({ snapshot }: Look): boolean {
  const { state, wanted, detail, recordings } = snapshot;
  if (state === 'recording' || state === 'paused' || detail.pause !== null) return true;
  return (state === 'stopping' || state === 'unconfirmed') && wanted === 'stop' && recordings > 0;
}

function stoppedByPerson({ callFrom, coveredAt }: Unrecorded, { snapshot, now }: Look): boolean {
  const { last } = snapshot.detail;
  if (last === null || last.how === 'seen') return false;
  const at = now - last.agoMs;
  return at > coveredAt && at >= (callFrom ?? now);
}
