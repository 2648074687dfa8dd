/** The launcher on this desktop. A development run adds none: its program is a bare Electron. */
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '../../assets/words/en';
import { writeWhole } from '../settings';
import { baseFolders, ourProgram } from './base-folders';
import { createLauncher, type Launcher } from './launcher';

export function createDesktopLauncher(words: () => Words): Launcher {
  if (!app.isPackaged) return { ensure: () => true };
  const { dataHome, dataDirs } = baseFolders(process.env, app.getPath('home'));
  const icon = join(app.getAppPath(), 'out', 'icons', 'app.png');
  return createLauncher({ program: ourProgram(), dataHome, dataDirs, icon: () => readFileSync(icon), words, writeWhole });
}
