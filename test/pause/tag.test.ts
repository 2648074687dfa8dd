/** The tags of parts: whatever the user's tag, the server takes it, and each part has its own. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTag } from '../../main/agent-api';
import { partOf, partTag } from '../../main/pause/tag';

it.each([
  ['_SALE', 2, '_SALE_P2'],
  ['_SALE_P2', 3, '_SALE_P3'],
  ['_SALE_P9', 10, '_SALE_P10'],
  ['ELEVENCHARS', 2, 'ELEVENCHARS_P2'],
  ['TWELVE_CHARS', 2, 'TWELVE_CHAR_P2'],
  ['FOURTEEN_CHARS', 12, 'FOURTEEN_C_P12'],
  ['_P2', 3, '_P3'],
  ['_SALE_P2', 1, '_SALE'],
  ['_P1', 2, '_P1_P2'],
])('%s, part %i, is %s', (tag, part, made) => {
  expect(partTag(tag, part)).toBe(made);
});

it('every tag of a person makes tags that the server takes, a new one for each part, and each tells its number', () => {
  const tag = fc.stringMatching(/^[A-Za-z0-9_-]{1,14}$/).filter(isTag);
  fc.assert(
    fc.property(tag, fc.integer({ min: 2, max: 400 }), (given, part) => {
      const made = partTag(given, part);
      expect(isTag(made)).toBe(true);
      expect(partOf(made)).toBe(part);
      expect(partTag(made, part + 1)).not.toBe(made);
    }),
  );
});
