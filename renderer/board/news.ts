/** What becomes of news: pure. */
import type { BoardNews, Row } from '../../preload/contract';

/** `gap`: something is missing, all must be asked anew. `old`: it is known. */
export function judge(known: number | null, { seq, whole }: Pick<BoardNews, 'seq' | 'whole'>): 'take' | 'old' | 'gap' {
  if (whole) return 'take';
  if (known === null) return 'gap';
  if (seq <= known) return 'old';
  return seq === known + 1 ? 'take' : 'gap';
}

/** Agents that are not on the board any more. */
export function goneOf(known: Iterable<string>, { whole, rows, gone }: Pick<BoardNews, 'whole' | 'rows' | 'gone'>): readonly string[] {
  if (!whole) return gone;
  const there = new Set(rows.map(({ agent }) => agent));
  return [...known].filter((agent) => !there.has(agent));
}

/** Does the list of names change by it? */
export const isRenamed = (before: Row | undefined, now: Row): boolean => before === undefined || before.name !== now.name;
