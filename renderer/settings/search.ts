/** Finding settings by what is read in their row: each word typed must stand in the name, the text or the section. Pure. */
import type { Words } from '../../assets/words/en';
import { rows, type Row } from './rows';

/** A stretch of text, and whether it was looked for. */
export interface Stretch {
  readonly text: string;
  readonly hit: boolean;
}

export function findRows(query: string, words: Words): readonly Row[] {
  const wanted = wantedOf(query);
  const { row, section } = words.settings;
  return rows.filter((one) => {
    const read = fold([row[one.id].title, row[one.id].text, section[one.section]].join('\n')).join('');
    return wanted.every((word) => read.includes(word));
  });
}

/** The text in stretches, for marking what was found. */
export function markedOf(text: string, query: string): readonly Stretch[] {
  const folded = fold(text);
  const letters = Array.from(text);
  const hit = letters.map(() => false);
  for (const word of wantedOf(query)) {
    const { length } = Array.from(word);
    for (let at = 0; at + length <= folded.length; at++) if (folded.slice(at, at + length).join('') === word) hit.fill(true, at, at + length);
  }
  const found: { text: string; hit: boolean }[] = [];
  for (const [at, letter] of letters.entries()) {
    const last = found.at(-1);
    if (last && last.hit === hit[at]) last.text += letter;
    else found.push({ text: letter, hit: hit[at] ?? false });
  }
  return found;
}

function wantedOf(query: string): string[] {
  return query.split(/\s+/).map((word) => fold(word).join('')).filter((word) => word !== '');
}

/** Letter by letter, without case and accents, so that places stay what they are. */
function fold(text: string): string[] {
  return Array.from(text, (letter) => Array.from(letter.normalize('NFD'))[0]?.toLowerCase() ?? letter);
}
