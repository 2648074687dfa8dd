/** Which recordings a call had, and for how long each was known to run: pure, from consecutive snapshots. */
import type { Snapshot } from '../recorder/snapshot';
import type { Finished } from './judge';

export interface CallMemory {
  readonly who: string;
  readonly inCall: boolean;
  readonly seen: readonly Finished[];
}

export const noCall: CallMemory = { who: '', inCall: false, seen: [] };

/** `ended`: the recordings of a call that is over, all at once. */
export function followCalls(memory: CallMemory, snapshot: Snapshot): { readonly memory: CallMemory; readonly ended: readonly Finished[] } {
  const who = `${snapshot.detail.server}\n${snapshot.agent}\n${snapshot.practice}`;
  const known = memory.who === who ? memory : { ...noCall, who };
  const { agentStatus } = snapshot;
  const seen = see(known.seen, snapshot);
  // Nothing was heard that could end a call.
  if (agentStatus === null && snapshot.state !== 'logged-out') return { memory: { ...known, seen }, ended: [] };
  const inCall = agentStatus === 'INCALL';
  // Outside of calls a recording is over when nothing runs any more.
  const isOver = known.inCall ? !inCall : !inCall && snapshot.state === 'idle' && snapshot.wanted === null;
  if (!isOver) return { memory: { who, inCall: known.inCall || inCall, seen }, ended: [] };
  return { memory: { who, inCall: false, seen: [] }, ended: seen };
}

function see(seen: readonly Finished[], { agent, recording, detail, ageMs, state }: Snapshot): readonly Finished[] {
  // An id under PAUSED is most likely one that has ended: it adds no time.
  if (agent === null || recording === null || state === 'call-over') return seen;
  const { id, filename, startedAt } = recording;
  // No longer than to the last answer that showed it.
  const seconds = detail.elapsedMs === null || ageMs === null ? null : Math.max(0, Math.floor((detail.elapsedMs - ageMs) / 1000));
  const before = seen.find((one) => one.id === id);
  const next: Finished = {
    agent,
    id,
    filename: filename ?? before?.filename ?? null,
    startedAt: startedAt ?? before?.startedAt ?? null,
    expectedSeconds: before?.expectedSeconds == null ? seconds : Math.max(before.expectedSeconds, seconds ?? 0),
  };
  return before ? seen.map((one) => (one.id === id ? next : one)) : [...seen, next];
}
