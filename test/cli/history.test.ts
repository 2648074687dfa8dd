/** What `reclight history` prints: a day for people, a table, one line of JSON; and what a check found. */
import { expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { isDay, today } from '../../main/cli/day';
import { dayData, dayText, verdictText } from '../../main/cli/history';
import type { Draft, Entry, Verdict } from '../../main/history';
import { draftAt, noon } from '../history/rooms';

const entry = (seq: number, seconds: number, part: Partial<Draft>): Entry => ({ ...draftAt(noon + seconds * 1000, { call: new Date(noon).toISOString(), ...part }), v: 1, seq, desk: 'desk', key: null, prev: '', seal: '' });
const day = today(noon);
const call = [
  entry(1, -1, { what: 'began', actor: 'app', after: [], call: null, agentStatus: null }),
  entry(2, 0, { what: 'call-began', actor: 'dialer', after: [] }),
  entry(3, 1, { what: 'recording', outcome: null }),
  entry(4, 61, { what: 'paused', after: [], before: [{ id: '121242', filename: '=cmd' }] }),
  entry(5, 161, { what: 'pause-over', outcome: 'resumed', after: [] }),
  entry(6, 162, { what: 'recording', part: 2, tag: '_SALE_P2' }),
  entry(7, 202, { what: 'call-ended', actor: 'dialer', after: [], agentStatus: 'PAUSED' }),
];
const data = dayData({ day, entries: call, broken: 1 }, noon + 300_000);

it('a day for people: each entry a line, then what the day was for each agent', () => {
  const lines = dayText(data, en, false).split('\n');
  expect(lines[0]).toBe(`${day}: 7 entries`);
  expect(lines[1]).toBe('1 line is no entry');
  expect(lines).toHaveLength(2 + call.length + 1);
  expect(lines[4]).toContain(' 3 1000 recording hot-key 20261124-0920_7275551212_1000_SALE');
  expect(lines.at(-1)).toBe('1000: 1 call, recorded 50%, 0 gaps, 1 pause (1 over 90 s, 0 never resumed)');
});

it('a day without entries says so', () => {
  expect(dayText(dayData({ day, entries: [], broken: 0 }, noon), en, false)).toBe(`${day}: no entries`);
});

it('as a table, without a cell that a spreadsheet would run', () => {
  const table = dayText(data, en, true);
  expect(table.split('\r\n')).toHaveLength(1 + call.length);
  expect(table).not.toMatch(/(^|,)"?=/m);
  expect(table).toContain("'=cmd");
});

it('as JSON it is one line with all that stands there', () => {
  const line = JSON.stringify(data);
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toMatchObject({ v: 1, day, broken: 1, entries: call, report: [{ agent: '1000', calls: 1, pauses: 1, longPauses: 1 }] });
});

const checked = { entries: 12, from: 1, last: 12, until: null, copiedUntil: 11, cannotExclude: ['new-chain', 'not-running'] } as const;

it('an unbroken chain, with what no check can exclude', () => {
  expect(verdictText({ ok: true, ...checked }, en).split('\n')).toEqual([
    'unbroken: 12 entries',
    'the shared folder has them up to number 11',
    'This check cannot exclude:',
    '  that somebody who can open your keyring wrote a whole new history',
    '  what happened while Reclight did not run',
  ]);
});

it('what was found, and where', () => {
  const verdict: Verdict = {
    ok: false,
    ...checked,
    copiedUntil: null,
    cannotExclude: [],
    findings: [
      { kind: 'edited', file: '2026-11-24.jsonl', line: 3, seq: 3, count: 1 },
      { kind: 'missing', file: '2026-11-24.jsonl', line: 7, seq: 7, count: 4 },
      { kind: 'head-missing', file: null, line: null, seq: null, count: 1 },
    ],
    more: 2,
  };
  expect(verdictText(verdict, en).split('\n')).toEqual([
    'broken: 12 entries read',
    'edited: a line is not what was written · 2026-11-24.jsonl, line 3',
    'missing: entries that were there are gone · 2026-11-24.jsonl, line 7 · 4 in a row',
    'the note of how far the history goes is gone',
    'and 2 more findings',
  ]);
});

it('knows a day from what is none', () => {
  for (const one of ['2026-11-24', '2024-02-29', '2026-12-31']) expect(isDay(one)).toBe(true);
  for (const one of ['2026-02-29', '2026-13-01', '2026-1-1', '20261124', '../2026-11-24', '2026-11-24 ', '', '9999-99-99']) expect(isDay(one), one).toBe(false);
});
