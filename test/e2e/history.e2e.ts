/** The history in the real app: a call with a pause is seen in its window, shown as a page, saved; and a hand in its file is found. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { keepPicture, openHouse, type House, type Running } from './house';

const { history: seen, evidence } = en;

let house: House;
let app: Running;
let page: Page;
let userData: string;

const light = (word: string): Promise<unknown> => house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith(word), { what: word, timeoutMs: 30_000 });
const folder = (): string => join(userData, 'history');
const today = (): string => readdirSync(folder()).filter((name) => name.endsWith('.jsonl')).sort().at(-1) ?? '';
const lines = (): string[] => readFileSync(join(folder(), today()), 'utf8').split('\n').filter((line) => line !== '');

async function windowCalled(name: 'history' | 'evidence', open: () => Promise<unknown>): Promise<Page> {
  const opened = app.electronApp.waitForEvent('window', { predicate: (one: Page) => one.url().includes(`/${name}/`), timeout: 15_000 });
  await open();
  return opened;
}

/** The desktop's own dialog, answered: no test can click it. */
function saveTo(path: string | null): Promise<void> {
  return app.electronApp.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: path === null, filePath: path ?? '' }) });
  }, path);
}

const zoom = (factor: number): Promise<void> => app.electronApp.evaluate(({ webContents }, factor) => webContents.getAllWebContents().find((one) => one.getURL().includes('/evidence/'))?.setZoomFactor(factor), factor);
const openHistory = (): Promise<Page> => windowCalled('history', () => house.desk.tray.click(seen.menu));

beforeAll(async () => {
  house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true } });
  app = await house.launch({ args: ['--hidden'] });
  ({ userData } = app);
  expect((await house.setUp(app)).code).toBe(0);
  await light('Not recording');
  for (const [words, word] of [
    [['start', '--tag', '_SALE'], 'Recording 0:0'],
    [['pause'], 'Paused'],
    [['resume'], 'Recording 0:0'],
  ] as const) {
    expect((await house.command(app, words)).code).toBe(0);
    await light(word);
    if (words[0] === 'start') await light('Recording 0:03');
  }
  house.agent.hangUp();
  house.agent.dispose();
  await light('Not recording');
  page = await openHistory();
}, 90_000);
afterAll(() => house.close(), 60_000);

describe('a call with a pause', () => {
  it('stands in the list, the newest first, with who pressed and when it was proved', async () => {
    await page.getByRole('row').filter({ hasText: seen.what.callEnded }).waitFor();
    const words = await page.locator('.line .word').allTextContents();
    // Whether the recording's end is a row of its own depends on whether one answer said both.
    expect(words.map((word) => word.trim()).filter((word) => /^(Call|Recording|Paused)/.test(word) && word !== seen.what.ended)).toEqual([seen.what.callEnded, seen.what.part(2), seen.what.paused, seen.what.recording, seen.what.callBegan]);
    const part = page.getByRole('row').filter({ hasText: seen.what.part(2) });
    expect(await part.locator('.by').textContent()).toBe(seen.by['command-line']);
    expect(await part.locator('.proved').textContent()).toMatch(/^\d+\.\d s$/);
    expect(await part.locator('.name').getAttribute('title')).toMatch(/_SALE_P2$/);
    expect(await page.locator('.timeline rect.recorded').count()).toBeGreaterThan(0);
    expect(await page.locator('.timeline rect.paused').count()).toBeGreaterThan(0);
  });

  it('an entry shows its ids and times, and the chain is unbroken', async () => {
    await page.getByRole('row').filter({ hasText: seen.what.paused }).click();
    const details = page.getByRole('region', { name: seen.detail.region });
    expect(await details.textContent()).toMatch(/Sent\d\d:\d\d:\d\d.*Proved\d\d:\d\d:\d\d.*Ids before\d+Ids afternone/);
    await page.getByText(/entries, chain unbroken, checked \d\d:\d\d/).waitFor();
    await page.getByRole('button', { name: seen.check.now }).click();
    await page.getByText(/entries, chain unbroken, checked \d\d:\d\d/).waitFor();
    keepPicture('history-real', await page.screenshot());
  });

  it('is written as a table where the person says', async () => {
    const path = join(house.desk.home, 'day.csv');
    await saveTo(null);
    await page.getByRole('button', { name: seen.export }).click();
    await saveTo(path);
    await page.getByRole('button', { name: seen.export }).click();
    await page.getByText(seen.saved('day.csv')).waitFor();
    expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(lines().length + 2);
  });

  it('is shown as a page, and saved as one file and as paper', async () => {
    const sheet = await windowCalled('evidence', () => page.getByRole('button', { name: seen.evidence }).click());
    await sheet.getByRole('heading', { level: 1, name: evidence.finding.again(1) }).waitFor();
    keepPicture('evidence-real', await sheet.screenshot());
    const html = join(house.desk.home, 'evidence.html');
    await saveTo(html);
    await sheet.getByRole('button', { name: evidence.saveHtml }).click();
    await sheet.getByText(seen.saved('evidence.html')).waitFor();
    const text = readFileSync(html, 'utf8');
    expect(text).toContain(`<h1>${evidence.finding.again(1)}</h1>`);
    expect(text).toContain('unbroken when this page was made');
    expect(text).not.toMatch(/<script|https?:/);
    const pdf = join(house.desk.home, 'evidence.pdf');
    await saveTo(pdf);
    await sheet.getByRole('button', { name: evidence.savePdf }).click();
    await sheet.getByText(seen.saved('evidence.pdf')).waitFor();
    const paper = readFileSync(pdf);
    // As many sheets with twice the text on the screen.
    await zoom(2);
    const twice = join(house.desk.home, 'twice.pdf');
    await saveTo(twice);
    await sheet.getByRole('button', { name: evidence.savePdf }).click();
    await sheet.getByText(seen.saved('twice.pdf')).waitFor();
    expect(readFileSync(twice).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await zoom(1);
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    // One sheet.
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    const kept = process.env['RECLIGHT_PICTURES'];
    if (kept) writeFileSync(join(kept, 'evidence.pdf'), paper);
    if (kept) writeFileSync(join(kept, 'evidence.html'), text);
    await Promise.all([sheet.waitForEvent('close'), sheet.keyboard.press('Escape').catch(() => undefined)]);
  });

  it('a place that can’t be written is said, and nothing is there', async () => {
    const path = join(house.desk.home, 'no-such-folder', 'day.csv');
    await saveTo(path);
    await page.getByRole('button', { name: seen.export }).click();
    await page.getByText(seen.notSaved.message).waitFor();
    expect(existsSync(path)).toBe(false);
  });

  it('what comes next is there without being asked for', async () => {
    house.agent.ready();
    house.agent.takeCall();
    await expect.poll(() => page.locator('.line .word').filter({ hasText: seen.what.callBegan }).count(), { timeout: 30_000 }).toBe(2);
  });
});

it('practice has a history of its own, and says so', async () => {
  await house.desk.tray.click(en.menu.practise);
  await page.locator('.practice-mark').waitFor();
  await expect.poll(() => page.locator('.line .word').filter({ hasText: seen.what.part(2) }).count(), { timeout: 20_000 }).toBe(0);
  keepPicture('history-real-practice', await page.screenshot());
  await app.close();
});

it('a line that a hand has changed is found when it is opened again, and named at its row', async () => {
  const all = lines();
  const at = all.findIndex((line) => line.includes('"what":"paused"'));
  expect(at).toBeGreaterThan(0);
  const edited = all.with(at, (all[at] as string).replace('"actor":"command-line"', '"actor":"hot-key"'));
  expect(edited).not.toEqual(all);
  writeFileSync(join(folder(), today()), `${edited.join('\n')}\n`);
  app = await house.launch({ args: ['--hidden'], userData });
  await light('Not recording');
  page = await openHistory();
  const finding = page.getByRole('alert').filter({ hasText: seen.check.head });
  await finding.waitFor({ timeout: 30_000 });
  expect(await finding.textContent()).toContain(`line ${at + 1} of ${today()}`);
  expect(await page.locator('.line.broken .word').allTextContents()).toContain(seen.what.paused);
  keepPicture('history-real-edited', await page.screenshot());
  await page.getByRole('row').filter({ hasText: seen.what.paused }).click();
  const sheet = await windowCalled('evidence', () => page.getByRole('button', { name: seen.evidence }).click());
  await sheet.getByRole('heading', { level: 1 }).filter({ hasText: 'the chain is broken' }).waitFor();
  keepPicture('evidence-real-edited', await sheet.screenshot());
});
