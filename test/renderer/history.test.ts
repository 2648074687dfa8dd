/** The rows, the hours and the sums of a day, and what is found in it. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import type { HistoryDay } from '../../preload/contract';
import { factsOf } from '../../renderer/history/facts';
import { hoursOf, lengthOf, sumsOf } from '../../renderer/history/hours';
import { steppedTo } from '../../renderer/history/step';
import { dayIn, findRows, rowsOf, type Row } from '../../renderer/history/rows';
import { at, day, deskOf, morning, story } from './history-days';

const now = at('12:24:06');
const dayOf = (entries = morning()): Promise<HistoryDay> => deskOf({ days: { [day]: entries } }, now).day(null, null);
const rowsOfDay = async (entries = morning()): Promise<readonly Row[]> => rowsOf(await dayOf(entries), en);
const said = ({ time, word, by, file, proofMs, server, tone }: Row) => [time, word, by, file?.text ?? '', proofMs, server?.text ?? '', tone];

describe('rows', () => {
  it('the pictured call, the newest first, each thing once', async () => {
    const rows = (await rowsOfDay()).filter(({ time }) => time >= '09:20:00' && time < '09:32:00');
    expect(rows.map(said)).toEqual([
      ['09:31:47', 'Call ended', 'dialer', '', null, '', 'plain'],
      ['09:24:35', 'Recording, part 2', 'Hot key', rows[1]?.file?.text ?? '', 900, '7:12 found', 'plain'],
      ['09:23:41', 'Paused: not recording', 'Hot key', 'paused 53.2 s', 1100, '', 'plain'],
      ['09:20:54', 'Recording', 'Hot key', rows[3]?.file?.text ?? '', 900, '2:47 found', 'plain'],
      ['09:20:50', 'Call began', 'dialer', '', null, '', 'quiet'],
    ]);
    for (const row of rows) expect((row.file?.text ?? '').length).toBeLessThanOrEqual(30);
    expect(rows[1]?.file?.text).toMatch(/^20261124-0924_.*…_SALE_P2$/);
    expect(rows[1]?.file?.short).toMatch(/^20261124.*…_SALE_P2$/);
    expect(rows[1]?.file?.full).not.toContain('…');
  });

  it('a hole is ink and says after how long it was told; files that are short or missing say so', async () => {
    const rows = await rowsOfDay();
    expect(rows.filter(({ tone }) => tone === 'ink').map(said)).toEqual([['09:09:06', 'In call, not recorded', 'Guard', 'told after 40 s', null, '', 'ink']]);
    expect(rows.filter(({ server }) => server && server.how !== 'found').map(({ time, server }) => [time, server?.text])).toEqual([['09:37:11', 'missing'], ['09:02:01', 'short 2:40']]);
  });

  it('a press that came to nothing has a row of its own', async () => {
    expect((await rowsOfDay()).find(({ entry }) => entry.what === 'press')).toMatchObject({ word: 'Start: the call is over', by: 'Popup', proofMs: null });
  });

  it('a look-up whose recording was on another day stands alone', async () => {
    const { entries, add } = story();
    add('verified', at('09:00:00'), { outcome: 'found', after: [{ id: '9', filename: 'of_yesterday' }], file: { id: '9', seconds: 61, expectedSeconds: 60, format: 'WAV', place: 'archive.example' } });
    const [row] = await rowsOfDay(entries);
    expect(row && said(row)).toEqual(['09:00:00', 'Finished file', 'dialer', 'of_yesterday', null, '1:01 found', 'plain']);
    expect(row && factsOf(row, en).find(({ name }) => name === 'On the server')?.value).toBe('WAV on archive.example');
  });

  it('what a lead did from the board says whose login it was made with; an open pause nobody may be watching', async () => {
    const { entries, add } = story();
    add('paused', at('12:20:00'), { actor: 'board', lead: '6666', before: [{ id: '9', filename: null }] });
    add('ended', at('12:21:00'), { actor: 'dialer', lead: '6666', before: [{ id: '9', filename: null }] });
    const [ended, paused] = await rowsOfDay(entries);
    expect([paused?.by, paused?.file, ended?.by]).toEqual(['Board', null, 'not from here']);
    const by = (row: Row | undefined): string | undefined => row && factsOf(row, en).find(({ name }) => name === 'By')?.value;
    expect([by(paused), by(ended)]).toEqual(['6666, from the board', undefined]);
  });

  it('a pause that is open says so', async () => {
    const { entries, add } = story();
    add('paused', at('12:20:00'), { before: [{ id: '9', filename: null }], provedAt: null });
    expect((await rowsOfDay(entries))[0]?.file?.text).toBe('the pause is open');
  });
});

describe('search', () => {
  it.each([
    ['_P2', 4],
    ['_p2 0924', 1],
    ['121204', 2],
    ['09:31', 1],
    ['09:24:35 SALE', 1],
    ['Hot key', 0],
    ['  ', null],
  ] as const)('%s', async (query, count) => {
    const rows = await rowsOfDay();
    expect(findRows(rows, query)).toHaveLength(count ?? rows.length);
  });

  it.each([
    ['20261103-0920_7275551212', '2026-11-03'],
    ['2026-11-03', '2026-11-03'],
    ['20261303', null],
    ['20260230', null],
    ['7275551212', null],
    ['_SALE', null],
  ])('the day in %s', (query, found) => expect(dayIn(query)).toBe(found));
});

describe('hours', () => {
  it('only those that have something, with a pause of the agent named', async () => {
    const hours = hoursOf(await dayOf(), en);
    expect(hours.map(({ label, note, now: here }) => [label, note?.text ?? null, here])).toEqual([['09:00', null, null], ['10:00', null, null], ['11:00', 'Paused', null], ['12:00', null, 1446]]);
    expect(hours[2]?.note?.at).toBe(830);
    expect(hours[0]?.blocks.find(({ kind }) => kind === 'paused')).toMatchObject({ from: 1421, to: 1475 });
  });

  it('what lies on the hour is cut there', async () => {
    const { entries, call } = story();
    call('09:58:00', '10:03:00', [{ from: '09:58:02', to: '10:03:00' }]);
    const hours = hoursOf(await dayOf(entries), en);
    expect(hours.map(({ label, blocks }) => [label, ...blocks.map(({ kind, from, to }) => `${kind} ${from}-${to}`)])).toEqual([['09:00', 'recorded 3482-3600'], ['10:00', 'recorded 0-180']]);
  });

  it('neither the night before nor what comes after its end is drawn as not known; an outage is', async () => {
    const { entries, add, call } = story();
    add('began', at('09:00:00'));
    call('09:01:00', '09:02:00', []);
    add('closed', at('09:10:00'));
    expect(sumsOf(await dayOf(entries))).toMatchObject({ 'not-known': 0, hole: 60_000 });
    const lost = story();
    lost.call('12:00:00', '12:01:00', []);
    lost.add('lost', at('12:20:00'));
    expect(sumsOf(await dayOf(lost.entries))).toMatchObject({ 'not-known': 246_000 });
  });

  it('sums are said as a person says them', () => {
    expect([0, 59_000, 60_000, 7_140_000].map((ms) => lengthOf(ms, en))).toEqual(['0 s', '59 s', '1 min', '1 h 59 min']);
  });
});

it.each([
  ['ArrowDown', -1, 0],
  ['ArrowUp', -1, 0],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 2, 7],
  ['PageUp', 2, 0],
  ['Home', 4, 0],
  ['End', 4, 9],
  ['Enter', 4, null],
] as const)('%s at %i goes to %s', (key, from, to) => {
  expect(steppedTo(key, from, 10, 5)).toBe(to);
  expect(steppedTo(key, -1, 0, 5)).toBeNull();
});
