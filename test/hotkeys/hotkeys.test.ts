/** The global keys over a system that gives, refuses and takes back. */
import { describe, expect, it } from 'vitest';
import { createHotkeys, type Hotkeys, type KeyId, type Keys, type Stroke } from '../../main/hotkeys';
import { noKeys } from '../../main/hotkeys/names';

const f = (number: number, held = ''): Stroke => ({ code: `F${number}`, key: `F${number}`, ctrl: held.includes('C'), alt: held.includes('A'), shift: held.includes('S'), meta: false, altGraph: false });

interface World {
  readonly hotkeys: Hotkeys;
  readonly did: string[];
  /** Presses a key of the system: whoever holds it hears. False: nobody does. */
  readonly press: (accelerator: string) => boolean;
  readonly heldNow: () => string[];
  readonly othersTake: (...accelerators: string[]) => void;
  readonly systemLoses: (accelerator: string) => void;
  readonly pass: () => void;
}

function world(keys: Partial<Keys> = {}): World {
  const did: string[] = [];
  const held = new Map<string, () => void>();
  let others: readonly string[] = [];
  let timer: (() => void) | null = null;
  const hotkeys = createHotkeys({
    shortcuts: {
      register: (accelerator, run) => {
        if (/nonsense/i.test(accelerator)) throw new TypeError('no such key');
        if (others.includes(accelerator) || held.has(accelerator)) return false;
        held.set(accelerator, run);
        return true;
      },
      unregister: (accelerator) => void held.delete(accelerator),
      isRegistered: (accelerator) => held.has(accelerator),
      unregisterAll: () => held.clear(),
    },
    platform: 'linux',
    setTimer: (_ms, run) => {
      timer = run;
      return () => (timer = null);
    },
    wallMs: () => Date.parse('2026-11-24T09:20:53Z'),
    onPress: (id) => did.push(`press ${id}`),
    onRefused: (key, why) => did.push(`${why} ${key}`),
    onCommit: (id, accelerator) => {
      did.push(`commit ${id} ${accelerator}`);
      hotkeys.set({ ...hotkeys.working(), [id]: accelerator });
    },
    onChange: () => undefined,
  });
  hotkeys.set({ ...noKeys, ...keys });
  return {
    hotkeys,
    did,
    press: (accelerator) => {
      const run = held.get(accelerator);
      run?.();
      return run !== undefined;
    },
    heldNow: () => [...held.keys()].sort(),
    othersTake: (...accelerators) => (others = accelerators),
    systemLoses: (accelerator) => void held.delete(accelerator),
    pass: () => timer?.(),
  };
}

const set = (hotkeys: Hotkeys, keys: Partial<Keys>): void => hotkeys.set({ ...noKeys, ...keys });

describe('the keys', () => {
  it('press what they are for, and say when', () => {
    const { hotkeys, press, did } = world({ toggle: 'Ctrl+F1', start: 'Ctrl+F2', stop: 'Ctrl+F3', show: 'Ctrl+F4', 'tag-0': 'Ctrl+F5', 'tag-4': 'Ctrl+F6' });
    for (const key of ['Ctrl+F1', 'Ctrl+F2', 'Ctrl+F3', 'Ctrl+F4', 'Ctrl+F5', 'Ctrl+F6']) expect(press(key)).toBe(true);
    expect(did).toEqual(['press toggle', 'press start', 'press stop', 'press show', 'press tag-0', 'press tag-4']);
    expect(hotkeys.arrivals()).toMatchObject({ toggle: '2026-11-24T09:20:53.000Z', 'tag-4': '2026-11-24T09:20:53.000Z' });
  });

  it('that another program has are told, and the old ones stay', () => {
    const { hotkeys, othersTake, heldNow, did } = world({ toggle: 'Ctrl+F1' });
    othersTake('Ctrl+F2');
    set(hotkeys, { toggle: 'Ctrl+F2' });
    expect(did).toEqual(['taken Ctrl+F2']);
    expect(heldNow()).toEqual(['Ctrl+F1']);
    expect(hotkeys.working().toggle).toBe('Ctrl+F1');
  });

  it.each(['', 'nonsense', 'Ctrl+nonsense', 'A', 'Shift+A', 'Space', '+++'])('of a hand-edited file that are none are told: %j', (key) => {
    const { hotkeys, heldNow, did } = world({ toggle: key, stop: 'Ctrl+F3' });
    expect(did).toEqual([`bad ${key}`]);
    expect(heldNow()).toEqual(['Ctrl+F3']);
    expect(hotkeys.working()).toMatchObject({ toggle: null, stop: 'Ctrl+F3' });
  });

  it('that are set twice, however spelt, do the first', () => {
    const { press, did } = world({ toggle: 'Ctrl+Shift+F9', stop: 'CommandOrControl+Shift+F9' });
    expect(did.splice(0)).toEqual(['double CommandOrControl+Shift+F9']);
    press('Ctrl+Shift+F9');
    expect(did).toEqual(['press toggle']);
  });

  it('change places without being lost', () => {
    const { hotkeys, heldNow, press, did } = world({ 'tag-0': 'Ctrl+F1', 'tag-1': 'Ctrl+F2', 'tag-2': 'Ctrl+F3' });
    press('Ctrl+F2');
    set(hotkeys, { 'tag-0': 'Ctrl+F2', 'tag-1': 'Ctrl+F3' });
    expect(heldNow()).toEqual(['Ctrl+F2', 'Ctrl+F3']);
    expect(hotkeys.arrivals()).toEqual({});
    press('Ctrl+F2');
    set(hotkeys, { toggle: 'Ctrl+F3', stop: 'Ctrl+F2' });
    press('Ctrl+F3');
    press('Ctrl+F2');
    expect(did).toEqual(['press tag-1', 'press tag-0', 'press toggle', 'press stop']);
  });

  it('that the system lost are taken again, and told where they can’t be', () => {
    const { hotkeys, systemLoses, othersTake, heldNow, did } = world({ toggle: 'Ctrl+F1', stop: 'Ctrl+F3' });
    systemLoses('Ctrl+F1');
    hotkeys.rearm();
    expect(heldNow()).toEqual(['Ctrl+F1', 'Ctrl+F3']);
    systemLoses('Ctrl+F3');
    othersTake('Ctrl+F3');
    hotkeys.rearm();
    expect(did).toEqual(['taken Ctrl+F3']);
    expect(hotkeys.working()).toMatchObject({ toggle: 'Ctrl+F1', stop: null });
  });

  it('are all let go at the end', () => {
    const { hotkeys, heldNow } = world({ toggle: 'Ctrl+F1' });
    hotkeys.close();
    expect(heldNow()).toEqual([]);
  });
});

describe('a new key', () => {
  const before = { toggle: 'CommandOrControl+F1', stop: 'CommandOrControl+F3' } as const;
  const candidate = 'CommandOrControl+F7';
  const trying = (id: KeyId = 'toggle'): World => {
    const made = world(before);
    made.hotkeys.record(id);
    made.hotkeys.strike(f(7, 'C'));
    return made;
  };

  it('is listened for with our own keys released', () => {
    const { hotkeys, heldNow, did } = world(before);
    hotkeys.record('toggle');
    expect(heldNow()).toEqual([]);
    expect(hotkeys.working()).toMatchObject(before);
    hotkeys.strike(f(3, 'C'));
    expect(hotkeys.trial()).toEqual({ step: 'listening', id: 'toggle', refusal: { why: 'own', pressed: 'CommandOrControl+F3', other: 'stop' } });
    expect(did).toEqual([]);
  });

  it('waits for its one press, and the old one works until then', () => {
    const { hotkeys, press, did, heldNow } = trying();
    expect(hotkeys.trial()).toEqual({ step: 'trying', id: 'toggle', accelerator: candidate });
    expect(heldNow()).toEqual([before.toggle, before.stop, candidate]);
    press(before.toggle);
    press(before.stop);
    expect(did).toEqual(['press toggle', 'press stop']);
    expect(hotkeys.working().toggle).toBe(before.toggle);
  });

  it('arrives, triggers nothing, and takes the old one’s place', () => {
    const { hotkeys, press, did, heldNow } = trying();
    press(candidate);
    expect(did.splice(0)).toEqual([`commit toggle ${candidate}`]);
    expect(hotkeys.trial()).toEqual({ step: 'arrived', id: 'toggle', accelerator: candidate });
    expect(heldNow()).toEqual([before.stop, candidate]);
    expect(hotkeys.arrivals()).toEqual({ toggle: '2026-11-24T09:20:53.000Z' });
    press(candidate);
    expect(did).toEqual(['press toggle']);
  });

  it.each<[string, (made: World) => void, string | null]>([
    ['cancelled', ({ hotkeys }) => hotkeys.cancel(), null],
    ['late', ({ pass }) => pass(), 'missed'],
    ['lost in sleep', ({ hotkeys }) => hotkeys.rearm(), null],
  ])('%s: the old one stays, the new one is let go', (_name, end, step) => {
    const made = trying();
    end(made);
    expect(made.heldNow()).toEqual([before.toggle, before.stop]);
    expect(made.hotkeys.trial()?.step ?? null).toBe(step);
    expect(made.press(candidate)).toBe(false);
    expect(made.did).toEqual([]);
  });

  it.each<[string, (made: World) => void]>([
    ['cancelled', ({ hotkeys }) => hotkeys.cancel()],
    ['left', ({ hotkeys }) => hotkeys.away()],
    ['late', ({ pass }) => pass()],
  ])('while it is listened for, %s: our own keys are taken again', (_name, end) => {
    const made = world(before);
    made.hotkeys.record('toggle');
    end(made);
    expect(made.heldNow()).toEqual([before.toggle, before.stop]);
    expect(made.hotkeys.trial()).toBe(null);
  });

  it('on trial is not ended by another window: that is where it is pressed', () => {
    const { hotkeys } = trying();
    hotkeys.away();
    expect(hotkeys.trial()?.step).toBe('trying');
  });

  it('that another program has is refused, and another may follow', () => {
    const { hotkeys, othersTake, press } = world(before);
    othersTake(candidate);
    hotkeys.record('toggle');
    hotkeys.strike(f(7, 'C'));
    expect(hotkeys.trial()).toMatchObject({ step: 'listening', refusal: { why: 'taken', pressed: candidate } });
    hotkeys.strike(f(8, 'C'));
    press('CommandOrControl+F8');
    expect(hotkeys.working().toggle).toBe('CommandOrControl+F8');
  });

  it('that is its own already proves that it arrives, and stays when it is cancelled', () => {
    const { hotkeys, press, did, heldNow } = world(before);
    hotkeys.record('toggle');
    hotkeys.strike(f(1, 'C'));
    hotkeys.cancel();
    expect(heldNow()).toEqual([before.toggle, before.stop]);
    hotkeys.record('toggle');
    hotkeys.strike(f(1, 'C'));
    press(before.toggle);
    expect(did).toEqual([`commit toggle ${before.toggle}`]);
    expect(hotkeys.trial()?.step).toBe('arrived');
  });

  it('may be the default, tried like any other', () => {
    const { hotkeys, press, did } = world(before);
    hotkeys.offer('toggle', 'CommandOrControl+Shift+F9');
    expect(hotkeys.trial()).toMatchObject({ step: 'trying', accelerator: 'CommandOrControl+Shift+F9' });
    press('CommandOrControl+Shift+F9');
    expect(did).toEqual(['commit toggle CommandOrControl+Shift+F9']);
  });

  it('of ours that somebody took while we listened is told', () => {
    const { hotkeys, othersTake, did } = world(before);
    hotkeys.record('toggle');
    othersTake(before.stop);
    hotkeys.cancel();
    expect(did).toEqual([`taken ${before.stop}`]);
    expect(hotkeys.working()).toMatchObject({ toggle: before.toggle, stop: null });
  });
});
