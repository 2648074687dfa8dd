/**
 * One login at a time: while a person tries the very login that the recorder uses, the recorder's own STATUS waits and
 * is given the same answer, so that a refused login is not met twice and an accepted one need not be asked again.
 */
import type { AgentApi, Reply } from '../agent-api';

export interface Gate {
  readonly api: AgentApi;
  /** From now on STATUS waits; the returned function gives those that waited the answer, or with null lets them go on. */
  readonly hold: () => (answer: Reply | null) => void;
}

export function createGate(api: AgentApi): Gate {
  let held: Promise<Reply | null> | null = null;
  return {
    api: {
      ...api,
      ask: async (call, signal) => {
        // A START or STOP is a press of its own: nothing delays it.
        if (call.do !== 'status' || !held) return api.ask(call, signal);
        const answer = await held;
        return answer ?? api.ask(call, signal);
      },
    },
    hold: () => {
      let release: (answer: Reply | null) => void = () => undefined;
      const own = new Promise<Reply | null>((resolve) => (release = resolve));
      held = own;
      return (answer) => {
        if (held === own) held = null;
        release(answer);
      };
    },
  };
}
