/** Every icon is read whole: a shape the reader does not know would be missing from the popup without a word. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { shapes } from '../../renderer/parts/glyph';

const folder = fileURLToPath(new URL('../../assets/icons/', import.meta.url));
const icons = readdirSync(folder).filter((name) => name.endsWith('.svg'));

it.each(icons)('%s', (name) => {
  const text = readFileSync(folder + name, 'utf8');
  const tags = [...text.matchAll(/<(?!\/|svg)[a-z]+/g)].length;
  expect(shapes(text)).toHaveLength(tags);
  expect(tags).toBeGreaterThan(0);
  const attributes = [...text.replace(/<svg[^>]*>/, '').matchAll(/[\w-]+="/g)].length;
  expect(shapes(text).reduce((sum, { attributes: own }) => sum + Object.keys(own).length, 0)).toBe(attributes);
});
