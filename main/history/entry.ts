/**
 * One line of the history: a press, or a change that was proved or seen. Types only.
 *
 * What it must never hold: card data, a password, free text of the server. Names of files and ids are checked before
 * they come here (main/agent-api), and everything else is a word of ours.
 */

/** Who asked. `dialer`: nobody here; the server says so. `guard` never presses: it tells. */
export const actors = ['hot-key', 'popup', 'tray', 'notice', 'command-line', 'link', 'board', 'app', 'guard', 'dialer'] as const;
export type Actor = (typeof actors)[number];

export const asks = ['start', 'stop', 'toggle', 'pause', 'resume', 'extend'] as const;
export type Asked = (typeof asks)[number];

/** Which recordings were taken to run. */
export interface RecordingMark {
  readonly id: string;
  readonly filename: string | null;
}

/**
 * - `press`: how a press ended; each press has one.
 * - `recording`: a recording is proved to run, from our own START (`actor` who pressed) or not (`dialer`).
 * - `stopped`: our STOP was proved. `paused`: the same, for a card (`outcome` `found`: proved by an earlier run of the app). `cancelled`: a START that never began was taken back.
 * - `ended`: an id went away, or its call did, without a STOP of ours.
 * - `pause-over`: how a pause ended (`outcome`): resumed, stayed-stopped, call-over, logged-out, recording-began, not-proved.
 * - `call-began`, `call-ended`: the agent was seen in a call, and no longer.
 * - `agent-status`: the status changed outside calls (`agentStatus`).
 * - `lost`, `heard`: the dialer did not answer from here on; it answers again. By `app`: the computer slept, and `at` is its last answer's.
 * - `alarm`: a person was to be told (`outcome`: which; `entries-dropped-7`: so many entries were lost here). `guard`: what was forgotten (`outcome`: which rule).
 * - `verified`: the finished file was looked up (`outcome`: found, short, missing).
 * - `began`, `closed`: the app. Between the two of them nothing is known.
 *
 * Of an agent whom only a board switches there is no `began`: what lies between the board's presses nobody watched.
 */
export const happenings = [
  'press',
  'recording',
  'stopped',
  'paused',
  'cancelled',
  'ended',
  'pause-over',
  'call-began',
  'call-ended',
  'agent-status',
  'lost',
  'heard',
  'alarm',
  'guard',
  'verified',
  'began',
  'closed',
] as const;
export type Happening = (typeof happenings)[number];

/** What was found of a finished recording by `recording_lookup`. */
export interface FileFact {
  readonly id: string;
  /** The server's own length; null where it had none. */
  readonly seconds: number | null;
  /** How long it ran by what was proved here. */
  readonly expectedSeconds: number | null;
  /** By the ending of its name: WAV, MP3, GSM, OGG; null: not there yet. */
  readonly format: string | null;
  /** The host that keeps it; never a whole address. */
  readonly place: string | null;
}

/** What happened, before it has its place in the chain. Times are ISO 8601 with milliseconds and zone. */
export interface Draft {
  readonly what: Happening;
  /** By this computer's clock. */
  readonly at: string;
  /** The same moment by the server's clock, where that is known. */
  readonly serverAt: string | null;
  /** Host and port. */
  readonly server: string | null;
  readonly agent: string | null;
  readonly practice: boolean;
  /** When the call began that it belongs to, as far as that was seen: the same for all entries of a call. */
  readonly call: string | null;
  readonly agentStatus: string | null;
  readonly actor: Actor;
  /** Noted by a lead's board: whose login it was made with. Null: noted where the agent sits. */
  readonly lead: string | null;
  readonly asked: Asked | null;
  readonly tag: string | null;
  /** Of a recording that a pause cut in parts; the first is 1. */
  readonly part: number | null;
  readonly before: readonly RecordingMark[];
  readonly after: readonly RecordingMark[];
  readonly askedAt: string | null;
  readonly sentAt: string | null;
  readonly provedAt: string | null;
  /** One of our own words: how a press ended, how a pause ended, which rule, which alarm. */
  readonly outcome: string | null;
  /** A failure kind (main/agent-api/failure.ts). */
  readonly failure: string | null;
  readonly file: FileFact | null;
}

export interface Entry extends Draft {
  readonly v: 1;
  /** Counts from 1, without a gap, over all days. */
  readonly seq: number;
  /** Which desk wrote it: a random word of its own, so that copies of several desks can be told apart. */
  readonly desk: string;
  /** Which key sealed it; null: none was at hand, so its seal finds damage only. */
  readonly key: string | null;
  /** The seal of the entry before; empty for the first of all. */
  readonly prev: string;
  /** HMAC-SHA-256 over the line without it; plain SHA-256 where there is no key. */
  readonly seal: string;
}
