/** What the board's window asks: who may be switched, and how many were typed, is judged here and never in a window. */
import type { Words } from '../../assets/words';
import type { BoardSourceAsk, Calls, Reply } from '../../preload/contract';
import { isTag } from '../agent-api';
import type { Board } from '../board';
import type { Handlers } from './index';

export interface BoardHandlerDeps {
  readonly board: Pick<Board, 'news' | 'seen' | 'act' | 'cancel' | 'seenEnds'>;
  readonly openBoard: () => void;
  /** That window is open: it is sent what changes until it closes. */
  readonly watchBoard: (contentsId: number) => void;
  readonly chooseBoardAgents: (ask: BoardSourceAsk, contentsId: number) => Promise<Calls['setBoardSource']['answer']>;
  readonly tag: () => string;
  readonly words: () => Words;
}

type Own = 'openBoard' | 'board' | 'boardSeen' | 'boardAct' | 'boardCancel' | 'boardSeenEnds' | 'setBoardSource';

export function boardHandlers({ board, openBoard, watchBoard, chooseBoardAgents, tag: usualTag, words }: BoardHandlerDeps): Pick<Handlers, Own> {
  const done: Reply = { ok: true };
  const refuse = (kind: keyof Words['board']['refused']): Reply => ({ ok: false, failure: { kind, ...words().board.refused[kind] } });
  return {
    openBoard: async () => {
      openBoard();
      return done;
    },
    board: async (_, contentsId) => {
      watchBoard(contentsId);
      return { ok: true, news: board.news() };
    },
    boardSeen: async ({ agents }) => {
      board.seen(agents);
      return done;
    },
    boardAct: async ({ act, agents, tag = usualTag(), typed }) => {
      if (!isTag(tag)) return { ok: false, failure: { kind: 'bad-tag', ...words().outcome['bad-tag'] } };
      const several = new Set(agents);
      // To stop many at once a person types how many: a wrong click must not silence a floor.
      if (act === 'stop' && several.size > 1 && typed !== several.size) return refuse('not-typed');
      return board.act({ act, agents: [...several], tag }) ? done : refuse('board-busy');
    },
    boardCancel: async () => {
      board.cancel();
      return done;
    },
    boardSeenEnds: async () => {
      board.seenEnds();
      return done;
    },
    setBoardSource: chooseBoardAgents,
  };
}
