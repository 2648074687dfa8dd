/** What is told to those who watch: all of it first, then what changed, a few times a second at most. */
import { agedRow } from './row';
import type { BoardHead, BoardNews, Row } from './types';

/** Changes that come together are told together. */
const soonMs = 250;
/** Ages go on by themselves; sums and budget are told again. */
const beatMs = 1000;

export interface NewsDeps {
  readonly agents: () => Iterable<string>;
  /** As it is now; null: not on the board. */
  readonly row: (agent: string) => Row | null;
  readonly head: (rows: readonly Row[]) => BoardHead;
  readonly holeMs: () => number;
  readonly now: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
}

export interface News {
  readonly watch: (onNews: (news: BoardNews) => void) => () => void;
  readonly whole: () => BoardNews;
  readonly changed: (agent: string) => void;
  readonly gone: (agent: string) => void;
  /** The head has changed. */
  readonly touch: () => void;
  /** Everything is to be told anew. */
  readonly all: () => void;
  readonly close: () => void;
}

export function createNews({ agents, row, head, holeMs, now, setTimer }: NewsDeps): News {
  const watchers = new Set<(news: BoardNews) => void>();
  const changed = new Set<string>();
  const gone = new Set<string>();
  /** As they were made last; ages are added. */
  const kept = new Map<string, { readonly row: Row; readonly at: number }>();
  let seq = 0;
  let wantsAll = false;
  let cancelSoon: (() => void) | null = null;
  let cancelBeat: (() => void) | null = null;

  /** All rows of now: those that changed are made anew, in the others only time has passed. */
  function rowsOfNow(): { readonly all: readonly Row[]; readonly news: readonly Row[] } {
    const at = now();
    const all: Row[] = [];
    const news: Row[] = [];
    for (const agent of agents()) {
      const known = wantsAll || changed.has(agent) ? undefined : kept.get(agent);
      const aged = known && !known.row.own ? agedRow(known.row, at - known.at, holeMs()) : null;
      // A hole comes of age by itself.
      const made = aged && aged.hole?.counts === known?.row.hole?.counts ? null : row(agent);
      if (made) {
        kept.set(agent, { row: made, at });
        news.push(made);
      }
      const one = made ?? aged;
      if (one) all.push(one);
    }
    return { all, news };
  }

  function soon(): void {
    if (watchers.size === 0 || cancelSoon) return;
    cancelSoon = setTimer(soonMs, tell);
  }

  function tell(): void {
    cancelSoon = null;
    if (watchers.size === 0) return;
    seq += 1;
    const { all, news: rows } = rowsOfNow();
    const news: BoardNews = { seq, whole: wantsAll, head: head(all), rows, gone: [...gone] };
    forget();
    for (const onNews of watchers) onNews(news);
  }

  function forget(): void {
    wantsAll = false;
    changed.clear();
    for (const agent of gone) kept.delete(agent);
    gone.clear();
  }

  function beat(): void {
    cancelBeat = watchers.size === 0 ? null : setTimer(beatMs, beat);
    if (!cancelSoon) tell();
  }

  return {
    watch: (onNews) => {
      watchers.add(onNews);
      cancelBeat ??= setTimer(beatMs, beat);
      return () => void watchers.delete(onNews);
    },
    // Whoever asks for all is one of several: what changed is still told to the others.
    whole: () => {
      const rows = [...agents()].map(row).filter((one) => one !== null);
      return { seq, whole: true, head: head(rows), rows, gone: [] };
    },
    changed: (agent) => {
      // Back before it was told that they had gone.
      if (gone.delete(agent)) kept.delete(agent);
      changed.add(agent);
      soon();
    },
    gone: (agent) => {
      gone.add(agent);
      soon();
    },
    touch: soon,
    all: () => {
      wantsAll = true;
      soon();
    },
    close: () => {
      watchers.clear();
      cancelSoon?.();
      cancelBeat?.();
    },
  };
}
