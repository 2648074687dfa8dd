/** The state while it is stepped, and what every part of the machine does with it. */
import type { Snapshot } from '../recorder/snapshot';
import { rules, type Effect, type Pause, type Paused, type PauseEnd, type PauseLoud, type PauseRules, type PressOutcome, type Resuming, type State } from './types';

export interface Draft {
  state: State;
  readonly effects: Effect[];
  readonly now: number;
  readonly settings: PauseRules;
}

export function change(draft: Draft, part: Partial<State>): void {
  draft.state = { ...draft.state, ...part };
}

/** The next phase, on disk before anything that follows from it. */
export function keep(draft: Draft, pause: Pause): void {
  change(draft, { pause });
  draft.effects.push({ do: 'keep', pause });
}

export function end(draft: Draft, how: PauseEnd): void {
  const { pause } = draft.state;
  if (pause === null) return;
  change(draft, { pause: null, adopting: false });
  draft.effects.push({ do: 'over', how, plan: pause.plan, since: pause.since }, { do: 'keep', pause: null });
}

/** Proved on a picture that an outage had kept from the call's begin: the call that is seen now is the one that was paused. */
export function isLateCall(now: number, { since }: Paused | Resuming, { agentStatus }: Snapshot): boolean {
  return agentStatus === 'INCALL' && now - since < rules.lateCallMs;
}

/** A resume that came to nothing, which its own alarm tells: what is proved is still the stop. */
export function askAgain(draft: Draft, { plan, since, byItself }: Resuming): void {
  // Nobody pressed, so nothing else tells of it.
  if (byItself) say(draft, 'resume-due');
  keep(draft, { at: 'paused', plan, since, resumeAt: draft.now, flashed: true, askedAt: draft.now });
}

export function say(draft: Draft, loud: PauseLoud): void {
  draft.effects.push({ do: 'say', loud });
}

export function settle(draft: Draft, press: number, outcome: PressOutcome): void {
  draft.effects.push({ do: 'settle', press, outcome });
}

/** The agent is not where the pause was asked any more. What an outage hides is no end. */
export function callIsOver(status: string | null, { agentStatus }: Snapshot): boolean {
  return status !== null && agentStatus !== null && agentStatus !== status;
}
