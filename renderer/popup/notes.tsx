/** What a press was told, and troubles beside the recording, until they are seen. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Told } from '../../main/recorder/snapshot';
import type { Desk } from '../../preload/contract';
import { reply } from './pressed';

export function Notes({ desk, words }: { readonly desk: Desk; readonly words: Words }): VNode | null {
  const told = reply.value;
  return (
    <>
      {told && <Note told={told} words={words} onSeen={() => (reply.value = null)} />}
      {desk.troubles.map((trouble) => (
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
