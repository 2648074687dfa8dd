/** Who watches the board: each hears all of it now, and again whenever a row or a sum changed, once a second at most. */
import type { Board } from '../board';
import type { BoardHead, BoardNews, Row } from '../board/types';
import { boardData, type Seen } from './board';

type Send = (line: string) => void;

export interface BoardHubDeps {
  readonly board: Pick<Board, 'watch' | 'news'>;
  readonly now: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
}

const apartMs = 1000;

/** The board asks the dialer for as long as somebody is subscribed; returns the way to stop. */
export function createBoardHub({ board, now, setTimer }: BoardHubDeps): (send: Send) => () => void {
  /** What each has heard last, and when. */
  const heard = new Map<Send, { readonly said: string; readonly at: number }>();
  const rows = new Map<string, { readonly row: Row; readonly at: number }>();
  let head: BoardHead | null = null;
  let stopWatching: (() => void) | null = null;
  let stopTimer: (() => void) | null = null;

  function take(news: BoardNews): void {
    if (news.whole) rows.clear();
    for (const row of news.rows) rows.set(row.agent, { row, at: now() });
    for (const agent of news.gone) rows.delete(agent);
    head = news.head;
    tell();
  }

  /** What was told some time ago has grown older since. */
  function seen(of: BoardHead): Seen {
    return { head: of, rows: [...rows.values()].map(({ row, at }) => ({ ...row, ageMs: row.ageMs === null ? null : Math.round(row.ageMs + now() - at) })) };
  }

  function tell(): void {
    if (!head) return;
    const data = boardData(seen(head));
    const said = whatCounts(head, data);
    const line = JSON.stringify(data);
    let next = Number.POSITIVE_INFINITY;
    for (const [send, last] of heard) {
      if (last.said === said) continue;
      const due = last.at + apartMs;
      if (due > now()) next = Math.min(next, due);
      else {
        heard.set(send, { said, at: now() });
        send(line);
      }
    }
    stopTimer?.();
    stopTimer = next === Number.POSITIVE_INFINITY ? null : setTimer(next - now(), tell);
  }

  return (send) => {
    heard.set(send, { said: '', at: Number.NEGATIVE_INFINITY });
    if (stopWatching) tell();
    else {
      stopWatching = board.watch(take);
      take(board.news());
    }
    return () => {
      heard.delete(send);
      if (heard.size > 0) return;
      stopWatching?.();
      stopWatching = null;
      stopTimer?.();
      stopTimer = null;
      rows.clear();
      head = null;
    };
  };
}

/** Ages and the calls of the last minute run on by themselves: they are no change. */
function whatCounts({ counts }: BoardHead, { calls, agents, failure, practice }: ReturnType<typeof boardData>): string {
  return JSON.stringify([calls.cap, agents.map(({ agent, campaign, agentStatus, state, recording }) => [agent, campaign, agentStatus, state, recording]), failure?.kind ?? null, practice ?? false, counts]);
}
