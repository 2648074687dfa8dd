/**
 * A clock that only goes forward, in milliseconds, and that goes on while the computer sleeps.
 *
 * The runtime's own stands still in sleep on some systems: what was heard before a night would count as fresh after it.
 * The time of day is only trusted for the length of a sleep, never otherwise.
 */
export interface SteadyClock {
  readonly now: () => number;
  readonly fallAsleep: () => void;
  readonly wake: () => void;
}

export function createSteadyClock(runtimeMs: () => number, wallMs: () => number): SteadyClock {
  let slept = 0;
  let asleep: { readonly runtime: number; readonly wall: number } | null = null;
  return {
    now: () => runtimeMs() + slept,
    fallAsleep: () => {
      asleep = { runtime: runtimeMs(), wall: wallMs() };
    },
    wake: () => {
      if (asleep) slept += Math.max(0, wallMs() - asleep.wall - (runtimeMs() - asleep.runtime));
      asleep = null;
    },
  };
}
