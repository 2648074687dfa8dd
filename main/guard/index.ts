/**
 * guard: watches for what people forget: to record at all, to resume, to notice a recording that runs on or will be cut.
 *
 * Promises: each rule speaks once for what it speaks of, never from old knowledge, and takes back what is no longer so;
 * it asks the dialer nothing and switches nothing. Called by the app with each snapshot. Must not know: Electron,
 * windows, how a notice is shown, or how a recording is started.
 */
import type { Snapshot } from '../recorder/snapshot';
import { dismissGuard, noGuardMemory, standingOf, stepGuard } from './rules';
import { screenFacts, type ScreenFacts } from './screen';
import type { GuardNotice, GuardRule, GuardSettings } from './types';

export type { ScreenFacts } from './screen';
export type { GuardNotice, GuardRule, GuardSettings } from './types';

export interface Guard {
  /** Before a view is shown: what changes with it. */
  readonly see: (snapshot: Snapshot) => void;
  /** What was said, still holds, and was not seen yet. */
  readonly standing: () => readonly GuardNotice[];
  /** In a call, not recorded for as long as the rule allows, and nobody has said that they know. */
  readonly isUnrecorded: () => boolean;
  /** A person has seen it; `waive`: and wants none of it for this call. */
  readonly dismiss: (rule: GuardRule, waive?: boolean) => void;
  /** For `doctor`. */
  readonly screen: () => ScreenFacts;
  readonly close: () => void;
}

export interface GuardDeps {
  readonly settings: () => GuardSettings;
  readonly snapshot: () => Snapshot;
  readonly now: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  /** A rule speaks, for the history. */
  readonly onSaid: (notice: GuardNotice, snapshot: Snapshot) => void;
  /** What stands has changed by itself. */
  readonly onChange: () => void;
}

export function createGuard(deps: GuardDeps): Guard {
  let memory = noGuardMemory;
  let closed = false;
  let endTimer = (): void => undefined;

  function see(snapshot: Snapshot): void {
    if (closed) return;
    endTimer();
    const step = stepGuard(memory, { snapshot, now: deps.now(), settings: deps.settings() });
    ({ memory } = step);
    for (const notice of step.said) deps.onSaid(notice, snapshot);
    if (step.nextAt === null) return;
    endTimer = deps.setTimer(Math.max(1, Math.ceil(step.nextAt - deps.now())), () => {
      see(deps.snapshot());
      deps.onChange();
    });
  }

  return {
    see,
    standing: () => standingOf(memory),
    isUnrecorded: () => memory.unrecorded.open,
    dismiss: (rule, waive = false) => {
      memory = dismissGuard(memory, rule, waive);
    },
    screen: () => screenFacts(memory.screen, deps.now()),
    close: () => {
      closed = true;
      endTimer();
    },
  };
}
