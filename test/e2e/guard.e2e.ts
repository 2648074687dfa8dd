/** The guard in the real app: a call that nobody records is told of once, with the act in the notice. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounds } from '../../main/settings/bounds';
import { keepPicture, openHouse, windowOf, type House, type Running } from './house';

let house: House;
let app: Running;
const seconds = bounds.guardUnrecordedSeconds.least;

beforeAll(async () => {
  house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true } });
  const first = await house.launch({ args: ['--hidden'] });
  expect((await house.setUp(first)).code).toBe(0);
  await first.close();
  const file = join(first.userData, 'settings.json');
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), guardUnrecordedSeconds: seconds, pill: true, sign: false }));
  app = await house.launch({ args: ['--hidden'], userData: first.userData });
}, 60_000);
afterAll(() => house.close(), 60_000);

function panel(name: 'alarm' | 'pill'): Page | undefined {
  return app.electronApp.windows().find((page) => page.url().includes(`/${name}/`));
}

async function panelOf(name: 'alarm' | 'pill'): Promise<Page> {
  return panel(name) ?? app.electronApp.waitForEvent('window', { predicate: (page: Page) => page.url().includes(`/${name}/`), timeout: 60_000 });
}

const gone = (): Promise<void> => expect.poll(() => panel('alarm') === undefined, { timeout: 20_000 }).toBe(true);
const starts = (): number => house.practice.calls().filter(({ value }) => value === 'START').length;

/** Both colour schemes, as a person sees them. */
async function keepBoth(name: string, page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    keepPicture(`guard-${name}-${colorScheme}`, await page.locator('main').screenshot());
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('a call that nobody records', () => {
  it('is told of in a calm panel and by the desktop, and the pill turns to ink', async () => {
    const pill = await panelOf('pill');
    await pill.locator('.pill.slate').getByRole('heading', { name: 'In call, not recorded' }).waitFor();
    await keepBoth('pill-before', pill);
    const notice = await panelOf('alarm');
    await notice.getByRole('heading', { name: `In call, ${seconds} s not recorded` }).waitFor();
    await notice.getByText(/^1000 on 127\.0\.0\.1/).waitFor();
    expect(await notice.locator('.alarms.calm').count()).toBe(1);
    expect(await notice.getByRole('button').allTextContents()).toEqual(['Record', 'Not this call']);
    await house.desk.notifications.waitFor((one) => one.summary === `In call, ${seconds} s not recorded`);
    await pill.locator('.pill.ink').waitFor();
    expect(starts()).toBe(0);
    keepPicture('guard-desk', await house.desk.display.screenshot());
    await keepBoth('notice', notice);
    await keepBoth('pill', pill);
  });

  it('stands in the popup too, which it frames not', async () => {
    await house.desk.tray.activate();
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('button', { name: 'Not this call' }).waitFor();
    expect(await popup.locator('.popup.alarmed').count()).toBe(0);
    expect(panel('alarm')).toBeUndefined();
    await keepBoth('popup', popup);
    await popup.evaluate(() => window.reclight.closeWindow()).catch(() => undefined);
    await panelOf('alarm');
  });

  it('"Record" starts a proved recording, once, and the notice goes by itself', async () => {
    const notice = await panelOf('alarm');
    await notice.getByRole('button', { name: 'Record', exact: true }).click();
    await gone();
    await house.desk.tray.waitFor((tray) => /^Recording 0:0[3-9]/.test(tray.tooltip.title), { what: 'three seconds', timeoutMs: 20_000 });
    expect(starts()).toBe(1);
    expect(house.agent.truth().running).toHaveLength(1);
    await (await panelOf('pill')).locator('.pill.red').waitFor();
  });

  it('is told of in the next call again, by the call’s own time; "Not this call" is taken at its word', async () => {
    house.agent.hangUp();
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Call over'), { what: 'call over', timeoutMs: 30_000 });
    house.agent.dispose();
    house.agent.ready();
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Not recording'), { what: 'disposed', timeoutMs: 30_000 });
    house.agent.takeCall();
    const notice = await panelOf('alarm');
    await notice.getByRole('heading', { name: new RegExp(`^In call for ${seconds} s, not recorded$`) }).waitFor();
    await notice.getByRole('button', { name: 'Not this call' }).click();
    await gone();
    await (await panelOf('pill')).locator('.pill.slate').waitFor();
    expect(starts()).toBe(1);
  });
});
