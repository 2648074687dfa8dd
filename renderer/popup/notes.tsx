/** What a press was told, and troubles beside the recording, until they are seen. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Told } from '../../main/recorder/snapshot';
import type { View } from '../../preload/contract';
import { reply } from './pressed';

export function Notes({ view, words }: { readonly view: View; readonly words: Words }): VNode | null {
  const { snapshot, desk } = view;
  // Whatever the light itself says is not said twice.
  const told = snapshot.state === 'unconfirmed' || reply.value?.kind === snapshot.failure?.kind ? null : reply.value;
  // Two at a time, so that the window stays a small one: each that was seen makes room for the next.
  const troubles = desk.troubles.filter((trouble) => trouble.kind !== snapshot.failure?.kind).slice(0, 2);
  return (
    <>
      {told && <Note told={told} words={words} onSeen={() => (reply.value = null)} />}
      {troubles.map((trouble) => (
        <Note key={trouble.kind} told={trouble} words={words} onSeen={() => void window.reclight.dismissTrouble({ kind: trouble.kind })} />
      ))}
    </>
  );
}

function Note({ told, words, onSeen }: { readonly told: Told; readonly words: Words; readonly onSeen: () => void }): VNode {
  return (
    <div class="note" role="alert">
      <strong>{told.message}</strong>
      <span>{told.advice}</span>
      <button type="button" class="link" onClick={onSeen}>
        {words.button.dismiss}
      </button>
    </div>
  );
}
