/** What stands in a row beside its lamp. Pure. */
import type { Words } from '../../assets/words/en';
import { statusOf } from '../../assets/words/say';
import { clock, timeOfDay } from '../parts/text';
import { isInCall, isPaused, kindOf, oldMs } from './face';
import { ageOf, timeOf, type Aged } from './order';

export function statusText({ row }: Aged, words: Words): string {
  if (row.agentStatus === null) return '';
  return [statusOf(row.agentStatus, words), ...(row.pauseCode ? [row.pauseCode] : [])].join(' · ');
}

export function timeText(aged: Aged, words: Words): string {
  const time = timeOf(aged);
  if (time === null) return '';
  return aged.row.sinceAtLeast ? words.board.atLeast(clock(time)) : clock(time);
}

/** `6 s`, from a minute on `1:36`. */
export function ageWord(ms: number, words: Words): string {
  if (ms < 1000) return words.value.now;
  return ms < 60_000 ? `${Math.floor(ms / 1000)} s` : clock(ms);
}

export interface Heard {
  readonly text: string;
  readonly isOld: boolean;
  /** Of the 90 s that an answer lasts, as it is drawn. */
  readonly left: number;
}

export function heardOf(aged: Aged, words: Words): Heard {
  const age = ageOf(aged);
  if (age === null) return { text: words.board.never, isOld: true, left: 0 };
  return { text: ageWord(age, words), isOld: age > oldMs, left: Math.max(0, 1 - age / oldMs) };
}

export type Detail = { readonly kind: 'file'; readonly head: string; readonly tail: string } | { readonly kind: 'mend' | 'aside'; readonly text: string; readonly more?: string };

export function detailOf(aged: Aged, words: Words, tags: readonly string[]): Detail {
  const { row } = aged;
  const { detail } = words.board;
  const aside = (text: string): Detail => ({ kind: 'aside', text });
  const mend = (text: string): Detail => ({ kind: 'mend', text, ...(row.failure ? { more: toldText(row.failure) } : {}) });
  const kind = kindOf(row);
  if (row.asked !== null) return aside(detail.sending);
  if (kind === 'no-answer') {
    const was = row.wasRecording ? detail.was : detail.wasNot;
    const text = row.nextTryMs === null ? was : detail.nextTry(was, ageWord(Math.max(1000, row.nextTryMs - aged.since), words));
    return { kind: 'aside', text, ...(row.failure ? { more: toldText(row.failure) } : {}) };
  }
  if (kind === 'deaf' && !row.outdated) return mend(detail.deaf);
  if (row.failure) return mend(row.failure.message);
  if (row.outdated) return aside(row.ageMs === null || row.state === 'logged-out' ? '' : row.wasRecording ? detail.before : detail.beforeNot);
  if (isPaused(row)) return pauseDetail(aged, words);
  switch (kind) {
    case 'recording':
      return row.recording?.filename ? { kind: 'file', ...partsOf(row.recording.filename, tags) } : aside(detail.noName);
    case 'under-way':
      return aside(detail.waits);
    case 'not-recording':
      if (!isInCall(row) || row.state !== 'idle') return aside('');
      return aside(row.recordedUntil === null ? detail.none : detail.until(timeOfDay(row.recordedUntil, words.locale)));
    case 'deaf':
    case 'paused':
    case 'logged-out':
    case 'not-asked':
      return aside('');
  }
}

function pauseDetail({ row, since }: Aged, words: Words): Detail {
  const { detail } = words.board;
  const { pause } = row;
  if (row.pausedBy === 'history') return { kind: 'aside', text: detail.elsewhere };
  if (pause?.phase === 'asking') return { kind: 'mend', text: detail.asking };
  if (!pause || pause.leftMs === null) return { kind: 'aside', text: '' };
  const left = clock(Math.max(0, pause.leftMs - since));
  return { kind: 'aside', text: pause.atEnd === 'ask' ? detail.asks(left, pause.tag) : detail.resumes(left, pause.tag) };
}

export const toldText = ({ message, advice }: { readonly message: string; readonly advice: string }): string => [message, advice].filter(Boolean).join(' ');

/** A long name loses its middle, never its tag: the head gives way, the tail stays. */
export function partsOf(filename: string, tags: readonly string[]): { readonly head: string; readonly tail: string } {
  const known = tags.filter((tag) => tag !== '' && filename.endsWith(tag) && tag.length < filename.length).sort((a, b) => b.length - a.length)[0];
  // The parts of a pause carry their number behind the tag.
  const tail = known ?? /_[A-Za-z][A-Za-z0-9-]{0,12}(?:_P\d{1,3})?$/.exec(filename)?.[0] ?? filename.slice(-5);
  return { head: filename.slice(0, filename.length - tail.length), tail };
}

/** Names of campaigns or user groups, as they are typed. */
export function readList(text: string): { readonly names: readonly string[]; readonly bad: readonly string[] } {
  const words = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  const isName = (word: string): boolean => /^[A-Za-z0-9_-]{1,20}$/.test(word);
  return { names: words.filter(isName), bad: words.filter((word) => !isName(word)) };
}

/** The first few, and how many more. */
export function namesText(names: readonly string[], most: number, words: Words): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} ${words.board.more(more)}` : names.join(', ');
}
