import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvOf, csvText } from '../../main/history/csv';
import type { Entry } from '../../main/history/entry';
import { draftAt, noon } from './rooms';

/** Reads RFC 4180, and nothing else. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ',') {
      row = [...row, cell];
      cell = '';
    } else if (letter === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at++;
    } else cell += letter;
  }
  return rows;
}

it.each([
  ['plain', 'plain\r\n'],
  ['a,b', '"a,b"\r\n'],
  ['say "yes"', '"say ""yes"""\r\n'],
  ['two\nlines', '"two\nlines"\r\n'],
  ['', '\r\n'],
  [null, '\r\n'],
  [12.5, '12.5\r\n'],
  [Number.NaN, '\r\n'],
] as const)('%j is written as %j', (value, text) => {
  expect(csvText([[value]])).toBe(text);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1', ' =1', '\n=1', '\u0000=1', '\u202E=1'])('%j is no formula', (value) => {
  const [[cell = ''] = []] = parse(csvText([[value]]));
  expect(cell.startsWith("'")).toBe(true);
});

it('what can not be seen is not in it', () => {
  expect(csvText([['a\u0000b\u001Bc\u007Fd\u202Ee\u2028f']])).toBe('a b c d e f\r\n');
});

it('any table comes back: no cell breaks out of its place, none begins a formula', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[=+\-@",\r\n\t' a]{0,8}$/));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const read = parse(csvText(rows));
      expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      for (const row of read) for (const one of row) expect(one).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/);
    }),
  );
});

it('an entry is a row under fixed names', () => {
  const entry: Entry = { v: 1, seq: 7, desk: 'abcdef123456', key: null, prev: '', seal: 'f'.repeat(64), ...draftAt(noon, { what: 'verified', file: { id: '121242', seconds: 167, expectedSeconds: 168, format: 'WAV', place: 'dialer.example' }, before: [{ id: '1', filename: null }, { id: '2', filename: '-odd' }] }) };
  const [names = [], row = []] = parse(csvOf([entry]));
  const read = Object.fromEntries(names.map((name, at) => [name, row[at]]));
  expect(read).toMatchObject({ seq: '7', what: 'verified', agent: '1000', actor: 'hot-key', tag: '_SALE', part: '', ids_before: '1 2', ids_after: '121242', files_before: '? -odd', files_after: '20261124-0920_7275551212_1000_SALE', file_seconds: '167', practice: 'no', server: 'dialer.example' });
  expect(row).toHaveLength(names.length);
});
