/**
 * The state behind the practice server: what a dialer keeps in its database, and the
 * recorders that really run, which no dialer table tells truly.
 */
import type { PracticeClock } from './clock';

export type Php = 7 | 8;
export type Language = 'en' | 'es';
/** `vicidial_live_agents.status`, the values that matter here. */
export type AgentStatus = 'READY' | 'QUEUE' | 'INCALL' | 'PAUSED';
/** Refusals that have nothing to do with the password. */
export type LoginFault = 'ERRSERVERS' | 'IPBLOCK';

/** How this server is built and set up. All of it may change while it runs. */
export interface ServerTraits {
  php: Php;
  language: Language;
  /** PHP's `display_errors`: warnings around each answer. */
  displayErrors: boolean;
  /** System-wide switch of the Agent API. */
  apiActive: boolean;
  loginFault: LoginFault | null;
  /** As `function=version` says it, such as `2.14-82`. */
  version: string;
  build: string;
  /** Is there a `/vicidial/non_agent_api.php`, and what does its own `version` say? */
  nonAgentApi: boolean;
  nonAgentVersion: string;
  nonAgentBuild: string;
  /** Does api.php know `stereo_recording`? Its build is then one that does. */
  stereo: boolean;
  /** The address written into every answer. */
  address: string;
  /** Local time of the server, minutes east of UTC. */
  utcOffsetMinutes: number;
  /** A recorder younger than this is not hung up by anyone (`live_sip_channels` lags). */
  channelKnownAfterMs: number;
  /** A recorder ends by itself after this long. */
  recordingLimitMs: number;
  /** A session without a sign of life turns `PAUSED` after this long; null means never. */
  lagAfterMs: number | null;
  /** A recording's audio becomes a WAV with an address so long after it ended, and an MP3 after that; null means never. */
  movedAfterMs: number | null;
  compressedAfterMs: number | null;
}

export interface ApiUser {
  readonly user: string;
  pass: string;
  active: boolean;
  /** `vdc_agent_api_access`. */
  apiAccess: boolean;
  /** `api_allowed_functions`; `ALL_FUNCTIONS` allows every one. */
  allowedFunctions: readonly string[];
  group: string;
  level: number;
  viewReports: boolean;
  /** Whose agents the user's group may see; null means everybody's. */
  seesGroups: readonly string[] | null;
  failedLogins: number;
  lastFailureAt: number;
}

/** One stretch of audio being written. `id` stays null until the agent screen writes it back. */
export interface Recorder {
  id: number | null;
  filename: string;
  readonly startedAt: number;
  /** Takes back the server's recording limit; called when the recorder ends before it. */
  readonly cancelLimit: () => void;
}

/** A row of `recording_log`. */
export interface RecordingRow {
  readonly id: number;
  readonly filename: string;
  readonly agent: string;
  readonly server: string;
  readonly startedAt: number;
  /** When the row was ended: the agent's own stop button and a logout leave it open, and its length 0 (measured). */
  endedAt: number | null;
  /** When its audio ended, whatever the row says. */
  audioEndedAt?: number | null;
  readonly leadId?: string;
}

/** A row of `vicidial_live_agents`: exists only while the agent is logged in. */
export interface Session {
  status: AgentStatus;
  /** `external_recording`, the mailbox. */
  field: string;
  lastSignOfLifeAt: number;
  /** The pause code stays through READY and the next call (measured). */
  pauseCode: string;
}

export interface AgentRecord {
  readonly agent: string;
  /** `custom_three`; empty for none. */
  readonly altUser: string;
  readonly conference: string;
  /** A remote agent has no screen: the word is taken and never acted on. */
  readonly remote: boolean;
  readonly campaign: string;
  readonly fullName: string;
  readonly group: string;
  readonly level: number;
  /** The call they are in or have not disposed; null for none. */
  call: { readonly leadId: string; readonly callerId: string; readonly phone: string; readonly over: boolean } | null;
  callsToday: number;
  /** The id of a stereo recording that the agent or a call of the API began; null for none. */
  stereo: number | null;
  session: Session | null;
  /** Running recorders only. They can outlive call and session. */
  recorders: Recorder[];
}

export interface World {
  readonly clock: PracticeClock;
  readonly traits: ServerTraits;
  readonly users: Map<string, ApiUser>;
  readonly agents: Map<string, AgentRecord>;
  readonly recordingLog: Map<number, RecordingRow>;
  nextRecordingId: number;
  /** Called after anything a person could see has changed. */
  readonly changed: () => void;
}

/** Width of the database column that holds the word. */
const FIELD_WIDTH = 20;

/** Writes the mailbox as the database would: what does not fit is cut off. */
export function writeField(world: World, session: Session, value: string): void {
  session.field = value.slice(0, FIELD_WIDTH);
  world.changed();
}

/** `YYYY-MM-DD HH:MM:SS` in the server's local time, without a zone, as the server writes it. */
export function localTime(world: World, at: number): string {
  const shifted = new Date(at + world.traits.utcOffsetMinutes * 60_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}

/** A session that gave no sign of life is paused by the server, whatever its screen shows. */
export function pauseWhenLagged(world: World, agent: AgentRecord): void {
  const { session } = agent;
  const { lagAfterMs } = world.traits;
  if (session === null || agent.remote || lagAfterMs === null) return;
  if (session.status === 'PAUSED') return;
  if (world.clock.now() - session.lastSignOfLifeAt <= lagAfterMs) return;
  session.status = 'PAUSED';
  world.changed();
}
