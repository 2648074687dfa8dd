/** Putting calls on the wire: STATUS, START, STOP and the probe. The open word is kept before the word goes out. */
import type { Call } from '../agent-api';
import { change, rules, type Draft, type Flight, type Pending, type StopStage, type StopWord } from './state';

function fly(draft: Draft, call: Call, probe: boolean): Flight {
  const flight = { id: draft.state.nextFlight, call, probe, askedAt: draft.now };
  change(draft, { nextFlight: flight.id + 1 });
  return flight;
}

export function sendStatus(draft: Draft): void {
  const flight = fly(draft, { do: 'status' }, false);
  change(draft, { statusFlight: flight, lastAskedAt: draft.now, askNow: false, onceMore: false });
  draft.effects.push({ do: 'call', flight: flight.id, call: flight.call });
}

/** The one START of a press. */
export function sendStart(draft: Draft, pending: Pending): void {
  const { heard, word: older } = draft.state;
  const word = {
    wanted: 'start',
    tag: pending.tag,
    pressedAt: pending.at,
    sentAt: draft.now,
    accepted: false,
    unconfirmed: false,
    idBefore: heard?.answer.kind === 'active' ? heard.answer.id : null,
    statusBefore: heard && heard.answer.kind !== 'notLoggedIn' ? heard.answer.agentStatus : null,
    again: older?.wanted === 'start',
    presses: pending.presses,
  } as const;
  const flight = fly(draft, { do: 'start', tag: pending.tag }, false);
  change(draft, { word, wordFlight: flight, after: null, adopted: false, replaced: older?.wanted === 'start' ? older : null });
  draft.effects.push({ do: 'keep', word, after: null }, { do: 'call', flight: flight.id, call: flight.call });
}

/** A STOP goes out now; a STATUS under way gives it its connection. */
export function sendStop(draft: Draft, word: StopWord): void {
  const { statusFlight } = draft.state;
  if (statusFlight) draft.effects.push({ do: 'abort', flight: statusFlight.id });
  const sent: StopWord = { ...word, stage: { at: 'sending' }, sentAt: draft.now, tries: word.tries + 1, limitFrom: word.sentAt === null ? draft.now : word.limitFrom };
  const flight = fly(draft, { do: 'stop' }, false);
  change(draft, { word: sent, wordFlight: flight, statusFlight: null });
  draft.effects.push({ do: 'keep', word: sent, after: null }, { do: 'call', flight: flight.id, call: flight.call });
}

/** Asks by a second STOP whether the screen has acted on the first: only directly after a STATUS "not recording". */
export function sendProbe(draft: Draft, word: StopWord): void {
  const flight = fly(draft, { do: 'stop' }, true);
  change(draft, { word: { ...word, lastProbeAt: draft.now }, wordFlight: flight });
  draft.effects.push({ do: 'call', flight: flight.id, call: flight.call });
}

export type Wish = Pick<StopWord, 'pressedAt' | 'presses' | 'ids' | 'overStart' | 'tag'> & Partial<Pick<StopWord, 'resends' | 'lateId'>>;

/** A wish to stop; it is on disk from the press on, even while it is held. */
export function openStop(draft: Draft, wish: Wish, stage: StopStage): StopWord {
  const word = newStop(wish, stage, draft.now);
  change(draft, { word, after: null, adopted: false });
  draft.effects.push({ do: 'keep', word, after: null });
  return word;
}

export function newStop(wish: Wish, stage: StopStage, now: number): StopWord {
  return {
    wanted: 'stop',
    stage,
    sentAt: null,
    acceptedAt: null,
    unconfirmed: false,
    limitFrom: now,
    resends: 0,
    lateId: false,
    tries: 0,
    lastProbeAt: null,
    callChanged: false,
    ...wish,
  };
}

/**
 * When an id may be stopped: 2 s after we first saw it, or after the server's start time plus 1 s where that is older.
 * Whatever the server's clock says, it is no older than the last STATUS that did not know it (`bornAfter`).
 * A younger recorder has no channel yet that the screen could end (wire/README.md, no. 2).
 */
export function oldEnoughAt(firstSeenAt: number, serverStartAt: number | null, bornAfter: number | null): number {
  const implausible = serverStartAt === null || (bornAfter !== null && serverStartAt < bornAfter - rules.startBeforeSightMostMs);
  const told = implausible ? firstSeenAt : Math.min(firstSeenAt, serverStartAt + rules.serverStartSlackMs);
  return Math.max(told, bornAfter ?? told) + rules.youngMs;
}
