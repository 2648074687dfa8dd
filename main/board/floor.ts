/** What the board needs of the dialer: doors to many agents behind one login. Types only; main/dialer/floor.ts makes it. */
import type { AgentListAsk, AgentListReply, CallRank, Meter, RefusalKind } from '../agent-api';
import type { DeskAsk, PauseEnd, PauseLoud, PressOutcome } from '../pause';
import type { Loud } from '../recorder';
import type { Snapshot } from '../recorder/snapshot';

/** Another login, server or practice is another floor. */
export interface Floor {
  /** Host and port. */
  readonly server: string | null;
  /** In whose name it asks and switches. */
  readonly user: string;
  readonly practice: boolean;
  readonly meter: Meter;
  /** Who sits at this desk: has a recorder already, and is switched by the desk's own way. */
  readonly own: () => string;
  readonly ownSnapshot: () => Snapshot;
  /** One recorder with its pause for another agent; what it left open on disk is taken up. */
  readonly seat: (agent: string, hooks: SeatHooks) => FloorSeat;
  /** Has an earlier run left a word or a pause of this agent open? */
  readonly isLeft: (agent: string) => boolean;
  readonly list: (ask: AgentListAsk, signal: AbortSignal) => Promise<AgentListReply>;
  /** The login is refused, whoever met it: nothing may be asked until a person acts. Null: it is not. */
  readonly refused: () => RefusalKind | null;
  /** A refusal of the list alone: the switch may work all the same. It is kept until a person acts. */
  readonly listRefusal: { readonly load: () => RefusalKind | null; readonly remember: (kind: RefusalKind) => void; readonly forget: () => void };
  readonly close: () => Promise<void>;
}

export interface SeatHooks {
  readonly rank: () => CallRank;
  readonly onSnapshot: () => void;
  readonly onLoud: (loud: Loud) => void;
  readonly onPauseLoud: (loud: PauseLoud) => void;
  readonly onPauseOver: (how: PauseEnd) => void;
}

export interface FloorSeat {
  readonly snapshot: () => Snapshot;
  readonly press: (ask: DeskAsk) => Promise<PressOutcome>;
  /** Asks the server now; ends with its answer. */
  readonly check: () => Promise<void>;
  readonly sleep: (asleep: boolean) => void;
  readonly close: () => void;
}
