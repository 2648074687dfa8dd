/** What each state shows, and how long a screen may take. */
import { describe, expect, it } from 'vitest';
import { lightOf, limitAt, limitMs, usualMs } from '../../main/recorder/light';
import type { State, StopStage } from '../../main/recorder/state';
import { active, heard, notLoggedIn, now, one, startWord, stateOf, stopWord, waiting } from './states';

const offline = { kind: 'timeout', blocks: false, at: now, failures: 1 } as const;
const blocked = { kind: 'wrong-login', blocks: true, at: now } as const;
const sent: StopStage = { at: 'sent' };
const held: StopStage = { at: 'held', dueAt: now };

describe('the light', () => {
  it.each<[string, Partial<State>, string]>([
    ['nothing heard', { heard: null }, 'connecting null plain'],
    ['nothing heard, and trouble', { heard: null, trouble: offline }, 'offline null plain'],
    ['trouble after a recording', { heard: heard(active()), trouble: offline }, 'offline null plain'],
    ['a refusal', { trouble: blocked }, 'blocked null plain'],
    ['a refusal over an open word', { trouble: blocked, word: stopWord(sent) }, 'blocked stop plain'],
    ['trouble under an open word', { trouble: offline, word: stopWord(sent) }, 'stopping stop plain'],
    ['nobody there', { heard: heard(notLoggedIn) }, 'logged-out null plain'],
    ['no recording', {}, 'idle null plain'],
    ['somebody else’s START', { heard: heard(waiting()) }, 'starting start foreign'],
    ['somebody else’s START, nearly at its limit', { heard: heard(waiting()), foreignSince: now - 7999 }, 'starting start foreign'],
    ['somebody else’s START at its limit', { heard: heard(waiting()), foreignSince: now - 8000 }, 'unconfirmed start foreign'],
    ['a recording', { heard: heard(active()) }, 'recording null plain'],
    ['a recording not known, PAUSED', { heard: heard(active('121', { agentStatus: 'PAUSED' })), running: [one('120')] }, 'call-over null plain'],
    ['a recording seen in a call, PAUSED', { heard: heard(active('121', { agentStatus: 'PAUSED' })), running: [one('121', { ourTag: '_R', begunPaused: true })] }, 'call-over null plain'],
    ['a recording begun in no call and not by us, always PAUSED', { heard: heard(active('121', { agentStatus: 'PAUSED' })), running: [one('121', { seenInCall: false })] }, 'call-over null plain'],
    ['our own recording of a paused agent, always PAUSED', { heard: heard(active('121', { agentStatus: 'PAUSED' })), running: [one('120'), one('121', { seenInCall: false, ourTag: '_R', begunPaused: true })] }, 'recording null plain'],
    ['a START', { word: startWord() }, 'starting start plain'],
    ['a START without proof', { word: startWord({ unconfirmed: true }) }, 'unconfirmed start plain'],
    ['a STOP without proof', { word: stopWord(held, { unconfirmed: true }) }, 'unconfirmed stop plain'],
    ['a held STOP', { word: stopWord(held) }, 'stopping stop held'],
    ['a held STOP of an id that came late', { word: stopWord(held, { lateId: true }) }, 'stopping stop late-id'],
    ['a STOP before the id', { word: stopWord({ at: 'before-id', untilAt: now }) }, 'stopping stop before-id'],
    ['a STOP refused over a START', { word: stopWord({ at: 'refused' }) }, 'stopping stop before-id'],
    ['a STOP that cancels', { word: stopWord({ at: 'cancelling', untilAt: now }, { overStart: true }) }, 'stopping stop cancelling'],
    ['a STOP on the wire', { word: stopWord({ at: 'sending' }) }, 'stopping stop plain'],
    ['a STOP that was lost', { word: stopWord({ at: 'lost', retryAt: now }) }, 'stopping stop plain'],
    ['a STOP sent over a START', { word: stopWord(sent, { overStart: true }) }, 'stopping stop before-id'],
    ['a STOP sent to an id that came late', { word: stopWord(sent, { overStart: true, lateId: true }) }, 'stopping stop late-id'],
  ])('after %s', (_name, part, expected) => {
    const { state, wanted, phase } = lightOf(stateOf(part), now);
    expect(`${state} ${wanted} ${phase}`).toBe(expected);
  });
});

describe('how long a screen may take', () => {
  it.each<[readonly number[], number | null, number]>([
    [[], null, 8000],
    [[700], 700, 8000],
    [[3000, 1000, 5000], 3000, 12_000],
    [[9000, 10_000, 200], 9000, 36_000],
    [[200, 10_000, 9000], 9000, 36_000],
    [[20_000, 30_000], 30_000, 70_000],
  ])('with %j behind it: usually %s, at most %d ms', (delays, usual, limit) => {
    const before = [...delays];
    expect(usualMs(stateOf({ delays }))).toBe(usual);
    expect(limitMs(stateOf({ delays }))).toBe(limit);
    expect(delays).toEqual(before);
  });

  it.each<[string, State['word'], number | null]>([
    ['no word', null, null],
    ['a START', startWord(), now - 1000 + 8000],
    ['a START past its limit', startWord({ unconfirmed: true }), null],
    ['a STOP past its limit', stopWord(sent, { unconfirmed: true }), null],
    ['a held STOP', stopWord(held), null],
    ['a STOP before the id', stopWord({ at: 'before-id', untilAt: now }), null],
    ['a STOP that cancels', stopWord({ at: 'cancelling', untilAt: now }), null],
    ['a STOP on the wire', stopWord({ at: 'sending' }), now - 900 + 8000],
    ['a STOP that was taken', stopWord(sent), now - 900 + 8000],
    ['a STOP that was lost', stopWord({ at: 'lost', retryAt: now }), now - 900 + 8000],
    ['a STOP that was refused', stopWord({ at: 'refused' }), now - 900 + 8000],
  ])('ends for %s at its time', (_name, word, expected) => {
    expect(limitAt(stateOf({ word }))).toBe(expected);
  });
});
