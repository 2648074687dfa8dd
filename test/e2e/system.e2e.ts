/** Started by the system, on a desktop without a tray, in a home that takes nothing: the real app, as a person has it. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { readEntry, wordsOf } from '../../main/desktop-entry';
import { electronDist } from '../../scripts/lib/electron.mjs';
import { isAlive } from '../../scripts/lib/processes.mjs';
import type { Snapshot } from '../../main/recorder/snapshot';
import { agentName, canary, keepPicture, openHouse, user, windowOf, type House, type Running } from './house';

let house: House;
afterEach(() => house.close(), 60_000);

const troublesOf = (page: Page): Promise<string[]> => page.evaluate(async () => (await window.reclight.status()).desk.troubles.map(({ kind }) => kind));

/** What the desktop knows of the popup's window. */
function popupState(app: Running): Promise<{ visible: boolean; minimised: boolean; focused: boolean; title: string } | null> {
  return app.electronApp.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('/popup/'));
    return window ? { visible: window.isVisible(), minimised: window.isMinimized(), focused: window.isFocused(), title: window.getTitle() } : null;
  });
}

describe('a desktop without a tray', () => {
  const openDeskWithout = async (): Promise<void> => void (house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true, trayHost: false } }));

  /** A set-up app whose popup is open. */
  async function open(args: readonly string[] = []): Promise<{ app: Running; popup: Page }> {
    const first = await house.launch({ args: ['--hidden'] });
    expect((await house.setUp(first)).code).toBe(0);
    await first.close();
    const app = await house.launch({ userData: first.userData, args });
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('heading', { name: 'Not recording' }).waitFor();
    return { app, popup };
  }

  it('the popup is an ordinary window with the lamp’s words and menu; that is said until it was seen', async () => {
    await openDeskWithout();
    const { app, popup } = await open();
    await expect.poll(() => popupState(app)).toMatchObject({ visible: true, minimised: false, title: 'Not recording · 1000' });
    await popup.getByText(en.system['no-tray'].message).waitFor();
    for (const [name, colorScheme, forcedColors] of [['light', 'light', 'none'], ['dark', 'dark', 'none'], ['forced', 'light', 'active']] as const) {
      await popup.emulateMedia({ colorScheme, forcedColors });
      keepPicture(`no-tray-${name}`, await popup.screenshot());
    }
    await expect.poll(() => popup.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    keepPicture('no-tray-desk', await house.desk.display.screenshot());

    // Its menu is the tray's.
    const under = { x: 940, y: 60, width: 60, height: 60 };
    const before = await house.desk.display.screenshot(under);
    await house.desk.keys.click(960, 33);
    await expect.poll(async () => (await house.desk.display.screenshot(under)).equals(before)).toBe(false);
    keepPicture('no-tray-menu', await house.desk.display.screenshot());
    await house.desk.keys.press('Escape');

    await popup.getByRole('button', { name: en.button.dismiss }).click();
    await expect.poll(() => troublesOf(popup)).toEqual([]);
    await app.close();
    const again = await house.launch({ userData: app.userData });
    expect(await troublesOf(await windowOf(again, 'popup'))).toEqual([]);
  });

  it('stays when another window takes the focus, asks less then, and comes back when it is called', async () => {
    await openDeskWithout();
    const { app, popup } = await open();
    await expect.poll(() => popupState(app)).toMatchObject({ focused: true });
    await house.desk.keys.click(300, 400);
    await expect.poll(() => popupState(app)).toMatchObject({ visible: true, focused: false });
    // Looked at it asks every 2 s, alone every 15 s in a call.
    const since = house.practice.calls().length - 1;
    const longest = (): number => Math.max(0, ...house.practice.calls().slice(since).map(({ at }, index, all) => at - (all[index - 1]?.at ?? at)));
    await expect.poll(longest, { timeout: 30_000 }).toBeGreaterThan(5000);

    await popup.evaluate(() => window.reclight.closeWindow());
    await expect.poll(() => popupState(app)).toMatchObject({ minimised: true });
    expect((await house.command(app, [])).code).toBe(0);
    await expect.poll(() => popupState(app)).toMatchObject({ visible: true, minimised: false, focused: true });
  });

  /** What the cross in its frame does. */
  const close = (app: Running): Promise<void> => app.electronApp.evaluate(({ BrowserWindow }) => setImmediate(() => BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('/popup/'))?.close()) && undefined);

  it('its cross quits, and asks first where something is recorded', async () => {
    await openDeskWithout();
    const { app } = await open();
    expect((await house.command(app, ['start'])).code).toBe(0);
    await expect.poll(async () => (await popupState(app))?.title).toMatch(/^Recording \d:\d\d · 1000$/);
    await close(app);
    // Seen is not yet reached by keys: an Enter that came too early put the window away, and the question stayed.
    await expect.poll(() => house.desk.keys.active(), { timeout: 10_000 }).toBe(en.app.name);
    keepPicture('no-tray-close-question', await house.desk.display.screenshot());
    await house.desk.keys.press('Return');
    await expect.poll(() => house.desk.keys.windows()).toEqual([expect.stringMatching(/^Recording \d:\d\d · 1000$/)]);
    expect((await house.command(app, ['stop'])).code).toBe(0);
    await close(app);
    await expect.poll(async () => (isAlive(app.pid) ? `still there: ${(await house.desk.keys.windows()).join(', ')}` : 'gone'), { timeout: 10_000 }).toBe('gone');
  });

  it('a first start shows the welcome, and the window once that is closed', async () => {
    await openDeskWithout();
    const app = await house.launch();
    const welcome = await windowOf(app, 'setup');
    await expect.poll(() => popupState(app)).toMatchObject({ minimised: true });
    await welcome.getByRole('heading').first().waitFor();
    await welcome.evaluate(() => void window.reclight.closeWindow());
    await expect.poll(() => popupState(app)).toMatchObject({ visible: true, minimised: false });
  });

  it('hidden, it waits for a panel that may only be late, and then lies in the taskbar', async () => {
    await openDeskWithout();
    const app = await house.launch({ args: ['--hidden'] });
    await expect.poll(() => popupState(app), { timeout: 20_000 }).toMatchObject({ minimised: true });
  });

  it('a tray that comes late gets the lamp', async () => {
    await openDeskWithout();
    const app = await house.launch({ args: ['--hidden'] });
    const tray = await house.desk.startTrayHost();
    await tray.waitFor((item) => item.tooltip.title.startsWith('Not set up'), { what: 'the lamp', timeoutMs: 15_000 });
    expect(await popupState(app)).toBeNull();
  });
});

/** The built app under a program that is not called "electron", so that it takes itself for a packaged one. */
function packagedLook(): string {
  const { dist, executable } = electronDist();
  const folder = mkdtempSync(join(house.desk.home, 'My Apps-'));
  for (const name of readdirSync(dist)) if (join(dist, name) !== executable) symlinkSync(join(dist, name), join(folder, name));
  const program = join(folder, 'reclight');
  copyFileSync(executable, program);
  chmodSync(program, 0o755);
  return program;
}

const put = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

describe('starting with the system', () => {
  const entryPath = (): string => join(house.desk.home, '.config', 'autostart', 'reclight.desktop');
  const entry = (): Readonly<Record<string, string>> | null => (existsSync(entryPath()) ? readEntry(readFileSync(entryPath(), 'utf8')) : null);
  const settingOf = (page: Page): Promise<{ wanted: boolean; real: boolean; troubles: string[] }> =>
    page.evaluate(async () => {
      const { desk } = await window.reclight.status();
      return { wanted: desk.settings.startWithSystem, real: desk.startsWithSystem, troubles: desk.troubles.map(({ kind }) => kind) };
    });
  const choose = (page: Page, value: boolean): Promise<unknown> => page.evaluate((on) => window.reclight.setSetting({ name: 'startWithSystem', value: on }), value);

  async function openPackaged(executable: string, userData?: string): Promise<{ app: Running; popup: Page }> {
    const app = await house.launch({ executable, args: ['--hidden'], ...(userData === undefined ? {} : { userData }) });
    await house.desk.tray.waitFor(() => true, { what: 'the tray', timeoutMs: 15_000 });
    await house.desk.tray.activate();
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('heading').first().waitFor();
    return { app, popup };
  }

  it('is written, follows the program, and goes', async () => {
    house = await openHouse();
    const program = packagedLook();
    const { app, popup } = await openPackaged(program);
    expect(await settingOf(popup)).toEqual({ wanted: false, real: false, troubles: [] });
    await choose(popup, true);
    expect(await settingOf(popup)).toEqual({ wanted: true, real: true, troubles: [] });
    expect(wordsOf(entry()?.['Exec'] ?? '')).toEqual([program, '--hidden']);
    await app.close();

    // The program has moved.
    const moved = packagedLook();
    const next = await openPackaged(moved, app.userData);
    expect(await settingOf(next.popup)).toEqual({ wanted: true, real: true, troubles: [] });
    expect(wordsOf(entry()?.['Exec'] ?? '')).toEqual([moved, '--hidden']);

    await choose(next.popup, false);
    expect(await settingOf(next.popup)).toEqual({ wanted: false, real: false, troubles: [] });
    expect(entry()).toBeNull();
  });

  it('switched off by hand stays off: the setting follows, and that is said', async () => {
    house = await openHouse();
    const program = packagedLook();
    const { app, popup } = await openPackaged(program);
    await choose(popup, true);
    await app.close();
    const text = readFileSync(entryPath(), 'utf8').replace('X-GNOME-Autostart-enabled=true', 'X-GNOME-Autostart-enabled=false');
    writeFileSync(entryPath(), text);
    const again = await openPackaged(program, app.userData);
    expect(await settingOf(again.popup)).toEqual({ wanted: false, real: false, troubles: ['autostart-switched-off'] });
    expect(readFileSync(entryPath(), 'utf8')).toBe(text);
  });

  it('a folder that refuses: it is said, and the setting goes back', async () => {
    house = await openHouse();
    const { popup } = await openPackaged(packagedLook());
    put(join(house.desk.home, '.config', 'autostart'), 'not a folder');
    await choose(popup, true);
    expect(await settingOf(popup)).toEqual({ wanted: false, real: false, troubles: ['autostart-failed'] });
    await popup.getByText(en.system['autostart-failed'].message).waitFor();
    keepPicture('autostart-failed', await popup.screenshot());
  });

  it('a development run never registers itself', async () => {
    house = await openHouse();
    const app = await house.launch({ args: ['--hidden'] });
    await house.desk.tray.waitFor(() => true, { what: 'the tray', timeoutMs: 15_000 });
    await house.desk.tray.activate();
    const popup = await windowOf(app, 'popup');
    await choose(popup, true);
    expect(await settingOf(popup)).toMatchObject({ real: false, troubles: ['autostart-development'] });
    expect(entry()).toBeNull();
  });
});

describe('a home that takes nothing', () => {
  it.each(['everything', 'all but its own folder'])('%s: it starts, shows the light, and says what can’t be kept', async (what) => {
    house = await openHouse({ desk: { keyring: 'none', windowManager: false } });
    const home = mkdtempSync(join(house.desk.home, 'closed-'));
    const userData = join(home, 'data');
    if (what !== 'everything') mkdirSync(userData);
    for (const folder of [userData, home].filter(existsSync)) chmodSync(folder, 0o500);
    try {
      const app = await house.launch({ userData, args: ['--hidden'], env: { HOME: home }, executable: packagedLook() });
      const command = async (args: readonly string[], input = ''): Promise<{ code: number | null; state: string }> => {
        const { code, stdout } = await house.desk.command([...args, '--json'], { userData, env: { HOME: home }, input });
        return { code, state: (JSON.parse(stdout) as Snapshot).state };
      };
      expect(await command(['setup', '--server', house.practice.url, '--user', user, '--agent', agentName, '--password-stdin'], `${canary}\n`)).toEqual({ code: 0, state: 'idle' });
      expect(house.desk.tray.items()).toHaveLength(1);
      await house.desk.tray.activate();
      const popup = await windowOf(app, 'popup');
      await popup.getByRole('heading', { name: 'Not recording' }).waitFor();
      await expect.poll(() => troublesOf(popup)).toEqual(expect.arrayContaining(['settings-not-saved', 'vault-memory']));
      keepPicture(`closed-home-${what.replaceAll(' ', '-')}`, await popup.screenshot());
      // A start needs its note on the disk (a crash would forget it): it is refused, and nothing is sent.
      expect(await command(['start'])).toMatchObject({ state: 'idle' });
      await popup.evaluate(() => window.reclight.start({}));
      await expect.poll(() => troublesOf(popup)).toContain('note-not-kept');
      expect(house.agent.truth().running).toEqual([]);
      expect(readdirSync(home)).toEqual(what === 'everything' ? [] : ['data']);
    } finally {
      for (const folder of [home, userData].filter(existsSync)) chmodSync(folder, 0o700);
    }
  });
});

describe('the launcher', () => {
  it('is added where there is no tray, with an act for each command', async () => {
    house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true, trayHost: false } });
    const program = packagedLook();
    const app = await house.launch({ executable: program });
    const path = join(house.desk.home, '.local', 'share', 'applications', 'reclight.desktop');
    await expect.poll(() => existsSync(path), { timeout: 10_000 }).toBe(true);
    expect(wordsOf(readEntry(readFileSync(path, 'utf8'))?.['Exec'] ?? '')).toEqual([program]);
    expect(existsSync(join(house.desk.home, '.local', 'share', 'icons', 'hicolor', '256x256', 'apps', 'reclight.png'))).toBe(true);
    const acts = [...readFileSync(path, 'utf8').matchAll(/^\[Desktop Action \w+\]\n(?:.*\n)*?Exec=(.*)\n/gm)].map(([, exec = '']) => wordsOf(exec));
    expect(acts).toEqual(['start', 'stop', 'toggle', 'quit'].map((act) => [program, act]));
    // What a person has made of it stays.
    await app.close();
    const mine = '[Desktop Entry]\nType=Application\nName=Mine\nExec=/bin/true\n';
    writeFileSync(path, mine);
    const again = await house.launch({ executable: program, userData: app.userData });
    await expect.poll(() => popupState(again), { timeout: 10_000 }).not.toBeNull();
    expect(readFileSync(path, 'utf8')).toBe(mine);
  });
});
