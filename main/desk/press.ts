/** A press by key or menu: nobody looks at a window then, so how it ended is told by a notice, unless the popup is open. */
import { outcomeOf } from '../../assets/words/outcome';
import type { Words } from '../../assets/words/en';
import type { Outcome, PressAsk } from '../recorder';
import type { Told } from '../recorder/snapshot';

export interface PressDeps {
  readonly press: (ask: PressAsk) => Promise<Outcome>;
  readonly tag: () => string;
  readonly words: () => Words;
  /** Opens what mends a light that only a person can mend. */
  readonly mend: () => void;
  readonly isSeen: () => boolean;
  readonly say: (told: Told, urgent: boolean) => void;
  readonly log: (line: string) => void;
}

/** `tag`: another one than the desk's, for this press alone. */
export type DeskPress = (action: PressAsk['action'], another?: boolean, tag?: string) => Promise<void>;

export function createDeskPress(deps: PressDeps): DeskPress {
  return async (action, another = false, tag = deps.tag()) => {
    const outcome = await deps.press({ action, tag, another });
    deps.log(`press ${action}: ${outcome.kind}`);
    if (outcome.kind === 'mend') deps.mend();
    // A cancelled START is said aloud anyway.
    const told = outcome.kind === 'cancelled' ? null : outcomeOf(outcome, deps.words());
    if (told && !deps.isSeen()) deps.say(told, outcome.kind === 'unproved' || outcome.kind === 'stop-unanswered');
  };
}
