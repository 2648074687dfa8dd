/** How the windows look and how the keyboard goes through them, in the real app: every light, every reply of the setup. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { languages } from '../../assets/words';
import { en } from '../../assets/words/en';
import { bigButtonOf, wordOf } from '../../assets/words/say';
import { axeFindings, clipped, glyphContrast, tabStops } from '../renderer/look';
import { setupStates } from '../renderer/setup-states';
import { views } from '../renderer/snapshots';
import { openStage, type Stage } from '../renderer/stage';
import { keepPicture } from './house';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
const looks: readonly (readonly [string, Media])[] = [
  ['light', { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'no-preference' }],
  ['forced', { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' }],
];
const plain = looks[0]?.[1] ?? {};

let stage: Stage;
let popup: Page;

beforeAll(async () => {
  stage = await openStage();
  popup = stage.popup;
}, 60_000);

afterAll(() => stage.close(), 60_000);

/** Nothing clipped, nothing scrolling, nothing that axe objects to. */
async function looksRight(page: Page, name: string): Promise<void> {
  keepPicture(name, await page.screenshot());
  expect(await clipped(page)).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
}

describe.each(looks)('the popup, %s', (look, media) => {
  beforeAll(() => popup.emulateMedia(media));

  it.each(Object.entries(views))('%s', async (name, view) => {
    const button = bigButtonOf(view.snapshot, en);
    await stage.show(popup, view);
    await looksRight(popup, `popup-${look}-${name}`);
    expect(await popup.getByRole('heading').textContent()).toBe(wordOf(view.snapshot, en));
    expect(await glyphContrast(popup)).toBeGreaterThanOrEqual(3);
    const big = popup.locator('.acts .button').first();
    expect(await big.evaluate((shown) => shown.firstChild?.textContent)).toBe(button.label);
    expect(await big.getAttribute('aria-disabled')).toBe(button.does === 'nothing' ? 'true' : null);
  });
});

describe('the popup by keyboard', () => {
  beforeAll(() => popup.emulateMedia(plain));
  beforeEach(() => stage.asked());

  it.each(Object.entries(views))('%s: every stop is seen, Enter presses, Escape closes', async (_name, view) => {
    await stage.show(popup, view);
    const button = bigButtonOf(view.snapshot, en);
    const stops = await tabStops(popup);
    expect(stops.filter(({ ringed }) => !ringed)).toEqual([]);
    expect(stops.map(({ name }) => name)).toEqual(expect.arrayContaining([expect.stringContaining(button.label), ...(view.snapshot.practice ? [] : [en.button.change])]));
    await popup.locator('.acts .button').first().focus();
    await popup.keyboard.press('Enter');
    await popup.keyboard.press('Escape');
    const pressed = { press: ['toggle'], mend: ['openSetup'], nothing: [] }[button.does];
    expect((await stage.asked()).map(({ call }) => call)).toEqual([...pressed, 'closeWindow']);
  });

  it('chooses a tag, adds one, copies the file name', async () => {
    await stage.show(popup, views.idle);
    await popup.getByRole('radio', { name: '_R' }).focus();
    await popup.keyboard.press('ArrowRight');
    await popup.getByRole('button', { name: en.button.addTag }).press('Enter');
    await popup.getByRole('textbox', { name: en.button.addTag }).fill('_NEW');
    await popup.keyboard.press('Enter');
    await popup.getByRole('button', { name: en.button.copy }).press('Enter');
    await popup.getByRole('button', { name: en.button.copied }).waitFor();
    expect(await stage.asked()).toEqual([
      { call: 'chooseTag', ask: { tag: '_SALE' } },
      { call: 'chooseTag', ask: { tag: '_NEW' } },
      { call: 'copyFilename', ask: undefined },
    ]);
  });
});

describe('a press', () => {
  it.each([
    ['idle', en.line.askedStart],
    ['recording', en.line.askedStop],
    ['unconfirmed-stop', en.line.askedStop],
    ['offline', en.line.asked],
  ] as const)('%s: shows before anything can have answered', async (name, said) => {
    await stage.show(popup, views[name]);
    // All in one task: no answer of main and no frame comes in between.
    const shown = await popup.evaluate(async () => {
      document.querySelector<HTMLButtonElement>('.acts .button')?.click();
      for (let turn = 0; turn < 8; turn++) await Promise.resolve();
      return { line: document.querySelector('.band p')?.textContent, underWay: document.querySelector('.band .under-way') !== null };
    });
    expect(shown).toEqual({ line: expect.stringContaining(said), underWay: true });
    await popup.locator('.under-way').waitFor({ state: 'detached' });
  });
});

describe('motion', () => {
  const moving = (): Promise<number> => popup.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);

  it('only the open ring turns', async () => {
    await popup.emulateMedia(plain);
    await stage.show(popup, views.starting);
    expect(await moving()).toBe(1);
    await stage.show(popup, views['idle-asked']);
    expect(await moving()).toBe(0);
  });

  it('nothing moves where less motion is wished', async () => {
    await popup.emulateMedia({ ...plain, reducedMotion: 'reduce' });
    await stage.show(popup, views.starting);
    expect(await moving()).toBe(0);
  });
});

describe('the welcome', () => {
  it.each(looks)('%s', async (look, media) => {
    await stage.welcome.emulateMedia(media);
    await looksRight(stage.welcome, `setup-${look}-welcome`);
    const stops = await tabStops(stage.welcome);
    expect(stops.filter(({ ringed }) => !ringed)).toEqual([]);
    const named = stops.map(({ name }) => name).sort();
    // The language can be chosen once there are two.
    expect(named).toEqual([expect.stringContaining(en.welcome.connectButton), ...(languages.length > 1 ? [en.welcome.language] : []), expect.stringContaining(en.welcome.practiseButton)]);
  });
});

describe.each(looks)('the form, %s', (look, media) => {
  it.each(setupStates)('$name', async ({ name, check, fault, save, drops = false, desk, fill, focus }) => {
    const form = await stage.freshForm(media, desk);
    const { snapshot, desk: quiet } = views['not-set-up'];
    await stage.answers({ save: save ?? null, drops, check: fault ? { ok: false, field: fault.field, failure: { kind: fault.kind, ...en.form[fault.kind] } } : { ok: true } });
    for (const [field, value] of Object.entries(fill)) await form.locator(`[name=${field}]`).fill(value);
    if (drops) await form.locator('.warning').waitFor();
    if (check || fault) await form.keyboard.press('Enter');
    if (fault) await form.locator('.box').waitFor();
    if (check) await stage.show(form, { snapshot, desk: { ...quiet, ...desk, check } });
    if (save !== undefined) {
      await form.keyboard.press('Enter');
      await form.locator(save === null ? '.acts [aria-disabled=true]' : '.box, .question').waitFor();
    }
    // The window grows where it must.
    await form.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight, undefined, { timeout: 3000 });
    await looksRight(form, `setup-${look}-${name}`);
    expect(await form.locator(':focus').evaluate((element) => element.getAttribute('name') ?? element.firstChild?.textContent)).toBe(focus);
    expect((await tabStops(form)).filter(({ ringed }) => !ringed)).toEqual([]);
  });
});
