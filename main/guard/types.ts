/** What the guard's rules share: what they look at, what they may say, and what each gives back. */
import type { Snapshot } from '../recorder/snapshot';
import type { Settings } from '../settings/defaults';

/**
 * What one rule says, with the figures in it.
 *
 * - `unrecorded`: in a call, and not recorded
 * - `outlives`: an id is still shown though its call was disposed
 * - `pause`: a pause lasts too long
 * - `limit`: the server will soon end this recording by itself
 * - `screen`: the agent screen acts slowly
 */
export type GuardNotice =
  /** `begun`: the call's begin was seen, so the seconds are the call's; else they are those of the hole. */
  | { readonly rule: 'unrecorded'; readonly seconds: number; readonly begun: boolean; readonly server: string | null }
  | { readonly rule: 'outlives'; readonly id: string }
  | { readonly rule: 'pause'; readonly seconds: number }
  | { readonly rule: 'limit'; readonly minutes: number; readonly limitMinutes: number }
  | { readonly rule: 'screen'; readonly usualMs: number };

export type GuardRule = GuardNotice['rule'];

/** Each rule's switch, and its bound where it has one. */
export type GuardSettings = Pick<
  Settings,
  'guardUnrecorded' | 'guardUnrecordedSeconds' | 'guardOutlives' | 'guardPause' | 'guardPauseSeconds' | 'guardLimit' | 'guardLimitMinutes' | 'guardScreen' | 'guardScreenSeconds'
>;

/** One look at the world; `now` is a steady clock's milliseconds. */
export interface Look {
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly settings: GuardSettings;
}

/** What a rule keeps, besides its own. */
export interface Spoken {
  /** What it said and that still holds, unseen. */
  readonly standing: GuardNotice | null;
}

export interface Stepped<M extends Spoken> {
  readonly memory: M;
  /** When to look again, though nothing is heard; null: not before. */
  readonly nextAt: number | null;
}

/** Older knowledge than this is none: in a call the dialer is asked every 15 s, and an answer may take 5. */
const freshMs = 25_000;

/** Does this look say what is so now? Otherwise a rule neither speaks nor takes back what it said. */
export function isKnown({ ageMs, state }: Snapshot): boolean {
  return ageMs !== null && ageMs <= freshMs && state !== 'offline' && state !== 'blocked' && state !== 'connecting' && state !== 'not-set-up';
}

/** So many ids are remembered, so that a long shift takes no more memory than a short one. */
export const mostIds = 20;

export function heardAt({ snapshot, now }: Look): number {
  return now - (snapshot.ageMs ?? 0);
}
