/** What an answer to STATUS proves, ends or makes necessary, by the word that is open. */
import { describe, expect, it } from 'vitest';
import { hear } from '../../main/recorder/hear';
import type { Heard, StartWord, State, StopStage, StopWord } from '../../main/recorder/state';
import { active, after, flight, heard, notLoggedIn, notRecording, now, one, pending, startWord, stopWord, waiting } from './states';

const hears = (part: Partial<State>, answer: Heard['answer'], askedAt = now - 20): ReturnType<typeof after> => after(part, (draft) => hear(draft, answer, askedAt));
/** What it says, but for the end of a refusal, which each answer is. */
const says = (part: Partial<State>, answer: Heard['answer'], askedAt?: number): string[] => hears(part, answer, askedAt).told.slice(1);
const old = { firstSeenAt: now - 9000 };

describe('any answer', () => {
  it('is what was heard, and ends an outage', () => {
    const { state, told } = hears({ trouble: { kind: 'timeout', blocks: false, at: now, failures: 1 } }, active('121'));
    expect(state).toMatchObject({ trouble: null, heard: { answer: active('121'), askedAt: now - 20, at: now }, running: [{ id: '121' }] });
    expect(told).toEqual(['forget refusal']);
  });

  it('that the agent is out ends what is open', () => {
    expect(says({ word: startWord() }, notLoggedIn)).toEqual(['keep nothing', 'settle 1 refused not-logged-in']);
  });
});

describe('a press that waits', () => {
  it.each<[string, Partial<State>, number, string[]]>([
    ['is acted on', { pending: pending('start') }, now - 20, ['keep start', 'call start']],
    ['is acted on by a STATUS that was asked less than a second before it', { pending: pending('start') }, now - 1099, ['keep start', 'call start']],
    ['is not acted on by an older one', { pending: pending('start') }, now - 1100, []],
    ['is acted on for 5 s', { pending: pending('start', { at: now - 4999 }) }, now - 20, ['keep start', 'call start']],
    ['is not acted on later', { pending: pending('start', { at: now - 5000 }) }, now - 20, []],
    ['to stop is acted on however late', { pending: pending('stop', { at: now - 5000 }) }, now - 20, ['settle 1 nothing-to-stop']],
  ])('%s', (_name, part, askedAt, expected) => {
    expect(says(part, notRecording(), askedAt)).toEqual(expected);
  });
});

describe('our START', () => {
  const word = startWord({ presses: [1, 2], idBefore: '120' });
  const proved = ['keep nothing', 'settle 1 proved start', 'settle 2 proved start'];

  it('is proved by a new id', () => {
    const { state, told } = hears({ word, adopted: true, delays: [500] }, active('121', { filename: 'call_R' }));
    expect(state).toMatchObject({ word: null, adopted: false, delays: [500], proof: { action: 'start', id: '121', afterMs: 1100, at: now } });
    expect(told.slice(1)).toEqual(proved);
    expect(says({ word }, active('121', { filename: 'call_R' }), now - 1000)).toEqual(proved);
  });

  it.each<[string, Partial<StartWord>, Heard['answer'], Partial<State>, number | undefined]>([
    ['the id that ran before it', {}, active('120', { filename: 'call_R' }), {}, undefined],
    ['an id whose file has another’s name', {}, active('121', { filename: 'call_X' }), { running: [one('121')] }, undefined],
    ['another’s word', {}, waiting(), {}, undefined],
    ['no recording', {}, notRecording(), {}, undefined],
    ['an answer while it is on the wire', {}, active('121', { filename: 'call_R' }), { wordFlight: flight('start') }, undefined],
    ['an answer that was asked before it', {}, active('121', { filename: 'call_R' }), {}, now - 1001],
    ['an agent who was ready when it was sent, and is', { statusBefore: 'READY' }, notRecording('READY'), {}, undefined],
    ['an agent who waits for what comes', {}, notRecording('PAUSED'), {}, undefined],
    ['another’s word under a ready agent', {}, waiting('START_X', 'READY'), {}, undefined],
  ])('is not ended by %s', (_name, of, answer, part, askedAt) => {
    const { state, told } = hears({ word: { ...word, ...of }, running: [one('120')], ...part }, answer, askedAt);
    expect(state.word).toEqual({ ...word, ...of });
    expect(told.slice(1)).toEqual(part.wordFlight || askedAt ? ['say one-more-recording'] : []);
  });

  it.each<[string, Partial<State>, string | null, readonly number[]]>([
    ['by our file’s name', {}, 'call_R', [500, 1000]],
    ['by a file without a name', {}, null, [500, 1000]],
    ['not by a START from before a restart', { adopted: true }, 'call_R', [500]],
  ])('teaches how quick the screen is: %s', (_name, part, filename, delays) => {
    expect(hears({ word, delays: [500], ...part }, active('121', { filename })).state.delays).toEqual(delays);
  });

  it('teaches it by the last fifteen', () => {
    const delays = Array.from({ length: 15 }, (_none, index) => index);
    expect(hears({ word, delays }, active('121', { filename: null })).state.delays).toEqual([...delays.slice(1), 1000]);
  });

  it.each(['READY', 'CLOSER'])('that a disposition wiped (%s) is over: nothing of it can begin', (status) => {
    const { state, told } = hears({ word }, notRecording(status));
    expect(state.word).toBeNull();
    expect(told.slice(1)).toEqual(['keep nothing', 'settle 1 unproved start', 'settle 2 unproved start']);
  });

  it('sent between two calls belongs to the one that came', () => {
    const { state } = hears({ word: { ...word, statusBefore: 'READY' } }, notRecording('INCALL'));
    expect(state.word).toMatchObject({ statusBefore: 'INCALL' });
  });

  it.each([
    ['the old id stands there again', active('120')],
    ['another’s recording stands there', active('121', { filename: 'call_X' })],
  ])('past its limit is lost when %s', (_name, answer) => {
    const { state, told } = hears({ word: { ...word, unconfirmed: true, presses: [] }, running: [one(answer.id)] }, answer);
    expect(state).toMatchObject({ word: null, proof: null });
    expect(told.slice(1)).toEqual(['keep nothing']);
  });

  it('past its limit is proved all the same by an id of its own', () => {
    expect(hears({ word: { ...word, unconfirmed: true } }, active('121', { filename: 'call_R' })).state.proof).toMatchObject({ id: '121' });
  });
});

describe('our STOP', () => {
  const stop = (stage: StopStage, part: Partial<StopWord> = {}): Pick<State, 'word'> => ({ word: stopWord(stage, part) });
  const unsent = { sentAt: null, acceptedAt: null };
  const sent = { at: 'sent' } as const;
  const cancelling = { at: 'cancelling', untilAt: now + 5000 } as const;
  const lost = { at: 'lost', retryAt: now + 500 } as const;
  const refused = { at: 'refused' } as const;
  const beforeId = (ms: number): StopStage => ({ at: 'before-id', untilAt: now + ms });
  const ran = { running: [one('121', old)] };
  const again = ['keep stop', 'call stop'];

  it.each<[string, Partial<State>, Heard['answer'], string[]]>([
    ['held: a newer id is held from its own birth', stop({ at: 'held', dueAt: now + 500 }, unsent), active('122'), ['keep stop']],
    ['held: an id that is old enough is stopped', { ...stop({ at: 'held', dueAt: now + 500 }, unsent), ...ran }, active('121'), again],
    ['held: no recording changes nothing', stop({ at: 'held', dueAt: now + 500 }, unsent), notRecording(), []],
    ['before the id: it comes, and is held', stop(beforeId(5000), { ...unsent, ids: [] }), active('121'), ['keep stop']],
    ['before the id: the START still lies there', stop(beforeId(401), unsent), waiting(), []],
    ['before the id: the START still lies there as its time ends', stop(beforeId(400), unsent), waiting(), again],
    ['before the id: no recording says nothing', stop(beforeId(100), unsent), notRecording(), []],
    ['refused: the id comes', stop(refused, { acceptedAt: null }), active('122'), ['keep stop']],
    ['refused: nothing lies there, so the STOP goes out again', stop(refused), notRecording(), again],
    ['refused: not yet', stop(refused, { lastProbeAt: now - 500 }), notRecording(), []],
    ['refused: the START lies there', stop(refused), waiting(), []],
    ['lost: the id stands there', { ...stop(lost, { acceptedAt: null }), ...ran }, active('121'), again],
    ['lost: whatever else is heard, it goes out again', stop(lost, { acceptedAt: null }), waiting(), again],
    ['lost: nothing is recorded, it goes out again', stop(lost, { acceptedAt: null }), notRecording(), again],
    ['sent: no recording is probed', stop(sent), notRecording(), ['call stop']],
    ['sent: not yet', stop(sent, { unconfirmed: true, lastProbeAt: now - 500 }), notRecording(), []],
    ['sent: another’s word is not probed', stop(sent), waiting(), []],
    ['sent: the id still stands there', { ...stop(sent), ...ran }, active('121'), again],
    ['cancelling: no recording is not probed', stop(cancelling), notRecording(), []],
    ['cancelling: an id came after all', stop(cancelling, { ids: [] }), active('121'), ['keep stop']],
    ['on the wire: nothing counts', stop({ at: 'sending' }), notRecording(), []],
    ['on the wire: nothing counts while its answer is awaited', { ...stop(lost), wordFlight: flight('stop') }, notRecording(), []],
  ])('%s', (_name, part, answer, expected) => {
    expect(says(part, answer)).toEqual(expected);
  });

  it.each([
    ['before it was taken tells nothing', now - 901, []],
    ['just as it was taken is probed', now - 900, ['call stop']],
  ])('a STATUS asked %s', (_name, askedAt, expected) => {
    expect(says(stop(sent), notRecording(), askedAt)).toEqual(expected);
  });

  it('of which no answer told is probed by any STATUS', () => {
    expect(says(stop(sent, { acceptedAt: null }), notRecording(), now - 5000)).toEqual(['call stop']);
  });

  it('sent again for a late id has a fresh limit, counts it, and knows it', () => {
    const { state } = hears({ ...stop(sent, { limitFrom: now - 5000, unconfirmed: true, ids: ['120'] }), running: [one('121', old)] }, active('121'));
    expect(state.word).toMatchObject({ stage: { at: 'sending' }, resends: 1, lateId: true, unconfirmed: false, limitFrom: now, ids: ['120', '121'] });
  });

  it('that was never taken counts no resend', () => {
    expect(hears({ ...stop(lost, { acceptedAt: null }), ...ran }, active('121')).state.word).toMatchObject({ resends: 0, lateId: false, ids: ['121'] });
  });

  it('after three resends is an alarm, said once', () => {
    const { state, told } = hears({ ...stop(sent, { resends: 3 }), ...ran }, active('121'));
    expect(state.word).toMatchObject({ unconfirmed: true, stage: sent });
    expect(told.slice(1)).toEqual(['say stop-alarm', 'settle 1 unproved stop']);
    expect(says({ ...stop(sent, { resends: 3, unconfirmed: true }), ...ran }, active('121'))).toEqual([]);
    expect(says({ ...stop(sent, { resends: 2 }), ...ran }, active('121'))).toEqual(again);
  });

  it.each<[string, Partial<StopWord>, string[]]>([
    ['an id of another call', { callChanged: true, ids: ['120'] }, ['say overtaken', 'keep nothing', 'settle 1 overtaken']],
    ['an id a minute after it was sent', { sentAt: now - 60_001, ids: ['120'] }, ['say overtaken', 'keep nothing', 'settle 1 overtaken']],
    ['an id within a minute', { sentAt: now - 60_000, ids: ['120'] }, again],
    ['an id that it was for, in another call too', { callChanged: true, ids: ['121'] }, again],
    ['an id when it was never sent', { ...unsent, ids: ['120'] }, again],
  ])('meets %s', (_name, part, expected) => {
    expect(says({ ...stop(lost, part), ...ran }, active('121'))).toEqual(expected);
  });

  it('remembers on disk that the agent was ready since', () => {
    const { state, told, effects } = hears({ ...stop(cancelling) }, notRecording('CLOSER'));
    expect(state.word).toMatchObject({ callChanged: true });
    expect(told.slice(1)).toEqual(['keep stop']);
    expect(effects[1]).toEqual({ do: 'keep', word: state.word, after: null });
    expect(says({ ...stop(cancelling, { callChanged: true }) }, notRecording('READY'))).toEqual([]);
    expect(says({ ...stop(cancelling) }, notRecording('PAUSED'))).toEqual([]);
  });

  it('of an agent who was ready before it is still of this call', () => {
    expect(says({ ...stop(cancelling), heard: heard(notRecording('READY')) }, notRecording('READY'))).toEqual([]);
    expect(says({ ...stop(cancelling), heard: heard(notLoggedIn) }, notRecording('READY'))).toEqual(['keep stop']);
    expect(says({ ...stop(cancelling), heard: null }, notRecording('READY'))).toEqual(['keep stop']);
  });
});

describe('an id after a proved STOP', () => {
  const watch = { untilAt: now + 5000, ids: ['121'], resends: 0 };
  it('is held or stopped as one wish more', () => {
    const { state, told } = hears({ after: watch }, active('122'));
    expect(state).toMatchObject({ after: null, word: { wanted: 'stop', stage: { at: 'held', dueAt: now + 2000 }, pressedAt: now, presses: [], ids: ['121', '122'], overStart: false, tag: null, resends: 1, lateId: true } });
    expect(told.slice(1)).toEqual(['keep stop']);
  });

  it.each<[string, Partial<State>, Heard['answer'], State['after']]>([
    ['that was stopped is no new one', { after: watch }, active('121'), watch],
    ['is not looked for under a ready agent', { after: watch }, active('122', { agentStatus: 'READY' }), null],
    ['has not come', { after: watch }, notRecording(), watch],
    ['is waited for under an agent who was ready before', { after: watch, heard: heard(notRecording('READY')) }, notRecording('READY'), watch],
  ])('%s', (_name, part, answer, left) => {
    const { state, told } = hears(part, answer);
    expect(state).toMatchObject({ word: null, after: left });
    expect(told.slice(1)).toEqual([]);
  });

  it('for the fourth time is an alarm', () => {
    const { state, told } = hears({ after: { ...watch, resends: 3 } }, active('122'));
    expect(state).toMatchObject({ word: null, after: null });
    expect(told.slice(1)).toEqual(['say stop-alarm']);
    expect(says({ after: { ...watch, resends: 2 } }, active('122'))).toEqual(['keep stop']);
  });
});
