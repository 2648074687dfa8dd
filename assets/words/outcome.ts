/** How a press ended, as a person is told; null where the light says it all. */
import type { Outcome } from '../../main/recorder';
import type { Told } from '../../main/recorder/snapshot';
import type { Words } from './en';

export function outcomeOf(outcome: Outcome, words: Words): Told | null {
  const kind = outcomeKind(outcome);
  if (kind === null) return null;
  return kind === 'not-logged-in' ? { kind, ...words.failure[kind] } : { kind, ...words.outcome[kind] };
}

function outcomeKind(outcome: Outcome): keyof Words['outcome'] | 'not-logged-in' | null {
  switch (outcome.kind) {
    case 'proved':
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
  }
}
