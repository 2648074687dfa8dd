/** The one line below the word. */
import { decimal } from '../../assets/words/decimal';
import type { Words } from '../../assets/words/en';
import { statusOf } from '../../assets/words/say';
import { leftMs } from '../../assets/words/left';
import type { Snapshot } from '../../main/recorder/snapshot';
import { ageText, clock, secondsText } from '../parts/text';

export interface Line {
  readonly text: string;
  /** A figure that runs on, in tabular figures. */
  readonly figure: string | null;
  /** Where it stands: before the text and apart from it, or as its first or last word. */
  readonly place: 'apart' | 'first' | 'last';
  readonly strong: boolean;
}

/** `since`: milliseconds since the snapshot was made. */
export function lineOf(snapshot: Snapshot, since: number, words: Words): Line {
  const { line } = words;
  const { detail } = snapshot;
  const say = (text: string, strong = false, figure: string | null = null): Line => ({ text, strong, figure, place: 'apart' });
  switch (snapshot.state) {
    case 'not-set-up':
      return say(snapshot.failure?.message ?? line.notSetUp);
    case 'connecting':
      return say(line.connecting);
    case 'idle':
      if (snapshot.agentStatus === 'INCALL' && detail.callMs !== null) return say(line.idleInCall(clock(detail.callMs + since)));
      return say(statusOf(snapshot.agentStatus, words));
    case 'starting':
      if (detail.pause?.phase === 'resuming') return say(words.pause.line.notUntil);
      return say(detail.phase === 'foreign' ? line.foreign : line.starting);
    case 'recording': {
      const figure = detail.elapsedMs === null ? null : clock(detail.elapsedMs + since);
      if (snapshot.recordings < 2) return say(detail.part === null ? '' : words.pause.line.part(detail.part.number), false, figure);
      return say(detail.doubled === 'one-start' ? line.oneStart : line.anotherStart, false, figure);
    }
    case 'stopping':
      if (isHeld(snapshot, since)) return say(line.held(tenths((detail.dueInMs ?? 0) - since, words.locale)));
      if (detail.phase === 'before-id') return say(line.beforeId);
      if (detail.phase === 'cancelling') return say(line.cancelling);
      return say(line.doNotTakeYet, true);
    case 'paused':
      return pausedLine(snapshot, since, words);
    case 'unconfirmed':
      if (snapshot.wanted === 'stop') return say(line.doNotTake, true);
      if (detail.phase === 'foreign') return say(line.foreign);
      return say(waited(snapshot, since, words));
    case 'call-over':
      return say(line.callOver);
    case 'logged-out':
      return say(line.loggedOut(snapshot.agent ?? ''));
    case 'offline':
      if (!detail.lastKnown) return say(line.offlineNothing);
      return say((detail.lastKnown.recording ? line.offlineRecording : line.offlineIdle)(ageText(detail.lastKnown.ageMs + since)));
    case 'blocked':
      if (snapshot.failure?.kind === 'not-allowed') return say(words.policy.nothingAsked);
      if (snapshot.failure?.kind === 'api-off') return say(line.blockedSlowly);
      return say(snapshot.failure?.kind === 'wrong-login' ? line.blockedOnce : line.blocked);
  }
}

/** What is left, up; once it asks, how long nothing has been recorded. */
function pausedLine({ detail: { pause } }: Snapshot, since: number, { pause: { line } }: Words): Line {
  if (!pause) return { text: '', figure: null, place: 'apart', strong: false };
  if (pause.phase === 'resuming') return { text: line.notUntil, figure: null, place: 'apart', strong: false };
  if (pause.phase === 'asking') return { text: line.notRecordingPaused, figure: clock((pause.sinceMs ?? 0) + since), place: 'last', strong: false };
  return { text: pause.atEnd === 'ask' ? line.leftThenAsks : line.leftThenResumes, figure: clock(leftMs(pause, since)), place: 'first', strong: false };
}

/** The whole line as a text, for those who listen. */
export function lineText({ text, figure, place }: Pick<Line, 'text' | 'figure' | 'place'>): string {
  // A running time must not be read out; one that begins or ends a sentence belongs to it.
  if (figure === null || place === 'apart') return text;
  return place === 'first' ? `${figure} ${text}` : `${text} ${figure}`;
}

function waited(snapshot: Snapshot, since: number, words: Words): string {
  const now = secondsText(Math.floor(((snapshot.detail.askedAgoMs ?? 0) + since) / 1000) * 1000, words.locale);
  const usual = snapshot.detail.usualMs;
  if (snapshot.detail.pause) return usual === null ? words.pause.line.resumeSentNow(now) : words.pause.line.resumeSent(secondsText(usual, words.locale), now);
  return usual === null ? words.line.now(now) : words.line.usuallyNow(secondsText(usual, words.locale), now);
}

/** Is the STOP still kept back, because the recording is too young? Once it is due, it is on its way. */
export function isHeld({ detail }: Snapshot, since: number): boolean {
  return (detail.phase === 'held' || detail.phase === 'late-id') && detail.dueInMs !== null && detail.dueInMs > since;
}

/** Up, so that a countdown never shows nothing left while it still waits. */
export function tenths(ms: number, locale: string): string {
  return decimal(locale, Math.ceil(Math.max(0, ms) / 100) / 10, 1);
}
