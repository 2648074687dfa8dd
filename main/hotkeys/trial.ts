/**
 * A new hot key on trial: it counts when it has arrived once, and until then the old one works. Pure: what has to be
 * done comes back as effects, in order.
 */
import type { KeyId } from './names';
import type { KeyRefusal, Verdict } from './stroke';

export type KeyTrial =
  /** Our own keys are released, so that any of them reaches the window, and does nothing. */
  | { readonly step: 'listening'; readonly id: KeyId; readonly refusal: KeyRefusal | null }
  /** It is taken, and waits for its one press. */
  | { readonly step: 'trying'; readonly id: KeyId; readonly accelerator: string }
  | { readonly step: 'arrived'; readonly id: KeyId; readonly accelerator: string }
  /** It did not arrive in time: the old one stays. */
  | { readonly step: 'missed'; readonly id: KeyId; readonly accelerator: string };

export type TrialEvent =
  | { readonly kind: 'record'; readonly id: KeyId }
  | { readonly kind: 'judged'; readonly verdict: Verdict }
  /** How the taking that was asked for went. */
  | { readonly kind: 'took'; readonly accelerator: string }
  | { readonly kind: 'refused'; readonly refusal: KeyRefusal }
  | { readonly kind: 'pressed'; readonly accelerator: string }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'time-up' };

export type TrialEffect =
  | { readonly do: 'release' | 'restore' | 'stop-timer' | 'start-timer' }
  | { readonly do: 'take' | 'drop'; readonly accelerator: string }
  | { readonly do: 'commit'; readonly id: KeyId; readonly accelerator: string };

export interface TrialStep {
  readonly trial: KeyTrial | null;
  readonly effects: readonly TrialEffect[];
}

/** How long a recorder waits for the person, each time anew. */
export const trialMs = 30_000;

export function stepTrial(trial: KeyTrial | null, event: TrialEvent): TrialStep {
  switch (event.kind) {
    case 'record':
      return { trial: { step: 'listening', id: event.id, refusal: null }, effects: [...leave(trial, 'keep-released'), { do: 'release' }, { do: 'start-timer' }] };
    case 'judged':
      if (trial?.step !== 'listening') return { trial, effects: [] };
      return event.verdict.ok ? { trial, effects: [{ do: 'take', accelerator: event.verdict.accelerator }] } : refused(trial.id, event.verdict.refusal);
    case 'took':
      if (trial?.step !== 'listening') return { trial, effects: [{ do: 'drop', accelerator: event.accelerator }] };
      return { trial: { step: 'trying', id: trial.id, accelerator: event.accelerator }, effects: [{ do: 'restore' }, { do: 'start-timer' }] };
    case 'refused':
      return trial?.step === 'listening' ? refused(trial.id, event.refusal) : { trial, effects: [] };
    case 'pressed': {
      if (trial?.step !== 'trying' || trial.accelerator !== event.accelerator) return { trial, effects: [] };
      const { id, accelerator } = trial;
      return { trial: { step: 'arrived', id, accelerator }, effects: [{ do: 'stop-timer' }, { do: 'commit', id, accelerator }] };
    }
    case 'cancel':
      return { trial: null, effects: leave(trial, 'restore') };
    case 'time-up':
      if (trial?.step !== 'trying') return { trial: trial?.step === 'listening' ? null : trial, effects: trial?.step === 'listening' ? leave(trial, 'restore') : [] };
      return { trial: { step: 'missed', id: trial.id, accelerator: trial.accelerator }, effects: leave(trial, 'restore') };
  }
}

function refused(id: KeyId, refusal: KeyRefusal): TrialStep {
  return { trial: { step: 'listening', id, refusal }, effects: [{ do: 'start-timer' }] };
}

/** What must be undone of a trial that ends without a new key. */
function leave(trial: KeyTrial | null, own: 'restore' | 'keep-released'): TrialEffect[] {
  if (trial?.step === 'trying') return [{ do: 'stop-timer' }, { do: 'drop', accelerator: trial.accelerator }];
  if (trial?.step === 'listening') return [{ do: 'stop-timer' }, ...(own === 'restore' ? [{ do: 'restore' } as const] : [])];
  return [];
}
