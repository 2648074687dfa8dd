/** The day as lines of an hour each, and its sums: only what is known, and only hours that have something. Pure. */
import type { Words } from '../../assets/words/en';
import { statusOf } from '../../assets/words/say';
import type { HistoryDay, HistorySpan } from '../../preload/contract';

export type BlockKind = Exclude<HistorySpan['kind'], 'idle'>;

export interface Block {
  readonly kind: BlockKind;
  /** Seconds of the hour. */
  readonly from: number;
  readonly to: number;
  readonly call: string | null;
}

export interface Hour {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly label: string;
  readonly blocks: readonly Block[];
  /** Why nothing is drawn for a while, where that is known. */
  readonly note: { readonly text: string; readonly at: number } | null;
  /** This moment, where it lies in this hour. */
  readonly now: number | null;
}

type Drawn = HistorySpan & { readonly kind: BlockKind };

const hourMs = 3_600_000;
/** As in the report of the day (main/history/report.ts). */
const holeLeastMs = 5000;
/** Shorter ones have no room for a word. */
const noteLeastSeconds = 480;

/** Before the first entry and after the app ended nothing is drawn: nobody was here. */
function drawnOf({ spans, entries }: Pick<HistoryDay, 'spans' | 'entries'>): readonly Drawn[] {
  const isOver = entries.at(-1)?.what === 'closed';
  return spans.filter((span, at): span is Drawn => {
    if (span.kind === 'idle') return false;
    return span.kind !== 'not-known' || !(at === 0 || (isOver && at === spans.length - 1));
  });
}

export function hoursOf(day: Pick<HistoryDay, 'from' | 'to' | 'now' | 'spans' | 'entries'>, words: Words): readonly Hour[] {
  const drawn = drawnOf(day);
  const hours: Hour[] = [];
  for (let from = day.from; from < day.to; from += hourMs) {
    const blocks = drawn.filter(isSeen).flatMap((span) => blockIn(span, from));
    if (blocks.length > 0) hours.push({ from, label: `${String(new Date(from).getHours()).padStart(2, '0')}:00`, blocks, note: noteIn(day, from, blocks, words), now: day.now >= from && day.now < from + hourMs ? (day.now - from) / 1000 : null });
  }
  return hours;
}

/** A hole as short as a proof takes is counted, and not drawn: each call would begin with one. */
function isSeen({ kind, from, to }: Drawn): boolean {
  return kind !== 'hole' || to - from >= holeLeastMs;
}

function blockIn({ kind, from, to, call }: Drawn, hour: number): readonly Block[] {
  const start = Math.max(from, hour);
  const end = Math.min(to, hour + hourMs);
  return end > start ? [{ kind, call, from: (start - hour) / 1000, to: (end - hour) / 1000 }] : [];
}

/** The longest silence of the hour, if the agent was paused in it. */
function noteIn({ entries, now }: Pick<HistoryDay, 'entries' | 'now'>, hour: number, blocks: readonly Block[], words: Words): Hour['note'] {
  const edges = [0, ...blocks.flatMap(({ from, to }) => [from, to]), Math.min(3600, (now - hour) / 1000)];
  let longest = { from: 0, seconds: 0 };
  for (let at = 0; at + 1 < edges.length; at += 2) {
    const [from = 0, to = 0] = [edges[at], edges[at + 1]];
    if (to - from > longest.seconds) longest = { from, seconds: to - from };
  }
  if (longest.seconds < noteLeastSeconds) return null;
  const middle = hour + (longest.from + longest.seconds / 2) * 1000;
  const status = entries.findLast(({ at, agentStatus }) => agentStatus !== null && Date.parse(at) <= middle)?.agentStatus;
  return status === 'PAUSED' ? { text: statusOf(status, words), at: longest.from } : null;
}

export type Sums = Readonly<Record<BlockKind, number>>;

/** In milliseconds. */
export function sumsOf(day: Pick<HistoryDay, 'spans' | 'entries'>): Sums {
  const sum = (of: BlockKind): number => drawnOf(day).reduce((total, { kind, from, to }) => (kind === of ? total + to - from : total), 0);
  return { recorded: sum('recorded'), paused: sum('paused'), hole: sum('hole'), 'not-known': sum('not-known') };
}

export function lengthOf(ms: number, { history }: Words): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.round(seconds / 60);
  return seconds < 60 ? history.length(0, 0, seconds) : history.length(Math.floor(minutes / 60), minutes % 60, 0);
}
