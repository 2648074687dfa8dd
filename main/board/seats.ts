/**
 * The recorders of the board's agents: one for each that was ever asked about, the same as at an agent's own desk. Each
 * press goes through it; what it proves is written down in the lead's name for as long as a word or a pause is open.
 */
import type { DeskAsk, PauseLoud, PressOutcome } from '../pause';
import type { Loud } from '../recorder';
import type { Snapshot } from '../recorder/snapshot';
import type { Floor, FloorSeat } from './floor';
import type { BoardDeps, Scribe } from './index';

/** So long after a press has ended an id may still come, and is written down too. */
const afterMs = 12_000;

/** As much of a recorder as decides whose turn it is, kept from its last change on: to make a whole picture of hundreds for each question costs too much. */
export interface Glance {
  /** When the last STATUS was heard, by the steady clock; null: never. */
  readonly heardAt: number | null;
  /** A word or a pause of ours is open there: its recorder asks by itself. */
  readonly busy: boolean;
  /** The server does not know this agent, or does not let us ask: only a person asks again. */
  readonly blocked: boolean;
  /** The last usable STATUS said that it records. */
  readonly recording: boolean;
}

export interface Seats {
  readonly snapshot: (agent: string) => Snapshot | null;
  readonly glance: (agent: string) => Glance;
  /** One STATUS, ended with its answer. */
  readonly ask: (agent: string) => Promise<void>;
  readonly press: (agent: string, ask: DeskAsk) => Promise<PressOutcome>;
  readonly isBusy: (agent: string) => boolean;
  readonly busy: () => readonly string[];
  /** Takes up what an earlier run left open. */
  readonly adopt: (agent: string) => void;
  readonly drop: (agent: string) => void;
  readonly sleep: (asleep: boolean) => void;
  readonly close: () => void;
}

interface Seat {
  readonly made: FloorSeat;
  glance: Glance;
  scribe: Scribe | null;
  presses: number;
  asleep: boolean;
  cancelEnd: (() => void) | null;
}

const unseen: Glance = { heardAt: null, busy: false, blocked: false, recording: false };

type Deps = Pick<BoardDeps, 'scribe' | 'onLoud' | 'setTimer' | 'now'> & { readonly floor: Floor; readonly onChange: (agent: string) => void };

export function createSeats({ floor, scribe, onLoud, now, setTimer, onChange }: Deps): Seats {
  const seats = new Map<string, Seat>();

  function isBusy(agent: string): boolean {
    const seat = seats.get(agent);
    return seat !== undefined && (seat.presses > 0 || seat.glance.busy);
  }

  function glanceAt({ wanted, asked, detail, state, ageMs }: Snapshot): Glance {
    // A word of somebody else that waits is no word of ours.
    const ours = wanted !== null && !(detail.phase === 'foreign' && state !== 'blocked');
    return { heardAt: ageMs === null ? null : now() - ageMs, busy: asked !== null || ours || detail.pause !== null, blocked: state === 'blocked', recording: state === 'recording' || detail.lastKnown?.recording === true };
  }

  function seatOf(agent: string): Seat {
    const known = seats.get(agent);
    if (known) return known;
    const made = floor.seat(agent, {
      rank: () => (isBusy(agent) ? 'switch' : 'poll'),
      onSnapshot: () => {
        const seat = seats.get(agent);
        if (!seat) return;
        const snapshot = made.snapshot();
        seat.glance = glanceAt(snapshot);
        seat.scribe?.view(snapshot);
        endScribe(agent, seat);
        onChange(agent);
      },
      onLoud: (loud) => loudOf(agent, loud),
      onPauseLoud: (loud) => loudOf(agent, loud),
      onPauseOver: (how) => seats.get(agent)?.scribe?.pauseOver(how),
    });
    const seat: Seat = { made, glance: glanceAt(made.snapshot()), scribe: null, presses: 0, asleep: false, cancelEnd: null };
    seats.set(agent, seat);
    // What an earlier run left open is followed to its end.
    if (isBusy(agent)) seat.scribe = scribe(agent, made.snapshot());
    onChange(agent);
    return seat;
  }

  function loudOf(agent: string, loud: Loud | PauseLoud): void {
    if (loud !== 'cancelled' && loud !== 'pause-ending') onLoud(agent, loud);
  }

  /** Nothing of ours is open any more: a little later nothing is written down any more either. */
  function endScribe(agent: string, seat: Seat): void {
    if (isBusy(agent)) {
      seat.cancelEnd?.();
      seat.cancelEnd = null;
    } else if (seat.scribe && !seat.cancelEnd) {
      seat.cancelEnd = setTimer(afterMs, () => {
        seat.cancelEnd = null;
        if (isBusy(agent)) return;
        seat.scribe?.close();
        seat.scribe = null;
      });
    }
  }

  async function press(agent: string, ask: DeskAsk): Promise<PressOutcome> {
    const seat = seatOf(agent);
    seat.scribe ??= scribe(agent, seat.made.snapshot());
    seat.presses += 1;
    onChange(agent);
    try {
      return await seat.scribe.press(ask, () => seat.made.press(ask));
    } finally {
      seat.presses -= 1;
      endScribe(agent, seat);
      onChange(agent);
    }
  }

  function drop(agent: string): void {
    const seat = seats.get(agent);
    if (!seat) return;
    seats.delete(agent);
    seat.cancelEnd?.();
    seat.scribe?.close();
    seat.made.close();
  }

  return {
    glance: (agent) => seats.get(agent)?.glance ?? unseen,
    snapshot: (agent) => seats.get(agent)?.made.snapshot() ?? null,
    ask: async (agent) => {
      // A new one asks at once by itself, and a question under way is as good as another.
      await seatOf(agent).made.check();
    },
    press,
    isBusy,
    busy: () => [...seats.keys()].filter(isBusy),
    adopt: (agent) => void seatOf(agent),
    drop,
    sleep: (asleep) => {
      for (const [agent, seat] of seats) {
        // One that was asleep asks at once when it wakes. Whoever has nothing open asks nothing by itself, and is left alone: else all would ask together, with a login that may have been changed over night.
        if (asleep === seat.asleep || (asleep && !isBusy(agent))) continue;
        seat.asleep = asleep;
        seat.made.sleep(asleep);
      }
    },
    close: () => {
      for (const agent of seats.keys()) drop(agent);
    },
  };
}
