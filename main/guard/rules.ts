/**
 * All rules in one step: pure, over snapshots. Each speaks once for what it speaks of (a call, a recording, a pause, a
 * day's slow screen), and takes back what is no longer so.
 */
import { noNearLimit, stepNearLimit, type NearLimit } from './limit';
import { noOutlives, stepOutlives, type Outlives } from './outlives';
import { noLongPause, stepLongPause, type LongPause } from './pause';
import { noScreenWatch, stepScreen, type ScreenWatch } from './screen';
import type { GuardNotice, GuardRule, Look } from './types';
import { noUnrecorded, stepUnrecorded, type Unrecorded } from './unrecorded';

export interface GuardMemory {
  /** Whom it is all about: another agent or another dialer begins anew. */
  readonly who: string;
  readonly unrecorded: Unrecorded;
  readonly outlives: Outlives;
  readonly pause: LongPause;
  readonly limit: NearLimit;
  readonly screen: ScreenWatch;
}

export const noGuardMemory: GuardMemory = { who: '', unrecorded: noUnrecorded, outlives: noOutlives, pause: noLongPause, limit: noNearLimit, screen: noScreenWatch };

export interface GuardStep {
  readonly memory: GuardMemory;
  /** What it says for the first time. */
  readonly said: readonly GuardNotice[];
  /** When to look again, though no snapshot comes; null: not before. */
  readonly nextAt: number | null;
}

const rules = ['unrecorded', 'outlives', 'pause', 'limit', 'screen'] as const satisfies readonly GuardRule[];

export function stepGuard(before: GuardMemory, look: Look): GuardStep {
  const { agent, practice, detail } = look.snapshot;
  const who = `${agent} ${detail.server} ${practice}`;
  const known = before.who === who ? before : { ...noGuardMemory, who };
  const unrecorded = stepUnrecorded(known.unrecorded, look);
  const outlives = stepOutlives(known.outlives, look);
  const pause = stepLongPause(known.pause, look);
  const limit = stepNearLimit(known.limit, look);
  const screen = stepScreen(known.screen, look);
  const memory: GuardMemory = { who, unrecorded: unrecorded.memory, outlives: outlives.memory, pause: pause.memory, limit: limit.memory, screen: screen.memory };
  const times = [unrecorded, outlives, pause, limit, screen].map(({ nextAt }) => nextAt).filter((at) => at !== null);
  const stood = standingOf(known);
  return { memory, said: standingOf(memory).filter((notice) => !stood.includes(notice)), nextAt: times.length === 0 ? null : Math.min(...times) };
}

/** What was said, still holds, and was not seen yet. */
export function standingOf(memory: GuardMemory): readonly GuardNotice[] {
  return rules.map((rule) => memory[rule].standing).filter((notice) => notice !== null);
}

/** A person has seen it; `waive`: and wants none of it for this call. */
export function dismissGuard(memory: GuardMemory, rule: GuardRule, waive = false): GuardMemory {
  const seen: GuardMemory = { ...memory, [rule]: { ...memory[rule], standing: null } };
  return waive && rule === 'unrecorded' ? { ...seen, unrecorded: { ...seen.unrecorded, waived: true, open: false } } : seen;
}
