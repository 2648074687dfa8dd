/** A press by key or menu: its tag, and what opens where only a person can mend. Its sign is the business of notices. */
import type { Outcome, PressAsk } from '../recorder';

export interface PressDeps {
  readonly press: (ask: PressAsk) => Promise<Outcome>;
  readonly tag: () => string;
  /** Opens what mends a light that only a person can mend. */
  readonly mend: () => void;
  readonly log: (line: string) => void;
}

/** `tag`: another one than the desk's, for this press alone. */
export type DeskPress = (action: PressAsk['action'], another?: boolean, tag?: string) => Promise<void>;

export function createDeskPress(deps: PressDeps): DeskPress {
  return async (action, another = false, tag = deps.tag()) => {
    const outcome = await deps.press({ action, tag, another });
    deps.log(`press ${action}: ${outcome.kind}`);
    if (outcome.kind === 'mend') deps.mend();
  };
}
