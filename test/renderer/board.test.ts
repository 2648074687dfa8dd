/** What the board's window makes of a row: its lamp, its acts, its texts, its place. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { countsOf } from '../../main/board/counts';
import type { Row } from '../../preload/contract';
import { actOnEnter, actsOf } from '../../renderer/board/acts';
import { couldNot, groupsOf, isRunning, isToBeRead } from '../../renderer/board/ends';
import { faceOf, isInk, kindOf, tileOf } from '../../renderer/board/face';
import { commandOf, type Where } from '../../renderer/board/keys';
import { goneOf, isRenamed, judge } from '../../renderer/board/news';
import { itemsOf, namePlaces, needOf, unlessSame, type Aged, type Item, type Wish } from '../../renderer/board/order';
import { agentsOf, extended, stepped, toggled, without } from '../../renderer/board/select';
import { detailOf, heardOf, namesText, partsOf, readList, statusText, timeText } from '../../renderer/board/texts';
import { pause, recorded, row } from './board-states';

const s = 1000;
const face = (part: Partial<Row>, ageMs: number | null = 4 * s) => {
  const { glyph, tone, fill, word } = faceOf(row('1000', part), ageMs, en);
  return [glyph, tone, fill, word];
};
const aged = (one: Row, since = 0): Aged => ({ row: one, since });
const hole = (counts: boolean): Partial<Row> => ({ hole: { forMs: 70 * s, atLeast: false, counts } });
const file = recorded('20261124-0909_7275551234567_SALE');

describe('the lamp', () => {
  it.each<[string, Partial<Row>, number | null, readonly string[]]>([
    ['proved now', file, 30 * s, ['recording', 'red', 'full', 'Recording']],
    ['heard a while ago', file, 30 * s + 1, ['recording', 'red', 'pale', 'Recording']],
    ['still good', file, 90 * s, ['recording', 'red', 'pale', 'Recording']],
    ['old', file, 90 * s + 1, ['recording', 'slate', 'dashed', 'Was recording']],
    ['two', { ...file, recordings: 2 }, 0, ['recording', 'red', 'full', '2 recordings run']],
    ['a pause of this board', { state: 'paused', pause, pausedBy: 'board' }, 5 * s, ['paused', 'green', 'full', 'Paused: not recording']],
    ['a pause of another desk', { state: 'paused', pausedBy: 'history' }, 45 * s, ['paused', 'green', 'pale', 'Paused: not recording']],
    ['a pause that asks', { state: 'paused', pause: { ...pause, phase: 'asking' }, pausedBy: 'board' }, 5 * s, ['paused', 'green', 'full', 'Resume?']],
    ['an old pause', { state: 'paused', pause, pausedBy: 'board' }, 91 * s, ['paused', 'slate', 'dashed', 'Was paused']],
    ['a hole that needs somebody', hole(true), 4 * s, ['idle', 'slate', 'plain', 'In call, not recorded']],
    ['a young hole', hole(false), 4 * s, ['idle', 'slate', 'plain', 'Not recorded']],
    ['an old hole', hole(true), 91 * s, ['idle', 'slate', 'dashed', 'Was not recording']],
    ['in no call', { agentStatus: 'READY' }, 4 * s, ['idle', 'slate', 'plain', 'Not recording']],
    ['a start under way', { state: 'starting', wanted: 'start' }, 0, ['starting', 'blue', 'pale', 'Starting…']],
    ['a resume under way', { state: 'starting', wanted: 'start', pause: { ...pause, phase: 'resuming' } }, 0, ['starting', 'blue', 'pale', 'Resuming…']],
    ['an old start', { state: 'starting', wanted: 'start' }, 91 * s, ['idle', 'slate', 'dashed', 'Was not recording']],
    ['a stop under way', { state: 'stopping', wanted: 'stop' }, 0, ['stopping', 'amber', 'pale', 'Wait: still recording']],
    ['an old stop', { state: 'stopping', wanted: 'stop' }, 91 * s, ['recording', 'slate', 'dashed', 'Was recording']],
    ['no proof', { state: 'unconfirmed', wanted: 'start' }, 0, ['unconfirmed-start', 'amber', 'pale', 'No proof that it records']],
    ['may go on', { state: 'unconfirmed', wanted: 'stop' }, 0, ['unconfirmed-stop', 'amber', 'pale', 'May still be recording']],
    ['may go on, long ago', { state: 'unconfirmed', wanted: 'stop' }, 91 * s, ['unconfirmed-stop', 'slate', 'dashed', 'May still be recording']],
    ['no answer', { state: 'offline' }, 112 * s, ['offline', 'slate', 'pale', 'No answer']],
    ['no answer in a new call', { state: 'offline', outdated: true }, 4 * s, ['offline', 'slate', 'pale', 'No answer']],
    ['all stopped', { state: 'blocked' }, 4 * s, ['blocked', 'violet', 'pale', 'Blocked']],
    ['call over', { state: 'call-over' }, 4 * s, ['call-over', 'slate', 'plain', 'Call over']],
    ['logged out', { state: 'logged-out', agentStatus: null }, 4 * s, ['logged-out', 'slate', 'plain', 'Logged out']],
    ['never asked', { state: 'unknown', agentStatus: 'READY' }, null, ['logged-out', 'slate', 'dashed', 'Not asked yet']],
    ['never asked, in a call', { state: 'unknown' }, null, ['logged-out', 'slate', 'dashed', 'Not asked yet in this call']],
    ['asked before this call', { ...file, outdated: true }, 4 * s, ['logged-out', 'slate', 'dashed', 'Not asked yet in this call']],
    ['asked before the call ended', { ...file, outdated: true, agentStatus: 'READY' }, 4 * s, ['recording', 'slate', 'dashed', 'Was recording']],
    ['connecting', { state: 'connecting', agentStatus: 'READY' }, 4 * s, ['logged-out', 'slate', 'dashed', 'Not asked yet']],
  ])('%s', (_name, part, ageMs, said) => expect(face(part, ageMs)).toEqual(said));

  it('only what is proved and young is filled, whatever else is so', () => {
    for (const state of ['idle', 'starting', 'stopping', 'unconfirmed', 'call-over', 'logged-out', 'offline', 'blocked', 'unknown', 'connecting', 'not-set-up'] as const) {
      for (const ageMs of [null, 0, 31 * s, 91 * s]) expect(faceOf(row('1', { state }), ageMs, en).fill).not.toBe('full');
    }
    for (const part of [file, { state: 'paused', pausedBy: 'board' } as const]) {
      for (const outdated of [true, false]) for (const ageMs of [31 * s, 91 * s]) expect(faceOf(row('1', { ...part, outdated }), ageMs, en).fill).not.toBe('full');
      expect(faceOf(row('1', { ...part, outdated: true }), 0, en).fill).not.toBe('full');
    }
  });

  it('ink is a hole that is known to be one', () => {
    expect(isInk(row('1', hole(true)), 4 * s)).toBe(true);
    expect(isInk(row('1', hole(false)), 4 * s)).toBe(false);
    expect(isInk(row('1', hole(true)), 91 * s)).toBe(false);
    expect(isInk(row('1', hole(true)), null)).toBe(false);
    expect(isInk(row('1', { ...hole(true), outdated: true }), 4 * s)).toBe(false);
    expect(isInk(row('1', { ...hole(true), state: 'starting' }), 4 * s)).toBe(false);
  });
});

describe('the count that a row is in', () => {
  it.each<[string, Partial<Row>, number | null, string | null]>([
    ['recorded', file, 90 * s, 'recorded'],
    ['too old', file, 90 * s + 1, 'unknown'],
    ['another call since', { ...file, outdated: true }, 4 * s, 'unknown'],
    ['a stop under way still records', { state: 'stopping' }, 4 * s, 'recorded'],
    ['a start under way does not yet', { state: 'starting' }, 4 * s, 'notRecorded'],
    ['not recorded', {}, 4 * s, 'notRecorded'],
    ['call over: nobody knows', { state: 'call-over' }, 4 * s, 'unknown'],
    ['paused', { state: 'paused', pausedBy: 'board' }, 4 * s, 'paused'],
    ['paused elsewhere', { state: 'paused', pausedBy: 'history' }, 4 * s, 'paused'],
    ['deaf', { state: 'unconfirmed' }, 4 * s, 'deaf'],
    ['no answer', { state: 'offline' }, 4 * s, 'unknown'],
    ['never asked', { state: 'unknown' }, null, 'unknown'],
    ['logged out by its last answer', { state: 'logged-out' }, 4 * s, 'unknown'],
    ['in no call', { ...file, agentStatus: 'READY' }, 4 * s, null],
  ])('%s', (_name, part, ageMs, tile) => expect(tileOf(row('1', part), ageMs)).toBe(tile));
});

describe('what can be pressed', () => {
  const labels = (part: Partial<Row>): string[] => actsOf(row('1', part)).map(({ label, stays }) => `${label}${stays ? '!' : ''}`);

  it.each<[string, Partial<Row>, readonly string[], string | null]>([
    ['hole', hole(true), ['start!'], 'start'],
    ['young hole', hole(false), ['start'], 'start'],
    ['recording', file, ['pause', 'stop'], null],
    ['starting', { state: 'starting' }, ['stop'], null],
    ['stopping', { state: 'stopping' }, [], null],
    ['no proof of a start', { state: 'unconfirmed', wanted: 'start' }, ['start-again!'], 'start'],
    ['no proof of a stop', { state: 'unconfirmed', wanted: 'stop' }, ['stop-again!'], 'stop'],
    ['paused', { state: 'paused', pausedBy: 'board', pause }, ['resume'], 'resume'],
    ['a pause that asks', { state: 'paused', pausedBy: 'board', pause: { ...pause, phase: 'asking' } }, ['resume!'], 'resume'],
    ['paused elsewhere', { state: 'paused', pausedBy: 'history' }, ['check'], 'check'],
    ['no answer in a call', { state: 'offline' }, ['check!'], 'check'],
    ['no answer', { state: 'offline', agentStatus: null }, ['check'], 'check'],
    ['blocked', { state: 'blocked' }, [], null],
    ['logged out', { state: 'logged-out', agentStatus: null }, ['check'], 'check'],
    ['in no call', { agentStatus: 'READY' }, ['check'], 'check'],
    ['not asked', { state: 'unknown' }, ['check'], 'check'],
    ['asked before this call', { ...file, outdated: true }, ['check'], 'check'],
  ])('%s', (_name, part, acts, enter) => {
    expect(labels(part)).toEqual(acts);
    expect(actOnEnter(row('1', part))).toBe(enter);
  });

  it('nothing without a row', () => expect(actOnEnter(undefined)).toBeNull());
});

describe('texts', () => {
  const detail = (part: Partial<Row>, since = 0) => {
    const said = detailOf(aged(row('1', part), since), en, ['_QA', '_SALE']);
    return said.kind === 'file' ? `${said.head}|${said.tail}` : `${said.kind}: ${said.text}`;
  };

  it.each<[string, Partial<Row>, string]>([
    ['a file', file, '20261124-0909_7275551234567|_SALE'],
    ['no name yet', { ...file, recording: { id: '1', filename: null, server: null, startedAt: null } }, 'aside: file name not known yet'],
    ['no recording', hole(true), 'aside: no recording in this call'],
    ['deaf', { state: 'unconfirmed' }, 'mend: Deaf screen: wake the VICIdial tab'],
    ['no answer, and when it is asked next', { state: 'offline', wasRecording: true, nextTryMs: 20 * s }, 'aside: was recording; next try in 20 s'],
    ['no answer', { state: 'offline' }, 'aside: was not recording'],
    ['a pause', { state: 'paused', pause, pausedBy: 'board' }, 'aside: asks in 0:48; next part _P2'],
    ['a pause that goes on by itself', { state: 'paused', pause: { ...pause, atEnd: 'resume' }, pausedBy: 'board' }, 'aside: resumes in 0:48; next part _P2'],
    ['a pause that asks', { state: 'paused', pause: { ...pause, phase: 'asking', leftMs: 0 }, pausedBy: 'board' }, 'mend: not recording until somebody resumes'],
    ['a pause elsewhere', { state: 'paused', pausedBy: 'history' }, 'aside: paused at another desk'],
    ['asked', { asked: 'start' }, 'aside: asked, not sent yet'],
    ['under way', { state: 'starting' }, 'aside: waiting for the agent screen'],
    ['what a press met', { failure: { kind: 'x', message: 'No call: nothing to record.', advice: 'Nothing was sent.' } }, 'mend: No call: nothing to record.'],
    ['before this call', { ...file, outdated: true }, 'aside: before: recording'],
    ['in no call', { agentStatus: 'READY' }, 'aside: '],
    ['never asked', { state: 'unknown', ageMs: null }, 'aside: '],
  ])('%s', (_name, part, said) => expect(detail(part)).toBe(said));

  it('until when it was recorded, by this desk’s clock', () => expect(detail({ recordedUntil: new Date(2026, 10, 24, 9, 19, 37).toISOString() })).toBe('aside: recorded until 09:19:37'));

  it('times go on, and what was running when first seen says so', () => {
    const call = row('1', { sinceMs: 759 * s, sinceAtLeast: true, ageMs: 8 * s });
    expect(timeText(aged(call, 1000), en)).toBe('≥ 12:40');
    expect(heardOf(aged(call, 1000), en)).toEqual({ text: '9 s', isOld: false, left: 0.9 });
    expect(heardOf(aged(call, 88 * s), en)).toEqual({ text: '1:36', isOld: true, left: 0 });
    expect(heardOf(aged(row('1', { ageMs: 0 })), en).text).toBe('now');
    expect(heardOf(aged(row('1', { ageMs: null })), en)).toEqual({ text: 'never', isOld: true, left: 0 });
    expect(timeText(aged(row('1', { sinceMs: null })), en)).toBe('');
    expect(detail({ state: 'paused', pause, pausedBy: 'board' }, 20 * s)).toBe('aside: asks in 0:28; next part _P2');
    expect(detail({ state: 'offline', nextTryMs: 20 * s }, 15 * s)).toBe('aside: was not recording; next try in 5 s');
  });

  it('the status with its pause code', () => {
    expect(statusText(aged(row('1', { agentStatus: 'PAUSED', pauseCode: 'LUNCH' })), en)).toBe('Paused · LUNCH');
    expect(statusText(aged(row('1', { agentStatus: null })), en)).toBe('');
    expect(statusText(aged(row('1', { agentStatus: 'DISPO' })), en)).toBe('DISPO');
  });

  it.each([
    ['20261124-0909_7275551234567_SALE_P2', ['_SALE'], '_SALE_P2'],
    ['20261124-0909_7275551234567_my-tag_1', ['_tag_1', '_my-tag_1'], '_my-tag_1'],
    ['20261124-0917_3125550148_1015', [], '_1015'],
    ['_SALE', ['_SALE'], '_SALE'],
    ['x', [], 'x'],
  ])('%s keeps its tag', (name, tags, tail) => {
    const parts = partsOf(name, tags);
    expect(parts.tail).toBe(tail);
    expect(parts.head + parts.tail).toBe(name);
  });

  it('names in a line, and names that are none', () => {
    expect(namesText(['a', 'b', 'c', 'd', 'e'], 3, en)).toBe('a, b, c and 2 more');
    expect(namesText(['a', 'b'], 3, en)).toBe('a, b');
    expect(readList(' SALES_US, RENEWALS;SALES_US\nMÜLL a-b')).toEqual({ names: ['SALES_US', 'RENEWALS', 'a-b'], bad: ['MÜLL'] });
    expect(readList('')).toEqual({ names: [], bad: [] });
  });
});

describe('order', () => {
  const wish: Wish = { order: 'needs', query: '', tile: null, campaign: null, kind: null };
  const rows = [
    row('1', { name: 'Zoé', campaign: 'B', sinceMs: 10 * s, ageMs: 50 * s, ...file }),
    row('2', { name: 'anna', campaign: 'A', sinceMs: 90 * s, ageMs: 1 * s }),
    row('10', { name: 'Émile', campaign: 'B', ...hole(true), sinceMs: 70 * s }),
    row('9', { name: 'Yann', campaign: null, ...hole(true), sinceMs: 700 * s }),
    row('4', { name: 'Bo', state: 'unconfirmed', wanted: 'stop', sinceMs: null }),
    row('5', { name: 'Cy', state: 'unconfirmed', wanted: 'start', sinceMs: null }),
    row('6', { name: 'Di', state: 'offline', sinceMs: null }),
    row('7', { name: 'Ed', state: 'paused', pausedBy: 'board', pause: { ...pause, phase: 'asking' } }),
    row('8', { name: 'Aa', state: 'logged-out', agentStatus: null, sinceMs: null, ageMs: null }),
  ];
  const places = namePlaces(rows, 'en');
  const list = (part: Partial<Wish>): string => itemsOf(rows.map((one) => aged(one)), { ...wish, ...part }, places, 'en').map((item) => (item.kind === 'row' ? item.agent : `${item.section} ${item.count}:`)).join(' ');

  it.each<[string, Partial<Wish>, string]>([
    ['what needs you first: the longest hole, a pause that asks, deaf screens, no answer; those who are away last', {}, 'needs 6: 9 10 7 5 4 6 others 3: 2 1 8'],
    ['by name, accents and capitals aside', { order: 'agent' }, '8 2 4 5 6 7 10 9 1'],
    ['by campaign, those without one last', { order: 'campaign' }, '2 10 1 8 4 5 6 7 9'],
    ['the longest first, not known last', { order: 'time' }, '9 2 10 7 1 8 4 5 6'],
    ['the oldest knowledge first, never heard before all', { order: 'age' }, '8 1 4 5 6 7 10 9 2'],
    ['search in any column, all its words, no accents needed', { query: 'emile b' }, 'needs 1: 10'],
    ['search in file names', { query: '7275551' }, 'others 1: 1'],
    ['nobody', { query: 'nobody' }, ''],
    ['by count', { tile: 'notRecorded' }, 'needs 2: 9 10 others 1: 2'],
    ['all in a call', { tile: 'inCall', order: 'agent' }, '2 4 5 6 7 10 9 1'],
    ['by campaign', { campaign: 'B' }, 'needs 1: 10 others 1: 1'],
    ['those without a campaign', { campaign: '', order: 'agent' }, '8 4 5 6 7 9'],
    ['by state', { kind: 'deaf' }, 'needs 2: 5 4'],
  ])('%s', (_name, part, said) => expect(list(part)).toBe(said));

  it('who needs nobody', () => {
    for (const part of [file, hole(false), { state: 'offline', agentStatus: null } as const, { state: 'blocked' } as const, { state: 'unconfirmed', outdated: true } as const, { state: 'unknown' } as const]) expect(needOf(aged(row('1', part))), JSON.stringify(part)).toBeNull();
    // Its hole may have ended: nobody knows any more.
    expect(needOf(aged(row('1', hole(true)), 100 * s))).toBeNull();
  });

  it('the same list stays the same object', () => {
    const one: Item[] = [{ kind: 'section', section: 'needs', count: 1 }, { kind: 'row', agent: '1' }];
    expect(unlessSame(one, structuredClone(one))).toBe(one);
    for (const other of [one.slice(1), [one[0], { kind: 'row', agent: '2' }], [{ ...one[0], count: 2 }, one[1]], [one[1], one[0]]] as Item[][]) expect(unlessSame(one, other)).toBe(other);
  });

  it('every kind has its name', () => {
    for (const state of ['idle', 'recording', 'paused', 'starting', 'stopping', 'unconfirmed', 'call-over', 'logged-out', 'offline', 'blocked', 'unknown', 'connecting', 'not-set-up'] as const) expect(en.board.kind[kindOf(row('1', { state }))]).toBeTruthy();
  });
});

describe('selection', () => {
  const shown = ['a', 'b', 'c', 'd', 'e'];
  it('one, a range both ways, and who is gone', () => {
    expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
    expect([...toggled(new Set(['a']), 'a')]).toEqual([]);
    expect([...extended(new Set(['e']), shown, 'b', 'd')]).toEqual(['e', 'b', 'c', 'd']);
    expect([...extended(new Set(), shown, 'd', 'b')]).toEqual(['b', 'c', 'd']);
    expect([...extended(new Set(), shown, null, 'b')]).toEqual(['b']);
    expect([...extended(new Set(), shown, 'gone', 'b')]).toEqual(['b']);
    const some = new Set(['a', 'b']);
    expect(without(some, ['x'])).toBe(some);
    expect([...without(some, ['a'])]).toEqual(['b']);
  });

  it.each([
    ['ArrowDown', 'b', 'c'],
    ['ArrowDown', 'e', 'e'],
    ['ArrowDown', null, 'a'],
    ['ArrowUp', 'b', 'a'],
    ['ArrowUp', 'a', 'a'],
    ['ArrowUp', null, 'e'],
    ['PageDown', 'b', 'd'],
    ['PageUp', 'd', 'b'],
    ['PageUp', 'a', 'a'],
    ['Home', 'd', 'a'],
    ['End', 'a', 'e'],
    ['ArrowDown', 'gone', 'a'],
    ['x', 'a', null],
  ])('%s from %s leads to %s', (key, from, to) => expect(stepped(key, shown, from, 2)).toBe(to));

  it('an empty list leads nowhere', () => expect(stepped('ArrowDown', [], null, 2)).toBeNull());
  it('sections are no agents', () => expect(agentsOf([{ kind: 'section', section: 'needs', count: 1 }, { kind: 'row', agent: '1' }])).toEqual(['1']));
});

describe('keys', () => {
  const key = (key: string, where: Where = 'grid', held: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean; metaKey?: boolean } = {}) => commandOf({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held }, where);

  it('means what it says in the list', () => {
    expect(key('r')).toEqual({ do: 'press', act: 'start' });
    expect(key('S')).toEqual({ do: 'press', act: 'stop' });
    expect(key('p')).toEqual({ do: 'press', act: 'pause' });
    expect(key(' ')).toEqual({ do: 'toggle' });
    expect(key('Enter')).toEqual({ do: 'first' });
    expect(key('ArrowUp', 'grid', { shiftKey: true })).toEqual({ do: 'step', key: 'ArrowUp', extend: true });
    expect(key('a', 'grid', { ctrlKey: true })).toEqual({ do: 'all' });
    expect(key('A', 'elsewhere', { metaKey: true })).toEqual({ do: 'all' });
    expect(key('/')).toEqual({ do: 'search' });
    expect(key('q')).toBeNull();
  });

  it('nothing is switched from anywhere else, nor with another key held', () => {
    for (const where of ['text', 'dialog', 'elsewhere'] as const) for (const one of ['r', 's', 'p', ' ', 'Enter', 'ArrowDown']) expect(key(one, where), `${one} ${where}`).toBeNull();
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) for (const one of ['r', 's', 'p']) expect(key(one, 'grid', held)).toBeNull();
    expect(key('S', 'grid', { shiftKey: true })).toBeNull();
    expect(key('/', 'text')).toBeNull();
    expect(key('a', 'text', { ctrlKey: true })).toBeNull();
    expect(key('Escape', 'text')).toEqual({ do: 'back' });
    expect(key('Escape', 'dialog')).toBeNull();
  });
});

describe('news', () => {
  it('come in order, or all is asked anew', () => {
    expect(judge(4, { seq: 5, whole: false })).toBe('take');
    expect(judge(4, { seq: 4, whole: false })).toBe('old');
    expect(judge(4, { seq: 6, whole: false })).toBe('gap');
    expect(judge(null, { seq: 1, whole: false })).toBe('gap');
    expect(judge(9, { seq: 1, whole: true })).toBe('take');
  });

  it('say who is gone', () => {
    expect(goneOf(['1', '2'], { whole: false, rows: [], gone: ['2'] })).toEqual(['2']);
    expect(goneOf(['1', '2'], { whole: true, rows: [row('2')], gone: [] })).toEqual(['1']);
    expect(isRenamed(undefined, row('1'))).toBe(true);
    expect(isRenamed(row('1', { name: 'A' }), row('1', { name: 'A' }))).toBe(false);
    expect(isRenamed(row('1', { name: 'A' }), row('1', { name: 'B' }))).toBe(true);
  });
});

describe('what came of a wish for many', () => {
  const told = { kind: 'deaf', message: 'Not acted.', advice: '' };
  const bulk = { id: 1, act: 'start', total: 5, waiting: 0, running: [], cancelled: false, ended: [{ agent: '1', how: 'proved', told: null }, { agent: '2', how: 'unproved', told }, { agent: '3', how: 'skipped', told: null }, { agent: '4', how: 'unproved', told }, { agent: '5', how: 'proved', told: null }] } as const;

  it('by outcome, what needs somebody first', () => {
    expect(groupsOf(bulk).map(({ how, why, agents }) => [how, why, agents.join()])).toEqual([['unproved', 'Not acted.', '2,4'], ['skipped', null, '3'], ['proved', null, '1,5']]);
    expect(couldNot(bulk)).toBe(2);
  });

  it('one that was proved needs no list, everything else does', () => {
    expect(isRunning({ ...bulk, waiting: 1 })).toBe(true);
    expect(isRunning({ ...bulk, running: ['1'] })).toBe(true);
    expect(isToBeRead({ ...bulk, waiting: 1 })).toBe(false);
    expect(isToBeRead(bulk)).toBe(true);
    expect(isToBeRead({ ...bulk, total: 1, ended: [bulk.ended[0]] })).toBe(false);
    expect(isToBeRead({ ...bulk, total: 1, ended: [bulk.ended[1]] })).toBe(true);
  });
});

describe('the sum', () => {
  it('each row is in the very count that main puts it in', () => {
    const states = ['idle', 'recording', 'paused', 'starting', 'stopping', 'unconfirmed', 'call-over', 'logged-out', 'offline', 'blocked', 'unknown', 'connecting', 'not-set-up'] as const;
    for (const state of states) {
      for (const ageMs of [null, 0, 90 * s, 90 * s + 1]) {
        for (const [agentStatus, outdated] of [['INCALL', true], ['INCALL', false], ['READY', false]] as const) {
          const one = row('1', { state, ageMs, agentStatus, outdated });
          const { inCall, holes: _, ...counts } = countsOf([one]);
          const [counted = null] = Object.entries(counts).find(([, count]) => count === 1) ?? [];
          expect([state, ageMs, outdated, tileOf(one, ageMs)]).toEqual([state, ageMs, outdated, inCall === 1 ? counted : null]);
        }
      }
    }
  });
});
