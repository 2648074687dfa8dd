/** docs/history.md keeps its word: its entry is one, and each kind of entry is explained. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { happenings } from '../../main/history/entry';
import { readLine } from '../../main/history/schema';

const text = readFileSync(new URL('../../docs/history.md', import.meta.url), 'utf8');

it('the entry that it shows is one', () => {
  const [line = ''] = /^\{.*\}$/m.exec(text) ?? [];
  expect(readLine(line)).not.toBe(null);
});

it('every kind of entry is explained, and no other', () => {
  const named = [...text.matchAll(/^\| ((?:`[a-z-]+` ?)+)\|/gm)].flatMap(([, names = '']) => [...names.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name)).filter((name) => name !== 'what');
  expect(named.sort()).toEqual([...happenings].sort());
});
