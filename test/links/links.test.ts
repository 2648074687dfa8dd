/** What a stranger's page can bring about by a link: to show, to stop and to pause. And that it can't do it too often. */
import { beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { createLinks, type LinkEnd } from '../../main/links';

const key = 'QyP3-kd_91hVwq0aZtRb4m';
let now: number;
let settingsKey: string | null;
let did: string[];
let told: string[];
let log: string[];
let open: (text: string) => LinkEnd;

beforeEach(() => {
  now = 1000;
  settingsKey = key;
  [did, told, log] = [[], [], []];
  ({ open } = createLinks({
    key: () => settingsKey,
    show: () => did.push('show'),
    press: (action, tag) => did.push(tag === null ? action : `${action} ${tag}`),
    words: () => en,
    tell: ({ kind, message, advice }) => {
      expect(message).toMatch(/\S/);
      expect(advice).toMatch(/\S/);
      told.push(kind);
    },
    now: () => now,
    log: (line) => log.push(line),
  }));
});

describe('without the key', () => {
  it('a link shows, stops, and pauses', () => {
    settingsKey = null;
    expect(open('reclight://show')).toBe('taken');
    expect(open('reclight://stop?key=whatever')).toBe('taken');
    expect(open('reclight://pause')).toBe('taken');
    expect(open('reclight://pause?seconds=604800&tag=_SALE&key=x')).toBe('taken');
    expect(did).toEqual(['show', 'stop', 'pause', 'pause']);
    expect(told).toEqual([]);
  });

  it.each([
    'reclight://start', 'reclight://toggle', 'reclight://start?key=', `reclight://start?key=${key}x`, `reclight://start?key=${key.slice(0, -1)}`, `reclight://start?key=${key.toLowerCase()}`, 'reclight://toggle?tag=_SALE', `reclight://toggle?key=%20${key}`,
  ])('%s sends nothing, and the person is told', (text) => {
    expect(open(text)).toBe('refused');
    expect(did).toEqual([]);
    expect(told).toEqual(['link-refused']);
  });

  it('where no key was made, none is right, not even an empty one', () => {
    for (settingsKey of [null, '']) for (const text of ['reclight://start', 'reclight://start?key=', 'reclight://start?key=null', `reclight://start?key=${key}`]) {
      now += 1000;
      expect(open(text)).toBe('refused');
    }
    expect(did).toEqual([]);
  });
});

describe('with the key', () => {
  it('a link starts and toggles, with its tag or the desk’s own', () => {
    expect(open(`reclight://start?key=${key}`)).toBe('taken');
    expect(open(`reclight://start?tag=_SALE&key=${key}`)).toBe('taken');
    expect(open(`reclight://toggle?key=${key}&tag=_QA`)).toBe('taken');
    expect(did).toEqual(['start', 'start _SALE', 'toggle _QA']);
    expect(told).toEqual([]);
  });

  it.each(['a.b', 'xSTARTx', 'a b', '', 'a'.repeat(15), 'ü'])('a tag that can not be used sends nothing: %j', (tag) => {
    expect(open(`reclight://start?key=${key}&tag=${encodeURIComponent(tag)}`)).toBe('refused');
    expect(did).toEqual([]);
    expect(told).toEqual(['link-bad-tag']);
  });

  it('a key that was changed in the settings counts at once', () => {
    settingsKey = 'another-key-of-the-desk';
    expect(open(`reclight://start?key=${key}`)).toBe('refused');
  });
});

describe('a flood', () => {
  it('of one kind is cut to five a second, and keeps no stop from being heard', () => {
    for (let turn = 0; turn < 1000; turn++) open('reclight://show');
    for (let turn = 0; turn < 1000; turn++) open('reclight://start?key=guess');
    for (let turn = 0; turn < 1000; turn++) open('reclight://nonsense');
    expect(did).toEqual(['show', 'show', 'show', 'show', 'show']);
    expect(open('reclight://stop')).toBe('taken');
    expect(log.length).toBeLessThanOrEqual(16);
    now += 1000;
    expect(open('reclight://show')).toBe('taken');
  });

  it('of refusals is told of once in ten seconds', () => {
    for (let second = 0; second < 20; second++) {
      for (let turn = 0; turn < 10; turn++) open('reclight://start?key=guess');
      now += 1000;
    }
    expect(told).toEqual(['link-refused', 'link-refused']);
    expect(did).toEqual([]);
  });
});

it('what a link says stands in no log', () => {
  for (const text of [`reclight://start?key=${key}&tag=_SALE`, 'reclight://start?key=guessed', `reclight://${key}`, `reclight://stop?key=${key}`, key, `reclight://start?key=${key}&tag=a.b`]) open(text);
  expect(log).toHaveLength(6);
  expect(log.join()).not.toMatch(new RegExp(`${key}|guessed|_SALE|a\\.b`));
});
