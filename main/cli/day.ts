/** A day as the command line names it. */
import { localIso } from '../recorder/view';

/** A day that this program can have written. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** This computer's own day. */
export function today(wallMs: number): string {
  return localIso(wallMs).slice(0, 10);
}
