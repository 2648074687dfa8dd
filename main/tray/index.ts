/**
 * tray: the lamp itself, its tooltip and its menu.
 *
 * Promises: `render` may be called with anything at any time and only touches what changed; each light is told apart by
 * shape. Called by the app with each view. Must not know who changed it; clicks go out as acts.
 */
import { Menu, nativeImage, nativeTheme, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import { glyphOf } from '../../assets/words/say';
import type { Words } from '../../assets/words/en';
import type { View } from '../../preload/contract';
import { barOf, imagePath } from './image';
import { menuOf, type MenuAct, type MenuEntry } from './menu';
import { tooltipOf } from './tooltip';

export interface TrayRoom {
  readonly render: (view: View) => void;
  /** Where the popup belongs; all zero where the desktop doesn't say. */
  readonly bounds: () => Electron.Rectangle;
  /** Takes the lamp away and offers it anew, to a tray that came later than the app. */
  readonly offerAgain: () => void;
  readonly close: () => void;
}

export interface TrayDeps {
  readonly iconFolder: string;
  readonly words: () => Words;
  readonly theme: () => 'auto' | 'light' | 'dark';
  readonly onOpen: () => void;
  readonly onAct: (act: MenuAct) => void;
  /** What it says now, for the window that stands for it where there is no tray. */
  readonly onTooltip: (text: string) => void;
  readonly onMenu: (menu: readonly MenuItemConstructorOptions[]) => void;
}

export function createTray(deps: TrayDeps): TrayRoom {
  const images = new Map<string, NativeImage>();
  let tray: Tray | null = null;
  let shown = { image: '', tooltip: '', menu: '' };
  let last: View | null = null;
  let second: NodeJS.Timeout | null = null;

  function render(view: View): void {
    last = view;
    const { snapshot } = view;
    const path = imagePath(deps.iconFolder, {
      glyph: glyphOf(snapshot),
      practice: snapshot.practice,
      bar: barOf(deps.theme(), nativeTheme.shouldUseDarkColors, process.env['XDG_CURRENT_DESKTOP'] ?? ''),
      platform: process.platform,
    });
    if (!tray) {
      tray = new Tray(image(path));
      tray.on('click', deps.onOpen);
    } else if (path !== shown.image) tray.setImage(image(path));
    const entries = menuOf(view, deps.words());
    const menu = JSON.stringify(entries);
    if (menu !== shown.menu) {
      tray.setContextMenu(Menu.buildFromTemplate(entries.map(template)));
      deps.onMenu(entries.map(template));
    }
    shown = { ...shown, image: path, menu };
    renderTooltip(view, performance.now());
  }

  /** Its time runs on between two views, once a second and only while there is one. */
  function renderTooltip(view: View, since: number): void {
    const { text: tooltip, nextMs } = tooltipOf(view.snapshot, performance.now() - since, deps.words());
    if (tooltip !== shown.tooltip) {
      tray?.setToolTip(tooltip);
      deps.onTooltip(tooltip);
    }
    shown = { ...shown, tooltip };
    if (second) clearTimeout(second);
    second = nextMs === null ? null : setTimeout(() => renderTooltip(view, since), nextMs);
  }

  function image(path: string): NativeImage {
    const known = images.get(path);
    if (known) return known;
    const made = nativeImage.createFromPath(path);
    if (process.platform === 'darwin') made.setTemplateImage(true);
    images.set(path, made);
    return made;
  }

  function template(entry: MenuEntry): MenuItemConstructorOptions {
    switch (entry.kind) {
      case 'line':
        return { type: 'separator' };
      case 'text':
        return { label: entry.label, enabled: false };
      case 'sub':
        return { label: entry.label, submenu: entry.entries.map(template) };
      case 'act':
        return {
          label: entry.label,
          enabled: entry.enabled,
          click: () => deps.onAct(entry.act),
          ...(entry.checked === undefined ? {} : { type: 'radio', checked: entry.checked }),
          ...(entry.accelerator ? { accelerator: entry.accelerator, registerAccelerator: false } : {}),
        };
    }
  }

  const onTheme = (): void => {
    if (last) render(last);
  };
  nativeTheme.on('updated', onTheme);

  return {
    render,
    bounds: () => tray?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 },
    offerAgain: () => {
      tray?.destroy();
      tray = null;
      shown = { image: '', tooltip: '', menu: '' };
      if (last) render(last);
    },
    close: () => {
      nativeTheme.off('updated', onTheme);
      if (second) clearTimeout(second);
      tray?.destroy();
      tray = null;
    },
  };
}
