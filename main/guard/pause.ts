/**
 * A pause that lasts too long, counted from its proof. While it resumes, somebody has remembered; while it asks, its own
 * alarm says the same, again and again.
 */
import { isKnown, type Look, type Spoken, type Stepped } from './types';

export interface LongPause extends Spoken {
  readonly sinceMs: number | null;
  readonly spoken: boolean;
}

export const noLongPause: LongPause = { standing: null, sinceMs: null, spoken: false };

export function stepLongPause(before: LongPause, { snapshot, now, settings }: Look): Stepped<LongPause> {
  const { pause } = snapshot.detail;
  const sinceMs = pause?.sinceMs ?? null;
  if (pause === null || sinceMs === null) return { memory: isKnown(snapshot) ? noLongPause : before, nextAt: null };
  // One that is younger than before is another one.
  const known = before.sinceMs !== null && sinceMs < before.sinceMs ? noLongPause : before;
  const memory = { ...known, sinceMs };
  const leftMs = settings.guardPauseSeconds * 1000 - sinceMs;
  if (!settings.guardPause || pause.phase === 'resuming') return { memory: { ...memory, standing: null }, nextAt: null };
  if (pause.phase === 'asking') return { memory: { ...memory, standing: null, spoken: memory.spoken || leftMs <= 0 }, nextAt: null };
  if (!isKnown(snapshot) || memory.spoken) return { memory, nextAt: null };
  if (leftMs > 0) return { memory, nextAt: now + leftMs };
  return { memory: { ...memory, spoken: true, standing: { rule: 'pause', seconds: Math.floor(sinceMs / 1000) } }, nextAt: null };
}
