/** A press by key or menu: its tag, and what opens where only a person can mend. Its sign is the business of notices. */
import type { Actor } from '../history/entry';
import type { DeskAsk, PressOutcome } from '../pause';

export interface PressDeps {
  readonly press: (ask: DeskAsk, by: Actor) => Promise<PressOutcome>;
  /** Who presses here. */
  readonly by: Actor;
  readonly tag: () => string;
  /** Opens what mends a light that only a person can mend. */
  readonly mend: () => void;
  readonly log: (line: string) => void;
}

/** `tag`: another one than the desk's, for this press alone. */
export type DeskPress = (action: DeskAsk['action'], another?: boolean, tag?: string) => Promise<void>;

export function createDeskPress(deps: PressDeps): DeskPress {
  return async (action, another = false, tag = deps.tag()) => {
    const outcome = await deps.press(askOf(action, another, tag, deps.by), deps.by);
    deps.log(`press ${action}: ${outcome.kind}`);
    if (outcome.kind === 'mend') deps.mend();
  };
}

/** By key and menu the pause turns: the same again resumes. Never by a link: any page may open one, and to resume is to record. */
function askOf(action: DeskAsk['action'], another: boolean, tag: string, by: Actor): DeskAsk {
  switch (action) {
    case 'start':
    case 'stop':
    case 'toggle':
      return { action, tag, another };
    case 'pause':
      return { action, seconds: null, tag, turns: by !== 'link' };
    case 'resume':
      return { action, tag };
    case 'extend':
      return { action };
  }
}
