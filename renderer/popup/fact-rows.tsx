/** Label left, value right. */
import { Fragment, type VNode } from 'preact';
import { signal } from '@preact/signals';
import type { Words } from '../../assets/words/en';
import type { Fact } from './facts';

const copied = signal<string | null>(null);
/** Long enough to be seen, short enough that the next copy is told anew. */
const copiedShownMs = 1500;
let shown: ReturnType<typeof setTimeout> | undefined;

export function Facts({ facts, words }: { readonly facts: readonly Fact[]; readonly words: Words }): VNode {
  return (
    <dl class="facts">
      {facts.map((fact, at) => (
        <Fragment key={`${at}${fact.label}`}>
          <dt>{fact.label}</dt>
          <dd>
            {fact.file === undefined ? (
              fact.value
            ) : (
              <>
                <span class="file" title={fact.file}>
                  {fact.value}
                </span>
                <Copy file={fact.file} words={words} />
              </>
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Copy({ file, words }: { readonly file: string; readonly words: Words }): VNode {
  const done = copied.value === file;
  const label = done ? words.button.copied : words.button.copy;
  return (
    <button
      type="button"
      class="copy"
      title={label}
      aria-label={label}
      onClick={() => {
        void window.reclight.copyFilename();
        copied.value = file;
        clearTimeout(shown);
        shown = setTimeout(() => (copied.value = null), copiedShownMs);
      }}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
        {done ? <path d="M3 8.5l3.5 3.5L13 4.5" /> : <path d="M5.5 5.5h7v7h-7zM3.5 10.5v-7h7" />}
      </svg>
    </button>
  );
}
