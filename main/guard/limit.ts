/** A recording near the limit at which the server ends it by itself, without a word. */
import { isKnown, mostIds, type Look, type Spoken, type Stepped } from './types';

export interface NearLimit extends Spoken {
  readonly id: string | null;
  /** The ids it spoke of. */
  readonly spokenOf: readonly string[];
}

export const noNearLimit: NearLimit = { standing: null, id: null, spokenOf: [] };

/** So long before it there is time to act. */
const beforeMs = 120_000;

export function stepNearLimit(before: NearLimit, { snapshot, now, settings }: Look): Stepped<NearLimit> {
  if (!settings.guardLimit) before = { ...before, standing: null };
  if (!isKnown(snapshot)) return { memory: before, nextAt: null };
  const { state, recording, detail } = snapshot;
  // It is over, or somebody has acted: a stop or a second start is under way.
  if (state !== 'recording' || recording === null) return { memory: { ...before, standing: null }, nextAt: null };
  const memory = recording.id === before.id ? before : { ...before, id: recording.id, standing: null };
  if (!settings.guardLimit || memory.spokenOf.includes(recording.id) || detail.elapsedMs === null) return { memory, nextAt: null };
  const limitMs = settings.guardLimitMinutes * 60_000;
  const leftMs = limitMs - beforeMs - detail.elapsedMs;
  if (leftMs > 0) return { memory, nextAt: now + leftMs };
  return { memory: { ...memory, spokenOf: [...memory.spokenOf, recording.id].slice(-mostIds), standing: { rule: 'limit', minutes: Math.floor(detail.elapsedMs / 60_000), limitMinutes: settings.guardLimitMinutes } }, nextAt: null };
}
