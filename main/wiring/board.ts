/** The board with what it needs of the other rooms, and where its agents come from. */
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Words } from '../../assets/words';
import { outcomeOf } from '../../assets/words/outcome';
import type { BoardSourceAsk, Calls } from '../../preload/contract';
import { createBoard, type Board, type BoardDeps, type Scribe } from '../board';
import { readNames } from '../board/names';
import type { BoardNews, BoardSource } from '../board/types';
import { createSharedPauses } from '../history';
import type { DeskAsk, PauseLoud, PressOutcome } from '../pause';
import type { Loud } from '../recorder';
import type { Snapshot, Told } from '../recorder/snapshot';
import { createOpenNote } from './board-note';
import { heldOf, type Held } from '../settings';
import type { Core } from './core';

export interface BoardWiringDeps {
  readonly userData: string;
  readonly core: Core;
  readonly pressOwn: (ask: DeskAsk) => Promise<PressOutcome>;
  readonly scribe: (agent: string, snapshot: Snapshot) => Scribe;
  readonly onLoud: (agent: string, loud: Loud | PauseLoud) => void;
  readonly chooseFile: (contentsId: number) => Promise<string | null>;
  /** To its window. */
  readonly tell: (news: BoardNews) => void;
}

export interface BoardParts {
  readonly board: Board;
  /** Its window is open: it is sent what changes until it closes. */
  readonly watch: () => void;
  readonly unwatch: () => void;
  readonly choose: (ask: BoardSourceAsk, contentsId: number) => Promise<Calls['setBoardSource']['answer']>;
}

const shownAgainMs = 60_000;

/** More is no list of agents. */
const mostFileBytes = 1_000_000;

export function createBoardParts({ userData, core, pressOwn, scribe, onLoud, chooseFile, tell }: BoardWiringDeps): BoardParts {
  const { settings, policy, dialer, steady, wallMs, setTimer, words } = core;
  /** Practice is not touched by it. */
  const held = (): Held | null => (dialer.snapshot().practice ? null : heldOf(policy.get()));
  const source = (): BoardSource => {
    const { boardSource, boardAgents, boardFile, boardCampaigns, boardGroups } = settings.get();
    switch (boardSource) {
      case 'server':
        return { kind: 'server', campaigns: boardCampaigns, groups: boardGroups };
      case 'typed':
        return { kind: 'typed', agents: boardAgents };
      case 'file':
        return { kind: 'file', name: basename(boardFile) };
    }
  };
  const loudAt = new Map<string, number>();
  const board = createBoard({
    floor: dialer.floor,
    settings: () => {
      const { boardCallsPerMinute: callsPerMinute, pauseSeconds } = settings.get();
      return { source: source(), typed: settings.get().boardAgents, callsPerMinute: held()?.callsPerMinute ?? callsPerMinute, pauseSeconds };
    },
    fileAgents: () => readList(settings.get().boardFile)?.agents ?? null,
    allows: core.allows,
    isHeld: () => held()?.broken === true || held()?.agents != null,
    pressOwn,
    scribe,
    ...createOpenNote(join(userData, 'board.json')),
    onLeft: (server, agents) => core.trouble({ kind: 'board-left', server, agents }),
    // Practice is shown to nobody else, and nobody else's work to practice.
    sharedPauses: createSharedPauses({ folder: () => (dialer.floor()?.practice ? '' : settings.get().historyTo), server: () => dialer.floor()?.server ?? null, mostSeconds: () => settings.get().pauseMostSeconds, wallMs, now: steady.now, setTimer }),
    tell: (kind) => ({ kind, ...words().failure[kind] }),
    tellList: (why) => tellList(why, dialer.floor()?.user ?? '', words()),
    tellOutcome: (outcome) => outcomeOf(outcome, words()),
    onLoud: (agent, loud) => {
      const at = steady.now();
      const key = `${agent} ${loud}`;
      // A pause asks every 15 s; a window that was closed comes back once a minute at most.
      if (at - (loudAt.get(key) ?? Number.NEGATIVE_INFINITY) < shownAgainMs) return;
      loudAt.set(key, at);
      onLoud(agent, loud);
    },
    now: steady.now,
    wallMs,
    setTimer,
  });
  const refuse = (kind: 'no-agents' | 'file-unread') => ({ ok: false, failure: { kind, ...words().board.refused[kind] } }) as const;

  function take(part: Parameters<typeof settings.set>[0]): void {
    settings.set(part);
    board.follow();
  }

  let stop: (() => void) | null = null;
  return {
    board,
    watch: () => {
      stop ??= board.watch(tell);
    },
    unwatch: () => {
      stop?.();
      stop = null;
    },
    choose: async (ask, contentsId) => {
      switch (ask.kind) {
        case 'server':
          take({ boardSource: 'server', boardCampaigns: ask.campaigns, boardGroups: ask.groups });
          return { ok: true };
        case 'typed': {
          const { agents, twice, dropped } = readNames(ask.text);
          if (agents.length === 0) return refuse('no-agents');
          take({ boardSource: 'typed', boardAgents: agents });
          return { ok: true, read: { agents: agents.length, twice, dropped } };
        }
        case 'file': {
          const path = await chooseFile(contentsId);
          if (path === null) return { ok: true };
          const read = readList(path);
          if (!read) return refuse('file-unread');
          take({ boardSource: 'file', boardFile: path });
          return { ok: true, read: { agents: read.agents.length, twice: read.twice, dropped: read.dropped } };
        }
      }
    },
  };
}

/** What concerns the list alone has words of its own; a refused login is told as everywhere. */
function tellList(why: Parameters<BoardDeps['tellList']>[0], user: string, words: Words): Told {
  const { boardList, failure } = words;
  switch (why) {
    case 'no-permission':
      return { kind: 'list-no-permission', message: boardList['no-permission'].message, advice: boardList['no-permission'].advice(user) };
    case 'absent':
    case 'unreadable':
    case 'file':
      return { kind: `list-${why}`, ...boardList[why] };
    case 'not-vicidial':
      return { kind: 'list-absent', ...boardList.absent };
    case 'failed':
    case 'unreachable':
    case 'timeout':
    case 'tls':
    case 'http':
    case 'not-logged-in':
    case 'refused':
      return { kind: 'list-unheard', ...boardList.unheard };
    case 'wrong-login':
    case 'locked-out':
    case 'api-access-off':
    case 'api-off':
    case 'address-blocked':
    case 'no-active-server':
    case 'not-allowed':
    case 'bad-source':
    case 'unknown-agent':
    case 'too-old':
      return { kind: why, ...failure[why] };
  }
}

function readList(path: string): ReturnType<typeof readNames> | null {
  try {
    if (path === '' || statSync(path).size > mostFileBytes) return null;
    const read = readNames(readFileSync(path, 'utf8'));
    return read.agents.length === 0 ? null : read;
  } catch {
    return null;
  }
}
