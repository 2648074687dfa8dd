/** Changing a setting: in its bounds, saved, and felt at once. */
import { describe, expect, it, vi } from 'vitest';
import { createPreferences, type Preferences } from '../../main/desk/preferences';
import { defaults, type Settings } from '../../main/settings';

// Only the names and bounds of the settings are used here, not their file.
vi.mock('electron-store', () => ({ default: null }));

function desk(part: Partial<Settings> = {}): { preferences: Preferences; get: () => Settings; applied: string[] } {
  let settings: Settings = { ...defaults, ...part };
  const applied: string[] = [];
  const preferences = createPreferences({
    settings: { get: () => settings, set: (change) => (settings = { ...settings, ...change }) },
    apply: (name, before) => applied.push(`${name} was ${JSON.stringify(before[name])}, is ${JSON.stringify(settings[name])}`),
  });
  return { preferences, get: () => settings, applied };
}

it('a good value is kept, then applied, with what was before', () => {
  const { preferences, get, applied } = desk();
  expect(preferences.set('tags', ['_A', '_B'])).toBe(true);
  expect(get()).toEqual({ ...defaults, tags: ['_A', '_B'] });
  expect(applied).toEqual([`tags was ${JSON.stringify(defaults.tags)}, is ["_A","_B"]`]);
});

describe('a bad value changes nothing and is not applied', () => {
  it.each([
    ['tag', ''],
    ['tag', 'x START'],
    ['tags', ['_1', '_2', '_3', '_4', '_5', '_6']],
    ['tags', ['ok', 'not ok']],
    ['toggleKey', 'Ctrl+;'],
    ['toggleKey', 7],
    ['tagKeys', [{ key: null, tag: 'START' }]],
    ['tagKeys', [{ key: null, tag: '_R', run: 'x' }]],
    ['language', 'xx'],
    ['sign', 'yes'],
    ['trayTheme', 'blue'],
  ] as const)('%s %j', (name, value) => {
    const { preferences, get, applied } = desk();
    expect(preferences.set(name, value)).toBe(false);
    expect(get()).toEqual(defaults);
    expect(applied).toEqual([]);
  });
});

it('put back is the default, applied too', () => {
  const { preferences, get, applied } = desk({ pill: true, tag: '_QA' });
  preferences.putBack('pill');
  expect(get()).toEqual({ ...defaults, tag: '_QA' });
  expect(applied).toEqual(['pill was true, is false']);
});
