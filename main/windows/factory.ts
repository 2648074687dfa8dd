/** How every window is made: sandboxed, isolated, served from the app alone. And which are open. */
import { app, BrowserWindow, session } from 'electron';
import type { BoardNews, View } from '../../preload/contract';
import { boardChannel, viewChannel } from '../../preload/contract';
import { guardContents, guardSession } from './guard';
import { origin, serve } from './serve';
import { keepSized, sizedOptions, type TextSizeDeps } from './sizing';

export interface Factory {
  /** `path` below `app://reclight/`; a hash may say which page of it. */
  readonly make: (options: Electron.BrowserWindowConstructorOptions, path: string) => BrowserWindow;
  readonly tell: (view: View) => void;
  readonly tellBoard: (window: BrowserWindow, news: BoardNews) => void;
  readonly find: (contentsId: number) => BrowserWindow | undefined;
  /** Every open window takes the text size that was set. */
  readonly resize: () => void;
  readonly closeAll: () => void;
}

export interface FactoryDeps extends TextSizeDeps {
  readonly rendererFolder: string;
  readonly preload: string;
  readonly icon: string;
}

export function createFactory(deps: FactoryDeps): Factory {
  const own = session.fromPartition('reclight', { cache: false });
  serve(own, deps.rendererFolder);
  guardSession(own);
  guardContents(app);
  /** Each with what to call when the text size was changed. */
  const open = new Map<BrowserWindow, () => void>();

  function make(options: Electron.BrowserWindowConstructorOptions, path: string): BrowserWindow {
    const window = new BrowserWindow({
      show: false,
      icon: deps.icon,
      autoHideMenuBar: true,
      fullscreenable: false,
      ...options,
      ...sizedOptions(options, deps.textSize()),
      webPreferences: {
        ...options.webPreferences,
        preload: deps.preload,
        session: own,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: !app.isPackaged,
        disableBlinkFeatures: 'Auxclick',
        zoomFactor: deps.textSize() / 100,
      },
    });
    open.set(window, keepSized(window, options, deps));
    window.on('closed', () => open.delete(window));
    window.removeMenu();
    void window.loadURL(`${origin}/${path}`);
    return window;
  }

  return {
    make,
    tell: (view) => {
      for (const window of open.keys()) if (!window.isDestroyed()) window.webContents.send(viewChannel, view);
    },
    tellBoard: (window, news) => {
      if (!window.isDestroyed()) window.webContents.send(boardChannel, JSON.stringify(news));
    },
    resize: () => open.forEach((resize) => resize()),
    find: (contentsId) => [...open.keys()].find((window) => !window.isDestroyed() && window.webContents.id === contentsId),
    closeAll: () => {
      for (const window of open.keys()) window.destroy();
    },
  };
}
