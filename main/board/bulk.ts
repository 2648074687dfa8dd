/**
 * One wish for many agents, worked off a few at a time as the budget allows: what waits is shown as waiting, and can be
 * taken back until it is pressed.
 */
import type { DeskAsk, PressOutcome } from '../pause';
import type { Told } from '../recorder/snapshot';
import type { BoardPress, Bulk, BulkEnd } from './types';

/** At once: each needs about five calls, and the first ones are to be proved soon. */
const most = 3;
const retryMs = 200;

export interface BulkDeps {
  readonly press: (agent: string, ask: DeskAsk) => Promise<PressOutcome>;
  readonly askOf: (act: BoardPress, tag: string) => DeskAsk;
  /** Is there room now for a whole press, from its first STATUS to its proof, beside so many that are under way? */
  readonly hasRoom: (running: number) => boolean;
  readonly tell: (outcome: PressOutcome) => Told | null;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly onChange: () => void;
}

export interface BulkRunner {
  readonly view: () => Bulk | null;
  readonly isAtWork: () => boolean;
  readonly isWaiting: () => boolean;
  /** False: another one is still at work. */
  readonly begin: (act: BoardPress, agents: readonly string[], tag: string) => boolean;
  readonly cancel: () => void;
  /** Its end was read. */
  readonly forget: () => void;
  /** Its dialer is left: whoever has the same name on another one was not meant. */
  readonly close: () => void;
}

export function createBulk(deps: BulkDeps): BulkRunner {
  let id = 0;
  let now: { readonly act: BoardPress; readonly tag: string; readonly total: number } | null = null;
  let waiting: string[] = [];
  const running = new Set<string>();
  let ended: { readonly agent: string; readonly how: BulkEnd; readonly told: Told | null }[] = [];
  let cancelled = false;
  let cancelTimer: (() => void) | null = null;

  const isAtWork = (): boolean => waiting.length > 0 || running.size > 0;

  function go(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (!now) return;
    const { act, tag } = now;
    while (running.size < most && waiting.length > 0) {
      if (!deps.hasRoom(running.size)) {
        cancelTimer = deps.setTimer(retryMs, go);
        return;
      }
      const agent = waiting.shift() ?? '';
      running.add(agent);
      void deps.press(agent, deps.askOf(act, tag)).then(
        (outcome) => end(agent, endOf(act, outcome), deps.tell(outcome)),
        () => end(agent, 'not-sent', null),
      );
    }
  }

  function end(agent: string, how: BulkEnd, told: Told | null): void {
    running.delete(agent);
    ended = [...ended, { agent, how, told: how === 'proved' ? null : told }];
    go();
    deps.onChange();
  }

  return {
    view: () => (now ? { id, act: now.act, total: now.total, waiting: waiting.length, running: [...running], ended, cancelled } : null),
    isAtWork,
    isWaiting: () => waiting.length > 0,
    begin: (act, agents, tag) => {
      if (isAtWork() || agents.length === 0) return false;
      id++;
      now = { act, tag, total: agents.length };
      waiting = [...agents];
      ended = [];
      cancelled = false;
      go();
      deps.onChange();
      return true;
    },
    cancel: () => {
      if (waiting.length === 0) return;
      ended = [...ended, ...waiting.map((agent) => ({ agent, how: 'cancelled' as const, told: null }))];
      waiting = [];
      cancelled = true;
      deps.onChange();
    },
    forget: () => {
      if (isAtWork()) return;
      now = null;
      deps.onChange();
    },
    close: () => {
      cancelTimer?.();
      now = null;
      waiting = [];
    },
  };
}

/** What a press came to, in one of the words that the list of ends has. */
export function endOf(act: BoardPress, outcome: PressOutcome): BulkEnd {
  switch (outcome.kind) {
    case 'proved':
      // A pause that found its call over has stopped, and no more.
      return 'proved';
    case 'paused':
    case 'cancelled':
    case 'stayed-stopped':
    case 'extended':
      return 'proved';
    case 'nothing-to-stop':
      return 'skipped';
    case 'refused':
      return act === 'start' && outcome.why === 'already-recording' ? 'skipped' : act === 'pause' && outcome.why === 'already-paused' ? 'skipped' : 'refused';
    case 'not-yet':
    case 'mend':
      return 'refused';
    case 'unproved':
    case 'stop-unanswered':
    case 'overtaken':
      return 'unproved';
    case 'nothing-sent':
    case 'not-set-up':
      return 'not-sent';
  }
}
