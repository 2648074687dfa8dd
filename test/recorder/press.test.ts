/** A press by the state that it meets: what goes out, what waits, and how it ends at once. */
import { describe, expect, it } from 'vitest';
import { act, holdOrStop, press, stopId, stopUnasked } from '../../main/recorder/press';
import type { Event, Pending, State, StopStage, StopWord } from '../../main/recorder/state';
import { active, after, flight, heard, notLoggedIn, notRecording, now, one, pending, pressOf, startWord, stopWord, waiting } from './states';

type Press = Extract<Event, { type: 'press' }>;
const presses = (part: Partial<State>, event: Press): ReturnType<typeof after> => after(part, (draft) => press(draft, event));
const says = (part: Partial<State>, event: Press): string[] => presses(part, event).told;
const stale = { heard: heard(notRecording(), 5000) };
const outage = { kind: 'timeout', blocks: false, at: now - 100, failures: 1 } as const;
const blocked = { kind: 'wrong-login', blocks: true, at: now - 100 } as const;
const ran = { heard: heard(active('121')), running: [one('121')] };
const start = ['keep start', 'call start'];
const stop = ['keep stop', 'keep stop', 'call stop'];
const stopOf = (stage: StopStage, part: Partial<StopWord> = {}): Pick<State, 'word'> => ({ word: stopWord(stage, part) });
const sent = { at: 'sent' } as const;

describe('a press at once', () => {
  it.each<[string, Partial<State>, Press, string[]]>([
    ['idle: start', {}, pressOf('start'), start],
    ['idle: toggle', {}, pressOf('toggle'), start],
    ['idle: stop', {}, pressOf('stop'), ['settle 50 nothing-to-stop']],
    ['recording: start', ran, pressOf('start'), ['settle 50 refused already-recording']],
    ['recording: start another', ran, pressOf('start', 50, { another: true }), start],
    ['recording: stop', ran, pressOf('stop'), stop],
    ['recording: toggle', ran, pressOf('toggle'), stop],
    ['blocked: start', { trouble: blocked }, pressOf('start'), ['settle 50 refused blocked']],
    ['blocked: stop', { trouble: blocked }, pressOf('stop'), ['settle 50 refused blocked']],
    ['blocked: toggle', { trouble: blocked }, pressOf('toggle'), ['settle 50 mend']],
    ['starting: start joins', { word: startWord() }, pressOf('start'), []],
    ['starting: stop wants its end', { word: startWord() }, pressOf('stop'), ['settle 1 overtaken', 'keep stop']],
    ['starting: toggle wants its end', { word: startWord() }, pressOf('toggle'), ['settle 1 overtaken', 'keep stop']],
    ['another’s START: start', { heard: heard(waiting()) }, pressOf('start'), ['settle 50 not-yet already-starting']],
    ['another’s START: stop', { heard: heard(waiting()) }, pressOf('stop'), ['keep stop']],
    ['another’s START: toggle', { heard: heard(waiting()) }, pressOf('toggle'), ['keep stop']],
    ['another’s START that nobody obeys: stop', { heard: heard(waiting()), foreignSince: now - 9000 }, pressOf('stop'), stop],
    ['another’s START that nobody obeys: toggle', { heard: heard(waiting()), foreignSince: now - 9000 }, pressOf('toggle'), start],
    ['stopping: start', stopOf(sent), pressOf('start'), ['settle 50 not-yet stop-not-proved']],
    ['stopping: stop joins', stopOf(sent), pressOf('stop'), []],
    ['stopping: toggle joins', stopOf(sent), pressOf('toggle'), []],
    ['a START without proof: start', { word: startWord({ unconfirmed: true }) }, pressOf('start'), start],
    ['a START without proof: toggle', { word: startWord({ unconfirmed: true }) }, pressOf('toggle'), start],
    ['a STOP without proof: start', stopOf(sent, { unconfirmed: true }), pressOf('start'), ['settle 50 not-yet stop-not-proved']],
    ['a STOP without proof: stop', stopOf(sent, { unconfirmed: true }), pressOf('stop'), ['keep stop', 'call stop']],
    ['a STOP without proof: toggle', stopOf(sent, { unconfirmed: true }), pressOf('toggle'), ['keep stop', 'call stop']],
    ['call over: start', { heard: heard(active('121', { agentStatus: 'PAUSED' })) }, pressOf('start'), ['settle 50 refused call-over']],
    ['call over: toggle', { heard: heard(active('121', { agentStatus: 'PAUSED' })) }, pressOf('toggle'), ['settle 50 refused call-over']],
    ['call over: stop', { heard: heard(active('121', { agentStatus: 'PAUSED' })) }, pressOf('stop'), stop],
    ['logged out: start', { heard: heard(notLoggedIn) }, pressOf('start'), ['settle 50 refused not-logged-in']],
    ['logged out: toggle', { heard: heard(notLoggedIn) }, pressOf('toggle'), ['settle 50 refused not-logged-in']],
    ['logged out: stop', { heard: heard(notLoggedIn) }, pressOf('stop'), ['settle 50 refused not-logged-in']],
  ])('%s', (_name, part, event, expected) => {
    const { state, told } = presses(part, event);
    expect(told).toEqual(expected);
    expect(state.pending).toBeNull();
    expect(state.lastPress).toMatchObject({ at: now, id: 50 });
  });

  it('that joins an open word ends with it', () => {
    expect(presses({ word: startWord() }, pressOf('start')).state.word).toMatchObject({ presses: [1, 50] });
    expect(presses(stopOf(sent), pressOf('stop')).state.word).toMatchObject({ presses: [1, 50] });
  });
});

describe('a press that needs no STATUS', () => {
  it.each<[string, Partial<State>, Press, string[]]>([
    ['joins a START under way', { ...stale, word: startWord() }, pressOf('start'), []],
    ['joins a STOP under way', { ...stale, ...stopOf(sent) }, pressOf('toggle'), []],
    ['is told that another’s START is under way', { heard: heard(waiting(), 5000) }, pressOf('start'), ['settle 50 not-yet already-starting']],
    ['is told that a STOP is not proved', { ...stale, ...stopOf(sent, { unconfirmed: true }) }, pressOf('start'), ['settle 50 not-yet stop-not-proved']],
  ])('%s', (_name, part, event, expected) => {
    const { state, told } = presses(part, event);
    expect(told).toEqual(expected);
    expect(state.pending).toBeNull();
    if (state.word) expect(state.word.presses).toEqual(expected.length > 0 ? [1] : [1, 50]);
  });
});

describe('a press that first asks', () => {
  it.each<[string, Partial<State>, Press, string[], Partial<Pending>]>([
    ['heard a second ago', { heard: { ...heard(notRecording()), askedAt: now - 1000 } }, pressOf('start'), ['call status'], { intent: 'start', shown: 'start' }],
    ['nothing heard', { heard: null }, pressOf('toggle'), ['call status'], { intent: 'either', shown: 'start' }],
    ['in an outage', { trouble: outage }, pressOf('toggle'), ['call status'], { intent: 'either', shown: 'start' }],
    ['in an outage of a recording', { ...ran, trouble: outage }, pressOf('toggle'), ['call status'], { intent: 'either', shown: 'stop' }],
    ['logged out', { heard: heard(notLoggedIn, 5000) }, pressOf('toggle'), ['call status'], { intent: 'either', shown: 'start' }],
    ['while the computer sleeps', { ...stale, attention: { popup: false, locked: false, suspended: true } }, pressOf('start'), [], { intent: 'start' }],
    ['with a fresh STATUS under way', { ...stale, statusFlight: flight('status', 7, now - 999) }, pressOf('start'), [], { intent: 'start' }],
    ['with a STATUS under way that hangs', { ...stale, statusFlight: flight('status', 7, now - 1000) }, pressOf('start'), ['abort 7', 'call status'], { intent: 'start' }],
    ['idle some time ago: toggle', stale, pressOf('toggle'), ['call status'], { intent: 'start', shown: 'start' }],
    ['call over some time ago: toggle', { heard: heard(active('121', { agentStatus: 'PAUSED' }), 5000) }, pressOf('toggle'), ['call status'], { intent: 'start', shown: 'start' }],
    ['recording some time ago: toggle', { ...ran, heard: heard(active('121'), 5000) }, pressOf('toggle'), ['call status', 'keep stop'], { intent: 'stop', shown: 'stop' }],
    ['to stop: it is on disk already', stale, pressOf('stop'), ['call status', 'keep stop'], { intent: 'stop', shown: 'stop' }],
    ['to stop a START past its limit', { word: startWord({ unconfirmed: true }) }, pressOf('stop'), ['call status', 'keep stop'], { intent: 'stop' }],
    ['to stop again: the wish is on disk', { ...stopOf(sent, { unconfirmed: true }), ...stale }, pressOf('stop'), ['call status'], { intent: 'stop' }],
    ['to start again, past the limit', { word: startWord({ unconfirmed: true }), ...stale }, pressOf('start', 50, { another: true, tag: '_S' }), ['call status'], { intent: 'start', another: true, tag: '_S' }],
  ])('%s', (_name, part, event, expected, kept) => {
    const { state, told } = presses(part, event);
    expect(told).toEqual(expected);
    expect(state.pending).toMatchObject({ at: now, presses: [50], ...kept });
  });

  it('to stop, under a START of ours, needs none: nor in an outage', () => {
    expect(says({ word: startWord(), trouble: outage, heard: null }, pressOf('stop'))).toEqual(['settle 1 overtaken', 'keep stop']);
  });

  it('to stop keeps a wish that a restart can go on with', () => {
    const over = presses({ word: startWord({ unconfirmed: true, tag: '_S' }), running: [one('120')] }, pressOf('stop'));
    expect(over.state.wishKept).toBe(true);
    expect(over.effects.at(-1)).toMatchObject({ do: 'keep', word: { wanted: 'stop', overStart: true, tag: '_S', ids: ['120'], sentAt: null, stage: { at: 'lost', retryAt: Number.POSITIVE_INFINITY } }, after: null });
    const watch = { untilAt: now + 500, ids: ['119'], resends: 0 };
    const plain = presses({ ...stale, running: [one('120', { ourTag: '_T' })], after: watch }, pressOf('stop'));
    expect(plain.effects.at(-1)).toMatchObject({ do: 'keep', word: { overStart: false, tag: '_T', pressedAt: now, presses: [50] }, after: watch });
    expect(presses(stale, pressOf('start')).state.wishKept).toBe(false);
  });
});

describe('a press while another one waits', () => {
  const waits = (intent: Pending['intent']): Partial<State> => ({ ...stale, pending: pending(intent, { at: now - 500 }) });
  it.each<[string, Partial<State>, Press, string[], readonly number[] | null]>([
    ['of the same kind goes with it', waits('start'), pressOf('start'), [], [1, 50]],
    ['that toggles goes with a start', waits('start'), pressOf('toggle'), [], [1, 50]],
    ['that toggles goes with a stop', waits('stop'), pressOf('toggle'), [], [1, 50]],
    ['that toggles goes with either', waits('either'), pressOf('toggle'), [], [1, 50]],
    ['to start yields to a stop', waits('stop'), pressOf('start'), ['settle 50 not-yet stop-not-proved'], [1]],
    ['to stop wins over a start', waits('start'), pressOf('stop'), ['settle 1 overtaken', 'call status', 'keep stop'], [50]],
    ['to stop wins over either', waits('either'), pressOf('stop'), ['settle 1 overtaken', 'call status', 'keep stop'], [50]],
    ['that joins an open stop leaves it', { ...waits('start'), ...stopOf(sent) }, pressOf('stop'), [], [1]],
    ['that toggles while blocked mends', { ...waits('start'), trouble: blocked }, pressOf('toggle'), ['settle 50 mend'], [1]],
  ])('%s', (_name, part, event, expected, left) => {
    const { state, told } = presses(part, event);
    expect(told).toEqual(expected);
    expect(state.pending?.presses ?? null).toEqual(left);
  });
});

describe('two presses within 300 ms', () => {
  const last = (what: string, agoMs: number, outcome: 'cancelled' | null = null): Pick<State, 'lastPress'> => ({ lastPress: { what, at: now - agoMs, id: 40, outcome: outcome && { kind: outcome } } });
  it.each<[string, Partial<State>, Press, string[]]>([
    ['of one kind are one, and end alike', last('start', 299, 'cancelled'), pressOf('start'), ['settle 50 cancelled']],
    ['are two from 300 ms on', last('start', 300, 'cancelled'), pressOf('start'), start],
    ['of two kinds are two', last('stop', 100, 'cancelled'), pressOf('start'), start],
    ['are two when one wants another', last('start', 100, 'cancelled'), pressOf('start', 50, { another: true }), start],
    ['that want another are one', last('start another', 100, 'cancelled'), pressOf('start', 50, { another: true }), ['settle 50 cancelled']],
    ['a toggle goes with any that is under way', { ...last('start', 100), word: startWord({ presses: [40] }) }, pressOf('toggle'), []],
    ['a toggle is its own where the other has ended', last('start', 100, 'cancelled'), pressOf('toggle'), start],
    ['a stop right after a start that is under way is meant', { ...last('start', 100), word: startWord({ presses: [40] }) }, pressOf('stop'), ['settle 40 overtaken', 'keep stop']],
  ])('%s', (_name, part, event, expected) => {
    expect(says(part, event)).toEqual(expected);
  });

  it('that are one leave the first as it was, and go where it goes', () => {
    const joined = presses({ ...last('start', 100), word: startWord({ presses: [40] }), pending: pending('stop', { presses: [41] }) }, pressOf('start'));
    expect(joined.state).toMatchObject({ word: { presses: [40, 50] }, pending: { presses: [41] }, lastPress: { id: 40, at: now - 100 } });
    const waits = presses({ ...last('start', 100), word: startWord({ presses: [39] }), pending: pending('start', { presses: [40] }) }, pressOf('start'));
    expect(waits.state).toMatchObject({ word: { presses: [39] }, pending: { presses: [40, 50] } });
  });
});

describe('a press that is acted on', () => {
  const acts = (part: Partial<State>, asked: Pending): ReturnType<typeof after> => after({ pending: asked, ...part }, (draft) => act(draft, asked));
  it.each<[string, Partial<State>, Pending, string[]]>([
    ['start: idle', {}, pending('start'), start],
    ['start: recording', ran, pending('start'), ['settle 1 refused already-recording']],
    ['start: another, recording', ran, pending('start', { another: true }), start],
    ['start: starting', { word: startWord({ presses: [9] }) }, pending('start'), []],
    ['start: another’s START', { heard: heard(waiting()) }, pending('start'), ['settle 1 not-yet already-starting']],
    ['start: stopping', stopOf(sent), pending('start'), ['settle 1 not-yet stop-not-proved']],
    ['start: a STOP without proof', stopOf(sent, { unconfirmed: true }), pending('start'), ['settle 1 not-yet stop-not-proved']],
    ['start: a START without proof', { word: startWord({ unconfirmed: true }) }, pending('start'), start],
    ['start: call over', { heard: heard(active('121', { agentStatus: 'PAUSED' })) }, pending('start'), ['settle 1 refused call-over']],
    ['start: logged out', { heard: heard(notLoggedIn) }, pending('start'), ['settle 1 refused not-logged-in']],
    ['start: blocked', { trouble: blocked }, pending('start'), ['settle 1 refused blocked']],
    ['start: offline', { trouble: outage }, pending('start'), ['settle 1 nothing-sent']],
    ['start: nothing heard', { heard: null }, pending('start'), ['settle 1 nothing-sent']],
    ['either: idle', {}, pending('either'), start],
    ['either: recording', ran, pending('either'), stop],
    ['either: another’s START', { heard: heard(waiting()) }, pending('either'), ['keep stop']],
    ['either: logged out', { heard: heard(notLoggedIn) }, pending('either'), ['settle 1 refused not-logged-in']],
  ])('%s', (_name, part, asked, expected) => {
    const { state, told } = acts(part, asked);
    expect(told).toEqual(expected);
    expect(state.pending).toBeNull();
  });

  it('while its START is under way joins it', () => {
    expect(acts({ word: startWord({ presses: [9] }) }, pending('start', { presses: [1, 2] })).state.word).toMatchObject({ presses: [9, 1, 2] });
  });
});

describe('a stop', () => {
  const asked = pending('stop', { presses: [1, 2] });
  const acts = (part: Partial<State>): ReturnType<typeof after> => after(part, (draft) => act(draft, asked));

  it('wants all ended that is taken to run', () => {
    const { state } = acts({ heard: heard(active('121')), running: [one('120'), one('121', { ourTag: '_R' })] });
    expect(state.word).toMatchObject({ stage: { at: 'sending' }, pressedAt: now - 100, presses: [1, 2], ids: ['120', '121'], overStart: false, tag: '_R', resends: 0, lateId: false });
    expect(acts({ heard: heard(active('121')) }).state.word).toMatchObject({ ids: [], tag: null });
  });

  it('of a held one makes it no older', () => {
    const { state, told } = acts(stopOf({ at: 'held', dueAt: now + 500 }, { presses: [9] }));
    expect(state.word).toMatchObject({ stage: { at: 'held', dueAt: now + 500 }, presses: [9, 1, 2] });
    expect(told).toEqual([]);
  });

  it('again has a fresh limit and fresh resends, and ends for both', () => {
    const { state, told } = acts(stopOf(sent, { unconfirmed: true, limitFrom: now - 9000, resends: 3, presses: [9] }));
    expect(state.word).toMatchObject({ stage: { at: 'sending' }, unconfirmed: false, limitFrom: now, resends: 0, presses: [9, 1, 2] });
    expect(told).toEqual(['keep stop', 'call stop']);
  });

  it('again, where an id stands there, goes by the age of that id', () => {
    const again = (firstSeenAgo: number): ReturnType<typeof acts> => acts({ ...stopOf(sent, { resends: 3 }), heard: heard(active('122')), running: [one('122', { firstSeenAt: now - firstSeenAgo })] });
    expect(again(500).told).toEqual(['keep stop']);
    expect(again(500).state.word).toMatchObject({ stage: { at: 'held', dueAt: now + 1500 }, ids: ['121', '122'], resends: 0, presses: [1, 1, 2] });
    expect(again(2000).told).toEqual(['keep stop', 'call stop']);
  });

  it('again, with nothing heard, goes out at once', () => {
    expect(acts({ ...stopOf(sent), heard: null }).told).toEqual(['keep stop', 'call stop']);
  });

  it.each<[string, Partial<State>, StopStage['at']]>([
    ['another id, asked since: it is stopped as soon as it may be', { heard: { ...heard(active('121')), askedAt: now - 1000 } }, 'held'],
    ['another id, asked before the START: the START’s own is waited for', { heard: { ...heard(active('121')), askedAt: now - 1001 } }, 'before-id'],
    ['the id that ran before', { heard: heard(active('120')) }, 'before-id'],
    ['no recording', { heard: heard(notRecording()) }, 'before-id'],
    ['nothing', { heard: null }, 'before-id'],
  ])('of our START where STATUS told of %s', (_name, part, at) => {
    const { state, told } = acts({ word: startWord({ idBefore: '120', presses: [9] }), ...part });
    expect(state.word).toMatchObject({ wanted: 'stop', stage: { at }, ids: ['120'], overStart: true, tag: '_R', presses: [1, 2] });
    expect(told).toEqual(['settle 9 overtaken', 'keep stop']);
  });

  it('of our START waits for its id until the START’s limit', () => {
    const { state, told } = acts({ word: startWord({ idBefore: '120', tag: '_S', presses: [9] }), running: [one('121')] });
    expect(state.word).toMatchObject({ stage: { at: 'before-id', untilAt: now - 1000 + 8000 }, ids: ['120', '121'], overStart: true, tag: '_S', presses: [1, 2] });
    expect(told).toEqual(['settle 9 overtaken', 'keep stop']);
    expect(acts({ word: startWord({ idBefore: '121' }), running: [one('121')] }).state.word).toMatchObject({ ids: ['121'] });
    expect(acts({ word: startWord() }).state.word).toMatchObject({ ids: [] });
  });

  it('of our START past its limit goes out at once', () => {
    const { state, effects, told } = acts({ word: startWord({ unconfirmed: true, presses: [9] }) });
    expect(told).toEqual(['settle 9 overtaken', 'keep stop', 'keep stop', 'call stop']);
    expect(effects[1]).toMatchObject({ word: { stage: { at: 'before-id', untilAt: now }, overStart: true } });
    expect(state.word).toMatchObject({ stage: { at: 'sending' }, overStart: true, tag: '_R' });
  });

  it('of another’s START waits for its id until that one’s limit', () => {
    expect(acts({ heard: heard(waiting()), foreignSince: now - 3000 }).state.word).toMatchObject({ stage: { at: 'before-id', untilAt: now + 5000 }, overStart: true, tag: null });
    expect(acts({ heard: heard(waiting()) }).state.word).toMatchObject({ stage: { at: 'before-id', untilAt: now + 8000 } });
    const late = acts({ heard: heard(waiting()), foreignSince: now - 9000 });
    expect(late.told).toEqual(stop);
    expect(late.effects[0]).toMatchObject({ word: { stage: { at: 'before-id', untilAt: now }, overStart: true } });
  });

  it('of what is over goes out all the same, if a person wants it', () => {
    expect(acts({ heard: heard(active('121', { agentStatus: 'PAUSED' })), running: [one('121')] }).told).toEqual(stop);
  });

  it('nobody answers to goes out unasked, but never to an id younger than 2 s', () => {
    const unasked = (part: Partial<State>): ReturnType<typeof after> => after({ pending: asked, heard: null, ...part }, (draft) => stopUnasked(draft, asked));
    const plain = unasked({});
    expect(plain.told).toEqual(stop);
    expect(plain.effects[0]).toMatchObject({ word: { stage: { at: 'sending' }, ids: [] } });
    expect(plain.state.pending).toBeNull();
    expect(unasked({ running: [one('121', { firstSeenAt: now - 2000 })] }).told).toEqual(stop);
    expect(unasked({ running: [one('121', { firstSeenAt: now - 1999 })] }).told).toEqual(['keep stop']);
    const young = unasked({ running: [one('120'), one('121', { firstSeenAt: now - 1999 })] });
    expect(young.told).toEqual(['keep stop']);
    expect(young.state.word).toMatchObject({ stage: { at: 'held', dueAt: now + 1 }, ids: ['120', '121'] });
    expect(unasked({ word: startWord() }).told).toEqual(['settle 1 overtaken', 'keep stop']);
  });
});

describe('when an id may be stopped', () => {
  const wish = { pressedAt: now, presses: [1], ids: ['121'], overStart: false, tag: null };
  /** Our steady clock and the server's show the same at `now`: noon. */
  const clock = { epochMs: Date.UTC(2026, 10, 24, 12), atMs: now, utcOffsetMs: 0 };
  const startTime = (secondsAgo: number): string => `2026-11-24 11:59:${60 - secondsAgo}`;
  const due = (part: Partial<State>): number | null => {
    const { word } = after(part, (draft) => holdOrStop(draft, wish, '121')).state;
    return word?.wanted === 'stop' && word.stage.at === 'held' ? word.stage.dueAt - now : null;
  };
  it.each<[string, Partial<State>, number | null]>([
    ['never seen: in 2 s', {}, 2000],
    ['seen half a second ago', { running: [one('120'), one('121', { firstSeenAt: now - 500 })] }, 1500],
    ['seen 2 s ago', { running: [one('121', { firstSeenAt: now - 2000 })] }, null],
    ['by the server’s start time', { clock, heard: heard(active('121', { startTime: startTime(2) })) }, 1000],
    ['by the server’s start time, no older than the last look', { clock, heard: heard(active('121', { startTime: startTime(9) })), running: [one('121', { firstSeenAt: now - 100, bornAfter: now - 700 })] }, 1300],
    ['not by another id’s start time', { clock, heard: heard(active('122', { startTime: startTime(9) })) }, 2000],
    ['not without the server’s clock', { heard: heard(active('121', { startTime: startTime(9) })) }, 2000],
  ])('%s', (_name, part, ms) => {
    expect(due(part)).toBe(ms);
  });

  it('is told again when an open wish meets it', () => {
    const word = stopWord({ at: 'before-id', untilAt: now }, { ids: ['120'] });
    const held = after({ word }, (draft) => stopId(draft, word, '121'));
    expect(held.state.word).toEqual({ ...word, stage: { at: 'held', dueAt: now + 2000 }, ids: ['120', '121'], limitFrom: now + 2000 });
    expect(held.effects).toEqual([{ do: 'keep', word: held.state.word, after: null }]);
    const known = after({ word, running: [one('120', { firstSeenAt: now - 2000 })] }, (draft) => stopId(draft, word, '120'));
    expect(known.state.word).toMatchObject({ ids: ['120'], stage: { at: 'sending' } });
  });
});
