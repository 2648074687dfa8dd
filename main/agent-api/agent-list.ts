/**
 * `logged_in_agents`: every agent with a session, what they do, and in which call, by one call. It says nothing about
 * recordings. Read by the header, not by position: servers differ in their columns (wire/README.md, "Agent lists").
 */
import type { Failed } from './answer';
import type { RefusalKind } from './failure';
import { answerLines, endedLines, isPlainLine, looksLikeLoginEcho } from './line';
import { isPage, refusalOf } from './list-answer';
import { isUserName, source, type Credentials } from './request';
import type { Transport } from './transport';

export interface AgentListAsk {
  /** Empty: all that the login may see. */
  readonly campaigns: readonly string[];
  readonly groups: readonly string[];
  /** With pause codes: four times the work for the server (measured). */
  readonly subStatus: boolean;
}

export interface ListedAgent {
  readonly agent: string;
  readonly status: string;
  readonly campaign: string | null;
  readonly name: string | null;
  readonly group: string | null;
  /** Null where it was not asked. It stays through READY and the next call: it means something only while PAUSED. */
  readonly pauseCode: string | null;
  /** Another one with each call, as far as this server tells calls apart; null: it does not. Never shown. */
  readonly callMark: string | null;
}

export type AgentListReply =
  | { readonly kind: 'agents'; readonly agents: readonly ListedAgent[] }
  | { readonly kind: 'refused'; readonly reason: RefusalKind }
  /** Nothing of VICIdial answers there: no such script, or a web page. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' }
  | Failed;

export type AgentList = (ask: AgentListAsk, signal: AbortSignal) => Promise<AgentListReply>;

const listLimitMs = 15_000;
const functionName = 'logged_in_agents';

export function createAgentList(transport: Transport, credentials: Credentials): AgentList {
  const { user, password } = credentials;
  return async (ask, signal) => {
    const groups = { ...(ask.campaigns.length > 0 ? { campaigns: ask.campaigns.join('|') } : {}), ...(ask.groups.length > 0 ? { user_groups: ask.groups.join('|') } : {}) };
    const form = { source, user, pass: password, function: functionName, stage: 'pipe', header: 'YES', ...groups, ...(ask.subStatus ? { show_sub_status: 'YES' } : {}) };
    const exchange = await transport.post(form, signal, listLimitMs, 'non-agent');
    if (exchange.ok) return parseAgentList(exchange.body, user);
    if (looksLikeLoginEcho(exchange.torn)) return { kind: 'refused', reason: 'wrong-login' };
    if (exchange.failure === 'not-vicidial') return { kind: 'absent' };
    return { kind: 'failed', failure: exchange.failure, maybeSent: exchange.maybeSent };
  };
}

/**
 * Never throws. A row that can't be read makes all of them unreadable: whoever is missing would look logged out. An agent
 * whose name no call could carry is no such row: nobody can have put them on a board.
 */
export function parseAgentList(body: string, user: string): AgentListReply {
  if (body.trim() === '') return { kind: 'absent' };
  const refusals: RefusalKind[] = [];
  for (const line of answerLines(body)) {
    const refusal = refusalOf(line, { functionName, user, source });
    if (refusal) refusals.push(refusal);
  }
  const lines = endedLines(body);
  const none = lines.filter((line) => isPlainLine(line) && saysNone(line, user)).length;
  const at = lines.findIndex(isHeader);
  if ((at >= 0 ? 1 : 0) + refusals.length + none > 1) return looksLikeLoginEcho(body) ? { kind: 'refused', reason: 'wrong-login' } : { kind: 'unreadable' };
  const [reason] = refusals;
  if (reason) return { kind: 'refused', reason };
  // The last row may be cut off: every answer ends with a line feed.
  const isTorn = body.slice(body.lastIndexOf('\n') + 1).trim() !== '';
  if (none > 0) return { kind: 'agents', agents: [] };
  if (at >= 0) return (isTorn ? null : readRows(lines, at)) ?? { kind: 'unreadable' };
  if (looksLikeLoginEcho(body)) return { kind: 'refused', reason: 'wrong-login' };
  return { kind: isPage(body) ? 'absent' : 'unreadable' };
}

/** `ERROR: logged_in_agents NO LOGGED IN AGENTS: 6666|`: what was asked, and who did, in any language. */
function saysNone(line: string, user: string): boolean {
  return /^[\p{L}\uFFFD]+: /u.test(line) && line.includes(functionName) && line.endsWith(`: ${user}|`);
}

/** The column's own words, which no language changes. */
function isHeader(line: string): boolean {
  const columns = line.split('|');
  return /^[a-z_]+(\|[a-z_0-9]+)+$/.test(line) && ['user', 'status'].every((name) => columns.filter((column) => column === name).length === 1);
}

/** Null: one row can't be read, or there is none: a list of nobody is said otherwise, so this one was cut off. */
function readRows(lines: readonly string[], at: number): AgentListReply | null {
  const columns = (lines[at] ?? '').split('|');
  const found = new Map<string, ListedAgent>();
  let rows = 0;
  for (const line of lines.slice(at + 1)) {
    // Behind the rows a page of warnings may go on.
    if (!line.includes('|')) continue;
    const row = isPlainLine(line) ? readRow(line.split('|'), columns) : null;
    if (row === null) return null;
    rows++;
    if (row === 'stranger') continue;
    const key = row.agent.toLowerCase();
    const before = found.get(key);
    // Two sessions of one agent: a call must not be hidden by the other one.
    if (!before || (before.status !== inCall && row.status === inCall)) found.set(key, row);
  }
  return rows === 0 ? null : { kind: 'agents', agents: [...found.values()] };
}

const inCall = 'INCALL';

/** A full name is free text: with a bar in it, whatever stands behind it is not where the header says. */
const freeText = 'full_name';

function readRow(fields: readonly string[], columns: readonly string[]): ListedAgent | 'stranger' | null {
  if (fields.length < columns.length) return null;
  const free = columns.indexOf(freeText);
  const sure = fields.length === columns.length || free < 0 ? columns : columns.slice(0, free);
  const text = (name: string): string | null => {
    const value = fields[sure.indexOf(name)]?.replace(/\p{C}/gu, '').trim() ?? '';
    return value === '' ? null : Array.from(value).slice(0, longest).join('');
  };
  const agent = text('user') ?? '';
  const status = text('status') ?? '';
  if (!/^[A-Z][A-Z0-9_-]{0,19}$/.test(status)) return null;
  // A server for other alphabets takes such names. No row at all, a tag of a page say, is none of them.
  if (!isUserName(agent)) return /^[\p{L}\p{M}\p{N}\uFFFD._@ -]{1,60}$/u.test(agent) ? 'stranger' : null;
  const call = [text('lead_id'), text('callerid')].filter((part) => part !== null && part !== '0');
  return { agent, status, campaign: text('campaign_id'), name: text(freeText), group: text('user_group'), pauseCode: text('pause_code'), callMark: call.length > 0 ? call.join('/') : null };
}

/** What a window is told of a name. */
const longest = 60;
