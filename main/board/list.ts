/** The server's list of who is logged in, asked once a cycle: when it is due, and what stands in its way. */
import type { AgentListReply, ListedAgent } from '../agent-api';
import type { Floor } from './floor';

const everyMs = 5000;
/** With pause codes it costs the server four times as much (measured). */
const codesEveryMs = 60_000;
const retryFirstMs = 10_000;
const retryMostMs = 60_000;

export type ListTrouble = Exclude<AgentListReply, { kind: 'agents' }>;

export interface AgentLists {
  /** When it may be asked again; Infinity: not before a person acts. */
  readonly dueAt: (now: number) => number;
  /** Null: it told nothing; why is `trouble`. */
  readonly ask: (filter: { readonly campaigns: readonly string[]; readonly groups: readonly string[] }, stop: AbortSignal) => Promise<{ readonly agents: readonly ListedAgent[]; /** It may have waited for its turn: what was heard after this is the newer word. */ readonly askedAt: number } | null>;
  readonly trouble: () => ListTrouble | null;
  /** When the last list came; null: none has yet. */
  readonly heardAt: () => number | null;
  /** Has it come, or is it known that it won't? */
  readonly isSettled: () => boolean;
  /** A person acts: a refusal is tried once more. */
  readonly tryAgain: () => void;
}

export function createAgentLists({ floor, now }: { readonly floor: Floor; readonly now: () => number }): AgentLists {
  const refused = floor.listRefusal.load();
  let trouble: ListTrouble | null = refused === null ? null : { kind: 'refused', reason: refused };
  let askedAt: number | null = null;
  let heardAt: number | null = null;
  let codesAt = Number.NEGATIVE_INFINITY;
  let failures = 0;

  function isFinal(what: ListTrouble): boolean {
    return what.kind === 'refused' || what.kind === 'absent';
  }

  return {
    dueAt: (at) => {
      if (trouble && isFinal(trouble)) return Number.POSITIVE_INFINITY;
      if (askedAt === null) return at;
      return askedAt + (trouble ? Math.min(retryMostMs, retryFirstMs * 2 ** Math.min(5, failures - 1)) : everyMs);
    },
    ask: async ({ campaigns, groups }, stop) => {
      const at = now();
      askedAt = at;
      const subStatus = at - codesAt >= codesEveryMs;
      const reply = await floor.list({ campaigns, groups, subStatus }, stop);
      if (reply.kind === 'agents') {
        if (subStatus) codesAt = at;
        trouble = null;
        failures = 0;
        heardAt = now();
        return { agents: reply.agents, askedAt: at };
      }
      failures++;
      trouble = reply;
      if (reply.kind === 'refused') floor.listRefusal.remember(reply.reason);
      return null;
    },
    trouble: () => trouble,
    heardAt: () => heardAt,
    isSettled: () => heardAt !== null || trouble !== null,
    tryAgain: () => {
      if (trouble === null) return;
      if (trouble.kind === 'refused') floor.listRefusal.forget();
      trouble = null;
      askedAt = null;
    },
  };
}
