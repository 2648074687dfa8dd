/** Shared desks: when to ask who sits here. It is a wish in the settings, and never held against who does not answer. */

export interface AskAgentDeps {
  readonly isWished: () => boolean;
  /** There is a dialer, and it is not the practice one. */
  readonly hasDialer: () => boolean;
  readonly ask: () => void;
  readonly now: () => number;
}

export interface AskAgent {
  /** The app was started by the system, with the session. */
  readonly signedIn: () => void;
  readonly locked: () => void;
  readonly unlocked: () => void;
}

/** Who comes back sooner is the same person. */
const leastLockedMs = 60_000;

export function createAskAgent(deps: AskAgentDeps): AskAgent {
  let lockedAt: number | null = null;
  const ask = (): void => {
    if (deps.isWished() && deps.hasDialer()) deps.ask();
  };
  return {
    signedIn: ask,
    locked: () => (lockedAt ??= deps.now()),
    unlocked: () => {
      const long = lockedAt !== null && deps.now() - lockedAt >= leastLockedMs;
      lockedAt = null;
      if (long) ask();
    },
  };
}
