/**
 * The agent screen slow, or deaf. Slow speaks once a day. Deaf has an alarm of its own already, so it is only kept here
 * for `doctor`, which names the cures. In practice there is no browser to mend.
 */
import { isKnown, type Look, type Spoken, type Stepped } from './types';

export interface ScreenWatch extends Spoken {
  /** The least that it usually took. */
  readonly bestMs: number | null;
  readonly slow: boolean;
  readonly spokenAt: number | null;
  /** When it last let a word of ours lie. */
  readonly deafAt: number | null;
}

export const noScreenWatch: ScreenWatch = { standing: null, bestMs: null, slow: false, spokenAt: null, deafAt: null };

/** Grown so much, and at least so long: below it lies the screen's own beat of a second. */
const grownTimes = 3;
const grownLeastMs = 2000;
const dayMs = 24 * 60 * 60_000;

export function stepScreen(before: ScreenWatch, { snapshot, now, settings }: Look): Stepped<ScreenWatch> {
  if (!settings.guardScreen) before = { ...before, standing: null };
  const { state, detail, practice } = snapshot;
  if (!isKnown(snapshot) || practice) return { memory: before, nextAt: null };
  const deafAt = state === 'unconfirmed' && detail.phase !== 'foreign' ? now : before.deafAt;
  const { usualMs } = detail;
  if (usualMs === null) return { memory: { ...before, deafAt }, nextAt: null };
  const bestMs = Math.min(before.bestMs ?? usualMs, usualMs);
  const slow = usualMs > settings.guardScreenSeconds * 1000 || (usualMs >= grownLeastMs && usualMs >= grownTimes * bestMs);
  const memory: ScreenWatch = { ...before, bestMs, slow, deafAt, standing: slow ? before.standing : null };
  const spoken = before.spokenAt !== null && now - before.spokenAt < dayMs;
  if (!settings.guardScreen || !slow || spoken) return { memory, nextAt: null };
  return { memory: { ...memory, spokenAt: now, standing: { rule: 'screen', usualMs } }, nextAt: null };
}

/** For `doctor`: did it let a word lie within a day, and has its delay grown to a multiple? */
export interface ScreenFacts {
  readonly deaf: boolean;
  readonly slow: boolean;
}

export function screenFacts({ slow, deafAt }: ScreenWatch, now: number): ScreenFacts {
  return { slow, deaf: deafAt !== null && now - deafAt < dayMs };
}
