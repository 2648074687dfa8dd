/**
 * From the answer of `recording_lookup` to its rows: `start_time|user|recording_id|lead_id|seconds|location`, where the
 * header leaves `seconds` out on older servers. Recorded in test/wire/non-agent-api.jsonl.
 *
 * Never throws. What it returns holds no password: each field has a shape of its own, and of an address only the host
 * and the ending are kept.
 */
import type { RefusalKind } from './failure';
import { answerLines, endedLines, isPlainLine, looksLikeLoginEcho } from './line';
import { isPage, refusalOf, type ListAsked } from './list-answer';

/** The server looks up no agent whose name is shorter than three characters. `date` is a day of the server's own. */
export type LookUpAsk = { readonly agent: string; readonly date: string } | { readonly leadId: string };

export type AudioFormat = 'WAV' | 'MP3' | 'GSM' | 'OGG';

export interface LookUpRow {
  readonly id: string;
  /** Server local time without a zone, `YYYY-MM-DD HH:MM:SS`. */
  readonly startTime: string;
  readonly user: string;
  readonly leadId: string | null;
  /** Null: none is known. The agent's own stop button and a logout leave a 0, a running recording has one. */
  readonly seconds: number | null;
  /** Null: the file is not there yet. `format`: by the ending of its name. */
  readonly location: { readonly format: AudioFormat | null; readonly host: string | null } | null;
}

export type LookUpAnswer =
  | { readonly kind: 'rows'; readonly rows: readonly LookUpRow[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly reason: RefusalKind }
  /** Nothing of VICIdial answers there: no such script, or a web page. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' };

export interface LookUpAsked extends ListAsked {
  readonly ask: LookUpAsk;
}

const usualColumns = ['start_time', 'user', 'recording_id', 'lead_id', 'location'];
const rowBegins = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\|/;

export function parseLookUp(body: string, asked: LookUpAsked): LookUpAnswer {
  if (body.trim() === '') return { kind: 'absent' };
  const lines = endedLines(body).filter(isPlainLine);
  const found = lines.filter((line) => rowBegins.test(line));
  const refusals: RefusalKind[] = [];
  let none = 0;
  for (const line of answerLines(body)) {
    const refusal = refusalOf(line, asked);
    if (refusal) refusals.push(refusal);
    else if (line.shape === 'fields' && saysNone(line.head, line.fields, asked)) none++;
  }
  // More than one kind of answer in one body is none.
  if ((found.length > 0 ? 1 : 0) + refusals.length + none > 1) return looksLikeLoginEcho(body) ? { kind: 'refused', reason: 'wrong-login' } : { kind: 'unreadable' };
  const [reason] = refusals;
  if (reason) return { kind: 'refused', reason };
  if (none > 0) return { kind: 'none' };
  if (found.length > 0) return isTorn(body) ? { kind: 'unreadable' } : readRows(found, columnsOf(lines), asked);
  // Whatever may be the torn echo of a refused login counts as one: asking again would bring the lockout nearer.
  if (looksLikeLoginEcho(body)) return { kind: 'refused', reason: 'wrong-login' };
  return { kind: isPage(body) ? 'absent' : 'unreadable' };
}

/** `user|agent|lead|date|…`: what was asked, said back. */
function saysNone(head: string, [user, agent, lead, date, ...more]: readonly string[], { user: own, ask }: LookUpAsked): boolean {
  // Search parameters that it does not take are said back just so.
  if (user !== own || date === undefined || more.length > 4 || /\bINVALID\b/.test(head)) return false;
  return 'leadId' in ask ? lead === ask.leadId : sameName(agent ?? '', ask.agent) && date === ask.date;
}

/** The last row may be cut off, also where nothing shows it: every answer ends with a line feed. */
function isTorn(body: string): boolean {
  return body.slice(body.lastIndexOf('\n') + 1).trim() !== '';
}

/** The header's own words, which no language changes; without one, the usual order. */
function columnsOf(lines: readonly string[]): readonly string[] {
  const header = lines.find((line) => /^[a-z_]+(\|[a-z_]+){4,}$/.test(line) && line.startsWith('start_time|') && /\brecording_id\b/.test(line) && /\blocation\b/.test(line));
  return header?.split('|') ?? usualColumns;
}

/** One row that can't be read makes all of them unreadable: it may be the one that is looked for. */
function readRows(lines: readonly string[], columns: readonly string[], asked: LookUpAsked): LookUpAnswer {
  const rows: LookUpRow[] = [];
  for (const line of lines) {
    const row = readRow(line.split('|'), columns, asked);
    if (!row) return { kind: 'unreadable' };
    rows.push(row);
  }
  return { kind: 'rows', rows };
}

function readRow(fields: readonly string[], columns: readonly string[], { ask }: LookUpAsked): LookUpRow | null {
  const at = (name: string): string => fields[columns.indexOf(name)] ?? '';
  const place = columns.indexOf('location');
  if (fields.length <= place) return null;
  // The column of the length has no name on most servers. It stands before the location.
  const unnamed = !columns.includes('duration') && fields.length > columns.length && isLength(fields[place] ?? '');
  const length = unnamed ? (fields[place] ?? '') : at('duration');
  const [startTime, user, id, leadId] = [at('start_time'), at('user'), at('recording_id'), at('lead_id')];
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(startTime) || !/^\d{1,20}$/.test(id) || /^0+$/.test(id) || !/^\d{0,20}$/.test(leadId) || !isLength(length)) return null;
  if ('agent' in ask ? !sameName(user, ask.agent) : !/^[0-9A-Za-z_.-]{0,40}$/.test(user)) return null;
  const seconds = Number(length);
  return { id, startTime, user, leadId: leadId === '' ? null : leadId, seconds: seconds > 0 ? seconds : null, location: readLocation(fields[unnamed ? place + 1 : place] ?? '') };
}

function isLength(field: string): boolean {
  return /^\d{0,7}$/.test(field);
}

const formats: readonly AudioFormat[] = ['WAV', 'MP3', 'GSM', 'OGG'];

/** An address names customers and folders: its host and its ending are all that is kept. */
function readLocation(text: string): LookUpRow['location'] {
  if (text.trim() === '') return null;
  const ending = /\.([a-z0-9]{3})\s*(?:[?#].*)?$/i.exec(text)?.[1]?.toUpperCase();
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && /^[0-9a-z.:[\]_-]{1,253}$/i.test(url.hostname);
  const format = formats.find((one) => one === ending) ?? null;
  // Some other column of a newer server is no file.
  return format === null && !isWeb ? null : { format, host: isWeb ? url.hostname : null };
}

function sameName(field: string, agent: string): boolean {
  return field !== '' && field.toLowerCase() === agent.trim().toLowerCase();
}
