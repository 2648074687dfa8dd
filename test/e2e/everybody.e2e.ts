/** For those who can't use a mouse, who listen instead of look, who need it larger, who speak Spanish: in the real app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { wordsOf, type Language } from '../../assets/words';
import { en } from '../../assets/words/en';
import { openHouse, windowOf, type House, type Running } from './house';

let house: House;
let app: Running;
let popup: Page;

beforeAll(async () => {
  house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true } });
  app = await house.launch({ args: ['--hidden'] });
  await house.setUp(app);
}, 60_000);
afterAll(() => house.close(), 60_000);

beforeEach(async () => {
  if (!app.electronApp.windows().some((page) => page.url().includes('/popup/'))) await house.desk.tray.activate();
  popup = await windowOf(app, 'popup');
  await popup.getByRole('heading', { name: 'Not recording' }).waitFor();
});

const light = (word: string): Promise<void> => popup.getByRole('heading', { name: word, exact: true }).waitFor();
const focused = (): Promise<string> => popup.evaluate(() => document.activeElement?.firstChild?.textContent ?? '');

declare global {
  interface Window {
    heardAloud: { readonly how: string; readonly text: string }[];
  }
}

/** From now on, whatever a screen reader would say. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.heardAloud = [];
    for (const region of document.querySelectorAll('[role=status], [role=alert]')) {
      const how = region.getAttribute('role') ?? '';
      new MutationObserver(() => region.textContent !== '' && window.heardAloud.push({ how, text: region.textContent })).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });

describe('by keyboard alone', () => {
  it('from the tray to a red light and back: Enter, Tab round, Enter, Escape', async () => {
    await listen(popup);
    expect(await focused()).toBe(en.button.start);
    await house.desk.keys.press('Return');
    await light(en.light.recording);
    expect(house.agent.truth().running).toHaveLength(1);
    expect(await focused()).toBe(en.button.stop);
    // Once round: every stop is another one, and the last is where it began.
    const stops = new Set<string>();
    for (;;) {
      await house.desk.keys.press('Tab');
      await expect.poll(async () => stops.has(await focused())).toBe(false);
      const at = await focused();
      if (at === en.button.stop) break;
      stops.add(at);
      expect(stops.size).toBeLessThan(20);
    }
    expect(stops).toContain(en.button.change);
    await popup.getByText('0:03').waitFor();
    await house.desk.keys.press('Return');
    await light(en.light.idle);
    expect(house.agent.truth().running).toHaveLength(0);

    const heard = await popup.evaluate(() => window.heardAloud);
    const texts = heard.map(({ text }) => text);
    expect(texts.filter((text) => text === en.light.recording)).toHaveLength(1);
    expect(texts.at(-1)).toMatch(new RegExp(`^${en.light.idle}`));
    // Each once, nothing counted aloud, and nothing of it an alarm.
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeLessThanOrEqual(8);
    expect(heard.filter(({ how }) => how === 'alert')).toEqual([]);

    const closed = popup.waitForEvent('close');
    await house.desk.keys.press('Escape');
    await closed;
  });

  it('the text grows, shrinks and is put back with the keys of a browser, in every window, and stays', async () => {
    const width = (): Promise<number> => app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentSize()[0] ?? 0);
    const saved = (): unknown => (JSON.parse(readFileSync(join(app.userData, 'settings.json'), 'utf8')) as Record<string, unknown>)['textSize'];
    const before = await width();
    await house.desk.keys.press('ctrl+plus');
    await expect.poll(width).toBe(Math.round(before * 1.25));
    for (const _step of [150, 200, 200]) await house.desk.keys.press('ctrl+plus');
    await expect.poll(width).toBe(before * 2);
    await expect.poll(saved).toBe(200);
    expect(await popup.evaluate(() => innerWidth)).toBe(before);
    const sticksOut = (): Promise<boolean> =>
      app.electronApp.evaluate(({ BrowserWindow, screen }) => {
        const window = BrowserWindow.getAllWindows()[0]?.getBounds() ?? { x: -1, y: -1, width: 0, height: 0 };
        const { workArea } = screen.getPrimaryDisplay();
        return window.x < workArea.x || window.y < workArea.y || window.x + window.width > workArea.x + workArea.width || window.y + window.height > workArea.y + workArea.height;
      });
    await expect.poll(sticksOut).toBe(false);
    // Opened anew, it is as large.
    await house.desk.keys.press('Escape');
    await house.desk.tray.activate();
    popup = await windowOf(app, 'popup');
    await light(en.light.idle);
    expect(await width()).toBe(before * 2);
    await house.desk.keys.press('ctrl+minus');
    await expect.poll(width).toBe(Math.round(before * 1.5));
    await house.desk.keys.press('ctrl+0');
    await expect.poll(width).toBe(before);
    await expect.poll(() => popup.evaluate(() => document.querySelector('#popup')?.getBoundingClientRect().height === innerHeight)).toBe(true);
  });
});

describe('the language', () => {
  const choose = (language: 'auto' | Language): Promise<unknown> => popup.evaluate((value) => window.reclight.setSetting({ name: 'language', value }), language);

  it('changes at once in every open window, the tray’s tooltip and its menu', async () => {
    await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.removeAllListeners('blur')));
    await popup.evaluate(async () => {
      await window.reclight.openSettings();
      await window.reclight.openSetup({ page: 'connect' });
    });
    const windows = { popup, settings: await windowOf(app, 'settings'), setup: await windowOf(app, 'setup') };
    const shows = async (language: Language): Promise<void> => {
      const words = wordsOf(language);
      for (const [name, page] of Object.entries(windows)) {
        const heading = { popup: words.light.idle, settings: words.settings.window, setup: words.setup.window }[name] ?? '';
        await page.getByRole('heading', { name: heading }).first().waitFor();
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      }
      await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith(words.light.idle), { what: `the tooltip in ${language}` });
      await house.desk.tray.waitForMenu((menu) => [words.menu.start, words.menu.settings, words.menu.quit].every((label) => menu.some((entry) => entry.label === label)), { what: `the menu in ${language}` });
      expect((await house.command(app, ['status'])).out).toContain(words.light.idle);
    };
    await shows('en');
    await choose('es');
    await shows('es');
    await choose('auto');
    await shows('en');
  });

  it('of a command before it could ask the app is the shell’s', async () => {
    const ended = await house.desk.command(['status', '--colour'], { userData: app.userData, env: { LC_ALL: 'es_MX.UTF-8' } });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(wordsOf('es').commandLine.unknownSwitch('--colour'));
  });
});
