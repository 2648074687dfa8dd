/** In a call, not recorded: once a call, and only where somebody may have forgotten. */
import { describe, expect, it } from 'vitest';
import type { Detail, Snapshot } from '../../main/recorder/snapshot';
import { snapshotOf } from '../words/snapshots';
import { pauseOf, recorded, rulesOf, tell, unknown, type Story } from './story';

const ready = snapshotOf('idle', { agentStatus: 'READY' });
const inCall = (callMs: number | null, detail: Partial<Detail> = {}): Snapshot => snapshotOf('idle', { detail: { callMs, ...detail } });
const starting = snapshotOf('starting', { wanted: 'start' });
const stopping = snapshotOf('stopping', { wanted: 'stop', recordings: 1 });
const ended = (how: 'proved' | 'cancelled' | 'seen', agoMs: number): Partial<Detail> => ({ last: { id: '7', filename: null, endedAt: '2026-02-03T04:05:06+00:00', agoMs, how } });

/** Ready, then a call that is not recorded. */
function begun(part: Parameters<typeof tell>[0] = {}): Story {
  const story = tell(part);
  story.look(0, ready);
  story.look(1000, inCall(0));
  return story;
}

describe('speaks', () => {
  it('when its time is up, with the call’s own seconds, and asks to be woken for it', () => {
    const story = begun();
    expect(story.nextIn()).toBe(40_000);
    expect(story.look(39_999, inCall(39_999))).toEqual([]);
    expect(story.look(1, inCall(40_000))).toEqual([{ rule: 'unrecorded', seconds: 40, begun: true, server: 'dialer.example' }]);
    expect(story.memory().unrecorded.open).toBe(true);
  });

  it('by the setting', () => {
    expect(begun({ guardUnrecordedSeconds: 10 }).look(10_000, inCall(10_000))).toHaveLength(1);
  });

  it('of the hole’s seconds where the call’s begin was not seen: after a start in the middle of a call', () => {
    const story = tell();
    story.look(0, inCall(null));
    expect(story.stay(39_000, inCall(null))).toEqual([]);
    expect(story.look(1000, inCall(null))).toEqual([{ rule: 'unrecorded', seconds: 40, begun: false, server: 'dialer.example' }]);
  });

  it('of a hole that came later in the call, from when it came', () => {
    const story = begun();
    story.look(3000, recorded('7', { detail: { callMs: 3000 } }));
    story.stay(60_000, recorded('7'));
    story.look(1000, inCall(64_000, ended('seen', 0)));
    expect(story.look(39_000, inCall(103_000, ended('seen', 39_000)))).toEqual([]);
    expect(story.look(1000, inCall(104_000, ended('seen', 40_000)))).toMatchObject([{ seconds: 40, begun: false }]);
  });

  it('of what follows a pause whose resume came to nothing', () => {
    const story = begun();
    story.look(3000, recorded('7'));
    story.look(10_000, snapshotOf('stopping', { wanted: 'stop', recordings: 1, detail: { pause: pauseOf({ phase: 'pausing', sinceMs: null }) } }));
    story.stay(30_000, (ms) => snapshotOf('paused', { detail: { pause: pauseOf({ sinceMs: ms }), ...ended('proved', ms) } }));
    story.look(1000, snapshotOf('starting', { wanted: 'start', detail: { pause: pauseOf({ phase: 'resuming' }), ...ended('proved', 31_000) } }));
    expect(story.look(1000, inCall(45_000, ended('proved', 32_000)))).toEqual([]);
    expect(rulesOf(story.look(40_000, inCall(85_000, ended('proved', 72_000))))).toEqual(['unrecorded']);
  });

  it('in the next call again', () => {
    const story = begun();
    story.look(40_000, inCall(40_000));
    story.look(1000, snapshotOf('idle', { agentStatus: 'PAUSED' }));
    expect(story.standing()).toEqual([]);
    story.look(1000, inCall(0));
    expect(rulesOf(story.look(40_000, inCall(40_000)))).toEqual(['unrecorded']);
  });

  it('in a call that began unseen, told by its length', () => {
    const story = begun();
    story.look(40_000, inCall(40_000));
    story.dismiss('unrecorded', true);
    story.look(10_000, inCall(2000));
    expect(rulesOf(story.look(38_000, inCall(40_000)))).toEqual(['unrecorded']);
  });
});

describe('does not speak', () => {
  it.each<[string, Snapshot]>([
    ['while recorded', recorded('7', { detail: { callMs: 600_000 } })],
    ['while a start is under way', starting],
    ['while a start is not proved, which has its alarm', snapshotOf('unconfirmed', { wanted: 'start' })],
    ['while somebody else’s start waits', snapshotOf('starting', { wanted: 'start', detail: { phase: 'foreign' } })],
    ['while a stop may still be recording', snapshotOf('unconfirmed', { wanted: 'stop', recordings: 1 })],
    ['during a pause of ours', snapshotOf('paused', { detail: { pause: pauseOf() } })],
    ['while a pause resumes', snapshotOf('starting', { wanted: 'start', detail: { pause: pauseOf({ phase: 'resuming' }) } })],
    ['between hang-up and disposition', snapshotOf('call-over', { agentStatus: 'PAUSED' })],
    ['outside a call', ready],
    ['of an agent who is logged out', snapshotOf('logged-out', { agentStatus: null })],
    ['while a press is on its way out', snapshotOf('idle', { asked: { action: 'start', at: '2026-02-03T04:05:06+00:00' } })],
    ['from knowledge that is half a minute old', snapshotOf('idle', { ageMs: 30_000 })],
    ...unknown.map((state): [string, Snapshot] => [`while ${state}`, snapshotOf(state)]),
  ])('%s', (_what, snapshot) => {
    expect(begun().stay(300_000, snapshot).filter(({ rule }) => rule === 'unrecorded')).toEqual([]);
  });

  it('where it is switched off, and takes back what it said', () => {
    expect(begun({ guardUnrecorded: false }).stay(300_000, inCall(null))).toEqual([]);
    const story = begun();
    story.look(40_000, inCall(40_000));
    story.set({ guardUnrecorded: false });
    story.look(0, inCall(40_000));
    expect(story.standing()).toEqual([]);
    expect(story.memory().unrecorded.open).toBe(false);
  });

  it('a second time in the same call, though it was recorded in between', () => {
    const story = begun();
    expect(story.look(40_000, inCall(40_000))).toHaveLength(1);
    story.look(1000, recorded('7'));
    expect(story.stay(300_000, inCall(null))).toEqual([]);
  });

  it('after it was seen', () => {
    const story = begun();
    story.look(40_000, inCall(40_000));
    story.dismiss('unrecorded');
    expect(story.stay(300_000, inCall(null))).toEqual([]);
    expect(story.standing()).toEqual([]);
    expect(story.memory().unrecorded.open).toBe(true);
  });

  it('after "Not this call", nor is it a hole any more, until the next call', () => {
    const story = begun();
    story.look(40_000, inCall(40_000));
    story.dismiss('unrecorded', true);
    story.look(1000, recorded('7'));
    expect(story.stay(300_000, inCall(null))).toEqual([]);
    expect(story.memory().unrecorded.open).toBe(false);
  });

  it('once a person has stopped it in this call', () => {
    const story = begun();
    story.look(5000, recorded('7'));
    story.look(5000, stopping);
    story.look(1000, inCall(11_000, ended('proved', 0)));
    expect(story.stay(300_000, (ms) => inCall(11_000 + ms, ended('proved', ms)))).toEqual([]);
  });

  it('once a person has cancelled a start in this call', () => {
    const story = begun();
    story.look(5000, starting);
    story.look(1000, snapshotOf('stopping', { wanted: 'stop', detail: { phase: 'cancelling' } }));
    expect(story.stay(300_000, (ms) => inCall(6000 + ms, ended('cancelled', ms)))).toEqual([]);
  });

  it.each(['paused', 'asking'] as const)('once a person has let it stay stopped out of a pause that was %s; a recording later in the call counts anew', (phase) => {
    const story = begun();
    story.look(3000, recorded('7'));
    story.stay(30_000, (ms) => snapshotOf('paused', { detail: { pause: pauseOf({ phase, sinceMs: ms }), ...ended('proved', ms) } }));
    expect(story.stay(300_000, (ms) => inCall(34_000 + ms, ended('proved', 30_000 + ms)))).toEqual([]);
    story.look(1000, recorded('8'));
    story.look(1000, inCall(336_000, ended('seen', 0)));
    expect(rulesOf(story.look(40_000, inCall(376_000, ended('seen', 40_000))))).toEqual(['unrecorded']);
  });

  it('but a stop of the call before counts for nothing', () => {
    const story = tell();
    story.look(0, recorded('7'));
    story.look(5000, stopping);
    story.look(1000, snapshotOf('idle', { agentStatus: 'PAUSED', detail: ended('proved', 0) }));
    story.look(2000, inCall(0, ended('proved', 2000)));
    expect(rulesOf(story.look(40_000, inCall(40_000, ended('proved', 42_000))))).toEqual(['unrecorded']);
  });
});

describe('is taken back', () => {
  it.each<[string, Snapshot]>([
    ['when a recording begins', recorded('7')],
    ['when a start is under way', starting],
    ['when the call ends', ready],
    ['when the agent logs out', snapshotOf('logged-out', { agentStatus: null })],
    ['when another agent sits down', { ...inCall(null), agent: '2000' }],
    ['when practice begins', { ...inCall(null), practice: true }],
  ])('%s', (_what, snapshot) => {
    const story = begun();
    story.look(40_000, inCall(40_000));
    expect(story.standing()).toEqual(['unrecorded']);
    story.look(1000, snapshot);
    expect(story.standing()).toEqual([]);
  });

  it.each(unknown)('not while %s: it was so, and nothing else is known', (state) => {
    const story = begun();
    story.look(40_000, inCall(40_000));
    story.look(1000, snapshotOf(state));
    expect(story.standing()).toEqual(['unrecorded']);
    expect(story.look(1000, inCall(43_000))).toEqual([]);
  });
});
