/** Which recordings are taken to run: by the ids that STATUS tells, one after another. */
import { describe, expect, it } from 'vitest';
import { track } from '../../main/recorder/running';
import { defaultPace } from '../../main/recorder/schedule';
import type { Draft, Heard, State } from '../../main/recorder/state';
import { active, after, heard, notLoggedIn, notRecording, now, one, startWord, stateOf, stopWord, waiting } from './states';

const hears = (part: Partial<State>, answer: Heard['answer'], askedAgoMs = 40): ReturnType<typeof after> => after(part, (draft) => track(draft, answer, now - askedAgoMs));
const proof = (action: 'start' | 'stop', agoMs: number): Pick<State, 'proof'> => ({ proof: { action, id: '121', afterMs: 900, at: now - agoMs } });

describe('the call', () => {
  it.each<[string, Partial<State>, Heard['answer'], number | null]>([
    ['begins where it was not and now is', { heard: heard(notRecording('READY')) }, notRecording(), now],
    ['begins under a recording too', { heard: heard(notRecording('READY')) }, active(), now],
    ['was under way when first looked at', { heard: null }, notRecording(), null],
    ['was under way when the agent came in', { heard: heard(notLoggedIn) }, notRecording(), null],
    ['is the one that was', { heard: heard(notRecording()), callSince: now - 5000 }, notRecording(), now - 5000],
    ['was looked for 25 s ago', { heard: heard(notRecording('READY'), 25_000) }, notRecording(), now],
    ['was not looked for within 25 s: its beginning is not known', { heard: heard(notRecording('READY'), 25_001) }, notRecording(), null],
    ['ends with its status', { heard: heard(notRecording()), callSince: now - 5000 }, notRecording('PAUSED'), null],
    ['ends with the agent’s session', { heard: heard(notRecording()), callSince: now - 5000 }, notLoggedIn, null],
  ])('%s', (_name, part, answer, since) => {
    expect(hears(part, answer).state.callSince).toBe(since);
  });
});

describe('somebody else’s START', () => {
  it.each<[string, Partial<State>, Heard['answer'], number | null]>([
    ['counts from when it was first seen', {}, waiting(), now],
    ['goes on counting', { foreignSince: now - 3000 }, waiting(), now - 3000],
    ['is ours, while a word of ours is open', { word: startWord() }, waiting(), null],
    ['ends with an id', { foreignSince: now - 3000 }, active(), null],
    ['ends with an empty field', { foreignSince: now - 3000 }, notRecording(), null],
  ])('%s', (_name, part, answer, since) => {
    expect(hears(part, answer).state.foreignSince).toBe(since);
  });
});

describe('an id', () => {
  it('that is new was born after the last STATUS that did not know it', () => {
    expect(hears({}, active('121')).state.running).toMatchObject([{ id: '121', filename: '2026_121', firstSeenAt: now, bornAfter: now - 110, seenInCall: true, ourTag: null }]);
    expect(hears({ heard: null }, active('121', { agentStatus: 'PAUSED' })).state.running).toMatchObject([{ id: '121', filename: '2026_121', firstSeenAt: now, bornAfter: null, seenInCall: false, ourTag: null }]);
  });

  it('that is known keeps its age, and learns its file’s name', () => {
    const known = one('121', { filename: null, seenInCall: false });
    const part = { heard: heard(active('121')), running: [one('120'), known] };
    expect(hears(part, active('121', { filename: 'late' })).state.running).toEqual([one('120'), { ...known, filename: 'late', seenInCall: true }]);
    expect(hears({ ...part, running: [one('121')] }, active('121', { filename: null, agentStatus: 'PAUSED' })).state.running).toEqual([one('121')]);
    expect(hears({ ...part, running: [known] }, active('121', { filename: null, agentStatus: 'PAUSED' })).state.running).toEqual([known]);
  });

  it.each<[string, Partial<State>, string | null]>([
    ['under our START, by its tag in the name', { word: startWord({ tag: '121' }) }, '121'],
    ['under our START, with another name: somebody else’s', { word: startWord({ tag: '_R' }) }, null],
    ['under our stop over a START', { word: stopWord({ at: 'before-id', untilAt: now }, { tag: '_R' }) }, '_R'],
    ['under a stop of somebody else’s', { word: stopWord({ at: 'sent' }) }, null],
    ['right after our START was proved: its second', { ...proof('start', 12_000), running: [one('119'), one('120', { ourTag: '_S' })] }, '_S'],
    ['right after our START was proved, with one known', { ...proof('start', 1000), running: [one('120', { ourTag: '_S' })] }, '_S'],
    ['later than that', { ...proof('start', 12_001), running: [one('120', { ourTag: '_S' })] }, null],
    ['after our STOP was proved', { ...proof('stop', 1000), running: [one('120', { ourTag: '_S' })] }, null],
    ['right after our START, with nothing known to run', proof('start', 1000), null],
  ])('that is new %s', (_name, part, tag) => {
    expect(hears(part, active('121')).state.running.at(-1)?.ourTag).toBe(tag);
  });

  it.each<[string, Partial<State>, boolean, string?]>([
    ['under our START to a paused agent', { word: startWord({ statusBefore: 'PAUSED' }) }, true],
    ['under our START in a call', { word: startWord() }, false],
    ['by somebody else under our START to a paused agent', { word: startWord({ statusBefore: 'PAUSED' }), heard: heard(notRecording()) }, false, 'theirs'],
    ['under our stop of such a START', { word: stopWord({ at: 'sent' }), running: [one('120', { begunPaused: true })] }, false],
    ['right after it was proved: its second', { ...proof('start', 1000), running: [one('119', { begunPaused: true }), one('120', { ourTag: '_S', begunPaused: true })] }, true],
    ['beside one that was not', { ...proof('start', 1000), running: [one('119'), one('120', { ourTag: '_S', begunPaused: true })] }, false],
    ['by nobody known', { running: [] }, false],
  ])('that is new %s: was it begun on a pause?', (_name, part, begunPaused, filename) => {
    expect(hears(part, active('121', { filename: filename ?? null })).state.running.at(-1)?.begunPaused).toBe(begunPaused);
  });

  it('without a name under our START is ours', () => {
    expect(hears({ word: startWord() }, active('121', { filename: null })).state.running.at(-1)?.ourTag).toBe('_R');
  });
});

describe('an id that went away', () => {
  const ran = { running: [one('120')], heard: heard(active('120')) };
  it.each<[string, Partial<State>, Heard['answer'], boolean]>([
    ['in its call may be hidden', ran, notRecording(), true],
    ['with a disposition is over', ran, notRecording('READY'), false],
    ['stays so through the call', { vanished: true, heard: heard(notRecording()) }, notRecording('PAUSED'), true],
    ['stays so while the agent waits on', { vanished: true, heard: heard(notRecording('READY')) }, notRecording('READY'), true],
    ['is over with the next disposition', { vanished: true, heard: heard(notRecording()) }, notRecording('READY'), false],
  ])('%s', (_name, part, answer, vanished) => {
    expect(hears(part, answer).state.vanished).toBe(vanished);
  });
});

it('in the first seconds of the computer’s clock, a call whose begin nobody saw tells of no campaign', () => {
  const draft: Draft = { state: stateOf({ callSince: null, heard: null }), now: 2000, pace: defaultPace, effects: [] };
  track(draft, active('121'), 1990);
  expect(draft.state.othersRecord).toBe(false);
});

describe('a campaign that records', () => {
  const begun = (agoMs: number): Partial<State> => ({ callSince: now - agoMs });
  it.each<[string, Partial<State>, Heard['answer'], boolean]>([
    ['is known by an id at the call’s begin that is not ours', begun(9999), active('121'), true],
    ['is not known by a later one', begun(10_000), active('121'), false],
    ['is not known by one in a call whose begin was not seen', {}, active('121'), false],
    ['is not known by one on a pause', begun(500), active('121', { agentStatus: 'PAUSED' }), false],
    ['is not known by our own', { ...begun(500), word: startWord() }, active('121', { filename: null }), false],
  ])('%s', (_name, part, answer, othersRecord) => {
    expect(hears(part, answer).state.othersRecord).toBe(othersRecord);
  });
});

describe('a new id beside a running one', () => {
  const before = (agoMs = 1000): Pick<State, 'heard'> => ({ heard: heard(active('120'), agoMs) });
  const ran = [one('120')];
  it.each<[string, Partial<State>, string | null]>([
    ['in the same call, looked at within 5 s', before(5000), 'another-start'],
    ['looked at later than that: maybe another call', before(5001), null],
    ['within 12 s of our own START', { ...before(12_000), ...proof('start', 11_000) }, 'one-start'],
    ['looked at later than that', { ...before(12_001), ...proof('start', 11_000) }, null],
    ['after somebody’s START was seen on top', { heard: heard(waiting(), 1000) }, 'another-start'],
    ['after a look that saw none', { heard: heard(notRecording(), 1000) }, null],
    ['after the agent was out', { heard: heard(notLoggedIn, 1000) }, null],
    ['when nothing was heard before', { heard: null }, null],
    ['in another status', { heard: heard(active('120', { agentStatus: 'PAUSED' }), 1000) }, null],
    ['when none ran', { ...before(), running: [] }, null],
    ['under our wish to stop: the STOP has ended the older', { ...before(), word: stopWord({ at: 'sent' }) }, null],
    ['under our own START on top of it', { heard: heard(notRecording(), 9000), word: startWord({ idBefore: '120', tag: '121' }) }, 'another-start'],
    ['under our own START on top of two', { heard: heard(notRecording(), 9000), running: [one('119'), one('120')], word: startWord({ idBefore: '120', tag: '121' }) }, 'another-start'],
    ['under our own START that knew of none', { ...before(), word: startWord({ idBefore: null, tag: '121' }) }, null],
    ['under our own START, right after another of ours', { ...before(), word: startWord({ idBefore: '120', tag: '121' }), ...proof('start', 1000) }, 'another-start'],
  ])('%s', (_name, part, doubled) => {
    const { state, told } = hears({ running: ran, ...part }, active('121'), 0);
    expect(state.doubled).toBe(doubled);
    expect(state.running.map((found) => found.id)).toEqual(doubled ? [...(part.running ?? ran).map((known) => known.id), '121'] : ['121']);
    expect(told).toEqual(doubled ? ['say one-more-recording'] : []);
  });

  it('that replaces the older ones ends the doubling', () => {
    expect(hears({ heard: heard(notRecording()), running: [one('119'), one('120')], doubled: 'one-start' }, active('121')).state).toMatchObject({ doubled: null });
  });
});

describe('no recording', () => {
  const ran: Partial<State> = { running: [one('120'), one('121')], doubled: 'one-start' };
  it('is the end of what ran', () => {
    expect(hears(ran, notRecording()).state).toMatchObject({ running: [], doubled: null, last: { id: '121', filename: '2026_121', at: now, how: 'seen' } });
    expect(hears({ running: [one('120')] }, notRecording()).state.last).toMatchObject({ id: '120', filename: '2026_120' });
  });

  it('tells nothing under a word of ours, which may lie on top', () => {
    expect(hears({ ...ran, word: startWord() }, notRecording()).state).toMatchObject({ running: [one('120'), one('121')], last: null });
  });

  it('where nothing ran leaves the last one as it was', () => {
    const last = { id: '119', filename: null, at: now - 9000, how: 'proved' } as const;
    expect(hears({ running: [], last }, notRecording()).state.last).toEqual(last);
  });

  it.each<[string, Heard['answer']]>([
    ['a waiting word', waiting()],
    ['an agent who is out', notLoggedIn],
  ])('is not said by %s', (_name, answer) => {
    expect(hears(ran, answer).state.running).toHaveLength(2);
  });
});
