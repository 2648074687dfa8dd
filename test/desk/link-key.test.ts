/** The key of links: made in main, and a new one each time. */
import { expect, it, vi } from 'vitest';
import { createLinkKey, type LinkKey } from '../../main/desk/link-key';
import { defaults, readSetting, type Settings } from '../../main/settings';

// Only the names and bounds of the settings are used here, not their file.
vi.mock('electron-store', () => ({ default: null }));

function desk(): { linkKey: LinkKey; get: () => Settings; copied: string[]; changes: () => number } {
  let settings: Settings = defaults;
  let changes = 0;
  const copied: string[] = [];
  const linkKey = createLinkKey({ settings: { get: () => settings, set: (part) => (settings = { ...settings, ...part }) }, copy: (text) => copied.push(text), onChange: () => changes++ });
  return { linkKey, get: () => settings, copied, changes: () => changes };
}

it('is off until it is turned on', () => {
  const { linkKey, copied } = desk();
  expect(linkKey.copy('start')).toBe(false);
  expect(copied).toEqual([]);
});

it('is long, random, one that the settings may hold, and in both links', () => {
  const { linkKey, get, copied, changes } = desk();
  const seen = new Set<string>();
  for (let time = 0; time < 50; time++) {
    linkKey.set(true);
    expect(readSetting('linkKey', get().linkKey)).toMatchObject({ ok: true });
    seen.add(get().linkKey ?? '');
  }
  expect(seen.size).toBe(50);
  expect(changes()).toBe(50);
  expect([linkKey.copy('start'), linkKey.copy('toggle')]).toEqual([true, true]);
  expect(copied).toEqual([`reclight://start?key=${get().linkKey}`, `reclight://toggle?key=${get().linkKey}`]);
  linkKey.set(false);
  expect(get().linkKey).toBe(null);
  expect(linkKey.copy('start')).toBe(false);
});
