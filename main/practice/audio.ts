/**
 * The recorders themselves, and their rows in `recording_log`. This is the truth that the light
 * is measured by: a recorder runs from its beginning until it is hung up, whatever any field says.
 */
import type { AgentRecord, Recorder, World } from './world';

/** A recorder begins. It ends by itself at the server's limit; the id then stays in the field. */
export function beginRecorder(world: World, agent: AgentRecord, filename: string): Recorder {
  const cancelLimit = world.clock.setTimer(world.traits.recordingLimitMs, () => {
    remove(world, agent, (running) => running === recorder);
  });
  const recorder: Recorder = { id: null, filename, startedAt: world.clock.now(), cancelLimit };
  agent.recorders.push(recorder);
  world.changed();
  return recorder;
}

/**
 * Hangs up every recorder of this agent's conference that the server knows by now. One STOP ends
 * them all; one too young is not found and runs on (measured). Returns how many were hung up.
 */
export function hangUpKnown(world: World, agent: AgentRecord): number {
  const youngest = world.clock.now() - world.traits.channelKnownAfterMs;
  return remove(world, agent, (recorder) => recorder.startedAt <= youngest);
}

/** Gives the recorder its id and its log row, and returns the id. */
export function logRecorder(world: World, agent: AgentRecord, recorder: Recorder, leadId: string): number {
  const id = world.nextRecordingId;
  world.nextRecordingId += 1;
  recorder.id = id;
  recorder.filename = recorder.filename.replaceAll('RECID', String(id));
  world.recordingLog.set(id, {
    id,
    filename: recorder.filename,
    agent: agent.agent,
    server: world.traits.address,
    startedAt: recorder.startedAt,
    endedAt: null,
    // It may have ended before it got its row.
    audioEndedAt: agent.recorders.includes(recorder) ? null : world.clock.now(),
    leadId,
  });
  return id;
}

/** Ends the newest log row of that name, even one that had ended: its length is written over. */
export function endLogRow(world: World, filename: string): void {
  const rows = [...world.recordingLog.values()].filter((row) => row.filename === filename);
  const row = rows.at(-1);
  if (row !== undefined) row.endedAt = world.clock.now();
}

function remove(world: World, agent: AgentRecord, ends: (recorder: Recorder) => boolean): number {
  const ended = agent.recorders.filter(ends);
  agent.recorders = agent.recorders.filter((recorder) => !ended.includes(recorder));
  for (const recorder of ended) {
    recorder.cancelLimit();
    const row = recorder.id === null ? undefined : world.recordingLog.get(recorder.id);
    if (row !== undefined) row.audioEndedAt = world.clock.now();
  }
  if (ended.length > 0) world.changed();
  return ended.length;
}
