/** The entry of the system that this runs on, and whether the system has just started us. */
import { app } from 'electron';
import type { Words } from '../../assets/words/en';
import { baseFolders, ourProgram } from '../desktop-entry';
import { appId } from '../platform';
import { writeWhole } from '../settings';
import type { Entry } from './entry';
import { createLoginItem } from './login-item';
import { createXdgEntry } from './xdg';

/** Null in a development run, whose program is a bare Electron. */
export function systemEntry(words: () => Words): Entry | null {
  if (!app.isPackaged) return null;
  if (process.platform === 'win32' || process.platform === 'darwin') return createLoginItem(app, process.platform, process.execPath, appId);
  const { configHome, configDirs } = baseFolders(process.env, app.getPath('home'));
  return createXdgEntry({ program: ourProgram(), configHome, configDirs, name: () => words().app.name, comment: () => words().system.comment, writeWhole });
}

/** macOS hands its login items no `--hidden`. */
export function startedBySystem(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
