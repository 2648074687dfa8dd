/** What the lamp says under the mouse, and when it must say it anew: pure. */
import type { Words } from '../../assets/words/en';
import { leftMs } from '../../assets/words/left';
import { askedOf, clock, wordOf } from '../../assets/words/say';
import type { Snapshot } from '../recorder/snapshot';

export interface Tooltip {
  readonly text: string;
  /** Until its time has gone on by a second; null: it stands. */
  readonly nextMs: number | null;
}

/** `since`: milliseconds since the snapshot was made. */
export function tooltipOf(snapshot: Snapshot, since: number, words: Words): Tooltip {
  const { word, time, nextMs } = timed(snapshot, since, words);
  const asked = askedOf(snapshot, words);
  const said = asked === null ? word : `${asked} · ${word}`;
  const practice = snapshot.practice ? `${words.app.practice} · ` : '';
  return { text: practice + (snapshot.agent === null ? words.tooltip.plain(said) : words.tooltip.full(said, snapshot.agent, time)), nextMs };
}

function timed(snapshot: Snapshot, since: number, words: Words): { readonly word: string; readonly time: string | null; readonly nextMs: number | null } {
  const word = wordOf(snapshot, words);
  const { elapsedMs, pause } = snapshot.detail;
  const on = (ms: number): number => 1000 - ((ms + since) % 1000);
  if (snapshot.state === 'recording' && elapsedMs !== null) return { word, time: clock(elapsedMs + since), nextMs: on(elapsedMs) };
  if (snapshot.state !== 'paused' || !pause || pause.phase === 'resuming') return { word, time: null, nextMs: null };
  if (pause.phase === 'asking') return { word, time: words.pause.pill.since(clock((pause.sinceMs ?? 0) + since)), nextMs: on(pause.sinceMs ?? 0) };
  const left = (pause.leftMs ?? 0) - since;
  return { word: `${word},`, time: words.pause.until(clock(leftMs(pause, since))), nextMs: left > 0 ? left % 1000 || 1000 : null };
}
