/** What the fault tests share: a practice server with a recording under way behind a fault server, and one password. */
import { createPractice, type Practice } from '../../main/practice';
import { createVirtualClock, type VirtualClock } from '../practice/virtual-clock';

/** A password that must be found nowhere; no test prints it. */
export const canary = 'Canary-5kW_n8e';
export const login = { user: 'caller', password: canary };
export const agentName = '1000';

/** An agent whose call is recorded for ten seconds already, by the server's own, standing clock. */
export function recordingPractice(as = login): { practice: Practice; clock: VirtualClock } {
  const clock = createVirtualClock();
  const practice = createPractice({ clock, users: [{ user: as.user, pass: as.password }], agents: [{ agent: agentName }] });
  const agent = practice.agent(agentName);
  agent.ready();
  agent.takeCall();
  practice.answer({ source: 'test', user: as.user, pass: as.password, agent_user: agentName, function: 'recording', value: 'START' });
  clock.advance(10_000);
  if (agent.truth().running.length !== 1) throw new Error('the practice server does not record');
  return { practice, clock };
}
