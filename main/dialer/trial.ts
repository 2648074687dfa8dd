/**
 * A login that a person tries, before it is saved or beside the recorder that uses it: asked once, and what it meets is
 * remembered where it is the login of this desk.
 */
import type { AgentApi, Reply } from '../agent-api';
import type { Trial } from '../check';
import type { RefusalMemory } from '../vault';
import type { Gate } from './gate';

export interface TrialDeps {
  readonly api: AgentApi;
  readonly origin: string;
  readonly agent: string;
  readonly dropsCharacters: boolean;
  /** The recorder that uses this very login now, if one does. */
  readonly running: () => { readonly gate: Gate; readonly agent: string; readonly check: () => Promise<void> } | null;
  /** What this login met, if it is this desk's. */
  readonly refusal: () => RefusalMemory | null;
}

export function createTrial(deps: TrialDeps): Trial {
  const { api } = deps;

  async function login(): Promise<Reply> {
    const running = deps.running();
    const release = running?.gate.hold();
    const reply = await api.ask({ do: 'status' }, new AbortController().signal);
    const shared = running && speaksFor(reply, running.agent === deps.agent) ? reply : null;
    // The recorder hears it as if it had asked itself: it is blocked by a refusal, and no longer blocked after an answer.
    if (shared) void running?.check();
    release?.(shared);
    if (!running) remember(reply);
    return reply;
  }

  function remember(reply: Reply): void {
    // An unknown agent is no refusal of the login, and may be another one than this desk's.
    if (reply.kind === 'refused' && reply.reason !== 'unknown-agent') deps.refusal()?.remember(reply.reason);
    else if (reply.kind !== 'failed' && reply.kind !== 'refused') deps.refusal()?.forget();
  }

  return { origin: deps.origin, agent: deps.agent, dropsCharacters: deps.dropsCharacters, version: api.version, login, close: api.close };
}

/** An answer about another agent says of this one only that the login is refused. */
function speaksFor(reply: Reply, sameAgent: boolean): boolean {
  return sameAgent || (reply.kind === 'refused' && reply.reason !== 'unknown-agent');
}
