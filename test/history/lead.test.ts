/** The lead in a line: only where there is one, under the seal, and lines of before are what they were. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { reportText } from '../../assets/words/history';
import { dayData, dayText } from '../../main/cli/history';
import { lineOf, sealState } from '../../main/history/chain';
import { csvOf } from '../../main/history/csv';
import { readLine } from '../../main/history/schema';
import { allEntries, check, dayNames, draftAt, folderOfTest, key, kindsOf, linesOf, noon, openDesk, setLines } from './rooms';

const place = { seq: 1, desk: 'abcdef123456', prev: '' };
const old = lineOf(draftAt(noon), place, key.secret).text;

it('a line without one has no word of it, and reads and seals as ever', () => {
  expect(old).not.toContain('lead');
  expect(readLine(old)).toMatchObject({ lead: null, actor: 'hot-key' });
  expect(sealState(Buffer.from(old), readLine(old)?.key ?? null, key.secret)).toBe('sealed');
});

it('a line with one says it behind who did it', () => {
  const { text } = lineOf(draftAt(noon, { actor: 'board', lead: '6666' }), place, key.secret);
  expect(text).toContain('"actor":"board","lead":"6666","asked"');
  expect(readLine(text)).toMatchObject({ lead: '6666' });
});

it.each(['"lead":null', '"lead":""', '"lead":"a b"', '"lead":"=1"', '"lead":6666', '"lead":"123456789012345678901"', '"leader":"6666"', '"lead":"6666","lead2":"1"'])('%s is no line of ours', (member) => {
  expect(readLine(old.replace('"actor":"hot-key"', `"actor":"hot-key",${member}`))).toBeNull();
});

it('whatever a login is called, the line is not lost', () => {
  fc.assert(
    fc.property(fc.option(fc.string({ unit: 'binary', maxLength: 30 })), (lead) => {
      const folder = folderOfTest();
      const desk = openDesk(folder);
      desk.store.append(draftAt(noon, { actor: 'board', lead }));
      const [entry] = allEntries(folder);
      expect(entry?.lead).toBe(lead !== null && /^[A-Za-z0-9_-]{1,20}$/.test(lead) ? lead : null);
    }),
    { numRuns: 50 },
  );
});

it('a lead that was put in, taken out or exchanged is found', async () => {
  const change = async (edit: (line: string) => string): Promise<string[]> => {
    const folder = folderOfTest();
    const desk = openDesk(folder);
    desk.store.append(draftAt(noon));
    desk.store.append(draftAt(noon + 1000, { actor: 'board', lead: '6666' }));
    const [name = ''] = dayNames(folder);
    expect(kindsOf(await check(folder))).toEqual([]);
    setLines(folder, name, linesOf(folder, name).map(edit));
    expect(readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1).every((line) => readLine(line) !== null)).toBe(true);
    return kindsOf(await check(folder));
  };
  expect(await change((line) => line.replace('"lead":"6666"', '"lead":"1000"'))).toContain('edited');
  expect(await change((line) => line.replace('"lead":"6666",', ''))).toContain('edited');
  expect(await change((line) => line.replace('"actor":"hot-key"', '"actor":"hot-key","lead":"6666"'))).toContain('edited');
});

it('the table, the lines for people and the report of the day name it', () => {
  const folder = folderOfTest();
  const desk = openDesk(folder);
  desk.store.append(draftAt(noon));
  desk.store.append(draftAt(noon + 1000, { agent: '2000', actor: 'board', lead: '6666' }));
  desk.store.append(draftAt(noon + 2000, { agent: '2000', what: 'ended', actor: 'dialer', lead: '6666', before: draftAt(noon).after, after: [] }));
  const entries = allEntries(folder);
  const [head = '', first = '', second = ''] = csvOf(entries).split('\r\n');
  const column = head.split(',').indexOf('lead');
  expect([first.split(',')[column], second.split(',')[column]]).toEqual(['', '6666']);
  const data = dayData({ day: '2026-11-24', entries, broken: 0 }, noon + 3000);
  const text = dayText(data, en, false);
  expect(text).toMatch(/ 2000 recording board:6666 /);
  expect(text).toMatch(/ 2000 ended dialer /);
  expect(text).toContain('2000, switched from the board: 2 calls, 0 pauses (0 over 90 s, 0 never resumed); the rest of the day is not known');
  expect(reportText(data.report[0]!, en)).toMatch(/^1000: .* recorded /);
});
