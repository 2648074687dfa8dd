// A whole desk for one app: screen, bus, keyring, tray, notifications, hands, and a home of its own. Each test file
// opens one and closes it; the demo does the same. Whatever happens, nothing of it outlives the process.
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweep } from '../../scripts/lib/processes.mjs';
import { command, launch, launchPackaged, sandboxed } from './app.mjs';
import { startBus } from './bus.mjs';
import { startDisplay } from './display.mjs';
import { makeKeys } from './keys.mjs';
import { startKeyring } from './keyring.mjs';
import { startNotifications } from './notifications.mjs';
import { startTrayHost } from './tray-host.mjs';
import { hangWallpaper } from './wallpaper.mjs';
import { startWindowManager } from './window-manager.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
// No secret of the caller's environment reaches the app.
const HANDED_ON = ['PATH', 'TZ', 'RECLIGHT_RUN', 'RECLIGHT_NO_SANDBOX'];

function makeHome() {
  const home = mkdtempSync(join(tmpdir(), 'desk-'));
  for (const folder of ['run', 'tmp']) mkdirSync(join(home, folder), { mode: 0o700 });
  return home;
}

function environment(home, mark) {
  const handed = HANDED_ON.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]);
  return {
    ...Object.fromEntries(handed),
    LANG: 'en_US.UTF-8',
    HOME: home,
    TMPDIR: join(home, 'tmp'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_SESSION_TYPE: 'x11',
    // Neither needs a service of the desktop, which nobody here would end.
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
    RECLIGHT_DESK: mark,
  };
}

/**
 * Opens a desk.
 * @param {{keyring?: 'unlocked' | 'locked' | 'none', windowManager?: boolean, trayHost?: boolean, notifications?: boolean}} [options] see desk.d.mts
 */
export async function openDesk(options = {}) {
  const { keyring = 'unlocked', windowManager = false, trayHost = true, notifications: served = true } = options;
  const mark = randomUUID();
  const home = makeHome();
  const env = environment(home, mark);
  const apps = new Set();
  const parts = [];
  // Playwright takes these signals for itself and lets the process live on.
  const leave = () => process.exit(1);
  for (const signal of SIGNALS) process.on(signal, leave);
  const close = async () => {
    for (const signal of SIGNALS) process.off(signal, leave);
    await Promise.allSettled([...apps].map((app) => app.close()));
    while (parts.length > 0) await parts.pop().stop();
    await sweep(`RECLIGHT_DESK=${mark}`);
    rmSync(home, { recursive: true, force: true });
  };
  const part = (started) => (parts.push(started), started);

  try {
    const screen = part(await startDisplay({ home, env }));
    env.DISPLAY = screen.display;
    part(await hangWallpaper(screen.display));
    const bus = part(await startBus({ home, env, keyring: keyring !== 'none' }));
    env.DBUS_SESSION_BUS_ADDRESS = bus.address;
    const client = await bus.connect();
    const [tray, notifications] = await Promise.all([
      trayHost ? startTrayHost(client) : null,
      served ? startNotifications(client) : null,
      startKeyring(keyring, { client, env }).then(part),
      windowManager ? startWindowManager({ home, env }).then(part) : null,
    ]);
    const place = { home, env };
    const remember = (app) => (apps.add(app), app);
    return {
      home,
      env,
      sandboxed,
      display: screen,
      bus,
      tray,
      startTrayHost: () => startTrayHost(client),
      notifications,
      keys: makeKeys(env),
      launch: async (opts) => remember(await launch(place, opts)),
      launchPackaged: (executable, args, opts) => remember(launchPackaged(place, executable, args, opts)),
      command: (args, opts) => command(place, args, opts),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
