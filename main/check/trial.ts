/** A login on trial: what the walk needs of it, and no password. */
import type { Failed, Reply, Version } from '../agent-api';

/** A login that can be tried once, made by whoever holds its password. */
export interface Trial {
  readonly origin: string;
  readonly agent: string;
  readonly dropsCharacters: boolean;
  readonly version: (signal: AbortSignal) => Promise<Version | Failed>;
  /** STATUS, once; what it meets is remembered. */
  readonly login: () => Promise<Reply>;
  readonly close: () => Promise<void>;
}
