/** What the answer to a START, a STOP or a probe changes: SUCCESS alone proves nothing. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../main/agent-api';
import type { Flight, State, StopStage, StopWord } from '../../main/recorder/state';
import { wordReply } from '../../main/recorder/word-reply';
import { active, after, flight, heard, notLoggedIn, notRecording, now, one, startWord, stopWord, waiting } from './states';

const sent = (sure = true): Reply => ({ kind: 'sent', word: 'STOP', sure, agentStatus: 'INCALL' });
const refused = (field: string): Reply => ({ kind: 'stopRefused', field, agentStatus: 'INCALL' });
const failed = (maybeSent: boolean): Reply => ({ kind: 'failed', failure: 'timeout', maybeSent });
const take = (part: Partial<State>, of: Flight, reply: Reply): ReturnType<typeof after> => after(part, (draft) => wordReply(draft, of, reply));
const stop = (part: Partial<StopWord> = {}, stage: StopStage = { at: 'sending' }): StopWord => stopWord(stage, { acceptedAt: null, ...part });
const trouble = { kind: 'timeout', blocks: false, at: now - 2000, failures: 3 } as const;
const stageOf = (state: State): StopStage | undefined => (state.word?.wanted === 'stop' ? state.word.stage : undefined);

describe('the answer to a START', () => {
  it('that was taken ends an outage and proves nothing', () => {
    const { state, told } = take({ word: startWord({ accepted: false }), trouble }, flight('start'), sent());
    expect(state).toMatchObject({ trouble: null, word: { wanted: 'start', accepted: true }, proof: null });
    expect(told).toEqual(['forget refusal']);
  });

  it('that comes after the word has ended changes nothing', () => {
    expect(take({ word: null }, flight('start'), sent()).state.word).toBeNull();
    expect(take({ word: null }, flight('stop'), sent()).told).toEqual(['forget refusal']);
  });

  it('that comes after a stop was wanted leaves the wish as it is', () => {
    const word = stop({ overStart: true }, { at: 'before-id', untilAt: now });
    expect(take({ word }, flight('start'), sent()).state.word).toEqual(word);
  });

  it('that was lost is never followed by another: STATUS decides', () => {
    const word = startWord({ accepted: false });
    const { state, told } = take({ word }, flight('start'), failed(true));
    expect(state.word).toEqual(word);
    expect(state.trouble).toMatchObject({ kind: 'timeout', failures: 1 });
    expect(told).toEqual([]);
  });

  it('that never went out is told at once', () => {
    const { state, told } = take({ word: startWord() }, flight('start'), failed(false));
    expect(state.word).toBeNull();
    expect(told).toEqual(['keep nothing', 'settle 1 nothing-sent']);
  });

  it('that never went out, with a stop wanted over it, is cancelled; what ran before it is still wanted ended', () => {
    const over = { overStart: true, sentAt: null };
    expect(take({ word: stop({ ...over, ids: [] }, { at: 'before-id', untilAt: now }) }, flight('start'), failed(false)).told).toEqual(['say cancelled', 'keep after', 'settle 1 cancelled']);
    const { state, told } = take({ word: stop(over, { at: 'before-id', untilAt: now }) }, flight('start'), failed(false));
    expect(state.word).toMatchObject({ wanted: 'stop', overStart: false, stage: { at: 'lost', retryAt: now } });
    expect(told).toEqual([]);
  });
});

describe('the answer to a STOP', () => {
  it('that was taken starts the limit anew, and is on disk', () => {
    const { state, told, effects } = take({ word: stop({ limitFrom: now - 5000 }), trouble }, flight('stop'), sent());
    expect(state).toMatchObject({ trouble: null, word: { stage: { at: 'sent' }, acceptedAt: now, limitFrom: now } });
    expect(told).toEqual(['forget refusal', 'keep stop']);
    expect(effects[1]).toEqual({ do: 'keep', word: state.word, after: null });
  });

  it('past the limit gives no second one', () => {
    expect(take({ word: stop({ limitFrom: now - 5000, unconfirmed: true }) }, flight('stop'), sent()).state.word).toMatchObject({ limitFrom: now - 5000 });
  });

  describe('over a START', () => {
    const over: Partial<StopWord> = { overStart: true, ids: [], tag: '_R', sentAt: now - 100 };
    const seen = { heard: { answer: waiting('START_R'), askedAt: now - 1100, at: now - 1000 } };
    it('that was just seen to lie there watches it for ten seconds', () => {
      expect(stageOf(take({ word: stop(over), ...seen }, flight('stop'), sent()).state)).toEqual({ at: 'cancelling', untilAt: now + 10_000 });
    });

    it.each<[string, Partial<StopWord>, Partial<State>]>([
      ['with an id below it', { ids: ['121'] }, seen],
      ['of somebody else', { tag: null }, seen],
      ['that is none', { overStart: false }, seen],
      ['that was not seen lying', {}, { heard: heard(notRecording()) }],
      ['of which nothing was heard', {}, { heard: null }],
      ['that was seen too long before', { sentAt: now - 99 }, seen],
      ['whose STOP has no time', { sentAt: null }, seen],
    ])('%s: only the screen can prove it', (_name, part, known) => {
      expect(stageOf(take({ word: stop({ ...over, ...part }), ...known }, flight('stop'), sent()).state)).toEqual({ at: 'sent' });
    });
  });

  it('with an empty field is the proof: the screen has acted', () => {
    expect(take({ word: stop(), running: [one()] }, flight('stop'), refused('')).told).toEqual(['forget refusal', 'keep after', 'settle 1 proved stop']);
  });

  it('with a STOP in the field means that it lies there', () => {
    expect(take({ word: stop() }, flight('stop'), refused('STOP')).state.word).toMatchObject({ stage: { at: 'sent' }, acceptedAt: now });
    const word = stop({}, { at: 'cancelling', untilAt: now });
    expect(take({ word }, flight('stop'), refused('STOP')).state.word).toEqual(word);
  });

  it('with a START in the field (PHP 7) was not taken', () => {
    const { state, told, effects } = take({ word: stop() }, flight('stop'), refused('START_R'));
    expect(state.word).toMatchObject({ stage: { at: 'refused' }, overStart: true, lastProbeAt: now, acceptedAt: null });
    expect(told).toEqual(['forget refusal', 'keep stop']);
    expect(effects[1]).toEqual({ do: 'keep', word: state.word, after: null });
  });

  it.each<[string, Reply]>([
    ['to a STOP', sent()],
    ['to a STOP that found another', refused('STOP')],
    ['that proves a stop', refused('')],
    ['that never came', failed(true)],
  ])('%s, when a START is open meanwhile, changes nothing of it', (_name, reply) => {
    expect(take({ word: startWord() }, flight('stop'), reply).state.word).toEqual(startWord());
  });

  it.each<[number, number]>([
    [1, 500],
    [2, 1000],
    [4, 4000],
    [5, 5000],
    [9, 5000],
  ])('that was lost for the %d. time is sent again after %d ms', (tries, ms) => {
    const { state, told } = take({ word: stop({ tries }) }, flight('stop'), failed(true));
    expect(stageOf(state)).toEqual({ at: 'lost', retryAt: now + ms });
    expect(state.trouble).toMatchObject({ kind: 'timeout' });
    expect(told).toEqual([]);
  });

  it('that was lost a minute after the press waits for a STATUS: it may be another call', () => {
    expect(stageOf(take({ word: stop({ pressedAt: now - 60_000 }) }, flight('stop'), failed(true)).state)).toEqual({ at: 'lost', retryAt: now + 500 });
    expect(stageOf(take({ word: stop({ pressedAt: now - 60_001 }) }, flight('stop'), failed(true)).state)).toEqual({ at: 'lost', retryAt: Number.POSITIVE_INFINITY });
  });

  it('that is lost when no word is open is an outage and no more', () => {
    const { state, told } = take({ word: null }, flight('stop'), failed(false));
    expect(state).toMatchObject({ word: null, trouble: { kind: 'timeout' } });
    expect(told).toEqual([]);
  });
});

describe('the answer to a probe', () => {
  const word = stop({ acceptedAt: now - 900 }, { at: 'sent' });
  it('that was taken has told somebody else’s recording to end: said aloud', () => {
    const { state, told } = take({ word }, flight('probe'), sent());
    expect(told).toEqual(['forget refusal', 'say probe-stopped-another', 'keep stop']);
    expect(state.word).toMatchObject({ acceptedAt: now });
  });

  it('that may have been taken, or may not, says nothing', () => {
    const { state, told } = take({ word }, flight('probe'), sent(false));
    expect(told).toEqual(['forget refusal']);
    expect(state.word).toEqual(word);
  });

  it('that was lost changes nothing of the wish', () => {
    expect(take({ word }, flight('probe'), failed(true)).state.word).toEqual(word);
  });
});

describe('any word’s answer', () => {
  it('of a refused login blocks', () => {
    const { state } = take({ word: stop() }, flight('stop'), { kind: 'refused', reason: 'wrong-login' });
    expect(state).toMatchObject({ word: null, trouble: { kind: 'wrong-login', blocks: true } });
  });

  it('of an agent who is out ends the word and is what was heard', () => {
    const { state, told } = take({ word: stop(), trouble }, flight('stop', 7, now - 300), notLoggedIn);
    expect(state).toMatchObject({ word: null, trouble: null, heard: { answer: notLoggedIn, askedAt: now - 300, at: now } });
    expect(told).toEqual(['forget refusal', 'say stop-logged-out', 'keep nothing', 'settle 1 refused not-logged-in']);
  });

  it.each<[string, Reply]>([
    ['active', active()],
    ['waiting', waiting()],
    ['not recording', notRecording()],
  ])('that is one to STATUS (%s) counts as lost', (_name, reply) => {
    const { state } = take({ word: startWord() }, flight('start'), reply);
    expect(state).toMatchObject({ word: startWord(), trouble: { kind: 'unreadable', blocks: false } });
  });
});
