/**
 * Where the app keeps its files, and where Chromium keeps its own if that place takes none.
 *
 * Chromium's lock, by which there is one app only, lies among them: in a closed home it would take every start for the
 * second one, and end it without a word. Our own rooms still read what lies there, and say what they can't keep.
 */
import type { App } from 'electron';
import { accessSync, constants, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { isAbsolute, join, resolve } from 'node:path';

export type HomeApp = Pick<App, 'getPath' | 'setPath' | 'getName'> & { readonly commandLine: Pick<App['commandLine'], 'getSwitchValue'> };

/** Returns the folder of our own files. Before anything else asks for a path. */
export function settleHome(app: HomeApp, runtimeDir: string | undefined): string {
  const home = homeOf(app);
  if (isOpen(home)) return home;
  const spare = spareFolder(home, runtimeDir !== undefined && isAbsolute(runtimeDir) ? runtimeDir : app.getPath('temp'));
  if (spare !== null) for (const name of ['userData', 'sessionData'] as const) app.setPath(name, spare);
  return home;
}

/** Electron makes the folder when it is asked for it, and throws where it can't. */
function homeOf(app: HomeApp): string {
  try {
    return app.getPath('userData');
  } catch {
    const chosen = app.commandLine.getSwitchValue('user-data-dir');
    return chosen === '' ? join(app.getPath('appData'), app.getName()) : resolve(chosen);
  }
}

function isOpen(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The same for every start of the same home, so that the second one finds the first; never a folder of somebody else. */
function spareFolder(home: string, below: string): string | null {
  const uid = process.getuid?.() ?? 0;
  const path = join(below, `reclight-${uid}-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch {
    // There already, or not to be had.
  }
  try {
    const found = lstatSync(path);
    const mine = found.isDirectory() && (process.platform === 'win32' || (found.uid === uid && (found.mode & 0o077) === 0));
    return mine ? path : mkdtempSync(`${path}-`);
  } catch {
    return null;
  }
}
