/** Which agents are selected, and where the keyboard is. Pure. */
import type { Item } from './order';

export const agentsOf = (items: readonly Item[]): readonly string[] => items.flatMap((item) => (item.kind === 'row' ? [item.agent] : []));

export function toggled(selected: ReadonlySet<string>, agent: string): ReadonlySet<string> {
  const now = new Set(selected);
  if (!now.delete(agent)) now.add(agent);
  return now;
}

/** From the row that was touched last to this one, both with; what was selected stays. */
export function extended(selected: ReadonlySet<string>, shown: readonly string[], from: string | null, to: string): ReadonlySet<string> {
  const end = shown.indexOf(to);
  const start = from === null ? end : shown.indexOf(from);
  if (end < 0 || start < 0) return new Set([...selected, to]);
  return new Set([...selected, ...shown.slice(Math.min(start, end), Math.max(start, end) + 1)]);
}

export const without = (selected: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> => (gone.some((agent) => selected.has(agent)) ? new Set([...selected].filter((agent) => !gone.includes(agent))) : selected);

/** The row that a key leads to; null: the key leads nowhere. From no row it begins at the top or the end. */
export function stepped(key: string, shown: readonly string[], current: string | null, page: number): string | null {
  const last = shown.length - 1;
  const at = current === null ? -1 : shown.indexOf(current);
  const go = (to: number): string | null => shown[Math.max(0, Math.min(last, to))] ?? null;
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at < 0 ? last : at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at < 0 ? last : at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    default:
      return null;
  }
}
