/** The global keys: the system that gives them, the settings that name them, and the command for desktops without any. */
import { app, globalShortcut } from 'electron';
import { foreignSwitches } from '../cli';
import { commandOf } from '../desk/command';
import { createDeskKeys, type DeskKeys } from '../desk/keys';
import type { Preferences } from '../desk/preferences';
import type { DeskPress } from '../desk/press';
import { ourProgram } from '../desktop-entry';
import { createHotkeys, hasPortal, isWayland, keyWayOf, type Hotkeys, type KeyWay } from '../hotkeys';
import type { Core } from './core';

export interface KeyParts {
  readonly hotkeys: Hotkeys;
  readonly keys: DeskKeys;
  readonly keyWay: () => KeyWay;
  readonly command: string;
}

export interface KeyDeps {
  readonly core: Core;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly preferences: Preferences;
  readonly press: DeskPress;
  readonly show: () => void;
  readonly onChange: () => void;
}

export function createKeys(deps: KeyDeps): KeyParts {
  const { core, platform } = deps;
  const { settings } = core;
  const hotkeys: Hotkeys = createHotkeys({
    shortcuts: globalShortcut,
    platform,
    setTimer: core.setTimer,
    wallMs: core.wallMs,
    onPress: (id) => keys.onPress(id),
    onRefused: (key, why) => core.trouble({ kind: why === 'taken' && keyWay() !== 'system' ? 'key-desktop' : `key-${why}`, key }),
    onCommit: (id, key) => keys.onCommit(id, key),
    onChange: deps.onChange,
  });
  const keys: DeskKeys = createDeskKeys({ hotkeys, settings, preferences: deps.preferences, press: deps.press, show: deps.show });
  let portal: boolean | null = null;
  const switchValue = (name: string): string => app.commandLine.getSwitchValue(name);
  const keyWay = () =>
    keyWayOf({ platform: process.platform, env: process.env, ozonePlatform: switchValue('ozone-platform'), ozoneHint: switchValue('ozone-platform-hint'), electron: Number.parseInt(process.versions.electron, 10), portal });
  if (isWayland(process.platform, process.env))
    void hasPortal().then((found) => {
      portal = found;
      deps.onChange();
    });
  const command = commandOf({ platform: process.platform, program: ourProgram(), before: [...foreignSwitches(process.argv.slice(1)).filter((given) => !/^--(inspect|remote-debugging)/.test(given)), ...(process.defaultApp ? [app.getAppPath()] : [])] }, 'toggle');
  return { hotkeys, keys, keyWay, command };
}
