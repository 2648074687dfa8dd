/**
 * The history as a table for a spreadsheet (RFC 4180). Pure.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front: names of files and tags come from
 * elsewhere. Whoever reads the file by program takes it off again.
 */
import type { Entry, RecordingMark } from './entry';

/** Of the file as it is written: spreadsheets take it for UTF-8 by this mark alone. */
export const byteOrderMark = '\uFEFF';

/** New ones come last: who reads by number finds the old ones where they were. */
const columns = [
  'seq', 'at', 'server_at', 'what', 'agent', 'actor', 'asked', 'tag', 'part', 'outcome', 'failure', 'call', 'agent_status', 'ids_before', 'ids_after', 'files_before', 'files_after',
  'asked_at', 'sent_at', 'proved_at', 'file_id', 'file_seconds', 'file_expected_seconds', 'file_format', 'file_place', 'server', 'practice', 'desk', 'seal', 'lead',
] as const;

export function csvOf(entries: readonly Entry[]): string {
  return csvText([columns, ...entries.map(rowOf)]);
}

function rowOf(entry: Entry): readonly (string | number | null)[] {
  const { file } = entry;
  const row: Readonly<Record<(typeof columns)[number], string | number | null>> = {
    seq: entry.seq,
    at: entry.at,
    server_at: entry.serverAt,
    what: entry.what,
    agent: entry.agent,
    actor: entry.actor,
    asked: entry.asked,
    tag: entry.tag,
    part: entry.part,
    outcome: entry.outcome,
    failure: entry.failure,
    call: entry.call,
    agent_status: entry.agentStatus,
    ids_before: ids(entry.before),
    ids_after: ids(entry.after),
    files_before: names(entry.before),
    files_after: names(entry.after),
    asked_at: entry.askedAt,
    sent_at: entry.sentAt,
    proved_at: entry.provedAt,
    file_id: file?.id ?? null,
    file_seconds: file?.seconds ?? null,
    file_expected_seconds: file?.expectedSeconds ?? null,
    file_format: file?.format ?? null,
    file_place: file?.place ?? null,
    server: entry.server,
    practice: entry.practice ? 'yes' : 'no',
    desk: entry.desk,
    seal: entry.seal,
    lead: entry.lead,
  };
  return columns.map((column) => row[column]);
}

const ids = (marks: readonly RecordingMark[]): string => marks.map(({ id }) => id).join(' ');
const names = (marks: readonly RecordingMark[]): string => marks.map(({ filename }) => filename ?? '?').join(' ');

/** Any table; each row ends in CR LF. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** With these a spreadsheet begins a formula, also in their full width. */
const begins = /^[\t\r]|^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  // Line ends may stand in quotes; what else can't be seen has no place in a table.
  const shown = value.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, ' ');
  const clean = begins.test(shown) ? `'${shown}` : shown;
  return /[",\r\n\t']|^\s|\s$/.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
}
