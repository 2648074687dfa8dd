import type { CommandOptions, Ending, LaunchedApp, LaunchOptions, PackagedApp, PackagedOptions } from './app.mjs';
import type { Bus } from './bus.mjs';
import type { Display } from './display.mjs';
import type { KeyringState } from './keyring.mjs';
import type { Keys } from './keys.mjs';
import type { Notifications } from './notifications.mjs';
import type { TrayHost } from './tray-host.mjs';

export interface DeskOptions {
  /** 'unlocked' without it. */
  readonly keyring?: KeyringState;
  /** Without one, a click beside a window does not take its focus. False without it. */
  readonly windowManager?: boolean;
  /** False: a desktop that takes no tray icons, so `tray` is not there. True without it. */
  readonly trayHost?: boolean;
  /** Does anybody serve notifications? True without it; else `notifications` is null. */
  readonly notifications?: boolean;
}

export interface Desk {
  /** The home folder of all that runs on this desk; gone when it is closed. */
  readonly home: string;
  /** The environment of all that runs on this desk. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether Chromium's sandbox can be on here. */
  readonly sandboxed: boolean;
  readonly display: Display;
  readonly bus: Bus;
  readonly tray: TrayHost;
  /** A tray that comes late. */
  startTrayHost(): Promise<TrayHost>;
  readonly notifications: Notifications;
  readonly keys: Keys;
  /** The built app under Playwright. */
  launch(options?: LaunchOptions): Promise<LaunchedApp>;
  /** A program, a packaged app say, as a plain child with the desk's environment. */
  launchPackaged(executable: string, args?: readonly string[], options?: PackagedOptions): PackagedApp;
  /** The app's command line, run to its end. */
  command(args: readonly string[], options?: CommandOptions): Promise<Ending>;
  /** Ends everything on the desk, by process id, and removes its files. */
  close(): Promise<void>;
}

export function openDesk(options?: DeskOptions): Promise<Desk>;
