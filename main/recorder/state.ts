/**
 * What one agent's recorder keeps: what was heard, the open word, the trouble, and the little around them.
 *
 * Types and the empty state only. All times are milliseconds of a steady clock; the machine never reads a clock itself.
 */
import type { Active, Call, NotLoggedIn, NotRecording, OutageKind, RefusalKind, Reply, ServerClock, Waiting } from '../agent-api';
import type { Action } from './snapshot';

/** Rules in milliseconds; the sources are in docs/architecture.md, "Numbers". */
export const rules = {
  onePressMs: 300,
  pressWorthMs: 5000,
  freshMs: 1000,
  stopWaitsForStatusMs: 1000,
  /** An exchange ends within 5 s: an answer that comes later lay in a computer that slept, and tells of a world long past. */
  answerWorthMs: 8000,
  youngMs: 2000,
  serverStartSlackMs: 1000,
  /** A start time so far before the last STATUS that did not know the id is none: the server's zone or clock has changed. */
  startBeforeSightMostMs: 15_000,
  leastLimitMs: 8000,
  mostLimitMs: 70_000,
  cancelWatchMs: 10_000,
  afterProofMs: 10_000,
  sameCallMs: 60_000,
  doublePickUpMs: 12_000,
  /** Two looks further apart may have a whole hang-up, disposition and next call between them. */
  besideMs: 5000,
  mostResends: 3,
  /** A recording seen so soon after its call's begin was begun with it. */
  callBeginMs: 10_000,
  /** So long after "Check now" an unproved word is asked each second. */
  checkedMs: 5000,
} as const;

export interface Heard {
  readonly answer: Active | Waiting | NotRecording | NotLoggedIn;
  readonly askedAt: number;
  readonly at: number;
}

export type Trouble =
  | { readonly kind: RefusalKind; readonly blocks: true; readonly at: number }
  | { readonly kind: OutageKind; readonly blocks: false; readonly at: number; readonly failures: number };

export interface StartWord {
  readonly wanted: 'start';
  readonly tag: string;
  readonly pressedAt: number;
  readonly sentAt: number;
  readonly accepted: boolean;
  readonly unconfirmed: boolean;
  /** The id that ran before: only another one proves this START. */
  readonly idBefore: string | null;
  readonly statusBefore: string | null;
  /** Sent over a START of ours that was never proved: the screen may have acted on that one, so this one's cancelling proves nothing. */
  readonly again: boolean;
  readonly presses: readonly number[];
}

export type StopStage =
  /** The id is younger than 2 s: the screen would find no channel to end. */
  | { readonly at: 'held'; readonly dueAt: number }
  /** Asked during `starting`: waits for the id, then for the time limit, then cancels the START. */
  | { readonly at: 'before-id'; readonly untilAt: number }
  | { readonly at: 'sending' }
  /** Accepted: STATUS and probe decide. */
  | { readonly at: 'sent' }
  /** Accepted over a START without an id: watched, then taken as cancelled. */
  | { readonly at: 'cancelling'; readonly untilAt: number }
  /** Its answer was lost. */
  | { readonly at: 'lost'; readonly retryAt: number }
  /** PHP 7 refuses a STOP over a START: waits for the id. */
  | { readonly at: 'refused' };

export interface StopWord {
  readonly wanted: 'stop';
  readonly stage: StopStage;
  readonly pressedAt: number;
  readonly sentAt: number | null;
  readonly acceptedAt: number | null;
  readonly unconfirmed: boolean;
  /** From when the time limit counts. */
  readonly limitFrom: number;
  /** All ids known when it was asked, and those that came after it. */
  readonly ids: readonly string[];
  /** Is there a START without an id below it? */
  readonly overStart: boolean;
  readonly tag: string | null;
  /** STOPs sent again because an id came after one. */
  readonly resends: number;
  readonly lateId: boolean;
  readonly tries: number;
  readonly lastProbeAt: number | null;
  /** The agent was seen ready since: a new id belongs to another call. */
  readonly callChanged: boolean;
  readonly presses: readonly number[];
}

export type Word = StartWord | StopWord;

/** A press that waits for its STATUS. `either` acts on what turns out to be true. */
export interface Pending {
  readonly intent: Action | 'either';
  readonly shown: Action;
  readonly at: number;
  readonly tag: string;
  readonly another: boolean;
  readonly onlyIn?: string | null;
  readonly presses: readonly number[];
}

/** An id taken to run. */
export interface Running {
  readonly id: string;
  readonly filename: string | null;
  readonly firstSeenAt: number;
  /** When the last STATUS was asked that did not know this id; null: none was heard before it. */
  readonly bornAfter: number | null;
  readonly seenInCall: boolean;
  /** Begun by our own START, with this tag. */
  readonly ourTag: string | null;
  /** That START was sent outside a call, to an agent on pause, and we looked on since: then PAUSED does not mean that a call is over. */
  readonly begunPaused: boolean;
}

export interface Flight {
  readonly id: number;
  readonly call: Call;
  readonly probe: boolean;
  readonly askedAt: number;
}

export interface Attention {
  readonly popup: boolean;
  readonly locked: boolean;
  readonly suspended: boolean;
  /** A pause for a card is open: an id that comes must be seen soon. */
  readonly paused?: boolean;
}

export interface State {
  readonly heard: Heard | null;
  readonly word: Word | null;
  readonly trouble: Trouble | null;
  readonly pending: Pending | null;
  readonly running: readonly Running[];
  readonly doubled: 'one-start' | 'another-start' | null;
  /** After a proved STOP: an id that still comes is stopped again. */
  readonly after: { readonly untilAt: number; readonly ids: readonly string[]; readonly resends: number } | null;
  readonly proof: { readonly action: Action; readonly id: string | null; readonly afterMs: number; readonly at: number } | null;
  readonly last: { readonly id: string | null; readonly filename: string | null; readonly at: number; readonly how: 'proved' | 'cancelled' | 'seen' } | null;
  /** An id went away without a STOP of ours, and no disposition was seen since: somebody's START may hide a recording that runs on. */
  readonly vanished: boolean;
  readonly callSince: number | null;
  /** A recording was seen in a call that we did not start: the campaign records here, so a call's begin is looked for more often. */
  readonly othersRecord: boolean;
  /** When a START of somebody else was first seen waiting. */
  readonly foreignSince: number | null;
  readonly delays: readonly number[];
  readonly statusFlight: Flight | null;
  readonly wordFlight: Flight | null;
  readonly nextFlight: number;
  readonly lastAskedAt: number | null;
  /** When a person last asked: for a few seconds an unproved word is then asked and probed often. */
  readonly checkedAt: number | null;
  /** A person wants the refused login tried once more. */
  readonly onceMore: boolean;
  /** The START that a newer one took the place of, in case that one can't be sent. */
  readonly replaced: StartWord | null;
  /** A stop that waits for its STATUS lies on disk already: a kill in that second must not forget it. */
  readonly wishKept: boolean;
  /** Asked at once, whatever the schedule says. */
  readonly askNow: boolean;
  /** For the two that are one: `what` is all that the press said. */
  readonly lastPress: { readonly what: string; readonly at: number; readonly id: number; readonly outcome: Outcome | null } | null;
  readonly attention: Attention;
  readonly clock: ServerClock | null;
  /** Taken from disk: what happened between is not known. */
  readonly adopted: boolean;
}

export const emptyState: State = {
  heard: null,
  word: null,
  trouble: null,
  pending: null,
  running: [],
  doubled: null,
  after: null,
  proof: null,
  last: null,
  vanished: false,
  callSince: null,
  othersRecord: false,
  foreignSince: null,
  delays: [],
  statusFlight: null,
  wordFlight: null,
  nextFlight: 1,
  lastAskedAt: null,
  checkedAt: null,
  onceMore: false,
  replaced: null,
  wishKept: false,
  askNow: true,
  lastPress: null,
  attention: { popup: false, locked: false, suspended: false },
  clock: null,
  adopted: false,
};

/** How a press ended. The command line's exit codes are made of these (main/cli/exit-code.ts). */
export type Outcome =
  | { readonly kind: 'proved'; readonly action: Action }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'nothing-to-stop' }
  | { readonly kind: 'refused'; readonly why: 'already-recording' | 'call-over' | 'not-logged-in' | 'blocked' | 'word-not-kept' | 'bad-tag' }
  | { readonly kind: 'not-yet'; readonly why: 'already-starting' | 'already-stopping' | 'stop-not-proved' }
  | { readonly kind: 'unproved'; readonly action: Action }
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'stop-unanswered' }
  | { readonly kind: 'nothing-sent' }
  | { readonly kind: 'not-set-up' }
  /** The toggle while only a person can mend: opens what mends it. */
  | { readonly kind: 'mend' };

/** Said aloud, beside the light. */
export type Loud = 'probe-stopped-another' | 'one-more-recording' | 'stop-alarm' | 'cancelled' | 'overtaken' | 'stop-while-blocked' | 'stop-logged-out';

export type Event =
  | { readonly type: 'press'; readonly press: number; readonly action: Action | 'toggle'; readonly tag: string; readonly another: boolean; readonly onlyIn?: string | null }
  | { readonly type: 'reply'; readonly flight: number; readonly reply: Reply }
  | { readonly type: 'not-kept' }
  | { readonly type: 'tick' }
  | { readonly type: 'check' }
  | { readonly type: 'attention'; readonly attention: Attention }
  | { readonly type: 'clock'; readonly clock: ServerClock }
  | { readonly type: 'adopt'; readonly word: Word | null; readonly after: State['after'] }
  | { readonly type: 'remembered-refusal'; readonly kind: RefusalKind };

export type Effect =
  | { readonly do: 'call'; readonly flight: number; readonly call: Call }
  | { readonly do: 'abort'; readonly flight: number }
  /** Write the open word to disk, before what follows goes out. */
  | { readonly do: 'keep'; readonly word: Word | null; readonly after: State['after'] }
  | { readonly do: 'settle'; readonly press: number; readonly outcome: Outcome }
  | { readonly do: 'say'; readonly loud: Loud }
  | { readonly do: 'remember-refusal'; readonly kind: RefusalKind }
  | { readonly do: 'forget-refusal' };

/** Numbers a person may set; the rest are rules. */
export interface Pace {
  /** False: somebody else decides when to ask while no word and no pause of ours is open. */
  readonly asksCalm: boolean;
  readonly confirmFirstMs: number;
  readonly confirmMs: number;
  readonly watchedMs: number;
  /** After a proved STOP, and after our own START was proved: the screen may still do more than it should. */
  readonly lateIdMs: number;
  readonly doubledMs: number;
  readonly unconfirmedMs: number;
  readonly unconfirmedLaterMs: number;
  readonly callOverMs: number;
  readonly callBeginsMs: number;
  readonly recordingMs: number;
  readonly inCallMs: number;
  readonly idleMs: number;
  /** Ready for a call, where others record calls from their begin. */
  readonly readyMs: number;
  readonly loggedOutMs: number;
  readonly lockedMs: number;
  readonly outageFirstMs: number;
  readonly outageMostMs: number;
  readonly apiOffMs: number;
  /** 0 to 1: spreads the retries of many desks. */
  readonly jitter: number;
}

/** What a step works on: the machine's functions replace `state`, and nobody else sees it before the step ends. */
export interface Draft {
  state: State;
  readonly effects: Effect[];
  readonly now: number;
  readonly pace: Pace;
}

export function change(draft: Draft, part: Partial<State>): void {
  draft.state = { ...draft.state, ...part };
}
