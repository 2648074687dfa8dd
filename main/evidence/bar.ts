/** The call as one bar: heights tell without colour, as in the history's own drawing. Pure. */
import type { Words } from '../../assets/words/en';
import type { SpanKind } from '../history';
import { localIso } from '../recorder';
import { holeLeastMs } from './model';
import { node, seconds, timeOf } from './text';
import type { Evidence, SheetNode } from './types';

const width = 640;
const middle = 18;
const heights: Readonly<Record<Exclude<SpanKind, 'idle'>, number>> = { recorded: 22, paused: 8, hole: 32, 'not-known': 22 };
/** So that a short one is still seen. */
const least = 2;

export function barOf({ began, spans, gaps, ended }: Evidence, words: Words): SheetNode {
  const from = spans[0]?.from ?? Date.parse(began);
  const to = spans.at(-1)?.to ?? from;
  const x = (at: number): number => (to === from ? 0 : Math.round(((at - from) / (to - from)) * width * 10) / 10);
  const blocks = spans.flatMap((span) => {
    // As short as a proof takes: it stands in the sums.
    if (span.kind === 'idle' || (span.kind === 'hole' && span.to - span.from < holeLeastMs)) return [];
    const height = heights[span.kind];
    const inset = span.kind === 'not-known' ? 0.75 : 0;
    return [node('rect', { class: span.kind, x: x(span.from) + inset, y: middle - height / 2 + inset, width: Math.max(least, Math.round((x(span.to) - x(span.from)) * 10) / 10 - 1 - 2 * inset), height: height - 2 * inset, rx: 2 }, [])];
  });
  const end = ended === null ? timeOf(localIso(to)) : timeOf(ended);
  const [gap] = gaps;
  const paused = gap && gaps.length === 1 ? words.evidence.pausedAt(timeOf(gap.from), seconds(Date.parse(gap.to) - Date.parse(gap.from), words)) : null;
  const text = (at: number, anchor: string, said: string): SheetNode => node('text', { x: at, y: 48, 'text-anchor': anchor }, [said]);
  return node('svg', { class: 'bar', viewBox: `0 0 ${width} 54`, role: 'img', 'aria-label': paused ?? words.evidence.call }, [
    ...blocks,
    text(0, 'start', timeOf(began)),
    ...(gap && paused !== null ? [text(Math.min(Math.max(x(Date.parse(gap.from)), 70), width - 260), 'start', paused)] : []),
    text(width, 'end', end),
  ]);
}
