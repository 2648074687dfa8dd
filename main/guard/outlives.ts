/**
 * An id that outlives its call's disposition.
 *
 * The disposition empties the server's field. Between hang-up and disposition it shows the old id, which tells nothing:
 * the agent is PAUSED then. So this speaks only once the agent waits for calls again (or is in the next one) and the
 * same id, seen in a call before, is still shown by a later answer. Back from PAUSED straight into a call proves no new
 * call: it may be a session that lagged.
 */
import type { Snapshot } from '../recorder/snapshot';
import { heardAt, isKnown, mostIds, type Look, type Spoken, type Stepped } from './types';

export interface Outlives extends Spoken {
  readonly id: string | null;
  readonly seenInCall: boolean;
  /** The answer in which its agent was first seen waiting after that call. */
  readonly waitedFrom: number | null;
  /** The ids it spoke of. */
  readonly spokenOf: readonly string[];
}

export const noOutlives: Outlives = { standing: null, id: null, seenInCall: false, waitedFrom: null, spokenOf: [] };

/** The server may be read between the agent's becoming ready and the emptying of the field. */
const passingMs = 5000;

export function stepOutlives(before: Outlives, look: Look): Stepped<Outlives> {
  const { snapshot, settings } = look;
  const memory = isKnown(snapshot) ? follow(before, look) : before;
  if (!settings.guardOutlives) return { memory: { ...memory, standing: null }, nextAt: null };
  const { id, waitedFrom, spokenOf } = memory;
  const outlives = id !== null && waitedFrom !== null && isKnown(snapshot) && isInUse(snapshot) && heardAt(look) - waitedFrom >= passingMs;
  if (!outlives || spokenOf.includes(id)) return { memory, nextAt: null };
  return { memory: { ...memory, spokenOf: [...spokenOf, id].slice(-mostIds), standing: { rule: 'outlives', id } }, nextAt: null };
}

function follow(before: Outlives, look: Look): Outlives {
  const { recording, agentStatus, state } = look.snapshot;
  if (recording === null) return { ...before, waitedFrom: null, standing: null };
  const known = recording.id === before.id ? before : { ...noOutlives, id: recording.id, spokenOf: before.spokenOf };
  // Under an open word the id is what ran before it, not what the server shows now.
  if (state !== 'recording' && state !== 'call-over') return known;
  if (agentStatus === 'INCALL') return known.seenInCall ? known : { ...known, seenInCall: true };
  return isWaiting(agentStatus) && known.seenInCall && known.waitedFrom === null ? { ...known, waitedFrom: heardAt(look) } : known;
}

/** Not between hang-up and disposition. */
function isInUse({ state, agentStatus }: Snapshot): boolean {
  return state === 'recording' && (agentStatus === 'INCALL' || isWaiting(agentStatus));
}

function isWaiting(agentStatus: string | null): boolean {
  return agentStatus === 'READY' || agentStatus === 'CLOSER' || agentStatus === 'QUEUE';
}
