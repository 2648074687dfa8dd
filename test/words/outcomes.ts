/** Every way a press can end; a missing one does not compile. */
import type { PressOutcome } from '../../main/pause';
import type { Outcome } from '../../main/recorder';

type Why<K extends Outcome['kind']> = Extract<Outcome, { readonly kind: K; readonly why: unknown }>['why'];

const refused: Record<Why<'refused'>, true> = { 'already-recording': true, 'call-over': true, 'not-logged-in': true, blocked: true, 'word-not-kept': true, 'bad-tag': true };
const notYet: Record<Why<'not-yet'>, true> = { 'already-starting': true, 'already-stopping': true, 'stop-not-proved': true };

const ofKind: { readonly [K in Outcome['kind']]: readonly Extract<Outcome, { readonly kind: K }>[] } = {
  proved: [
    { kind: 'proved', action: 'start' },
    { kind: 'proved', action: 'stop' },
  ],
  cancelled: [{ kind: 'cancelled' }],
  'nothing-to-stop': [{ kind: 'nothing-to-stop' }],
  refused: (Object.keys(refused) as Why<'refused'>[]).map((why) => ({ kind: 'refused', why })),
  'not-yet': (Object.keys(notYet) as Why<'not-yet'>[]).map((why) => ({ kind: 'not-yet', why })),
  unproved: [
    { kind: 'unproved', action: 'start' },
    { kind: 'unproved', action: 'stop' },
  ],
  overtaken: [{ kind: 'overtaken' }],
  'stop-unanswered': [{ kind: 'stop-unanswered' }],
  'nothing-sent': [{ kind: 'nothing-sent' }],
  'not-set-up': [{ kind: 'not-set-up' }],
  mend: [{ kind: 'mend' }],
};

export const outcomes: readonly Outcome[] = Object.values(ofKind).flat();

type PauseEnd = Exclude<PressOutcome, Outcome>;
type PauseWhy = Extract<PauseEnd, { readonly kind: 'refused' }>['why'];

const refusedByPause: Record<PauseWhy, true> = { 'nothing-to-pause': true, 'nothing-to-resume': true, 'already-paused': true };
const ofPause: { readonly [K in PauseEnd['kind']]: readonly Extract<PauseEnd, { readonly kind: K }>[] } = {
  paused: [{ kind: 'paused' }],
  'stayed-stopped': [{ kind: 'stayed-stopped' }],
  extended: [{ kind: 'extended' }],
  refused: (Object.keys(refusedByPause) as PauseWhy[]).map((why) => ({ kind: 'refused', why })),
};

/** The same, and the ways that only a pause has. */
export const pressOutcomes: readonly PressOutcome[] = [...outcomes, ...Object.values(ofPause).flat()];
