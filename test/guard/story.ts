/** A made-up shift for the guard: looks in order, a second apart unless said, and what was said to them. */
import { dismissGuard, noGuardMemory, standingOf, stepGuard, type GuardMemory } from '../../main/guard/rules';
import type { GuardNotice, GuardRule, GuardSettings } from '../../main/guard';
import type { PauseView, Snapshot, StateWord } from '../../main/recorder/snapshot';
import { defaults } from '../../main/settings/defaults';
import { snapshotOf, type Part } from '../words/snapshots';

export const recordingOf = (id: string): NonNullable<Snapshot['recording']> => ({ id, filename: null, server: null, startedAt: null });
export const recorded = (id: string, part: Part = {}): Snapshot => snapshotOf('recording', { recording: recordingOf(id), recordings: 1, ...part });
/** What the guard looks at of a pause. */
export const pauseOf = (part: Partial<Pick<PauseView, 'phase' | 'sinceMs'>> = {}): PauseView => ({ phase: 'paused', sinceMs: 1000, ...part }) as PauseView;

export interface Story {
  /** Looks after so many milliseconds; what is said for the first time. */
  readonly look: (afterMs: number, snapshot: Snapshot) => readonly GuardNotice[];
  /** The same look, again and again for so long, each second: all that is said. */
  readonly stay: (ms: number, snapshot: Snapshot | ((spentMs: number) => Snapshot)) => readonly GuardNotice[];
  readonly standing: () => readonly GuardRule[];
  readonly dismiss: (rule: GuardRule, waive?: boolean) => void;
  readonly set: (part: Partial<GuardSettings>) => void;
  readonly memory: () => GuardMemory;
  readonly nextIn: () => number | null;
}

export function tell(part: Partial<GuardSettings> = {}): Story {
  let now = 1_000_000;
  let chosen: GuardSettings = { ...defaults, ...part };
  let memory = noGuardMemory;
  let nextAt: number | null = null;
  const look: Story['look'] = (afterMs, snapshot) => {
    now += afterMs;
    const step = stepGuard(memory, { snapshot, now, settings: chosen });
    ({ memory, nextAt } = step);
    return step.said;
  };
  return {
    look,
    stay: (ms, snapshot) => Array.from({ length: Math.ceil(ms / 1000) }, (_, second) => look(1000, typeof snapshot === 'function' ? snapshot((second + 1) * 1000) : snapshot)).flat(),
    standing: () => standingOf(memory).map(({ rule }) => rule),
    dismiss: (rule, waive) => void (memory = dismissGuard(memory, rule, waive)),
    set: (more) => void (chosen = { ...chosen, ...more }),
    memory: () => memory,
    nextIn: () => (nextAt === null ? null : nextAt - now),
  };
}

export const rulesOf = (said: readonly GuardNotice[]): GuardRule[] => said.map(({ rule }) => rule);
export const unknown: readonly StateWord[] = ['offline', 'blocked', 'connecting'];
