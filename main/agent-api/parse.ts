/**
 * From the body of an answer to what it means: decided by what was asked, by the number of fields and by their
 * content, in any language; everything else is `unreadable` (wire/README.md, "Answers").
 */
import type { Answer, Call, Version } from './answer';
import type { RefusalKind } from './failure';
import { answerLines, looksLikeLoginEcho, type Line } from './line';

export interface Asked {
  readonly call: Call;
  readonly agent: string;
  /** Set where the agent was named by `alt_user`: then any agent may answer. */
  readonly altUser?: string | undefined;
  readonly user: string;
  readonly source: string;
  /** `recording` unless told: `stereo_recording` answers in the same shape. */
  readonly functionName?: string;
  /** The words of this server's accepted START: they alone tell a STOP's success from its error in any language. */
  readonly acceptedHead: string | null;
}

const englishAccepted = 'SUCCESS: recording function sent';
const englishStopError = 'ERROR: stop recording error';

/**
 * Reads one answer of the `recording` function. Never throws; nothing that it returns holds the password or SQL.
 * `head` is given for an accepted START, so that the caller can learn this server's words.
 */
export function parseAnswer(body: string, asked: Asked): { answer: Answer; head: string | null } {
  const unreadable = { answer: { kind: 'unreadable', loginEcho: looksLikeLoginEcho(body), empty: body.trim() === '' }, head: null } as const;
  const read = answerLines(body)
    .map((line) => ({ line, answer: readAnswer(line, asked) }))
    .filter((found): found is { line: Line; answer: Answer } => found.answer !== null);
  const [first, second] = read;
  if (!first) return unreadable;
  // An unknown alt_user is answered by two lines, of which the first counts.
  if (second && !(read.length === 2 && isUnknownAltUser(first.line, second.line, asked))) return unreadable;
  return { answer: first.answer, head: first.answer.kind === 'sent' && asked.call.do === 'start' ? first.line.head : null };
}

function isUnknownAltUser(first: Line, second: Line, asked: Asked): boolean {
  return asked.altUser !== undefined && first.fields.length === 1 && first.fields[0] === asked.altUser && second.fields.length === 1 && second.fields[0] === '';
}

function readAnswer(line: Line, asked: Asked): Answer | null {
  switch (line.shape) {
    case 'echo':
      return refusedLogin(line.fields);
    case 'bare':
      return saysApiOff(line.head) ? { kind: 'refused', reason: 'api-off' } : null;
    case 'fields':
      return withFields(line, asked);
  }
}

function withFields(line: Line, asked: Asked): Answer | null {
  const { fields } = line;
  switch (fields.length) {
    case 1:
      return oneField(fields[0] ?? '', asked);
    case 2:
      // "recording not valid - STATUS|": nothing was left of the agent's name after the server's filter.
      return fields[0] === words[asked.call.do] && fields[1] === '' ? { kind: 'refused', reason: 'unknown-agent' } : null;
    case 4:
      return fields[0] === words[asked.call.do] && fields[1] === asked.user && fields[2] === (asked.functionName ?? 'recording') ? { kind: 'refused', reason: 'no-permission' } : null;
    case 8:
      return eightFields(line, asked);
    default:
      return null;
  }
}

const words = { status: 'STATUS', start: 'START', stop: 'STOP' } as const;

function oneField(field: string, asked: Asked): Answer | null {
  // Named by alt_user: an unknown one is echoed, a known one comes back as the agent that it stands for.
  if (asked.altUser !== undefined && field === asked.altUser) return { kind: 'refused', reason: 'unknown-agent' };
  if (asked.altUser === undefined ? sameAgent(field, asked) : field === '' || isName(field)) return { kind: 'notLoggedIn' };
  return field === asked.source ? { kind: 'refused', reason: 'bad-source' } : null;
}

function eightFields(line: Line, asked: Asked): Answer | null {
  const [agent = '', id = '', filename = '', server = '', startTime = '', agentServer = '', session = '', agentStatus = ''] = line.fields;
  if (!(asked.altUser === undefined ? sameAgent(agent, asked) : isName(agent))) return null;
  if (!/^[0-9A-Za-z.:-]{0,64}$/.test(agentServer) || !/^[0-9A-Za-z]{0,20}$/.test(session) || !/^[A-Z][A-Z0-9_]{0,19}$/.test(agentStatus)) return null;
  const bare = filename === '' && server === '' && startTime === '';
  switch (asked.call.do) {
    case 'status':
      if (bare && id === '') return { kind: 'notRecording', agentStatus };
      if (/^[0-9]{1,20}$/.test(id)) return active({ id, filename, server, startTime, agentStatus });
      return bare && isWord(id) ? { kind: 'waiting', word: id, agentStatus } : null;
    case 'start':
      return bare && isWord(id) && id.startsWith('START') ? { kind: 'sent', word: id, sure: true, agentStatus } : null;
    case 'stop':
      if (!bare) return null;
      if (id === 'STOP') return stopLies(line.head, asked.acceptedHead, agentStatus);
      return id === '' || id === '0' || (isWord(id) && id.includes('START')) ? { kind: 'stopRefused', field: id === '0' ? '' : id, agentStatus } : null;
  }
}

function active(of: { id: string; filename: string; server: string; startTime: string; agentStatus: string }): Answer | null {
  if (/^0+$/.test(of.id)) return null;
  const { id, agentStatus } = of;
  if (of.filename === '' && of.startTime === '') return { kind: 'active', id, filename: null, server: of.server || null, startTime: null, agentStatus };
  if (!/^[^|<>]{1,200}$/.test(of.filename) || !/^[0-9A-Za-z.:-]{0,64}$/.test(of.server) || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(of.startTime)) return null;
  return { kind: 'active', id, filename: of.filename, server: of.server || null, startTime: of.startTime, agentStatus };
}

/** `…|STOP|…` has one shape as SUCCESS and as ERROR. */
function stopLies(head: string, acceptedHead: string | null, agentStatus: string): Answer {
  if (head === acceptedHead || head === englishAccepted) return { kind: 'sent', word: 'STOP', sure: true, agentStatus };
  if (acceptedHead !== null || head === englishStopError) return { kind: 'stopRefused', field: 'STOP', agentStatus };
  return { kind: 'sent', word: 'STOP', sure: false, agentStatus };
}

/** `|user|pass|auth|auth_api|reason|…`: only the reason is looked at, the rest is the password and SQL. */
function refusedLogin(fields: readonly string[]): Answer | null {
  const reason = fields.length >= 6 ? fields[4] : undefined;
  if (reason === undefined || !/^[A-Z]{2,20}$/.test(reason) || !/^\d*$/.test(fields[2] ?? '') || !/^\d*$/.test(fields[3] ?? '')) return null;
  return { kind: 'refused', reason: reasons.get(reason) ?? 'wrong-login' };
}

/** "System API NOT ACTIVE" has no field to go by: its first word in capitals and the name of the thing must do. */
export function saysApiOff(head: string): boolean {
  return /^\p{Lu}+: .*\bAPI\b/u.test(head) && head.length <= 120;
}

/** Why a login was refused, by the server's own words for it; both of its scripts know them. */
export const reasons: ReadonlyMap<string, RefusalKind> = new Map([
  ['BAD', 'wrong-login'],
  ['LOCK', 'locked-out'],
  ['GOOD', 'api-access-off'],
  ['ERRSERVERS', 'no-active-server'],
  ['IPBLOCK', 'address-blocked'],
]);

function sameAgent(field: string, asked: Asked): boolean {
  return field !== '' && field.toLowerCase() === asked.agent.trim().toLowerCase();
}

function isName(field: string): boolean {
  return /^[0-9A-Za-z_.-]{1,40}$/.test(field);
}

/** A word that a START left in the field: printable, with anything a tag may bring along. */
function isWord(id: string): boolean {
  return /^[^|<>]{1,40}$/.test(id) && !/^[0-9]/.test(id);
}

/** Reads `function=version`; null when it isn't one. DATE is server local time, EPOCH is not: their difference is the zone. */
export function parseVersion(body: string): Version | null {
  const found = [...body.matchAll(/^VERSION: ([\w.-]{1,40})\|BUILD: ([\w.-]{1,40})\|DATE: (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)\|EPOCH: (\d{9,11})(?:\|[^\n]*)?\r?\n/gm)];
  const [only] = found;
  if (!only || found.length > 1) return null;
  const [, version = '', build = '', date = '', time = '', epoch = ''] = only;
  const epochMs = Number(epoch) * 1000;
  const quarter = 15 * 60_000;
  const utcOffsetMs = Math.round((Date.parse(`${date}T${time}Z`) - epochMs) / quarter) * quarter;
  return Number.isFinite(utcOffsetMs) && Math.abs(utcOffsetMs) <= 15 * 3_600_000 ? { version, build, epochMs, utcOffsetMs } : null;
}
