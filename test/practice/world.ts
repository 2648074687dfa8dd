import { createPractice } from '../../main/practice';
import type { AgentOptions, Practice, PracticeAgent, PracticeOptions } from '../../main/practice';
import { createVirtualClock } from './virtual-clock';
import type { VirtualClock } from './virtual-clock';

/** What every test of one agent needs, in virtual time. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly practice: Practice;
  readonly agent: PracticeAgent;
  /** Sends one `recording` call for the agent and returns the answer's line. */
  readonly ask: (value: string, more?: Readonly<Record<string, string>>) => string;
  readonly field: () => string | null;
  readonly running: () => number;
}

export const LOGIN = { source: 'test', user: 'caller', pass: 'sesame' } as const;

/** An agent on a call, with the screen polling each second from now on. */
export function onACall(screen: AgentOptions['screen'] = {}, options: PracticeOptions = {}): Stage {
  const clock = createVirtualClock();
  const practice = createPractice({
    clock,
    users: [{ user: LOGIN.user, pass: LOGIN.pass }],
    agents: [{ agent: '1000', altUser: 'emp1000', screen }],
    ...options,
  });
  const agent = practice.agent('1000');
  agent.takeCall();
  return {
    clock,
    practice,
    agent,
    ask: (value, more = {}) => practice.answer({ ...LOGIN, agent_user: '1000', function: 'recording', value, ...more }).body,
    field: () => agent.truth().field,
    running: () => agent.truth().running.length,
  };
}

/** The second field of an answer: id, word, or what lies in the mailbox. */
export function second(line: string): string {
  return line.split('|')[1] ?? 'no second field';
}

export const WORDS = {
  active: 'NOTICE: recording active',
  notRecording: 'NOTICE: not recording',
  sent: 'SUCCESS: recording function sent',
  stopError: 'ERROR: stop recording error',
} as const;
