/** What a day is drawn as and counted as. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { happenings, type Entry, type Happening } from '../../main/history/entry';
import { report, timeline } from '../../main/history/report';
import { localIso } from '../../main/recorder';
import { draftAt, noon } from './rooms';

const second = 1000;
const call = localIso(noon + 10 * second);
const mark = [{ id: '7', filename: null }];
const entry = (what: Happening, at: number, part: Partial<Entry> = {}): Entry => ({ v: 1, seq: 1, desk: 'abcdef123456', key: null, prev: '', seal: '', ...draftAt(noon + at * second, { what, after: [], call }), ...part });
const bounds = { from: noon, to: noon + 1000 * second };

/** Kind, from and to in seconds. */
const drawn = (entries: readonly Entry[], now = 400): string[] => timeline(entries, bounds, noon + now * second).map(({ kind, from, to, call: of }) => `${kind} ${(from - noon) / second}-${(to - noon) / second}${of === null ? '' : ' in call'}`);

const aCall = [
  entry('began', 0, { call: null }),
  entry('agent-status', 1, { call: null }),
  entry('call-began', 10),
  entry('press', 12),
  entry('recording', 13, { after: mark }),
  entry('paused', 60),
  entry('pause-over', 160, { outcome: 'resumed' }),
  entry('recording', 160, { after: mark }),
  entry('stopped', 200),
  entry('call-ended', 230),
];

it('a call with a pause', () => {
  expect(drawn(aCall, 300)).toEqual(['not-known 0-1', 'idle 1-10', 'hole 10-13 in call', 'recorded 13-60 in call', 'paused 60-160 in call', 'recorded 160-200 in call', 'hole 200-230 in call', 'idle 230-300']);
});

it('is counted', () => {
  expect(report(aCall, bounds, noon + 300 * second)).toEqual([
    { agent: '1000', watched: true, calls: 1, inCallSeconds: 220, recordedSeconds: 87, pausedSeconds: 100, holeSeconds: 33, gaps: 1, shareRecorded: 87 / 220, pauses: 1, longPauses: 1, forgottenResumes: 0, notKnownSeconds: 1 },
  ]);
});

it('an outage, an end of the app, and one without a word are not known', () => {
  const lost = [...aCall.slice(0, 5), entry('lost', 30), entry('heard', 50), entry('closed', 80), entry('began', 100), entry('recording', 105, { after: mark }), entry('ended', 120)];
  expect(drawn(lost, 300)).toEqual(['not-known 0-1', 'idle 1-10', 'hole 10-13 in call', 'recorded 13-30 in call', 'not-known 30-50', 'recorded 50-80 in call', 'not-known 80-105', 'recorded 105-120', 'idle 120-300']);
  expect(drawn([...aCall.slice(0, 5), entry('began', 100), entry('agent-status', 101)], 120).slice(-2)).toEqual(['not-known 13-101', 'idle 101-120']);
});

it('a recording that runs on after its call is recorded, in no call', () => {
  expect(drawn([...aCall.slice(0, 5), entry('call-ended', 30, { after: mark }), entry('ended', 40)], 50).slice(-3)).toEqual(['recorded 13-30 in call', 'recorded 30-40', 'idle 40-50']);
});

const fromBoard = (what: Happening, at: number, part: Partial<Entry> = {}): Entry => entry(what, at, { lead: '6666', actor: 'board', ...part });

it('of an agent whom only a board switches a pause is known from its proof to its end, and nothing else', () => {
  const pause = [fromBoard('paused', 60, { before: mark }), fromBoard('press', 60, { before: mark, outcome: 'paused' }), fromBoard('pause-over', 90, { outcome: 'stayed-stopped' })];
  expect(drawn(pause)).toEqual(['not-known 0-60', 'paused 60-90 in call', 'not-known 90-400']);
  // No end of it was noted: the app may have died.
  expect(drawn(pause.slice(0, 2))).toEqual(['not-known 0-400']);
  expect(drawn([...pause.slice(0, 2), fromBoard('paused', 80, { outcome: 'found', actor: 'app' }), pause[2] as Entry])).toEqual(['not-known 0-80', 'paused 80-90 in call', 'not-known 90-400']);
  expect(drawn([pause[0] as Entry, fromBoard('lost', 70), fromBoard('heard', 80), pause[2] as Entry])).toEqual(['not-known 0-60', 'paused 60-70 in call', 'not-known 70-80', 'paused 80-90 in call', 'not-known 90-400']);
});

it('he who sits down later is watched from then on, and no longer than he sits', () => {
  const board = [fromBoard('recording', 10, { after: mark }), fromBoard('stopped', 20, { before: mark })];
  const sits = [entry('began', 30, { call: null }), entry('agent-status', 31, { call: null }), entry('closed', 50)];
  expect(drawn([...board, ...sits, fromBoard('recording', 60, { after: mark }), fromBoard('stopped', 70, { before: mark })])).toEqual(['not-known 0-10', 'recorded 10-20 in call', 'not-known 20-31', 'idle 31-50', 'not-known 50-60', 'recorded 60-70 in call', 'not-known 70-400']);
  // A file that is looked up later makes nobody sit down.
  expect(drawn([...sits, entry('verified', 55), fromBoard('recording', 60, { after: mark })]).slice(-1)).toEqual(['not-known 50-400']);
});

it('the presses of one’s own on the board are those of somebody who sits here', () => {
  expect(drawn([entry('agent-status', 1, { call: null }), entry('call-began', 10), fromBoard('recording', 13, { after: mark }), fromBoard('stopped', 60)], 100)).toEqual(['not-known 0-1', 'idle 1-10', 'hole 10-13 in call', 'recorded 13-60 in call', 'hole 60-100 in call']);
});

it('whatever a board did: no hole, nothing idle, nothing recorded but one id from end to end', () => {
  const ids = fc.subarray(['7', '8']).map((all) => all.map((id) => ({ id, filename: null })));
  const one = fc.record({ what: fc.constantFrom(...happenings.filter((what) => what !== 'began' && what !== 'closed')), gap: fc.integer({ min: 1, max: 50 }), before: ids, after: ids });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (all) => {
      let at = 0;
      const board = all.map(({ what, gap, before, after }) => fromBoard(what, (at += gap), { before, after }));
      const spans = timeline(board, bounds, noon + 900 * second);
      expect(spans.filter(({ kind }) => kind === 'hole' || kind === 'idle')).toEqual([]);
      for (const { kind, from, to } of spans) {
        if (kind === 'recorded') expect(board.some(({ at, after }, n) => Date.parse(at) === from && after.some(({ id }) => board[n + 1]?.before.some((mark) => mark.id === id)))).toBe(true);
        if (kind === 'paused') expect(board.some(({ what, at }) => what === 'pause-over' && Date.parse(at) >= to)).toBe(true);
      }
      expect(spans.at(-1)).toMatchObject({ kind: 'not-known', to: noon + 900 * second });
      expect(report(board, bounds, noon + 900 * second).every(({ watched, shareRecorded, holeSeconds }) => !watched && shareRecorded === null && holeSeconds === 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['call-over', 'dialer', 1],
  ['logged-out', 'dialer', 1],
  ['stayed-stopped', 'app', 1],
  ['stayed-stopped', 'hot-key', 0],
  ['resumed', 'hot-key', 0],
] as const)('a pause that ended as %s by %s: %i forgotten resumes', (outcome, actor, forgotten) => {
  const [day] = report([...aCall.slice(0, 6), entry('pause-over', 80, { outcome, actor }), entry('call-ended', 90)], bounds, noon + 300 * second);
  expect(day).toMatchObject({ forgottenResumes: forgotten, pauses: 1, longPauses: 0 });
});

it('nothing after now, nothing outside the day, and each agent by itself', () => {
  expect(drawn(aCall, 30).at(-1)).toBe('recorded 13-30 in call');
  expect(timeline(aCall, { from: noon + 20 * second, to: noon + 100 * second }, noon + 400 * second).map(({ kind, from, to }) => [kind, (from - noon) / second, (to - noon) / second])).toEqual([['recorded', 20, 60], ['paused', 60, 100]]);
  expect(report([...aCall, ...aCall.map((one) => ({ ...one, agent: '0999' })), entry('began', 3, { agent: null })], bounds, noon + 300 * second).map(({ agent, calls }) => [agent, calls])).toEqual([['0999', 1], ['1000', 1]]);
  expect(report([], bounds, noon)).toEqual([]);
});

it('whatever the entries: spans touch, are in order, and fill the day up to now', () => {
  const any = fc.array(fc.record({ what: fc.constantFrom(...happenings), at: fc.integer({ min: -50, max: 500 }), runs: fc.boolean(), inCall: fc.boolean() }), { maxLength: 40 });
  fc.assert(
    fc.property(any, (all) => {
      const spans = timeline(all.map(({ what, at, runs, inCall }) => entry(what, at, { after: runs ? mark : [], call: inCall ? call : null })), bounds, noon + 300 * second);
      expect(spans[0]?.from).toBe(bounds.from);
      expect(spans.at(-1)?.to).toBe(noon + 300 * second);
      for (const [n, span] of spans.entries()) {
        expect(span.to).toBeGreaterThan(span.from);
        if (n > 0) expect(span.from).toBe(spans[n - 1]?.to);
      }
    }),
  );
});
