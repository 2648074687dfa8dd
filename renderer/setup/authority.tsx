/** The file of a private authority: chosen in a dialog of the desktop; only its name is known here. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { Told } from '../../main/recorder/snapshot';

export interface AuthorityProps {
  readonly name: string | null;
  /** Offer to choose one, also where none is set. */
  readonly offer: boolean;
  readonly words: Words;
  readonly onChosen: () => void;
}

export function Authority({ name, offer, words, onChosen }: AuthorityProps): VNode | null {
  const { authority } = words;
  const [fault, setFault] = useState<Told | null>(null);
  const choose = async (): Promise<void> => {
    const reply = await window.reclight.chooseAuthority();
    setFault(reply.ok ? null : reply.failure);
    if (reply.ok && reply.chosen) onChosen();
  };
  if (name === null && !offer) return null;
  return (
    <div class="authority">
      {name === null ? (
        <button type="button" class="link" onClick={() => void choose()}>
          {authority.choose}
        </button>
      ) : (
        <p>
          <span>{authority.label}</span>
          <span class="file">{name}</span>
          <button type="button" class="link" onClick={() => void window.reclight.dropAuthority()}>
            {authority.drop}
          </button>
        </p>
      )}
      {fault && (
        <p class="box amber" role="alert">
          <b>{fault.message}</b> {fault.advice}
        </p>
      )}
    </div>
  );
}
