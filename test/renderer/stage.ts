/**
 * The real app, not set up, with its windows cut off from main: they show the views that a test sends, and what they ask
 * of main is kept instead of done.
 */
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { en } from '../../assets/words/en';
import { textSizes, type TextSize } from '../../main/settings/defaults';
import { boardChannel, callChannels, viewChannel, type BoardNews, type CallName, type CheckReply, type Desk, type SetupReply, type View } from '../../preload/contract';
import { openHouse, windowOf } from '../e2e/house';
import { views } from './snapshots';

export interface Asked {
  readonly call: CallName;
  readonly ask: unknown;
}

export interface Stage {
  readonly popup: Page;
  readonly welcome: Page;
  /** The empty form, in the welcome's place, with what the desk knows beside it. */
  readonly freshForm: (media: NonNullable<Parameters<Page['emulateMedia']>[0]>, desk?: Partial<Desk>) => Promise<Page>;
  /** The settings window on this view, opened once. */
  readonly settings: (view: View) => Promise<Page>;
  /** A panel of its own, as wide and high as main makes it, with that view. */
  /** Any page of ours, as wide and high as that, with that view; shown anew by `reload`. */
  readonly page: (path: string, size: { readonly width: number; readonly height: number }, view: View) => Promise<Page>;
  readonly keepView: (view: View) => Promise<void>;
  readonly panel: (name: 'sign' | 'alarm' | 'pill', size: { readonly width: number; readonly height: number }, view: View) => Promise<Page>;
  /** Shows the view in a window; returns when it is drawn and the window has the height for it. */
  readonly show: (page: Page, view: View) => Promise<void>;
  /** Sends news to a board's window, as main does. */
  readonly tellBoard: (page: Page, news: BoardNews) => Promise<void>;
  /** What is on the screen, enlarged or not. */
  readonly picture: (page: Page) => Promise<Uint8Array>;
  /** Enlarges all that a window shows. */
  readonly zoom: (page: Page, factor: number) => Promise<void>;
  /** What saving is answered with from now on (null: no answer comes), and what a check and a typed password. */
  readonly answers: (part: Partial<Answers>) => Promise<void>;
  /** Every window as large as that; views must carry the same. */
  readonly setTextSize: (size: TextSize) => Promise<void>;
  /** Everything asked since the last time, oldest first. */
  readonly asked: () => Promise<readonly Asked[]>;
  readonly close: () => Promise<void>;
}

interface Answers {
  readonly save: SetupReply | null;
  readonly check: CheckReply;
  readonly drops: boolean;
  /** What the history's windows are answered. */
  readonly history: { readonly historyDay?: unknown; readonly verifyHistory?: unknown; readonly evidence?: unknown };
  /** And the board's. */
  readonly board: { readonly board?: unknown; readonly boardAct?: unknown; readonly setBoardSource?: unknown };
}

declare global {
  /** In the main process: what it keeps for the test. */
  var kept: { asked: Asked[]; answers: Answers; view: View | null };
  interface Window {
    viewsHeard?: number;
  }
}

export async function openStage(): Promise<Stage> {
  const house = await openHouse();
  const app = await house.launch();
  const { electronApp } = app;
  const welcome = await windowOf(app, 'setup');
  await welcome.getByRole('heading', { level: 1 }).waitFor();
  await house.desk.tray.activate();
  const popup = await windowOf(app, 'popup');
  await popup.getByRole('heading').waitFor();

  /** Main's own views must not come between a test's. */
  const silence = (): Promise<void> =>
    electronApp.evaluate(({ webContents }) => {
      for (const contents of webContents.getAllWebContents()) contents.send = () => undefined;
    });
  await silence();
  await electronApp.evaluate(
    ({ ipcMain }, channels) => {
      globalThis.kept = { asked: [], answers: { save: null, check: { ok: true }, drops: false, history: {}, board: {} }, view: null };
      for (const [call, channel] of channels) {
        ipcMain.removeHandler(channel);
        ipcMain.handle(channel, (_event, ask: unknown) => {
          if (call === 'status') return globalThis.kept.view;
          globalThis.kept.asked.push({ call, ask });
          const { save, check, drops, history, board } = globalThis.kept.answers;
          const known = history[call as keyof typeof history] ?? board[call as keyof typeof board];
          if (known !== undefined) return known;
          if (call === 'checkConnection') return check;
          if (call === 'judgePassword') return { ok: true, dropsCharacters: drops };
          if (call === 'saveSetup') return save ?? new Promise(() => undefined);
          return { ok: true };
        });
      }
    },
    Object.entries(callChannels) as [CallName, string][],
  );

  let form: Page | null = null;
  async function openForm(): Promise<Page> {
    const opened = electronApp.waitForEvent('window', { predicate: (page) => page.url().includes('#connect') });
    await house.desk.tray.click(en.menu.setup);
    const page = await opened;
    await silence();
    return page;
  }

  let settings: Page | null = null;
  async function openSettings(view: View): Promise<Page> {
    await electronApp.evaluate((_electron, view) => void (globalThis.kept.view = view), view);
    if (settings) return settings;
    const opened = electronApp.waitForEvent('window', { predicate: (page) => page.url().includes('/settings/') });
    await house.desk.tray.click(en.menu.settings);
    settings = await opened;
    await silence();
    await settings.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    return settings;
  }

  return {
    popup,
    settings: openSettings,
    welcome,
    freshForm: async (media, desk = {}) => {
      const { snapshot, desk: known } = views['not-set-up'];
      await electronApp.evaluate((_electron, view) => void (globalThis.kept.view = view), { snapshot, desk: { ...known, ...desk } });
      if (form) await form.reload();
      else form = await openForm();
      await form.emulateMedia(media);
      await form.locator('[name=server]').waitFor();
      return form;
    },
    keepView: (view) => electronApp.evaluate((_electron, view) => void (globalThis.kept.view = view), view),
    page: async (path, size, view) => {
      const opened = electronApp.waitForEvent('window', { predicate: (page) => page.url().includes(path.split('/')[0] ?? path) });
      await electronApp.evaluate(
        ({ app: electron, BrowserWindow, session }, { path, size, view }) => {
          globalThis.kept.view = view;
          const window = new BrowserWindow({ ...size, x: 0, y: 0, useContentSize: true, webPreferences: { preload: `${electron.getAppPath()}/out/preload/index.cjs`, session: session.fromPartition('reclight', { cache: false }), sandbox: true } });
          void window.loadURL(`app://reclight/${path}`);
        },
        { path, size, view },
      );
      const page = await opened;
      await silence();
      return page;
    },
    panel: async (name, size, view) => {
      const opened = electronApp.waitForEvent('window', { predicate: (page) => page.url().includes(`/${name}/`) });
      await electronApp.evaluate(
        ({ app: electron, BrowserWindow, session }, { name, size, view }) => {
          globalThis.kept.view = view;
          const window = new BrowserWindow({ ...size, x: 0, y: 0, frame: false, resizable: false, focusable: false, useContentSize: true, webPreferences: { preload: `${electron.getAppPath()}/out/preload/index.cjs`, session: session.fromPartition('reclight', { cache: false }), sandbox: true } });
          void window.loadURL(`app://reclight/${name}/index.html`);
        },
        { name, size, view },
      );
      const page = await opened;
      await page.locator('main > *').waitFor();
      return page;
    },
    show: async (page, view) => {
      const before = await page.evaluate(() => {
        if (window.viewsHeard === undefined) window.reclight.onView(() => (window.viewsHeard = (window.viewsHeard ?? 0) + 1));
        return (window.viewsHeard ??= 0);
      });
      await electronApp.evaluate(
        ({ webContents }, { url, channel, view }) => {
          const contents = webContents.getAllWebContents().find((one) => one.getURL() === url);
          if (contents) Object.getPrototypeOf(contents).send.call(contents, channel, view);
        },
        { url: page.url(), channel: viewChannel, view },
      );
      await page.waitForFunction((before) => (window.viewsHeard ?? 0) > before, before);
      // Popup and alarms take the height that they need.
      await page.waitForFunction(
        () => {
          const main = document.querySelector('main')?.getBoundingClientRect();
          if (!main || main.width === 0) return false;
          return !document.querySelector('#popup, #alarm') || Math.abs(main.height - innerHeight) < 1 || outerHeight >= screen.availHeight;
        },
        undefined,
        { timeout: 3000 },
      );
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    },
    tellBoard: (page, news) =>
      electronApp.evaluate(
        ({ webContents }, { url, channel, news }) => {
          const contents = webContents.getAllWebContents().find((one) => one.getURL() === url);
          if (contents) Object.getPrototypeOf(contents).send.call(contents, channel, news);
        },
        { url: page.url(), channel: boardChannel, news: JSON.stringify(news) },
      ),
    zoom: async (page, factor) => {
      await electronApp.evaluate(({ webContents }, { url, factor }) => webContents.getAllWebContents().find((one) => one.getURL() === url)?.setZoomFactor(factor), { url: page.url(), factor });
      await page.waitForFunction((factor) => Math.abs(outerWidth / innerWidth - factor) < 0.1, factor);
    },
    answers: (part) => electronApp.evaluate((_electron, part) => void (globalThis.kept.answers = { ...globalThis.kept.answers, ...part }), part),
    setTextSize: async (size) => {
      await electronApp.evaluate(
        ({ webContents }, steps) => {
          const [contents] = webContents.getAllWebContents();
          const event = { preventDefault: () => undefined } as Electron.Event;
          for (const key of ['0', ...Array.from({ length: steps }, () => '+')]) contents?.emit('before-input-event', event, { type: 'keyDown', key, control: true, meta: false, alt: false });
        },
        textSizes.indexOf(size),
      );
      await vi.waitFor(async () => expect(await electronApp.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => Math.round(one.getZoomFactor() * 100)))).toEqual(expect.not.arrayContaining(textSizes.filter((other) => other !== size))));
    },
    picture: async (page) => {
      // Playwright counts in the page's own pixels and would cut a larger one off.
      const larger = await electronApp.evaluate(async ({ webContents }, url) => {
        const contents = webContents.getAllWebContents().find((one) => one.getURL() === url);
        return contents && contents.getZoomFactor() > 1.01 ? (await contents.capturePage()).toPNG().toString('base64') : null;
      }, page.url());
      return larger === null ? page.screenshot() : Buffer.from(larger, 'base64');
    },
    asked: () => electronApp.evaluate(() => globalThis.kept.asked.splice(0)),
    close: () => house.close(),
  };
}
