/**
 * Is there a tray that can take our lamp? GNOME without its extension has none, and says nothing about it.
 *
 * Asked of the session bus by a small program of the desktop, since nothing of the kind is in Node; where that can't be
 * asked, a tray is assumed. Linux only. Pure but for what it is handed.
 */

export type TrayHost = 'present' | 'absent' | 'unknown';

export interface TrayHostDeps {
  /** Runs a program to its end; null: it does not exist, failed, or took too long. */
  readonly run: (program: string, args: readonly string[]) => Promise<string | null>;
  /** Does somebody take icons in the old way, as windows of X? Null: it can't be told, or that way is not open. */
  readonly hasXEmbed: () => Promise<boolean | null>;
}

const watcher = 'org.kde.StatusNotifierWatcher';
const bus = 'org.freedesktop.DBus';
const properties = 'org.freedesktop.DBus.Properties';
const host = 'IsStatusNotifierHostRegistered';

/** Three programs that can ask the session bus; a desktop has at least one. */
const askers: readonly { readonly program: string; readonly owned: readonly string[]; readonly hosted: readonly string[] }[] = [
  {
    program: 'gdbus',
    owned: ['call', '--session', '--timeout=2', `--dest=${bus}`, '--object-path=/org/freedesktop/DBus', `--method=${bus}.NameHasOwner`, watcher],
    hosted: ['call', '--session', '--timeout=2', `--dest=${watcher}`, '--object-path=/StatusNotifierWatcher', `--method=${properties}.Get`, watcher, host],
  },
  {
    program: 'busctl',
    owned: ['--user', '--timeout=2', 'call', bus, '/org/freedesktop/DBus', bus, 'NameHasOwner', 's', watcher],
    hosted: ['--user', '--timeout=2', 'get-property', watcher, '/StatusNotifierWatcher', watcher, host],
  },
  {
    program: 'dbus-send',
    owned: ['--session', '--print-reply=literal', '--reply-timeout=2000', `--dest=${bus}`, '/org/freedesktop/DBus', `${bus}.NameHasOwner`, `string:${watcher}`],
    hosted: ['--session', '--print-reply=literal', '--reply-timeout=2000', `--dest=${watcher}`, '/StatusNotifierWatcher', `${properties}.Get`, `string:${watcher}`, `string:${host}`],
  },
];

export async function findTrayHost({ run, hasXEmbed }: TrayHostDeps): Promise<TrayHost> {
  for (const { program, owned, hosted } of askers) {
    const isOwned = readBoolean(await run(program, owned));
    if (isOwned === null) continue;
    if (isOwned) {
      const isHosted = readBoolean(await run(program, hosted));
      if (isHosted === null) return 'unknown';
      if (isHosted) return 'present';
    }
    // Nobody there: the lamp falls back to a window of X.
    return (await hasXEmbed()) === true ? 'present' : 'absent';
  }
  return 'unknown';
}

/** `(true,)`, `(<false>,)`, `b true`, `boolean true`, as the three say it. */
function readBoolean(answer: string | null): boolean | null {
  const [said] = /\b(true|false)\b/.exec(answer ?? '') ?? [];
  return said === undefined ? null : said === 'true';
}

/** At login the panel may come later than we do: an absent host is asked for again before it is believed. */
export async function awaitTrayHost(find: () => Promise<TrayHost>, pausesMs: readonly number[], pause: (ms: number) => Promise<void>): Promise<{ readonly host: TrayHost; readonly late: boolean }> {
  let host = await find();
  let late = false;
  for (const ms of pausesMs) {
    if (host !== 'absent') break;
    await pause(ms);
    host = await find();
    late = true;
  }
  return { host, late };
}
