/** The board's window in the real app, with an eye on what it is told. */
import type { Page } from 'playwright-core';
import { windowOf, type Running } from '../../test/e2e/house';
import { watchWindow, type Window } from './window';

export async function openBoard(app: Running, activate: () => Promise<unknown>): Promise<{ readonly page: Page; readonly shown: Window }> {
  await app.electronApp.context().addInitScript(watchWindow);
  await activate();
  const popup = await windowOf(app, 'popup');
  const opened = app.electronApp.waitForEvent('window', { predicate: (one: Page) => one.url().includes('/board/'), timeout: 15_000 });
  await popup.evaluate(() => window.reclight.openBoard());
  const page = await opened;
  await page.waitForLoadState('load');
  await popup.evaluate(() => window.reclight.closeWindow()).catch(() => undefined);
  return { page, shown: windowIn(page) };
}

export function windowIn(page: Page): Window {
  return {
    rows: () => page.evaluate(() => window.boardBench?.rows() ?? []),
    holes: () => page.evaluate(() => window.boardBench?.holes() ?? []),
    head: () => page.evaluate(() => window.boardBench?.head() ?? null),
    frames: () => page.evaluate(() => window.boardBench?.frames() ?? []),
  };
}
