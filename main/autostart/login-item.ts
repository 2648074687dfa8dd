/**
 * Windows and macOS: Electron's login items, read back.
 *
 * Windows writes `path` and `args` into its registry as one line, and compares that line when asked: so the path stands
 * in quotation marks both times, else a folder with a space in its name would start another program. It tells nothing
 * about an entry for another path, so such a one and none are both `stale`. macOS starts the app itself, without
 * arguments; that it did is asked from it (`wasOpenedAtLogin`).
 */
import type { Entry, Found } from './entry';

/** What we need of Electron's `app`. */
export interface LoginItems {
  readonly getLoginItemSettings: (options?: { path?: string; args?: string[] }) => {
    readonly openAtLogin: boolean;
    readonly status?: string;
    readonly launchItems?: readonly { readonly name: string; readonly args: readonly string[]; readonly scope: string; readonly enabled: boolean }[];
  };
  readonly setLoginItemSettings: (settings: { openAtLogin: boolean; path?: string; args?: string[]; name?: string; enabled?: boolean }) => void;
}

export function createLoginItem(app: LoginItems, platform: 'win32' | 'darwin', program: string, name: string): Entry {
  const how = platform === 'win32' ? { path: `"${program}"`, args: ['--hidden'] } : {};
  const isOn = (): Found => (platform === 'win32' ? foundOnWindows(app.getLoginItemSettings(how), name) : foundOnMac(app.getLoginItemSettings()));
  return {
    isOn,
    set: (on) => {
      try {
        app.setLoginItemSettings(platform === 'win32' ? { openAtLogin: on, name, enabled: true, ...how } : { openAtLogin: on });
      } catch {
        return 'failed';
      }
      if (!on) return null;
      if (platform === 'darwin' && app.getLoginItemSettings().status === 'requires-approval') return 'needs-approval';
      return isOn() === 'on' ? null : 'failed';
    },
  };
}

type Read = ReturnType<LoginItems['getLoginItemSettings']>;

function foundOnWindows({ openAtLogin, launchItems = [] }: Read, name: string): Found {
  const mine = launchItems.find((item) => item.name === name && item.scope === 'user');
  if (mine && !mine.enabled) return 'off';
  // An administrator's entry for everybody starts it too.
  if (launchItems.some((item) => item.scope === 'machine' && item.enabled)) return 'on';
  return openAtLogin ? 'on' : 'stale';
}

function foundOnMac({ openAtLogin, status }: Read): Found {
  switch (status) {
    case 'enabled':
      return 'on';
    // Switched off in the System Settings, or not allowed there yet.
    case 'requires-approval':
    case 'not-registered':
      return 'off';
    case 'not-found':
      return 'stale';
    default:
      return openAtLogin ? 'on' : 'off';
  }
}
