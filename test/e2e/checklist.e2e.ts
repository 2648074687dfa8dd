/**
 * Electron's own security checklist (electronjs.org/docs/latest/tutorial/security), item by item, against the running app
 * with every one of its windows open. What the app doesn't have is looked for and not found.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { callChannels } from '../../preload/contract';
import { openHouse, windowOf, type House, type Running } from './house';

const root = join(import.meta.dirname, '..', '..');
let house: House;
let app: Running;
let pages: readonly Page[];

declare global {
  /** In the main process: what was asked of the system's own programs. */
  var openedOutside: string[];
}

beforeAll(async () => {
  house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true } });
  app = await house.launch({ args: ['--hidden'] });
  await house.setUp(app);
  await app.electronApp.evaluate(({ shell }) => {
    globalThis.openedOutside = [];
    Object.assign(shell, { openExternal: async (url: string) => void globalThis.openedOutside.push(url), openPath: async (path: string) => globalThis.openedOutside.push(path) });
  });
  await house.desk.tray.activate();
  const popup = await windowOf(app, 'popup');
  await popup.getByRole('heading', { name: 'Not recording' }).waitFor();
  // The popup closes when another window takes the focus; what it has opened stays.
  for (const open of ['openSettings', 'openHistory', 'openBoard', 'openSetup', 'evidence'] as const) {
    await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.removeAllListeners('blur')));
    await popup.evaluate((name) => (window.reclight as unknown as Record<string, (ask?: unknown) => Promise<unknown>>)[name]?.(name === 'openSetup' ? { page: 'connect' } : name === 'evidence' ? { day: '2026-11-24', agent: '1000', call: '2026-11-24T09:20:50.000+01:00', as: 'show' } : undefined), open);
  }
  await vi.waitFor(() => expect(app.electronApp.windows()).toHaveLength(6), { timeout: 10_000 });
  pages = app.electronApp.windows();
  for (const page of pages) await page.getByRole('heading').first().waitFor();
}, 60_000);
afterAll(() => house.close(), 60_000);

/** The same question to every window; the answers must all be that. */
async function everyWindow<T>(ask: () => T | Promise<T>, answer: Awaited<T>): Promise<void> {
  for (const page of pages) expect(await page.evaluate<T>(ask as never), page.url()).toEqual(answer);
}

/** How every window was really made. */
function preferences(): Promise<Record<string, unknown>[]> {
  return app.electronApp.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => ({ ...(contents as unknown as { getLastWebPreferences: () => object }).getLastWebPreferences() })));
}

describe('Electron’s checklist', () => {
  it('1. Only load secure content', async () => {
    for (const page of pages) {
      const loaded = await page.evaluate(() => [location.href, ...Array.from(document.querySelectorAll<HTMLScriptElement>('[src]'), ({ src }) => src), ...Array.from(document.querySelectorAll<HTMLLinkElement>('[href]'), ({ href }) => href)]);
      expect(loaded.length).toBeGreaterThan(2);
      for (const url of loaded) expect(url).toMatch(/^app:\/\/reclight\//);
    }
    await everyWindow(async () => {
      const image = (src: string): Promise<string> => new Promise((end) => Object.assign(new Image(), { src, onload: () => end('loaded'), onerror: () => end('refused') }));
      const fetched = (url: string): Promise<string> => fetch(url).then(() => 'loaded', () => 'refused');
      return Promise.all([fetched('https://dialer.example'), fetched('http://127.0.0.1'), fetched('app://reclight/popup/index.html'), image('http://127.0.0.1/x.png'), image('https://dialer.example/x.png'), image('data:image/png;base64,AA==')]);
    }, ['refused', 'refused', 'refused', 'refused', 'refused', 'refused']);
  });

  it('2. Do not enable Node.js integration for remote content', async () => {
    await everyWindow(() => ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'setImmediate'].filter((name) => name in globalThis), []);
    for (const made of await preferences()) {
      expect(made).toMatchObject({ nodeIntegration: false });
      for (const further of ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames']) expect(made[further] ?? false).toBe(false);
    }
  });

  it('3. Enable context isolation', async () => {
    for (const made of await preferences()) expect(made).toMatchObject({ contextIsolation: true });
    // A page can neither put a bridge of its own in place, nor change one call of it.
    await everyWindow(() => {
      const { reclight } = window;
      const { stop } = reclight;
      Reflect.set(window, 'reclight', {});
      Reflect.set(reclight, 'stop', () => undefined);
      Reflect.deleteProperty(reclight, 'start');
      return window.reclight === reclight && reclight.stop === stop && 'start' in reclight;
    }, true);
  });

  it('4. Enable process sandboxing', async (context) => {
    for (const made of await preferences()) expect(made).toMatchObject({ sandbox: true });
    if (!house.desk.sandboxed) {
      console.warn('SKIPPED ALOUD: this machine refuses user namespaces, so the app runs without its sandbox here.');
      context.skip();
    }
    const pids = await app.electronApp.evaluate(({ app: electron }) => electron.getAppMetrics().filter(({ type }) => type === 'Tab').map(({ pid }) => pid));
    expect(pids.length).toBeGreaterThan(0);
    for (const pid of pids) {
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    }
    expect(process.getuid?.()).not.toBe(0);
  });

  it('5. Handle session permission requests', async () => {
    await everyWindow(async () => {
      const asked = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage', 'screen-wake-lock'].map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return state;
      });
      const failed = (what: Promise<unknown> | undefined): Promise<string> => what?.then(() => 'granted', () => 'denied') ?? Promise.resolve('denied');
      const place = new Promise<string>((end) => (navigator.geolocation ? navigator.geolocation.getCurrentPosition(() => end('granted'), () => end('denied')) : end('denied')));
      const got = [Notification.requestPermission(), failed(navigator.mediaDevices?.getUserMedia({ audio: true })), failed(navigator.mediaDevices?.getDisplayMedia()), place, failed(navigator.clipboard?.readText())];
      return [...new Set(await Promise.all([...asked, ...got]))];
    }, ['denied']);
  });

  it('6. Do not disable webSecurity', async () => {
    for (const made of await preferences()) expect(made['webSecurity']).not.toBe(false);
  });

  it('7. Define a Content Security Policy', async () => {
    const policies = await app.electronApp.evaluate(async ({ BrowserWindow }) =>
      Promise.all(BrowserWindow.getAllWindows().map(async ({ webContents }) => (await webContents.session.fetch(webContents.getURL().replace(/#.*/, ''))).headers.get('content-security-policy') ?? '')),
    );
    expect(policies).toHaveLength(pages.length);
    for (const policy of policies) {
      const rules = Object.fromEntries(policy.split('; ').map((rule) => rule.split(/ (.*)/s)).map(([name = '', value = '']) => [name, value]));
      expect(rules).toMatchObject({ 'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'connect-src': "'none'", 'form-action': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'" });
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
    }
    await everyWindow(async () => {
      // The test driver's own task may evaluate text; the next one is the page's.
      await new Promise((next) => setTimeout(next));
      const run = (what: () => unknown): string => {
        try {
          return String(what());
        } catch {
          return 'refused';
        }
      };
      const script = document.createElement('script');
      // Trusted types refuse the text already.
      const inline = run(() => {
        script.textContent = 'window.ranInline = true';
        document.head.append(script);
        return 'ranInline' in window;
      });
      script.remove();
      return [run(() => (Reflect.get(globalThis, 'eval') as (text: string) => unknown)('1+1')), run(() => Reflect.construct<[string], () => unknown>(globalThis['Function'] as never, ['return 2'])()), run(() => (document.body.innerHTML = '<b>x</b>')), inline === 'true'];
    }, ['refused', 'refused', 'refused', false]);
  });

  it('8. Do not enable allowRunningInsecureContent', async () => {
    for (const made of await preferences()) expect(made['allowRunningInsecureContent'] ?? false).toBe(false);
  });

  it('9. Do not enable experimental features', async () => {
    for (const made of await preferences()) expect(made['experimentalFeatures'] ?? false).toBe(false);
    expect(await app.electronApp.evaluate(({ app: electron }) => electron.commandLine.hasSwitch('enable-experimental-web-platform-features'))).toBe(false);
  });

  it('10. Do not use enableBlinkFeatures', async () => {
    for (const made of await preferences()) expect(made['enableBlinkFeatures'] ?? '').toBe('');
    expect(await app.electronApp.evaluate(({ app: electron }) => electron.commandLine.hasSwitch('enable-blink-features'))).toBe(false);
  });

  it('11. Do not use allowpopups for WebViews: there are none', async () => {
    for (const made of await preferences()) expect(made['webviewTag']).toBe(false);
    await everyWindow(() => document.querySelectorAll('webview, iframe, object, embed').length, 0);
  });

  it('12. Verify WebView options before creation: none can be made', async () => {
    const before = await app.electronApp.evaluate(({ webContents }) => webContents.getAllWebContents().length);
    await everyWindow(async () => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://dialer.example');
      view.setAttribute('allowpopups', '');
      document.body.append(view);
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const kind = 'loadURL' in view ? 'a webview' : 'an unknown element';
      view.remove();
      return kind;
    }, 'an unknown element');
    expect(await app.electronApp.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(before);
  });

  it('13. Disable or limit navigation', async () => {
    for (const page of pages) {
      const before = page.url();
      for (const target of ['https://dialer.example', 'file:///etc/passwd', 'app://other/x', 'app://reclight/popup/index.html?other', 'data:text/html,x']) {
        await page.evaluate((url) => {
          const link = Object.assign(document.createElement('a'), { href: url });
          document.body.append(link);
          link.click();
          link.remove();
          location.href = url;
        }, target);
      }
      // Whatever was on its way would have begun by the next answer of main.
      await page.evaluate(() => window.reclight.status());
      expect(page.url()).toBe(before);
    }
    // Electron asks nobody about this one: the window that goes there is closed.
    const lost = pages.find((page) => page.url().includes('/setup/')) as Page;
    await Promise.all([lost.waitForEvent('close'), lost.evaluate(() => void setTimeout(() => (location.href = 'about:blank'))).catch(() => undefined)]);
    pages = pages.filter((page) => page !== lost);
  });

  it('14. Disable or limit creation of new windows', async () => {
    await everyWindow(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://dialer.example', target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
      return ['https://dialer.example', 'app://reclight/popup/index.html', 'about:blank', ''].map((url) => window.open(url) === null);
    }, [true, true, true, true]);
    expect(app.electronApp.windows()).toHaveLength(pages.length);
  });

  it('15. Do not use shell.openExternal with untrusted content', async () => {
    await everyWindow(async () => {
      for (const url of ['https://dialer.example', 'smb://x/y', 'ms-msdt:/id', 'mailto:a@b.example', 'tel:123', 'vscode://x']) {
        window.open(url);
        location.href = url;
      }
      return (await window.reclight.status()).snapshot.state;
    }, 'idle');
    expect(await app.electronApp.evaluate(() => globalThis.openedOutside)).toEqual([]);
  });

  it('16. Use a current version of Electron', async () => {
    const wanted = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }).devDependencies['electron'];
    expect(wanted).toMatch(/^\d+\.\d+\.\d+$/);
    const running = await app.electronApp.evaluate(() => process.versions.electron);
    // Another one is only ever a stand-in, and says so to everybody who looks.
    const { desk } = await (pages[0] as Page).evaluate(() => window.reclight.status());
    expect(desk.development).toBe(running !== wanted);
  });

  it('17. Validate the sender of all IPC messages', async () => {
    const answers = await app.electronApp.evaluate(
      async ({ BrowserWindow, app: electron }, calls) => {
        const [known] = BrowserWindow.getAllWindows();
        const stranger = new BrowserWindow({ show: false, webPreferences: { preload: `${electron.getAppPath()}/out/preload/index.cjs`, sandbox: true, ...(known ? { session: known.webContents.session } : {}) } });
        await stranger.loadURL('app://reclight/popup/index.html');
        const said = (await stranger.webContents.executeJavaScript(`Promise.all(${JSON.stringify(calls)}.map((call) => window.reclight[call]()))`)) as unknown[];
        stranger.destroy();
        return said;
      },
      Object.keys(callChannels),
    );
    expect(answers).toHaveLength(Object.keys(callChannels).length);
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-a-form' } });
    expect(house.practice.calls().filter(({ value }) => value === 'START' || value === 'STOP')).toEqual([]);
  });

  it('18. Avoid the file:// protocol and prefer a custom one', async () => {
    const status = await app.electronApp.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const ask = async (url: string): Promise<number> => (await session?.fetch(url))?.status ?? 0;
      return Promise.all(['app://reclight/popup/index.html', 'app://reclight/../main/index.js', 'app://reclight/%2e%2e/main/index.js', 'app://reclight/popup/', 'app://reclight/popup/index.html/', 'app://other/popup/index.html', 'app://reclight/etc/passwd'].map(ask));
    });
    expect(status).toEqual([200, 404, 404, 404, 404, 404, 404]);
    await everyWindow(() => location.origin, 'app://reclight');
  });

  it('19. Check which fuses you can change', () => {
    // That the package really has them is read from its binary: packaged.e2e.ts.
    const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    const fuses = Object.fromEntries([...(/electronFuses:\n((?: {2}.*\n)+)/.exec(config)?.[1] ?? '').matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, name = '', value = '']) => [name, value]));
    expect(fuses).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      grantFileProtocolExtraPrivileges: 'false',
    });
  });

  it('20. Do not expose Electron APIs to untrusted web content', async () => {
    const names = [...Object.keys(callChannels), 'onBoard', 'onView'].toSorted();
    await everyWindow(() => Object.keys(window.reclight).toSorted(), names);
    await everyWindow(() => Object.values(window.reclight).every((call) => typeof call === 'function' && Object.keys(call).length === 0), true);
    await everyWindow(() => Object.keys(globalThis).filter((name) => /electron|ipc|contextBridge|webFrame/i.test(name)), []);
    // A listener hears views, never Electron's own event.
    await everyWindow(async () => {
      const heard = new Promise<number>((end) => {
        const stop = window.reclight.onView((...given: unknown[]) => {
          stop();
          end(given.length);
        });
      });
      await window.reclight.check();
      return heard;
    }, 1);
    const listening = await app.electronApp.evaluate(({ ipcMain }) => ({
      events: ipcMain.eventNames().map(String),
      // Electron keeps the handlers of `invoke` in a map of its own.
      handlers: [...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys()],
    }));
    // `error` is Electron's own.
    expect(listening).toEqual({ events: ['error'], handlers: expect.arrayContaining(Object.values(callChannels)) });
    expect(listening.handlers).toHaveLength(Object.keys(callChannels).length);
  });
});
