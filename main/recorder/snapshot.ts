/**
 * The one picture of one agent's recording that everybody is shown: tray, popup, notices, socket and `--json`.
 *
 * Types only. Made by `recorder`, never by whoever shows it. Times are ISO 8601 with zone; durations carry their
 * unit and are counted at the moment the snapshot was made, so a window may let them run on by itself.
 */

export type Action = 'start' | 'stop';

/** The lights of the product, and the words of the command line. */
export type StateWord =
  | 'not-set-up'
  | 'connecting'
  | 'idle'
  | 'starting'
  | 'recording'
  | 'stopping'
  | 'paused'
  | 'unconfirmed'
  | 'call-over'
  | 'logged-out'
  | 'offline'
  | 'blocked';

/** A failure as a person meets it. `kind` is stable and in English; the rest is in the person's language. */
export interface Told {
  readonly kind: string;
  readonly message: string;
  readonly advice: string;
}

export interface Recording {
  /** Always numeric: anything else is a waiting word, never a recording. */
  readonly id: string;
  readonly filename: string | null;
  readonly server: string | null;
  readonly startedAt: string | null;
}

/** Which sentence belongs to a light that has more than one. */
export type Phase =
  | 'plain'
  /** stopping: the recording is younger than 2 s, its STOP is held */
  | 'held'
  /** stopping: asked while still starting, no id yet */
  | 'before-id'
  /** stopping: a STOP that cancels a START was accepted, watched for 10 s */
  | 'cancelling'
  /** stopping: an id came after our STOP, so it is sent again */
  | 'late-id'
  /** starting or unconfirmed: somebody else's START waits for the agent screen */
  | 'foreign';

/** A pause for a card, from its press to its end. */
export interface PauseView {
  /**
   * - `pausing`: asked, its stop is not proved
   * - `paused`: proved, time is left
   * - `asking`: proved, its time is up
   * - `resuming`: the START of the next part is asked or under way
   */
  readonly phase: 'pausing' | 'paused' | 'asking' | 'resuming';
  /** How long it is meant to last, what was added included. */
  readonly seconds: number;
  /** Since the proved stop; null before it. */
  readonly sinceMs: number | null;
  /** Until its time is up; null before the proof. */
  readonly leftMs: number | null;
  readonly atEnd: 'ask' | 'resume';
  /** Number and tag of the part that a resume begins. */
  readonly part: number;
  readonly tag: string;
  /** Left open by an earlier run of the app: what happened between is not known. */
  readonly found: boolean;
  /** A stereo recording that this API can see; null: not known. Others it never shows. */
  readonly stereo: 'running' | 'not-running' | null;
}

export interface Detail {
  readonly phase: Phase;
  /** Tag of the open START, or of the recording that we started. */
  readonly tag: string | null;
  /** Ids of all recordings taken to run, oldest first. */
  readonly ids: readonly string[];
  /** Why more than one runs. */
  readonly doubled: 'one-start' | 'another-start' | null;
  /** How the last START or STOP of ours was proved, and when; `afterMs` counts from the press. */
  readonly proof: { readonly action: Action; readonly id: string | null; readonly afterMs: number; readonly at: string; readonly agoMs: number } | null;
  /** How long the newest recording has run, by the server's clock. */
  readonly elapsedMs: number | null;
  /** How long the call lasts; null unless its beginning was seen. */
  readonly callMs: number | null;
  /** Age of the open word's press. */
  readonly askedAgoMs: number | null;
  /** When the open word went out, and whether the server said that it took it. */
  readonly sentAt: string | null;
  readonly accepted: boolean;
  /** Held: until its STOP is sent. Before the id: until the START is cancelled. Offline: until the next try. */
  readonly dueInMs: number | null;
  /** This screen's usual delay between a word and its proof; null until it was learnt. */
  readonly usualMs: number | null;
  /** The last recording that ended while we looked. */
  readonly last: {
    readonly id: string | null;
    readonly filename: string | null;
    readonly endedAt: string;
    readonly agoMs: number;
    readonly how: 'proved' | 'cancelled' | 'seen';
  } | null;
  readonly pause: PauseView | null;
  /** The newest recording goes on after a pause: which part it is, and how long nothing was recorded before it. */
  readonly part: { readonly number: number; readonly gapMs: number | null } | null;
  /** What was known before the answers stopped; null while they come. */
  readonly lastKnown: { readonly recording: boolean; readonly agentStatus: string | null; readonly ageMs: number } | null;
  /** The server's name for a person: host and port, or null. */
  readonly server: string | null;
  /** The server is spoken to without TLS, by a deliberate yes, and not on this computer. */
  readonly plain: boolean;
}

export interface Snapshot {
  readonly v: 1;
  readonly agent: string | null;
  readonly state: StateWord;
  /** What the open word wants; null when none is open. */
  readonly wanted: Action | null;
  /** A press that has not been sent yet. */
  readonly asked: { readonly action: Action; readonly at: string } | null;
  readonly agentStatus: string | null;
  readonly recording: Recording | null;
  readonly recordings: number;
  /** When a pause ends; null unless paused. */
  readonly resumeAt: string | null;
  readonly failure: Told | null;
  /** Age of the last usable answer, in milliseconds. */
  readonly ageMs: number | null;
  readonly practice: boolean;
  readonly detail: Detail;
}
