/** What `reclight board` says, and to those who watch it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../assets/words';
import { en } from '../../assets/words/en';
import type { BoardNews, Row } from '../../main/board/types';
import { createBoardHub } from '../../main/cli';
import { boardData, boardText, boardTroubles, codeOfBoard, type BoardData } from '../../main/cli/board';
import { handTimers } from '../history/rooms';
import { rowOf, seenOf, someRows } from './board-fake';

const told = (kind: string) => ({ kind, message: `It is ${kind}.`, advice: 'Mend it.' });

describe('the line of JSON', () => {
  it('has each agent by number, and an age only where one was asked', () => {
    const data = boardData(seenOf(someRows));
    expect(data.agents.map(({ agent }) => agent)).toEqual(['999', '1000', '1001', '1002', '1003']);
    expect(data).toEqual({
      v: 1,
      calls: { lastMinute: 87, cap: 120 },
      agents: [
        { agent: '999', campaign: null, agentStatus: 'PAUSED', state: 'idle', recording: null, ageMs: 100 },
        { agent: '1000', campaign: 'SALES', agentStatus: 'INCALL', state: 'idle', recording: null, ageMs: 65_000 },
        { agent: '1001', campaign: 'SALES', agentStatus: 'INCALL', state: 'recording', recording: { id: '121242', filename: '20261124-092014_7275551212_SALE', server: '192.168.1.5', startedAt: null }, ageMs: 4200 },
        { agent: '1002', campaign: null, agentStatus: 'READY', state: 'unknown', recording: null, ageMs: null },
        { agent: '1003', campaign: null, agentStatus: 'INCALL', state: 'unconfirmed', recording: null, ageMs: 0 },
      ],
    });
  });

  it('says what is wrong and that it is practice, where it is so', () => {
    expect(boardData(seenOf([], { stopped: told('locked-out'), listTrouble: told('list-no-permission'), practice: true }))).toMatchObject({ failure: { kind: 'locked-out' }, practice: true });
    expect(boardData(seenOf([], { listTrouble: told('list-no-permission') }))).toMatchObject({ failure: { kind: 'list-no-permission' } });
  });
});

describe('the table', () => {
  it('stands in columns, by number, and marks who needs somebody', () => {
    const counts = { inCall: 3, recorded: 1, paused: 0, notRecorded: 1, deaf: 1, unknown: 0, holes: 1 };
    expect(boardText(seenOf(someRows, { counts, budget: { lastMinute: 87, cap: 120, medianAgeMs: 4200, p95AgeMs: 65_000 } }), en).split('\n')).toEqual([
      '   STATE               AGENT  NAME        STATUS        CAMPAIGN  AGE    FILE',
      '   idle, paused there  999    -           Paused LUNCH  -         0:00',
      '!  idle                1000   -           In call       SALES     1:05',
      '   recording           1001   María Peña  In call       SALES     0:04   20261124-092014_7275551212_SALE',
      '   unknown             1002   -           Ready         -         never',
      '   unconfirmed stop    1003   -           In call       -         0:00',
      'In call: 3 · recorded 1 · paused 0 · not recorded 1, too long 1 (!) · deaf 1 · not known 0',
      'Calls to the dialer in the last minute: 87 of 120 · age of what is known: half below 0:04, nearly all below 1:05',
    ]);
  });

  it('of nobody says so, and practice aloud', () => {
    expect(boardText(seenOf([], { practice: true }), en).split('\n').slice(0, 2)).toEqual(['PRACTICE', 'No agent is on the board.']);
  });

  it('whatever the dialer calls people, a terminal obeys nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, campaign) => {
        for (const words of [en, wordsOf('es')]) {
          const text = boardText(seenOf([rowOf('1000', { name, campaign })]), words);
          expect(text.split('\n')).toHaveLength(4);
          expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
        }
      }),
    );
  });

  it('what is wrong is for standard error', () => {
    expect(boardTroubles(seenOf([], { stopped: told('locked-out'), listTrouble: told('list-no-permission'), dropped: 2 }), en)).toEqual(['It is locked-out. Mend it.', 'It is list-no-permission. Mend it.', '2 names of the list are none, or are not allowed.']);
    expect(boardTroubles(seenOf(someRows), en)).toEqual([]);
  });
});

describe('its exit code', () => {
  const none = { listAgeMs: null };
  it.each<[string, Parameters<typeof codeOfBoard>, number]>([
    ['a list', [seenOf(someRows), false], 0],
    ['a list of nobody', [seenOf([]), false], 0],
    ['a refused login', [seenOf(someRows, { stopped: told('locked-out') }), false], 3],
    ['no right to the list, and nobody typed', [seenOf([], { ...none, listTrouble: told('list-no-permission') }), false], 0],
    ['no such script', [seenOf([], { ...none, listTrouble: told('list-absent') }), false], 0],
    ['no answer, and nothing known', [seenOf([rowOf('1000')], { ...none, listTrouble: told('list-unheard') }), false], 5],
    ['no answer, and nobody typed', [seenOf([], { ...none, listTrouble: told('list-unheard') }), false], 5],
    ['no answer to the list, but one was heard', [seenOf(someRows, { ...none, listTrouble: told('list-unheard') }), false], 0],
    ['what is known of the desk’s own is of before', [seenOf([rowOf('1000', { state: 'offline', ageMs: 90_000 })], none), true], 5],
    ['a list that fails for once', [seenOf([rowOf('1000')], { listTrouble: told('list-unheard') }), false], 0],
  ])('%s', (_name, args, code) => expect(codeOfBoard(...args)).toBe(code));
});

describe('who watches', () => {
  function watched(rows: readonly Row[] = someRows) {
    const timers = handTimers();
    const clock = { now: 0 };
    let onNews: ((news: BoardNews) => void) | null = null;
    const did: string[] = [];
    const whole = (part: Partial<BoardNews> = {}): BoardNews => ({ seq: 1, whole: true, gone: [], ...seenOf(rows), ...part });
    const subscribe = createBoardHub({
      board: {
        watch: (hear) => {
          did.push('watch');
          onNews = hear;
          return () => {
            did.push('stop');
            onNews = null;
          };
        },
        news: () => (did.push('news'), whole()),
      },
      now: () => clock.now,
      setTimer: timers.setTimer,
    });
    const heard: { at: number; data: BoardData }[] = [];
    const pass = (ms: number): void => {
      for (let n = 0; n < ms; n += 50) {
        clock.now += 50;
        timers.pass(50);
      }
    };
    const into = (list: { at: number; data: BoardData }[]) => (line: string): void => {
      expect(line).not.toMatch(/\n/);
      list.push({ at: clock.now, data: JSON.parse(line) as BoardData });
    };
    const hear = into(heard);
    return { subscribe, hear, heard, into, did, pass, news: (part: Partial<BoardNews>) => onNews?.(whole({ whole: false, rows: [], ...part })), isWatched: () => onNews !== null };
  }

  const agentsOf = ({ data }: { data: BoardData }): string[] => data.agents.map(({ agent, state }) => `${agent} ${state}`);

  it('hears all at once, and a change whole, aged by what has passed', () => {
    const { subscribe, hear, heard, pass, news } = watched();
    subscribe(hear);
    expect(heard.map(({ data }) => data)).toEqual([boardData(seenOf(someRows))]);
    pass(2000);
    news({ rows: [rowOf('1002', { state: 'idle', ageMs: 50 })] });
    expect(agentsOf(heard[1]!)).toEqual(['999 idle', '1000 idle', '1001 recording', '1002 idle', '1003 unconfirmed']);
    expect(heard[1]?.data.agents.map(({ ageMs }) => ageMs)).toEqual([2100, 67_000, 6200, 50, 2000]);
    pass(1000);
    news({ gone: ['1002'] });
    expect(agentsOf(heard[2]!)).not.toContain('1002 idle');
  });

  it('hears nothing while only ages and the budget go on', () => {
    const { subscribe, hear, heard, pass, news } = watched();
    subscribe(hear);
    for (let n = 0; n < 5; n++) {
      pass(1000);
      news({ rows: someRows.map((row) => ({ ...row, ageMs: row.ageMs === null ? null : row.ageMs + 1000 })), head: seenOf([], { budget: { lastMinute: n, cap: 120, medianAgeMs: n, p95AgeMs: n }, listAgeMs: n }).head });
    }
    expect(heard).toHaveLength(1);
  });

  it.each<[string, Partial<BoardNews>]>([
    ['a sum', { head: seenOf([], { counts: { inCall: 1, recorded: 0, paused: 0, notRecorded: 1, deaf: 0, unknown: 0, holes: 1 } }).head }],
    ['a trouble', { head: seenOf([], { stopped: told('locked-out') }).head }],
    ['the cap', { head: seenOf([], { budget: { lastMinute: 0, cap: 60, medianAgeMs: null, p95AgeMs: null } }).head }],
    ['a file', { rows: [rowOf('1000', { recording: { id: '7', filename: null, server: null, startedAt: null } })] }],
  ])('hears of %s', (_name, part) => {
    const { subscribe, hear, heard, pass, news } = watched();
    subscribe(hear);
    pass(1000);
    news(part);
    expect(heard).toHaveLength(2);
  });

  it('whatever comes how fast: a line a second at most to each, and the last word is heard', () => {
    const step = fc.record({ after: fc.integer({ min: 0, max: 30 }).map((n) => n * 50), state: fc.constantFrom('idle', 'recording', 'stopping', 'starting'), joins: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        const { subscribe, heard, hear, into, pass, news } = watched([]);
        const all = [heard];
        subscribe(hear);
        for (const { after, state, joins } of steps) {
          pass(after);
          news({ rows: [rowOf('1000', { state: state as Row['state'], ageMs: 0 })] });
          if (!joins) continue;
          const own: typeof heard = [];
          all.push(own);
          subscribe(into(own));
        }
        pass(1100);
        const last = steps.at(-1)?.state;
        for (const lines of all) {
          expect(lines.at(-1)?.data.agents[0]?.state).toBe(last);
          for (const [n, { at }] of lines.entries()) if (n > 0) expect(at - lines[n - 1]!.at).toBeGreaterThanOrEqual(1000);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the reason why the board asks, as long as one is left', () => {
    const { subscribe, hear, heard, into, did, pass, news, isWatched } = watched();
    const [one, two] = [subscribe(hear), subscribe(into([]))];
    expect(did).toEqual(['watch', 'news']);
    one();
    expect(isWatched()).toBe(true);
    news({ rows: [rowOf('1002', { state: 'idle', ageMs: 0 })] });
    two();
    expect([isWatched(), did.at(-1)]).toEqual([false, 'stop']);
    const before = heard.length;
    pass(2000);
    expect(heard).toHaveLength(before);
    subscribe(hear);
    expect(did.slice(-2)).toEqual(['watch', 'news']);
  });
});
