/**
 * The launcher in the desktop's menu, where there is no tray to click: an installed package brings its own, an AppImage
 * or a plain folder does not.
 *
 * One that we did not write is never touched; ours is written anew when the program has moved.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Words } from '../../assets/words/en';
import { commandOf, execOf, readEntry, writeEntry } from './format';

export interface Launcher {
  /** False: the disk refuses. */
  readonly ensure: () => boolean;
}

export interface LauncherDeps {
  readonly program: string;
  /** `$XDG_DATA_HOME`, the person's own. */
  readonly dataHome: string;
  /** `$XDG_DATA_DIRS`, the system's. */
  readonly dataDirs: readonly string[];
  readonly icon: () => Uint8Array;
  readonly words: () => Words;
  readonly writeWhole: (path: string, data: string | Uint8Array) => void;
}

const file = join('applications', 'reclight.desktop');
/** Only what carries it is ours to change. */
const mark = 'X-Reclight-Launcher';

export function createLauncher(deps: LauncherDeps): Launcher {
  function ensure(): boolean {
    const own = join(deps.dataHome, file);
    const text = entry();
    const present = readText(own);
    if (present === text) return true;
    if (present !== null && readEntry(present)?.[mark] === undefined) return true;
    if (present === null && deps.dataDirs.some((folder) => readText(join(folder, file)) !== null)) return true;
    try {
      const icon = join(deps.dataHome, 'icons', 'hicolor', '256x256', 'apps', 'reclight.png');
      for (const path of [own, icon]) mkdirSync(dirname(path), { recursive: true });
      deps.writeWhole(icon, deps.icon());
      deps.writeWhole(own, text);
      return true;
    } catch {
      return false;
    }
  }

  function entry(): string {
    const { app, menu, system } = deps.words();
    const run = (...args: readonly string[]): string => execOf(commandOf(deps.program, args));
    const acts = { start: menu.start, stop: menu.stop, toggle: system.toggle, quit: menu.quit };
    return writeEntry([
      {
        name: 'Desktop Entry',
        keys: {
          Type: 'Application',
          Name: app.name,
          Comment: system.comment,
          Exec: run(),
          Icon: 'reclight',
          Categories: 'Office;',
          StartupWMClass: 'reclight',
          StartupNotify: 'false',
          Actions: `${Object.keys(acts).join(';')};`,
          [mark]: '1',
        },
      },
      ...Object.entries(acts).map(([act, name]) => ({ name: `Desktop Action ${act}`, keys: { Name: name, Exec: run(act) } })),
    ]);
  }

  return { ensure };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
