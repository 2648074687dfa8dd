/** The first opening of what was set up before: it may wait for the keyring, and who asks meanwhile waits with it. */

/** As long as a press is worth (design: 5 s). */
const mostMs = 5000;

export interface FirstOpening {
  /** Ends with the opening, or after 5 s. */
  readonly wait: () => Promise<void>;
  readonly end: () => void;
  readonly isOver: () => boolean;
}

export function createFirstOpening(setTimer: (ms: number, run: () => void) => () => void): FirstOpening {
  const waiting: (() => void)[] = [];
  let over = false;
  return {
    wait: () =>
      new Promise<void>((resolve) => {
        if (over) return resolve();
        const cancel = setTimer(mostMs, resolve);
        waiting.push(() => {
          cancel();
          resolve();
        });
      }),
    end: () => {
      over = true;
      for (const go of waiting.splice(0)) go();
    },
    isOver: () => over,
  };
}
