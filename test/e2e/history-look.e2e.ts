/** How the history window and the evidence page look, in the real app: every kind of day, in both themes, and at twice the text. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type Language } from '../../assets/words';
import { answersOf, historyStates, viewOfState, type HistoryState } from '../renderer/history-states';
import { rowsOf } from '../../renderer/history/rows';
import { axeFindings, clipped, tabStops } from '../renderer/look';
import { views } from '../renderer/snapshots';
import { openStage, type Stage } from '../renderer/stage';
import { keepPicture } from './house';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
const plain: Media = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' };
const looks: readonly (readonly [string, Media, number, Language])[] = [
  ['light', plain, 1, 'en'],
  ['dark', { ...plain, colorScheme: 'dark' }, 1, 'en'],
  ['forced', { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' }, 1, 'en'],
  ['spanish', plain, 1, 'es'],
  // As on a small screen: what doesn't fit scrolls as a whole.
  ['twice', plain, 2, 'es'],
];

let stage: Stage;
let page: Page;
let sheet: Page;

beforeAll(async () => {
  stage = await openStage();
  page = await stage.page('history/index.html', { width: 900, height: 760 }, views.idle);
  page.setDefaultTimeout(10_000);
  sheet = await stage.page('evidence/index.html#2026-11-24/1000/x', { width: 760, height: 760 }, views.idle);
}, 60_000);
afterAll(() => stage.close(), 60_000);

async function show(state: HistoryState, language: Language = 'en'): Promise<void> {
  const words = wordsOf(language).history;
  const answers = await answersOf(state, language);
  await stage.answers({ history: answers });
  await stage.keepView(viewOfState(state, language));
  await page.reload();
  await page.getByText(/12:24|Not yet/).last().waitFor();
  const isEmpty = answers.historyDay.ok && answers.historyDay.day?.entries.length === 0;
  if (isEmpty) await page.locator('.empty').waitFor();
  else await page.locator('.columns').waitFor();
  if (state.search !== undefined) await page.getByRole('textbox', { name: words.search }).fill(state.search);
  if (state.select !== undefined) {
    const day = answers.historyDay.ok ? answers.historyDay.day : undefined;
    const at = day ? rowsOf(day, wordsOf(language)).findIndex(({ time }) => time === state.select) : -1;
    expect(at).toBeGreaterThanOrEqual(0);
    await page.locator('.table').evaluate((element, at) => (element.scrollTop = (at - 2) * (innerWidth > 820 ? 40 : 60)), at);
    await page.locator('.line').filter({ hasText: state.select }).first().click();
    await page.locator('.selected').waitFor();
    await page.mouse.move(1, 1);
  }
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** Axe sees neither what lies behind the text of a drawing nor a row that the pane cuts; both have colours that it measures elsewhere. */
const isReal = (finding: string): boolean => !/only non-text characters|could not be determined because (?:element contains an image node|it's partially obscured|it is overlapped)/.test(finding);

describe.each(looks)('%s', (look, media, zoom, language) => {
  beforeAll(async () => {
    for (const one of [page, sheet]) {
      await one.emulateMedia(media);
      await stage.zoom(one, zoom);
    }
  });
  afterAll(async () => {
    for (const one of [page, sheet]) await stage.zoom(one, 1);
  });

  it.each(historyStates)('$name', async (state) => {
    await show(state, language);
    keepPicture(`history-${look}-${state.name}`, await stage.picture(page));
    expect(await clipped(page, zoom > 1)).toEqual([]);
    expect((await axeFindings(page)).filter(isReal)).toEqual([]);
  });

  it.each([
    ['paused', '09:20:50'],
    ['hole', '09:46:00'],
    ['not-known', '10:11:00'],
    ['missing', '09:37:10'],
    ['gone', '07:00:00'],
  ])('the page of a call: %s', async (name, call) => {
    await stage.answers({ history: await answersOf(historyStates[0] as HistoryState, language, call) });
    await stage.keepView(viewOfState(historyStates[0] as HistoryState, language));
    await sheet.reload();
    await sheet.locator(name === 'gone' ? '.gone' : 'h1').waitFor();
    keepPicture(`evidence-${look}-${name}`, await stage.picture(sheet));
    expect(await clipped(sheet, zoom > 1)).toEqual([]);
    expect((await axeFindings(sheet)).filter(isReal)).toEqual([]);
    // Black on white, whatever the theme.
    expect(await sheet.locator('#sheet').evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 255, 255)');
  });
});

describe('the keyboard', () => {
  beforeAll(() => page.emulateMedia(plain));
  const named = (name: string): HistoryState => historyStates.find((state) => state.name === name) as HistoryState;

  it.each(['morning', 'two-agents', 'many-findings', 'empty-day'])('%s: every stop is seen', async (name) => {
    await show(named(name));
    const stops = await tabStops(page);
    expect(stops.length).toBeGreaterThan(5);
    expect(stops.filter(({ ringed }) => !ringed)).toEqual([]);
  });

  it('goes through the list by the arrows, and a long day has only the rows that are seen', async () => {
    await show(named('long-day'));
    await page.locator('.table').focus();
    await page.keyboard.press('Home');
    const first = await page.locator('.selected .time').textContent();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.selected .time').textContent()).not.toBe(first);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('End');
    expect(await page.locator('.selected .time').textContent()).toBe('08:00:00');
    expect(Number(await page.locator('.table').getAttribute('aria-rowcount'))).toBeGreaterThan(400);
    expect(await page.locator('.line').count()).toBeLessThan(60);
    const active = await page.locator('.table').getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).count()).toBe(1);
  });

  it('/ searches; Esc empties the search, lets the entry go, and closes', async () => {
    await show(named('morning'));
    await stage.asked();
    await page.keyboard.press('/');
    await page.keyboard.type('_P2');
    await page.locator('.count').filter({ hasText: '4 found' }).waitFor();
    expect(await page.locator('.line').count()).toBe(4);
    await page.keyboard.press('Escape');
    expect(await page.locator('.line').count()).toBeGreaterThan(8);
    await page.keyboard.press('Escape');
    expect(await page.locator('.selected').count()).toBe(0);
    expect(await stage.asked()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await stage.asked()).toEqual([{ call: 'closeWindow', ask: undefined }]);
  });

  it('a click on the drawing selects its call, and its page is asked for by day, agent and call', async () => {
    await show(named('morning-plain'));
    await stage.asked();
    await page.locator('.timeline rect.paused').first().click();
    expect(await page.locator('.selected .what').textContent()).toBe('Call ended');
    await page.getByRole('button', { name: 'Evidence for this call' }).click();
    const [asked] = await stage.asked();
    expect(asked).toMatchObject({ call: 'evidence', ask: { day: '2026-11-24', agent: '1000', as: 'show' } });
    expect((asked as { readonly ask: { readonly call: string } }).ask.call).toMatch(/^2026-11-24T09:20:50/);
  });
});
