/** How sign, alarm and pill look, in the real app: everything that each may show, in every colour scheme. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../preload/contract';
import { axeFindings, clipped, tabStops } from '../renderer/look';
import { alarms, pills, signs } from '../renderer/panels-shown';
import { views } from '../renderer/snapshots';
import { openStage, type Stage } from '../renderer/stage';
import { keepPicture } from './house';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
const looks: readonly (readonly [string, Media])[] = [
  ['light', { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'no-preference' }],
  ['forced', { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' }],
];

let stage: Stage;
const pages: Record<string, Page> = {};

const panels = [
  ['sign', { width: 260, height: 64 }, signs],
  ['alarm', { width: 400, height: 136 }, alarms],
  ['pill', { width: 480, height: 32 }, pills],
] as const;

beforeAll(async () => {
  stage = await openStage();
  for (const [name, size, shown] of panels) pages[name] = await stage.panel(name, size, Object.values(shown)[0] ?? views.idle);
}, 60_000);

afterAll(() => stage.close(), 60_000);

describe.each(panels)('the %s', (name, _size, shown) => {
  describe.each([...looks, ['spanish', looks[0]?.[1] ?? {}] as const])('%s', (look, media) => {
    beforeAll(() => pages[name]?.emulateMedia(media));
    const language = look === 'spanish' ? 'es' : 'en';

    it.each(Object.entries<View>(shown))('%s', async (state, view) => {
      const page = pages[name];
      if (!page) throw new Error('no such panel');
      await stage.show(page, { ...view, desk: { ...view.desk, language } });
      keepPicture(`${name}-${look}-${state}`, await page.locator('main').screenshot());
      expect(await clipped(page)).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
    });
  });
});

describe('the acts of an alarm', () => {
  it('are asked of main, with the alarm that they belong to', async () => {
    const page = pages['alarm'];
    if (!page || !alarms['two']) throw new Error('no alarm');
    await stage.show(page, alarms['two']);
    await stage.asked();
    await page.getByRole('button', { name: 'Stop again' }).click();
    await page.getByRole('button', { name: 'Check now' }).first().click();
    await page.getByRole('button', { name: 'Seen' }).last().click();
    expect(await stage.asked()).toEqual([
      { call: 'alarmAct', ask: { id: 2, act: 'stop-again' } },
      { call: 'alarmAct', ask: { id: 2, act: 'check' } },
      { call: 'alarmAct', ask: { id: 1, act: 'seen' } },
    ]);
    expect((await tabStops(page)).filter(({ ringed }) => !ringed)).toEqual([]);
  });

  it('are in the popup too, by keyboard', async () => {
    await stage.show(stage.popup, views['idle-alarms']);
    await stage.asked();
    await stage.popup.getByRole('button', { name: 'Seen' }).first().press('Enter');
    await stage.popup.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
    expect(await stage.asked()).toEqual([
      { call: 'alarmAct', ask: { id: 2, act: 'seen' } },
      { call: 'alarmAct', ask: { id: 1, act: 'stop' } },
    ]);
  });
});
