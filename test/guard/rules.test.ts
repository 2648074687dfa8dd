/** The other rules, each with what it must not take for its own. */
import { describe, expect, it } from 'vitest';
import { screenFacts } from '../../main/guard/screen';
import type { Snapshot } from '../../main/recorder/snapshot';
import { snapshotOf } from '../words/snapshots';
import { pauseOf, recorded, recordingOf, rulesOf, tell, unknown, type Story } from './story';

const over = (id: string): Snapshot => snapshotOf('call-over', { recording: recordingOf(id), agentStatus: 'PAUSED' });
const waiting = (id: string, agentStatus = 'READY', part = {}): Snapshot => recorded(id, { agentStatus, ...part });

describe('an id that outlives its call', () => {
  function disposed(): Story {
    const story = tell();
    story.look(0, recorded('7'));
    story.look(10_000, over('7'));
    return story;
  }

  it.each(['READY', 'CLOSER', 'QUEUE'])('is told once the agent is %s and two answers show it', (status) => {
    const story = disposed();
    expect(story.look(5000, waiting('7', status))).toEqual([]);
    expect(story.look(10_000, waiting('7', status))).toEqual([{ rule: 'outlives', id: '7' }]);
    expect(story.stay(60_000, waiting('7', status))).toEqual([]);
  });

  it('is told in the next call', () => {
    const story = disposed();
    story.look(5000, waiting('7', 'QUEUE'));
    expect(rulesOf(story.look(6000, recorded('7')))).toEqual(['outlives']);
  });

  it('is taken back once the id is gone, or is another', () => {
    for (const next of [snapshotOf('idle', { agentStatus: 'READY' }), recorded('8')]) {
      const story = disposed();
      story.stay(20_000, waiting('7'));
      expect(story.standing()).toEqual(['outlives']);
      story.look(1000, next);
      expect(story.standing()).toEqual([]);
    }
  });

  it('is none between hang-up and disposition, however long', () => {
    expect(disposed().stay(600_000, over('7'))).toEqual([]);
  });

  it('is none where one answer was read before the field was emptied', () => {
    const story = disposed();
    story.look(5000, waiting('7'));
    // The same answer, looked at again and again.
    for (let age = 1000; age < 20_000; age += 1000) expect(story.look(1000, waiting('7', 'READY', { ageMs: 300 + age }))).toEqual([]);
    expect(story.stay(60_000, snapshotOf('idle', { agentStatus: 'READY' }))).toEqual([]);
  });

  it('is none where a lagged session comes back into its call', () => {
    const story = disposed();
    expect(story.stay(600_000, recorded('7'))).toEqual([]);
  });

  it('is none where it was begun while waiting for the call', () => {
    const story = tell();
    story.stay(60_000, waiting('7'));
    expect(story.stay(60_000, recorded('7'))).toEqual([]);
  });

  it('is none where the next call has a recording of its own', () => {
    const story = disposed();
    story.look(5000, snapshotOf('idle', { agentStatus: 'READY' }));
    expect(story.stay(60_000, recorded('8'))).toEqual([]);
  });

  it.each(unknown)('is none while %s', (state) => {
    const story = disposed();
    story.look(5000, waiting('7'));
    expect(story.stay(60_000, snapshotOf(state, { recording: recordingOf('7'), agentStatus: 'READY' }))).toEqual([]);
  });

  it('is none where it is switched off', () => {
    const story = tell({ guardOutlives: false });
    story.look(0, recorded('7'));
    expect(story.stay(60_000, waiting('7'))).toEqual([]);
  });
});

describe('a pause that lasts too long', () => {
  const paused = (sinceMs: number | null, part: Parameters<typeof pauseOf>[0] = {}, more = {}): Snapshot => snapshotOf('paused', { ...more, detail: { pause: pauseOf({ sinceMs, ...part }) } });

  it('is told once, counted from its proof', () => {
    const story = tell({ guardPauseSeconds: 90 });
    story.look(0, snapshotOf('stopping', { wanted: 'stop', recordings: 1, detail: { pause: pauseOf({ phase: 'pausing', sinceMs: null }) } }));
    story.look(1000, paused(0));
    expect(story.nextIn()).toBe(90_000);
    expect(story.look(89_999, paused(89_999))).toEqual([]);
    expect(story.look(1, paused(90_000))).toEqual([{ rule: 'pause', seconds: 90 }]);
    expect(story.stay(60_000, (ms) => paused(90_000 + ms))).toEqual([]);
  });

  it('leaves it to the alarm once the pause asks by itself, also when more time was added', () => {
    const story = tell({ guardPauseSeconds: 90 });
    story.look(0, paused(59_000));
    expect(story.stay(60_000, (ms) => paused(59_000 + ms, { phase: 'asking' }))).toEqual([]);
    expect(story.look(1000, paused(120_000))).toEqual([]);
    const spoken = tell();
    spoken.look(0, paused(200_000));
    spoken.look(1000, paused(201_000, { phase: 'asking' }));
    expect(spoken.standing()).toEqual([]);
  });

  it('is taken back when it resumes, and not told again of the same one', () => {
    const story = tell();
    story.look(0, paused(200_000));
    expect(story.standing()).toEqual(['pause']);
    story.look(1000, snapshotOf('starting', { wanted: 'start', detail: { pause: pauseOf({ phase: 'resuming', sinceMs: 201_000 }) } }));
    expect(story.standing()).toEqual([]);
    expect(story.look(1000, paused(202_000))).toEqual([]);
  });

  it('is told of the next pause', () => {
    const story = tell();
    story.look(0, paused(200_000));
    story.look(1000, recorded('8'));
    expect(story.standing()).toEqual([]);
    story.look(1000, paused(0));
    expect(rulesOf(story.look(90_000, paused(90_000)))).toEqual(['pause']);
  });

  it('is none before the proof, while resuming, from old knowledge, nor where it is switched off', () => {
    expect(tell().stay(600_000, (ms) => snapshotOf('unconfirmed', { wanted: 'stop', recordings: 1, detail: { pause: pauseOf({ phase: 'pausing', sinceMs: null }), askedAgoMs: ms } })).filter(({ rule }) => rule === 'pause')).toEqual([]);
    expect(tell().stay(600_000, (ms) => snapshotOf('starting', { wanted: 'start', detail: { pause: pauseOf({ phase: 'resuming', sinceMs: ms }) } }))).toEqual([]);
    expect(tell().look(0, paused(600_000, {}, { ageMs: 60_000 }))).toEqual([]);
    expect(tell({ guardPause: false }).look(0, paused(600_000))).toEqual([]);
  });
});

describe('a recording near the server’s limit', () => {
  const long = (id: string, elapsedMs: number | null, part = {}): Snapshot => recorded(id, { ...part, detail: { elapsedMs } });
  const minutes = (count: number): number => count * 60_000;

  it('is told two minutes before it, and asks to be woken for it', () => {
    const story = tell();
    story.look(0, long('7', minutes(50)));
    expect(story.nextIn()).toBe(minutes(8));
    expect(story.look(minutes(8), long('7', minutes(58)))).toEqual([{ rule: 'limit', minutes: 58, limitMinutes: 60 }]);
    expect(story.stay(600_000, (ms) => long('7', minutes(58) + ms))).toEqual([]);
  });

  it('is taken back once a second one runs, which is told of at its own time', () => {
    const story = tell();
    story.look(0, long('7', minutes(58)));
    story.look(1000, snapshotOf('starting', { wanted: 'start', recording: recordingOf('7'), recordings: 1 }));
    expect(story.standing()).toEqual([]);
    expect(story.look(1000, long('8', 1000, { recordings: 2 }))).toEqual([]);
    expect(rulesOf(story.look(minutes(58), long('8', minutes(58), { recordings: 2 })))).toEqual(['limit']);
  });

  it('is not told twice of one recording, though its id was hidden for a while', () => {
    const story = tell();
    story.look(0, long('7', minutes(58)));
    story.look(1000, snapshotOf('idle'));
    expect(story.look(1000, long('7', minutes(59)))).toEqual([]);
  });

  it('is none while its age is not known, from old knowledge, nor where it is switched off', () => {
    expect(tell().look(0, long('7', null))).toEqual([]);
    expect(tell().look(0, long('7', minutes(59), { ageMs: 60_000 }))).toEqual([]);
    expect(tell({ guardLimit: false }).look(0, long('7', minutes(59)))).toEqual([]);
    expect(tell().look(0, { ...over('7'), detail: { ...over('7').detail, elapsedMs: minutes(59) } })).toEqual([]);
  });

  it('follows its setting', () => {
    expect(tell({ guardLimitMinutes: 30 }).look(0, long('7', minutes(28)))).toMatchObject([{ minutes: 28, limitMinutes: 30 }]);
  });
});

describe('the agent screen', () => {
  const usually = (usualMs: number | null, part = {}): Snapshot => snapshotOf('idle', { agentStatus: 'READY', ...part, detail: { usualMs } });

  it('is told of when it is slow, once a day', () => {
    const story = tell();
    expect(story.look(0, usually(1000))).toEqual([]);
    expect(story.look(1000, usually(3100))).toEqual([{ rule: 'screen', usualMs: 3100 }]);
    story.dismiss('screen');
    story.look(1000, usually(1000));
    expect(story.look(1000, usually(9000))).toEqual([]);
    expect(rulesOf(story.look(24 * 3_600_000, usually(9000)))).toEqual(['screen']);
  });

  it('is told of when it has grown to three times what it was, but not below its own beat', () => {
    const grown = tell({ guardScreenSeconds: 30 });
    grown.look(0, usually(800));
    expect(grown.look(1000, usually(2300))).toEqual([]);
    expect(rulesOf(grown.look(1000, usually(2400)))).toEqual(['screen']);
    const quick = tell();
    quick.look(0, usually(300));
    expect(quick.look(1000, usually(1200))).toEqual([]);
  });

  it('is taken back when it is quick again', () => {
    const story = tell();
    story.look(0, usually(5000));
    expect(story.standing()).toEqual(['screen']);
    story.look(1000, usually(1000));
    expect(story.standing()).toEqual([]);
  });

  it('is not told of in practice, unlearnt, from old knowledge, nor where it is switched off', () => {
    expect(tell().look(0, usually(9000, { practice: true }))).toEqual([]);
    expect(tell().look(0, usually(null))).toEqual([]);
    expect(tell().look(0, usually(9000, { ageMs: 60_000 }))).toEqual([]);
    for (const state of unknown) expect(tell().look(0, { ...usually(9000), state })).toEqual([]);
    expect(tell({ guardScreen: false }).look(0, usually(9000))).toEqual([]);
  });

  it('deaf has its alarm already: it is only kept for doctor, for a day, and not of somebody else’s start', () => {
    const story = tell();
    expect(story.look(0, snapshotOf('unconfirmed', { wanted: 'start', detail: { phase: 'foreign' } }))).toEqual([]);
    expect(screenFacts(story.memory().screen, 0).deaf).toBe(false);
    expect(story.look(0, snapshotOf('unconfirmed', { wanted: 'stop', recordings: 1 }))).toEqual([]);
    story.look(1000, recorded('7'));
    expect(screenFacts(story.memory().screen, 1_001_000)).toEqual({ deaf: true, slow: false });
    expect(screenFacts(story.memory().screen, 1_001_000 + 24 * 3_600_000).deaf).toBe(false);
  });
});
