/** The practice dialer of the app: one user, one agent on a call, and a person's few acts. */
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
export async function createPracticeDialer(options: Omit<PracticeOptions, 'users' | 'agents'> = {}): Promise<PracticeDialer> {
  const practice = await createPractice({
    utcOffsetMinutes: -new Date().getTimezoneOffset(),
    ...options,
    users: [{ user: PRACTICE_LOGIN.user, pass: PRACTICE_LOGIN.pass, allowedFunctions: ['recording', 'stereo_recording', 'recording_lookup'] }],
    agents: [{ agent: PRACTICE_LOGIN.agent, altUser: 'practice1000' }],
  }).listen();
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
    close: practice.close,
  };
}
