/** Which recordings are looked up after a call, and how long each was known to run. */
import { expect, it } from 'vitest';
import type { Snapshot } from '../../main/recorder/snapshot';
import { followCalls, noCall, type CallMemory } from '../../main/verify/calls';
import type { Finished } from '../../main/verify';
import { notSetUp } from '../../main/dialer/not-set-up';

const base = notSetUp('1000', 'dialer.example', null);
type Part = Partial<Omit<Snapshot, 'detail'>> & { readonly detail?: Partial<Snapshot['detail']> };
const snapshotOf = (state: Snapshot['state'], { detail, ...part }: Part): Snapshot => ({ ...base, state, ...part, detail: { ...base.detail, ...detail } });
const recording = (id: string, elapsedMs: number | null, ageMs = 500, part: Part = {}): Snapshot =>
  snapshotOf('recording', { agentStatus: 'INCALL', ageMs, recording: { id, filename: `file_${id}`, server: 's', startedAt: '2026-11-24T09:20:14+01:00' }, recordings: 1, ...part, detail: { elapsedMs, ids: [id] } });
const idle = (agentStatus: string): Snapshot => snapshotOf('idle', { agentStatus, recording: null, recordings: 0 });

function follow(...views: readonly Snapshot[]): Finished[][] {
  let memory: CallMemory = noCall;
  return views.map((view) => {
    const step = followCalls(memory, view);
    memory = step.memory;
    return [...step.ended];
  });
}
const idsOf = (ended: readonly Finished[][]): string[][] => ended.map((one) => one.map(({ id, expectedSeconds }) => `${id} ${expectedSeconds}`));

it('the parts of a call come all at once when it is over, each with the time it was known to run', () => {
  expect(idsOf(follow(idle('READY'), recording('1', 2500), recording('1', 62_000, 1000), idle('INCALL'), recording('2', 9000), idle('INCALL'), idle('READY')))).toEqual([[], [], [], [], [], [], ['1 61', '2 8']]);
});

it('a recording that ended with its call adds no time after the last answer that showed it running', () => {
  const over = snapshotOf('call-over', { agentStatus: 'PAUSED', recording: { id: '1', filename: 'file_1', server: 's', startedAt: null }, detail: { elapsedMs: 90_000 } });
  expect(idsOf(follow(recording('1', 30_000, 0), over, idle('READY')))).toEqual([[], ['1 30'], []]);
});

it('an outage is no end; the logout is one', () => {
  const offline = snapshotOf('offline', { agentStatus: null, recording: null });
  const out = snapshotOf('logged-out', { agentStatus: null, recording: null });
  expect(idsOf(follow(recording('1', 5000), offline, recording('1', 65_000), out))).toEqual([[], [], [], ['1 64']]);
});

it('without the server’s clock nothing is expected', () => {
  expect(idsOf(follow(recording('1', null), idle('READY')))).toEqual([[], ['1 null']]);
});

it('outside of calls a recording is over when nothing runs any more', () => {
  expect(idsOf(follow(recording('1', 4000, 0, { agentStatus: 'PAUSED' }), idle('PAUSED'), idle('PAUSED')))).toEqual([[], ['1 4'], []]);
});

it('another agent’s recordings are not looked up under this one’s name', () => {
  expect(idsOf(follow(recording('1', 4000), snapshotOf('idle', { agent: '2000', agentStatus: 'READY', recording: null })))).toEqual([[], []]);
});
