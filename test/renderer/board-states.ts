/** The board's window in each of its states: what main would answer it. */
import type { Language } from '../../assets/words';
import type { PauseView } from '../../main/recorder/snapshot';
import type { BoardHead, BoardNews, Bulk, Desk, Row, View } from '../../preload/contract';
import { quietDesk, quietHead, snapshotOf } from './snapshots';

const s = 1000;
const min = 60 * s;

export function row(agent: string, part: Partial<Row> = {}): Row {
  return { agent, name: null, campaign: null, group: null, agentStatus: 'INCALL', pauseCode: null, state: 'idle', wanted: null, asked: null, recording: null, recordings: 0, ageMs: 4 * s, outdated: false, wasRecording: part.state === 'recording', sinceMs: 22 * s, sinceAtLeast: false, hole: null, pause: null, pausedBy: null, recordedUntil: null, failure: null, nextTryMs: null, own: false, ...part };
}

export const recorded = (filename: string): Pick<Row, 'state' | 'recording' | 'recordings' | 'wasRecording'> => ({ state: 'recording', recording: { id: '4242', filename, server: 'a', startedAt: null }, recordings: 1, wasRecording: true });
const hole = (forMs: number, counts = true): Pick<Row, 'hole'> => ({ hole: { forMs, atLeast: false, counts } });
export const pause: PauseView = { phase: 'paused', seconds: 60, sinceMs: 12 * s, leftMs: 48 * s, atEnd: 'ask', part: 2, tag: '_P2', found: false, stereo: null };

/** A time of today's wall clock, as an ISO time with its zone. */
const today = (clock: string): string => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return new Date(2026, 10, 24, hours, minutes, seconds).toISOString();
};

/** The rows of the picture. */
const floor: readonly Row[] = [
  row('1042', { name: 'Marisol Vega', campaign: 'SALES_US', sinceMs: 252 * s, ageMs: 3 * s, ...hole(4 * min) }),
  row('1077', { name: 'Dwayne Okafor', campaign: 'SALES_US', sinceMs: 98 * s, ageMs: 7 * s, recordedUntil: today('09:19:37'), ...hole(70 * s) }),
  row('1118', { name: 'Priya Raman', campaign: 'RENEWALS', sinceMs: 760 * s, sinceAtLeast: true, ageMs: 9 * s, ...hole(12 * min) }),
  row('1009', { name: 'Tom Lindqvist', campaign: 'SALES_US', state: 'unconfirmed', wanted: 'start', sinceMs: 51 * s, ageMs: 2 * s }),
  row('1103', { name: 'Ana Beltrán', campaign: 'SUPPORT_ES', state: 'unconfirmed', wanted: 'stop', sinceMs: 140 * s, ageMs: 4 * s, wasRecording: true }),
  row('1131', { name: 'Kofi Mensah', campaign: 'RENEWALS', agentStatus: 'INCALL', state: 'offline', sinceMs: null, ageMs: 112 * s, wasRecording: true, nextTryMs: 20 * s, failure: { kind: 'timeout', message: 'No answer in 5 s.', advice: 'It is asked again.' } }),
  row('1000', { name: 'Aaliyah Brooks', campaign: 'SALES_US', sinceMs: 727 * s, ageMs: 6 * s, ...recorded('20261124-0909_7275551234567_SALE'), own: true }),
  row('1015', { name: 'Bao Nguyen', campaign: 'RENEWALS', sinceMs: 224 * s, ageMs: 11 * s, ...recorded('20261124-0917_3125550148_1015') }),
  row('1021', { name: 'Chloé Martin', campaign: 'SUPPORT_FR', sinceMs: 12 * s, ageMs: 5 * s, state: 'paused', pause, pausedBy: 'board' }),
  row('1024', { name: 'Diego Sosa', campaign: 'SALES_US', sinceMs: 22 * s, ageMs: 4 * s, recordedUntil: today('09:20:53'), ...hole(20 * s, false) }),
  row('1030', { name: 'Emeka Obi', campaign: 'SALES_US', sinceMs: 58 * s, ageMs: 34 * s, ...recorded('20261124-0920_4155550177_1030') }),
  row('1033', { name: 'Fatima Zahra', campaign: 'SUPPORT_FR', sinceMs: 2 * s, ageMs: 100, state: 'starting', wanted: 'start' }),
  row('1040', { name: 'Grace Tan', campaign: 'RENEWALS', sinceMs: 1351 * s, ageMs: 47 * s, ...recorded('20261124-0858_646555010987654_QA') }),
  row('1046', { name: 'Hana Kim', campaign: 'SALES_US', agentStatus: 'READY', sinceMs: 40 * s, ageMs: 8 * s }),
  row('1052', { name: 'Ivan Petrov', campaign: 'RENEWALS', sinceMs: null, ageMs: 96 * s, ...recorded('20261124-0912_2125550163_1052') }),
  row('1066', { name: 'Kavya Iyer', campaign: 'SUPPORT_ES', agentStatus: 'PAUSED', pauseCode: 'LUNCH', sinceMs: 860 * s, ageMs: 8 * s }),
  row('1061', { name: 'Jonas Weber', agentStatus: null, state: 'logged-out', sinceMs: null, ageMs: 8 * s }),
  row('1070', { name: 'Lena Fischer', campaign: 'SUPPORT_ES', state: 'idle', ageMs: 31 * s, outdated: true, wasRecording: true, sinceMs: 5 * s }),
  row('1071', { name: 'Mateo Ruiz', campaign: 'SUPPORT_ES', agentStatus: 'READY', ageMs: 21 * s, outdated: true, sinceMs: 5 * s, ...recorded('20261124-0915_2125550163_1071') }),
  row('1072', { campaign: 'SALES_US', state: 'unknown', ageMs: null, sinceMs: 61 * s, sinceAtLeast: true }),
  row('1073', { name: 'Noor van den Berg-Achterkamp', campaign: 'SUPPORT_ES', state: 'stopping', wanted: 'stop', wasRecording: true, sinceMs: 301 * s, ageMs: 1 * s }),
  row('1074', { name: 'Olu Adeyemi', campaign: 'RENEWALS', ageMs: 14 * s, sinceMs: 71 * s, state: 'paused', pausedBy: 'history', recordedUntil: today('09:21:02') }),
];

const floorHead: BoardHead = {
  ...quietHead,
  held: true,
  counts: { inCall: 64, recorded: 54, paused: 1, notRecorded: 5, deaf: 2, unknown: 2, holes: 3 },
  budget: { lastMinute: 97, cap: 120, medianAgeMs: 19 * s, p95AgeMs: 47 * s },
};

const names = ['Amir', 'Beatriz', 'Chen', 'Dalia', 'Émile', 'Freya', 'Gustav', 'Hélène', 'Ines', 'Jürgen', 'Kwame', 'Łukasz', 'Mei', 'Nadia', 'Ömer', 'Paz', 'Quinn', 'Rosa', 'Sven', 'Tuğçe'];
const families = ['Abbott', 'Baker', 'Çelik', 'Dubois', 'Evans', 'Fernández', 'García', 'Hansen', 'Ibrahim', 'Jensen', 'Kowalski', 'López', 'Müller', 'Novak', "O'Neill", 'Patel', 'Quist', 'Rossi', 'Silva', 'Tanaka', 'Ueda', 'Vargas', 'Weiss', 'Xu', 'Young'];

/** 500 agents, a third in a call; `beat` moves all of it on. */
export function manyRows(beat = 0): Row[] {
  return Array.from({ length: 500 }, (_, at) => {
    const agent = String(2000 + at);
    const name = `${names[at % names.length]} ${families[Math.floor(at / names.length) % families.length]}`;
    const campaign = ['SALES_US', 'RENEWALS', 'SUPPORT_ES', 'SUPPORT_FR'][at % 4] ?? null;
    const known = { name, campaign, ageMs: ((at * 7 + beat * 13) % 40) * s, sinceMs: (at % 300) * s + beat * s };
    switch ((at + beat) % 9) {
      case 0:
        return row(agent, { ...known, ...recorded(`20261124-09${String(10 + (at % 50))}_${4150000000 + at}_${agent}`) });
      case 1:
        return row(agent, { ...known, ...recorded(`20261124-09${String(10 + (at % 50))}_${4150000000 + at}_SALE`) });
      case 2:
        return at % 90 === 2 ? row(agent, { ...known, ...hole(2 * min) }) : row(agent, { ...known, ...recorded(`20261124-0911_${3150000000 + at}_QA`) });
      case 3:
        return row(agent, { ...known, agentStatus: 'PAUSED', pauseCode: 'LUNCH' });
      default:
        return row(agent, { ...known, agentStatus: 'READY' });
    }
  });
}

const bulk: Bulk = {
  id: 7,
  act: 'start',
  total: 100,
  waiting: 84,
  running: ['1009', '1024', '1103', '1033'],
  ended: [
    ...['1015', '1030', '1040', '1000', '1052', '1061', '1066', '1070', '1071'].map((agent) => ({ agent, how: 'proved' as const, told: null })),
    { agent: '1046', how: 'refused', told: { kind: 'not-in-call', message: 'No call: nothing to record.', advice: 'Nothing was sent.' } },
    { agent: '1077', how: 'unproved', told: { kind: 'deaf', message: 'The agent screen has not acted.', advice: 'Wake the VICIdial tab.' } },
    { agent: '1042', how: 'unproved', told: { kind: 'deaf', message: 'The agent screen has not acted.', advice: 'Wake the VICIdial tab.' } },
  ],
  cancelled: false,
};

export interface BoardState {
  readonly name: string;
  readonly rows?: readonly Row[];
  readonly head?: Partial<BoardHead>;
  readonly desk?: Partial<Desk>;
  /** What is clicked first: agents by their box, then a button by its name in the dictionary. */
  readonly select?: readonly string[];
  readonly click?: 'start' | 'stop' | 'pause' | 'agents';
  readonly search?: string;
  readonly tile?: 'notRecorded';
}

export const boardStates: readonly BoardState[] = [
  { name: 'floor', select: ['1042', '1077', '1118'] },
  { name: 'question', select: ['1042', '1077', '1118'], click: 'start' },
  { name: 'stop-typed', select: ['1000', '1015', '1030', '1040'], click: 'stop' },
  { name: 'practice', head: { practice: true, server: null, user: 'practice', held: false } },
  { name: 'stopped', head: { stopped: { kind: 'wrong-login', message: 'The dialer refused the login.', advice: 'Enter the password once more.' } }, rows: floor.map((one) => ({ ...one, ageMs: (one.ageMs ?? 0) + 5 * min })) },
  {
    name: 'list-trouble',
    head: { listAgeMs: null, source: { kind: 'typed', agents: ['1042'] }, dropped: 3, listTrouble: { kind: 'no-permission', message: 'The API user 6666 may not read the list of agents.', advice: 'In VICIdial an administrator must set “View Reports” to 1 for this user, or its level to 7 or more.' } },
  },
  { name: 'bulk-running', head: { bulk } },
  { name: 'bulk-ended', head: { bulk: { ...bulk, total: 16, waiting: 0, running: [], ended: [...bulk.ended, ...['1118', '1131', '1021', '1072'].map((agent) => ({ agent, how: 'skipped' as const, told: null }))] } } },
  { name: 'agents', click: 'agents' },
  { name: 'agents-typed', head: { source: { kind: 'typed', agents: floor.map(({ agent }) => agent) } }, click: 'agents' },
  { name: 'empty', rows: [], head: { source: { kind: 'typed', agents: [] }, listAgeMs: null, held: false, counts: quietHead.counts, budget: quietHead.budget } },
  { name: 'asking', rows: [], head: { listAgeMs: null, held: false, counts: quietHead.counts, budget: { ...quietHead.budget, lastMinute: 0 } } },
  { name: 'not-found', search: 'nobody at all' },
  { name: 'filtered', tile: 'notRecorded' },
  { name: 'many', rows: manyRows(), head: { held: false, counts: { inCall: 167, recorded: 160, paused: 0, notRecorded: 7, deaf: 0, unknown: 0, holes: 7 } } },
];

export const newsOf = ({ rows = floor, head = {} }: BoardState): BoardNews => ({ seq: 1, whole: true, head: { ...floorHead, ...head }, rows, gone: [] });

export function viewOf({ desk = {} }: BoardState, language: Language): View {
  return { snapshot: snapshotOf({}), desk: { ...quietDesk, settings: { ...quietDesk.settings, tags: ['_QA', '_SALE', '_R'], tag: '_QA' }, ...desk, language } };
}
