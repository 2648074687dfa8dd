/** The selected entry, whole: what was asked, sent and proved, by which clock, and what became of the file. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { factsOf } from './facts';
import { check, selectedRow } from './state';

export function Details({ words }: { readonly words: Words }): VNode | null {
  const row = selectedRow.value;
  if (!row) return null;
  const { detail } = words.history;
  const verdict = check.value?.verdict;
  const isBroken = verdict?.ok === false && verdict.findings.some(({ seq, count }) => seq !== null && row.seq >= seq && row.seq < seq + count);
  return (
    <section class="details" aria-label={detail.region} tabIndex={0}>
      <h2>{row.word}</h2>
      <dl>
        {factsOf(row, words).map(({ name, value, mono }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={mono ? 'mono' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      {isBroken && <p class="amber">{detail.broken}</p>}
      {!row.entry.sealed && <p>{detail.notSealed}</p>}
    </section>
  );
}
