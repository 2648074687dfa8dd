/** When the dialer is asked next, and when the clock is looked at: one row a reason. */
import { describe, expect, it } from 'vitest';
import { defaultPace, nextAskAt, wakeAt } from '../../main/recorder/schedule';
import type { State, Trouble } from '../../main/recorder/state';
import { active, flight, heard, notLoggedIn, notRecording, now, one, pending, startWord, stateOf, stopWord, waiting } from './states';

/** Last asked one second ago, so that each row says how long after that the next STATUS is due. */
const asked = now - 1000;
const next = (part: Partial<State>, pace = defaultPace): number | null => {
  const at = nextAskAt(stateOf({ lastAskedAt: asked, ...part }), now, pace);
  return at === null ? null : at - asked;
};
const outage = (failures: number): Trouble => ({ kind: 'timeout', blocks: false, at: now, failures });
const blocked = (kind: 'wrong-login' | 'api-off'): Trouble => ({ kind, blocks: true, at: now - 7000 });
const attention = (part: Partial<State['attention']>): Pick<State, 'attention'> => ({ attention: { popup: false, locked: false, suspended: false, ...part } });
const sent = { at: 'sent' } as const;
const kept = { untilAt: now + 5000, ids: [], resends: 0 };
const evenly = { ...defaultPace, jitter: 0 };

describe('the next STATUS', () => {
  it.each<[string, Partial<State>, number | null]>([
    ['never while the computer sleeps', { ...attention({ suspended: true }), askNow: true }, null],
    ['never while one is under way', { statusFlight: flight('status'), askNow: true }, null],
    ['never after a refusal', { trouble: blocked('wrong-login'), askNow: true, pending: pending('start') }, null],
    ['at once after a refusal, when a person wants it', { trouble: blocked('wrong-login'), onceMore: true }, 1000],
    ['five minutes after an API that is off', { trouble: blocked('api-off') }, 1000 - 7000 + 300_000],
    ['at once when it is wanted', { askNow: true }, 1000],
    ['at once when none was asked yet', { lastAskedAt: null }, 1000],
    ['400 ms after the last, for a press', { pending: pending('start', { at: now - 5000 }) }, 400],
    ['not before the press itself', { pending: pending('start', { at: now - 100 }) }, 900],
    ['1 s after the last in an outage, for a press', { pending: pending('start', { at: now - 5000 }), trouble: outage(9) }, 1000],
  ])('%s', (_name, part, ms) => {
    expect(next(part)).toBe(ms);
  });

  it.each<[string, Partial<State>, number]>([
    ['idle between calls', { heard: heard(notRecording('READY')) }, 20_000],
    ['ready, where others record calls from their begin', { heard: heard(notRecording('READY')), othersRecord: true }, 9000],
    ['waiting for calls, where others record', { heard: heard(notRecording('CLOSER')), othersRecord: true }, 9000],
    ['paused, where others record', { heard: heard(notRecording('PAUSED')), othersRecord: true }, 20_000],
    ['idle in a call, where others record', { othersRecord: true }, 15_000],
    ['idle in a call', {}, 15_000],
    ['idle as a call begins', { callSince: now - 14_999 }, 5000],
    ['idle in a call that began 15 s ago', { callSince: now - 15_000 }, 15_000],
    ['recording', { heard: heard(active()) }, 10_000],
    ['recording right after our own START', { heard: heard(active()), proof: { action: 'start', id: '121', afterMs: 900, at: now - 2499 } }, 2500],
    ['recording 2.5 s after our own START', { heard: heard(active()), proof: { action: 'start', id: '121', afterMs: 900, at: now - 2500 } }, 10_000],
    ['idle right after our own STOP', { proof: { action: 'stop', id: '121', afterMs: 900, at: now - 100 } }, 15_000],
    ['after a proved STOP, for a late id', { after: kept, ...attention({ locked: true }) }, 4500],
    ['call over', { heard: heard(active('121', { agentStatus: 'PAUSED' })) }, 5000],
    ['another’s START', { heard: heard(waiting()), foreignSince: now }, 1000],
    ['another’s START that nobody obeys', { heard: heard(waiting()), foreignSince: now - 8000 }, 5000],
    ['logged out', { heard: heard(notLoggedIn) }, 30_000],
    ['nothing heard yet', { heard: null }, 1000],
    ['right after a check, with nothing open', { checkedAt: now }, 15_000],
    ['the popup is open', attention({ popup: true }), 2000],
    ['the popup is open over something quicker', { heard: heard(waiting()), foreignSince: now, ...attention({ popup: true }) }, 1000],
    ['the screen is locked', attention({ locked: true }), 60_000],
  ])('%s', (_name, part, ms) => {
    expect(next(part)).toBe(ms);
  });
});

describe('where somebody else decides when to ask', () => {
  const board = { ...defaultPace, asksCalm: false, jitter: 0.5 };
  it.each<[string, Partial<State>]>([
    ['idle', {}],
    ['recording', { heard: heard(active()) }],
    ['another’s START', { heard: heard(waiting()), foreignSince: now }],
    ['no answer came', { trouble: outage(2) }],
    ['nothing heard yet', { heard: null }],
  ])('nothing is asked: %s', (_name, part) => {
    expect(next(part, board)).toBeNull();
  });

  it.each<[string, Partial<State>]>([
    ['a stop that nobody has proved', { word: stopWord(sent, { unconfirmed: true }) }],
    ['the same, and no answer came', { word: stopWord(sent, { unconfirmed: true }), trouble: outage(2) }],
    ['a proved stop that an id may still follow', { after: kept }],
    ['a pause', attention({ paused: true })],
    ['a press', { pending: pending('start') }],
    ['our own START a moment ago', { heard: heard(active()), proof: { action: 'start', id: '121', afterMs: 900, at: now - 100 } }],
    ['somebody wants to know', { askNow: true }],
  ])('what is ours is followed: %s', (_name, part) => {
    expect(next(part, board)).not.toBeNull();
  });
});

describe('while a word waits for its proof', () => {
  const start = (sentAgo: number, lastAgo: number, part: Partial<State> = {}): Partial<State> => ({ word: startWord({ sentAt: now - sentAgo }), lastAskedAt: now - lastAgo, ...part });
  const at = (part: Partial<State>): number | null => {
    const due = nextAskAt(stateOf(part), now, defaultPace);
    return due === null ? null : due - now;
  };
  it.each<[string, Partial<State>, number | null]>([
    ['none while the word is on the wire', { ...start(100, 500), wordFlight: flight('start') }, null],
    ['first after 250 ms', start(100, 500), 150],
    ['first after 250 ms, also when none was asked before', start(100, 500, { lastAskedAt: now - 100 }), 150],
    ['first at half of the screen’s usual delay', start(100, 500, { delays: [1200] }), 500],
    ['first after 250 ms of a quick screen', start(100, 500, { delays: [300] }), 150],
    ['first after 1 s of a slow screen', start(100, 500, { delays: [9000] }), 900],
    ['then each 400 ms', start(7999, 100), 300],
    ['after 8 s each second', start(8000, 100), 900],
    ['until 20 s', start(19_999, 100), 900],
    ['after 20 s each 2 s', start(20_000, 100), 1900],
    ['each 500 ms while a STOP is held', { word: stopWord({ at: 'held', dueAt: now + 900 }, { acceptedAt: null }), lastAskedAt: now - 100 }, 400],
    ['a STOP’s first from when it was taken', { word: stopWord(sent, { pressedAt: now - 9000, acceptedAt: now - 100 }), lastAskedAt: now - 500 }, 150],
    ['a STOP’s first from the press, where none took it', { word: stopWord({ at: 'before-id', untilAt: now }, { pressedAt: now - 100, acceptedAt: null }), lastAskedAt: now - 500 }, 150],
    ['in an outage as often as that allows', { ...start(3000, 100), trouble: outage(1) }, 900],
    ['in a long outage still each 2 s', { ...start(3000, 100), trouble: outage(9) }, 1900],
  ])('%s', (_name, part, ms) => {
    expect(at(part)).toBe(ms);
  });

  it.each<[string, State['word'], Partial<State>, number]>([
    ['without proof each 5 s', startWord({ unconfirmed: true, sentAt: now - 60_000 }), {}, 5000],
    ['without proof for a minute each 15 s', startWord({ unconfirmed: true, sentAt: now - 60_001 }), {}, 15_000],
    ['a STOP that was never sent, by its press', stopWord(sent, { unconfirmed: true, sentAt: null, pressedAt: now - 60_001 }), {}, 15_000],
    ['right after a check each second', startWord({ unconfirmed: true }), { checkedAt: now - 4999 }, 1000],
    ['5 s after a check as before', startWord({ unconfirmed: true }), { checkedAt: now - 5000 }, 5000],
    ['in an outage as that allows', startWord({ unconfirmed: true }), { trouble: outage(3), checkedAt: now }, 4000 * 0.85],
  ])('%s', (_name, word, part, ms) => {
    expect(next({ word, ...part }, evenly)).toBe(ms);
  });
});

describe('an outage', () => {
  it.each([
    [1, 1000],
    [2, 2000],
    [5, 16_000],
    [7, 60_000],
    [400, 60_000],
  ])('after %d failures is asked about after about %d ms', (failures, ms) => {
    expect(next({ trouble: outage(failures) }, evenly)).toBe(ms * 0.85);
  });

  it('is spread over the desks by 15 % each way', () => {
    const all = Array.from({ length: 50 }, (_none, desk) => next({ trouble: outage(2) }, { ...defaultPace, jitter: desk / 50 }) ?? 0);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(1700);
    expect(Math.max(...all)).toBeLessThanOrEqual(2300);
    expect(Math.max(...all) - Math.min(...all)).toBeGreaterThan(300);
  });
});

describe('in the first seconds of the computer’s clock', () => {
  const early = (part: Partial<State>): number | null => nextAskAt(stateOf({ lastAskedAt: 2000, ...part }), 2500, defaultPace);
  it.each<[string, Partial<State>, number]>([
    ['a check that nobody made quickens nothing', { word: stopWord(sent, { unconfirmed: true, pressedAt: 100, sentAt: 200, acceptedAt: 300 }), checkedAt: null }, 7000],
    ['a call whose begin nobody saw is no young call', { heard: heard(notRecording('INCALL')), callSince: null }, 17_000],
  ])('%s', (_name, part, at) => {
    expect(early(part)).toBe(at);
  });

  it('another’s START that is not there has no limit', () => {
    expect(wakeAt(stateOf({ ...attention({ suspended: true }), foreignSince: null }), 2500, defaultPace)).toBeNull();
  });
});

describe('the clock', () => {
  const sleeping = attention({ suspended: true });
  const wake = (part: Partial<State>): number | null => {
    const at = wakeAt(stateOf({ lastAskedAt: asked, ...part }), now, defaultPace);
    return at === null ? null : at - now;
  };
  it.each<[string, Partial<State>, number | null]>([
    ['is not looked at for nothing', sleeping, null],
    ['for the next STATUS', {}, 14_000],
    ['for a STATUS that is overdue', { lastAskedAt: now - 90_000 }, 0],
    ['not at all while blocked', { trouble: blocked('wrong-login'), pending: pending('stop') }, null],
    ['for an API that is off', { trouble: blocked('api-off') }, 293_000],
    ['for a refused login that is tried once more', { trouble: { ...blocked('wrong-login'), at: now }, onceMore: true }, 0],
    ['for a press: 5 s', { ...sleeping, pending: pending('start', { at: now - 100 }) }, 4900],
    ['for a stop: 1 s', { ...sleeping, pending: pending('stop', { at: now - 100 }) }, 900],
    ['for the end of a watch for a late id', { ...sleeping, after: kept }, 5000],
    ['for a word’s limit', { ...sleeping, word: startWord() }, 7000],
    ['for a held STOP', { ...sleeping, word: stopWord({ at: 'held', dueAt: now + 700 }) }, 700],
    ['for a STOP before the id', { ...sleeping, word: stopWord({ at: 'before-id', untilAt: now + 800 }) }, 800],
    ['for a STOP that cancels', { ...sleeping, word: stopWord({ at: 'cancelling', untilAt: now + 900 }) }, 900],
    ['for a STOP that was lost', { ...sleeping, word: stopWord({ at: 'lost', retryAt: now + 300 }) }, 300],
    ['for a lost STOP that only a STATUS brings out: its limit', { ...sleeping, word: stopWord({ at: 'lost', retryAt: Number.POSITIVE_INFINITY }) }, 7100],
    ['for none of these while the word is on the wire', { ...sleeping, word: stopWord({ at: 'held', dueAt: now + 700 }), wordFlight: flight('stop') }, null],
    ['for the limit of another’s START', { ...sleeping, heard: heard(waiting()), foreignSince: now - 7999 }, 1],
    ['not for a limit that has passed', { ...sleeping, heard: heard(waiting()), foreignSince: now - 8000 }, null],
    ['for the first of several', { ...sleeping, running: [one()], after: kept, pending: pending('start', { at: now - 100 }) }, 4900],
  ])('%s', (_name, part, ms) => {
    expect(wake(part)).toBe(ms);
  });
});
