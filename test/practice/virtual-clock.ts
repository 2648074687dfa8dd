import type { PracticeClock } from '../../main/practice';

export interface VirtualClock extends PracticeClock {
  /** Moves on, running each timer at its own moment, in order. */
  readonly advance: (ms: number) => void;
  /** The same, to a moment given in milliseconds since the epoch. */
  readonly advanceTo: (at: number) => void;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to move. */
export function createVirtualClock(startsAt = 1_795_533_378_000): VirtualClock {
  let now = startsAt;
  let order = 0;
  const timers = new Set<Timer>();

  function next(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (timer.at > until) continue;
      const earlier = first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order);
      if (earlier) first = timer;
    }
    return first;
  }

  function advanceTo(until: number): void {
    for (let timer = next(until); timer !== undefined; timer = next(until)) {
      timers.delete(timer);
      now = Math.max(now, timer.at);
      timer.run();
    }
    now = Math.max(now, until);
  }

  return {
    now: () => now,
    setTimer(ms, run) {
      const timer: Timer = { at: now + ms, order, run };
      order += 1;
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance(ms) {
      advanceTo(now + ms);
    },
    advanceTo,
  };
}
