/** What is left behind when the desk goes to another agent. */
import type { Snapshot } from '../recorder/snapshot';
import type { Left } from './types';

/** Null: nothing of this agent's is known to run or to wait for its proof. */
export function leftBehind({ agent, state, wanted, asked, detail }: Snapshot): Left | null {
  if (agent === null) return null;
  const wish = wanted === 'stop' || asked?.action === 'stop';
  const may = state === 'recording' || state === 'starting' || state === 'stopping' || state === 'unconfirmed' || asked !== null || detail.lastKnown?.recording === true;
  if (wish) return { kind: 'agent-left', agent, what: 'wish' };
  if (may) return { kind: 'agent-left', agent, what: 'recording' };
  return detail.pause ? { kind: 'agent-left', agent, what: 'pause' } : null;
}
