/** The walls of the running app: bridge, windows, processes. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { callChannels } from '../../preload/contract';
import { openHouse, windowOf, type House, type Running } from './house';

let house: House;
let app: Running;
let popup: Page;

beforeAll(async () => {
  house = await openHouse();
  app = await house.launch({ args: ['--hidden'] });
  await house.setUp(app);
  await house.desk.tray.activate();
  popup = await windowOf(app, 'popup');
  await popup.getByRole('heading', { name: 'Not recording' }).waitFor();
}, 60_000);
afterAll(() => house.close(), 60_000);

describe('the bridge', () => {
  it('listens on the contract’s channels and on no other', async () => {
    const listening = await app.electronApp.evaluate(({ ipcMain }) => ({
      events: ipcMain.eventNames().map(String),
      // Electron keeps the handlers of `invoke` in a map of its own.
      handlers: [...((ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys())],
    }));
    expect(listening.handlers.toSorted()).toEqual(Object.values(callChannels).toSorted());
    // The one that Electron itself listens for.
    expect(listening.events).toEqual(['error']);
  });

  it('refuses payloads outside the contract, as data', async () => {
    const refused = await popup.evaluate(async () => {
      const bridge = window.reclight as unknown as Record<string, (ask?: unknown) => Promise<unknown>>;
      return Promise.all([
        bridge['start']?.({ tag: 7 }),
        bridge['start']?.({ surplus: true }),
        bridge['stop']?.('now'),
        bridge['saveSetup']?.({ server: 'https://dialer.example' }),
        bridge['practice']?.({ act: 'burn' }),
        bridge['chooseTag']?.(null),
      ]);
    });
    for (const answer of refused) expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-a-form' } });
    expect(house.practice.calls().filter((call) => call.value !== 'STATUS' && call.function === 'recording')).toEqual([]);
  });

  it('refuses a window that is not ours, even one with our preload', async () => {
    const answer = await app.electronApp.evaluate(async ({ BrowserWindow, app: electron }) => {
      const [known] = BrowserWindow.getAllWindows();
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload: `${electron.getAppPath()}/out/preload/index.cjs`, sandbox: true, ...(known ? { session: known.webContents.session } : {}) } });
      await stranger.loadURL('app://reclight/popup/index.html');
      const said: unknown = await stranger.webContents.executeJavaScript('window.reclight.start({})');
      stranger.destroy();
      return said;
    });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-a-form' } });
  });
});

describe('a window', () => {
  it('has the bridge and nothing of Node or Electron', async () => {
    const found = await popup.evaluate(() => ({ require: typeof (globalThis as { require?: unknown }).require, process: typeof (globalThis as { process?: unknown }).process, bridge: Object.keys(window.reclight).toSorted() }));
    expect(found).toEqual({ require: 'undefined', process: 'undefined', bridge: [...Object.keys(callChannels), 'onView'].toSorted() });
  });

  it('can’t go anywhere, open anything, fetch anything or ask for anything', async () => {
    const before = popup.url();
    const tried = await popup.evaluate(async () => {
      const failed = async (what: Promise<unknown>): Promise<string> => what.then(() => 'worked', () => 'failed');
      const opened = window.open('https://dialer.example') === null ? 'failed' : 'worked';
      return {
        opened,
        fetched: await failed(fetch('https://dialer.example')),
        own: await failed(fetch('app://reclight/popup/index.html')),
        camera: await failed(navigator.mediaDevices?.getUserMedia({ audio: true }) ?? Promise.reject(new Error('none'))),
        notify: await Notification.requestPermission(),
        evaluated: (() => {
          try {
            return String((Reflect.get(globalThis, 'eval') as (text: string) => unknown)('1+1'));
          } catch {
            return 'failed';
          }
        })(),
      };
    });
    expect(tried).toEqual({ opened: 'failed', fetched: 'failed', own: 'failed', camera: 'failed', notify: 'denied', evaluated: 'failed' });
    await popup.evaluate(() => {
      location.href = 'https://dialer.example';
    });
    expect(popup.url()).toBe(before);
    expect(app.electronApp.windows()).toHaveLength(1);
  });

  it('gets only the files of the map', async () => {
    const status = await app.electronApp.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const ask = async (url: string): Promise<number> => (await session?.fetch(url))?.status ?? 0;
      return Promise.all(['app://reclight/popup/index.html', 'app://reclight/../main/index.js', 'app://reclight/%2e%2e/main/index.js', 'app://reclight/popup/', 'app://other/popup/index.html', 'app://reclight/etc/passwd'].map(ask));
    });
    expect(status).toEqual([200, 404, 404, 404, 404, 404]);
  });
});

describe('the processes', () => {
  it('run as an ordinary user with the sandbox on', async (context) => {
    if (!house.desk.sandboxed) {
      console.warn('SKIPPED ALOUD: this machine refuses user namespaces, so the app runs without its sandbox here.');
      context.skip();
    }
    const pids = await app.electronApp.evaluate(({ app: electron }) => electron.getAppMetrics().filter((metric) => metric.type === 'Tab').map((metric) => metric.pid));
    expect(pids.length).toBeGreaterThan(0);
    for (const pid of pids) {
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    }
    expect(process.getuid?.()).not.toBe(0);
  });
});
