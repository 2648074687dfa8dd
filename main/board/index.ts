/**
 * board: many agents at once, for a team lead.
 *
 * Promises: what a row says is what the dialer last said of that agent, with its age; in any minute no more calls go out
 * than the cap allows, whoever of this app makes them; a press goes the same way as at an agent's own desk; one refused
 * login stops everything. Called by the app on behalf of window and command line; while nobody watches, nothing is asked
 * but for words and pauses of ours that are open. Must not know: Electron, windows, where the password comes from.
 */
import type { AgentListReply, FailureKind } from '../agent-api';
import type { DeskAsk, PauseLoud, PressOutcome } from '../pause';
import type { Loud } from '../recorder';
import type { Snapshot, Told } from '../recorder/snapshot';
import type { Floor } from './floor';
import type { BoardHead, BoardNews, BoardPress, BoardSource, Row } from './types';

export interface Board {
  /** Somebody looks: it asks the dialer until the returned function is called. News come only while somebody looks. */
  readonly watch: (onNews: (news: BoardNews) => void) => () => void;
  /** Asked once, by a command: goes on asking for 90 s. Ends when the list of agents is known, or can't be. */
  readonly look: () => Promise<{ readonly head: BoardHead; readonly rows: readonly Row[] }>;
  readonly news: () => BoardNews;
  /** Rows on screen. */
  readonly seen: (agents: readonly string[]) => void;
  /** False: something is being worked off already, or there is nothing to do. */
  readonly act: (ask: { readonly act: BoardPress | 'check'; readonly agents: readonly string[]; readonly tag: string }) => boolean;
  readonly cancel: () => void;
  readonly seenEnds: () => void;
  /** One press for an agent who does not sit at this desk. Null: no such one may be switched from here. */
  readonly press: (agent: string, ask: DeskAsk) => Promise<PressOutcome> | null;
  /** What is known of them, asked now unless it is younger than a second. Null: as above. */
  readonly status: (agent: string) => Promise<Snapshot> | null;
  /** A press on it waits for its proof, or a pause of it is open: these agents. */
  readonly open: () => readonly string[];
  /** The settings or the policy have changed, or a person wants it tried again. */
  readonly follow: () => void;
  /** Another dialer may be open now. */
  readonly sync: () => void;
  /** Once a dialer is open: what an earlier run left open on the board is followed to its end, watched or not. */
  readonly takeUp: () => void;
  readonly sleep: (asleep: boolean) => void;
  readonly close: () => void;
}

export interface BoardSettings {
  readonly source: BoardSource;
  /** Who was typed last, though the server's list is wished: they are shown where that may not be asked. */
  readonly typed: readonly string[];
  readonly callsPerMinute: number;
  /** So long a pause may last: an older hole needs somebody. */
  readonly pauseSeconds: number;
}

/** Who writes down what is proved of one agent (main/history). */
export interface Scribe {
  readonly view: (snapshot: Snapshot) => void;
  readonly press: (ask: DeskAsk, run: () => Promise<PressOutcome>) => Promise<PressOutcome>;
  readonly pauseOver: (how: string) => void;
  readonly close: () => void;
}

export interface BoardDeps {
  readonly floor: () => Floor | null;
  readonly settings: () => BoardSettings;
  /** The names of the file that the settings name; null: it can't be read. */
  readonly fileAgents: () => readonly string[] | null;
  readonly allows: (agent: string) => boolean;
  /** A policy says who is allowed. */
  readonly isHeld: () => boolean;
  readonly pressOwn: (ask: DeskAsk) => Promise<PressOutcome>;
  readonly scribe: (agent: string, snapshot: Snapshot) => Scribe;
  /** Since when the shared history says that these are paused, by the clock of day; whoever is not told is not. */
  readonly sharedPauses: (agents: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** Whose words and pauses are open, of which server: kept on disk before they go out, for a run that ends too soon. */
  readonly keepOpen: (server: string, agents: readonly string[]) => void;
  /** So many words or pauses stay open at a dialer that was left: a person is to know. */
  readonly onLeft: (server: string, agents: number) => void;
  readonly leftOpen: () => { readonly server: string; readonly agents: readonly string[] } | null;
  readonly tell: (kind: FailureKind) => Told;
  readonly tellList: (why: Exclude<AgentListReply['kind'], 'agents'> | 'file' | FailureKind) => Told;
  readonly tellOutcome: (outcome: PressOutcome) => Told | null;
  /** A word of ours needs a person: the board is to be shown. */
  readonly onLoud: (agent: string, loud: Loud | PauseLoud) => void;
  /** Steady and wall clock. */
  readonly now: () => number;
  readonly wallMs: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
}

export { createBoard } from './board';
export type { Floor } from './floor';
