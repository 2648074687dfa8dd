/**
 * What a press shows, from the finger to the proof: pure. Only what a press of ours caused gets a sign, not each change
 * of the light; the next sign replaces the one before.
 */
import type { Sign, SignWhy } from '../../preload/contract';
import type { PressOutcome } from '../pause';
import type { Snapshot } from '../recorder/snapshot';

export interface Moments {
  readonly sign: Sign | null;
  /** The newest press, until it has ended, and the light that was last shown for it. */
  readonly watched: { readonly press: number; readonly light: string } | null;
  readonly nextId: number;
}

export type MomentEvent =
  | { readonly type: 'pressed'; readonly press: number; readonly snapshot: Snapshot }
  | { readonly type: 'view'; readonly snapshot: Snapshot }
  | { readonly type: 'ended'; readonly press: number; readonly outcome: PressOutcome; readonly snapshot: Snapshot }
  /** A START that nobody waits for any more (the app was started anew) was cancelled. */
  | { readonly type: 'cancelled' }
  /** A pause is about to end: silent. */
  | { readonly type: 'pause-ending' }
  | { readonly type: 'over' };

export const noMoments: Moments = { sign: null, watched: null, nextId: 1 };

export function reduceMoments(moments: Moments, event: MomentEvent): Moments {
  switch (event.type) {
    case 'pressed':
      return show({ ...moments, watched: { press: event.press, light: lightOf(event.snapshot) } }, { kind: 'light' });
    case 'view': {
      const { watched } = moments;
      const light = lightOf(event.snapshot);
      if (!watched || watched.light === light) return moments;
      const known = { ...moments, watched: { ...watched, light } };
      // Without proof: the alarm says it, and stays.
      return event.snapshot.state === 'unconfirmed' ? known : show(known, { kind: 'light' });
    }
    case 'ended':
      if (moments.watched?.press !== event.press) return moments;
      return end({ ...moments, watched: null }, event.outcome, event.snapshot);
    case 'cancelled':
      return moments.watched ? moments : show(moments, { kind: 'told', why: 'cancelled' });
    case 'pause-ending':
      return show(moments, { kind: 'light' });
    case 'over':
      return { ...moments, sign: null };
  }
}

type What = { readonly [K in Sign['kind']]: Omit<Extract<Sign, { kind: K }>, 'id'> }[Sign['kind']];

function show(moments: Moments, what: What): Moments {
  return { ...moments, sign: { id: moments.nextId, ...what }, nextId: moments.nextId + 1 };
}

function end(moments: Moments, outcome: PressOutcome, { detail }: Snapshot): Moments {
  const told = (why: SignWhy): Moments => show(moments, { kind: 'told', why });
  switch (outcome.kind) {
    case 'proved':
      return show(moments, { kind: 'proved', action: outcome.action, afterMs: detail.proof?.action === outcome.action ? detail.proof.afterMs : null });
    case 'refused':
    case 'not-yet':
      return told(outcome.why);
    case 'paused':
    case 'extended':
      return show(moments, { kind: 'light' });
    case 'mend':
      return told('blocked');
    case 'unproved':
    case 'stop-unanswered':
      return moments;
    case 'cancelled':
    case 'nothing-to-stop':
    case 'overtaken':
    case 'nothing-sent':
    case 'not-set-up':
    case 'stayed-stopped':
      return told(outcome.kind);
  }
}

function lightOf({ state, wanted }: Snapshot): string {
  return `${state} ${wanted}`;
}
