/** What the drawing's shapes mean, with their sums of the day, and what the day was in a line. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { reportText } from '../../assets/words/history';
import type { HistoryDay } from '../../preload/contract';
import { lengthOf, sumsOf, type BlockKind } from './hours';

const kinds = ['recorded', 'paused', 'hole', 'not-known'] as const;

export function Legend({ day, words }: { readonly day: HistoryDay; readonly words: Words }): VNode {
  const sums = sumsOf(day);
  return (
    <>
      <ul class="legend">
        {kinds.map((kind) => (
          <li key={kind}>
            <Sample kind={kind} />
            <span>{nameOf(kind, words)}</span>
            <b>{lengthOf(sums[kind], words)}</b>
          </li>
        ))}
      </ul>
      {day.report && <p class="report">{reportText(day.report, words)}</p>}
    </>
  );
}

/** The same shapes as in the drawing, smaller. */
function Sample({ kind }: { readonly kind: BlockKind }): VNode {
  const height = { recorded: 14, paused: 6, hole: 22, 'not-known': 13 }[kind];
  const inset = kind === 'not-known' ? 0.75 : 0;
  return (
    <svg viewBox="0 0 18 24" width="18" height="24" aria-hidden="true">
      <rect class={kind} x={inset} y={12 - height / 2} width={18 - 2 * inset} height={height} rx="2" />
    </svg>
  );
}

export function nameOf(kind: BlockKind, { history }: Words): string {
  return kind === 'not-known' ? history.legend.notKnown : history.legend[kind];
}
