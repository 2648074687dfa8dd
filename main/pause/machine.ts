/** The pause as a machine: (state, event, now) to the next state and what is to be done. Pure, over snapshots of the recorder. */
import type { Snapshot } from '../recorder/snapshot';
import { settleAdopted } from './adopt';
import { askAgain, callIsOver, isLateCall, change, end, keep, say, type Draft } from './draft';
import { ended } from './ended';
import { press, resume } from './press';
import { rules, type Effect, type Event, type Paused, type PauseRules, type Pausing, type Resuming, type State } from './types';
import { isCalm } from './view';

export function step(state: State, event: Event, now: number, settings: PauseRules): { readonly state: State; readonly effects: readonly Effect[] } {
  const draft: Draft = { state, effects: [], now, settings };
  switch (event.type) {
    case 'press':
      press(draft, event);
      break;
    case 'ended':
      ended(draft, event);
      look(draft, event.base);
      break;
    case 'view':
      look(draft, event.base);
      break;
    case 'slept': {
      // What the countdown missed nobody saw: a person decides.
      const { pause } = draft.state;
      if (pause) change(draft, { pause: { ...pause, plan: { ...pause.plan, end: 'ask' } } });
      break;
    }
    case 'adopt':
      change(draft, { pause: event.pause, adopting: true });
      break;
  }
  return { state: draft.state, effects: draft.effects };
}

/** When the machine must look again though nothing happens; null: never. */
export function wakeAt({ pause, adopting }: State): number | null {
  if (pause?.at !== 'paused' || adopting) return null;
  if (pause.askedAt !== null) return pause.askedAt + rules.askEveryMs;
  return pause.flashed ? pause.resumeAt : pause.resumeAt - rules.flashMs;
}

function look(draft: Draft, base: Snapshot): void {
  // Until the dialer has been heard after a start, nothing can be said of what was left.
  if (draft.state.adopting && !settleAdopted(draft, base)) return;
  const { pause } = draft.state;
  switch (pause?.at) {
    case undefined:
      return;
    case 'pausing':
      return lookPausing(draft, pause, base);
    case 'paused':
      return lookPaused(draft, pause, base);
    case 'resuming':
      return lookResuming(draft, pause, base);
  }
}

function lookPausing(draft: Draft, known: Pausing, base: Snapshot): void {
  // Pressed on a picture that had not heard of the call yet.
  const status = base.agentStatus === 'INCALL' ? 'INCALL' : known.plan.status;
  const pause = { ...known, plan: { ...known.plan, status }, over: known.over || callIsOver(status, base) };
  change(draft, { pause });
  const isUnderWay = base.wanted !== null || base.asked !== null || draft.state.handed.some(({ as }) => as !== 'resume');
  if (isCalm(base) && base.asked === null) {
    const proved = proofOf(draft.now, pause, base);
    // Outside a call, with a START that never began, there is nothing that could be resumed.
    if (proved !== null && !pause.over && !proved.began && base.agentStatus !== 'INCALL') return end(draft, 'nothing-to-pause');
    if (proved !== null) return pause.over ? end(draft, 'call-over') : paused(draft, { ...pause, plan: { ...pause.plan, status: base.agentStatus } }, proved);
  }
  if (isUnderWay) return;
  switch (base.state) {
    case 'logged-out':
      return end(draft, 'logged-out');
    case 'call-over':
      return end(draft, 'call-over');
    case 'idle':
    case 'recording':
      return end(draft, pause.over ? 'call-over' : 'not-proved');
    case 'connecting':
    case 'offline':
    case 'blocked':
    case 'starting':
    case 'stopping':
    case 'unconfirmed':
    case 'paused':
    case 'not-set-up':
      return;
  }
}

interface Proof {
  readonly at: number;
  readonly began: boolean;
}

/** Our stop was proved, or a START of ours taken back, since it was asked. */
function proofOf(now: number, { from }: Pausing, { detail }: Snapshot): Proof | null {
  const { proof, last } = detail;
  if (last?.how === 'cancelled' && last.agoMs <= now - from) return { at: now - last.agoMs, began: false };
  return proof?.action === 'stop' && proof.agoMs <= now - from ? { at: now - proof.agoMs, began: true } : null;
}

function paused(draft: Draft, { plan, unbegun, since, resumeAt }: Pausing, { at, began }: Proof): void {
  const lengthMs = plan.seconds * 1000;
  keep(draft, {
    at: 'paused',
    plan: began ? plan : { ...plan, tag: unbegun.tag, part: unbegun.part },
    since: since ?? at,
    resumeAt: resumeAt ?? at + lengthMs,
    // A short one ends without a flash before.
    flashed: lengthMs < rules.flashLeastMs,
    askedAt: null,
  });
}

function lookPaused(draft: Draft, known: Paused, base: Snapshot): void {
  const late = known.plan.status !== 'INCALL' && isLateCall(draft.now, known, base);
  const pause = late ? { ...known, plan: { ...known.plan, status: 'INCALL' } } : known;
  if (late) keep(draft, pause);
  if (base.state === 'logged-out') return end(draft, 'logged-out');
  if (callIsOver(pause.plan.status, base) || base.state === 'call-over') return end(draft, 'call-over');
  if (base.state === 'recording') {
    say(draft, 'recording-in-pause');
    return end(draft, 'recording-began');
  }
  if (base.wanted === 'stop') {
    // An id came after the proof: the recorder stops it again.
    say(draft, 'recording-in-pause');
    // And nothing resumes by itself after that.
    const { since, resumeAt } = pause;
    const plan = { ...pause.plan, end: 'ask' } as const;
    return keep(draft, { at: 'pausing', plan, from: draft.now, unbegun: plan, over: false, since, resumeAt });
  }
  const { now } = draft;
  if (pause.plan.end === 'resume' && isUnheard(base)) return keep(draft, { ...pause, plan: { ...pause.plan, end: 'ask' } });
  if (now >= pause.resumeAt) return timeIsUp(draft, pause, base);
  if (pause.flashed || now < pause.resumeAt - rules.flashMs) return;
  change(draft, { pause: { ...pause, flashed: true } });
  say(draft, 'pause-ending');
}

/** Another call may have begun meanwhile: then nothing resumes by itself. */
function isUnheard({ state, ageMs }: Snapshot): boolean {
  return state === 'offline' || state === 'blocked' || ageMs === null || ageMs > rules.unheardMs;
}

function timeIsUp(draft: Draft, pause: Paused, base: Snapshot): void {
  if (pause.askedAt === null && pause.plan.end === 'resume' && isCalm(base)) return resume(draft, pause, null);
  if (pause.askedAt !== null && draft.now < pause.askedAt + rules.askEveryMs) return;
  change(draft, { pause: { ...pause, flashed: true, askedAt: draft.now } });
  say(draft, 'resume-due');
}

function lookResuming(draft: Draft, known: Resuming, base: Snapshot): void {
  const isSent = base.wanted === 'start' && base.detail.phase !== 'foreign';
  // A START that was sent between two calls belongs to the one that came.
  const status = base.agentStatus === 'INCALL' ? 'INCALL' : known.plan.status;
  const pause = { ...known, plan: { ...known.plan, status }, sentAt: known.sentAt ?? (isSent ? draft.now : null) };
  change(draft, { pause });
  const { proof } = base.detail;
  if (proof?.action === 'start' && proof.id !== null && proof.agoMs <= draft.now - pause.pressedAt) {
    const { tag, part } = pause.plan;
    change(draft, { part: { id: proof.id, tag, number: part, gapMs: pause.sentAt === null ? null : Math.round(pause.sentAt - pause.since) } });
    return end(draft, 'resumed');
  }
  if (base.state === 'logged-out') return end(draft, 'logged-out');
  if (base.wanted !== null || base.asked !== null || pause.press !== null) return;
  if (callIsOver(pause.plan.status, base) || base.state === 'call-over') return end(draft, 'call-over');
  if (base.state === 'recording') return end(draft, 'recording-began');
  // Its START is gone without a recording, and that was told: what is proved is still the stop.
  if (isCalm(base)) askAgain(draft, pause);
}
