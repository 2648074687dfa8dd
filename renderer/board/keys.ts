/** What a key means, by where it is struck. Pure. */

export interface Struck {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** `grid`: the rows have the focus. `text`: somebody types. `dialog`: it has its own keys. */
export type Where = 'grid' | 'text' | 'dialog' | 'elsewhere';

export type Command = { readonly do: 'search' | 'back' | 'all' | 'toggle' | 'first' } | { readonly do: 'press'; readonly act: 'start' | 'stop' | 'pause' } | { readonly do: 'step'; readonly key: string; readonly extend: boolean };

const steps = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);
const presses: Readonly<Record<string, 'start' | 'stop' | 'pause'>> = { r: 'start', s: 'stop', p: 'pause' };

export function commandOf({ key, ctrlKey, shiftKey, altKey, metaKey }: Struck, where: Where): Command | null {
  if (where === 'dialog' || altKey) return null;
  if (key === 'Escape') return { do: 'back' };
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' && where !== 'text' ? { do: 'all' } : null;
  if (where === 'text') return null;
  if (key === '/') return { do: 'search' };
  if (where !== 'grid') return null;
  if (steps.has(key)) return { do: 'step', key, extend: shiftKey };
  if (key === ' ') return { do: 'toggle' };
  if (key === 'Enter') return { do: 'first' };
  const act = shiftKey ? undefined : presses[key.toLowerCase()];
  return act ? { do: 'press', act } : null;
}
