/**
 * What an alarm says, how it is drawn and which acts it offers: pure, so that panel, popup and desktop notice say the
 * same, and main refuses what is not offered.
 */
import type { Snapshot, Told } from '../../main/recorder/snapshot';
import type { Alarm, AlarmAct, AlarmKind, GuardAlarm, PlainAlarm } from '../../preload/contract';
import type { Words } from './en';
import { guardActs, guardTold } from './guard';
import { clock, type Glyph } from './say';

export function alarmTold(alarm: Pick<PlainAlarm, 'kind' | 'agent' | 'pausedMs'> | Pick<GuardAlarm, 'kind' | 'agent' | 'notice'>, words: Words): Told {
  if (alarm.kind === 'guard') return guardTold(alarm, words);
  const { kind, agent, pausedMs } = alarm;
  switch (kind) {
    case 'stop-unproved':
    case 'stop-unanswered':
    case 'stop-not-sent':
    case 'start-not-sent':
    case 'word-not-kept':
    case 'blocked':
      return { kind, ...words.alarm.told[kind] };
    case 'start-unproved':
      return { kind, ...(pausedMs === null ? words.alarm.told[kind] : words.pause.resumeUnproved) };
    case 'probe-stopped-another':
    case 'one-more-recording':
    case 'stop-alarm':
    case 'overtaken':
    case 'stop-while-blocked':
    case 'stop-logged-out':
      return { kind, ...words.loud[kind] };
    case 'resume-due':
    case 'pause-found':
      return { kind, ...words.pause.told[kind](clock(pausedMs ?? 0)) };
    case 'recording-in-pause':
    case 'pause-found-over':
    case 'pause-found-unproved':
    case 'pause-found-recording':
    case 'stereo-in-pause':
      return { kind, ...words.pause.told[kind] };
    case 'left-pause':
      return { kind, ...words.pause.left(agent ?? '') };
    case 'left-recording':
      return { kind, ...words.left.recording(agent ?? '') };
    case 'left-wish':
      return { kind, ...words.left.wish(agent ?? '') };
  }
}

/** Solid where sound may run, struck where nothing went out. */
export function alarmGlyph(kind: AlarmKind): Glyph {
  switch (kind) {
    case 'stop-unproved':
    case 'stop-unanswered':
    case 'stop-alarm':
    case 'stop-while-blocked':
    case 'stop-logged-out':
    case 'left-recording':
    case 'left-wish':
    case 'stereo-in-pause':
    case 'pause-found-unproved':
      return 'unconfirmed-stop';
    case 'resume-due':
    case 'pause-found':
    case 'pause-found-over':
    case 'left-pause':
      return 'paused';
    case 'start-unproved':
      return 'unconfirmed-start';
    case 'stop-not-sent':
    case 'start-not-sent':
    case 'word-not-kept':
      return 'offline';
    case 'blocked':
      return 'blocked';
    case 'probe-stopped-another':
    case 'one-more-recording':
    case 'overtaken':
    case 'recording-in-pause':
    case 'pause-found-recording':
      return 'recording';
  }
}

/** What can be done about it now, first what helps most; "Seen" always. Of another agent, or of practice, nothing else. */
export function alarmActs(alarm: Alarm, snapshot: Snapshot): readonly AlarmAct[] {
  if (alarm.since || !isAbout(alarm, snapshot)) return ['seen'];
  if (snapshot.state === 'not-set-up' || snapshot.state === 'blocked') return ['setup', 'seen'];
  if (alarm.kind === 'guard') return guardActs(alarm.notice, snapshot);
  const acts = actsOf(alarm.kind, snapshot);
  return acts.includes('resume') ? acts : [...acts, 'seen'];
}

function actsOf(kind: AlarmKind, { state, wanted, detail }: Snapshot): readonly AlarmAct[] {
  // One stop is under way already.
  const stopping = state === 'stopping';
  const starting = state === 'starting' || state === 'recording' || stopping || (state === 'unconfirmed' && wanted === 'stop');
  switch (kind) {
    case 'stop-unproved':
    case 'stop-unanswered':
    case 'stop-not-sent':
    case 'stop-alarm':
      return stopping ? ['check'] : ['stop-again', 'check'];
    case 'start-unproved':
    case 'start-not-sent':
    case 'word-not-kept':
      return starting ? ['check'] : ['start-again', 'check'];
    case 'one-more-recording':
    case 'overtaken':
      return stopping ? ['check'] : ['stop', 'check'];
    case 'resume-due':
    case 'pause-found':
      // Answered by one of these; to look at it is no answer.
      return detail.pause?.phase === 'asking' ? ['resume', 'extend', 'stay-stopped'] : [];
    case 'recording-in-pause':
    case 'pause-found-recording':
      return stopping ? ['check'] : state === 'recording' ? ['pause', 'stop'] : ['check'];
    case 'pause-found-unproved':
      return ['check'];
    case 'pause-found-over':
    case 'left-pause':
    case 'stereo-in-pause':
      return [];
    case 'probe-stopped-another':
    case 'stop-logged-out':
    case 'stop-while-blocked':
    case 'blocked':
    case 'left-recording':
    case 'left-wish':
      return ['check'];
  }
}

/** What its button says. */
export function actText(act: AlarmAct, { alarm, pause, guard }: Words): string {
  const all: Readonly<Record<AlarmAct, string>> = { ...alarm.act, ...pause.act, ...guard.act };
  return all[act];
}

/** Is it this agent's, on this dialer? */
export function isAbout(alarm: Pick<Alarm, 'agent' | 'practice'>, snapshot: Snapshot): boolean {
  return alarm.agent === snapshot.agent && alarm.practice === snapshot.practice;
}

/** A pause whose time is up, and which nobody has answered. */
export function isAsking({ state, detail }: Snapshot): boolean {
  return state === 'paused' && detail.pause?.phase === 'asking';
}

/** Does the light itself say what the alarm says? */
export function lightSays(alarm: Alarm, snapshot: Snapshot): boolean {
  if (!isAbout(alarm, snapshot)) return false;
  if (alarm.kind === 'resume-due' || alarm.kind === 'pause-found') return isAsking(snapshot);
  if (snapshot.state !== 'unconfirmed') return false;
  return alarm.kind === (snapshot.wanted === 'stop' ? 'stop-unproved' : 'start-unproved');
}
