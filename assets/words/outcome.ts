/** How a press ended, as a person is told; null where the light says it all. */
import type { PressOutcome } from '../../main/pause';
import type { Told } from '../../main/recorder/snapshot';
import type { Words } from './en';

export function outcomeOf(outcome: PressOutcome, words: Words): Told | null {
  const kind = outcomeKind(outcome);
  if (kind === null) return null;
  if (isOfPause(kind)) return { kind, ...words.pause.outcome[kind] };
  return kind === 'not-logged-in' ? { kind, ...words.failure[kind] } : { kind, ...words.outcome[kind] };
}

type OfPause = Exclude<keyof Words['pause']['outcome'], 'pause-too-long'>;

function isOfPause(kind: keyof Words['outcome'] | OfPause | 'not-logged-in'): kind is OfPause {
  return kind === 'nothing-to-pause' || kind === 'nothing-to-resume' || kind === 'already-paused' || kind === 'stayed-stopped';
}

function outcomeKind(outcome: PressOutcome): keyof Words['outcome'] | OfPause | 'not-logged-in' | null {
  switch (outcome.kind) {
    case 'proved':
    case 'paused':
    case 'extended':
    case 'mend':
      return null;
    case 'refused':
    case 'not-yet':
      return outcome.why;
    case 'unproved':
      return outcome.action === 'stop' ? 'stop-unproved' : 'start-unproved';
    case 'cancelled':
    case 'nothing-to-stop':
    case 'overtaken':
    case 'nothing-sent':
    case 'not-set-up':
      return outcome.kind;
    case 'stop-unanswered':
      return 'stop-unanswered';
    case 'stayed-stopped':
      return outcome.kind;
  }
}
