/** The server's clock: start times come in its local time without a zone, and the PC's clock may be wrong. */
import type { Version } from './answer';

export interface ServerClock {
  /** Milliseconds since the epoch, by the server, when our own steady clock stood at `atMs`. */
  readonly epochMs: number;
  readonly atMs: number;
  readonly utcOffsetMs: number;
}

export function clockFrom(version: Version, atMs: number): ServerClock {
  return { epochMs: version.epochMs, atMs, utcOffsetMs: version.utcOffsetMs };
}

/** A start time of an answer, in milliseconds since the epoch; null when it is no time. */
export function startEpochMs(startTime: string, clock: ServerClock): number | null {
  const local = Date.parse(`${startTime.replace(' ', 'T')}Z`);
  return Number.isFinite(local) ? local - clock.utcOffsetMs : null;
}

/** The same on our steady clock, so that ages can be counted without trusting the PC's time of day. */
export function startOnSteadyClock(startTime: string, clock: ServerClock): number | null {
  const epochMs = startEpochMs(startTime, clock);
  return epochMs === null ? null : clock.atMs + (epochMs - clock.epochMs);
}

/** ISO 8601 in the server's own zone. */
export function isoInZone(epochMs: number, utcOffsetMs: number, fine = false): string {
  const sign = utcOffsetMs < 0 ? '-' : '+';
  const minutes = Math.abs(utcOffsetMs) / 60_000;
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  return `${new Date(epochMs + utcOffsetMs).toISOString().slice(0, fine ? 23 : 19)}${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** The server's day, `YYYY-MM-DD`, by its own clock and zone. */
export function serverDay(clock: ServerClock, atMs: number): string {
  return isoInZone(clock.epochMs + (atMs - clock.atMs), clock.utcOffsetMs).slice(0, 10);
}
