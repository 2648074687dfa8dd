/** How the recorder ended a press that it had for us. The view that it made has been looked at before. */
import type { Outcome } from '../recorder';
import type { Snapshot } from '../recorder/snapshot';
import { askAgain, change, end, isLateCall, keep, say, settle, type Draft } from './draft';
import type { Event, Resuming } from './types';

export function ended(draft: Draft, { press, outcome, base }: Extract<Event, { type: 'ended' }>): void {
  const handed = draft.state.handed.find((one) => one.press === press);
  change(draft, { handed: draft.state.handed.filter((one) => one.press !== press) });
  if (handed?.as === 'resume') resumeEnded(draft, press, outcome, base);
  if (handed === undefined || handed.as === 'resume') return settle(draft, press, outcome);
  // Nothing is under way after it: there is no pause.
  const { pause } = draft.state;
  // The START that was to be taken back had not gone out: the stop of before is still proved.
  if (handed.as === 'stay' && pause?.at === 'pausing' && pause.since !== null && outcome.kind === 'nothing-to-stop') {
    const { plan, unbegun, since, resumeAt } = pause;
    keep(draft, { at: 'paused', plan: { ...plan, tag: unbegun.tag, part: unbegun.part, end: 'ask' }, since, resumeAt: resumeAt ?? draft.now, flashed: true, askedAt: null });
    return settle(draft, press, { kind: 'paused' });
  }
  if (pause?.at === 'pausing' && cameToNothing(outcome) && base.wanted !== 'stop') end(draft, outcome.kind === 'overtaken' ? 'not-proved' : 'nothing-to-pause');
  if (outcome.kind === 'nothing-to-stop' && handed.as === 'pause') return settle(draft, press, { kind: 'refused', why: 'nothing-to-pause' });
  const isProved = outcome.kind === 'proved' || outcome.kind === 'cancelled';
  settle(draft, press, isProved && draft.state.pause?.at === 'paused' ? { kind: 'paused' } : outcome);
}

function cameToNothing({ kind }: Outcome): boolean {
  return kind === 'nothing-to-stop' || kind === 'refused' || kind === 'nothing-sent' || kind === 'not-set-up' || kind === 'mend' || kind === 'overtaken';
}

function resumeEnded(draft: Draft, press: number, outcome: Outcome, base: Snapshot): void {
  const { pause } = draft.state;
  if (pause?.at !== 'resuming' || pause.press !== press) return;
  const answered: Resuming = { ...pause, press: null };
  change(draft, { pause: answered });
  if (outcome.kind === 'nothing-sent' || outcome.kind === 'not-set-up' || outcome.kind === 'mend') return askAgain(draft, answered);
  if (outcome.kind !== 'refused') return;
  switch (outcome.why) {
    case 'call-over':
      // Asked again, for the call that is there.
      return isLateCall(draft.now, answered, base) ? askAgain(draft, { ...answered, plan: { ...answered.plan, status: 'INCALL' } }) : end(draft, 'call-over');
    case 'not-logged-in':
      return end(draft, 'logged-out');
    case 'already-recording':
      // Begun by somebody else while it was paused.
      say(draft, 'recording-in-pause');
      return end(draft, 'recording-began');
    case 'blocked':
    case 'word-not-kept':
    case 'bad-tag':
      return askAgain(draft, answered);
  }
}
