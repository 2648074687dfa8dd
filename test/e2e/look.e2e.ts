/** How the windows look and how the keyboard goes through them, in the real app: every light, every reply of the setup. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wordsOf, type Language } from '../../assets/words';
import { en } from '../../assets/words/en';
import { bigButtonOf, wordOf } from '../../assets/words/say';
import { axeFindings, clipped, glyphContrast, tabStops } from '../renderer/look';
import type { TextSize } from '../../main/settings/defaults';
import type { Desk, View } from '../../preload/contract';
import { setupStatesIn } from '../renderer/setup-states';
import { quietDesk, spanishViews, views, type ViewName } from '../renderer/snapshots';
import { openStage, type Stage } from '../renderer/stage';
import { keepPicture, picturesAreKept } from './house';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
interface Look {
  readonly media: Media;
  readonly language: Language;
  readonly textSize: TextSize;
}
const plain: Media = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' };
const looks: readonly (readonly [string, Look])[] = [
  ['light', { media: plain, language: 'en', textSize: 100 }],
  ['dark', { media: { ...plain, colorScheme: 'dark' }, language: 'en', textSize: 100 }],
  ['forced', { media: { ...plain, forcedColors: 'active', reducedMotion: 'reduce' }, language: 'en', textSize: 100 }],
  ['spanish', { media: plain, language: 'es', textSize: 100 }],
  // The longer of the two languages.
  ['large', { media: { ...plain, colorScheme: 'dark' }, language: 'es', textSize: 200 }],
];

/** A light as this look shows it. */
function shownIn({ language, textSize }: Look, name: ViewName): View {
  const { snapshot, desk } = (language === 'es' ? spanishViews : views)[name];
  return { snapshot, desk: { ...desk, settings: { ...desk.settings, textSize } } };
}

/** What the desk knows in this look, beside what a state of the form says. */
function deskIn({ language, textSize }: Look, desk: Partial<Desk> = {}): Partial<Desk> {
  return { ...desk, language, settings: { ...quietDesk.settings, textSize } };
}

let stage: Stage;
let popup: Page;

beforeAll(async () => {
  stage = await openStage();
  popup = stage.popup;
}, 60_000);

afterAll(() => stage.close(), 60_000);

/** Nothing clipped, nothing that axe objects to; nothing scrolling but the largest text on this small screen. */
async function looksRight(page: Page, name: string, { textSize }: Look): Promise<void> {
  if (picturesAreKept) keepPicture(name, await stage.picture(page));
  expect(await clipped(page, textSize === 200)).toEqual([]);
  // What axe looks at does not grow.
  if (textSize === 100) expect(await axeFindings(page)).toEqual([]);
}

/** For docs/agents.md and docs/pause.md (scripts/pictures.mjs): the lamp, and the popup as it is without the keyboard in it. */
async function keepForDocs(language: Language, light: ViewName): Promise<void> {
  keepPicture(`lamp-${language}-${light}`, await popup.locator('.band').screenshot());
  const focused = popup.locator(':focus');
  if ((await focused.count()) === 0) return;
  const handle = await focused.elementHandle();
  await focused.blur();
  keepPicture(`window-${language}-${light}`, await popup.screenshot());
  await handle?.focus();
}

describe.each(looks)('the popup, %s', (name, look) => {
  const words = wordsOf(look.language);
  beforeAll(async () => {
    await popup.emulateMedia(look.media);
    await stage.setTextSize(look.textSize);
  });

  it.each(Object.keys(views) as ViewName[])('%s', async (light) => {
    const view = shownIn(look, light);
    const button = bigButtonOf(view.snapshot, words);
    await stage.show(popup, view);
    await looksRight(popup, `popup-${name}-${light}`, look);
    if (picturesAreKept && look.media === plain && look.textSize === 100) await keepForDocs(look.language, light);
    expect(await popup.getByRole('heading').textContent()).toBe(wordOf(view.snapshot, words));
    expect(await popup.evaluate(() => document.documentElement.lang)).toBe(look.language);
    expect(await glyphContrast(popup)).toBeGreaterThanOrEqual(3);
    const big = popup.locator('.acts .button').first();
    expect(await big.evaluate((shown) => shown.firstChild?.textContent)).toBe(button.label);
    expect(await big.getAttribute('aria-disabled')).toBe(button.does === 'nothing' ? 'true' : null);
  });
});

describe('the popup by keyboard', () => {
  beforeAll(async () => {
    await popup.emulateMedia(plain);
    await stage.setTextSize(100);
  });
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
  it.each(looks)('%s', async (name, look) => {
    const { welcome } = wordsOf(look.language);
    await stage.welcome.emulateMedia(look.media);
    await stage.setTextSize(look.textSize);
    await stage.show(stage.welcome, { ...views['not-set-up'], desk: { ...views['not-set-up'].desk, ...deskIn(look) } });
    await looksRight(stage.welcome, `setup-${name}-welcome`, look);
    const stops = await tabStops(stage.welcome);
    expect(stops.filter(({ ringed }) => !ringed)).toEqual([]);
    const named = stops.map(({ name }) => name);
    expect(named).toEqual(expect.arrayContaining([expect.stringContaining(welcome.connectButton), welcome.language, expect.stringContaining(welcome.practiseButton)]));
    expect(named).toHaveLength(3);
  });
});

/** Nothing new happens to the rest where all is larger. */
const largeToo = ['empty', 'good', 'refused-dropped', 'clock-wrong', 'question-changed', 'plain-http-refused'];

describe.each(looks)('the form, %s', (shown, look) => {
  beforeAll(() => stage.setTextSize(look.textSize));
  const states = setupStatesIn(look.language).filter(({ name }) => look.textSize === 100 || largeToo.includes(name));

  it.each(states)('$name', async ({ name, check, fault, save, drops = false, desk, fill, focus }) => {
    const form = await stage.freshForm(look.media, deskIn(look, desk));
    const { snapshot, desk: quiet } = views['not-set-up'];
    await stage.answers({ save: save ?? null, drops, check: fault ? { ok: false, field: fault.field, failure: { kind: fault.kind, ...wordsOf(look.language).form[fault.kind] } } : { ok: true } });
    for (const [field, value] of Object.entries(fill)) await form.locator(`[name=${field}]`).fill(value);
    if (drops) await form.locator('.warning').waitFor();
    if (check || fault) await form.keyboard.press('Enter');
    if (fault) await form.locator('.box').waitFor();
    if (check) await stage.show(form, { snapshot, desk: { ...quiet, ...deskIn(look, desk), check } });
    if (save !== undefined) {
      await form.keyboard.press('Enter');
      await form.locator(save === null ? '.acts [aria-disabled=true]' : '.box, .question').waitFor();
    }
    // The window grows where it must.
    if (look.textSize === 100) await form.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight, undefined, { timeout: 3000 });
    await looksRight(form, `setup-${shown}-${name}`, look);
    expect(await form.locator(':focus').evaluate((element) => element.getAttribute('name') ?? element.firstChild?.textContent)).toBe(focus);
    expect((await tabStops(form)).filter(({ ringed }) => !ringed)).toEqual([]);
  });
});
