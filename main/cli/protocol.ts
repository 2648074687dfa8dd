/** What goes over the local socket: one JSON line each way, then the end; `watch` and `watch-board` are answered by one line for each change. */
import * as v from 'valibot';
import type { DoctorReport } from '../check';
import { bounds } from '../settings/bounds';
import type { BoardData } from './board';
import { isDay } from './day';
import type { HistoryData } from './history';
import type { Snapshot, Told } from '../recorder/snapshot';

export const askLimit = 16 * 1024;

const agent = v.nullable(v.pipe(v.string(), v.maxLength(20)));
const waitMs = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(300_000)));
export const askSchema = v.variant('do', [
  v.strictObject({ do: v.literal('status'), agent }),
  v.strictObject({ do: v.literal('show') }),
  v.strictObject({ do: v.literal('quit') }),
  v.strictObject({ do: v.literal('watch') }),
  v.strictObject({ do: v.literal('agent'), agent: v.pipe(v.string(), v.maxLength(100)) }),
  v.strictObject({ do: v.literal('link'), url: v.pipe(v.string(), v.maxLength(2000)) }),
  v.strictObject({ do: v.literal('doctor') }),
  v.strictObject({ do: v.literal('history'), day: v.nullable(v.pipe(v.string(), v.check(isDay))), csv: v.boolean() }),
  v.strictObject({ do: v.literal('history-verify') }),
  v.strictObject({ do: v.literal('board') }),
  v.strictObject({ do: v.literal('watch-board') }),
  v.strictObject({
    do: v.literal('press'),
    action: v.picklist(['start', 'stop', 'toggle']),
    tag: v.nullable(v.pipe(v.string(), v.maxLength(14))),
    another: v.boolean(),
    waitMs,
    agent,
  }),
  v.strictObject({ do: v.literal('pause'), seconds: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(bounds.pauseMostSeconds.most))), waitMs, agent }),
  v.strictObject({ do: v.literal('resume'), waitMs, agent }),
  v.strictObject({
    do: v.literal('setup'),
    server: v.pipe(v.string(), v.maxLength(300)),
    user: v.pipe(v.string(), v.maxLength(100)),
    agent: v.pipe(v.string(), v.maxLength(100)),
    password: v.pipe(v.string(), v.maxLength(300)),
    caFile: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
    allowHttp: v.boolean(),
  }),
]);
export type Ask = v.InferOutput<typeof askSchema>;

/** What is answered by one line; to watch is not. */
export type Watching = Extract<Ask, { do: 'watch' | 'watch-board' }>;
export type Question = Exclude<Ask, Watching>;

/** Why there is no answer: not a question · a bug in the app · too many ask or watch at once. */
export interface Refusal {
  readonly error: 'bad-request' | 'failed' | 'busy';
}

export interface Answer {
  readonly code: number;
  readonly snapshot: Snapshot;
  /** Said beside the light; null where the light says it all. */
  readonly told: Told | null;
  /** For people: the light's word and line. */
  readonly text: string;
  /** doctor: told instead of the snapshot. */
  readonly report?: DoctorReport;
  /** history: told instead of the snapshot. */
  readonly history?: HistoryData;
  /** board: told instead of the snapshot; `troubles` are for standard error. */
  readonly board?: BoardData;
  readonly troubles?: readonly string[];
  /** quit: every process of the app. */
  readonly pids?: readonly number[];
}
