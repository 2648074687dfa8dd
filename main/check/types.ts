/** What a check says, line by line: data, never sentences, since the words belong to whoever reads them. Types only, but for the steps. */
import type { FailureKind } from '../agent-api';

/** In the order they are gone; after the first failing one the later ones stay `waiting`. */
export const checkSteps = ['reach', 'tls', 'vicidial', 'login', 'permission', 'agent', 'screen'] as const;
export type CheckStep = (typeof checkSteps)[number];

/** `unknown`: it could not be told, which is no failure. */
export type CheckState = 'waiting' | 'asking' | 'ok' | 'failed' | 'unknown';

/** Why a connection is not trusted. */
export type TlsFault = 'self-signed' | 'untrusted' | 'other-host' | 'expired' | 'not-yet-valid' | 'clock-wrong' | 'pin-changed' | 'key-usage' | 'not-tls' | 'tls';

/** Everything that a line can fail at. */
export type CheckFault = FailureKind | TlsFault | 'no-such-name' | 'nobody-listens';

/** Who can mend it. */
export type Mender = 'you' | 'administrator';

export type CheckData =
  | { readonly of: 'reach'; readonly address: string; readonly ms: number }
  | { readonly of: 'tls'; readonly protocol: string; readonly validTo: string; readonly pinned: boolean }
  /** No TLS at all; `here`: but on this computer itself. */
  | { readonly of: 'plain'; readonly here: boolean }
  | { readonly of: 'vicidial'; readonly version: string; readonly build: string }
  | { readonly of: 'agent'; readonly agent: string; readonly status: string }
  | { readonly of: 'screen'; readonly usualMs: number };

export interface CheckLine {
  readonly step: CheckStep;
  readonly state: CheckState;
  readonly data: CheckData | null;
}

/** A certificate as a person compares it. */
export interface Certificate {
  /** SHA-256, capitals, no colons. */
  readonly fingerprint: string;
  readonly issuedTo: string;
  readonly issuedBy: string;
  /** Its owner signed it. */
  readonly selfSigned: boolean;
  readonly validFrom: string;
  readonly validTo: string;
}

export interface CheckFailure {
  readonly step: CheckStep;
  readonly kind: CheckFault;
  readonly who: Mender;
  /** Both clocks, where they differ by more than a certificate bears; ISO 8601. */
  readonly clocks: { readonly here: string; readonly there: string | null } | null;
}

/** What a window is shown of the check it asked for. */
export interface Check {
  readonly underWay: boolean;
  readonly lines: readonly CheckLine[];
  readonly failure: CheckFailure | null;
  /** Asked about before anything is sent: nobody vouches for it, or it is not the one that was trusted (`before`). */
  readonly question: { readonly certificate: Certificate; readonly why: 'self-signed' | 'untrusted' | 'other-host' | 'pin-changed'; readonly before: string | null } | null;
  /** The password has characters that the server drops before it compares. */
  readonly dropsCharacters: boolean;
}
