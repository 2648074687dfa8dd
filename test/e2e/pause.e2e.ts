/** A card is taken with one key, in real Electron: every phase to the proof, without proof, at the deadline, after a crash, at the call's end. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../main/recorder/snapshot';
import { axeFindings, clipped } from '../renderer/look';
import { keepPicture, openHouse, windowOf, type House, type Running } from './house';

interface World {
  readonly house: House;
  app: Running;
  readonly run: (...args: string[]) => ReturnType<House['command']>;
  /** The lamp says so. */
  readonly lamp: (said: RegExp, timeoutMs?: number) => Promise<{ icon: string }>;
  /** Something records, and long enough to be stopped. */
  readonly record: () => Promise<void>;
  /** As VICIdial has it, whatever anybody says. */
  readonly files: () => readonly string[];
  readonly starts: () => number;
}

/** An agent in a call, whose desk has these settings. */
async function openWorld(settings: object): Promise<World> {
  const house = await openHouse();
  const first = await house.launch({ args: ['--hidden'] });
  expect((await house.setUp(first)).code).toBe(0);
  await first.close();
  const file = join(first.userData, 'settings.json');
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...settings }));
  const world: World = {
    house,
    app: await house.launch({ args: ['--hidden'], userData: first.userData }),
    run: (...args) => house.command(world.app, args),
    lamp: async (said, timeoutMs = 20_000) => {
      const { icon } = await house.desk.tray.waitFor((tray) => said.test(tray.tooltip.title), { what: String(said), timeoutMs });
      return { icon: icon.rgba.toString('base64') };
    },
    record: async () => {
      expect((await world.run('start', '--tag', '_SALE')).code).toBe(0);
      await world.lamp(/^Recording 0:0[2-9]/);
    },
    files: () => house.agent.truth().running.map(({ filename }) => filename),
    starts: () => house.practice.calls().filter(({ value }) => value === 'START').length,
  };
  await world.lamp(/^Not recording/);
  return world;
}

type PanelName = 'sign' | 'alarm' | 'pill';

async function panelOf({ app }: World, name: PanelName): Promise<Page> {
  const fits = (page: Page): boolean => page.url().includes(`/${name}/`);
  return app.electronApp.windows().find(fits) ?? app.electronApp.waitForEvent('window', { predicate: fits, timeout: 30_000 });
}

const gone = ({ app }: World, name: PanelName): Promise<void> => expect.poll(() => app.electronApp.windows().some((page) => page.url().includes(`/${name}/`)), { timeout: 20_000 }).toBe(false);

async function openPopup({ house, app }: World): Promise<Page> {
  await house.desk.tray.activate();
  const popup = await windowOf(app, 'popup');
  await popup.getByRole('heading').waitFor();
  return popup;
}

async function closePopup(popup: Page): Promise<void> {
  await Promise.all([popup.waitForEvent('close'), popup.keyboard.press('Escape').catch(() => undefined)]);
}

async function looksRight(page: Page, name: string): Promise<void> {
  keepPicture(`pause-${name}`, await page.screenshot());
  expect(await clipped(page)).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
}

const pauseKey = 'ctrl+shift+F8';
const toggleKey = 'ctrl+shift+F9';
/** How much of the bar is drawn. */
const bar = (popup: Page): Promise<number> => popup.locator('.drain i').evaluate((drawn) => drawn.getBoundingClientRect().width / (drawn.parentElement?.getBoundingClientRect().width ?? 1));
const isFramed = (popup: Page): Promise<boolean> => popup.locator('.popup.alarmed').count().then((count) => count === 1);

describe('one key', () => {
  let world: World;
  let popup: Page;
  const icons: string[] = [];
  beforeAll(async () => {
    world = await openWorld({ pill: true });
    await world.record();
    popup = await openPopup(world);
  }, 60_000);
  afterAll(() => world.house.close(), 60_000);

  it('pauses: wait, then proved, with what is left and what it covers', async () => {
    icons.push((await world.lamp(/^Recording/)).icon);
    await popup.getByRole('button', { name: 'Pause for card' }).getByText('Ctrl Shift F8').waitFor();
    await world.house.desk.keys.press(pauseKey);
    await popup.getByRole('heading', { name: 'Wait: still recording' }).waitFor();
    keepPicture('pause-popup-wait', await popup.screenshot());
    expect(await popup.getByRole('button', { name: 'Stopping…' }).getAttribute('aria-disabled')).toBe('true');
    await popup.getByRole('heading', { name: 'Paused: not recording' }).waitFor();
    expect(world.files()).toEqual([]);
    icons.push((await world.lamp(/^Paused: not recording, (1:00|0:5\d) left · 1000$/)).icon);
    await popup.getByText(/^(1:00|0:5\d) left, then it asks$/).waitFor();
    await popup.getByText(/^the screen acted, after/).waitFor();
    await popup.getByText('VICIdial’s own recording only').waitFor();
    await popup.getByRole('button', { name: 'Resume' }).getByText('Ctrl Shift F8 or F9').waitFor();
    await looksRight(popup, 'popup-proved');
  });

  it('the bar drains, in popup and pill; half a minute more fills it again', async () => {
    const full = await bar(popup);
    expect(full).toBeGreaterThan(0.8);
    await expect.poll(() => bar(popup)).toBeLessThan(full - 0.02);
    const pill = await panelOf(world, 'pill');
    await pill.getByRole('heading', { name: 'Paused' }).waitFor();
    await looksRight(pill, 'pill-proved');
    const spent = (): Promise<number> => pill.locator('.left').evaluate((drawn) => Number(/([\d.]+)%/.exec(getComputedStyle(drawn).clipPath)?.[1]));
    const now = await spent();
    await expect.poll(spent).toBeGreaterThan(now);
    await popup.getByRole('button', { name: '+30 s' }).click();
    await popup.getByText(/^1:[12]\d left, then it asks$/).waitFor();
    await expect.poll(() => bar(popup)).toBeGreaterThan(0.85);
  });

  it('where less motion is wished the bar moves by whole seconds', async () => {
    await popup.emulateMedia({ reducedMotion: 'reduce' });
    expect(await popup.evaluate(() => document.getAnimations().length)).toBe(0);
    const before = await bar(popup);
    await expect.poll(() => bar(popup)).toBeLessThan(before);
    expect(await popup.evaluate(() => document.getAnimations().length)).toBe(0);
    for (const [name, media] of [['dark', { colorScheme: 'dark' }], ['forced', { colorScheme: 'light', forcedColors: 'active' }], ['light', { forcedColors: 'none', reducedMotion: 'no-preference' }]] as const) {
      await popup.emulateMedia(media);
      await looksRight(popup, `popup-proved-${name}`);
    }
  });

  it('resumes: nothing is said to record before the new id, whose name ends in its part', async () => {
    const before = world.starts();
    await world.house.desk.keys.press(pauseKey);
    await popup.getByRole('heading', { name: 'Resuming…' }).waitFor();
    icons.push((await world.lamp(/^Resuming/)).icon);
    await popup.getByText(/ as _SALE_P2$/).waitFor();
    keepPicture('pause-popup-resuming', await popup.screenshot());
    await popup.getByRole('heading', { name: 'Recording', exact: true }).waitFor();
    await popup.getByText(/^0:0\d · part 2$/).waitFor();
    await popup.getByText(/^[\d.]+ s, proved at both ends$/).waitFor();
    await looksRight(popup, 'popup-part');
    expect(world.files()).toEqual([expect.stringMatching(/_SALE_P2$/)]);
    expect(world.starts()).toBe(before + 1);
    expect(new Set(icons).size).toBe(icons.length);
    expect((await world.run('status', '--json')).snapshot).toMatchObject({ state: 'recording', detail: { pause: null, part: { number: 2, gapMs: expect.any(Number) } } });
  });

  it('the toggle key resumes as well; each part has its number; a sign tells both, in a popup that is closed', async () => {
    await closePopup(popup);
    await world.lamp(/^Recording 0:0[3-9]/);
    await world.house.desk.keys.press(pauseKey);
    const sign = await panelOf(world, 'sign');
    await sign.getByRole('heading', { name: 'Wait: still recording' }).waitFor();
    keepPicture('pause-sign-wait', await sign.screenshot());
    await sign.getByRole('heading', { name: 'Paused: not recording' }).waitFor();
    await sign.getByText(/left, then it asks/).waitFor();
    await looksRight(sign, 'sign-proved');
    await gone(world, 'sign');
    await world.house.desk.keys.press(toggleKey);
    const next = await panelOf(world, 'sign');
    await next.getByRole('heading', { name: 'Recording', exact: true }).waitFor();
    await world.lamp(/^Recording/);
    expect(world.files()).toEqual([expect.stringMatching(/_SALE_P3$/)]);
  });
});

describe('without proof', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ pill: true });
    await world.record();
  }, 60_000);
  afterAll(() => world.house.close(), 60_000);

  it('of the stop it is framed, told on the desktop, and no card is to be taken, until a person has seen it', async () => {
    world.house.agent.screen.deaf(true);
    await world.house.desk.keys.press(pauseKey);
    const alarm = await panelOf(world, 'alarm');
    await alarm.getByRole('heading', { name: 'May still be recording' }).waitFor();
    await alarm.getByText('Do not take the card. Open or wake the VICIdial tab.').waitFor();
    await looksRight(alarm, 'alarm-stop');
    await world.house.desk.notifications.waitFor((notice) => notice.summary === 'May still be recording');
    const pill = await panelOf(world, 'pill');
    await pill.locator('.framed').waitFor();
    await looksRight(pill, 'pill-stop');
    const popup = await openPopup(world);
    expect(await isFramed(popup)).toBe(true);
    await popup.getByText('Do not take the card', { exact: true }).waitFor();
    await popup.getByRole('button', { name: 'Stop again' }).getByText('Ctrl Shift F8 or F9').waitFor();
    await looksRight(popup, 'popup-stop-unproved');
    await popup.getByRole('button', { name: 'I have seen it' }).click();
    await popup.getByRole('button', { name: 'Check now' }).waitFor();
    expect(await isFramed(popup)).toBe(false);
    expect(world.files()).toHaveLength(1);
    // The tab wakes: the same stop is proved, and the pause is one.
    world.house.agent.screen.deaf(false);
    await popup.getByRole('button', { name: 'Check now' }).click();
    await popup.getByRole('heading', { name: 'Paused: not recording' }).waitFor({ timeout: 20_000 });
    expect(world.files()).toEqual([]);
    await closePopup(popup);
  });

  it('of the resume it is framed and told too; "Start again" asks for the same part', async () => {
    world.house.agent.screen.deaf(true);
    await world.house.desk.keys.press(pauseKey);
    const alarm = await panelOf(world, 'alarm');
    await alarm.getByRole('heading', { name: 'No proof that it records' }).waitFor();
    await alarm.getByText('Resume was sent. Open or wake the VICIdial tab.').waitFor();
    await looksRight(alarm, 'alarm-resume');
    await world.house.desk.notifications.waitFor((notice) => notice.summary === 'No proof that it records' && notice.body.startsWith('Resume was sent'));
    const popup = await openPopup(world);
    await popup.getByText(/^Resume was sent/).waitFor();
    expect(await isFramed(popup)).toBe(true);
    await looksRight(popup, 'popup-resume-unproved');
    await closePopup(popup);
    world.house.agent.screen.deaf(false);
    const again = await panelOf(world, 'alarm');
    await again.getByRole('button', { name: 'Start again' }).click().catch(() => undefined);
    await world.lamp(/^Recording/);
    expect(world.files()).toEqual([expect.stringMatching(/_SALE_P2$/)]);
    await (await panelOf(world, 'alarm')).getByText(/^Since then: recording, proved at/).waitFor();
  });
});

describe('when its time is up', () => {
  let world: World;
  beforeAll(async () => {
    // The least that the settings allow.
    world = await openWorld({ pill: true, pauseSeconds: 5 });
    await world.record();
  }, 60_000);
  afterAll(() => world.house.close(), 60_000);

  const asked = (): number => world.house.desk.notifications.shown.filter(({ summary }) => summary === 'Resume?').length;

  it('it asks on every surface, still green, and again until somebody answers; nothing resumes by itself', async () => {
    const before = world.starts();
    await world.house.desk.keys.press(pauseKey);
    await world.lamp(/^Paused: not recording/);
    const alarm = await panelOf(world, 'alarm');
    await alarm.getByRole('heading', { name: 'Resume?' }).waitFor();
    expect(await alarm.getByRole('button').allTextContents()).toEqual(['Resume', '+30 s', 'Stay stopped']);
    await looksRight(alarm, 'alarm-asks');
    await world.house.desk.notifications.waitFor((notice) => notice.summary === 'Resume?' && notice.body === 'Not recording, paused 0:05.');
    await world.lamp(/^Resume\? paused 0:\d\d · 1000$/);
    const pill = await panelOf(world, 'pill');
    await pill.getByRole('heading', { name: 'Resume?' }).waitFor();
    await looksRight(pill, 'pill-asks');
    const popup = await openPopup(world);
    await popup.getByText(/^Not recording, paused 0:\d\d$/).waitFor();
    expect(await isFramed(popup)).toBe(true);
    await looksRight(popup, 'popup-asks');
    await expect.poll(asked, { timeout: 30_000 }).toBe(2);
    expect(world.files()).toEqual([]);
    expect(world.starts()).toBe(before);
    await popup.getByRole('button', { name: '+30 s' }).getByText('stay paused').waitFor();
    await popup.getByRole('button', { name: '+30 s' }).click();
    await popup.getByRole('heading', { name: 'Paused: not recording' }).waitFor();
    await expect.poll(() => isFramed(popup)).toBe(false);
    await closePopup(popup);
    await world.lamp(/^Paused: not recording, 0:[0-3]\d left/);
  });

  it('ten seconds before, a sign that makes no sound says so, and goes by itself', async () => {
    const sign = await panelOf(world, 'sign');
    await sign.getByText(/^0:(10|0\d) left, then it asks$/).waitFor();
    await looksRight(sign, 'sign-ending');
    await gone(world, 'sign');
  });

  it('the panel resumes, and the alarm is gone with the answer', async () => {
    const alarm = await panelOf(world, 'alarm');
    await alarm.getByRole('button', { name: 'Resume' }).click();
    await gone(world, 'alarm');
    await world.lamp(/^Recording/);
    expect(world.files()).toEqual([expect.stringMatching(/_SALE_P2$/)]);
  });

  it('"Stay stopped" ends it, and nothing begins', async () => {
    await world.lamp(/^Recording 0:0[3-9]/);
    const before = world.starts();
    await world.house.desk.keys.press(pauseKey);
    const alarm = await panelOf(world, 'alarm');
    await alarm.getByRole('button', { name: 'Stay stopped' }).click();
    await gone(world, 'alarm');
    await world.lamp(/^Not recording/);
    expect((await world.run('status', '--json')).snapshot?.detail.pause).toBe(null);
    expect(world.starts()).toBe(before);
  });
});

describe('a crash during the pause', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({});
    await world.record();
  }, 60_000);
  afterAll(() => world.house.close(), 60_000);

  it('is found at the next start and offered, never resumed by itself', async () => {
    expect((await world.run('pause')).code).toBe(0);
    const before = world.starts();
    await world.app.kill();
    world.app = await world.house.launch({ args: ['--hidden'], userData: world.app.userData });
    const alarm = await panelOf(world, 'alarm');
    await alarm.getByRole('heading', { name: 'Resume?' }).waitFor();
    await alarm.getByText(/^Reclight ended during a pause of 0:\d\d\. Nothing is recorded\.$/).waitFor();
    await looksRight(alarm, 'alarm-found');
    const popup = await openPopup(world);
    await popup.getByText('left open by an earlier run').waitFor();
    await looksRight(popup, 'popup-found');
    // It has asked a second time: nobody has answered, and nothing has begun.
    await expect.poll(() => world.house.desk.notifications.shown.filter(({ summary }) => summary === 'Resume?').length, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
    expect(world.starts()).toBe(before);
    expect(world.files()).toEqual([]);
    await popup.getByRole('button', { name: 'Resume' }).click();
    await popup.getByText(/^0:0\d · part 2$/).waitFor({ timeout: 20_000 });
    expect(world.files()).toEqual([expect.stringMatching(/_SALE_P2$/)]);
  });
});

describe('from outside', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ pauseMostSeconds: 90 });
  }, 60_000);
  afterAll(() => world.house.close(), 60_000);

  const ended = async (...args: string[]): Promise<readonly [number | null, Snapshot | null]> => {
    const { code, snapshot } = await world.run(...args, '--json');
    return [code, snapshot];
  };

  it('with nothing to pause or to resume, or a length that no pause may have, nothing is sent', async () => {
    for (const args of [['pause'], ['pause', '3'], ['resume']]) expect([args, (await ended(...args))[0]]).toEqual([args, 3]);
    for (const args of [['pause', '0'], ['pause', '604800'], ['pause', '1.5'], ['pause', 'x'], ['resume', '5']]) expect([args, (await ended(...args))[0]]).toEqual([args, 2]);
    expect(world.house.practice.calls().filter(({ value }) => value !== 'STATUS' && value !== '')).toEqual([]);
  });

  it('pause returns on its proof, resume on its own: 0 each', async () => {
    await world.record();
    expect((await ended('pause', '91'))[0]).toBe(2);
    expect(world.files()).toHaveLength(1);
    const [code, paused] = await ended('pause', '3');
    expect(code).toBe(0);
    expect(paused).toMatchObject({ state: 'paused', recordings: 0, resumeAt: expect.stringMatching(/^\d{4}-/), detail: { pause: { seconds: 3, part: 2, tag: '_SALE_P2' } } });
    expect(world.files()).toEqual([]);
    expect((await ended('pause'))[0]).toBe(3);
    const [resumed, recording] = await ended('resume');
    expect(resumed).toBe(0);
    expect(recording).toMatchObject({ state: 'recording', recording: { filename: expect.stringMatching(/_SALE_P2$/) } });
    expect(world.files()).toHaveLength(1);
  });

  it('a link pauses, and never resumes: any page may open one', async () => {
    await world.lamp(/^Recording 0:0[3-9]/);
    expect((await world.run('reclight://pause')).code).toBe(0);
    await world.lamp(/^Paused: not recording/);
    const before = world.starts();
    expect((await world.run('reclight://pause')).code).toBe(0);
    expect((await ended('status'))[1]).toMatchObject({ state: 'paused', detail: { pause: { phase: 'paused' } } });
    expect(world.starts()).toBe(before);
  });

  it('a pause whose call ends is over, and nothing is resumed into the next call', async () => {
    const before = world.starts();
    world.house.agent.hangUp();
    await expect.poll(async () => (await ended('status'))[1]?.detail.pause, { timeout: 20_000 }).toBe(null);
    world.house.agent.dispose();
    world.house.agent.ready();
    world.house.agent.takeCall();
    await world.lamp(/^Not recording/);
    expect((await ended('resume'))[0]).toBe(3);
    expect(world.starts()).toBe(before);
    expect(world.files()).toEqual([]);
  });
});
