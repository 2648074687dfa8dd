/** The agent screen's handles: what tests, the dialer and call handling may do to it. */
import type { CallFacts } from './names';

/**
 * - `deaf`: polls, but shows a box (pause code, search, customer gone) and acts on no word.
 * - `throttled`: a background tab that is woken once a minute.
 * - `closed`: browser shut or machine asleep; without polls the session lags out.
 */
export type ScreenMode = 'awake' | 'deaf' | 'throttled' | 'closed';

export interface ScreenPace {
  /** Between two looks at the mailbox. */
  pollMs: number;
  /** From seeing a START to the recorder running. */
  pickUpMs: number;
  /** From the recorder running to its id in the field. */
  writeBackMs: number;
  /** From seeing a STOP to recorders hung up and the field empty. */
  stopMs: number;
}

export interface ScreenOptions extends Partial<ScreenPace> {
  readonly mode?: ScreenMode;
  /** When the first poll comes; `pollMs` unless told. */
  readonly firstPollMs?: number;
  /** False: no timer polls, only `poll()` does. */
  readonly polls?: boolean;
}

export interface Screen {
  readonly mode: () => ScreenMode;
  /** True enters the mode, false wakes the screen. */
  readonly deaf: (on: boolean) => void;
  readonly throttled: (on: boolean) => void;
  readonly closed: (on: boolean) => void;
  /** Changes the pace of what begins from now on. */
  readonly pace: (change: Partial<ScreenPace>) => void;
  /** One look at the mailbox, now. */
  readonly poll: () => void;
  /** Starts a recording without any word: the agent's own button, or the campaign. */
  readonly record: () => void;
  /** The agent's own stop button; it leaves the logged length at 0 (measured). */
  readonly stopButton: () => void;
  /** The name of the newest recording the screen knows of in this call; empty for none. */
  readonly knownFile: () => string;
}

/** The screen with the handles that only call handling uses. */
export interface ScreenDriver extends Screen {
  /** A call comes up; its recordings are named after it. */
  readonly beginCall: (call: CallFacts) => void;
  /** Disposition: the call and its file names are forgotten. */
  readonly forgetCall: () => void;
  /** A recording that call routing began: audio, id and name are there at once. */
  readonly adoptRouted: () => void;
  readonly startPolling: () => void;
  readonly stopPolling: () => void;
}
