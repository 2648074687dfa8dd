/** What a sign says: pure. The light is always the one that is true now; the sign only chooses the line below it. */
import type { Words } from '../../assets/words/en';
import { askedOf, glyphOf, wordOf, type Glyph } from '../../assets/words/say';
import type { Snapshot } from '../../main/recorder/snapshot';
import type { Sign, SignWhy } from '../../preload/contract';
import { secondsText } from '../parts/text';
import { toneOf, type Tone } from '../parts/tone';
import { lineOf, type Line } from '../popup/line';

export interface SignText {
  readonly glyph: Glyph;
  readonly tone: Tone;
  readonly word: string;
  readonly line: Pick<Line, 'text' | 'figure' | 'place'>;
  readonly strong: boolean;
}

export function signText(sign: Sign, snapshot: Snapshot, since: number, words: Words): SignText {
  const light = { glyph: glyphOf(snapshot), tone: toneOf(snapshot), word: wordOf(snapshot, words), strong: false };
  switch (sign.kind) {
    case 'light':
      return lightText(light, snapshot, since, words);
    case 'proved': {
      const still = snapshot.state === (sign.action === 'start' ? 'recording' : 'idle');
      if (!still || sign.afterMs === null) return lightText(light, snapshot, since, words);
      const seconds = secondsText(sign.afterMs, words.locale);
      return { ...light, line: plain(sign.action === 'start' ? words.sign.startProved(seconds) : words.sign.stopProved(seconds)) };
    }
    case 'told':
      if (!isNothingSent(sign.why)) return { ...light, line: plain(whyText(sign.why, words)) };
      return { ...light, glyph: 'offline', tone: 'slate', word: words.sign.nothingSent, line: plain(whyText(sign.why, words)) };
  }
}

function whyText(why: SignWhy, { sign, pause }: Words): string {
  const all: Readonly<Record<SignWhy, string>> = { ...sign.why, ...pause.sign };
  return all[why];
}

function lightText(light: Omit<SignText, 'line'>, snapshot: Snapshot, since: number, words: Words): SignText {
  const asked = askedOf(snapshot, words);
  if (asked !== null) return { ...light, line: plain(asked) };
  const line = lineOf(snapshot, since, words);
  return { ...light, line, strong: line.strong };
}

function plain(text: string): SignText['line'] {
  return { text, figure: null, place: 'apart' };
}

/** Where the light says nothing about it, the word does. */
function isNothingSent(why: SignWhy): boolean {
  return why === 'nothing-sent' || why === 'bad-tag' || why === 'word-not-kept' || why === 'closing';
}
