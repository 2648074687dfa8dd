/** The band: glyph, word, line. Announced to those who listen instead of look. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { glyphOf, wordOf } from '../../assets/words/say';
import type { Snapshot } from '../../main/recorder/snapshot';
import { Glyph } from '../parts/glyph';
import { lineOf } from './line';
import { pressed, type Pressed } from './pressed';

interface BandProps {
  readonly snapshot: Snapshot;
  readonly since: number;
  readonly words: Words;
}

export function Band({ snapshot, since, words }: BandProps): VNode {
  const line = lineOf(snapshot, since, words);
  const asked = snapshot.asked?.action ?? pressed.value;
  const word = wordOf(snapshot, words);
  const text = asked ? askedText(asked, words) : line.text;
  return (
    <section class={`band ${snapshot.state}`}>
      <Glyph name={glyphOf(snapshot)} size={52} />
      <h1>{word}</h1>
      <p class={line.strong && !asked ? 'strong' : ''}>
        {line.figure !== null && <b>{line.figure}</b>}
        {line.figure !== null && text !== '' && ' · '}
        {text}
      </p>
      {asked && <i class="under-way" />}
      {/* Only the word: a running time must not be read out each second. */}
      <span class="unseen" role="status" aria-live="assertive">
        {word}
      </span>
    </section>
  );
}

function askedText(asked: Pressed, { line }: Words): string {
  switch (asked) {
    case 'start':
      return line.askedStart;
    case 'stop':
      return line.askedStop;
    case 'either':
      return line.asked;
  }
}
