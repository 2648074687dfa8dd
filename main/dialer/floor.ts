/**
 * Many agents behind the login of this desk. Each has a recorder with the same rules as this desk's own; it only asks by
 * itself while a word or a pause of ours is open, since the board knows better whose turn it is.
 *
 * One refused login stops everybody, this desk's own agent too: they share it.
 */
import { hostOf, type AgentApi, type RefusalKind } from '../agent-api';
import type { Floor, FloorSeat, SeatHooks } from '../board/floor';
import type { PracticeDialer } from '../practice';
import { defaultPace, type Pace } from '../recorder';
import type { Snapshot } from '../recorder/snapshot';
import type { RefusalMemory } from '../vault';
import { allowedApi } from './allowed';
import { createSeat, wordIsLeft, pauseIsLeft, type SeatDeps } from './seat';
import type { Hall } from './types';

/** A word is followed a little more slowly than at one's own desk, and nothing else is asked. */
const boardPace: Pace = {
  ...defaultPace,
  asksCalm: false,
  confirmFirstMs: 1000,
  confirmMs: 1200,
  watchedMs: 5000,
  unconfirmedMs: 10_000,
  outageFirstMs: 5000,
};

const clockEveryMs = 3_600_000;
const clockRetryMs = 60_000;

/** What concerns one agent alone; whatever else is refused concerns the login. */
const ofOneAgent: readonly RefusalKind[] = ['unknown-agent', 'not-allowed'];

export interface FloorAsk {
  readonly origin: string;
  readonly user: string;
  readonly practice: PracticeDialer | null;
  readonly hall: Hall;
  readonly lists: RefusalMemory;
  /** Whom the policy forbids is asked nothing about. */
  readonly allows: (agent: string) => boolean;
  readonly own: () => string;
  readonly ownSnapshot: () => Snapshot;
  /** The login was refused here: this desk's own recorder is told, and remembers it. */
  readonly onRefused: (reason: RefusalKind) => void;
}

export function createFloor(deps: SeatDeps, ask: FloorAsk): Floor {
  const { origin, practice, hall, own, ownSnapshot } = ask;
  const listApi = hall.api(own(), () => 'poll', refused);
  let met: RefusalKind | null = null;
  /** This desk's own recorder has taken it up. */
  let told = false;
  let clockAskedAt = Number.NEGATIVE_INFINITY;

  function refused(): RefusalKind | null {
    const { state, failure } = ownSnapshot();
    const kind = state === 'blocked' && failure !== null ? (failure.kind as RefusalKind) : null;
    // Once a person has mended the desk's own way, the board may go on.
    if (kind !== null) told = true;
    else if (told) met = null;
    return met ?? (kind !== null && !ofOneAgent.includes(kind) ? kind : null);
  }

  function refuse(reason: RefusalKind): void {
    if (ofOneAgent.includes(reason)) return;
    met = reason;
    told = false;
    ask.onRefused(reason);
  }

  /** The server's clock is asked once for all of them. */
  function door(agent: string, rank: SeatHooks['rank']): AgentApi {
    const api = hall.api(agent, rank, refused);
    return {
      ...api,
      version: async (signal) => {
        const wait = api.serverClock() === null ? clockRetryMs : clockEveryMs;
        if (deps.now() - clockAskedAt < wait) return { kind: 'failed', failure: 'timeout', maybeSent: false };
        clockAskedAt = deps.now();
        return api.version(signal);
      },
    };
  }

  function seat(agent: string, hooks: SeatHooks): FloorSeat {
    let kept: RefusalKind | null = null;
    const made = createSeat(
      { ...deps, onSnapshot: hooks.onSnapshot, onLoud: hooks.onLoud, onPauseLoud: hooks.onPauseLoud, onPauseOver: hooks.onPauseOver },
      {
        origin,
        agent,
        api: allowedApi(door(agent, hooks.rank), () => ask.allows(agent)),
        refusal: {
          load: () => kept,
          remember: (kind) => {
            kept = kind;
            // Once is enough: a second time would be in the way of a person who tries again.
            if (refused() === null) refuse(kind);
          },
          forget: () => (kept = null),
        },
        practice,
        attention: { popup: false, locked: false, suspended: false },
        pace: boardPace,
      },
    );
    return { snapshot: made.snapshot, press: made.press, check: made.check, sleep: (suspended) => made.attend({ popup: false, locked: false, suspended }), close: made.close };
  }

  return {
    server: practice ? 'practice' : hostOf(origin),
    user: ask.user,
    practice: practice !== null,
    meter: hall.meter,
    own,
    ownSnapshot,
    seat,
    isLeft: (agent) => wordIsLeft(deps, practice ? 'practice' : origin, agent) || pauseIsLeft(deps, practice ? 'practice' : origin, agent),
    list: async (which, signal) => {
      const reply = await listApi.agentList(which, signal);
      // Another script with other rights, but the same login.
      if (reply.kind === 'refused' && (reply.reason === 'wrong-login' || reply.reason === 'locked-out')) refuse(reply.reason);
      return reply;
    },
    refused,
    listRefusal: ask.lists,
    close: hall.close,
  };
}
