/** The board itself. */
import type { Board, BoardDeps } from './index';

export function createBoard(deps: BoardDeps): Board {
  const head = () => ({ server: deps.floor()?.server ?? null, user: null, practice: false, source: deps.settings().source, held: deps.isHeld(), counts: { inCall: 0, recorded: 0, paused: 0, notRecorded: 0, deaf: 0, unknown: 0, holes: 0 }, budget: { lastMinute: 0, cap: deps.settings().callsPerMinute, medianAgeMs: null, p95AgeMs: null }, holeMs: 60_000, listAgeMs: null, listTrouble: null, stopped: null, dropped: 0, bulk: null });
  const news = () => ({ seq: 1, whole: true, head: head(), rows: [], gone: [] });
  return {
    watch: () => () => undefined,
    look: async () => ({ head: head(), rows: [] }),
    news,
    seen: () => undefined,
    act: () => false,
    cancel: () => undefined,
    seenEnds: () => undefined,
    press: () => null,
    status: () => null,
    open: () => [],
    follow: () => undefined,
    sleep: () => undefined,
    close: () => undefined,
  };
}
