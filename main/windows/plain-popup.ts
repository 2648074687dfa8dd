/**
 * The popup where there is no tray to stand at: an ordinary small window, there from start to quit, in the taskbar, with
 * the lamp's words as its title and the tray's menu as its own.
 *
 * Its cross closes the app, after a question where one is needed: a window that hid itself could not be found again.
 */
import { Menu, screen, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { placePopup } from './place';

export interface PlainPopup {
  readonly show: () => void;
  readonly minimise: () => void;
  readonly is: (contentsId: number) => boolean;
  readonly setTitle: (title: string) => void;
  readonly setMenu: (menu: readonly MenuItemConstructorOptions[]) => void;
}

export interface PlainPopupDeps {
  readonly make: (options: Electron.BrowserWindowConstructorOptions, path: string) => BrowserWindow;
  readonly size: { readonly width: number; readonly height: number };
  readonly minimised: boolean;
  /** A window that is only visible is not looked at: it may stand there all day. */
  readonly onFocus: (focused: boolean) => void;
  readonly onClose: () => void;
  /** The app quits. */
  readonly onGone: () => void;
}

const nowhere = { x: 0, y: 0, width: 0, height: 0 };

export function createPlainPopup({ make, size, minimised, onFocus, onClose, onGone }: PlainPopupDeps): PlainPopup {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const window = make({ ...size, ...placePopup(size, nowhere, workArea, true), useContentSize: true, resizable: false, maximizable: false, autoHideMenuBar: false, title: 'Reclight' }, 'popup/index.html');
  window.once('ready-to-show', () => {
    if (!minimised) return window.show();
    // One that was never shown is in no taskbar.
    window.showInactive();
    window.minimize();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('focus', () => onFocus(true));
  window.on('blur', () => onFocus(false));
  window.on('close', (event) => {
    event.preventDefault();
    onClose();
  });
  window.on('closed', onGone);

  return {
    show: () => {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    minimise: () => window.minimize(),
    is: (contentsId) => window.webContents.id === contentsId,
    setTitle: (title) => window.setTitle(title),
    setMenu: (menu) => window.setMenu(Menu.buildFromTemplate([{ label: 'Reclight', submenu: [...menu] }])),
  };
}
