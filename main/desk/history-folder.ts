/** The folder or share that gets the history too: chosen in a dialog of the desktop, and tried before it counts. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { readSetting, type SettingsRoom } from '../settings';

export type FolderFault = 'not-writable' | 'our-own';

export interface HistoryFolder {
  /** Null: it is chosen, or the person chose none. */
  readonly choose: (contentsId: number) => Promise<FolderFault | null>;
  /** What was copied there stays. */
  readonly drop: () => void;
}

export interface HistoryFolderDeps {
  readonly settings: SettingsRoom;
  /** Where the app keeps its own files. */
  readonly own: string;
  readonly chooseFolder: (contentsId: number) => Promise<string | null>;
  readonly onChange: () => void;
}

export function createHistoryFolder(deps: HistoryFolderDeps): HistoryFolder {
  function keep(historyTo: string): void {
    deps.settings.set({ historyTo });
    deps.onChange();
  }

  return {
    choose: async (contentsId) => {
      const chosen = await deps.chooseFolder(contentsId);
      if (chosen === null) return null;
      // Copies among the originals would be taken for them.
      if (isWithin(deps.own, chosen)) return 'our-own';
      if (!readSetting('historyTo', chosen).ok || !(await mayWrite(chosen))) return 'not-writable';
      keep(chosen);
      return null;
    },
    drop: () => keep(''),
  };
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

async function mayWrite(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}
