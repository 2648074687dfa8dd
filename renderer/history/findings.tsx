/** What the check of the chain found, named, with the way to its day. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { findingOf } from '../../assets/words/history';
import type { HistoryCheck } from '../../preload/contract';
import { shortDay } from './head';
import { goTo, selected, shown } from './state';

const most = 3;

export function Findings({ check, words }: { readonly check: HistoryCheck; readonly words: Words }): VNode | null {
  const { verdict } = check;
  if (verdict.ok) return null;
  const said = words.history.check;
  const more = verdict.findings.length - most + verdict.more;
  return (
    <section class="findings" role="alert">
      <b>{said.head}</b>
      <ul>
        {verdict.findings.slice(0, most).map((finding) => (
          <li key={`${finding.kind} ${finding.file} ${finding.line} ${finding.seq}`}>
            <span>{findingOf(finding, words)}</span>
            <Way file={finding.file} seq={finding.seq} words={words} />
          </li>
        ))}
        {more > 0 && <li>{said.more(more)}</li>}
      </ul>
    </section>
  );
}

/** To the day, or to the entry on the day that is shown. */
function Way({ file, seq, words }: { readonly file: string | null; readonly seq: number | null; readonly words: Words }): VNode | null {
  const day = /^(\d{4}-\d\d-\d\d)\.jsonl$/.exec(file ?? '')?.[1];
  const said = words.history.check;
  if (day === undefined) return null;
  if (day !== shown.value?.day)
    return (
      <button type="button" class="link" onClick={() => goTo(day)}>
        {said.showDay(shortDay(day, words))}
      </button>
    );
  const isHere = seq !== null && shown.value.entries.some((entry) => entry.seq === seq);
  return isHere ? (
    <button type="button" class="link" onClick={() => (selected.value = seq)}>
      {said.showDay(said.entry(seq))}
    </button>
  ) : null;
}
