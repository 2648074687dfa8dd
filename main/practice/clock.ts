/** The time the practice dialer lives in. Tests and the simulation hand in a virtual one. */
export interface PracticeClock {
  /** Server time, milliseconds since the epoch. */
  readonly now: () => number;
  /** Runs `run` once, `ms` milliseconds from now. The returned function cancels it. */
  readonly setTimer: (ms: number, run: () => void) => () => void;
}

/** The machine's own clock. Its timers never keep a process alive. */
export const realClock: PracticeClock = {
  now: () => Date.now(),
  setTimer(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
