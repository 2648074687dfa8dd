/**
 * `recording_lookup`: which recordings the server has of an agent's day, how long they are, and whether their files are
 * there yet. It says nothing about what runs now.
 *
 * It is asked of another script than the switch, with the same login over the same connections, and takes the last
 * place on them: a STATUS, a START or a STOP may break it off.
 */
import type { Failed } from './answer';
import { looksLikeLoginEcho } from './line';
import { parseLookUp, type LookUpAnswer, type LookUpAsk } from './parse-lookup';
import { source, type Credentials } from './request';
import type { Transport } from './transport';

export type LookUpReply = LookUpAnswer | Failed;

export type LookUp = (ask: LookUpAsk, signal: AbortSignal) => Promise<LookUpReply>;

/** A large log takes its time, and nobody waits for it. */
const lookUpLimitMs = 15_000;
const functionName = 'recording_lookup';

export function createLookUp(transport: Transport, credentials: Credentials): LookUp {
  const { user, password } = credentials;
  return async (ask, signal) => {
    const search: Record<string, string> = 'leadId' in ask ? { lead_id: ask.leadId } : { agent_user: ask.agent, date: ask.date };
    const form = { source, user, pass: password, function: functionName, ...search, stage: 'pipe', header: 'YES', duration: 'Y' };
    const exchange = await transport.post(form, signal, lookUpLimitMs, 'non-agent');
    if (exchange.ok) return parseLookUp(exchange.body, { functionName, user, source, ask });
    if (looksLikeLoginEcho(exchange.torn)) return { kind: 'refused', reason: 'wrong-login' };
    if (exchange.failure === 'not-vicidial') return { kind: 'absent' };
    return { kind: 'failed', failure: exchange.failure, maybeSent: exchange.maybeSent };
  };
}

/** Can the server look this agent up at all? It takes no shorter names. */
export function canLookUp(agent: string): boolean {
  return agent.trim().length >= 3;
}
