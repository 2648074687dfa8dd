/** Changing a setting: in its bounds, saved, and felt at once. */
import { describe, expect, it, vi } from 'vitest';
import { createPreferences, type Preferences } from '../../main/desk/preferences';
import { defaults, type Settings } from '../../main/settings';

// Only the names and bounds of the settings are used here, not their file.
vi.mock('electron-store', () => ({ default: null }));

function desk(part: Partial<Settings> = {}, callsPerMinute: number | null = null): { preferences: Preferences; get: () => Settings; applied: string[] } {
  let settings: Settings = { ...defaults, ...part };
  const applied: string[] = [];
  const preferences = createPreferences({
    held: () => ({ callsPerMinute, agents: null, broken: false }),
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
    ['pauseSeconds', 4],
    ['pauseSeconds', 901],
    ['pauseSeconds', 30.5],
    ['pauseSeconds', '30'],
    ['pauseSeconds', null],
    ['pauseMostSeconds', 59],
    ['pauseMostSeconds', 3601],
    ['guardLimitMinutes', 721],
    ['guardScreenSeconds', Number.NaN],
    ['keepDays', 0],
    ['pauseEnd', 'never'],
  ] as const)('%s %j', (name, value) => {
    const { preferences, get, applied } = desk();
    expect(preferences.set(name, value)).toBe(false);
    expect(get()).toEqual(defaults);
    expect(applied).toEqual([]);
  });
});

describe('a pause is planned no longer than the longest one', () => {
  it('so one moves within the other', () => {
    const { preferences, get } = desk();
    expect(preferences.set('pauseSeconds', 900)).toBe(true);
    expect(preferences.set('pauseMostSeconds', 900)).toBe(true);
    expect(preferences.set('pauseMostSeconds', 899)).toBe(false);
    expect(preferences.set('pauseMostSeconds', 1800)).toBe(true);
    expect(preferences.set('pauseSeconds', 1800)).toBe(true);
    expect(get()).toMatchObject({ pauseSeconds: 1800, pauseMostSeconds: 1800 });
  });

  it('and a default that has no room is not put back', () => {
    const { preferences, get, applied } = desk({ pauseSeconds: 1200, pauseMostSeconds: 1500 });
    expect(preferences.putBack('pauseMostSeconds')).toBe(false);
    expect([get().pauseMostSeconds, applied]).toEqual([1500, []]);
    expect(preferences.putBack('pauseSeconds')).toBe(true);
    expect(preferences.putBack('pauseMostSeconds')).toBe(true);
    expect(get()).toEqual(defaults);
  });

  it('a file by hand where it is longer can be mended from either side', () => {
    const byHand = { pauseSeconds: 1200, pauseMostSeconds: 900 };
    expect(desk(byHand).preferences.set('pauseSeconds', 900)).toBe(true);
    expect(desk(byHand).preferences.set('pauseMostSeconds', 1200)).toBe(true);
  });
});

it('put back is the default, applied too', () => {
  const { preferences, get, applied } = desk({ pill: true, tag: '_QA' });
  preferences.putBack('pill');
  expect(get()).toEqual({ ...defaults, tag: '_QA' });
  expect(applied).toEqual(['pill was true, is false']);
});

it('what a policy holds stays as it is, also put back; the rest moves', () => {
  const { preferences, get, applied } = desk({ boardCallsPerMinute: 300 }, 60);
  expect(preferences.set('boardCallsPerMinute', 200)).toBe(false);
  expect(preferences.putBack('boardCallsPerMinute')).toBe(false);
  expect([get().boardCallsPerMinute, applied]).toEqual([300, []]);
  expect(preferences.set('pill', true)).toBe(true);
  expect(desk({ boardCallsPerMinute: 300 }).preferences.set('boardCallsPerMinute', 200)).toBe(true);
});
