/** The setting against the system: who follows whom, and what is told. */
import { describe, expect, it } from 'vitest';
import { createAutostart } from '../../main/autostart';
import type { Entry, Found } from '../../main/autostart/entry';

function desk({ found, wanted, obeys = true, refuses = null, development = false }: { found: Found; wanted: boolean; obeys?: boolean; refuses?: ReturnType<Entry['set']>; development?: boolean }) {
  let system = found;
  let setting = wanted;
  const sets: boolean[] = [];
  const troubles: string[] = [];
  const entry: Entry = {
    isOn: () => system,
    set: (on) => {
      sets.push(on);
      if (obeys) system = on ? 'on' : 'off';
      return refuses;
    },
  };
  const autostart = createAutostart({ entry: development ? null : entry, wanted: () => setting, follow: (on) => void (setting = on), onTrouble: (kind) => void troubles.push(kind) });
  const seen = () => ({ setting, sets, troubles, shown: autostart.isOn() });
  const wish = (on: boolean): void => {
    setting = on;
    autostart.wish(on);
  };
  return { autostart, seen, wish, become: (to: Found) => void (system = to) };
}

describe('at start', () => {
  it.each<[string, Found, boolean, ReturnType<ReturnType<typeof desk>['seen']>]>([
    ['both say yes', 'on', true, { setting: true, sets: [], troubles: [], shown: true }],
    ['both say no', 'off', false, { setting: false, sets: [], troubles: [], shown: false }],
    ['it starts a program that has moved: mended in silence', 'stale', true, { setting: true, sets: [true], troubles: [], shown: true }],
    ['switched off in the system: told once, and not switched on again', 'off', true, { setting: false, sets: [], troubles: ['autostart-switched-off'], shown: false }],
    ['switched on in the system: the setting follows', 'on', false, { setting: true, sets: [], troubles: [], shown: true }],
    ['an old entry that nobody wants is left alone', 'stale', false, { setting: false, sets: [], troubles: [], shown: false }],
    ['it can’t be read: nothing is claimed, nothing is changed', 'unknown', true, { setting: true, sets: [], troubles: [], shown: false }],
  ])('%s', (_name, found, wanted, seen) => {
    const { autostart, seen: now } = desk({ found, wanted });
    autostart.agree();
    expect(now()).toEqual(seen);
  });

  it('what can’t be mended is told, and the setting says what is true', () => {
    const { autostart, seen } = desk({ found: 'stale', wanted: true, obeys: false, refuses: 'failed' });
    autostart.agree();
    expect(seen()).toEqual({ setting: false, sets: [true], troubles: ['autostart-failed'], shown: false });
  });
});

describe('a person’s wish', () => {
  it('is done and shown', () => {
    const { wish, seen } = desk({ found: 'off', wanted: false });
    wish(true);
    expect(seen()).toEqual({ setting: true, sets: [true], troubles: [], shown: true });
    wish(false);
    expect(seen()).toEqual({ setting: false, sets: [true, false], troubles: [], shown: false });
  });

  it.each([
    ['a refused yes', 'off', true, 'failed', 'autostart-failed', false],
    ['a refused no', 'on', false, 'failed', 'autostart-not-off', true],
    ['a yes that the system wants to hear too', 'off', true, 'needs-approval', 'autostart-approval', false],
    ['a yes that changed nothing', 'off', true, null, 'autostart-failed', false],
  ] as const)('%s is told, and the setting goes back', (_name, found, on, refuses, told, stays) => {
    const { wish, seen } = desk({ found, wanted: !on, obeys: false, refuses });
    wish(on);
    expect(seen()).toMatchObject({ setting: stays, shown: stays, troubles: [told] });
  });

  it('in a development run nothing is registered', () => {
    const { wish, autostart, seen } = desk({ found: 'off', wanted: false, development: true });
    autostart.agree();
    wish(true);
    wish(false);
    expect(seen()).toMatchObject({ sets: [], shown: false, troubles: ['autostart-development'] });
  });

  it('is read back anew whenever somebody looks', () => {
    const { wish, autostart, become, seen } = desk({ found: 'off', wanted: false });
    wish(true);
    become('off');
    autostart.agree();
    expect(seen()).toMatchObject({ setting: false, shown: false, troubles: ['autostart-switched-off'] });
  });
});
