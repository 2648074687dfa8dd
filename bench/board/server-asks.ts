/** What the bench asks of the floor's process. */
import type { Look } from '../../test/board/truth';

export type FloorAsk = { readonly do: 'report' } | { readonly do: 'check'; readonly looks: readonly Look[] };

export interface UnrecordedCall {
  readonly agent: string;
  readonly callAt: number;
  /** Null: it still lasts. */
  readonly endAt: number | null;
}

export interface FloorReport {
  /** When each call came, by the user who made it. */
  readonly arrivals: Readonly<Record<string, readonly number[]>>;
  readonly unrecorded: readonly UnrecordedCall[];
  /** All that this process has worked. */
  readonly cpuMs: number;
  readonly inCall: readonly string[];
}

export type FloorAnswer = FloorReport | { readonly wrong: readonly string[] };
