/** The practice dialer as the dialer room wants it: server, agent and the login that goes with it. */
import { createPracticeDialer, PRACTICE_LOGIN, type PracticeDialer } from './practice';
import type { Credentials } from './agent-api';

export async function openPractice(): Promise<{ dialer: PracticeDialer; agent: string; credentials: Credentials }> {
  const dialer = await createPracticeDialer();
  return { dialer, agent: PRACTICE_LOGIN.agent, credentials: { user: PRACTICE_LOGIN.user, password: PRACTICE_LOGIN.pass } };
}
