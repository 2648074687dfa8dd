/** The tag that the next recording gets: one of the known ones, or a new one. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import { act } from './pressed';

export function Tags({ desk, words }: { readonly desk: Desk; readonly words: Words }): VNode {
  const { tag: chosen, tags: known } = desk.settings;
  const tags = known.includes(chosen) ? known : [chosen, ...known];
  const [typing, setTyping] = useState(false);
  const choose = (tag: string): void => void act(() => window.reclight.chooseTag({ tag }));
  return (
    <div class="tags">
      <span class="label">{words.fact.tag}</span>
      <div class="chips" role="radiogroup" aria-label={words.fact.tag}>
        {tags.map((tag) => (
          <label key={tag}>
            <input type="radio" name="tag" checked={tag === chosen} onChange={() => choose(tag)} />
            <span>{tag}</span>
          </label>
        ))}
      </div>
      {typing ? (
        <NewTag
          label={words.button.addTag}
          onDone={(tag) => {
            setTyping(false);
            if (tag !== '') choose(tag);
          }}
        />
      ) : (
        <button type="button" class="chip" aria-label={words.button.addTag} title={words.button.addTag} onClick={() => setTyping(true)}>
          +
        </button>
      )}
    </div>
  );
}

/** Enter takes it, Escape or leaving it empty does not; the window stays. */
function NewTag({ label, onDone }: { readonly label: string; readonly onDone: (tag: string) => void }): VNode {
  return (
    <input
      class="chip"
      aria-label={label}
      maxLength={14}
      size={8}
      autocomplete="off"
      spellcheck={false}
      ref={(input) => input?.focus()}
      onBlur={(event) => onDone(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.currentTarget.value = '';
        event.currentTarget.blur();
      }}
    />
  );
}
