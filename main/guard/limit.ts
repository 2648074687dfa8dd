/** A recording near the limit at which the server ends it by itself, without a word. */
import { isKnown, type Look, type Spoken, type Stepped } from './types';

export interface NearLimit extends Spoken {
  readonly id: string | null;
  readonly spoken: boolean;
}

export const noNearLimit: NearLimit = { standing: null, id: null, spoken: false };

/** So long before it there is time to act. */
const beforeMs = 120_000;

export function stepNearLimit(before: NearLimit, { snapshot, now, settings }: Look): Stepped<NearLimit> {
  if (!settings.guardLimit) before = { ...before, standing: null };
  if (!isKnown(snapshot)) return { memory: before, nextAt: null };
  const { state, recording, detail } = snapshot;
  // It is over, or somebody has acted: a stop or a second start is under way. What was said of this id is remembered.
  if (state !== 'recording' || recording === null) return { memory: { ...before, standing: null }, nextAt: null };
  const memory = recording.id === before.id ? before : { ...noNearLimit, id: recording.id };
  if (!settings.guardLimit || memory.spoken || detail.elapsedMs === null) return { memory, nextAt: null };
  const limitMs = settings.guardLimitMinutes * 60_000;
  const leftMs = limitMs - beforeMs - detail.elapsedMs;
  if (leftMs > 0) return { memory, nextAt: now + leftMs };
  return { memory: { ...memory, spoken: true, standing: { rule: 'limit', minutes: Math.floor(detail.elapsedMs / 60_000), limitMinutes: settings.guardLimitMinutes } }, nextAt: null };
}
