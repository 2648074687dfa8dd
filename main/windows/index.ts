/**
 * windows: popup, setup, settings and the small question who sits here, made by one factory.
 *
 * Promises: every window is sandboxed, isolated, and served from the app alone; a window is made when opened and
 * destroyed when closed. Called by the app. Must not know what a window shows.
 */
import { dialog, screen, type BrowserWindow, type MenuItemConstructorOptions, type OpenDialogOptions } from 'electron';
import type { BoardNews, HistoryCall, View } from '../../preload/contract';
import { createFactory, type Factory, type FactoryDeps } from './factory';
import { placePopup, type Box } from './place';
import { createPlainPopup, type PlainPopup } from './plain-popup';
import { scaled } from './text-size';

export type SetupPage = 'welcome' | 'connect';

export interface Windows {
  /** The one factory, for the panels as well. */
  readonly make: Factory['make'];
  readonly togglePopup: (tray: Box) => void;
  readonly showPopup: (tray: Box) => void;
  readonly showSetup: (page: SetupPage) => void;
  readonly showSettings: () => void;
  readonly showHistory: () => void;
  readonly showEvidence: (call: HistoryCall) => void;
  /** `active`: a person asked for it; else it takes no focus. */
  readonly showBoard: (active?: boolean) => void;
  readonly tellBoard: (news: BoardNews) => void;
  /** By itself, so it takes no focus; asked already, it stays as it is. */
  readonly askAgent: (tray: Box) => void;
  readonly tell: (view: View) => void;
  readonly close: (contentsId: number) => void;
  /** A file that a person chooses, over the window that asks; null: none. */
  readonly chooseFile: (contentsId: number, title: string, files: string, extensions?: readonly string[]) => Promise<string | null>;
  readonly chooseFolder: (contentsId: number, title: string) => Promise<string | null>;
  /** Where a file of ours may go; null: the person chose no place. */
  readonly chooseSave: (contentsId: number, file: { readonly title: string; readonly name: string; readonly kind: string; readonly extension: string }) => Promise<string | null>;
  /** What that window shows, on paper. */
  readonly print: (contentsId: number) => Promise<Uint8Array>;
  readonly isOurs: (contentsId: number) => boolean;
  /** There is no tray: the popup is an ordinary window from now on. */
  readonly becomePlain: (options: { readonly minimised: boolean; readonly onClose: () => void }) => void;
  /** What the lamp says, and its menu, for the window that stands for it. */
  readonly setTitle: (title: string) => void;
  readonly setMenu: (menu: readonly MenuItemConstructorOptions[]) => void;
  /** Every open window takes the text size that was set. */
  readonly resize: () => void;
  readonly closeAll: () => void;
}

export interface WindowDeps extends FactoryDeps {
  readonly onPopup: (open: boolean) => void;
  readonly onSetupClosed: () => void;
  readonly onBoardClosed: () => void;
  /** The settings window has lost the focus, or is gone. */
  readonly onSettingsAway: (how: 'blurred' | 'closed') => void;
}

/** The height that every plain light fits in; the popup grows for notes and for the practice dialer's switches. */
const popupSize = { width: 344, height: 440 };

/** A whole day of four hours with eight of its entries. */
const historySize = { width: 900, height: 760 };
/** All its columns, and fifteen rows below the counts. */
const boardSize = { width: 1280, height: 860 };
const evidenceSize = { width: 760, height: 860 };

/** Its height without a sentence about a bad number; it grows for one. */
const questionSize = { width: 344, height: 142 };

export function createWindows(deps: WindowDeps): Windows {
  const { make, tell, tellBoard, find, resize, closeAll } = createFactory(deps);
  let popup: BrowserWindow | null = null;
  let plain: PlainPopup | null = null;
  let title = 'Reclight';
  let menu: readonly MenuItemConstructorOptions[] = [];
  let setup: BrowserWindow | null = null;
  let settings: BrowserWindow | null = null;
  let history: BrowserWindow | null = null;
  let evidence: BrowserWindow | null = null;
  let board: BrowserWindow | null = null;
  let question: BrowserWindow | null = null;
  /** A click on the tray blurs the popup first: it must not open it again at once. */
  let blurredAt = 0;

  function placeAt(tray: Box): (size: { width: number; height: number }) => { x: number; y: number } {
    const { workArea } = tray.width > 0 ? screen.getDisplayMatching(tray) : screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    return (size) => placePopup(size, tray, workArea, process.platform !== 'win32');
  }

  const grown = (size: { width: number; height: number }): { width: number; height: number } => scaled(size, deps.textSize() / 100, screen.getPrimaryDisplay().workArea);

  /** It takes the height that it needs (renderer/parts/fit.ts), and still stands at the tray. */
  function keepPlace(made: BrowserWindow, place: ReturnType<typeof placeAt>): void {
    made.on('resize', () => {
      const { x, y, width, height } = made.getBounds();
      const at = place({ width, height });
      if (at.x !== x || at.y !== y) made.setPosition(at.x, at.y);
    });
  }

  function showPopup(tray: Box): void {
    if (plain) return plain.show();
    if (popup) return popup.focus();
    const place = placeAt(tray);
    const made = make({ ...popupSize, ...place(grown(popupSize)), frame: false, resizable: false, skipTaskbar: true, alwaysOnTop: true, title: 'Reclight', useContentSize: true }, 'popup/index.html');
    popup = made;
    keepPlace(made, place);
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
    const size = page === 'welcome' ? { width: 760, height: 460 } : { width: 420, height: 632 };
    if (setup) setup.close();
    const made = make({ ...size, useContentSize: true, center: true, resizable: false, maximizable: false, title: 'Reclight' }, `setup/index.html#${page}`);
    setup = made;
    made.once('ready-to-show', () => made.show());
    made.on('closed', () => {
      if (setup !== made) return;
      setup = null;
      plain?.show();
      deps.onSetupClosed();
    });
  }

  function becomePlain({ minimised, onClose }: Parameters<Windows['becomePlain']>[0]): void {
    if (plain) return;
    popup?.close();
    plain = createPlainPopup({ make, size: popupSize, minimised, onFocus: deps.onPopup, onClose, onGone: () => (plain = null) });
    plain.setTitle(title);
    plain.setMenu(menu);
  }

  function showSettings(): void {
    if (settings) return settings.focus();
    const made = make({ width: 900, height: 660, minWidth: 640, minHeight: 420, useContentSize: true, center: true, title: 'Reclight' }, 'settings/index.html');
    settings = made;
    made.once('ready-to-show', () => made.show());
    made.on('blur', () => deps.onSettingsAway('blurred'));
    made.on('closed', () => {
      settings = null;
      deps.onSettingsAway('closed');
    });
  }

  function showHistory(): void {
    if (history) return history.focus();
    const made = make({ ...historySize, minWidth: 480, minHeight: 420, useContentSize: true, center: true, title: 'Reclight' }, 'history/index.html');
    history = made;
    made.once('ready-to-show', () => made.show());
    made.on('closed', () => (history = null));
  }

  function showEvidence({ day, agent, call }: HistoryCall): void {
    evidence?.close();
    const made = make({ ...evidenceSize, minWidth: 480, minHeight: 420, useContentSize: true, center: true, title: 'Reclight' }, `evidence/index.html#${[day, agent, call].map(encodeURIComponent).join('/')}`);
    evidence = made;
    made.once('ready-to-show', () => made.show());
    made.on('closed', () => {
      if (evidence === made) evidence = null;
    });
  }

  function showBoard(active = true): void {
    if (board) return active ? board.focus() : board.showInactive();
    const made = make({ ...boardSize, minWidth: 720, minHeight: 480, useContentSize: true, center: true, title: 'Reclight' }, 'board/index.html');
    board = made;
    made.once('ready-to-show', () => (active ? made.show() : made.showInactive()));
    made.on('closed', () => {
      board = null;
      deps.onBoardClosed();
    });
  }

  async function chooseSave(contentsId: number, { title, name, kind, extension }: Parameters<Windows['chooseSave']>[1]): Promise<string | null> {
    const window = find(contentsId);
    const options = { title, defaultPath: name, filters: [{ name: kind, extensions: [extension] }] };
    const { canceled, filePath } = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
    return canceled || filePath === '' ? null : filePath;
  }

  async function print(contentsId: number): Promise<Uint8Array> {
    const window = find(contentsId);
    if (!window) throw new Error('its window is gone');
    return window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
  }

  function askAgent(tray: Box): void {
    if (question) return;
    const place = placeAt(tray);
    const made = make({ ...questionSize, ...place(grown(questionSize)), frame: false, useContentSize: true, resizable: false, minimizable: false, maximizable: false, alwaysOnTop: true, title: 'Reclight' }, 'agent/index.html');
    question = made;
    keepPlace(made, place);
    made.once('ready-to-show', () => made.showInactive());
    made.on('closed', () => (question = null));
  }

  async function choose(contentsId: number, options: OpenDialogOptions): Promise<string | null> {
    const window = find(contentsId);
    const { filePaths } = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
    return filePaths[0] ?? null;
  }

  return {
    askAgent,
    make,
    showPopup,
    togglePopup: (tray) => {
      if (popup && !plain) popup.close();
      else if (Date.now() - blurredAt > 300) showPopup(tray);
    },
    showSetup,
    showSettings,
    showHistory,
    showEvidence,
    showBoard,
    tellBoard: (news) => {
      if (board) tellBoard(board, news);
    },
    chooseSave,
    print,
    tell,
    close: (contentsId) => (plain?.is(contentsId) ? plain.minimise() : find(contentsId)?.close()),
    chooseFile: (contentsId, title, files, extensions = ['pem', 'crt', 'cer']) => choose(contentsId, { title, properties: ['openFile'], filters: [{ name: files, extensions: [...extensions] }, { name: '*', extensions: ['*'] }] }),
    chooseFolder: (contentsId, title) => choose(contentsId, { title, properties: ['openDirectory', 'createDirectory'] }),
    isOurs: (contentsId) => find(contentsId) !== undefined,
    becomePlain,
    setTitle: (said) => {
      title = said;
      plain?.setTitle(said);
    },
    setMenu: (entries) => {
      menu = entries;
      plain?.setMenu(entries);
    },
    resize,
    closeAll,
  };
}
