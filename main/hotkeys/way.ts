/**
 * How global keys reach this app on this desktop. Pure: all it goes by is handed in.
 *
 * On Wayland no program may grab keys. Electron from 35 on can ask the desktop's portal instead, where the desktop has
 * one and the app runs as a Wayland client (electron/electron#45171); as an X client the keys arrive only while another
 * X window has the focus (electron/electron#15863). What `register` answers there is no proof (#45607), the one press of
 * the recorder is.
 */

export type KeyWay =
  /** X11, Windows, macOS: the system hands them out. */
  | 'system'
  /** The desktop's portal hands them out, and may ask or want them assigned in its own settings. */
  | 'portal'
  /** Only while an X window has the focus. */
  | 'xwayland'
  /** The desktop gives programs none. */
  | 'none';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Chromium's own switches; empty where not given. */
  readonly ozonePlatform: string;
  readonly ozoneHint: string;
  readonly electron: number;
  /** Does the desktop's portal offer GlobalShortcuts? Null: it could not be asked. */
  readonly portal: boolean | null;
}

export function isWayland(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  return platform === 'linux' && (env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '');
}

export function keyWayOf(where: Surroundings): KeyWay {
  if (!isWayland(where.platform, where.env)) return 'system';
  if (ozoneOf(where) === 'x11') return 'xwayland';
  return where.electron >= 35 && where.portal === true ? 'portal' : 'none';
}

/** From Electron 38 on an app is a Wayland client by itself; before, it had to be asked for. */
function ozoneOf({ ozonePlatform, ozoneHint, electron, env }: Surroundings): 'x11' | 'wayland' {
  const byHint = electron < 38 ? ozoneHint || (env['ELECTRON_OZONE_PLATFORM_HINT'] ?? '') || 'x11' : 'auto';
  const wish = ozonePlatform || byHint;
  if (wish === 'auto') return (env['WAYLAND_DISPLAY'] ?? '') !== '' || env['XDG_SESSION_TYPE'] === 'wayland' ? 'wayland' : 'x11';
  return wish === 'wayland' ? 'wayland' : 'x11';
}

/** Chromium's feature list with the portal asked for, and whatever the person asked for kept. */
export function withPortal(features: string): string {
  const wished = features.split(',').filter((name) => name !== '');
  return wished.some((name) => name.split(/[<:]/)[0] === 'GlobalShortcutsPortal') ? features : [...wished, 'GlobalShortcutsPortal'].join(',');
}
