/** What a person sees in the board's window, kept beside it: put into the page before its own script. */
import type { BoardHead, BoardNews, Row } from '../../main/board/types';

export interface SeenRow {
  readonly row: Row;
  /** The moment of this look, by the clock of day, and what is shown then. */
  readonly at: number;
  readonly ageMs: number | null;
  readonly listAgeMs: number | null;
  readonly holeForMs: number | null;
}

export interface SeenHole {
  readonly agent: string;
  readonly shownAt: number;
  readonly heardAt: number;
}

export interface Window {
  readonly rows: () => Promise<readonly SeenRow[]>;
  readonly holes: () => Promise<readonly SeenHole[]>;
  readonly head: () => Promise<BoardHead | null>;
  /** Lengths of the frames since it was asked last, in milliseconds. */
  readonly frames: () => Promise<readonly number[]>;
}

declare global {
  // eslint-disable-next-line no-var -- a name of the page's own
  interface Window {
    boardBench?: { readonly rows: () => SeenRow[]; readonly holes: () => SeenHole[]; readonly head: () => BoardHead | null; readonly frames: () => number[] };
  }
}

/** Runs in the page, so it must need nothing from outside. */
export function watchWindow(): void {
  if (!location.href.includes('/board/')) return;
  const rows = new Map<string, { row: Row; at: number }>();
  const holes: SeenHole[] = [];
  let head: BoardHead | null = null;
  let headAt = 0;
  let frames: number[] = [];
  let last = performance.now();
  const frame = (now: number): void => {
    frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.reclight.onBoard((text) => {
    const news = JSON.parse(text) as BoardNews;
    const at = Date.now();
    if (news.whole) rows.clear();
    ({ head } = news);
    headAt = at;
    for (const row of news.rows) {
      if (row.hole !== null && row.ageMs !== null) holes.push({ agent: row.agent, shownAt: at, heardAt: at - row.ageMs });
      rows.set(row.agent, { row, at });
    }
    for (const agent of news.gone) rows.delete(agent);
  });
  window.boardBench = {
    rows: () => {
      const at = Date.now();
      const listAgeMs = head?.listAgeMs == null ? null : head.listAgeMs + at - headAt;
      return [...rows.values()].map((one) => ({ row: one.row, at, ageMs: one.row.ageMs === null ? null : one.row.ageMs + at - one.at, listAgeMs, holeForMs: one.row.hole === null ? null : one.row.hole.forMs + at - one.at }));
    },
    holes: () => holes,
    head: () => head,
    frames: () => {
      const seen = frames;
      frames = [];
      return seen;
    },
  };
}
