/** Which drawing the tray shows: by light, by the bar's colour, by platform. */
import { join } from 'node:path';
import type { Glyph } from '../../assets/words/say';

export interface ImageAsk {
  readonly glyph: Glyph;
  readonly practice: boolean;
  /** The bar that the icon lies on. */
  readonly bar: 'light' | 'dark';
  readonly platform: NodeJS.Platform;
}

/** Path below the folder of built icons; `@2x` and its kin lie beside it. */
export function imagePath(folder: string, ask: ImageAsk): string {
  const practice = ask.practice ? '-practice' : '';
  switch (ask.platform) {
    case 'darwin':
      return join(folder, 'tray', `${ask.glyph}${practice}Template.png`);
    case 'win32':
      return join(folder, 'tray', `${ask.glyph}-${ask.bar}${practice}.ico`);
    default:
      return join(folder, 'tray', '22', `${ask.glyph}-${ask.bar}${practice}.png`);
  }
}

/** GNOME's bar is dark whatever the theme; elsewhere the bar goes with the desktop's theme. */
export function barOf(setting: 'auto' | 'light' | 'dark', desktopIsDark: boolean, desktop: string): 'light' | 'dark' {
  if (setting !== 'auto') return setting;
  return desktopIsDark || /gnome|unity/i.test(desktop) ? 'dark' : 'light';
}
