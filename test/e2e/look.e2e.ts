/** How the windows look, in the real app: every light of the popup, every reply of the setup, in every kind of light. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { bigButtonOf, wordOf } from '../../assets/words/say';
import { axeFindings, clipped, glyphContrast, tabStops } from '../renderer/look';
import { views } from '../renderer/snapshots';
import { openStage, type Stage } from '../renderer/stage';
import { keepPicture } from './house';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
const kinds: Readonly<Record<string, Media>> = {
  light: { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'no-preference' },
  forced: { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'no-preference' },
};

let stage: Stage;
let popup: Page;

beforeAll(async () => {
  stage = await openStage();
  popup = stage.popup;
}, 60_000);

afterAll(() => stage.close(), 60_000);

describe.each(Object.entries(kinds))('the popup, %s', (kind, media) => {
  it.each(Object.entries(views))('%s', async (name, view) => {
    await popup.emulateMedia(media);
    await stage.show(popup, view);
    keepPicture(`popup-${kind}-${name}`, await popup.screenshot());
    expect(await popup.getByRole('heading').textContent()).toBe(wordOf(view.snapshot, en));
    expect(await clipped(popup)).toEqual([]);
    expect(await axeFindings(popup)).toEqual([]);
    expect(await glyphContrast(popup)).toBeGreaterThanOrEqual(3);
    const big = popup.locator('.acts .button').first();
    expect(await big.evaluate((button) => button.firstChild?.textContent)).toBe(bigButtonOf(view.snapshot, en).label);
    expect(await big.getAttribute('aria-disabled')).toBe(bigButtonOf(view.snapshot, en).does === 'nothing' ? 'true' : null);
  });
});
