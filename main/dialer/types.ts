/** What the dialer room promises its callers, and what it must be handed. */
import type { AgentApi, CallRank, Credentials, FailureKind, Meter, RefusalKind } from '../agent-api';
import type { Floor } from '../board/floor';
import type { Trial } from '../check';
import type { PracticeDialer } from '../practice';
import type { DeskAsk, PauseEnd, PauseLoud, PressOutcome } from '../pause';
import type { Attention, Loud } from '../recorder';
import type { Snapshot, Told } from '../recorder/snapshot';
import type { SettingsRoom } from '../settings';
import type { Login, RefusalMemory, Vault } from '../vault';
import type { Place } from '../verify';
import type { PracticeAct, SetupField, SetupForm } from '../../preload/contract';
import type { FormFault } from './form';

export type DialerTrouble = 'vault-locked' | 'vault-foreign' | 'vault-memory' | 'password-dropped' | { readonly kind: 'vault-broken' | 'word-broken' | 'pause-broken' | 'refusal-broken'; readonly keptAs: string } | 'note-not-kept' | Left;

/** The desk went on, to another agent or dialer, while this one's recording was not known to have ended, a stop of ours was not proved (`wish`), or a pause was open. */
export interface Left {
  readonly kind: 'agent-left';
  readonly agent: string;
  readonly what: 'recording' | 'wish' | 'pause';
}

export type AgentReply = { readonly ok: true } | { readonly ok: false; readonly fault: 'agent-bad' | 'practice' | 'not-set-up' | 'not-allowed' };

/** `not-allowed`: a policy forbids this agent. */
export type SetUpFault = FormFault | 'not-allowed';

export type SetUpReply = { readonly ok: true; readonly snapshot: Snapshot } | { readonly ok: false; readonly field: SetupField; readonly fault: SetUpFault };

export type TryReply = { readonly ok: true; readonly trial: Trial } | { readonly ok: false; readonly field: SetupField; readonly fault: SetUpFault };

export interface Dialer {
  /** Opens what was set up before: late, because the keyring may make it wait. */
  readonly open: () => Promise<void>;
  readonly press: (ask: DeskAsk) => Promise<PressOutcome>;
  readonly check: () => Promise<void>;
  readonly snapshot: () => Snapshot;
  readonly attend: (attention: Attention) => void;
  /** Saves, asks the server once, and brings what it said. `caFile` replaces the private authority; without it, it stays. */
  readonly setUp: (form: SetupForm, caFile?: string | null) => Promise<SetUpReply>;
  /** Another agent sits here: the same login, a recorder of its own, one question. A login that was refused is not tried again by it. */
  readonly changeAgent: (agent: string) => Promise<AgentReply>;
  /** What was typed, as a login that can be tried once; nothing is saved, and its password stays here. */
  readonly tryOut: (form: SetupForm, caFile: string | null | undefined) => TryReply;
  /** The stored login likewise; null: there is none. */
  readonly tryStored: () => Trial | null;
  /** The policy has changed: whom it forbids is asked no more, whom it allows again is. */
  readonly followPolicy: () => Promise<void>;
  /** What a person is told of an agent whom the policy forbids. */
  readonly whyNotAllowed: () => Told;
  readonly practise: () => Promise<void>;
  readonly leavePractice: () => Promise<void>;
  readonly practiceAct: (act: PracticeAct) => void;
  /** This moment by the server's clock, ISO 8601 in its zone; null: not known. */
  readonly serverAt: () => string | null;
  /** Where finished files can be looked up; null: nowhere now. */
  readonly lookUpPlace: () => Place | null;
  /** Everybody whom this login can reach, for the board; the same object until another dialer is open. Null: none is open. */
  readonly floor: () => Floor | null;
  readonly practiceState: () => { readonly inCall: boolean; readonly disposition: boolean; readonly deaf: boolean } | null;
  /** The stored login was refused, and is not tried until a person acts. */
  readonly isBlocked: () => boolean;
  readonly hasPassword: () => boolean;
  readonly memoryOnly: () => boolean;
  /** For the log's redaction only. */
  readonly secrets: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** What the agents of a floor share. */
export interface Hall {
  readonly meter: Meter;
  /** `refused`: the login was, whoever of them met it. */
  readonly api: (agent: string, rank: () => CallRank, refused: () => RefusalKind | null) => AgentApi;
  readonly close: () => Promise<void>;
}

export interface DialerDeps {
  /** Does the policy let this agent of a real dialer be seen and switched? Practice is not touched by it. */
  readonly allows: (agent: string) => boolean;
  readonly settings: SettingsRoom;
  readonly vault: Vault;
  readonly refusalMemory: (login: Login, markKey: Buffer) => RefusalMemory;
  /** The same of look-ups, which are another script of the server. */
  readonly lookUpMemory: (login: Login, markKey: Buffer) => RefusalMemory;
  readonly createApi: (origin: string, agent: string, credentials: Credentials, caFile: string | null) => AgentApi;
  /** Doors for many agents behind one login, over connections that they share. */
  readonly createHall: (origin: string, credentials: Credentials, caFile: string | null) => Hall;
  readonly createPractice: () => Promise<{ dialer: PracticeDialer; agent: string; credentials: Credentials }>;
  readonly wordFolder: string;
  readonly writeWhole: (path: string, text: string) => void;
  readonly setAside: (path: string, wallMs: number) => string;
  readonly now: () => number;
  readonly wallMs: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly tell: (kind: FailureKind) => Told;
  readonly tellTrouble: (trouble: DialerTrouble) => Told;
  readonly onSnapshot: () => void;
  readonly onLoud: (loud: Loud) => void;
  readonly onPauseLoud: (loud: PauseLoud) => void;
  readonly onPauseOver: (how: PauseEnd) => void;
  readonly onTrouble: (trouble: DialerTrouble) => void;
}
