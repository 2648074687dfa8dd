/**
 * Which alarms stand: pure. One is raised by what the recorder says aloud, by a press that failed, and by the light
 * itself; it stays until a person has seen it. What was proved since is said beside it, never instead of it.
 */
import { isAbout } from '../../assets/words/alarm';
import type { Alarm, AlarmKind, PlainAlarm } from '../../preload/contract';
import type { PauseLoud, PressOutcome } from '../pause';
import type { Loud } from '../recorder';
import type { Action, Snapshot } from '../recorder/snapshot';
import { standGuard, type GuardEvent } from './guard-notices';

export interface Alarms {
  /** Newest first, those of the guard last. */
  readonly list: readonly Alarm[];
  readonly nextId: number;
  /** The light as it was last seen: an alarm begins with a change of it, not with each look. */
  readonly light: string;
}

export type AlarmEvent =
  | { readonly type: 'view'; readonly snapshot: Snapshot; readonly at: string }
  | { readonly type: 'loud'; readonly loud: Loud; readonly snapshot: Snapshot; readonly at: string }
  | { readonly type: 'ended'; readonly outcome: PressOutcome; readonly action: Action; readonly snapshot: Snapshot; readonly at: string }
  | { readonly type: 'pause'; readonly loud: Exclude<PauseLoud, 'pause-ending'>; readonly snapshot: Snapshot; readonly at: string }
  /** The desk goes on to another agent. */
  | { readonly type: 'left'; readonly agent: string; readonly practice: boolean; readonly what: 'recording' | 'wish' | 'pause'; readonly at: string }
  | GuardEvent
  | { readonly type: 'seen'; readonly id: number };

export const noAlarms: Alarms = { list: [], nextId: 1, light: '' };

export function reduceAlarms(alarms: Alarms, event: AlarmEvent): Alarms {
  switch (event.type) {
    case 'view':
      return look(alarms, event.snapshot, event.at);
    case 'loud':
      // A cancelled START is good news: its sign says it.
      return event.loud === 'cancelled' ? alarms : raise(alarms, event.loud, event.snapshot, event.at);
    case 'ended': {
      const kind = kindOf(event.outcome, event.action);
      return kind === null ? alarms : raise(alarms, kind, event.snapshot, event.at);
    }
    case 'left':
      return raise(alarms, `left-${event.what}`, event, event.at);
    case 'pause':
      return raise(alarms, event.loud, event.snapshot, event.at, event.snapshot.detail.pause?.sinceMs ?? null);
    case 'guard':
      return standGuard(alarms, event);
    case 'seen':
      return { ...alarms, list: alarms.list.filter(({ id }) => id !== event.id) };
  }
}

/** Two that tell the same are one, and the newer says it. */
function familyOf(kind: AlarmKind): AlarmKind {
  if (kind === 'stop-unanswered') return 'stop-unproved';
  return kind === 'pause-found' ? 'resume-due' : kind;
}

function raise(alarms: Alarms, kind: AlarmKind, { agent, practice }: Pick<Snapshot, 'agent' | 'practice'>, at: string, pausedMs: number | null = null): Alarms {
  const others = alarms.list.filter((known) => known.kind === 'guard' || familyOf(known.kind) !== familyOf(kind) || known.agent !== agent || known.practice !== practice);
  return { ...alarms, list: [{ id: alarms.nextId, kind, at, agent, practice, pausedMs, since: null }, ...others], nextId: alarms.nextId + 1 };
}

/** A pause that asks is answered by any act of a person, and by the end of its call. */
function answered(alarm: Alarm, snapshot: Snapshot): boolean {
  return alarm.kind !== 'guard' && familyOf(alarm.kind) === 'resume-due' && isAbout(alarm, snapshot) && snapshot.detail.pause?.phase !== 'asking';
}

function look(before: Alarms, snapshot: Snapshot, at: string): Alarms {
  const open = before.list.filter((alarm) => !answered(alarm, snapshot));
  const alarms = open.length < before.list.length ? { ...before, list: open } : before;
  const { state, wanted, agent, practice, detail } = snapshot;
  const light = `${agent} ${practice} ${state} ${wanted}`;
  const changed = light !== alarms.light;
  const known: Alarms = changed || alarms.list.some((alarm) => alarm.since === null) ? { ...alarms, light, list: alarms.list.map((alarm) => settle(alarm, snapshot, at)) } : alarms;
  // Somebody else's START without proof is no failure of ours.
  if (!changed || state !== 'unconfirmed' || detail.phase === 'foreign') return known;
  if (wanted === 'stop') return raise(known, 'stop-unproved', snapshot, at);
  // Of a resume: since when nothing is recorded.
  return raise(known, 'start-unproved', snapshot, at, detail.pause?.sinceMs ?? null);
}

/** How a press ended, as an alarm; null where its sign is enough, or where the light raises one by itself. */
function kindOf(outcome: PressOutcome, action: Action): AlarmKind | null {
  switch (outcome.kind) {
    case 'nothing-sent':
      return action === 'stop' ? 'stop-not-sent' : 'start-not-sent';
    case 'stop-unanswered':
      return 'stop-unanswered';
    case 'refused':
      return outcome.why === 'blocked' || outcome.why === 'word-not-kept' ? outcome.why : null;
    case 'proved':
    case 'cancelled':
    case 'nothing-to-stop':
    case 'not-yet':
    case 'unproved':
    case 'overtaken':
    case 'not-set-up':
    case 'mend':
    case 'paused':
    case 'stayed-stopped':
    case 'extended':
      return null;
  }
}

function settle(alarm: Alarm, snapshot: Snapshot, at: string): Alarm {
  if (alarm.kind === 'guard' || !isAbout(alarm, snapshot)) return alarm;
  // An id that came back after the proof: what was said to be over is not.
  if (alarm.since && runsOn(alarm.kind, snapshot)) return { ...alarm, since: null };
  if (alarm.since) return alarm;
  const what = sinceOf(alarm, snapshot);
  return what === null ? alarm : { ...alarm, since: { what, at } };
}

function runsOn(kind: AlarmKind, { state, wanted }: Snapshot): boolean {
  return familyOf(kind) !== 'start-unproved' && wanted === 'stop' && (state === 'stopping' || state === 'unconfirmed');
}

type Since = NonNullable<Alarm['since']>['what'];

function sinceOf({ kind, at }: PlainAlarm, snapshot: Snapshot): Since | null {
  const { state } = snapshot;
  const off = state === 'idle' || state === 'paused' ? (stoppedSince(snapshot, at) ? 'stop-proved' : 'not-recording') : null;
  switch (kind) {
    case 'stop-unproved':
    case 'stop-unanswered':
    case 'stop-not-sent':
    case 'stop-alarm':
    case 'stop-while-blocked':
    case 'stop-logged-out':
    case 'one-more-recording':
    case 'probe-stopped-another':
    case 'overtaken':
    case 'left-recording':
    case 'left-wish':
    case 'recording-in-pause':
    case 'pause-found-recording':
      return off;
    case 'resume-due':
    case 'pause-found':
    case 'pause-found-over':
    case 'pause-found-unproved':
    case 'left-pause':
    case 'stereo-in-pause':
      return null;
    case 'start-unproved':
    case 'start-not-sent':
    case 'word-not-kept':
      return state === 'recording' ? 'recording' : off;
    case 'blocked':
      return off ?? (state === 'recording' ? 'recording' : state === 'call-over' || state === 'logged-out' ? 'answered' : null);
  }
}

/** Is the last end a proof, and no older than the alarm? Its time has whole seconds only. */
function stoppedSince({ detail }: Snapshot, at: string): boolean {
  return detail.last?.how === 'proved' && Date.parse(detail.last.endedAt) + 1000 > Date.parse(at);
}
