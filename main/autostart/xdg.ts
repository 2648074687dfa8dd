/**
 * Linux: an entry in the person's autostart folder, by the rules of freedesktop.org.
 *
 * A person's file hides the system's one of the same name. Desktops switch an entry off by `Hidden` or by GNOME's own
 * key, or remove the file: all three are somebody's will.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, execOf, readEntry, wordsOf, writeEntry } from '../desktop-entry';
import type { Entry, Found } from './entry';

export interface XdgDeps {
  /** The program as the desktop must start it: of an AppImage the image, not what it unpacks. */
  readonly program: string;
  /** `$XDG_CONFIG_HOME`. */
  readonly configHome: string;
  /** `$XDG_CONFIG_DIRS`. */
  readonly configDirs: readonly string[];
  readonly name: () => string;
  readonly comment: () => string;
  readonly writeWhole: (path: string, text: string) => void;
}

export function createXdgEntry(deps: XdgDeps): Entry {
  const folder = join(deps.configHome, 'autostart');
  const path = join(folder, 'reclight.desktop');
  const exec = execOf(commandOf(deps.program, ['--hidden']));

  /** The system's own entry, which counts while the person has none. */
  const systems = (): string | null => deps.configDirs.map((dir) => read(join(dir, 'autostart', 'reclight.desktop'))).find((text) => typeof text === 'string') ?? null;

  function isOn(): Found {
    const own = read(path);
    if (own === undefined) return 'unknown';
    const text = own ?? systems();
    return text === null ? 'off' : foundIn(text, deps.program);
  }

  return {
    isOn,
    set: (on) => {
      try {
        const hide = !on && systems() !== null;
        if (on || hide) {
          mkdirSync(folder, { recursive: true });
          deps.writeWhole(path, entry(on));
        } else rmSync(path, { force: true });
        return null;
      } catch {
        return 'failed';
      }
    },
  };

  function entry(on: boolean): string {
    const keys = { Type: 'Application', Name: deps.name(), Comment: deps.comment(), Exec: exec, Icon: 'reclight', Terminal: 'false', 'X-GNOME-Autostart-enabled': String(on) };
    return writeEntry([{ name: 'Desktop Entry', keys: on ? keys : { ...keys, Hidden: 'true' } }]);
  }
}

function foundIn(text: string, program: string): Found {
  const keys = readEntry(text);
  // Not an entry: no desktop starts it. Whoever broke it, it is not as we left it.
  if (!keys) return 'stale';
  const off = keys['Hidden']?.toLowerCase() === 'true' || keys['X-GNOME-Autostart-enabled']?.toLowerCase() === 'false';
  if (off) return 'off';
  const words = wordsOf(keys['Exec'] ?? '');
  // With whatever switches: an entry made by hand counts too.
  return commandOf(program, []).every((word, at) => words[at] === word) ? 'on' : 'stale';
}

/** Null: there is none. Undefined: it can't be read. */
function read(path: string): string | null | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : undefined;
  }
}
