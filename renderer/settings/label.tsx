/** The left side of a row: name and text, the default of a changed setting, and the sentence where a value was refused. */
import { Fragment, type VNode } from 'preact';
import type { Told } from '../../main/recorder/snapshot';
import type { Desk, Reply } from '../../preload/contract';
import { changedOf } from './defaults';
import type { Row } from './rows';
import { markedOf } from './search';
import type { Ask, Shown } from './shown';

export function Label({ row, desk, words, query, refusal = null, ask, line }: Shown & { readonly refusal?: Told | null; readonly ask?: Ask; readonly line?: VNode | string }): VNode {
  const { title, text } = words.settings.row[row.id];
  const changed = changedOf(row.control, desk, words);
  return (
    <div class="told">
      <span class="title" id={`${row.id}-title`}>
        <span>
          <Marked text={title} query={query} />
        </span>
      </span>
      <span class="text" id={`${row.id}-text`}>
        {query !== '' && (
          <>
            <Marked text={words.settings.section[row.section]} query={query} />
            {' · '}
          </>
        )}
        {line ?? <Marked text={text} query={query} />}
        {ask &&
          changed.map(({ name, value }) => (
            <Fragment key={name}>
              {' '}
              <span class="changed">
                <span class="default">{words.settings.default(value)} · </span>
                <button type="button" class="link" aria-label={`${words.settings.putBack}: ${title}, ${value}`} onClick={() => void ask(() => putBack(row, name))}>
                  {words.settings.putBack}
                </button>
              </span>
            </Fragment>
          ))}
      </span>
      {refusal && (
        <span class="refusal" role="alert">
          <b>{refusal.message}</b> {refusal.advice}
        </span>
      )}
    </div>
  );
}

/** A key's default is tried like any other new key. */
function putBack({ control }: Row, name: keyof Desk['settings']): Promise<Reply> {
  return control.kind === 'key' ? window.reclight.changeKey({ id: control.id, what: 'put-back' }) : window.reclight.putBack({ name });
}

function Marked({ text, query }: { readonly text: string; readonly query: string }): VNode {
  if (query === '') return <>{text}</>;
  return <>{markedOf(text, query).map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>;
}
