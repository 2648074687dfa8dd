/**
 * api.php's `stereo_recording`, of which only STATUS is played: nobody here sends the words that begin and end one. Read
 * in the source of late 2025, not recorded: it answers in the eight fields of `recording`.
 */
import { line } from './answers';
import type { RecordingAnswer } from './mailbox';
import { eightFields, logFields } from './mailbox';
import { localTime, pauseWhenLagged } from './world';
import type { AgentRecord, World } from './world';

export interface Stereo {
  readonly begin: () => void;
  readonly end: () => void;
  readonly isRunning: () => boolean;
}

/** The first build that has the function. */
export const STEREO_BUILD = '251001-0838';

export function createStereo(world: World, agent: AgentRecord): Stereo {
  return {
    begin() {
      if (agent.stereo !== null) return;
      const startedAt = world.clock.now();
      const id = world.nextRecordingId;
      world.nextRecordingId += 1;
      agent.stereo = id;
      const filename = `${localTime(world, startedAt).replace(/[-:]/g, '').replace(' ', '-')}_${agent.call?.phone ?? ''}_${agent.agent}_stereo`;
      world.recordingLog.set(id, { id, filename, agent: agent.agent, server: world.traits.address, startedAt, endedAt: null });
      world.changed();
    },
    end() {
      const row = agent.stereo === null ? undefined : world.recordingLog.get(agent.stereo);
      agent.stereo = null;
      if (row !== undefined) {
        row.endedAt = world.clock.now();
        row.audioEndedAt = row.endedAt;
      }
      world.changed();
    },
    isRunning: () => agent.stereo !== null,
  };
}

export function stereoStatus(world: World, name: string, value: string): RecordingAnswer {
  const { language } = world.traits;
  if (value !== 'STATUS') return { body: line(language, 'notValid', [value, name]), outcome: 'not-valid' };
  const agent = world.agents.get(name);
  if (agent?.session == null) return { body: line(language, 'notLoggedIn', [name]), outcome: 'not-logged-in' };
  pauseWhenLagged(world, agent);
  const middle = agent.stereo === null ? ['', '', '', ''] : [String(agent.stereo), ...logFields(world, String(agent.stereo))];
  const fields = eightFields(world, agent, agent.session, middle);
  return { body: line(language, agent.stereo === null ? 'notStereo' : 'stereoActive', fields), outcome: 'ok' };
}
