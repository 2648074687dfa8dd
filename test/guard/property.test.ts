/** Over any shift: no rule speaks twice of one thing, none from what is not known, and nothing stands that was taken back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detail, Snapshot } from '../../main/recorder/snapshot';
import { snapshotOf, type Part } from '../words/snapshots';
import { pauseOf, recordingOf, tell } from './story';

const states = ['idle', 'starting', 'recording', 'stopping', 'paused', 'unconfirmed', 'call-over', 'logged-out', 'offline', 'blocked', 'connecting'] as const;

interface Moment {
  readonly state: (typeof states)[number];
  readonly wanted: 'start' | 'stop';
  readonly status: string;
  readonly id: string;
  readonly afterMs: number;
  readonly ageMs: number;
  readonly elapsedMs: number;
  readonly usualMs: number | null;
  readonly pauseMs: number | null;
  readonly ended: Detail['last'];
}

const moment: fc.Arbitrary<Moment> = fc.record({
  state: fc.oneof({ weight: 4, arbitrary: fc.constant('idle' as const) }, { weight: 3, arbitrary: fc.constant('recording' as const) }, { weight: 4, arbitrary: fc.constantFrom(...states) }),
  wanted: fc.constantFrom('start' as const, 'stop' as const),
  status: fc.oneof({ weight: 3, arbitrary: fc.constant('INCALL') }, { weight: 2, arbitrary: fc.constantFrom('PAUSED', 'READY', 'QUEUE', 'CLOSER') }),
  id: fc.constantFrom('7', '8'),
  afterMs: fc.oneof(fc.integer({ min: 1, max: 15_000 }), fc.integer({ min: 30_000, max: 100_000 })),
  ageMs: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 20_000 }) }, { weight: 1, arbitrary: fc.integer({ min: 25_001, max: 90_000 }) }),
  elapsedMs: fc.integer({ min: 0, max: 4_000_000 }),
  usualMs: fc.option(fc.integer({ min: 200, max: 9000 })),
  pauseMs: fc.option(fc.integer({ min: 0, max: 200_000 }), { freq: 4 }),
  ended: fc.option(fc.record({ id: fc.constantFrom('7', '8', null), filename: fc.constant(null), endedAt: fc.constant('2026-02-03T04:05:06+00:00'), agoMs: fc.integer({ min: 0, max: 300_000 }), how: fc.constantFrom('proved' as const, 'cancelled' as const, 'seen' as const) })),
});

function snapshotAt({ state, wanted, status, id, ageMs, elapsedMs, usualMs, pauseMs, ended }: Moment): Snapshot {
  const running = state === 'recording' || state === 'call-over' || state === 'stopping';
  const open = state === 'starting' ? 'start' : state === 'stopping' ? 'stop' : state === 'unconfirmed' ? wanted : null;
  const part: Part = { wanted: open, agentStatus: state === 'logged-out' ? null : status, ageMs: state === 'connecting' ? null : ageMs, recording: running ? recordingOf(id) : null, recordings: running ? 1 : 0 };
  return snapshotOf(state, { ...part, detail: { elapsedMs: state === 'recording' ? elapsedMs : null, usualMs, last: ended, pause: pauseMs === null ? null : pauseOf({ sinceMs: pauseMs }) } });
}

const knows = ({ state, ageMs }: Snapshot): boolean => !['offline', 'blocked', 'connecting'].includes(state) && ageMs !== null && ageMs <= 25_000;

describe('over any shift', () => {
  it('no rule speaks twice of one call, one recording, one day', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 60 }), (moments) => {
        const story = tell();
        let call = 0;
        let inCall = false;
        const spoken: string[] = [];
        for (const one of moments) {
          const snapshot = snapshotAt(one);
          const isInCall: boolean = knows(snapshot) ? snapshot.agentStatus === 'INCALL' : inCall;
          if (isInCall && !inCall) call++;
          inCall = isInCall;
          for (const { rule } of story.look(one.afterMs, snapshot)) {
            const of = { unrecorded: call, outlives: one.id, limit: one.id, screen: 'the day', pause: spoken.length }[rule];
            spoken.push(`${rule} of ${of}`);
          }
        }
        expect(spoken.toSorted()).toEqual([...new Set(spoken)].toSorted());
      }),
      { numRuns: 500 },
    );
  });

  it('none speaks from old knowledge, nor of what is not so', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 60 }), (moments) => {
        const story = tell();
        for (const one of moments) {
          const snapshot = snapshotAt(one);
          const said = story.look(one.afterMs, snapshot);
          if (!knows(snapshot)) expect(said).toEqual([]);
          for (const { rule } of said) {
            if (rule === 'unrecorded') expect([snapshot.state, snapshot.agentStatus, snapshot.detail.pause]).toEqual(['idle', 'INCALL', null]);
            if (rule === 'limit' || rule === 'outlives') expect(snapshot.state).toBe('recording');
            if (rule === 'outlives') expect(snapshot.agentStatus).not.toBe('PAUSED');
            if (rule === 'pause') expect(snapshot.detail.pause).not.toBeNull();
          }
          // What stands is still so, as far as is known.
          if (knows(snapshot) && !(snapshot.state === 'idle' && snapshot.agentStatus === 'INCALL')) expect(story.standing()).not.toContain('unrecorded');
          if (knows(snapshot) && snapshot.detail.pause === null) expect(story.standing()).not.toContain('pause');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a second look at the same changes nothing that was said', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 40 }), (moments) => {
        const story = tell();
        for (const one of moments) {
          const snapshot = snapshotAt(one);
          story.look(one.afterMs, snapshot);
          const standing = story.standing();
          expect(story.look(0, snapshot)).toEqual([]);
          expect(story.standing()).toEqual(standing);
        }
      }),
      { numRuns: 300 },
    );
  });
});
