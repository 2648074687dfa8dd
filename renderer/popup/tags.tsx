/** The tag that the next recording gets. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';

export function Tags({ desk, words }: { readonly desk: Desk; readonly words: Words }): VNode {
  const tags = desk.tags.includes(desk.tag) ? desk.tags : [desk.tag, ...desk.tags];
  return (
    <div class="tags" role="radiogroup" aria-label={words.fact.tag}>
      <span class="label">{words.fact.tag}</span>
      {tags.map((tag) => (
        <label key={tag}>
          <input type="radio" name="tag" checked={tag === desk.tag} onChange={() => void window.reclight.chooseTag({ tag })} />
          <span>{tag}</span>
        </label>
      ))}
    </div>
  );
}
