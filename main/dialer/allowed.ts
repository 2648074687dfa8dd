/**
 * Whom a policy does not allow is asked nothing about and sent nothing: every call comes back refused, unsent. Asked anew
 * each time, since the policy may change; no disk keeps it, since it is not the login that was refused.
 */
import type { AgentApi, Failed, Refused } from '../agent-api';
import type { RefusalMemory } from '../vault';

const refused: Refused = { kind: 'refused', reason: 'not-allowed' };
const unsent: Failed = { kind: 'failed', failure: 'unreachable', maybeSent: false };

/** `agentList` is about nobody alone: who asks for it drops those that are not allowed. */
export function allowedApi(api: AgentApi, allows: () => boolean): AgentApi {
  return {
    ...api,
    ask: async (call, signal) => (allows() ? api.ask(call, signal) : refused),
    version: async (signal) => (allows() ? api.version(signal) : unsent),
    lookUp: async (ask, signal) => (allows() ? api.lookUp(ask, signal) : unsent),
    stereoStatus: async (signal) => (allows() ? api.stereoStatus(signal) : 'unknown'),
  };
}

export function allowedMemory(memory: RefusalMemory, allows: () => boolean): RefusalMemory {
  return {
    load: () => (allows() ? memory.load() : 'not-allowed'),
    remember: (kind) => {
      if (kind !== 'not-allowed') memory.remember(kind);
    },
    forget: memory.forget,
  };
}
