/** One snapshot of every light, for whoever shows them. */
import { notSetUp } from '../../main/dialer/not-set-up';
import type { Detail, Snapshot, StateWord } from '../../main/recorder/snapshot';

export type Part = Partial<Omit<Snapshot, 'detail'>> & { readonly detail?: Partial<Detail> };

export function snapshotOf(state: StateWord, part: Part = {}): Snapshot {
  const base = notSetUp('1000', 'dialer.example', null);
  return { ...base, state, agentStatus: 'INCALL', ageMs: 300, ...part, detail: { ...base.detail, ...part.detail } };
}

const recording = { id: '121242', filename: '20260203-040506_5551234_R', server: '192.168.1.5', startedAt: '2026-02-03T04:05:06+00:00' };

export const failure = { kind: 'wrong-login', message: 'Wrong user or password.', advice: 'Type it again.' };

/** All lights of the design; `unconfirmed` is two, their dangers are opposite. */
export const lights = {
  'not-set-up': snapshotOf('not-set-up', { agent: null, agentStatus: null, ageMs: null, detail: { server: null } }),
  connecting: snapshotOf('connecting', { agentStatus: null, ageMs: null }),
  idle: snapshotOf('idle'),
  starting: snapshotOf('starting', { wanted: 'start' }),
  recording: snapshotOf('recording', { recording, recordings: 1, detail: { elapsedMs: 65_000, ids: [recording.id] } }),
  stopping: snapshotOf('stopping', { wanted: 'stop', recording, recordings: 1 }),
  paused: snapshotOf('paused', { resumeAt: '2026-02-03T04:06:06+00:00' }),
  'unconfirmed start': snapshotOf('unconfirmed', { wanted: 'start' }),
  'unconfirmed stop': snapshotOf('unconfirmed', { wanted: 'stop', recording, recordings: 1 }),
  'call-over': snapshotOf('call-over', { recording, agentStatus: 'PAUSED' }),
  'logged-out': snapshotOf('logged-out', { agentStatus: null }),
  offline: snapshotOf('offline', { failure: { kind: 'timeout', message: 'No answer.', advice: 'Wait.' } }),
  blocked: snapshotOf('blocked', { failure }),
} as const satisfies Record<string, Snapshot>;

export type LightName = keyof typeof lights;
export const lightNames = Object.keys(lights) as LightName[];
