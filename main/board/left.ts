/** Whose words and pauses are open: noted on disk before they go out, and taken up again wherever they were left, by another dialer, practice, or the end of a run. */
import type { Floor } from './floor';
import type { BoardDeps } from './index';

type Noted = NonNullable<ReturnType<BoardDeps['leftOpen']>>;

export interface Left {
  /** Before a word goes out it is known whose it is; its own file says the rest (main/recorder/open-word.ts). */
  readonly note: (floor: Floor, busy: readonly string[]) => void;
  /** That dialer is left with them open. */
  readonly leave: (floor: Floor, busy: readonly string[]) => void;
  /** What an earlier run left. */
  readonly read: () => void;
  readonly isAny: () => boolean;
  /** Those of that dialer: from now on they are followed. */
  readonly take: (floor: Floor) => readonly string[];
}

export function createLeft({ keepOpen, leftOpen }: Pick<BoardDeps, 'keepOpen' | 'leftOpen'>): Left {
  let left: Noted | null = null;
  let kept: Noted = { server: '', agents: [] };
  return {
    note: (floor, busy) => {
      // What a practice server left open died with it.
      if (floor.practice) return;
      const server = floor.server ?? '';
      // What lies on another dialer stays noted for as long as nothing is open here.
      if (busy.length === 0 && server !== kept.server) return;
      if (server === kept.server && busy.join() === kept.agents.join()) return;
      kept = { server, agents: busy };
      keepOpen(server, busy);
    },
    leave: (floor, busy) => {
      if (!floor.practice && busy.length > 0) left = { server: floor.server ?? '', agents: busy };
    },
    read: () => {
      left ??= leftOpen();
      if (left) kept = left;
    },
    isAny: () => left !== null && left.agents.length > 0,
    take: (floor) => {
      if (!left || floor.practice || left.server !== floor.server) return [];
      const { agents } = left;
      left = null;
      return agents;
    },
  };
}
