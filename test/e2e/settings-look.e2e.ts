/** How the settings window looks, in the real app: every section, every moment of a new key, and at twice the text. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type Language } from '../../assets/words';
import { axeFindings, clipped, tabStops } from '../renderer/look';
import { settingsStates, type SettingsState } from '../renderer/settings-states';
import { quietDesk, views } from '../renderer/snapshots';
import { openStage, type Stage } from '../renderer/stage';
import { keepPicture } from './house';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
const plain: Media = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' };
const looks: readonly (readonly [string, Media, number, Language])[] = [
  ['light', plain, 1, 'en'],
  ['dark', { ...plain, colorScheme: 'dark' }, 1, 'en'],
  ['forced', { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' }, 1, 'en'],
  ['spanish', plain, 1, 'es'],
  // The longer of the two languages.
  ['twice', plain, 2, 'es'],
];

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
  page = await stage.settings(views.idle);
}, 60_000);
afterAll(() => stage.close(), 60_000);

async function show({ desk, section, search }: SettingsState, language: Language = 'en'): Promise<void> {
  const seen = wordsOf(language).settings;
  await stage.show(page, { snapshot: views.idle.snapshot, desk: { ...quietDesk, ...desk, language } });
  const field = page.getByRole('textbox', { name: seen.search });
  // Keys go to a recorder that listens, so the field is emptied by the page.
  await field.fill(search ?? '');
  if (section) await page.getByRole('button', { name: seen.section[section], exact: true }).click();
  if (section) await page.waitForFunction((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? -1) >= 0, `section-${section}`);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** All rows at their full height: axe can't measure the contrast of what a pane has scrolled away. */
function unroll(on: boolean): Promise<void> {
  return page.evaluate((on) => {
    for (const element of document.querySelectorAll<HTMLElement>('.frame, .side, .pane')) {
      element.style.overflow = on ? 'visible' : '';
      element.style.height = on ? 'auto' : '';
    }
  }, on);
}

describe.each(looks)('%s', (look, media, zoom, language) => {
  beforeAll(async () => {
    await page.emulateMedia(media);
    await stage.zoom(page, zoom);
  });
  afterAll(() => stage.zoom(page, 1));

  it.each(settingsStates)('$name', async (state) => {
    await show(state, language);
    keepPicture(`settings-${look}-${state.name}`, await stage.picture(page));
    expect(await clipped(page)).toEqual([]);
    await unroll(true);
    const findings = await axeFindings(page);
    await unroll(false);
    // The signs on a Mac’s keys have the colours of all others.
    expect(findings.filter((finding) => !finding.includes('only non-text characters'))).toEqual([]);
  });
});

describe('the keyboard', () => {
  beforeAll(() => page.emulateMedia(plain));
  const states = settingsStates.filter(({ name }) => ['general', 'keys-wayland', 'tags', 'links-on', 'search'].includes(name));

  it.each(states)('$name: every stop is seen', async (state) => {
    await show(state);
    const stops = await tabStops(page);
    expect(stops.length).toBeGreaterThan(5);
    expect(stops.filter(({ ringed }) => !ringed)).toEqual([]);
  });
});
