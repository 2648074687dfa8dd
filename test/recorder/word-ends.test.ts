/** How a wish to stop ends, and how often the screen may be probed. */
import { describe, expect, it } from 'vitest';
import { finishCancelled, finishStop, mayProbe, stopOvertaken } from '../../main/recorder/word-ends';
import type { State } from '../../main/recorder/state';
import { active, after, heard, notLoggedIn, notRecording, now, one, stateOf, stopWord } from './states';

const sent = { at: 'sent' } as const;
const word = stopWord(sent, { ids: ['120', '121'], resends: 2, presses: [1, 2] });
const open: Partial<State> = { word, heard: heard(active()), running: [one('120'), one('121')], doubled: 'one-start', delays: [500] };
const late = { untilAt: now + 10_000, ids: ['120', '121'], resends: 2 };

describe('a proved stop', () => {
  it('ends all that ran, is remembered, and is watched for a late id', () => {
    const { state, told, effects } = after(open, (draft) => finishStop(draft, word));
    expect(state).toMatchObject({
      word: null,
      after: late,
      adopted: false,
      running: [],
      doubled: null,
      delays: [500, 900],
      proof: { action: 'stop', id: '121', afterMs: 1100, at: now },
      last: { id: '121', filename: '2026_121', at: now, how: 'proved' },
      heard: { askedAt: now, at: now, answer: { kind: 'notRecording', agentStatus: 'INCALL' } },
    });
    expect(told).toEqual(['keep after', 'settle 1 proved stop', 'settle 2 proved stop']);
    expect(effects[0]).toEqual({ do: 'keep', word: null, after: late });
  });

  it('of one recording names it', () => {
    const { state } = after({ ...open, running: [one('120')] }, (draft) => finishStop(draft, word));
    expect(state).toMatchObject({ proof: { id: '120' }, last: { id: '120', filename: '2026_120' } });
  });

  it('of a recording that was never seen names none', () => {
    const { state } = after({ ...open, running: [], heard: null }, (draft) => finishStop(draft, word));
    expect(state).toMatchObject({ proof: { id: null }, last: { id: null, filename: null }, heard: null });
  });

  it('leaves an agent who is out logged out', () => {
    expect(after({ ...open, heard: heard(notLoggedIn) }, (draft) => finishStop(draft, word)).state.heard?.answer).toEqual(notLoggedIn);
  });

  it.each<[string, Partial<State>, typeof word]>([
    ['that no answer told of', open, { ...word, acceptedAt: null }],
    ['from before a restart', { ...open, adopted: true }, word],
    ['past its limit', open, { ...word, unconfirmed: true }],
  ])('%s teaches nothing about the screen', (_name, part, ended) => {
    const { state } = after(part, (draft) => finishStop(draft, ended));
    expect(state.delays).toEqual([500]);
    expect(state.adopted).toBe(false);
  });

  it('forgets delays that are fifteen proofs old', () => {
    const delays = Array.from({ length: 15 }, (_none, index) => index);
    expect(after({ ...open, delays }, (draft) => finishStop(draft, word)).state.delays).toEqual([...delays.slice(1), 900]);
  });
});

describe('a cancelled START', () => {
  it('is told before its note leaves the disk, and watched for a late id', () => {
    const { state, told, effects } = after({ ...open, adopted: true }, (draft) => finishCancelled(draft, word));
    expect(state).toMatchObject({ word: null, after: late, adopted: false, running: [], doubled: null, last: { id: null, filename: null, at: now, how: 'cancelled' } });
    expect(told).toEqual(['say cancelled', 'keep after', 'settle 1 cancelled', 'settle 2 cancelled']);
    expect(effects[1]).toEqual({ do: 'keep', word: null, after: late });
  });
});

describe('a stop that another call overtook', () => {
  it('is told before its note leaves the disk, and leaves alone what runs now', () => {
    const { state, told } = after({ ...open, adopted: true }, (draft) => stopOvertaken(draft, word));
    expect(state).toMatchObject({ word: null, after: null, adopted: false, running: open.running });
    expect(told).toEqual(['say overtaken', 'keep nothing', 'settle 1 overtaken', 'settle 2 overtaken']);
  });
});

describe('a probe', () => {
  const refused = { at: 'refused' } as const;
  const probedAgo = (ms: number): { lastProbeAt: number } => ({ lastProbeAt: now - ms });
  const unproved = (ms: number, pressedAgo: number): Partial<typeof word> => ({ ...probedAgo(ms), unconfirmed: true, pressedAt: now - pressedAgo });
  it.each<[string, typeof word, Partial<State>, boolean]>([
    ['the first', stopWord(refused, { unconfirmed: true }), {}, true],
    ['the first after a check', stopWord(sent, { unconfirmed: true }), { checkedAt: now - 100 }, true],
    ['at once, while it counts', stopWord(sent, probedAgo(1)), {}, true],
    ['over a refusal, too soon', stopWord(refused, probedAgo(1999)), {}, false],
    ['over a refusal', stopWord(refused, probedAgo(2000)), {}, true],
    ['past the limit, too soon', stopWord(sent, unproved(13_999, 60_000)), {}, false],
    ['past the limit', stopWord(sent, unproved(14_000, 60_000)), {}, true],
    ['after a minute, too soon', stopWord(sent, unproved(54_999, 60_001)), {}, false],
    ['after a minute', stopWord(sent, unproved(55_000, 60_001)), {}, true],
    ['after a check, too soon', stopWord(sent, probedAgo(899)), { checkedAt: now - 4999 }, false],
    ['after a check', stopWord(sent, unproved(900, 70_000)), { checkedAt: now - 4999 }, true],
    ['long after a check', stopWord(sent, unproved(900, 70_000)), { checkedAt: now - 5000 }, false],
  ])('%s', (_name, of, part, expected) => {
    expect(mayProbe(of, now, stateOf({ heard: heard(notRecording()), ...part }))).toBe(expected);
  });

  it('in the first second of the computer’s clock: what never happened did not happen just now', () => {
    const early = { ...stopWord(sent, { unconfirmed: true, pressedAt: 100 }) };
    expect(mayProbe(early, 300, stateOf({ checkedAt: null }))).toBe(true);
    expect(mayProbe({ ...early, lastProbeAt: 200 }, 1200, stateOf({ checkedAt: null }))).toBe(false);
  });
});
