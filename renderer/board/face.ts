/**
 * What a row's lamp shows: glyph, colour, filling, word. Pure.
 *
 * Filled: proved, and heard no longer than 30 s ago. Pale up to 90 s. Older, or from before the call that is on now:
 * dashed, and the word says what was.
 */
import type { Words } from '../../assets/words/en';
import type { Glyph } from '../../assets/words/say';
import type { Row } from '../../preload/contract';

const proofMs = 30_000;
export const oldMs = 90_000;

type Tone = 'slate' | 'blue' | 'amber' | 'violet' | 'red' | 'green';

export interface Face {
  readonly glyph: Glyph;
  readonly tone: Tone;
  readonly fill: 'full' | 'pale' | 'plain' | 'dashed';
  readonly word: string;
  /** Nothing in it asks for attention. */
  readonly isQuiet: boolean;
}

/** What a person looks for by the choice of states; also which sentence a row's detail is. */
export type Kind = keyof Words['board']['kind'];

export const isInCall = (row: Row): boolean => row.agentStatus === 'INCALL';

/** The server says that it does not record, and this board or the shared history that it is a pause. */
export const isPaused = (row: Row): boolean => row.state === 'paused' || (row.state === 'idle' && row.pausedBy !== null);

export function kindOf(row: Row): Kind {
  if (row.state === 'offline' || row.state === 'blocked') return 'no-answer';
  if (isPaused(row)) return 'paused';
  switch (row.state) {
    case 'recording':
      return 'recording';
    case 'starting':
    case 'stopping':
      return 'under-way';
    case 'unconfirmed':
      return 'deaf';
    case 'logged-out':
      return 'logged-out';
    case 'idle':
    case 'call-over':
    case 'paused':
      return 'not-recording';
    case 'unknown':
    case 'connecting':
    case 'not-set-up':
      return 'not-asked';
  }
}

/** `ageMs`: of its last STATUS, now. */
export function faceOf(row: Row, ageMs: number | null, words: Words): Face {
  const { word } = words.board;
  const { light } = words;
  const dashed = (said: string, glyph: Glyph): Face => ({ glyph, tone: 'slate', fill: 'dashed', word: said, isQuiet: true });
  const kind = kindOf(row);
  if (kind === 'not-asked' || ageMs === null) return dashed(isInCall(row) ? word.notAskedInCall : word.notAsked, 'logged-out');
  if (kind === 'no-answer') return row.state === 'blocked' ? { glyph: 'blocked', tone: 'violet', fill: 'pale', word: light.blocked, isQuiet: false } : { glyph: 'offline', tone: 'slate', fill: 'pale', word: light.offline, isQuiet: true };
  if (row.outdated && isInCall(row)) return dashed(word.notAskedInCall, 'logged-out');
  const isOld = row.outdated || ageMs > oldMs;
  const proved = ageMs <= proofMs ? 'full' : 'pale';
  switch (kind) {
    case 'recording':
      return isOld ? dashed(word.wasRecording, 'recording') : { glyph: 'recording', tone: 'red', fill: proved, word: row.recordings > 1 ? light.recordings(row.recordings) : light.recording, isQuiet: false };
    case 'paused': {
      if (isOld) return dashed(word.wasPaused, 'paused');
      return { glyph: 'paused', tone: 'green', fill: proved, word: row.pause?.phase === 'asking' ? words.pause.question : light.paused, isQuiet: false };
    }
    case 'under-way': {
      const starting = row.state === 'starting';
      if (isOld) return dashed(starting ? word.wasNotRecording : word.wasRecording, starting ? 'idle' : 'recording');
      if (starting) return { glyph: 'starting', tone: 'blue', fill: 'pale', word: row.pause?.phase === 'resuming' ? words.pause.resuming : light.starting, isQuiet: false };
      return { glyph: 'stopping', tone: 'amber', fill: 'pale', word: light.stopping, isQuiet: false };
    }
    case 'deaf': {
      const stopping = row.wanted === 'stop';
      const glyph = stopping ? 'unconfirmed-stop' : 'unconfirmed-start';
      const said = stopping ? light.unconfirmedStop : light.unconfirmedStart;
      return isOld ? dashed(said, glyph) : { glyph, tone: 'amber', fill: 'pale', word: said, isQuiet: false };
    }
    case 'logged-out':
      return { glyph: 'logged-out', tone: 'slate', fill: isOld ? 'dashed' : 'plain', word: light.loggedOut, isQuiet: true };
    case 'not-recording': {
      if (isOld) return dashed(word.wasNotRecording, 'idle');
      if (row.state === 'call-over') return { glyph: 'call-over', tone: 'slate', fill: 'plain', word: light.callOver, isQuiet: true };
      if (row.hole?.counts) return { glyph: 'idle', tone: 'slate', fill: 'plain', word: word.hole, isQuiet: false };
      return { glyph: 'idle', tone: 'slate', fill: 'plain', word: isInCall(row) ? word.notRecorded : light.idle, isQuiet: !isInCall(row) };
    }
  }
}

/** A hole that needs somebody, and is known to be one: the whole row is ink. */
export function isInk(row: Row, ageMs: number | null): boolean {
  return row.hole?.counts === true && !row.outdated && ageMs !== null && ageMs <= oldMs && kindOf(row) === 'not-recording';
}

/** Which of the counts a row is in; null: it is in no call. As main counts (main/board): a start under way is not recorded yet, a stop under way still is. */
export type Tile = 'recorded' | 'paused' | 'notRecorded' | 'deaf' | 'unknown';

export function tileOf(row: Row, ageMs: number | null): Tile | null {
  if (!isInCall(row)) return null;
  if (ageMs === null || ageMs > oldMs || row.outdated) return 'unknown';
  switch (kindOf(row)) {
    case 'recording':
      return 'recorded';
    case 'paused':
      return 'paused';
    case 'under-way':
      return row.state === 'starting' ? 'notRecorded' : 'recorded';
    case 'deaf':
      return 'deaf';
    case 'not-recording':
      return row.state === 'call-over' ? 'unknown' : 'notRecorded';
    case 'no-answer':
    case 'not-asked':
    case 'logged-out':
      return 'unknown';
  }
}
