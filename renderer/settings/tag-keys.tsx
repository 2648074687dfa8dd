/** Keys that start with a tag of their own: up to five, each with its tag and its recorder. */
import type { VNode } from 'preact';
import { Choice } from './controls';
import { heldModifiers, noKeyCame } from './keyboard';
import { KeyControl, KeyLine } from './key-row';
import { momentOf, type KeyId } from './moment';
import { tagsWith } from './rows';
import type { Ask, Shown } from './shown';

const most = 5;

export function TagKeys({ desk, words, ask }: Shown & { readonly ask: Ask }): VNode {
  const { tagKeys, tags, tag } = desk.settings;
  const { hotkey } = words;
  const save = (value: typeof tagKeys): void => void ask(() => window.reclight.setSetting({ name: 'tagKeys', value }));
  const free = [...tags, tag].find((known) => !tagKeys.some((entry) => entry.tag === known)) ?? tag;
  return (
    <div class="below">
      {tagKeys.map((entry, place) => {
        const id = `tag-${place}` as KeyId;
        const moment = momentOf(id, desk, words, heldModifiers.value, noKeyCame.value);
        const shown = { id, accelerator: entry.key, moment, desk, words };
        return (
          <div key={place} class={`row key ${moment ? `moment ${moment.tone}` : ''}`} role="group" aria-labelledby={`${id}-title`}>
            <div class="told">
              <span class="title" id={`${id}-title`}>
                <span>{hotkey.startsWith}</span>
                <Choice id={id} label={`${hotkey.startsWith} ${entry.tag}`} value={entry.tag} options={tagsWith(tags, entry.tag).map((known) => ({ value: known, label: known }))} onChoose={(chosen) => save(tagKeys.map((one, at) => (at === place ? { ...one, tag: chosen } : one)))} />
              </span>
              <span class="text">
                <KeyLine {...shown} />
              </span>
            </div>
            <KeyControl {...shown} warning={null} removeLabel={hotkey.removeTagKey(entry.tag)} onRemove={() => save(tagKeys.filter((_one, at) => at !== place))} />
          </div>
        );
      })}
      {tagKeys.length < most && (
        <button type="button" class="button small" onClick={() => save([...tagKeys, { key: null, tag: free }])}>
          {hotkey.addTagKey}
        </button>
      )}
    </div>
  );
}
