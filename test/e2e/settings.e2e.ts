/** Settings changed in the real window, and hot keys recorded by real keys, through every moment. */
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { grabKey } from '../rig/key-grab.mjs';
import { keepPicture, openHouse, windowOf, type House, type Running } from './house';

const { settings: seen, hotkey, links } = en;

let house: House;
let app: Running;
let page: Page;

const saved = (): Record<string, unknown> => JSON.parse(readFileSync(join(app.userData, 'settings.json'), 'utf8')) as Record<string, unknown>;
const sent = (value: 'START' | 'STOP'): number => house.practice.calls().filter((call) => call.value === value).length;
const light = (word: string): Promise<unknown> => house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith(word), { what: word, timeoutMs: 20_000 });
const row = (title: string) => page.getByRole('group', { name: title, exact: true });
const press = (chord: string): Promise<void> => house.desk.keys.press(chord);
const picture = async (name: string): Promise<void> => keepPicture(`recorder-${name}`, await page.screenshot());

async function openSettings(): Promise<Page> {
  await house.desk.tray.click(en.menu.settings);
  const opened = await windowOf(app, 'settings');
  await opened.getByRole('heading', { name: seen.section.general }).waitFor();
  return opened;
}

/** Real keys go to whichever window has the focus: a click on an empty place, as a person does it. */
async function focusWindow(): Promise<void> {
  const box = await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('/settings/'))?.getContentBounds());
  if (box) await house.desk.keys.click(box.x + 100, box.y + box.height - 40);
  await page.waitForFunction(() => document.hasFocus());
}

/** Begins to record the key of this row. */
async function record(title: string): Promise<void> {
  await focusWindow();
  await row(title).getByRole('button', { name: /^(Change|Set a key)$/ }).click();
  await row(title).getByText(hotkey.listening.head).waitFor();
}

beforeAll(async () => {
  house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true } });
  app = await house.launch({ args: ['--hidden'] });
  expect((await house.setUp(app)).code).toBe(0);
  await light('Not recording');
  page = await openSettings();
}, 60_000);
afterAll(() => house.close(), 60_000);

describe('a setting', () => {
  it('is applied and saved at once, shows its default, and is put back', async () => {
    const theme = row(seen.row.trayTheme.title);
    const icon = async (): Promise<string> => Buffer.from((await house.desk.tray.read())?.icon.rgba ?? []).toString('base64');
    const before = await icon();
    await theme.getByRole('combobox').selectOption({ label: seen.darkBar });
    await expect.poll(() => saved()['trayTheme']).toBe('dark');
    await expect.poll(icon).not.toBe(before);
    await theme.getByText(seen.default(seen.automatic)).waitFor();
    await theme.getByRole('button', { name: seen.putBack }).click();
    await expect.poll(() => saved()['trayTheme']).toBe('auto');
    await expect.poll(icon).toBe(before);
    expect(await theme.getByText(seen.default(seen.automatic)).count()).toBe(0);
  });

  it('is turned on by the keyboard alone', async () => {
    const ask = page.getByRole('switch', { name: seen.row.askAgent.title });
    await ask.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => saved()['askAgent']).toBe(true);
    expect(await ask.getAttribute('aria-checked')).toBe('true');
  });

  it('that is refused is told at its row; what was typed stays, Escape takes it back', async () => {
    const tags = row(seen.row.tags.title);
    const first = tags.getByRole('textbox', { name: en.tagList.name(1) });
    await first.fill('no blanks');
    await page.keyboard.press('Enter');
    await tags.getByText(en.outcome['bad-tag'].advice).waitFor();
    expect(await first.inputValue()).toBe('no blanks');
    await picture('bad-tag');
    await first.press('Escape');
    expect(await first.inputValue()).toBe('_R');
    await tags.getByText(en.outcome['bad-tag'].advice).waitFor({ state: 'detached' });
    await first.fill('_SALE');
    await page.keyboard.press('Enter');
    await tags.getByText(en.tagList.twice).waitFor();
    await first.fill('_TALK');
    await page.keyboard.press('Enter');
    // The chosen one is still chosen, under its new name.
    await expect.poll(() => [saved()['tags'], saved()['tag']]).toEqual([['_TALK', '_SALE', '_VERIFY', '_QA'], '_TALK']);
    await tags.getByRole('button', { name: en.tagList.remove('_QA') }).click();
    await tags.getByRole('button', { name: en.tagList.add }).click();
    await tags.getByRole('textbox', { name: en.tagList.add }).fill('_NEW');
    await page.keyboard.press('Enter');
    await expect.poll(() => saved()['tags']).toEqual(['_TALK', '_SALE', '_VERIFY', '_NEW']);
    await tags.getByRole('button', { name: seen.putBack }).click();
    await expect.poll(() => saved()['tags']).toEqual(['_R', '_SALE', '_VERIFY', '_QA']);
  });

  it('of the dialer is shown, and changed in the setup', async () => {
    await row(seen.row.server.title).getByText(house.practice.url).waitFor();
    await row(seen.row.agent.title).getByRole('button', { name: seen.change }).click();
    const setup = await windowOf(app, 'setup');
    await setup.getByRole('heading', { level: 1 }).waitFor();
    await Promise.all([setup.waitForEvent('close'), setup.keyboard.press('Escape').catch(() => undefined)]);
  });
});

describe('a number', () => {
  const field = (title: string) => row(title).getByRole('spinbutton');

  it('is taken at Enter, at leaving and by the arrow keys, shows its default, and is put back', async () => {
    const seconds = field(seen.row.pauseSeconds.title);
    await seconds.fill('45');
    await seconds.press('Enter');
    await expect.poll(() => saved()['pauseSeconds']).toBe(45);
    await seconds.press('ArrowUp');
    await expect.poll(() => saved()['pauseSeconds']).toBe(46);
    await seconds.fill('30');
    await seconds.press('Tab');
    await expect.poll(() => saved()['pauseSeconds']).toBe(30);
    await row(seen.row.pauseSeconds.title).getByText(seen.default('60 s')).waitFor();
    await row(seen.row.pauseSeconds.title).getByRole('button', { name: seen.putBack }).click();
    await expect.poll(() => saved()['pauseSeconds']).toBe(60);
    expect(await seconds.inputValue()).toBe('60');
  });

  it('is turned by its stepper, and not by the wheel that scrolls past it', async () => {
    const seconds = field(seen.row.pauseSeconds.title);
    await seconds.scrollIntoViewIfNeeded();
    const box = await seconds.boundingBox();
    if (!box) throw new Error('no field');
    const unit = await seconds.evaluate((input) => Number.parseFloat(getComputedStyle(input).paddingRight));
    await page.mouse.click(box.x + box.width - unit - 8, box.y + box.height / 2 - 4);
    await expect.poll(() => saved()['pauseSeconds']).toBe(61);
    await seconds.focus();
    const top = (): Promise<number> => page.locator('.pane').evaluate((pane) => pane.scrollTop);
    const before = await top();
    await page.mouse.wheel(0, 60);
    await expect.poll(top).not.toBe(before);
    expect([await seconds.inputValue(), saved()['pauseSeconds']]).toEqual(['61', 61]);
    await row(seen.row.pauseSeconds.title).getByRole('button', { name: seen.putBack }).click();
    await expect.poll(() => saved()['pauseSeconds']).toBe(60);
  });

  it.each([
    [seen.row.pauseSeconds.title, '4', seen.outOfBounds(5, 900, 's'), '60'],
    // No longer than the longest one, and the other way round.
    [seen.row.pauseSeconds.title, '901', seen.boundBy.pauseSeconds, '60'],
    [seen.row.pauseMostSeconds.title, '59', seen.boundBy.pauseMostSeconds, '900'],
    [seen.row.pauseMostSeconds.title, '1e9', seen.outOfBounds(60, 3600, 's'), '900'],
    [seen.row.guardLimit.title, '10.5', seen.outOfBounds(10, 720, 'min'), '60'],
    [seen.row.keepDays.title, '', seen.outOfBounds(1, 3650, 'days'), '90'],
  ])('%s: %j is out of bounds, which are said; nothing changes', async (title, typed, said, holds) => {
    const before = JSON.stringify(saved());
    const number = field(title);
    await number.fill(typed);
    await number.press('Enter');
    await row(title).getByText(said).waitFor();
    expect(await number.inputValue()).toBe(typed);
    await picture('out-of-bounds');
    await number.press('Escape');
    await row(title).getByText(said).waitFor({ state: 'detached' });
    expect(await number.inputValue()).toBe(holds);
    await number.fill(typed);
    await number.press('Tab');
    await row(title).getByText(said).waitFor();
    await expect.poll(() => number.inputValue()).toBe(holds);
    // Said until the field is gone to again.
    await number.focus();
    await row(title).getByText(said).waitFor({ state: 'detached' });
    expect(JSON.stringify(saved())).toBe(before);
  });

  it('and its switch stand in one row, each put back by itself', async () => {
    const { title } = seen.row.guardScreen;
    await field(title).fill('5');
    await field(title).press('Enter');
    await row(title).getByRole('switch').click();
    await expect.poll(() => [saved()['guardScreen'], saved()['guardScreenSeconds']]).toEqual([false, 5]);
    await row(title).getByRole('button', { name: '3 s' }).click();
    await expect.poll(() => [saved()['guardScreen'], saved()['guardScreenSeconds']]).toEqual([false, 3]);
    await row(title).getByRole('button', { name: seen.putBack }).click();
    await expect.poll(() => [saved()['guardScreen'], saved()['guardScreenSeconds']]).toEqual([true, 3]);
  });
});

describe('the folder of the history', () => {
  const answerDialog = (path: string): Promise<void> =>
    app.electronApp.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: path === '', filePaths: path === '' ? [] : [path] });
    }, path);

  it('is chosen in a dialog, shown, and let go; one that cannot be written is refused', async () => {
    const copies = row(seen.row.historyTo.title);
    const share = mkdtempSync(join(house.desk.home, 'share-'));
    const locked = mkdtempSync(join(house.desk.home, 'locked-'));
    chmodSync(share, 0o777);
    chmodSync(locked, 0o555);
    await answerDialog(locked);
    await copies.getByRole('button', { name: en.historyFolder.choose }).click();
    await copies.getByText(en.historyFolder['not-writable'].message).waitFor();
    await answerDialog(app.userData);
    await copies.getByRole('button', { name: en.historyFolder.choose }).click();
    await copies.getByText(en.historyFolder['our-own'].message).waitFor();
    await picture('folder-refused');
    expect(saved()['historyTo']).toBe('');
    await answerDialog(share);
    await copies.getByRole('button', { name: en.historyFolder.choose }).click();
    await copies.getByText(share).waitFor();
    expect(saved()['historyTo']).toBe(share);
    await answerDialog('');
    await copies.getByRole('button', { name: seen.change }).click();
    await copies.getByRole('button', { name: en.historyFolder.drop }).click();
    await expect.poll(() => saved()['historyTo']).toBe('');
    await copies.getByRole('button', { name: en.historyFolder.choose }).waitFor();
  });
});

describe('the search', () => {
  it('is reached by /, finds over all sections, marks and counts; Escape clears it', async () => {
    await focusWindow();
    await page.locator('nav button').first().focus();
    await page.keyboard.press('/');
    await page.keyboard.type('stop');
    await page.getByRole('status').getByText(/^\d+ found$/).waitFor();
    const marks = await page.locator('mark').allTextContents();
    expect(marks.length).toBeGreaterThan(3);
    expect(new Set(marks.map((mark) => mark.toLowerCase()))).toEqual(new Set(['stop']));
    const groups = page.getByRole('group');
    await page.getByText(seen.found(await groups.count())).waitFor();
    await picture('search');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: seen.section.general }).waitFor();
    expect(await page.getByRole('textbox', { name: seen.search }).inputValue()).toBe('');
  });
});

describe('a new hot key', () => {
  const toggle = seen.row.toggle.title;

  it('listens: our own key reaches the window and does nothing', async () => {
    await record(toggle);
    await picture('1-listening');
    await press('ctrl+shift+F9');
    await row(toggle).getByText(hotkey.trying('').head).waitFor();
    await row(toggle).getByRole('button', { name: hotkey.cancel }).click();
    expect([sent('START'), sent('STOP')]).toEqual([0, 0]);
  });

  it('refuses what typing needs, and what AltGr types on this layout', async () => {
    await record(toggle);
    await press('a');
    await row(toggle).getByText(hotkey.bare.head).waitFor();
    await press('ctrl+c');
    await row(toggle).getByText(hotkey.needed.editing.head).waitFor();
    await house.desk.keys.layout('de');
    await press('ISO_Level3_Shift+q');
    await row(toggle).getByText(hotkey.altgr('@').line).waitFor();
    await picture('2-altgr');
    await house.desk.keys.layout('us');
    await press('Escape');
    await expect.poll(() => row(toggle).locator('kbd').allTextContents()).toEqual(['Ctrl', 'Shift', 'F9']);
  });

  it('that another program has is refused, and the old one stays', async () => {
    const other = await grabKey(house.desk.display.display, 39, ['ctrl', 'shift']);
    await record(toggle);
    // The other program gets the real press, and the window nothing but the modifiers.
    await press('ctrl+shift+s');
    await row(toggle).getByText(hotkey.noKeyCame.head).waitFor();
    // Some systems let the window see it all the same: so does the driver.
    await page.keyboard.press('Control+Shift+KeyS');
    await row(toggle).getByText(hotkey.taken.head).waitFor();
    await picture('3-taken');
    await other.stop();
    await press('Escape');
    expect(saved()['toggleKey']).toBe('CommandOrControl+Shift+F9');
  });

  it('counts once it has arrived, and triggers nothing then; the old one works until then', async () => {
    await record(toggle);
    await press('ctrl+shift+F7');
    await row(toggle).getByText(hotkey.trying('Ctrl Shift F9').line).waitFor();
    await picture('4-press-it-now');
    expect(saved()['toggleKey']).toBe('CommandOrControl+Shift+F9');
    await press('ctrl+shift+F9');
    await light('Recording');
    expect([sent('START'), sent('STOP')]).toEqual([1, 0]);
    await press('ctrl+shift+F7');
    await row(toggle).getByText(hotkey.arrived.head).waitFor();
    await picture('5-arrived');
    await expect.poll(() => saved()['toggleKey']).toBe('CommandOrControl+Shift+F7');
    // Long enough for a stop to be on the wire, had the key pressed one: the next STATUS has come.
    const asked = house.practice.calls().length;
    await expect.poll(() => house.practice.calls().length, { timeout: 20_000 }).toBeGreaterThan(asked);
    expect([sent('START'), sent('STOP')]).toEqual([1, 0]);
    await press('ctrl+shift+F9');
    await press('ctrl+shift+F7');
    await light('Not recording');
    expect(sent('START')).toBe(1);
    expect(house.agent.truth().running).toHaveLength(0);
    await expect.poll(() => row(toggle).textContent()).toMatch(/It arrived/);
  });

  it('says when it last arrived, in the next window', async () => {
    await focusWindow();
    await Promise.all([page.waitForEvent('close'), page.keyboard.press('Escape').catch(() => undefined)]);
    page = await openSettings();
    await row(toggle).getByText(/^Last arrived \d\d:\d\d:\d\d/).waitFor();
  });

  it('is dropped with its window: the old one works', async () => {
    await record(seen.row.stop.title);
    await press('ctrl+shift+F5');
    await row(seen.row.stop.title).getByText(hotkey.trying('').head).waitFor();
    await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('/settings/'))?.close());
    await expect.poll(() => app.electronApp.windows().some((one) => one.url().includes('/settings/'))).toBe(false);
    const registered = await app.electronApp.evaluate(({ globalShortcut }) => ['CommandOrControl+Shift+F5', 'CommandOrControl+Shift+F7'].map((key) => globalShortcut.isRegistered(key)));
    expect(registered).toEqual([false, true]);
    page = await openSettings();
    await row(seen.row.stop.title).getByText(seen.notSet).waitFor();
  });

  it('for the default is tried too', async () => {
    await focusWindow();
    await row(toggle).getByRole('button', { name: seen.putBack }).click();
    await row(toggle).getByText(hotkey.trying('Ctrl Shift F7').line).waitFor();
    await press('ctrl+shift+F9');
    await expect.poll(() => saved()['toggleKey']).toBe('CommandOrControl+Shift+F9');
  });

  it('may be taken off, with a warning for the one that matters', async () => {
    await row(toggle).getByRole('button', { name: hotkey.remove }).click();
    await row(toggle).getByText(hotkey.removeWarning).waitFor();
    await picture('remove');
    await row(toggle).getByRole('button', { name: hotkey.remove }).click();
    await expect.poll(() => saved()['toggleKey']).toBe(null);
    await row(toggle).getByRole('button', { name: seen.putBack }).click();
    await press('ctrl+shift+F9');
    await expect.poll(() => saved()['toggleKey']).toBe('CommandOrControl+Shift+F9');
  });
});

describe('a tag key', () => {
  it('starts with its own tag', async () => {
    const keys = row(seen.row.tagKeys.title);
    await keys.getByRole('button', { name: hotkey.addTagKey }).click();
    await keys.getByRole('combobox').selectOption('_VERIFY');
    await expect.poll(() => saved()['tagKeys']).toEqual([{ key: null, tag: '_VERIFY' }]);
    await focusWindow();
    await keys.getByRole('button', { name: hotkey.set }).click();
    await keys.getByText(hotkey.listening.head).waitFor();
    await press('ctrl+shift+F6');
    await keys.getByText(hotkey.trying('').head).waitFor();
    await press('ctrl+shift+F6');
    await expect.poll(() => saved()['tagKeys']).toEqual([{ key: 'CommandOrControl+Shift+F6', tag: '_VERIFY' }]);
    const before = sent('START');
    await press('ctrl+shift+F6');
    await light('Recording');
    expect(sent('START')).toBe(before + 1);
    expect(house.practice.calls().findLast((call) => call.value === 'START')).toMatchObject({ stage: '_VERIFY' });
    await press('ctrl+shift+F9');
    await light('Not recording');
  });
});

describe('the show key', () => {
  it('opens the popup', async () => {
    const show = seen.row.show.title;
    await record(show);
    await press('ctrl+shift+F2');
    await row(show).getByText(hotkey.trying('').head).waitFor();
    await press('ctrl+shift+F2');
    await row(show).getByText(hotkey.arrived.head).waitFor();
    expect(app.electronApp.windows().some((one) => one.url().includes('/popup/'))).toBe(false);
    await press('ctrl+shift+F2');
    await (await windowOf(app, 'popup')).getByRole('heading', { name: 'Not recording' }).waitFor();
  });
});

describe('the pause key', () => {
  it('that is new arrives, and nothing was paused', async () => {
    const pause = seen.row.pause.title;
    await house.command(app, ['start', '--json']);
    await light('Recording');
    await record(pause);
    await press('ctrl+shift+F4');
    await row(pause).getByText(hotkey.trying('Ctrl Shift F8').line).waitFor();
    await press('ctrl+shift+F4');
    await row(pause).getByText(hotkey.arrivedPause.line).waitFor();
    await picture('pause-arrived');
    expect(saved()['pauseKey']).toBe('CommandOrControl+Shift+F4');
    expect(house.agent.truth().running).toHaveLength(1);
    await house.command(app, ['stop', '--json']);
    await light('Not recording');
  });
});

describe('the key of links', () => {
  const clipboard = (): Promise<string> => app.electronApp.evaluate(({ clipboard }) => clipboard.readText());

  it('is made, copied and replaced in main, and never in the window', async () => {
    expect(saved()['linkKey'] ?? null).toBe(null);
    await focusWindow();
    await page.getByRole('switch', { name: seen.row.links.title }).click();
    await page.getByRole('button', { name: links.copyStart }).click();
    await expect.poll(clipboard).toMatch(/^reclight:\/\/start\?key=[\w-]{22,}$/);
    const first = String(saved()['linkKey']);
    expect(await clipboard()).toBe(`reclight://start?key=${first}`);
    await page.getByRole('button', { name: links.newKey }).click();
    await page.getByText(links.newKeyWarning).waitFor();
    await page.getByRole('button', { name: links.newKey }).click();
    await page.getByRole('button', { name: links.copyToggle }).click();
    await expect.poll(clipboard).toMatch(/^reclight:\/\/toggle\?key=[\w-]{22,}$/);
    const second = String(saved()['linkKey']);
    expect(await clipboard()).toBe(`reclight://toggle?key=${second}`);
    expect(second).not.toBe(first);
    const known = await page.evaluate(async () => JSON.stringify(await window.reclight.status()) + document.documentElement.outerHTML);
    expect(known).toContain('"hasLinkKey":true');
    for (const key of [first, second]) expect(known).not.toContain(key);
    await page.getByRole('switch', { name: seen.row.links.title }).click();
    await expect.poll(() => saved()['linkKey']).toBe(null);
  });

  it('is not needed for the command, which is copied as it works here', async () => {
    await row(seen.row.command.title).getByRole('button', { name: seen.copy }).click();
    await expect.poll(clipboard).toMatch(/electron .*--user-data-dir=.* toggle$/);
  });
});

describe('a settings file by hand', () => {
  it('with keys that are none: they are told, and the app starts', async () => {
    const userData = mkdtempSync(join(house.desk.home, 'hand-'));
    await app.close();
    writeFileSync(join(userData, 'settings.json'), JSON.stringify({ version: 1, toggleKey: 'Ctrl+Nonsense', startKey: 'A', stopKey: 'CommandOrControl+Shift+F10' }));
    app = await house.launch({ userData });
    await light('Not set up');
    expect(await app.electronApp.evaluate(({ globalShortcut }) => ['A', 'CommandOrControl+Shift+F10'].map((key) => globalShortcut.isRegistered(key)))).toEqual([false, true]);
    await house.desk.tray.activate();
    const popup = await windowOf(app, 'popup');
    await popup.getByText(en.trouble['key-bad']('A').message).waitFor();
    page = await openSettings();
    await row(seen.row.toggle.title).getByText(hotkey.notWorking).waitFor();
  });
});

describe('a Wayland session', () => {
  it('is told honestly, with the command to bind', async () => {
    await app.close();
    app = await house.launch({ args: ['--hidden', '--enable-features=Mine'], env: { XDG_SESSION_TYPE: 'wayland' } });
    await light('Not set up');
    expect(await app.electronApp.evaluate(({ app: electron }) => electron.commandLine.getSwitchValue('enable-features'))).toMatch(/^Mine,.*GlobalShortcutsPortal|^Mine,GlobalShortcutsPortal/);
    page = await openSettings();
    await row(seen.row.keyWay.title).getByText(en.keyWay.xwayland.text).waitFor();
    await row(seen.row.keyWay.title).getByRole('button', { name: seen.copy }).click();
    await expect.poll(() => app.electronApp.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/ toggle$/);
  });
});
