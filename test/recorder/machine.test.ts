/** One step of the machine: which event reaches whom, and what the passing of time brings. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../main/agent-api';
import type { Attention, Event, State, StopStage, StopWord } from '../../main/recorder/state';
import { active, flight, heard, notLoggedIn, notRecording, now, one, pending, pressOf, startWord, stepped, stopWord, waiting } from './states';

const tick: Event = { type: 'tick' };
const reply = (of: number, answer: Reply): Event => ({ type: 'reply', flight: of, reply: answer });
const blocked = { kind: 'wrong-login', blocks: true, at: now - 100 } as const;
const outage = { kind: 'timeout', blocks: false, at: now - 100, failures: 1 } as const;

describe('an answer', () => {
  const asked = { statusFlight: flight('status', 7, now - 300), lastAskedAt: now - 300 };
  it.each<[string, Reply, Partial<State>]>([
    ['an id', active(), { heard: { answer: active(), askedAt: now - 300, at: now } }],
    ['a waiting word', waiting(), { heard: { answer: waiting(), askedAt: now - 300, at: now } }],
    ['no recording', notRecording(), { heard: { answer: notRecording(), askedAt: now - 300, at: now } }],
    ['an agent who is out', notLoggedIn, { heard: { answer: notLoggedIn, askedAt: now - 300, at: now } }],
    ['a refusal', { kind: 'refused', reason: 'locked-out' }, { trouble: { kind: 'locked-out', blocks: true, at: now } }],
    ['none', { kind: 'failed', failure: 'tls', maybeSent: false }, { trouble: { kind: 'tls', blocks: false, at: now, failures: 1 } }],
    ['one to a START', { kind: 'sent', word: 'START', sure: true, agentStatus: 'INCALL' }, { trouble: { kind: 'unreadable', blocks: false, at: now, failures: 1 } }],
    ['one to a STOP', { kind: 'stopRefused', field: '', agentStatus: 'INCALL' }, { trouble: { kind: 'unreadable', blocks: false, at: now, failures: 1 } }],
  ])('to a STATUS: %s', (_name, answer, expected) => {
    expect(stepped(asked, reply(7, answer)).state).toMatchObject({ ...expected, statusFlight: null });
  });

  it('to a call that was given up does not count', () => {
    const { state, told } = stepped({ ...asked, wordFlight: flight('start', 8), word: startWord() }, reply(6, active()));
    expect(state).toMatchObject({ statusFlight: { id: 7 }, wordFlight: { id: 8 }, heard: { answer: notRecording() } });
    expect(told).toEqual([]);
    expect(stepped({}, reply(6, active())).state.heard?.answer).toEqual(notRecording());
  });

  const late = { statusFlight: flight('status', 7, now - 8001), wordFlight: flight('start', 8, now - 8001), word: startWord({ sentAt: now - 1000, accepted: false }), lastAskedAt: now };
  it('that lay in a computer that slept tells nothing any more', () => {
    expect(stepped(late, reply(7, active())).state).toMatchObject({ statusFlight: null, trouble: { kind: 'timeout' }, heard: { answer: notRecording() } });
    expect(stepped(late, reply(8, { kind: 'sent', word: 'START', sure: true, agentStatus: 'INCALL' })).state).toMatchObject({ trouble: { kind: 'timeout' }, word: { accepted: false } });
    expect(stepped({ ...late, statusFlight: flight('status', 7, now - 8000) }, reply(7, active())).state).toMatchObject({ trouble: null, heard: { answer: active() } });
  });

  it('that lay so long is still what it was: a refusal, or a call that was never sent', () => {
    expect(stepped(late, reply(7, { kind: 'refused', reason: 'locked-out' })).state.trouble).toMatchObject({ kind: 'locked-out' });
    expect(stepped(late, reply(8, { kind: 'failed', failure: 'tls', maybeSent: true })).state).toMatchObject({ trouble: { kind: 'timeout' }, word: { wanted: 'start' } });
    expect(stepped(late, reply(8, { kind: 'failed', failure: 'tls', maybeSent: false })).told).toContain('settle 1 nothing-sent');
  });

  it('to a word goes to the word', () => {
    const { state } = stepped({ ...asked, wordFlight: flight('start', 8), word: startWord({ accepted: false }) }, reply(8, { kind: 'sent', word: 'START', sure: true, agentStatus: 'INCALL' }));
    expect(state).toMatchObject({ wordFlight: null, statusFlight: { id: 7 }, word: { accepted: true } });
  });
});

describe('a disk that refuses the open word', () => {
  it('of a START: it does not go out, and an older one stays open', () => {
    const older = startWord({ unconfirmed: true, tag: '_OLD', presses: [] });
    const { state, told } = stepped({ word: startWord(), wordFlight: flight('start'), replaced: older }, { type: 'not-kept' });
    expect(state).toMatchObject({ word: older, replaced: null, wordFlight: null });
    expect(told).toContain('settle 1 refused word-not-kept');
  });

  it.each<[string, Partial<State>]>([
    ['a STOP, which goes out all the same', { word: stopWord({ at: 'sending' }), wordFlight: flight('stop') }],
    ['a START whose answer has come', { word: startWord(), wordFlight: null }],
    ['a START that was sent, and is wanted ended since', { word: stopWord({ at: 'before-id', untilAt: now + 500 }), wordFlight: flight('start') }],
    ['a START that the agent’s log-out ended', { word: null, wordFlight: flight('start') }],
    ['a START that another call has left', { word: startWord(), wordFlight: flight('stop') }],
  ])('changes nothing of %s', (_name, part) => {
    const { state, told } = stepped(part, { type: 'not-kept' });
    expect(state).toMatchObject(part);
    expect(told).toEqual([]);
  });
});

describe('a person who checks', () => {
  it('asks now, or with the STATUS that is under way', () => {
    const { state, told } = stepped({}, { type: 'check' });
    expect(told).toEqual(['call status']);
    expect(state.checkedAt).toBe(now);
    const under = stepped({ statusFlight: flight('status') }, { type: 'check' });
    expect(under.told).toEqual([]);
    expect(under.state).toMatchObject({ checkedAt: now, askNow: false });
  });

  it('tries a refused login once more, and only once', () => {
    const { state, told } = stepped({ trouble: blocked }, { type: 'check' });
    expect(told).toEqual(['call status']);
    expect(state).toMatchObject({ trouble: blocked, onceMore: false, checkedAt: null });
    const under = stepped({ trouble: blocked, statusFlight: flight('status') }, { type: 'check' });
    expect(under.told).toEqual([]);
    expect(under.state.onceMore).toBe(false);
  });
});

describe('attention', () => {
  const attention = (part: Partial<Attention>): Attention => ({ popup: false, locked: false, suspended: false, ...part });
  it.each<[string, Partial<Attention>, Partial<Attention>, string[]]>([
    ['the computer wakes', { suspended: true }, {}, ['call status']],
    ['the screen is unlocked', { locked: true }, {}, ['call status']],
    ['the popup opens', {}, { popup: true }, ['call status']],
    ['the popup closes', { popup: true }, {}, []],
    ['the screen is locked', {}, { locked: true }, []],
    ['the computer falls asleep', {}, { suspended: true }, []],
    ['nothing changes', { popup: true, locked: true }, { popup: true, locked: true }, []],
  ])('%s', (_name, before, is, expected) => {
    const { state, told } = stepped({ attention: attention(before) }, { type: 'attention', attention: attention(is) });
    expect(told).toEqual(expected);
    expect(state.attention).toEqual(attention(is));
  });

  it.each<[string, Partial<Attention>, Partial<State>, string[]]>([
    ['ends with a sleep: nobody knows how long it lasts', { suspended: true }, { pending: pending('start') }, ['settle 1 nothing-sent']],
    ['that may be either ends with a sleep too', { suspended: true }, { pending: pending('either') }, ['settle 1 nothing-sent']],
    ['to stop outlives a sleep', { suspended: true }, { pending: pending('stop') }, []],
    ['outlives all else', { locked: true }, { pending: pending('start') }, []],
  ])('a press that waits %s', (_name, is, part, expected) => {
    const { state, told } = stepped({ ...part, statusFlight: flight('status') }, { type: 'attention', attention: attention(is) });
    expect(told).toEqual(expected);
    expect(state.pending).toEqual(expected.length > 0 ? null : part.pending);
  });

  it('that goes leaves what is to be asked', () => {
    expect(stepped({ askNow: true }, { type: 'attention', attention: attention({ suspended: true }) }).state.askNow).toBe(true);
  });
});

describe('what the app knows from before', () => {
  it('the server’s clock', () => {
    const clock = { epochMs: 5, atMs: now, utcOffsetMs: 0 };
    expect(stepped({}, { type: 'clock', clock }).state.clock).toEqual(clock);
  });

  it('an open word, which is looked after at once', () => {
    const word = stopWord({ at: 'lost', retryAt: Number.POSITIVE_INFINITY });
    const after = { untilAt: now + 500, ids: [], resends: 0 };
    const { state, told } = stepped({}, { type: 'adopt', word, after });
    expect(state).toMatchObject({ word, after, adopted: true });
    expect(told).toEqual(['call status']);
  });

  it('a refusal: then nothing is asked, and an open word waits', () => {
    const { state, told } = stepped({ askNow: true, word: stopWord({ at: 'held', dueAt: now - 1 }) }, { type: 'remembered-refusal', kind: 'locked-out' });
    expect(state).toMatchObject({ trouble: { kind: 'locked-out', blocks: true, at: now }, askNow: false });
    expect(told).toEqual([]);
  });
});

describe('a wish on disk ahead of its STATUS', () => {
  it.each<[string, Partial<State>, string[]]>([
    ['stays while its press waits', { wishKept: true, pending: pending('stop') }, []],
    ['is taken back with a press that ended in nothing', { wishKept: true }, ['keep nothing']],
    ['was none', {}, []],
  ])('%s', (_name, part, expected) => {
    const { state, told } = stepped(part, tick);
    expect(told).toEqual(expected);
    expect(state.wishKept).toBe(expected.length === 0 && part.wishKept === true);
  });

  it('is taken back with whatever else its press ended in', () => {
    const { told } = stepped({ wishKept: true, pending: pending('stop'), statusFlight: flight('status', 7) }, reply(7, notRecording()));
    expect(told).toEqual(['forget refusal', 'settle 1 nothing-to-stop', 'keep nothing']);
  });

  it('is written over by the wish itself, once', () => {
    const { told } = stepped({ wishKept: true, pending: pending('stop'), statusFlight: flight('status', 7), running: [one('121', { firstSeenAt: now - 500 })] }, reply(7, active('121')));
    expect(told).toEqual(['forget refusal', 'keep stop']);
  });
});

describe('the passing of time', () => {
  const stop = (stage: StopStage, part: Partial<StopWord> = {}): Partial<State> => ({ word: stopWord(stage, part), statusFlight: flight('status') });
  const send = ['abort 7', 'keep stop', 'call stop'];
  it.each<[string, Partial<State>, string[]]>([
    ['a press to stop waits 1 s for its STATUS', { pending: pending('stop', { at: now - 999 }), statusFlight: flight('status') }, []],
    ['then the STOP goes out unasked', { pending: pending('stop', { at: now - 1000 }), statusFlight: flight('status') }, ['keep stop', 'abort 7', 'keep stop', 'call stop']],
    ['a press to start waits 5 s', { pending: pending('start', { at: now - 4999 }), statusFlight: flight('status') }, []],
    ['then nothing is sent', { pending: pending('either', { at: now - 5000 }), statusFlight: flight('status') }, ['settle 1 nothing-sent']],
    ['a held STOP, not yet', stop({ at: 'held', dueAt: now + 1 }), []],
    ['a held STOP', stop({ at: 'held', dueAt: now }), send],
    ['a STOP before the id, not yet', stop({ at: 'before-id', untilAt: now + 1 }), []],
    ['a STOP before the id', stop({ at: 'before-id', untilAt: now }), send],
    ['a lost STOP, not yet', stop({ at: 'lost', retryAt: now + 1 }), []],
    ['a lost STOP', stop({ at: 'lost', retryAt: now }), send],
    ['a lost STOP over an id that was heard meanwhile, and is too young to be ended', { ...stop({ at: 'lost', retryAt: now }), heard: heard(active('122')), running: [one('122', { firstSeenAt: now - 500 })] }, ['keep stop']],
    ['a lost STOP over an id that is old enough', { ...stop({ at: 'lost', retryAt: now }), heard: heard(active('122')), running: [one('122', { firstSeenAt: now - 2000 })] }, send],
    ['a STOP on the wire', stop({ at: 'sending' }), []],
    ['a held STOP while another word is on the wire', { ...stop({ at: 'held', dueAt: now }), wordFlight: flight('stop', 8) }, []],
    ['a held STOP while blocked', { ...stop({ at: 'held', dueAt: now }), trouble: blocked }, []],
    ['the next STATUS', { lastAskedAt: now - 15_000 }, ['call status']],
    ['not yet the next STATUS', { lastAskedAt: now - 14_999 }, []],
    ['the next STATUS of an API that is off', { trouble: { kind: 'api-off', blocks: true, at: now - 300_000 } }, ['call status']],
    ['the watch for a late id goes on', { after: { untilAt: now + 1, ids: [], resends: 0 } }, []],
    ['the watch for a late id ends', { after: { untilAt: now, ids: [], resends: 0 } }, ['keep nothing']],
    ['the watch for a late id ends under a word, which stays on disk', { ...stop({ at: 'sending' }), after: { untilAt: now, ids: [], resends: 0 } }, []],
    ['the watch for a late id ends under a wish that is on disk', { after: { untilAt: now, ids: [], resends: 0 }, wishKept: true, pending: pending('stop'), statusFlight: flight('status') }, []],
    ['a limit while blocked is not told', { word: startWord({ sentAt: now - 8000 }), trouble: blocked }, []],
  ])('%s', (_name, part, expected) => {
    expect(stepped(part, tick).told).toEqual(expected);
  });

  it('ends a press that is acted on', () => {
    expect(stepped({ pending: pending('either', { at: now - 5000 }), statusFlight: flight('status') }, tick).state.pending).toBeNull();
    expect(stepped({ after: { untilAt: now, ids: [], resends: 0 } }, tick).state.after).toBeNull();
  });

  describe('over a STOP that cancels a START', () => {
    const watched: Partial<State> = { ...stop({ at: 'cancelling', untilAt: now }), heard: heard(notRecording(), 500) };
    it('for ten seconds says nothing', () => {
      expect(stepped({ ...watched, word: stopWord({ at: 'cancelling', untilAt: now + 1 }) }, tick).told).toEqual([]);
    });

    it('is its proof, where answers came', () => {
      expect(stepped(watched, tick).told).toEqual(['say cancelled', 'keep after', 'settle 1 cancelled']);
    });

    it.each<[string, Partial<State>]>([
      ['no answer came', { heard: null }],
      ['there is trouble', { trouble: outage }],
      ['the last answer is 3 s old', { heard: { ...heard(notRecording()), at: now - 3000 } }],
      ['the last answer was asked before it was taken', { heard: heard(notRecording(), 891) }],
      ['it was never taken', { word: stopWord({ at: 'cancelling', untilAt: now }, { acceptedAt: null, limitFrom: now }) }],
    ])('proves nothing where %s', (_name, part) => {
      expect(stepped({ ...watched, ...part }, tick).state.word).toMatchObject({ wanted: 'stop', stage: { at: 'sent' } });
    });

    it('is its proof by an answer just within that', () => {
      expect(stepped({ ...watched, heard: heard(notRecording(), 890) }, tick).state.word).toBeNull();
      expect(stepped({ ...watched, heard: { ...heard(notRecording()), at: now - 2999 } }, tick).state.word).toBeNull();
    });
  });

  it.each<[string, Partial<State>, string[]]>([
    ['a START', { word: startWord({ sentAt: now - 8000 }) }, ['settle 1 unproved start']],
    ['a START, not yet', { word: startWord({ sentAt: now - 7999 }) }, []],
    ['a STOP that was taken', stop({ at: 'sent' }, { limitFrom: now - 8000 }), ['settle 1 unproved stop']],
    ['a STOP that was taken once, and lost again', stop({ at: 'lost', retryAt: now + 500 }, { limitFrom: now - 8000 }), ['settle 1 unproved stop']],
    ['a STOP that was taken once, and is on the wire again', stop({ at: 'sending' }, { limitFrom: now - 8000 }), ['settle 1 unproved stop']],
    ['a STOP on the wire', stop({ at: 'sending' }, { limitFrom: now - 8000, acceptedAt: null }), ['settle 1 stop-unanswered']],
    ['a STOP that was refused', stop({ at: 'refused' }, { limitFrom: now - 8000, acceptedAt: null }), ['settle 1 unproved stop']],
    ['a STOP that nobody answered', stop({ at: 'lost', retryAt: now + 500 }, { limitFrom: now - 8000, acceptedAt: null }), ['settle 1 stop-unanswered']],
    ['a STOP, not yet', stop({ at: 'sent' }, { limitFrom: now - 7999 }), []],
  ])('tells at the limit that nothing was proved: %s', (_name, part, expected) => {
    const { state, told } = stepped({ statusFlight: flight('status'), ...part }, tick);
    expect(told).toEqual(expected);
    expect(state.word).toMatchObject(expected.length > 0 ? { unconfirmed: true, presses: [] } : { unconfirmed: false, presses: [1] });
  });
});

describe('a START at its limit', () => {
  const late: Partial<State> = { word: startWord({ sentAt: now - 8000 }), statusFlight: flight('status'), heard: heard(active('120'), 500) };
  it('is lost where another id stands: it does not lie there any more', () => {
    const { state, told } = stepped(late, tick);
    expect(told).toEqual(['keep nothing', 'settle 1 unproved start']);
    expect(state.word).toBeNull();
  });

  it.each<[string, Partial<State>]>([
    ['nothing was heard', { heard: null }],
    ['no recording was heard', { heard: heard(notRecording(), 500) }],
    ['the id was asked for before it', { heard: { ...heard(active('120'), 500), askedAt: now - 8001 } }],
    ['the id was heard too long ago', { heard: { ...heard(active('120')), at: now - 3000 } }],
    ['there is trouble', { trouble: outage }],
  ])('stays open where %s', (_name, part) => {
    expect(stepped({ ...late, ...part }, tick).state.word).toMatchObject({ wanted: 'start', unconfirmed: true });
  });
});

describe('a press', () => {
  it('reaches the table', () => {
    expect(stepped({}, pressOf('start')).told).toEqual(['keep start', 'call start']);
  });
});
