/**
 * windows: popup and setup, made by one factory.
 *
 * Promises: every window is sandboxed, isolated, and served from the app alone; a window is made when opened and
 * destroyed when closed. Called by the app. Must not know what a window shows.
 */
import { app, BrowserWindow, screen, session } from 'electron';
import type { View } from '../../preload/contract';
import { viewChannel } from '../../preload/contract';
import { guardContents, guardSession } from './guard';
import { placePopup, type Box } from './place';
import { origin, serve } from './serve';

export type SetupPage = 'welcome' | 'connect';

export interface Windows {
  readonly togglePopup: (tray: Box) => void;
  readonly showPopup: (tray: Box) => void;
  readonly showSetup: (page: SetupPage) => void;
  readonly tell: (view: View) => void;
  readonly close: (contentsId: number) => void;
  readonly isOurs: (contentsId: number) => boolean;
  readonly popupIsOpen: () => boolean;
  readonly closeAll: () => void;
}

export interface WindowDeps {
  readonly rendererFolder: string;
  readonly preload: string;
  readonly icon: string;
  readonly onPopup: (open: boolean) => void;
}

/** The height that every plain light fits in; the popup grows for notes and for the practice dialer's switches. */
const popupSize = { width: 344, height: 440 };

export function createWindows(deps: WindowDeps): Windows {
  const own = session.fromPartition('reclight', { cache: false });
  serve(own, deps.rendererFolder);
  guardSession(own);
  guardContents(app);
  let popup: BrowserWindow | null = null;
  let setup: BrowserWindow | null = null;
  /** A click on the tray blurs the popup first: it must not open it again at once. */
  let blurredAt = 0;

  function make(options: Electron.BrowserWindowConstructorOptions, path: string): BrowserWindow {
    const window = new BrowserWindow({
      show: false,
      icon: deps.icon,
      autoHideMenuBar: true,
      fullscreenable: false,
      ...options,
      webPreferences: {
        preload: deps.preload,
        session: own,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: !app.isPackaged,
        disableBlinkFeatures: 'Auxclick',
      },
    });
    window.removeMenu();
    void window.loadURL(`${origin}/${path}`);
    return window;
  }

  function showPopup(tray: Box): void {
    if (popup) return popup.focus();
    const pointer = screen.getCursorScreenPoint();
    const { workArea } = tray.width > 0 ? screen.getDisplayMatching(tray) : screen.getDisplayNearestPoint(pointer);
    const place = (size: { width: number; height: number }): { x: number; y: number } => placePopup(size, tray, workArea, process.platform !== 'win32');
    const made = make({ ...popupSize, ...place(popupSize), frame: false, resizable: false, skipTaskbar: true, alwaysOnTop: true, title: 'Reclight', useContentSize: true }, 'popup/index.html');
    popup = made;
    // It has taken the height that it needs (renderer/popup/fit.ts): it still stands at the tray.
    made.on('resize', () => {
      const { x, y, width, height } = made.getBounds();
      const at = place({ width, height });
      if (at.x !== x || at.y !== y) made.setPosition(at.x, at.y);
    });
    made.once('ready-to-show', () => made.show());
    made.on('blur', () => {
      if (made.webContents.isDevToolsOpened()) return;
      blurredAt = Date.now();
      made.close();
    });
    made.on('closed', () => {
      popup = null;
      deps.onPopup(false);
    });
    deps.onPopup(true);
  }

  function showSetup(page: SetupPage): void {
    const size = page === 'welcome' ? { width: 760, height: 448 } : { width: 420, height: 560 };
    if (setup) setup.close();
    const made = make({ ...size, useContentSize: true, center: true, resizable: false, maximizable: false, title: 'Reclight' }, `setup/index.html#${page}`);
    setup = made;
    made.once('ready-to-show', () => made.show());
    made.on('closed', () => {
      if (setup === made) setup = null;
    });
  }

  const all = (): BrowserWindow[] => [popup, setup].filter((window) => window !== null);

  return {
    showPopup,
    togglePopup: (tray) => {
      if (popup) popup.close();
      else if (Date.now() - blurredAt > 300) showPopup(tray);
    },
    showSetup,
    tell: (view) => {
      for (const window of all()) if (!window.isDestroyed()) window.webContents.send(viewChannel, view);
    },
    close: (contentsId) => all().find((window) => window.webContents.id === contentsId)?.close(),
    isOurs: (contentsId) => all().some((window) => !window.isDestroyed() && window.webContents.id === contentsId),
    popupIsOpen: () => popup !== null,
    closeAll: () => {
      for (const window of all()) window.destroy();
    },
  };
}
