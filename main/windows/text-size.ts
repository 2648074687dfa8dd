/**
 * How large everything in a window is. The system's own text size reaches the windows by itself (Chromium takes GTK's and
 * Windows' factor for the screen's); this is for those who want Reclight larger than the rest. Pure.
 */
import { textSizes, type TextSize } from '../settings/defaults';
import type { Box } from './place';

export type Step = 'larger' | 'smaller' | 'plain';

export function stepped(size: TextSize, step: Step): TextSize {
  if (step === 'plain') return 100;
  return textSizes[textSizes.indexOf(size) + (step === 'larger' ? 1 : -1)] ?? size;
}

/** Ctrl and +, - or 0, as in every browser. `+` lies on `=` where it needs Shift, so both count. */
export function stepOf(input: { readonly type: string; readonly key: string; readonly control: boolean; readonly meta: boolean; readonly alt: boolean }): Step | null {
  if (input.type !== 'keyDown' || input.alt || input.control === input.meta) return null;
  switch (input.key) {
    case '+':
    case '=':
      return 'larger';
    case '-':
    case '_':
      return 'smaller';
    case '0':
      return 'plain';
    default:
      return null;
  }
}

/** As much larger as the text, as far as the screen goes; what doesn't fit then, scrolls. */
export function scaled(size: { readonly width: number; readonly height: number }, by: number, work: Box): { width: number; height: number } {
  return { width: Math.min(Math.round(size.width * by), work.width), height: Math.min(Math.round(size.height * by), work.height) };
}
