/** Whose turn it is: where a STATUS tells most, and nobody is forgotten. */
import { describe, expect, it } from 'vitest';
import { nextTurn, pace, type Candidate } from '../../main/board/turn';

const one = (agent: string, part: Partial<Candidate> = {}): Candidate => ({ agent, inCall: true, heardAt: 0, outdated: false, since: 0, sinceAtLeast: false, recording: false, onScreen: false, notBefore: 0, ...part });

describe('whose turn it is', () => {
  it('a call that has just begun comes first, once a campaign could have begun to record it', () => {
    const others = [one('old', { heardAt: 0 }), one('shown', { heardAt: 50_000, onScreen: true })];
    const begun = one('new', { heardAt: 80_000, outdated: true, since: 99_000 });
    expect(nextTurn([...others, begun], 100_000, 0).agent).toBe('shown');
    expect(nextTurn([...others, begun], 99_000 + pace.callBeginsMs, 0).agent).toBe('new');
    expect(nextTurn([one('found', { heardAt: null, since: 100_000, sinceAtLeast: true }), ...others], 100_000, 0).agent).toBe('found');
  });

  it('rows on screen and the oldest knowledge take turns', () => {
    const all = [one('shown', { heardAt: 80_000, onScreen: true }), one('older', { heardAt: 10_000 }), one('old', { heardAt: 20_000 })];
    expect(nextTurn(all, 100_000, 0).agent).toBe('shown');
    expect(nextTurn(all, 100_000, 1).agent).toBe('older');
  });

  it('one question in twenty goes to those who are in no call, though calls could use them all', () => {
    const all = [...Array.from({ length: 50 }, (_, n) => one(`call-${n}`, { heardAt: null, sinceAtLeast: true })), one('ready', { inCall: false, heardAt: null })];
    const asked = Array.from({ length: 40 }, (_, count) => nextTurn(all, 100_000, count).agent);
    expect(asked.filter((agent) => agent === 'ready')).toHaveLength(2);
  });

  it('fresh knowledge is not asked for: it tells when somebody is due', () => {
    expect(nextTurn([one('a', { heardAt: 95_000 }), one('b', { inCall: false, heardAt: 90_000 })], 100_000, 0)).toEqual({ agent: null, dueAt: 95_000 + pace.inCallMs });
    expect(nextTurn([], 100_000, 0)).toEqual({ agent: null, dueAt: Number.POSITIVE_INFINITY });
  });

  it('without a list everybody is asked by turns: nothing else tells when a call begins', () => {
    const ready = one('ready', { inCall: false, heardAt: 10_000 });
    const call = one('call', { heardAt: 20_000 });
    expect(nextTurn([ready, call], 100_000, 1).agent).toBe('call');
    expect(nextTurn([{ ...ready, unlisted: true }, { ...call, unlisted: true }], 100_000, 1).agent).toBe('ready');
    expect(nextTurn([call, one('never', { inCall: false, heardAt: null, unlisted: true })], 100_000, 1).agent).toBe('never');
    expect(nextTurn([one('fresh', { inCall: false, heardAt: 95_000, unlisted: true })], 100_000, 1)).toEqual({ agent: null, dueAt: 95_000 + pace.inCallMs });
  });

  it('who could not be heard waits', () => {
    expect(nextTurn([one('a', { heardAt: null, notBefore: 130_000 })], 100_000, 0)).toEqual({ agent: null, dueAt: 130_000 });
  });

  it('a recording whose call is over does not stand there until the rest is asked', () => {
    const over = one('over', { inCall: false, heardAt: 50_000, outdated: true, recording: true, since: 60_000 });
    expect(nextTurn([one('fresh', { heardAt: 99_000 }), over], 100_000, 1).agent).toBe('over');
  });
});
