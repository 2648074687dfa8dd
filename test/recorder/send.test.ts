/** What goes on the wire, and that its word is on disk before it. */
import { describe, expect, it } from 'vitest';
import { oldEnoughAt, openStop, sendProbe, sendStart, sendStatus, sendStop } from '../../main/recorder/send';
import { active, after, flight, heard, notLoggedIn, notRecording, now, pending, startWord, stopWord, waiting } from './states';

const kept = { untilAt: now + 500, ids: [], resends: 0 };

describe('a STATUS', () => {
  it('is the answer to whoever wanted one', () => {
    const { state, effects } = after({ askNow: true, onceMore: true }, sendStatus);
    expect(state).toMatchObject({ statusFlight: { id: 100, call: { do: 'status' }, probe: false, askedAt: now }, nextFlight: 101, lastAskedAt: now, askNow: false, onceMore: false });
    expect(effects).toEqual([{ do: 'call', flight: 100, call: { do: 'status' } }]);
  });
});

describe('a START', () => {
  it('is on disk before it is on the wire, with what was known before it', () => {
    const { state, effects } = after({ heard: heard(active('120', { agentStatus: 'QUEUE' })), after: kept, adopted: true }, (draft) => sendStart(draft, pending('start', { presses: [4, 5] })));
    const word = { wanted: 'start', tag: '_R', pressedAt: now - 100, sentAt: now, accepted: false, unconfirmed: false, idBefore: '120', statusBefore: 'QUEUE', again: false, presses: [4, 5] };
    const call = { do: 'start', tag: '_R' };
    expect(state).toMatchObject({ word, wordFlight: { id: 100, call, probe: false, askedAt: now }, nextFlight: 101, after: null, adopted: false, replaced: null });
    expect(effects).toEqual([
      { do: 'keep', word, after: null },
      { do: 'call', flight: 100, call },
    ]);
  });

  it.each([
    ['nothing', null, null, null],
    ['an agent who is out', heard(notLoggedIn), null, null],
    ['another’s START', heard(waiting('START_X', 'READY')), null, 'READY'],
    ['no recording', heard(notRecording('PAUSED')), null, 'PAUSED'],
  ])('knows of no id after %s', (_name, was, idBefore, statusBefore) => {
    expect(after({ heard: was }, (draft) => sendStart(draft, pending('start'))).state.word).toMatchObject({ idBefore, statusBefore });
  });

  it('remembers the START it takes the place of, but no STOP', () => {
    const older = startWord({ unconfirmed: true });
    expect(after({ word: older }, (draft) => sendStart(draft, pending('start'))).state.replaced).toEqual(older);
    expect(after({ word: stopWord({ at: 'sent' }) }, (draft) => sendStart(draft, pending('start'))).state.replaced).toBeNull();
  });
});

describe('a STOP', () => {
  const word = stopWord({ at: 'held', dueAt: now }, { sentAt: null, acceptedAt: null, tries: 0, limitFrom: now - 2000 });
  it('is on disk before it is on the wire, and takes the connection of a STATUS', () => {
    const { state, effects } = after({ word, statusFlight: flight('status', 7) }, (draft) => sendStop(draft, word));
    const sent = { ...word, stage: { at: 'sending' }, sentAt: now, tries: 1, limitFrom: now };
    expect(state).toMatchObject({ word: sent, wordFlight: { id: 100, call: { do: 'stop' }, probe: false, askedAt: now }, statusFlight: null });
    expect(effects).toEqual([
      { do: 'abort', flight: 7 },
      { do: 'keep', word: sent, after: null },
      { do: 'call', flight: 100, call: { do: 'stop' } },
    ]);
  });

  it('that is sent again has no second limit', () => {
    const again = { ...word, stage: { at: 'lost', retryAt: now }, sentAt: now - 1500, tries: 3 } as const;
    const { state, told } = after({ word: again }, (draft) => sendStop(draft, again));
    expect(state.word).toMatchObject({ limitFrom: now - 2000, sentAt: now, tries: 4 });
    expect(told).toEqual(['keep stop', 'call stop']);
  });

  it('has one from its first sending on', () => {
    const first = { ...word, stage: { at: 'before-id', untilAt: now } } as const;
    expect(after({ word: first }, (draft) => sendStop(draft, first)).state.word).toMatchObject({ limitFrom: now });
  });
});

describe('a probe', () => {
  it('is a STOP that changes no more than when it was sent', () => {
    const word = stopWord({ at: 'sent' });
    const { state, effects } = after({ word }, (draft) => sendProbe(draft, word));
    expect(state).toMatchObject({ word: { ...word, lastProbeAt: now }, wordFlight: { id: 100, call: { do: 'stop' }, probe: true } });
    expect(effects).toEqual([{ do: 'call', flight: 100, call: { do: 'stop' } }]);
  });
});

describe('a wish to stop', () => {
  it('is on disk from the press on', () => {
    const wish = { pressedAt: now - 100, presses: [3], ids: ['121'], overStart: true, tag: '_R' };
    const { state, effects } = after({ after: kept, adopted: true }, (draft) => openStop(draft, wish, { at: 'held', dueAt: now + 500 }));
    const word = { wanted: 'stop', stage: { at: 'held', dueAt: now + 500 }, sentAt: null, acceptedAt: null, unconfirmed: false, limitFrom: now, resends: 0, lateId: false, tries: 0, lastProbeAt: null, callChanged: false, ...wish };
    expect(state).toMatchObject({ word, after: null, adopted: false });
    expect(effects).toEqual([{ do: 'keep', word, after: null }]);
  });
});

describe('an id is old enough', () => {
  it.each<[string, number, number | null, number | null, number]>([
    ['2 s after it was first seen', 5000, null, null, 7000],
    ['1 s and 2 s after the server’s start time, where that is older', 5000, 1000, null, 4000],
    ['by the first sight, where the server’s time is younger', 5000, 4500, null, 7000],
    ['never by a server’s time before the last look that did not know it', 5000, 1000, 3500, 5500],
    ['by the server’s time after that look', 5000, 3000, 3500, 6000],
    ['by a server’s time 15 s before that look', 50_000, 25_000, 40_000, 42_000],
    ['by the first sight, where the server’s time is older than that: its clock has changed', 50_000, 24_999, 40_000, 52_000],
    ['by the server’s time, where there was no look before', 50_000, 100, null, 3100],
    ['by the server’s time, though it began before our own clock', 50_000, -600_000, null, -597_000],
  ])('%s', (_name, firstSeenAt, serverStartAt, bornAfter, expected) => {
    expect(oldEnoughAt(firstSeenAt, serverStartAt, bornAfter)).toBe(expected);
  });
});
