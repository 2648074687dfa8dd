/**
 * What the board shows and takes. Types only, for main, its windows and the command line.
 *
 * Ages and durations are milliseconds at the moment the row was made (`Row.madeAt`, steady clock of main, sent along
 * with each news): a window lets them run on by itself.
 */
import type { Action, PauseView, Recording, StateWord, Told } from '../recorder/snapshot';

/** What was asked about an agent last, and what came of it. `unknown`: never asked yet. */
export type RowState = StateWord | 'unknown';

/** A hole: in a call, and by the last answer not recorded. */
export interface Hole {
  /** How long it has lasted, as far as it was seen. */
  readonly forMs: number;
  /** It began before we looked: it lasts at least so long. */
  readonly atLeast: boolean;
  /** Older than a pause may last: it needs somebody. Younger it may be an agent's own pause. */
  readonly counts: boolean;
}

export interface Row {
  readonly agent: string;
  /** As the server's list has them; null where it was not told. */
  readonly name: string | null;
  readonly campaign: string | null;
  readonly group: string | null;
  /** The newest word about it, by list or STATUS; null: not known, or logged out. */
  readonly agentStatus: string | null;
  /** Only while paused. */
  readonly pauseCode: string | null;
  /** By the last STATUS. */
  readonly state: RowState;
  readonly wanted: Action | null;
  /** A press that has not gone out yet. */
  readonly asked: Action | null;
  readonly recording: Recording | null;
  readonly recordings: number;
  /** Age of the last STATUS; null: never asked. */
  readonly ageMs: number | null;
  /** Since that STATUS the list told of another status or call: it is about what was, not about what is. */
  readonly outdated: boolean;
  /** The last STATUS that was usable said that it recorded. */
  readonly wasRecording: boolean;
  /** How long this status lasts, and whether it began before it was seen. */
  readonly sinceMs: number | null;
  readonly sinceAtLeast: boolean;
  readonly hole: Hole | null;
  /** A pause of this board, or one that the shared history tells of. */
  readonly pause: PauseView | null;
  readonly pausedBy: 'board' | 'history' | null;
  /** When the last recording of this call ended, ISO; null: none was seen. */
  readonly recordedUntil: string | null;
  /** Why there is no answer, or why a press met nothing. */
  readonly failure: Told | null;
  /** When it is asked again after a failure, where that is known. */
  readonly nextTryMs: number | null;
  /** Who sits at this desk. */
  readonly own: boolean;
}

/** The calls now, each in exactly one: `inCall` is their sum. */
export interface Counts {
  readonly inCall: number;
  readonly recorded: number;
  /** From this board, or told by the shared history. */
  readonly paused: number;
  readonly notRecorded: number;
  /** The screen has not acted on a word: which of the two it is nobody knows. */
  readonly deaf: number;
  /** Not asked in this call yet, no answer, or older than 90 s. */
  readonly unknown: number;
  /** Those of `notRecorded` that need somebody. */
  readonly holes: number;
}

export interface Budget {
  /** Calls of the last 60 s to that server, whoever of this app made them. */
  readonly lastMinute: number;
  readonly cap: number;
  /** Of the agents in call of whom anything is known: half, and 95 of 100, were heard no longer ago than this; null: of nobody. */
  readonly medianAgeMs: number | null;
  readonly p95AgeMs: number | null;
}

/** A wish for several agents at once, worked off as the budget allows. */
export interface Bulk {
  readonly id: number;
  readonly act: BoardPress;
  readonly total: number;
  readonly waiting: number;
  readonly running: readonly string[];
  /** In the order in which they ended. */
  readonly ended: readonly { readonly agent: string; readonly how: BulkEnd; readonly told: Told | null }[];
  readonly cancelled: boolean;
}
/** `skipped`: recorded already. */
export type BulkEnd = 'proved' | 'skipped' | 'refused' | 'unproved' | 'not-sent' | 'cancelled';

export type BoardPress = 'start' | 'stop' | 'pause' | 'resume';

/** Where the agents come from. */
export type BoardSource = { readonly kind: 'server'; readonly campaigns: readonly string[]; readonly groups: readonly string[] } | { readonly kind: 'typed'; readonly agents: readonly string[] } | { readonly kind: 'file'; readonly name: string };

/** Everything but the rows. */
export interface BoardHead {
  readonly server: string | null;
  /** In whose name it asks and switches. */
  readonly user: string | null;
  readonly practice: boolean;
  readonly source: BoardSource;
  /** A machine-wide policy says who may be on it. */
  readonly held: boolean;
  readonly counts: Counts;
  readonly budget: Budget;
  /** From when on a hole needs somebody. */
  readonly holeMs: number;
  /** Age of the server's list; null: it has none, or may not be asked. */
  readonly listAgeMs: number | null;
  /** Why the server's list is not there: who must change what. */
  readonly listTrouble: Told | null;
  /** All calls are stopped until a person acts. */
  readonly stopped: Told | null;
  /** Names of the list that are none, or are not allowed. */
  readonly dropped: number;
  readonly bulk: Bulk | null;
}

/** From main to the window: first all rows, then those that changed. */
export interface BoardNews {
  /** Counts on by one; after a gap all is asked anew. */
  readonly seq: number;
  readonly whole: boolean;
  readonly head: BoardHead;
  readonly rows: readonly Row[];
  /** Agents that are not on the board any more. */
  readonly gone: readonly string[];
}
