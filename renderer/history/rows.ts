/** The rows of the list, from the entries of a day: the newest first. Pure. */
import type { Words } from '../../assets/words/en';
import { byOf, happenedOf } from '../../assets/words/history';
import type { Glyph } from '../../assets/words/say';
import type { HistoryDay, HistoryEntry } from '../../preload/contract';
import { decimal } from '../../assets/words/decimal';
import { clock, shorten } from '../parts/text';

export interface Row {
  readonly seq: number;
  readonly entry: HistoryEntry;
  readonly time: string;
  readonly glyph: Glyph | null;
  readonly word: string;
  readonly by: string;
  /** `name`: a file's, shortened in its middle; `text`: a figure in its place. */
  readonly file: { readonly kind: 'name' | 'text'; readonly text: string; readonly full: string; /** For a narrow window. */ readonly short: string } | null;
  readonly proofMs: number | null;
  readonly server: { readonly how: 'found' | 'short' | 'missing'; readonly text: string; readonly entry: HistoryEntry } | null;
  /** `ink`: a hole. `quiet`: what only stands around it. */
  readonly tone: 'ink' | 'plain' | 'quiet';
}

/** As much as stands beside the other columns; the style sheet must not cut off what `shorten` keeps, the tag. */
const mostLetters = { wide: 29, narrow: 20 } as const;

export function rowsOf({ entries }: Pick<HistoryDay, 'entries'>, words: Words): readonly Row[] {
  return entries.filter(({ toldBy }) => toldBy === null).map((entry) => rowOf(entry, entries, words)).toReversed();
}

function rowOf(entry: HistoryEntry, all: readonly HistoryEntry[], words: Words): Row {
  return {
    seq: entry.seq,
    entry,
    time: timeOf(entry.at),
    glyph: glyphOf(entry),
    word: happenedOf(entry, words),
    by: byOf(entry, words),
    file: fileOf(entry, all, words),
    proofMs: entry.actor === 'dialer' ? null : proofOf(entry),
    server: serverOf(entry, all, words),
    tone: toneOf(entry),
  };
}

/** As it was written, in the zone that the desk had then. */
export const timeOf = (iso: string): string => iso.slice(11, 19);

function proofOf({ askedAt, provedAt }: HistoryEntry): number | null {
  return askedAt === null || provedAt === null ? null : Math.max(0, Date.parse(provedAt) - Date.parse(askedAt));
}

function glyphOf({ what, outcome }: HistoryEntry): Glyph | null {
  switch (what) {
    case 'recording':
      return 'recording';
    case 'paused':
      return 'paused';
    case 'stopped':
    case 'cancelled':
    case 'ended':
    case 'call-ended':
      return 'idle';
    case 'lost':
      return 'offline';
    case 'began':
    case 'closed':
      return 'logged-out';
    case 'guard':
      return outcome === 'unrecorded' ? 'idle' : null;
    case 'press':
    case 'alarm':
      return outcome?.includes('start-unproved') || outcome === 'unproved-start' ? 'unconfirmed-start' : outcome?.includes('stop-un') || outcome === 'unproved-stop' ? 'unconfirmed-stop' : null;
    case 'pause-over':
    case 'call-began':
    case 'agent-status':
    case 'heard':
    case 'verified':
      return null;
  }
}

function toneOf({ what, outcome }: HistoryEntry): Row['tone'] {
  if (what === 'guard' && outcome === 'unrecorded') return 'ink';
  return what === 'agent-status' || what === 'began' || what === 'closed' || what === 'heard' || what === 'call-began' ? 'quiet' : 'plain';
}

/** The recordings that it added, or that it ended. */
export function marksOf({ what, before, after }: HistoryEntry): HistoryEntry['after'] {
  const missing = (from: HistoryEntry['after'], other: HistoryEntry['after']): HistoryEntry['after'] => from.filter(({ id }) => !other.some((mark) => mark.id === id));
  if (what === 'recording') return missing(after, before);
  if (what === 'verified') return after;
  return what === 'stopped' || what === 'paused' || what === 'ended' ? missing(before, after) : [];
}

function fileOf(entry: HistoryEntry, all: readonly HistoryEntry[], words: Words): Row['file'] {
  const plain = (text: string): Row['file'] => ({ kind: 'text', text, full: text, short: text });
  const { history, locale } = words;
  if (entry.what === 'paused') {
    const ms = pausedMs(entry, all);
    // Nobody may be watching any more.
    if (ms === null && entry.lead !== null) return null;
    return plain(ms === null ? history.pausedUntilNow : history.pausedFor(tenths(ms, locale)));
  }
  if (entry.what === 'guard') return entry.outcome === 'unrecorded' && entry.call !== null ? plain(history.toldAfter(String(Math.round((Date.parse(entry.at) - Date.parse(entry.call)) / 1000)))) : null;
  const mark = marksOf(entry).at(-1);
  if (!mark) return null;
  // The name may have come later than the id.
  const name = mark.filename ?? all.flatMap(({ before, after }) => [...before, ...after]).find(({ id, filename }) => id === mark.id && filename !== null)?.filename ?? null;
  return name === null ? plain(`id ${mark.id}`) : { kind: 'name', text: shorten(name, entry.tag, mostLetters.wide), full: name, short: shorten(name, entry.tag, mostLetters.narrow) };
}

/** From its proved stop to the START of the next part, or to its end. Null: it is open. */
function pausedMs(paused: HistoryEntry, all: readonly HistoryEntry[]): number | null {
  const rest = all.filter(({ seq, call }) => seq > paused.seq && call === paused.call);
  const over = rest.find(({ what }) => what === 'pause-over');
  if (!over) return null;
  const resume = over.outcome === 'resumed' ? rest.find(({ what, actor }) => what === 'recording' && actor !== 'dialer') : undefined;
  const to = resume ? (resume.sentAt ?? resume.askedAt ?? resume.at) : over.at;
  return Math.max(0, Date.parse(to) - Date.parse(paused.provedAt ?? paused.at));
}

function serverOf(entry: HistoryEntry, all: readonly HistoryEntry[], words: Words): Row['server'] {
  const looked = entry.what === 'verified' ? entry : entry.what === 'recording' ? all.findLast(({ what, toldBy }) => what === 'verified' && toldBy === entry.seq) : undefined;
  const how = looked?.outcome;
  if (!looked?.file || (how !== 'found' && how !== 'short' && how !== 'missing')) return null;
  const { file } = words.history;
  const { seconds } = looked.file;
  const length = seconds === null ? null : clock(seconds * 1000);
  return { how, entry: looked, text: how === 'missing' ? file.missing : length === null ? file.foundBare : file[how](length) };
}

export const tenths = (ms: number, locale: string): string => decimal(locale, Math.round(ms / 100) / 10, 1);

/** What is searched: file, tag, id and time, each word of it. */
export function findRows(rows: readonly Row[], query: string): readonly Row[] {
  const wanted = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const { entry } = row;
    const read = [row.time, row.file?.full ?? '', entry.tag ?? '', ...[...entry.before, ...entry.after].flatMap(({ id, filename }) => [id, filename ?? ''])].join('\n').toLowerCase();
    return wanted.every((word) => read.includes(word));
  });
}

/** A day that is typed, alone or at the begin of a file's name: `20261124-0920_…`, `2026-11-24`. */
export function dayIn(query: string): string | null {
  const [, year = '', month = '', day = ''] = /(20\d\d)-?(\d\d)-?(\d\d)(?!\d)/.exec(query) ?? [];
  const iso = `${year}-${month}-${day}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso ? iso : null;
}
