/** What the hot keys do, and that a key changes only by the hands of the trial. */
import { describe, expect, it, vi } from 'vitest';
import { createDeskKeys, type DeskKeys } from '../../main/desk/keys';
import { createPreferences } from '../../main/desk/preferences';
import type { Hotkeys, KeyTrial } from '../../main/hotkeys';
import { defaults, type Settings } from '../../main/settings';

// Only the names and bounds of the settings are used here, not their file.
vi.mock('electron-store', () => ({ default: null }));

function desk(part: Partial<Settings> = {}, trial: KeyTrial | null = null): { keys: DeskKeys; did: string[]; get: () => Settings } {
  let settings: Settings = { ...defaults, ...part };
  const did: string[] = [];
  const hotkeys: Hotkeys = {
    set: (wanted) => void did.push(`set ${Object.values(wanted).filter((key) => key !== null).join(' ')}`),
    working: () => ({}) as never,
    arrivals: () => ({}),
    trial: () => trial,
    record: (id) => void did.push(`record ${id}`),
    offer: (id, key) => void did.push(`offer ${id} ${key}`),
    strike: ({ code }) => void did.push(`strike ${code}`),
    cancel: () => void did.push('cancel'),
    away: () => undefined,
    rearm: () => undefined,
    close: () => undefined,
  };
  const keys: DeskKeys = createDeskKeys({
    hotkeys,
    settings: { get: () => settings },
    preferences: createPreferences({ held: () => ({ callsPerMinute: null, agents: null, broken: false }), settings: { get: () => settings, set: (change) => (settings = { ...settings, ...change }) }, apply: (name) => keys.follow(name) }),
    press: async (action, _another, tag) => void did.push(`press ${action}${tag === undefined ? '' : ` ${tag}`}`),
    show: () => void did.push('show'),
  });
  return { keys, did, get: () => settings };
}

const tagKeys = [
  { key: 'Ctrl+F1', tag: '_SALE' },
  { key: null, tag: '_QA' },
];

it('each key does what it is for; a tag key starts with its own tag', () => {
  const { keys, did } = desk({ tagKeys });
  for (const id of ['toggle', 'start', 'stop', 'show', 'tag-0', 'tag-1', 'tag-4'] as const) keys.onPress(id);
  expect(did).toEqual(['press toggle', 'press start', 'press stop', 'show', 'press start _SALE', 'press start _QA']);
});

it('all keys of the settings are taken', () => {
  const { keys, did } = desk({ stopKey: 'Ctrl+F3', showKey: 'Ctrl+F4', tagKeys });
  keys.take();
  expect(did).toEqual(['set CommandOrControl+Shift+F9 Ctrl+F3 Ctrl+F4 CommandOrControl+Shift+F8 Ctrl+F1']);
});

it('what arrived is kept in its setting, and taken', () => {
  const { keys, did, get } = desk({ tagKeys });
  keys.onCommit('start', 'Ctrl+F2');
  keys.onCommit('tag-1', 'Ctrl+F5');
  expect(get()).toMatchObject({ startKey: 'Ctrl+F2', tagKeys: [tagKeys[0], { key: 'Ctrl+F5', tag: '_QA' }] });
  expect(did.at(-1)).toBe('set CommandOrControl+Shift+F9 Ctrl+F2 CommandOrControl+Shift+F8 Ctrl+F1 Ctrl+F5');
});

describe('a window', () => {
  it('records, tries the default, takes a key off', () => {
    const { keys, did, get } = desk({ toggleKey: 'Ctrl+F8', stopKey: 'Ctrl+F3' });
    keys.change('stop', 'record');
    keys.change('toggle', 'put-back');
    expect(did.splice(0)).toEqual(['record stop', 'offer toggle CommandOrControl+Shift+F9']);
    keys.change('toggle', 'remove');
    keys.change('stop', 'put-back');
    expect(get()).toMatchObject({ toggleKey: null, stopKey: null });
    expect(did).toEqual(['cancel', 'set Ctrl+F3 CommandOrControl+Shift+F8', 'cancel', 'set CommandOrControl+Shift+F8']);
  });

  it('that changes the list of tag keys ends the trial of one, and of no other', () => {
    for (const [trial, cancelled] of [
      [{ step: 'trying', id: 'tag-1', accelerator: 'F7' }, ['cancel']],
      [{ step: 'arrived', id: 'tag-1', accelerator: 'F7' }, []],
      [{ step: 'trying', id: 'stop', accelerator: 'F7' }, []],
      [null, []],
    ] as const) {
      const { keys, did } = desk({ tagKeys }, trial);
      keys.follow('tagKeys');
      keys.follow('tag');
      expect(did.filter((what) => what === 'cancel')).toEqual(cancelled);
    }
  });
});
