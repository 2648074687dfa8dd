/** The tags to choose from, edited where they stand: Enter or leaving the field takes it, Esc does not. */
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { Told } from '../../main/recorder/snapshot';
import type { Desk } from '../../preload/contract';
import type { Ask } from './shown';

const most = 5;

export interface TagListProps {
  readonly desk: Desk;
  readonly words: Words;
  readonly ask: Ask;
  readonly say: (told: Told | null) => void;
}

export function TagList({ desk, words, ask, say }: TagListProps): VNode {
  const { tags, tag: chosen } = desk.settings;
  const { tagList } = words;
  const [adding, setAdding] = useState(false);
  const save = (value: readonly string[]): Promise<boolean> => ask(() => window.reclight.setSetting({ name: 'tags', value }));

  /** The chosen tag keeps being chosen under its new name. */
  const rename = async (place: number, name: string): Promise<boolean> => {
    const old = tags[place];
    if (name === old) return true;
    if (tags.includes(name)) return refuseTwice();
    const done = await save(tags.map((tag, at) => (at === place ? name : tag)));
    if (done && old === chosen) await ask(() => window.reclight.setSetting({ name: 'tag', value: name }));
    return done;
  };
  const add = async (name: string): Promise<boolean> => {
    if (tags.includes(name)) return refuseTwice();
    const done = await save([...tags, name]);
    if (done) setAdding(false);
    return done;
  };
  function refuseTwice(): boolean {
    say({ kind: 'tag-twice', message: tagList.twice, advice: '' });
    return false;
  }

  return (
    <div class="below tags">
      {tags.map((tag, place) => (
        <span key={place} class="entry">
          <TagField label={tagList.name(place + 1)} value={tag} onDone={(name) => rename(place, name)} onLeave={() => say(null)} />
          {tags.length > 1 && (
            <button type="button" class="cross" aria-label={tagList.remove(tag)} title={tagList.remove(tag)} onClick={() => void save(tags.filter((_tag, at) => at !== place))}>
              <svg viewBox="0 0 16 16" width="12" height="12" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" aria-hidden="true">
                <path d="M4 4l8 8M12 4l-8 8" />
              </svg>
            </button>
          )}
        </span>
      ))}
      {adding ? (
        <span class="entry">
          <TagField label={tagList.add} value="" fresh onDone={add} onLeave={() => (say(null), setAdding(false))} />
        </span>
      ) : (
        tags.length < most && (
          <button type="button" class="button small" onClick={() => setAdding(true)}>
            {tagList.add}
          </button>
        )
      )}
    </div>
  );
}

interface TagFieldProps {
  readonly label: string;
  readonly value: string;
  /** It was just opened: it takes the focus. */
  readonly fresh?: boolean;
  /** False: refused; what was typed stays, to be mended. */
  readonly onDone: (name: string) => Promise<boolean>;
  readonly onLeave: () => void;
}

function TagField({ label, value, fresh = false, onDone, onLeave }: TagFieldProps): VNode {
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  /** Enter may take the field away, which loses the focus: that is not said twice. */
  const busy = useRef(false);
  const leave = (): void => {
    setTyped(null);
    setWrong(false);
    onLeave();
  };
  const done = async (): Promise<void> => {
    const name = typed?.trim() ?? value;
    if (busy.current) return;
    if (name === value || name === '') return leave();
    busy.current = true;
    const taken = await onDone(name);
    busy.current = taken && fresh;
    setWrong(!taken);
    if (taken) setTyped(null);
  };
  return (
    <input
      type="text"
      aria-label={label}
      aria-invalid={wrong}
      maxLength={14}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      value={typed ?? value}
      ref={(input) => {
        if (fresh && input && typed === null) input.focus();
      }}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void done()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void done();
        if (event.key !== 'Escape' || (typed === null && !fresh)) return;
        event.stopPropagation();
        leave();
      }}
    />
  );
}
