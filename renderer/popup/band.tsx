/** The band: glyph, word, line. And the same for those who listen instead of look. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
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
      <h1 id="light">{word}</h1>
      <p class={line.strong && !asked ? 'strong' : ''}>
        {line.figure !== null && <b>{line.figure}</b>}
        {line.figure !== null && text !== '' && ' · '}
        {text}
      </p>
      {asked && <i class="under-way" />}
      <Spoken kind={[words.locale, word, snapshot.detail.phase, asked].join()} text={asked ? text : [word, line.figure === null ? text : line.text].filter(Boolean).join('. ')} urgent={snapshot.state === 'unconfirmed' && snapshot.wanted === 'stop'} />
    </section>
  );
}

/** Said once for each light, as it was when it came on: a running time must not be read out each second. */
function Spoken({ kind, text, urgent }: { readonly kind: string; readonly text: string; readonly urgent: boolean }): VNode {
  const said = useRef({ kind: '', text: '' });
  if (said.current.kind !== kind) said.current = { kind, text };
  return (
    <div class="unseen">
      <p role="status">{urgent ? '' : said.current.text}</p>
      <p role="alert">{urgent ? said.current.text : ''}</p>
    </div>
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
