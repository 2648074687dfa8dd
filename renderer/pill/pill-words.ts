/** What the pill says: a short word, and a figure that runs on. Pure. */
import type { Words } from '../../assets/words/en';
import { leftMs, leftShare } from '../../assets/words/left';
import { clock, wordOf } from '../../assets/words/say';
import type { Snapshot } from '../../main/recorder/snapshot';
import { ageText } from '../parts/text';
import { toneOf, type Tone } from '../parts/tone';

export interface PillText {
  readonly tone: Tone | 'ink';
  readonly word: string;
  readonly figure: string | null;
  readonly aside: string | null;
  /** How much of a pause is left, 1 to 0; null where nothing drains. */
  readonly share: number | null;
}

/** What is left, and once it asks, since when nothing is recorded. */
function pausedText(plain: PillText, { detail: { pause } }: Snapshot, since: number, words: Words): PillText {
  // The next part is asked for: nothing of it is known yet.
  if (!pause || pause.phase === 'resuming') return { ...plain, word: words.pause.pill.paused };
  if (pause.phase === 'asking') return { ...plain, word: words.pause.pill.question, figure: words.pause.pill.since(clock((pause.sinceMs ?? 0) + since)) };
  return { ...plain, word: words.pause.pill.paused, figure: clock(leftMs(pause, since)), share: leftShare(pause, since) };
}

/** `unrecorded`: so long that the guard speaks; before that a hole is no news, so it stays pale. */
export function pillText(snapshot: Snapshot, since: number, words: Words, unrecorded: boolean): PillText {
  const { state, agentStatus, detail } = snapshot;
  const plain: PillText = { tone: toneOf(snapshot), word: wordOf(snapshot, words), figure: null, aside: null, share: null };
  const running = (ms: number | null): string | null => (ms === null ? null : clock(ms + since));
  switch (state) {
    case 'idle':
      return agentStatus === 'INCALL' ? { ...plain, tone: unrecorded ? 'ink' : plain.tone, word: words.pill.notRecorded, figure: running(detail.callMs) } : plain;
    case 'recording':
      return { ...plain, figure: running(detail.elapsedMs) };
    case 'paused':
      return pausedText(plain, snapshot, since, words);
    case 'offline': {
      const { lastKnown } = detail;
      if (!lastKnown) return plain;
      const age = ageText(lastKnown.ageMs + since);
      return { ...plain, aside: lastKnown.recording ? words.pill.wasRecording(age) : words.pill.wasNotRecording(age) };
    }
    case 'starting':
    case 'stopping':
    case 'unconfirmed':
    case 'call-over':
    case 'connecting':
    case 'logged-out':
    case 'blocked':
    case 'not-set-up':
      return plain;
  }
}
