/** Runs the machine of the pause: its presses go to the recorder, its words to the disk, its picture to everybody. */
import { localIso, type Outcome, type PressAsk } from '../recorder';
import type { StereoStatus } from '../agent-api';
import type { Snapshot } from '../recorder/snapshot';
import type { PauseStore } from './keep';
import { step, wakeAt } from './machine';
import { createStereoWatch } from './stereo';
import { emptyState, type DeskAsk, type Effect, type Event, type PauseEnd, type PauseLoud, type PauseRules, type Plan, type PressOutcome, type State } from './types';
import { dress, isCalm } from './view';

export interface PauseDeps {
  /** The recorder's own. */
  readonly press: (ask: PressAsk) => Promise<Outcome>;
  readonly base: () => Snapshot;
  readonly store: PauseStore;
  readonly settings: () => PauseRules;
  readonly now: () => number;
  readonly wallMs: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly onLoud: (loud: PauseLoud) => void;
  /** How a pause ended; `since`: when its stop was proved. */
  readonly onOver: (how: PauseEnd, plan: Plan) => void;
  /** The picture changed though the recorder's did not. */
  readonly onChange: () => void;
  /** A pause is open: what comes must be seen soon. */
  readonly onOpen: (open: boolean) => void;
  readonly stereo: (signal: AbortSignal) => Promise<StereoStatus>;
  /** It could not be written: a crash would forget it. */
  readonly onNotKept: () => void;
}

export interface PauseRoom {
  readonly press: (ask: DeskAsk) => Promise<PressOutcome>;
  /** The recorder's picture has changed: looks at it, before anybody is shown it. */
  readonly see: () => void;
  readonly snapshot: () => Snapshot;
  readonly slept: () => void;
  readonly close: () => void;
}

/** Longer than two presses may lie apart that are one. */
const joinableMs = 1000;

export function createPause(deps: PauseDeps): PauseRoom {
  let state: State = emptyState;
  let closed = false;
  let isOpen = false;
  let nextPress = 1;
  let cancelTimer: (() => void) | null = null;
  const waiting = new Map<number, (outcome: PressOutcome) => void>();
  /** The latest few, for presses that join one of them. */
  const presses = new Map<number, Promise<PressOutcome>>();
  const stereo = createStereoWatch({ ask: deps.stereo, setTimer: deps.setTimer, onRunning: () => deps.onLoud('stereo-in-pause'), onChange: () => deps.onChange() });
  let shownTime = { at: Number.NaN, iso: '' };

  function take(event: Event): void {
    if (closed) return;
    const before = state;
    const result = step(state, event, deps.now(), deps.settings());
    state = result.state;
    for (const effect of result.effects) run(effect);
    const open = state.pause !== null;
    if (open !== isOpen) {
      isOpen = open;
      deps.onOpen(open);
    }
    stereo.follow(state.pause?.at === 'paused' && !state.adopting && isCalm(deps.base()));
    if (before.pause !== state.pause || before.part !== state.part) deps.onChange();
    arm();
  }

  function run(effect: Effect): void {
    switch (effect.do) {
      case 'press': {
        const { press } = effect;
        void deps.press(effect.ask).then((outcome) => {
          if (closed) settle(press, outcome);
          else take({ type: 'ended', press, outcome, base: deps.base() });
        });
        return;
      }
      case 'join':
        void (presses.get(effect.to) ?? Promise.resolve<PressOutcome>({ kind: 'not-yet', why: 'already-stopping' })).then((outcome) => settle(effect.press, outcome));
        return;
      case 'settle':
        return settle(effect.press, effect.outcome);
      case 'keep':
        if (!deps.store.keep(effect.pause)) deps.onNotKept();
        return;
      case 'say':
        return deps.onLoud(effect.loud);
      case 'over':
        return deps.onOver(effect.how, effect.plan);
    }
  }

  function settle(press: number, outcome: PressOutcome): void {
    waiting.get(press)?.(outcome);
    waiting.delete(press);
  }

  function arm(): void {
    cancelTimer?.();
    cancelTimer = null;
    const at = wakeAt(state);
    if (at !== null && !closed) cancelTimer = deps.setTimer(Math.max(0, at - deps.now()), () => take({ type: 'view', base: deps.base() }));
  }

  /** The same text as long as it means the same moment: a clock's last digits are no change. */
  function isoOf(at: number): string {
    if (at !== shownTime.at) shownTime = { at, iso: localIso(deps.wallMs() + (at - deps.now())) };
    return shownTime.iso;
  }

  const left = deps.store.load();
  if (left) take({ type: 'adopt', pause: left });

  return {
    press: (ask) => {
      const press = nextPress++;
      const done = new Promise<PressOutcome>((resolve) => {
        if (closed) return resolve({ kind: 'nothing-sent' });
        waiting.set(press, resolve);
      });
      presses.set(press, done);
      void done.then(() => deps.setTimer(joinableMs, () => presses.delete(press)));
      take({ type: 'press', press, ask, base: deps.base() });
      return done;
    },
    see: () => take({ type: 'view', base: deps.base() }),
    snapshot: () => dress(deps.base(), state, deps.now(), isoOf, stereo.status()),
    slept: () => take({ type: 'slept' }),
    close: () => {
      closed = true;
      cancelTimer?.();
      stereo.close();
      // The recorder, closed before, has answered for what it was handed; those answers are on their way.
      const handed = new Set(state.handed.map(({ press }) => press));
      for (const [press, done] of waiting) if (!handed.has(press)) done({ kind: 'nothing-sent' });
    },
  };
}
