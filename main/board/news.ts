/** What is told to those who watch: all of it first, then what changed, a few times a second at most. */
import type { BoardHead, BoardNews, Row } from './types';

/** Changes that come together are told together. */
const soonMs = 250;
/** Ages go on by themselves; sums and budget are told again. */
const beatMs = 1000;

export interface NewsDeps {
  /** As it is now. */
  readonly all: () => { readonly rows: readonly Row[]; readonly head: BoardHead };
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

export function createNews({ all: now, setTimer }: NewsDeps): News {
  const watchers = new Set<(news: BoardNews) => void>();
  const changed = new Set<string>();
  const gone = new Set<string>();
  let seq = 0;
  let wantsAll = false;
  let cancelSoon: (() => void) | null = null;
  let cancelBeat: (() => void) | null = null;
  let holes = new Set<string>();

  function whole(): BoardNews {
    return { seq, whole: true, ...now(), gone: [] };
  }

  function soon(): void {
    if (watchers.size === 0 || cancelSoon) return;
    cancelSoon = setTimer(soonMs, tell);
  }

  function tell(): void {
    cancelSoon = null;
    if (watchers.size === 0) return;
    seq += 1;
    const { rows, head } = now();
    // A hole comes of age by itself, and knowledge grows old: nobody tells of that.
    const aged = new Set(rows.filter((row) => row.hole?.counts === true).map((row) => row.agent));
    const news: BoardNews = { seq, whole: wantsAll, head, rows: wantsAll ? rows : rows.filter(({ agent, own }) => own || changed.has(agent) || aged.has(agent) !== holes.has(agent)), gone: [...gone] };
    holes = aged;
    wantsAll = false;
    changed.clear();
    gone.clear();
    for (const onNews of watchers) onNews(news);
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
    whole: () => {
      changed.clear();
      gone.clear();
      wantsAll = watchers.size > 1;
      return whole();
    },
    changed: (agent) => {
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
