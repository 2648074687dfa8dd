/** The snapshot while there is nobody to ask. */
import type { Snapshot, Told } from '../recorder/snapshot';

export function notSetUp(agent: string | null, server: string | null, failure: Told | null, state: 'not-set-up' | 'connecting' = 'not-set-up'): Snapshot {
  return {
    v: 1,
    agent,
    state,
    wanted: null,
    asked: null,
    agentStatus: null,
    recording: null,
    recordings: 0,
    resumeAt: null,
    failure,
    ageMs: null,
    practice: false,
    detail: {
      phase: 'plain',
      tag: null,
      ids: [],
      doubled: null,
      proof: null,
      elapsedMs: null,
      callMs: null,
      askedAgoMs: null,
      sentAt: null,
      accepted: false,
      dueInMs: null,
      usualMs: null,
      last: null,
      pause: null,
      part: null,
      lastKnown: null,
      server,
      plain: false,
    },
  };
}
