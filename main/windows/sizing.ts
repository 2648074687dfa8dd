/** A window's size: it grows with the text size, is as high as its page asks for, and never leaves the screen. */
import { screen, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { TextSize } from '../settings';
import { scaled, stepOf, stepped } from './text-size';

export interface TextSizeDeps {
  readonly textSize: () => TextSize;
  /** Wished by the keys of every browser, or the wheel. */
  readonly onTextSize: (size: TextSize) => void;
}

type Sizes = Pick<BrowserWindowConstructorOptions, 'width' | 'height' | 'minWidth' | 'minHeight'>;

/** What was asked for at the usual text size, at the present one. */
export function sizedOptions(asked: Sizes, textSize: TextSize): Sizes {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const least = scaled({ width: asked.minWidth ?? 0, height: asked.minHeight ?? 0 }, textSize / 100, workArea);
  return { ...scaled({ width: asked.width ?? 0, height: asked.height ?? 0 }, textSize / 100, workArea), minWidth: least.width, minHeight: least.height };
}

/** Returns what to call when the text size was changed. */
export function keepSized(window: BrowserWindow, asked: Sizes, deps: TextSizeDeps): () => void {
  const { webContents } = window;
  const fixed = !window.isResizable();
  let shown = deps.textSize();

  function setSize(size: { readonly width: number; readonly height: number }): void {
    const { workArea } = screen.getDisplayMatching(window.getBounds());
    const around = window.getBounds().height - (window.getContentSize()[1] ?? 0);
    window.setContentSize(size.width, Math.min(size.height, workArea.height - around));
  }

  // A page may say how high it is (renderer/parts/fit.ts), never how wide or where; and not where a person sizes it.
  webContents.on('content-bounds-updated', (event, { height }) => {
    event.preventDefault();
    if (fixed) setSize({ width: sizedOptions(asked, shown).width ?? 0, height });
  });
  webContents.on('before-input-event', (event, input) => {
    const step = stepOf(input);
    if (step === null) return;
    event.preventDefault();
    deps.onTextSize(stepped(deps.textSize(), step));
  });
  webContents.on('zoom-changed', (_event, direction) => deps.onTextSize(stepped(deps.textSize(), direction === 'in' ? 'larger' : 'smaller')));

  return () => {
    const by = deps.textSize() / shown;
    if (by === 1) return;
    shown = deps.textSize();
    webContents.setZoomFactor(shown / 100);
    const { width = 0, height = 0, minWidth = 0, minHeight = 0 } = sizedOptions(asked, shown);
    const [nowWidth = 0, nowHeight = 0] = window.getContentSize();
    window.setMinimumSize(minWidth, minHeight);
    setSize(fixed ? { width, height } : scaled({ width: nowWidth, height: nowHeight }, by, screen.getDisplayMatching(window.getBounds()).workArea));
  };
}
