/** The practice dialer of the app: one user, one agent on a call, a person's few acts, and a floor of others beside it. */
import { realClock } from './clock';
import { createPracticeFloor, type PracticeFloor } from './floor';
import { createPractice } from './server';
import type { ListeningPractice, PracticeOptions } from './server';

/** How to log in to the practice dialer. It guards nothing and is served on loopback only. */
export const PRACTICE_LOGIN = { user: 'practice', pass: 'only-for-practice', agent: '1000' } as const;

export interface PracticeDialerState {
  readonly inCall: boolean;
  /** The call is over and waits to be disposed. */
  readonly disposition: boolean;
  /** The agent screen sleeps: it acts on no word. */
  readonly deaf: boolean;
}

export interface PracticeDialer {
  /** `http://127.0.0.1:PORT`, without a path. */
  readonly url: string;
  /** Everything else of the server, for tests. */
  readonly practice: ListeningPractice;
  /** The others: they begin to work when somebody first asks for them. */
  readonly floor: PracticeFloor;
  readonly state: () => PracticeDialerState;
  /** Each act does nothing where it can't be done; `state` says what can. */
  readonly takeCall: () => void;
  readonly hangUp: () => void;
  readonly dispose: () => void;
  readonly sleepScreen: () => void;
  readonly wakeScreen: () => void;
  /** Told when `state` has changed. The returned function ends it. */
  readonly onChange: (listener: (state: PracticeDialerState) => void) => () => void;
  readonly close: () => Promise<void>;
}

/** Starts the practice dialer, its agent logged in and on a call. `options` are for tests. */
export async function createPracticeDialer(options: Omit<PracticeOptions, 'users' | 'agents' | 'beforeCall'> = {}): Promise<PracticeDialer> {
  const made = createPractice({
    utcOffsetMinutes: -new Date().getTimezoneOffset(),
    ...options,
    beforeCall: (params) => {
      if (params['function'] === 'logged_in_agents' || floor.agents.includes(params['agent_user'] ?? '')) floor.begin();
    },
    users: [{ user: PRACTICE_LOGIN.user, pass: PRACTICE_LOGIN.pass, allowedFunctions: ['recording', 'stereo_recording', 'recording_lookup', 'logged_in_agents'] }],
    agents: [{ agent: PRACTICE_LOGIN.agent, altUser: 'practice1000' }],
  });
  const floor = createPracticeFloor(made, options.clock ?? realClock);
  const practice = await made.listen();
  const agent = practice.agent(PRACTICE_LOGIN.agent);
  agent.takeCall();

  const state = (): PracticeDialerState => ({
    inCall: agent.phase() === 'talking',
    disposition: agent.phase() === 'disposition',
    deaf: agent.screen.mode() === 'deaf',
  });

  return {
    url: practice.url,
    practice,
    floor,
    state,
    takeCall: () => void agent.takeCall(),
    hangUp: () => void agent.hangUp(),
    dispose() {
      if (agent.dispose()) agent.ready();
    },
    sleepScreen() {
      agent.screen.deaf(true);
    },
    wakeScreen() {
      agent.screen.deaf(false);
    },
    onChange(listener) {
      let last = JSON.stringify(state());
      return practice.onChange(() => {
        const next = state();
        const now = JSON.stringify(next);
        if (now === last) return;
        last = now;
        listener(next);
      });
    },
    close: async () => {
      floor.close();
      await practice.close();
    },
  };
}
