/** What came back after saving. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { glyphOf } from '../../assets/words/say';
import type { Snapshot } from '../../main/recorder/snapshot';
import type { SetupReply } from '../../preload/contract';
import { Glyph } from '../parts/glyph';

export interface ResultProps {
  readonly reply: SetupReply | null;
  readonly asking: boolean;
  readonly memoryOnly: boolean;
  readonly words: Words;
  readonly word: (snapshot: Snapshot) => string;
}

export function Result({ reply, asking, memoryOnly, words, word }: ResultProps): VNode {
  return (
    <div id="result" class="result" role="status" aria-live="polite">
      {/* The button shows it; this is for those who listen. */}
      {asking && <p class="unseen">{words.setup.saving}</p>}
      {reply && !reply.ok && (
        <p class="box amber">
          <b>{reply.failure.message}</b>
          {reply.failure.advice}
        </p>
      )}
      {reply?.ok && <Heard snapshot={reply.snapshot} words={words} word={word} />}
      {reply?.ok && memoryOnly && <p class="muted">{words.setup.memoryOnly}</p>}
    </div>
  );
}

function Heard({ snapshot, words, word }: { readonly snapshot: Snapshot; readonly words: Words; readonly word: (snapshot: Snapshot) => string }): VNode {
  const { failure } = snapshot;
  const tone = snapshot.state === 'blocked' ? 'violet' : snapshot.state === 'offline' ? 'amber' : 'plain';
  const head = snapshot.state === 'blocked' ? words.setup.savedRefused : snapshot.state === 'offline' ? words.setup.savedNoAnswer : words.setup.saved(word(snapshot));
  return (
    <div class={`box ${tone}`}>
      <Glyph name={glyphOf(snapshot)} size={22} />
      <p>
        <b>{head}</b>
        {failure ? `${failure.message} ${failure.advice}` : words.setup.savedLine}
      </p>
    </div>
  );
}
