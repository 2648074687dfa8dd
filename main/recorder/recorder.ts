/**
 * Runs the machine of one agent: real calls, real clocks, the open word on disk, and everybody who is shown snapshots.
 */
import type { AgentApi, FailureKind, RefusalKind } from '../agent-api';
import { step } from './machine';
import { defaultPace, wakeAt } from './schedule';
import type { Action, Snapshot, Told } from './snapshot';
import { emptyState, type Attention, type Effect, type Event, type Loud, type Outcome, type Pace, type State } from './state';
import type { WordStore } from './open-word';
import { viewOf, type Identity } from './view';

export interface RecorderDeps {
  readonly api: Pick<AgentApi, 'ask' | 'version' | 'serverClock'>;
  readonly who: Identity;
  readonly words: WordStore;
  /** A refusal that these credentials met before, from disk; null: none. */
  readonly refusal: { readonly load: () => RefusalKind | null; readonly remember: (kind: RefusalKind) => void; readonly forget: () => void };
  readonly now: () => number;
  readonly wallMs: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly tell: (kind: FailureKind) => Told;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly onLoud: (loud: Loud) => void;
  /** The open word could not be written. */
  readonly onNotKept: () => void;
  readonly pace?: Pace;
}

export interface PressAsk {
  readonly action: Action | 'toggle';
  readonly tag: string;
  readonly another: boolean;
  /** A start that is only meant for an agent in this status: else it is refused, its call is over. */
  readonly onlyIn?: string | null;
}

export interface Recorder {
  /** A press; the snapshot shows it at once, the promise tells how it ended. */
  readonly press: (ask: PressAsk) => Promise<Outcome>;
  readonly snapshot: () => Snapshot;
  /** Asks the server now; a person may so try a refused login once more. Ends when the answer is there. */
  readonly check: () => Promise<void>;
  readonly attend: (attention: Attention) => void;
  readonly close: () => void;
}

const versionEveryMs = 3_600_000;
const versionRetryMs = 600_000;
const checkMostMs = 10_000;

export function createRecorder(deps: RecorderDeps): Recorder {
  const pace = deps.pace ?? defaultPace;
  let state: State = emptyState;
  let cancelTimer: (() => void) | null = null;
  let closed = false;
  let opening = true;
  let nextPress = 1;
  let versionDueAt = Number.NEGATIVE_INFINITY;
  const aborts = new Map<number, AbortController>();
  const waiting = new Map<number, (outcome: Outcome) => void>();
  const answered: (() => void)[] = [];

  function take(event: Event): void {
    if (closed) return;
    const result = step(state, event, deps.now(), pace);
    state = result.state;
    for (const effect of result.effects) run(effect);
    if (state.trouble?.blocks && !state.statusFlight) flushAnswered();
    if (!opening) deps.onSnapshot(snapshot());
    arm();
  }

  function run(effect: Effect): void {
    switch (effect.do) {
      case 'call':
        return call(effect.flight, effect.call);
      case 'abort':
        aborts.get(effect.flight)?.abort();
        return;
      case 'keep':
        return keep(effect);
      case 'settle':
        waiting.get(effect.press)?.(effect.outcome);
        waiting.delete(effect.press);
        return;
      case 'say':
        return deps.onLoud(effect.loud);
      case 'remember-refusal':
        return deps.refusal.remember(effect.kind);
      case 'forget-refusal':
        return deps.refusal.forget();
    }
  }

  /** Before a START is sent its word must be on disk; a STOP goes out even if the disk refuses. */
  function keep(effect: Extract<Effect, { do: 'keep' }>): void {
    try {
      deps.words.keep({ word: effect.word, after: effect.after });
    } catch {
      deps.onNotKept();
      if (effect.word?.wanted === 'start') take({ type: 'not-kept' });
    }
  }

  function call(flight: number, what: Extract<Effect, { do: 'call' }>['call']): void {
    // The word was withdrawn meanwhile, because the disk refused it.
    if (what.do === 'start' && state.wordFlight?.id !== flight) return;
    const abort = new AbortController();
    aborts.set(flight, abort);
    void deps.api.ask(what, abort.signal).then((reply) => {
      aborts.delete(flight);
      if (abort.signal.aborted && what.do === 'status') return;
      take({ type: 'reply', flight, reply });
      if (what.do === 'status') {
        flushAnswered();
        if (reply.kind !== 'failed' && reply.kind !== 'refused') void learnClock();
      }
    });
  }

  /**
   * The server's clock and zone, without which a start time means nothing: once an hour (its zone may change, clocks
   * drift), after a sleep (our steady clock may stand still in it), and after a failure no sooner than in ten minutes.
   */
  async function learnClock(): Promise<void> {
    const known = deps.api.serverClock();
    if (known && state.clock !== known) take({ type: 'clock', clock: known });
    if (closed || deps.now() < versionDueAt) return;
    versionDueAt = deps.now() + versionRetryMs;
    const abort = new AbortController();
    aborts.set(0, abort);
    await deps.api.version(abort.signal);
    aborts.delete(0);
    const clock = deps.api.serverClock();
    if (!clock || clock === known) return;
    versionDueAt = deps.now() + versionEveryMs;
    take({ type: 'clock', clock });
  }

  function flushAnswered(): void {
    for (const done of answered.splice(0)) done();
  }

  function arm(): void {
    cancelTimer?.();
    cancelTimer = null;
    const at = wakeAt(state, deps.now(), pace);
    if (at !== null && !closed) cancelTimer = deps.setTimer(Math.max(0, at - deps.now()), () => take({ type: 'tick' }));
  }

  function snapshot(): Snapshot {
    return viewOf(state, deps.now(), deps.wallMs(), deps.who, pace, deps.tell);
  }

  function open(): void {
    const kept = deps.words.load();
    const refused = deps.refusal.load();
    // The refusal first: until a person acts, an adopted word must not go out either.
    if (refused) take({ type: 'remembered-refusal', kind: refused });
    if (kept) take({ type: 'adopt', ...kept });
    // Nobody is shown half of what was remembered.
    opening = false;
    take({ type: 'tick' });
  }

  open();
  return {
    press: (ask) =>
      new Promise((resolve) => {
        if (closed) return resolve({ kind: 'nothing-sent' });
        const press = nextPress++;
        waiting.set(press, resolve);
        take({ type: 'press', press, action: ask.action, tag: ask.tag, another: ask.another, onlyIn: ask.onlyIn ?? null });
      }),
    snapshot,
    check: () =>
      new Promise((resolve) => {
        if (closed) return resolve();
        answered.push(resolve);
        // While the computer sleeps nothing is asked, and nobody waits for it.
        deps.setTimer(checkMostMs, resolve);
        take({ type: 'check' });
      }),
    attend: (attention) => {
      if (state.attention.suspended && !attention.suspended) versionDueAt = Number.NEGATIVE_INFINITY;
      take({ type: 'attention', attention });
    },
    close: () => {
      closed = true;
      cancelTimer?.();
      for (const abort of aborts.values()) abort.abort();
      // What went out is not known to have come to nothing.
      const { word } = state;
      for (const [press, settle] of waiting) settle(word && word.sentAt !== null && word.presses.includes(press) ? { kind: 'unproved', action: word.wanted } : { kind: 'nothing-sent' });
      waiting.clear();
      flushAnswered();
    },
  };
}
