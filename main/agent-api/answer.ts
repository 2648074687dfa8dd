/** What the recording function can answer, after parsing. Nothing here ever holds the password or SQL. */
import type { OutageKind, RefusalKind } from './failure';

/** One call of the recording function. */
export type Call = { readonly do: 'status' } | { readonly do: 'start'; readonly tag: string } | { readonly do: 'stop' };

/** STATUS with a numeric id. Without a `recording_log` row the other three are null. */
export interface Active {
  readonly kind: 'active';
  readonly id: string;
  readonly filename: string | null;
  readonly server: string | null;
  /** Server local time without a zone, `YYYY-MM-DD HH:MM:SS`. */
  readonly startTime: string | null;
  readonly agentStatus: string;
}

/** STATUS "active" with a word in place of the id: a START that nobody has acted on (PHP 8). */
export interface Waiting {
  readonly kind: 'waiting';
  readonly word: string;
  readonly agentStatus: string;
}

export interface NotRecording {
  readonly kind: 'notRecording';
  readonly agentStatus: string;
}

/** The word lies in the mailbox now. `sure` is false where a STOP's success and error look alike: either way a STOP lies there. */
export interface Sent {
  readonly kind: 'sent';
  readonly word: string;
  readonly sure: boolean;
  readonly agentStatus: string;
}

/** STOP refused; `field` is what lies in the mailbox: empty, `STOP`, or a START (PHP 7). */
export interface StopRefused {
  readonly kind: 'stopRefused';
  readonly field: string;
  readonly agentStatus: string;
}

export interface NotLoggedIn {
  readonly kind: 'notLoggedIn';
}

export interface Refused {
  readonly kind: 'refused';
  readonly reason: RefusalKind;
}

/** An answer outside the grammar. `loginEcho`: it may be the torn answer to a refused login, so the login must not be repeated. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly loginEcho: boolean;
  readonly empty: boolean;
}

export type Answer = Active | Waiting | NotRecording | Sent | StopRefused | NotLoggedIn | Refused | Unreadable;

/** No answer at all. `maybeSent`: the call may have reached the server all the same. */
export interface Failed {
  readonly kind: 'failed';
  readonly failure: OutageKind;
  readonly maybeSent: boolean;
}

/** What a call brings back: it never throws. */
export type Reply = Exclude<Answer, Unreadable> | Failed;

export interface Version {
  readonly version: string;
  readonly build: string;
  /** The server's clock, and its zone, at the moment of the answer. */
  readonly epochMs: number;
  readonly utcOffsetMs: number;
}
