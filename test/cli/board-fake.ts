/** A board as the command line sees it. */
import type { Seen } from '../../main/cli/board';
import type { Row } from '../../main/board/types';

export const rowOf = (agent: string, part: Partial<Row> = {}): Row => ({
  agent,
  name: null,
  campaign: null,
  group: null,
  agentStatus: null,
  pauseCode: null,
  state: 'unknown',
  wanted: null,
  asked: null,
  recording: null,
  recordings: 0,
  ageMs: null,
  outdated: false,
  wasRecording: false,
  sinceMs: null,
  sinceAtLeast: false,
  hole: null,
  pause: null,
  pausedBy: null,
  recordedUntil: null,
  failure: null,
  nextTryMs: null,
  own: false,
  ...part,
});

export const seenOf = (rows: readonly Row[] = [], part: Partial<Seen['head']> = {}): Seen => ({
  rows,
  head: {
    server: 'dialer.example',
    user: '6666',
    practice: false,
    source: { kind: 'server', campaigns: [], groups: [] },
    held: false,
    counts: { inCall: 0, recorded: 0, paused: 0, notRecorded: 0, deaf: 0, unknown: 0, holes: 0 },
    budget: { lastMinute: 87, cap: 120, medianAgeMs: null, p95AgeMs: null },
    holeMs: 60_000,
    listAgeMs: 1000,
    listTrouble: null,
    stopped: null,
    dropped: 0,
    bulk: null,
    ...part,
  },
});

const recording = { id: '121242', filename: '20261124-092014_7275551212_SALE', server: '192.168.1.5', startedAt: null };

export const someRows: readonly Row[] = [
  rowOf('1001', { name: 'María Peña', campaign: 'SALES', agentStatus: 'INCALL', state: 'recording', recording, recordings: 1, ageMs: 4200 }),
  rowOf('1000', { campaign: 'SALES', agentStatus: 'INCALL', state: 'idle', ageMs: 65_000, hole: { forMs: 90_000, atLeast: true, counts: true } }),
  rowOf('999', { agentStatus: 'PAUSED', pauseCode: 'LUNCH', state: 'idle', ageMs: 100, pausedBy: 'history' }),
  rowOf('1002', { agentStatus: 'READY', ageMs: 300 }),
  rowOf('1003', { state: 'unconfirmed', wanted: 'stop', agentStatus: 'INCALL', ageMs: 0 }),
];
