/** `recording_lookup`: the rows of `recording_log`, running ones too, and where their audio lies by now. */
import type { PracticeParams } from './api';
import { filterText, filterUser } from './filters';
import type { ListResult } from './non-agent-api';
import { table } from './table';
import { localTime } from './world';
import type { ApiUser, RecordingRow, World } from './world';

/** The header does not name the length, also where it is asked for (recorded). */
const HEADER = ['start_time', 'user', 'recording_id', 'lead_id', 'location'];

/** Shorter names are not looked up. */
const SHORTEST_AGENT = 3;

export function lookUpRecordings(world: World, user: ApiUser, params: PracticeParams): ListResult {
  const agent = filterUser(params['agent_user'] ?? '');
  const lead = filterText(params['lead_id'] ?? '').replace(/\D/g, '');
  const date = filterText(params['date'] ?? '');
  const asked = `${user.user}|${agent}|${lead}|${date}|`;
  const byAgent = agent.length >= SHORTEST_AGENT && /^\d{4}-\d\d-\d\d$/.test(date);
  if (!byAgent && lead === '') return { body: `ERROR: recording_lookup INVALID SEARCH PARAMETERS - ${asked}\n`, refused: 'bad-search' };

  const rows = [...world.recordingLog.values()].filter(
    (row) =>
      (agent.length < SHORTEST_AGENT || row.agent.toLowerCase() === agent.toLowerCase()) &&
      (lead === '' || row.leadId === lead) &&
      (date === '' || localTime(world, row.startedAt).startsWith(date)),
  );
  if (rows.length === 0) return { body: `ERROR: recording_lookup NO RECORDINGS FOUND - ${asked}\n`, refused: 'nothing-found' };
  const withLength = params['duration'] === 'Y';
  return {
    body: table(
      params,
      HEADER,
      rows.map((row) => [localTime(world, row.startedAt), row.agent, String(row.id), row.leadId ?? '', ...(withLength ? [lengthOf(row)] : []), locationOf(world, row)]),
    ),
    refused: null,
  };
}

function lengthOf({ startedAt, endedAt }: RecordingRow): string {
  return endedAt === null ? '0' : String(Math.round((endedAt - startedAt) / 1000));
}

/** Empty until the server has mixed and moved the audio; then its address, as a WAV and later as an MP3. */
function locationOf(world: World, { filename, server, audioEndedAt }: RecordingRow): string {
  const { movedAfterMs, compressedAfterMs } = world.traits;
  if (audioEndedAt == null || movedAfterMs === null) return '';
  const since = world.clock.now() - audioEndedAt;
  if (compressedAfterMs !== null && since >= movedAfterMs + compressedAfterMs) return `http://${server}/RECORDINGS/MP3/${filename}-all.mp3`;
  return since >= movedAfterMs ? `http://${server}/RECORDINGS/${filename}-all.wav` : '';
}
