/** From the machine's state to the one snapshot that everybody is shown. */
import { type FailureKind, isoInZone, startEpochMs, startOnSteadyClock } from '../agent-api';
import { lightOf, limitMs, usualMs } from './light';
import { nextAskAt } from './schedule';
import type { Detail, Recording, Snapshot, Told } from './snapshot';
import type { Pace, State } from './state';

export interface Identity {
  readonly agent: string;
  /** Host and port, for a person. */
  readonly server: string;
  readonly plain: boolean;
  readonly practice: boolean;
}

/** `wallMs` is the time of day that belongs to the steady `now`; both only turn into times that a person reads. */
export function viewOf(state: State, now: number, wallMs: number, who: Identity, pace: Pace, tell: (kind: FailureKind) => Told): Snapshot {
  const light = lightOf(state, now);
  const iso = (at: number): string => localIso(wallMs - (now - at));
  const { heard, word, pending, trouble } = state;
  const answer = heard?.answer;
  const stale = light.state === 'offline' || light.state === 'blocked';
  const failure: FailureKind | null = trouble ? trouble.kind : answer?.kind === 'notLoggedIn' ? 'not-logged-in' : null;
  // Under a START, ours or another's, what ran before it still runs, for all that is known.
  const counted = light.state === 'recording' || light.state === 'starting' || light.state === 'unconfirmed' || word !== null;
  const shown = light.state === 'recording' || light.state === 'call-over' || (counted && state.running.length > 0);
  return {
    v: 1,
    agent: who.agent,
    state: light.state,
    wanted: light.wanted,
    asked: pending ? { action: pending.shown, at: iso(pending.at) } : null,
    agentStatus: answer && answer.kind !== 'notLoggedIn' ? answer.agentStatus : null,
    recording: shown ? recordingOf(state) : null,
    recordings: counted ? state.running.length : 0,
    resumeAt: null,
    failure: failure ? tell(failure) : null,
    ageMs: heard ? Math.max(0, Math.round(now - heard.at)) : null,
    practice: who.practice,
    detail: { ...detailOf(state, now, iso, pace), pause: null, part: null, ids: counted ? state.running.map((one) => one.id) : [], phase: light.phase, lastKnown: stale ? lastKnown(state, now) : null, server: who.server, plain: who.plain },
  };
}

function recordingOf(state: State): Recording | null {
  const newest = state.running.at(-1);
  const answer = state.heard?.answer;
  if (answer?.kind === 'active') {
    const { clock } = state;
    const epochMs = answer.startTime !== null && clock ? startEpochMs(answer.startTime, clock) : null;
    return {
      id: answer.id,
      filename: answer.filename,
      server: answer.server,
      // Without the server's zone its local time would be a guess.
      startedAt: epochMs !== null && clock ? isoInZone(epochMs, clock.utcOffsetMs) : null,
    };
  }
  return newest ? { id: newest.id, filename: newest.filename, server: null, startedAt: null } : null;
}

function detailOf(state: State, now: number, iso: (at: number) => string, pace: Pace): Omit<Detail, 'pause' | 'part' | 'ids' | 'phase' | 'lastKnown' | 'server' | 'plain'> {
  const { word, proof, last, callSince } = state;
  const callMs = callSince === null ? null : now - callSince;
  return {
    tag: word?.tag ?? state.running.at(-1)?.ourTag ?? null,
    doubled: state.doubled,
    proof: proof ? { action: proof.action, id: proof.id, afterMs: proof.afterMs, at: iso(proof.at), agoMs: now - proof.at } : null,
    elapsedMs: elapsedMs(state, now, callMs),
    callMs,
    askedAgoMs: word ? now - word.pressedAt : state.pending ? now - state.pending.at : null,
    sentAt: word?.sentAt ? iso(word.sentAt) : null,
    accepted: word ? (word.wanted === 'start' ? word.accepted : word.acceptedAt !== null) : false,
    dueInMs: dueInMs(state, now, pace),
    usualMs: usualMs(state),
    last: last ? { id: last.id, filename: last.filename, endedAt: iso(last.at), agoMs: now - last.at, how: last.how } : null,
  };
}

/** By the server's start time and clock, never by the local press, and never longer than the call. */
function elapsedMs(state: State, now: number, callMs: number | null): number | null {
  const answer = state.heard?.answer;
  if (answer?.kind !== 'active') return null;
  const startAt = answer.startTime !== null && state.clock ? startOnSteadyClock(answer.startTime, state.clock) : null;
  const known = state.running.find((one) => one.id === answer.id);
  const seenAt = known?.firstSeenAt ?? now;
  // No older than the last STATUS that did not know it, no younger than when it was first seen.
  const elapsed = Math.max(0, now - Math.min(seenAt, Math.max(startAt ?? seenAt, known?.bornAfter ?? Number.NEGATIVE_INFINITY)));
  return callMs === null ? elapsed : Math.min(elapsed, Math.max(callMs, now - seenAt));
}

function dueInMs(state: State, now: number, pace: Pace): number | null {
  const { word } = state;
  if (word?.wanted === 'stop') {
    if (word.stage.at === 'held') return Math.max(0, word.stage.dueAt - now);
    if (word.stage.at === 'before-id' || word.stage.at === 'cancelling') return Math.max(0, word.stage.untilAt - now);
  }
  if (word?.wanted === 'start' && !word.unconfirmed) return Math.max(0, word.sentAt + limitMs(state) - now);
  if (!state.trouble) return null;
  const next = nextAskAt(state, now, pace);
  return next === null ? null : Math.max(0, next - now);
}

function lastKnown(state: State, now: number): Detail['lastKnown'] {
  const { heard } = state;
  if (!heard || heard.answer.kind === 'notLoggedIn' || heard.answer.kind === 'waiting') return null;
  return { recording: heard.answer.kind === 'active', agentStatus: heard.answer.agentStatus, ageMs: now - heard.at };
}

/** ISO 8601 in this computer's own zone, with milliseconds. */
export function localIso(wallMs: number): string {
  return isoInZone(wallMs, -new Date(wallMs).getTimezoneOffset() * 60_000, true);
}

