/** A board before pretended floors: what each recorder says and how each press ends is set by the test. */
import { createMeter, type AgentListReply, type ListedAgent, type RefusalKind } from '../../main/agent-api';
import { createBoard, type Board, type BoardDeps, type Floor } from '../../main/board';
import type { SeatHooks } from '../../main/board/floor';
import type { BoardNews, BoardSource, Row } from '../../main/board/types';
import { notSetUp } from '../../main/dialer/not-set-up';
import type { DeskAsk, PressOutcome } from '../../main/pause';
import type { Snapshot } from '../../main/recorder/snapshot';
import { createVirtualClock, type VirtualClock } from '../practice/virtual-clock';

export interface FakePress {
  readonly server: string;
  readonly agent: string;
  readonly ask: DeskAsk;
  readonly end: (outcome: PressOutcome) => Promise<void>;
}

export interface FakeFloor extends Floor {
  /** What the recorder of an agent shows from now on. */
  readonly say: (agent: string, part: Partial<Snapshot>) => void;
  readonly sayOwn: (part: Partial<Snapshot>) => void;
  /** Who has a recorder here now. */
  readonly seated: () => readonly string[];
  readonly slept: { readonly agent: string; readonly asleep: boolean }[];
  readonly checked: string[];
  listed: AgentListReply;
  /** The login was refused. */
  stoppedBy: RefusalKind | null;
}

export interface FakeDesk {
  readonly clock: VirtualClock;
  readonly board: Board;
  readonly presses: FakePress[];
  /** Dialers that were left with words open there, and how many. */
  readonly lefts: readonly string[];
  readonly note: () => { readonly server: string; readonly agents: readonly string[] } | null;
  readonly rows: () => readonly Row[];
  readonly row: (agent: string) => Row | undefined;
  readonly open: (floor: FakeFloor) => void;
  /** Nobody watches any more. */
  readonly stop: () => void;
  readonly run: (ms: number) => Promise<void>;
}

export const listed = (agent: string, status = 'INCALL', callMark: string | null = null): ListedAgent => ({ agent, status, campaign: null, name: null, group: null, pauseCode: null, callMark });

export const snapshotOf = (agent: string, part: Partial<Snapshot> = {}): Snapshot => ({ ...notSetUp(agent, 'x', null), state: 'connecting', ...part });

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

export function createFakeFloor(desk: { readonly clock: VirtualClock; readonly presses: FakePress[] }, part: { readonly server?: string; readonly own?: string; readonly practice?: boolean; readonly left?: readonly string[] } = {}): FakeFloor {
  const { server = 'one.example', own = 'lead', practice = false, left = [] } = part;
  const { clock, presses } = desk;
  const seats = new Map<string, { snapshot: Snapshot; at: number; readonly hooks: SeatHooks }>();
  let ownSnapshot = snapshotOf(own);
  let ownAt = 0;
  const aged = (snapshot: Snapshot, at: number): Snapshot => ({ ...snapshot, ageMs: snapshot.ageMs === null ? null : snapshot.ageMs + clock.now() - at });
  const floor: FakeFloor = {
    server,
    user: 'api',
    practice,
    meter: createMeter(clock),
    own: () => own,
    ownSnapshot: () => aged(ownSnapshot, ownAt),
    seat: (agent, hooks) => {
      // What an earlier run left open stands there at once.
      seats.set(agent, { snapshot: snapshotOf(agent, left.includes(agent) ? { wanted: 'stop', state: 'stopping' } : {}), at: clock.now(), hooks });
      return {
        snapshot: () => {
          const seat = seats.get(agent);
          return seat ? aged(seat.snapshot, seat.at) : snapshotOf(agent);
        },
        press: (ask) =>
          new Promise((resolve) =>
            presses.push({
              server,
              agent,
              ask,
              end: async (outcome) => {
                resolve(outcome);
                await settle();
              },
            }),
          ),
        check: async () => {
          floor.checked.push(agent);
          const seat = seats.get(agent);
          if (!seat) return;
          seat.snapshot = { ...seat.snapshot, ...(seat.snapshot.ageMs === null ? { state: 'idle', agentStatus: 'INCALL' } : {}), ageMs: 0 };
          seat.at = clock.now();
          hooks.onSnapshot();
        },
        sleep: (asleep) => void floor.slept.push({ agent, asleep }),
        close: () => void seats.delete(agent),
      };
    },
    isLeft: (agent) => left.includes(agent),
    list: async () => floor.listed,
    refused: () => floor.stoppedBy,
    stoppedBy: null,
    listRefusal: { load: () => null, remember: () => undefined, forget: () => undefined },
    close: async () => undefined,
    say: (agent, next) => {
      const seat = seats.get(agent);
      if (!seat) throw new Error(`${agent} has no recorder`);
      seat.snapshot = { ...aged(seat.snapshot, seat.at), ...next };
      seat.at = clock.now();
      seat.hooks.onSnapshot();
    },
    sayOwn: (next) => {
      ownSnapshot = { ...ownSnapshot, ...next };
      ownAt = clock.now();
    },
    seated: () => [...seats.keys()],
    slept: [],
    checked: [],
    listed: { kind: 'agents', agents: [] },
  };
  return floor;
}

export function createFakeDesk(part: Partial<BoardDeps> & { readonly source?: BoardSource; readonly cap?: number } = {}): FakeDesk {
  const { source = { kind: 'server', campaigns: [], groups: [] }, cap = 120, ...others } = part;
  const clock = createVirtualClock();
  const presses: FakePress[] = [];
  let floor: FakeFloor | null = null;
  const lefts: string[] = [];
  let note: ReturnType<FakeDesk['note']> = null;
  const rows = new Map<string, Row>();
  const board = createBoard({
    floor: () => floor,
    settings: () => ({ source, callsPerMinute: cap, pauseSeconds: 60, typed: [] }),
    fileAgents: () => null,
    allows: () => true,
    isHeld: () => false,
    pressOwn: async () => ({ kind: 'not-set-up' }),
    scribe: () => ({ view: () => undefined, press: (_ask, run) => run(), pauseOver: () => undefined, close: () => undefined }),
    sharedPauses: async () => new Map(),
    onLeft: (server, agents) => void lefts.push(`${server} ${agents}`),
    keepOpen: (server, agents) => {
      note = agents.length === 0 ? null : { server, agents };
    },
    leftOpen: () => note,
    tell: (kind) => ({ kind, message: '', advice: '' }),
    tellList: (kind) => ({ kind, message: '', advice: '' }),
    tellOutcome: (outcome) => ({ kind: outcome.kind, message: '', advice: '' }),
    onLoud: () => undefined,
    now: clock.now,
    wallMs: clock.now,
    setTimer: clock.setTimer,
    ...others,
  });
  const stop = board.watch((news: BoardNews) => {
    if (news.whole) rows.clear();
    for (const row of news.rows) rows.set(row.agent, row);
    for (const agent of news.gone) rows.delete(agent);
  });
  return {
    clock,
    board,
    presses,
    lefts,
    note: () => note,
    stop,
    rows: () => [...rows.values()],
    row: (agent) => rows.get(agent),
    open: (next) => {
      floor = next;
      board.sync();
    },
    run: async (ms) => {
      const until = clock.now() + ms;
      await settle();
      while (clock.now() < until) {
        clock.advance(Math.min(50, until - clock.now()));
        await settle();
      }
    },
  };
}
