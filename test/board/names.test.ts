/** Names as people bring them: typed, pasted, out of a file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostAgents, readNames } from '../../main/board/names';

const all = (many: number): string[] => Array.from({ length: many }, (_, index) => String(1000 + index));

describe('names', () => {
  it.each<[string, string]>([
    ['lines', '1000\n1001\n1002'],
    ['lines of another system', '1000\r\n1001\r\n1002\r\n'],
    ['old lines', '1000\r1001\r1002'],
    ['commas', '1000,1001, 1002'],
    ['semicolons and bars', '1000;1001|1002'],
    ['a column of a spreadsheet, with a byte order mark', '\uFEFF"1000"\r\n"1001"\r\n"1002"\r\n'],
    ['tabs and blank lines', '\n\n1000\t1001\n \n1002\u00A0'],
  ])('in %s', (_what, text) => {
    expect(readNames(text)).toEqual({ agents: ['1000', '1001', '1002'], twice: 0, dropped: [], droppedCount: 0 });
  });

  it('that come twice count once, in large letters too, as the server compares them', () => {
    expect(readNames('ann 1000 Ann 1000 1000')).toEqual({ agents: ['ann', '1000'], twice: 3, dropped: [], droppedCount: 0 });
  });

  it('that no call could carry are told, the first few as they were written', () => {
    expect(readNames('1000 maría josé@home 123456789012345678901 a.b Иван 佐藤')).toEqual({ agents: ['1000'], twice: 0, dropped: ['maría', 'josé@home', '123456789012345678901', 'a.b', 'Иван'], droppedCount: 6 });
  });

  it('are shown short, and with nothing that turns a line around or is not seen', () => {
    expect(readNames(`\u202E0001`).dropped).toEqual(['?0001']);
    expect(readNames('1000\u200B').dropped).toEqual(['1000?']);
    expect(readNames('1000\u0000').dropped).toEqual(['1000?']);
    expect(readNames('é'.repeat(10_000)).dropped).toEqual(['é'.repeat(24)]);
    expect(readNames('😀'.repeat(30)).dropped).toEqual(['😀'.repeat(24)]);
    expect(readNames('\uD83D').dropped).toEqual(['?']);
  });

  it('5,000 of them are taken; what comes after is told, a known one among it is none too many', () => {
    expect(readNames(all(mostAgents).join('\n'))).toMatchObject({ twice: 0, droppedCount: 0 });
    const more = readNames(all(mostAgents + 7).concat('1000').join(','));
    expect(more.agents).toHaveLength(mostAgents);
    expect(more).toMatchObject({ twice: 1, droppedCount: 7, dropped: ['6000', '6001', '6002', '6003', '6004'] });
  });

  it('none in nothing', () => {
    for (const text of ['', ' \n ', ',,;|', '\uFEFF', '""']) expect(readNames(text)).toEqual({ agents: [], twice: 0, dropped: [], droppedCount: 0 });
  });

  it('in any text: each word is somewhere, each agent once', () => {
    const word = fc.oneof(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/), fc.string(), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 50 }), fc.constantFrom(' ', '\n', ',', ';', '\r\n', ', '), (words, between) => {
        const text = words.join(between);
        const { agents, twice, dropped, droppedCount } = readNames(text);
        expect(agents.length + twice + droppedCount).toBe(text.split(/[\s,;|"']+/u).filter((one) => one !== '').length);
        expect(new Set(agents.map((agent) => agent.toLowerCase())).size).toBe(agents.length);
        for (const agent of agents) expect(agent).toMatch(/^[A-Za-z0-9_-]{1,20}$/);
        expect(dropped.length).toBe(Math.min(5, droppedCount));
        for (const shown of dropped) expect(shown).not.toMatch(/\p{C}/u);
      }),
    );
  });
});
