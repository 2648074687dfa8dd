/** How the board looks, in the real app: every state, in each theme, by keyboard alone, and with 500 rows that all change. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { wordsOf, type Language } from '../../assets/words';
import type { BoardNews } from '../../preload/contract';
import { boardStates, manyRows, newsOf, row, viewOf, type BoardState } from '../renderer/board-states';
import { axeFindings, clipped, tabStops } from '../renderer/look';
import { openStage, type Stage } from '../renderer/stage';
import { keepPicture } from './house';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
const plain: Media = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' };
interface Look {
  readonly media: Media;
  readonly zoom: number;
  readonly language: Language;
  readonly isNarrow?: boolean;
}
const looks: readonly (readonly [string, Look])[] = [
  ['light', { media: plain, zoom: 1, language: 'en' }],
  ['dark', { media: { ...plain, colorScheme: 'dark' }, zoom: 1, language: 'en' }],
  ['forced', { media: { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' }, zoom: 1, language: 'en' }],
  ['spanish', { media: plain, zoom: 1, language: 'es' }],
  ['narrow', { media: plain, zoom: 1, language: 'en', isNarrow: true }],
  ['twice', { media: plain, zoom: 2, language: 'es' }],
];

let stage: Stage;
let wide: Page;
let narrow: Page;

beforeAll(async () => {
  stage = await openStage();
  wide = await stage.page('board/index.html', { width: 1280, height: 860 }, viewOf({ name: '' }, 'en'));
  narrow = await stage.page('board/index.html#narrow', { width: 720, height: 760 }, viewOf({ name: '' }, 'en'));
  for (const page of [wide, narrow]) page.setDefaultTimeout(10_000);
}, 60_000);
afterAll(() => stage.close(), 60_000);

const drawn = (page: Page): Promise<unknown> => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function show(page: Page, state: BoardState, language: Language = 'en'): Promise<void> {
  const { board } = wordsOf(language);
  const news = newsOf(state);
  await stage.answers({ board: { board: { ok: true, news } } });
  await stage.keepView(viewOf(state, language));
  await page.reload();
  await page.locator(news.rows.length > 0 ? '.line' : '.empty').first().waitFor();
  if (state.tile) await page.locator(`.tile.${state.tile}`).click();
  if (state.search !== undefined) await page.getByRole('textbox', { name: board.search }).fill(state.search);
  for (const agent of state.select ?? []) {
    // Only what is near the screen is drawn.
    await page.locator('.table').evaluate(async (table, agent) => {
      const rest = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      table.scrollTop = 0;
      for (let at = 0; !document.getElementById(`row-${agent}`) && at < 30; at++) {
        table.scrollTop += 100;
        await rest();
      }
      const row = document.getElementById(`row-${agent}`);
      row?.scrollIntoView({ block: 'center' });
      // While the list scrolls its rows take no click.
      const scrolls = (): boolean => row !== null && getComputedStyle(row).pointerEvents === 'none';
      do await rest();
      while (scrolls());
    }, agent);
    await page.locator(`#row-${agent} .check`).click();
    await page.locator(`#row-${agent}[aria-selected=true]`).waitFor();
  }
  const bar = page.locator('.bar');
  if (state.click === 'start') await bar.getByRole('button', { name: board.start(state.select?.length ?? 0), exact: true }).click();
  if (state.click === 'stop') await bar.getByRole('button', { name: board.act.stop, exact: true }).click();
  if (state.click === 'agents') await page.locator('.tools').getByRole('button', { name: board.agents }).click();
  await page.mouse.move(1, 1);
  await drawn(page);
}

const named = (name: string): BoardState => boardStates.find((state) => state.name === name) as BoardState;

/** Axe sees neither behind a drawing nor behind a row that the pane cuts; their colours are measured elsewhere. */
const isReal = (finding: string): boolean => !/only non-text characters|could not be determined because (?:element contains an image node|it's partially obscured|it is overlapped)|not contain any text|could not be determined due to|too short to determine/.test(finding);

describe.each(looks)('%s', (look, { media, zoom, language, isNarrow = false }) => {
  const page = (): Page => (isNarrow ? narrow : wide);
  beforeAll(async () => {
    await page().emulateMedia(media);
    await stage.zoom(page(), zoom);
  });
  afterAll(() => stage.zoom(page(), 1));

  it.each(boardStates)('$name', async (state) => {
    await show(page(), state, language);
    keepPicture(`board-${look}-${state.name}`, await stage.picture(page()));
    expect(await clipped(page(), zoom > 1)).toEqual([]);
    expect((await axeFindings(page())).filter(isReal)).toEqual([]);
  });
});

describe('the keyboard', () => {
  beforeAll(() => wide.emulateMedia(plain));
  const current = (): Promise<string | null> => wide.locator('.table').getAttribute('aria-activedescendant');
  const grid = (): Promise<void> => wide.locator('.table').focus();

  it.each(['floor', 'stop-typed', 'bulk-ended', 'agents', 'empty', 'stopped'])('%s: every stop is seen', async (name) => {
    await show(wide, named(name));
    const stops = (await tabStops(wide)).filter(({ name }) => name !== 'nothing');
    expect(stops.length).toBeGreaterThan(3);
    // The list has its ring at the row that it is at.
    expect(stops.filter(({ ringed, name }) => !ringed && name !== 'Agents')).toEqual([]);
  });

  it('goes through the rows, which are drawn only where they are seen, and shows which one it is at', async () => {
    await show(wide, named('many'));
    await grid();
    expect(await current()).toMatch(/^row-/);
    const first = await current();
    await wide.keyboard.press('ArrowDown');
    expect(await current()).not.toBe(first);
    await wide.keyboard.press('PageDown');
    await wide.keyboard.press('End');
    await wide.waitForFunction(() => {
      const row = document.querySelector('.line.current')?.getBoundingClientRect();
      const table = document.querySelector('.table')?.getBoundingClientRect();
      return row && table && row.bottom <= table.bottom + 1 && row.top >= table.top;
    });
    const last = await current();
    await wide.keyboard.press('Home');
    expect(await current()).toBe(first);
    expect(await current()).not.toBe(last);
    await wide.waitForFunction(() => document.querySelector('.table')?.scrollTop === 0);
    expect(await wide.locator('.line').count()).toBeLessThan(60);
    expect(Number(await wide.locator('.table').getAttribute('aria-rowcount'))).toBeGreaterThan(500);
    expect(await wide.locator('.line.current').evaluate((row) => getComputedStyle(row).outlineStyle)).toBe('solid');
  });

  it('selects and acts: the first act by Enter, never a stop', async () => {
    await show(wide, named('floor'));
    await wide.keyboard.press('Escape');
    await grid();
    await wide.keyboard.press('Home');
    await stage.asked();
    await wide.keyboard.press('Enter');
    await wide.keyboard.press('p');
    expect((await stage.asked()).filter(({ call }) => call === 'boardAct')).toEqual([
      { call: 'boardAct', ask: { act: 'start', agents: ['1118'] } },
      { call: 'boardAct', ask: { act: 'pause', agents: ['1118'] } },
    ]);
    // To somebody who is recorded.
    for (let at = 0; at < 7; at++) await wide.keyboard.press('ArrowDown');
    expect(await current()).toBe('row-1000');
    await wide.keyboard.press('Enter');
    expect((await stage.asked()).filter(({ call }) => call === 'boardAct')).toEqual([]);
    await wide.keyboard.press('s');
    expect((await stage.asked()).filter(({ call }) => call === 'boardAct')).toEqual([{ call: 'boardAct', ask: { act: 'stop', agents: ['1000'] } }]);
    await wide.keyboard.press(' ');
    await wide.keyboard.press('Shift+ArrowDown');
    expect(await wide.locator('.bar b').textContent()).toBe('2 selected');
    await wide.keyboard.press('Control+a');
    expect(await wide.locator('.bar b').textContent()).toBe('22 selected');
  });

  it('/ searches; Esc takes back the question, then the selection, then the search', async () => {
    await show(wide, named('floor'));
    await wide.keyboard.press('Escape');
    await wide.keyboard.press('/');
    await wide.keyboard.type('chloe');
    await vi.waitFor(async () => expect(await wide.locator('.line').count()).toBe(1));
    await wide.locator('.line .check').click();
    await wide.locator('.tile.inCall').focus();
    await wide.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await wide.locator('.bar').count()).toBe(0));
    expect(await wide.locator('.line').count()).toBe(1);
    await wide.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await wide.locator('.line').count()).toBeGreaterThan(8));
    await wide.locator('.line .check').nth(0).click();
    await wide.locator('.line .check').nth(1).click();
    await wide.locator('.bar').getByRole('button', { name: 'Pause', exact: true }).click();
    expect(await wide.locator('#asked').textContent()).toBe('Pause 2 agents?');
    await wide.keyboard.press('Escape');
    expect(await wide.locator('.bar b').textContent()).toBe('2 selected');
  });

  it('several are started by Enter, and stopped only by their number', async () => {
    await show(wide, named('question'));
    await stage.asked();
    await wide.keyboard.press('Enter');
    await wide.locator('.bar').waitFor({ state: 'detached' });
    await vi.waitFor(async () => expect((await stage.asked()).filter(({ call }) => call === 'boardAct')).toEqual([{ call: 'boardAct', ask: { act: 'start', agents: ['1042', '1077', '1118'], tag: '_QA' } }]));
    await show(wide, named('stop-typed'));
    expect(await wide.locator('.asked .says').textContent()).toMatch(/^Stop recording 4 agents\?Aaliyah Brooks, Bao Nguyen, Emeka Obi and 1 more/);
    await stage.asked();
    await wide.keyboard.press('Enter');
    await wide.keyboard.type('3');
    await wide.keyboard.press('Enter');
    expect((await stage.asked()).filter(({ call }) => call === 'boardAct')).toEqual([]);
    await wide.keyboard.press('Backspace');
    await wide.keyboard.type('4');
    await wide.keyboard.press('Enter');
    await vi.waitFor(async () => expect((await stage.asked()).filter(({ call }) => call === 'boardAct')).toEqual([{ call: 'boardAct', ask: { act: 'stop', agents: ['1000', '1015', '1030', '1040'], typed: 4 } }]));
  });

  it('a refusal is said in words', async () => {
    await show(wide, named('floor'));
    await stage.answers({ board: { boardAct: { ok: false, failure: { kind: 'board-busy', message: 'The board is still at work for others.', advice: 'Wait for it, or cancel it first.' } } } });
    await wide.locator('#row-1009 .act').first().click();
    await wide.locator('.said').filter({ hasText: 'still at work for others. Wait for it' }).waitFor();
  });
});

describe('news', () => {
  beforeAll(() => wide.emulateMedia(plain));
  const seen = async (): Promise<readonly string[]> => {
    const told = (await stage.asked()).filter(({ call }) => call === 'boardSeen').at(-1)?.ask as { readonly agents: readonly string[] } | undefined;
    return told?.agents ?? [];
  };

  it('draw what changed, take away who is gone, and after a gap all is asked anew', async () => {
    await show(wide, named('floor'));
    const base = newsOf(named('floor'));
    await stage.tellBoard(wide, { ...base, seq: 2, whole: false, rows: [row('1042', { name: 'Aaban Vega', campaign: 'SALES_US', state: 'starting', wanted: 'start' })], gone: ['1077'] });
    await wide.locator('#row-1042', { hasText: 'Starting…' }).waitFor();
    expect(await wide.locator('#row-1077').count()).toBe(0);
    await stage.asked();
    await stage.tellBoard(wide, { ...base, seq: 9, whole: false, rows: [], gone: [] });
    await wide.locator('#row-1077').waitFor();
    expect((await stage.asked()).filter(({ call }) => call === 'board')).toHaveLength(1);
  });

  it('main is told which rows are on the screen, also after scrolling', async () => {
    await stage.asked();
    await show(wide, named('many'));
    let told: readonly string[] = [];
    await vi.waitFor(async () => {
      told = await seen();
      expect(told.length).toBeGreaterThan(10);
    });
    expect(told.length).toBeLessThan(30);
    await wide.locator('.table').evaluate((table) => (table.scrollTop = 9000));
    await vi.waitFor(async () => {
      const now = await seen();
      expect(now.length).toBeGreaterThan(10);
      expect(now.filter((agent) => told.includes(agent))).toEqual([]);
    });
  });

  it('times run on by themselves, and an old answer says what was', async () => {
    await show(wide, { name: 'aging', rows: [row('1000', { ageMs: 88_000, state: 'recording', recording: { id: '1', filename: 'a_file_of_1000', server: null, startedAt: null }, recordings: 1, wasRecording: true })] });
    await wide.locator('#row-1000', { hasText: 'Recording' }).waitFor();
    await wide.locator('#row-1000', { hasText: 'Was recording' }).waitFor();
    expect(await wide.locator('#row-1000 .lamp').getAttribute('class')).toContain('dashed');
  });

  it('500 rows, all changing each second, while somebody scrolls', async () => {
    await show(wide, named('many'));
    await wide.evaluate(() => {
      const probe = { frames: [] as number[], tasks: [] as number[], far: 0, on: true };
      Object.assign(window, { probe });
      new PerformanceObserver((list) => probe.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
      let last = performance.now();
      const table = document.querySelector('.table');
      const step = (at: number): void => {
        probe.frames.push(at - last);
        last = at;
        probe.far = Math.max(probe.far, table?.scrollTop ?? 0);
        if (table) table.scrollTop += table.scrollTop > 16_000 ? -16_000 : 60;
        if (probe.on) requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    const base: BoardNews = newsOf(named('many'));
    for (let beat = 1; beat <= 5; beat++) {
      await stage.tellBoard(wide, { ...base, seq: 1 + beat, whole: false, rows: manyRows(beat) });
      await wide.waitForTimeout(1000);
    }
    const { frames, tasks, far } = await wide.evaluate(() => {
      const { probe } = window as unknown as { probe: { frames: number[]; tasks: number[]; far: number; on: boolean } };
      probe.on = false;
      return probe;
    });
    const sorted = frames.slice(2).toSorted((a, b) => a - b);
    console.log(`500 rows changing: ${sorted.length} frames, median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)} ms, p99 ${sorted[Math.floor(sorted.length * 0.99)]?.toFixed(1)} ms, longest ${sorted.at(-1)?.toFixed(1)} ms; long tasks ${tasks.map((ms) => ms.toFixed(0)).join(', ') || 'none'}`);
    expect(far).toBeGreaterThan(1000);
    expect(await wide.locator('.line').count()).toBeGreaterThan(10);
  });
});
