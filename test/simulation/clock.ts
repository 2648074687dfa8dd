/** Virtual time that jumps from one due timer to the next: nothing happens between them, so nothing is missed. */
export interface EventClock {
  readonly now: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  /** When the next timer is due; null while there is none. */
  readonly nextAt: () => number | null;
  /** Runs the next timer that is due by `until`, and moves there; false when none is. */
  readonly runNext: (until: number) => boolean;
  readonly moveTo: (at: number) => void;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  run: (() => void) | null;
}

export function createEventClock(startsAt: number): EventClock {
  let now = startsAt;
  let order = 0;
  /** Sorted, the next one last. */
  const timers: Timer[] = [];

  function dropCancelled(): void {
    while (timers.length > 0 && timers.at(-1)?.run === null) timers.pop();
  }

  return {
    now: () => now,
    setTimer(ms, run) {
      const timer: Timer = { at: now + Math.max(0, ms), order: order++, run };
      let place = timers.length;
      while (place > 0 && (timers[place - 1]?.at ?? Infinity) <= timer.at) place--;
      timers.splice(place, 0, timer);
      return () => {
        timer.run = null;
      };
    },
    nextAt() {
      dropCancelled();
      return timers.at(-1)?.at ?? null;
    },
    runNext(until) {
      dropCancelled();
      const timer = timers.at(-1);
      if (!timer || timer.at > until) return false;
      timers.pop();
      now = Math.max(now, timer.at);
      timer.run?.();
      return true;
    },
    moveTo(at) {
      now = Math.max(now, at);
    },
  };
}
