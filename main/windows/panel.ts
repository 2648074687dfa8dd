/** How every panel is made: above all windows, without a frame, a taskbar entry or the focus. */
import type { BrowserWindow } from 'electron';
import { roundedShape } from './shape';

/** On X11 a window that can't have the focus is out of the window manager's hands; elsewhere the level does it. */
export const panelOptions: Electron.BrowserWindowConstructorOptions = {
  frame: false,
  resizable: false,
  minimizable: false,
  maximizable: false,
  skipTaskbar: true,
  alwaysOnTop: true,
  focusable: false,
  acceptFirstMouse: true,
  useContentSize: true,
  title: 'Reclight',
  ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
};

export function raisePanel(panel: BrowserWindow): void {
  panel.setAlwaysOnTop(true, 'screen-saver');
  panel.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
}

/** Windows and macOS round the corners themselves. */
export function roundPanel(panel: BrowserWindow, corner: number): void {
  if (process.platform === 'linux') panel.setShape(roundedShape(panel.getBounds(), Math.round(corner)));
}
