/** Every language says everything, of the same things, and as honestly. That no word is missing or too much, the compiler holds. */
import { describe, expect, it } from 'vitest';
import { languageOf, languages, wordsOf, type Words } from '../../assets/words';
import { en, type Exactly } from '../../assets/words/en';
import { plural } from '../../assets/words/plural';
import { bigButtonOf, wordOf } from '../../assets/words/say';
import { lightNames, lights } from './snapshots';

type Said = string | readonly string[] | ((...given: string[]) => unknown) | { readonly [key: string]: Said };

/** Every sentence with the way to it; functions are called with marks that must be found in what they say. */
function sentences(said: Said, way = ''): (readonly [string, string])[] {
  if (typeof said === 'string') return [[way, said]];
  if (typeof said === 'function') return sentences(said('71', '72', '73') as Said, `${way}()`);
  return Object.entries(said).flatMap(([key, below]) => sentences(below, way === '' ? key : `${way}.${key}`));
}

const english = new Map(sentences(en as unknown as Said));
const others = languages.filter((language) => language !== 'en');

/** Names, signs and words that are the same in both. */
const same = /^(locale|app\.name|fact\.ids|value\.byServer\(\)|status\.withTime|welcome\.connectKey|check\.(key\w+|step\.vicidial)|doctor\.mark\.\w+|settings\.section\.general|settings\.alsoRecorded\.no|tooltip\.\w+\(\)|pause\.(act\.)?extend|.*\(\))$/;

describe.each(others)('%s', (language) => {
  const words = wordsOf(language);
  const said = new Map(sentences(words as unknown as Said));

  it('has the same words by name', () => expect([...said.keys()].sort()).toEqual([...english.keys()].sort()));

  it('leaves nothing out that was given: numbers, names, times', () => {
    const marks = (text: string): string[] => ['71', '72', '73'].filter((mark) => text.includes(mark));
    for (const [way, text] of said) expect([way, marks(text)]).toEqual([way, marks(english.get(way) ?? '')]);
  });

  it('is not English, and nowhere empty', () => {
    for (const [way, text] of said) {
      expect(text.trim(), way).toBe(text);
      expect(text, way).not.toBe('');
      if (!same.test(way)) expect([way, text]).not.toEqual([way, english.get(way)]);
    }
  });

  it('ends and begins its sentences as English does', () => {
    for (const [way, text] of said) {
      const source = english.get(way) ?? '';
      expect([way, /[.?…:]$/.exec(text)?.[0]]).toEqual([way, /[.?…:]$/.exec(source)?.[0]]);
      const big = (sentence: string): boolean => /^[\p{Lu}¿¡]/u.test(sentence);
      // A number has no capital.
      if (/^\p{L}/u.test(source) && !/^\d/.test(text)) expect([way, big(text)]).toEqual([way, big(source)]);
    }
  });

  it('is not much longer: buttons and lights stay short', () => {
    for (const way of english.keys()) if (/^(button|menu|light|line)\./.test(way)) expect((said.get(way) ?? '').length, way).toBeLessThanOrEqual(Math.max(24, (english.get(way) ?? '').length + 12));
  });

  it('has a word of its own for each light, and never says start where it would stop', () => {
    expect(new Set(lightNames.map((name) => wordOf(lights[name], words))).size).toBe(lightNames.length);
    const stops = [words.button.stop, words.button.stopping, words.button.stopAgain];
    for (const name of ['starting', 'recording', 'stopping', 'unconfirmed stop'] as const) expect(stops).toContain(bigButtonOf(lights[name], words).label);
    for (const name of ['idle', 'unconfirmed start', 'paused'] as const) expect(stops).not.toContain(bigButtonOf(lights[name], words).label);
  });
});

describe('which language', () => {
  it.each([
    ['auto', ['es-MX', 'en-US'], 'es'],
    ['auto', ['es_ES.UTF-8'], 'es'],
    ['auto', ['fr-FR', 'es', 'en'], 'es'],
    ['auto', ['de-DE'], 'en'],
    ['auto', ['C'], 'en'],
    ['auto', [], 'en'],
    ['en', ['es-MX'], 'en'],
    ['es', ['en-US'], 'es'],
  ] as const)('wish %s, system %j: %s', (wish, systems, language) => expect(languageOf(wish, systems)).toBe(language));
});

it.each([
  ['en', 0, 'other'],
  ['en', 1, 'one'],
  ['en', 2, 'other'],
  ['es', 0, 'other'],
  ['es', 1, 'one'],
  ['es', 21, 'other'],
  ['es', 1_000_000, 'other'],
] as const)('plural in %s of %i: %s', (language, count, form) => expect(plural(language, count, { one: 'one', other: 'other' })).toBe(form));

// What must not compile. An error that no longer comes fails the type check.
export const missing: Words = {
  ...en,
  // @ts-expect-error A word is missing, below the first level too.
  light: { notSetUp: '' },
};
// @ts-expect-error A word is missing that a failure needs.
export const without: Words = { ...en, failure: undefined };
// @ts-expect-error A surface that English has not.
export const surplus: Exactly<Words & { readonly extra: string }> = { ...en, extra: '' };
export const surplusBelow: Words['button'] = {
  ...en.button,
  // @ts-expect-error A word that English has not.
  extra: '',
};
