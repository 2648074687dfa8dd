/** The band: glyph, word, line. And the same for those who listen instead of look. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { isAsking } from '../../assets/words/alarm';
import type { Words } from '../../assets/words/en';
import { leftShare } from '../../assets/words/left';
import { askedOf, glyphOf, wordOf } from '../../assets/words/say';
import type { Snapshot } from '../../main/recorder/snapshot';
import { Glyph } from '../parts/glyph';
import { lineOf, lineText } from './line';
import { LineText } from './line-text';
import { pressed, type Pressed } from './pressed';

interface BandProps {
  readonly snapshot: Snapshot;
  readonly since: number;
  readonly words: Words;
}

export function Band({ snapshot, since, words }: BandProps): VNode {
  const line = lineOf(snapshot, since, words);
  const asked = askedOf(snapshot, words) ?? pressedText(pressed.value, words);
  const word = wordOf(snapshot, words);
  const { pause } = snapshot.detail;
  return (
    <section class={`band ${snapshot.state}`}>
      <Glyph name={glyphOf(snapshot)} size={52} />
      <h1 id="light">{word}</h1>
      <p class={line.strong && asked === null ? 'strong' : ''}>
        <LineText line={asked === null ? line : { ...line, text: asked, place: 'apart' }} />
      </p>
      {snapshot.state === 'paused' && pause && (
        // Anew with each phase, so that what drains is only its own time.
        <i class="drain" key={pause.phase}>
          <i style={{ transform: `scaleX(${leftShare(pause, since)})` }} />
        </i>
      )}
      {asked !== null && <i class="under-way" />}
      <Spoken kind={[words.locale, word, snapshot.detail.phase, asked].join()} text={asked ?? [word, lineText(line)].filter(Boolean).join('. ')} urgent={(snapshot.state === 'unconfirmed' && snapshot.wanted === 'stop') || isAsking(snapshot)} />
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

function pressedText(pressed: Pressed | null, { line, pause }: Words): string | null {
  switch (pressed) {
    case null:
      return null;
    case 'pause':
      return pause.line.asked;
    case 'resume':
      return pause.line.resumeAsked;
    case 'start':
      return line.askedStart;
    case 'stop':
      return line.askedStop;
    case 'either':
      return line.asked;
  }
}
