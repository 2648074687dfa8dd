/** What a row may say of an agent: never more than was heard, and of which call. */
import { describe, expect, it } from 'vitest';
import { agesOf, countsOf } from '../../main/board/counts';
import { rowOf, type RowFacts } from '../../main/board/row';
import { unheard, type Known } from '../../main/board/roster';
import type { Row } from '../../main/board/types';
import type { Snapshot } from '../../main/recorder/snapshot';
import { snapshotOf, type Part } from '../words/snapshots';

const now = 1_000_000;
const inCall = (part: Partial<Known> = {}): Known => ({ ...unheard('1001', 0), status: 'INCALL', seenAt: now, since: now - 120_000, sinceAtLeast: false, changedAt: now - 120_000, ...part });
const heard = ({ state = 'idle', ...part }: Part & { readonly state?: Snapshot['state'] } = {}): Snapshot => snapshotOf(state, { ageMs: 3000, ...part });
const row = (part: Partial<RowFacts> = {}): Row => rowOf({ known: inCall(), snapshot: heard(), own: false, nextTryAt: null, sharedPauseAt: null, holeMs: 60_000, ...part }, now);

describe('a row', () => {
  it('never asked is unknown, and no hole', () => {
    expect(row({ snapshot: null })).toMatchObject({ state: 'unknown', ageMs: null, hole: null });
    expect(row({ snapshot: heard({ state: 'connecting', ageMs: null }) })).toMatchObject({ state: 'unknown', ageMs: null });
  });

  it('a STATUS from before this call says nothing about it', () => {
    expect(row({ snapshot: heard({ ageMs: 130_000 }) })).toMatchObject({ outdated: true, hole: null });
    expect(row({ snapshot: heard({ ageMs: 80_000 }) })).toMatchObject({ outdated: false, hole: { forMs: 80_000, counts: true } });
  });

  it('a hole needs somebody once it is older than a pause may last', () => {
    expect(row({ known: inCall({ unrecordedSince: now - 59_000 }) }).hole).toEqual({ forMs: 59_000, atLeast: true, counts: false });
    expect(row({ known: inCall({ unrecordedSince: now - 60_000 }) }).hole).toEqual({ forMs: 60_000, atLeast: true, counts: true });
    expect(row({ known: inCall({ unrecordedSince: now - 120_000 }) }).hole).toEqual({ forMs: 120_000, atLeast: false, counts: true });
    expect(row({ known: inCall({ unrecordedSince: now - 120_000, sinceAtLeast: true, changedAt: null }) }).hole).toMatchObject({ atLeast: true });
  });

  it('says until when this call was recorded', () => {
    const last = { id: '7', filename: null, endedAt: '2026-11-24T09:19:37.000+01:00', agoMs: 30_000, how: 'seen' } as const;
    expect(row({ known: inCall({ unrecordedSince: now - 30_000 }), snapshot: heard({ detail: { last } }) })).toMatchObject({ hole: { forMs: 30_000, atLeast: false, counts: false }, recordedUntil: last.endedAt });
    // Of the call before: it tells nothing about this one.
    expect(row({ snapshot: heard({ detail: { last: { ...last, agoMs: 200_000 } } }) })).toMatchObject({ recordedUntil: null });
  });

  it('a START under way is a hole that does not count yet; old knowledge is none', () => {
    expect(row({ snapshot: heard({ state: 'starting', wanted: 'start' }) }).hole).toMatchObject({ counts: false });
    expect(row({ snapshot: heard({ ageMs: 91_000 }) }).hole).toBeNull();
  });

  it('is called paused only by this board, or where the shared history says so', () => {
    expect(row({ sharedPauseAt: now - 20_000 })).toMatchObject({ state: 'paused', pausedBy: 'history', hole: null });
    expect(row({ sharedPauseAt: now - 20_000, snapshot: heard({ state: 'recording', recordings: 1 }) })).toMatchObject({ state: 'recording', pausedBy: null });
    expect(row()).toMatchObject({ state: 'idle', pausedBy: null });
  });
});

describe('the head', () => {
  it('each agent in a call counts once, and the sum is the calls', () => {
    const all = [
      row({ snapshot: heard({ state: 'recording' }) }),
      row({ snapshot: heard({ state: 'stopping', wanted: 'stop' }) }),
      row({ known: inCall({ unrecordedSince: now - 90_000 }) }),
      row({ snapshot: heard({ state: 'starting' }) }),
      row({ snapshot: heard({ state: 'unconfirmed', wanted: 'stop' }) }),
      row({ snapshot: heard({ state: 'offline' }) }),
      row({ snapshot: null }),
      row({ snapshot: heard({ state: 'recording', ageMs: 95_000 }) }),
      row({ sharedPauseAt: now }),
      row({ known: inCall({ status: 'PAUSED' }) }),
    ];
    const { inCall: calls, holes, ...kinds } = countsOf(all);
    expect(kinds).toEqual({ recorded: 2, paused: 1, notRecorded: 2, deaf: 1, unknown: 3 });
    expect(calls).toBe(9);
    expect(holes).toBe(1);
  });

  it('the age of the knowledge is that of agents in call', () => {
    const ages = [1000, 2000, 3000, 40_000].map((ageMs) => row({ snapshot: heard({ ageMs }) }));
    expect(agesOf(ages)).toEqual({ medianAgeMs: 3000, p95AgeMs: 40_000 });
    // Who is not known yet is counted as unknown, and has no age.
    expect(agesOf([...ages, row({ snapshot: null }), row({ snapshot: heard({ ageMs: 300_000 }) })])).toEqual({ medianAgeMs: 3000, p95AgeMs: 40_000 });
    expect(agesOf([])).toEqual({ medianAgeMs: null, p95AgeMs: null });
  });
});
