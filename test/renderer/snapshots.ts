/**
 * One typed view for every light, and for the lights that have more than one sentence: what a window may be shown.
 *
 * Used by the unit tests and by the tests in real Electron.
 */
import type { Detail, PauseView, Recording, Snapshot } from '../../main/recorder/snapshot';
import { boundsNow } from '../../main/settings/bounds';
import { defaults, shownOf } from '../../main/settings/defaults';
import type { Alarm, AlarmKind, BoardHead, Desk, PlainAlarm, View } from '../../preload/contract';
import { wordsOf, type Language, type Words } from '../../assets/words';

export const quietDetail: Detail = {
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
  server: 'dialer.example',
  plain: false,
};

const quiet: Snapshot = {
  v: 1,
  agent: '1000',
  state: 'idle',
  wanted: null,
  asked: null,
  agentStatus: 'INCALL',
  recording: null,
  recordings: 0,
  resumeAt: null,
  failure: null,
  ageMs: 400,
  practice: false,
  detail: quietDetail,
};

export const quietHead: BoardHead = {
  server: 'dialer.example',
  user: '6666',
  practice: false,
  source: { kind: 'server', campaigns: [], groups: [] },
  held: false,
  counts: { inCall: 0, recorded: 0, paused: 0, notRecorded: 0, deaf: 0, unknown: 0, holes: 0 },
  budget: { lastMinute: 12, cap: 120, medianAgeMs: null, p95AgeMs: null },
  holeMs: 60_000,
  listAgeMs: 4000,
  listTrouble: null,
  stopped: null,
  dropped: 0,
  bulk: null,
};

export const quietDesk: Desk = {
  version: '0.1.0',
  development: false,
  language: 'en',
  platform: 'linux',
  keys: { toggle: 'CommandOrControl+Shift+F9', start: null, stop: null, pause: 'CommandOrControl+Shift+F8' },
  keyArrivals: {},
  keyTrial: null,
  keyWay: 'system',
  command: '/opt/Reclight/reclight toggle',
  hasLinkKey: false,
  settings: shownOf(defaults),
  defaults: shownOf(defaults),
  bounds: boundsNow(defaults),
  held: { callsPerMinute: null, agents: null, broken: false },
  historyTo: '',
  startsWithSystem: false,
  setup: { server: 'https://dialer.example', user: '6666', agent: '1000', allowHttp: false },
  authority: null,
  check: null,
  hasPassword: true,
  memoryOnly: false,
  troubles: [],
  practice: null,
  sign: null,
  alarms: [],
  guard: { unrecorded: false },
  sound: null,
  pillMoves: false,
  history: { changed: 0, notWritten: false, shareGone: false },
};

type Part = Omit<Partial<Snapshot>, 'detail'>;

/** A quiet agent in a call, but for what is given. */
export function snapshotOf(part: Part, detail: Partial<Detail> = {}): Snapshot {
  return { ...quiet, ...part, detail: { ...quietDetail, ...detail } };
}

export function viewOf(part: Part, detail: Partial<Detail> = {}, desk: Partial<Desk> = {}): View {
  return { snapshot: snapshotOf(part, detail), desk: { ...quietDesk, ...desk } };
}

export const recordingOf = (id: string, tag: string): Recording => ({
  id,
  filename: `20261124-092014_7275551212_1000${tag}`,
  server: '192.168.1.5',
  startedAt: '2026-11-24T09:20:14+01:00',
});

const last = { id: '121241', filename: '20261124-090731_7275551212_1000_R', endedAt: '2026-11-24T09:12:04+01:00', agoMs: 60_000, how: 'proved' } as const;
/** A pause of a minute, proved twelve seconds ago. */
export const pauseOf = (part: Partial<PauseView> = {}): PauseView => ({ phase: 'paused', seconds: 60, sinceMs: 12_000, leftMs: 48_000, atEnd: 'ask', part: 2, tag: '_SALE_P2', found: false, stereo: null, ...part });
const stopProof: NonNullable<Detail['proof']> = { action: 'stop', id: null, afterMs: 1100, at: '2026-11-24T09:23:12.400+01:00', agoMs: 12_000 };

/** An alarm of this desk's agent. */
export function alarmOf(id: number, kind: AlarmKind, part: Partial<Omit<PlainAlarm, 'kind'>> = {}): Alarm {
  return { id, kind, at: '2026-11-24T09:23:48+01:00', agent: '1000', practice: false, pausedMs: null, since: null, ...part };
}

/** The sixteen pictures of the popup, in their order, then the lights between them. */
function viewsIn(language: Language) {
  const words = wordsOf(language);
  const failed = (kind: keyof Words['failure']): Snapshot['failure'] => ({ kind, ...words.failure[kind] });
  return {
    idle: viewOf({ state: 'idle' }, { callMs: 161_000, last }),
    starting: viewOf({ state: 'starting', wanted: 'start' }, { callMs: 162_000, askedAgoMs: 800, tag: '_SALE', usualMs: 1000, accepted: true, sentAt: '2026-11-24T09:20:13+01:00' }),
    recording: viewOf(
      { state: 'recording', recording: recordingOf('121242', '_SALE'), recordings: 1 },
      { elapsedMs: 107_000, callMs: 269_000, tag: '_SALE', ids: ['121242'], proof: { action: 'start', id: '121242', afterMs: 900, at: '2026-11-24T09:20:54.300+01:00', agoMs: 1000 } },
    ),
    'recording-two': viewOf(
      { state: 'recording', recording: recordingOf('121243', '_R'), recordings: 2, practice: true },
      { elapsedMs: 9000, callMs: 20_000, tag: '_R', ids: ['121242', '121243'], doubled: 'one-start', server: 'practice' },
      { practice: { inCall: true, disposition: false, deaf: false } },
    ),
    stopping: viewOf(
      { state: 'stopping', wanted: 'stop', recording: recordingOf('121242', '_SALE'), recordings: 1 },
      { callMs: 271_000, askedAgoMs: 600, usualMs: 1000, ids: ['121242'], accepted: true, sentAt: '2026-11-24T09:22:04+01:00' },
    ),
    'stopping-held': viewOf(
      { state: 'stopping', wanted: 'stop', recording: recordingOf('121242', '_SALE'), recordings: 1 },
      { phase: 'held', callMs: 164_000, askedAgoMs: 300, dueInMs: 900, ids: ['121242'] },
    ),
    'stopping-before-id': viewOf({ state: 'stopping', wanted: 'stop' }, { phase: 'before-id', callMs: 165_000, askedAgoMs: 1200, dueInMs: 7900 }),
    paused: viewOf({ state: 'paused', resumeAt: '2026-11-24T09:24:00+01:00' }, { callMs: 181_000, proof: stopProof, pause: pauseOf() }),
    'unconfirmed-start': viewOf({ state: 'unconfirmed', wanted: 'start' }, { askedAgoMs: 12_000, usualMs: 1000, accepted: true, sentAt: '2026-11-24T09:21:14+01:00' }),
    'unconfirmed-stop': viewOf(
      { state: 'unconfirmed', wanted: 'stop', recording: recordingOf('121242', '_SALE'), recordings: 1 },
      { callMs: 283_000, askedAgoMs: 12_000, usualMs: 1000, accepted: true, sentAt: '2026-11-24T09:23:40+01:00', ids: ['121242'] },
    ),
    'call-over': viewOf({ state: 'call-over', agentStatus: 'PAUSED', recording: recordingOf('121242', '_SALE'), recordings: 1 }, { ids: ['121242'] }),
    'logged-out': viewOf({ state: 'logged-out', agentStatus: null, failure: failed('not-logged-in'), ageMs: 12_000 }),
    blocked: viewOf(
      { state: 'blocked', agentStatus: null, failure: failed('wrong-login'), ageMs: 180_000 },
      { lastKnown: { recording: false, agentStatus: 'INCALL', ageMs: 180_000 } },
    ),
    offline: viewOf(
      { state: 'offline', failure: failed('timeout'), ageMs: 40_000 },
      { lastKnown: { recording: true, agentStatus: 'INCALL', ageMs: 40_000 }, dueInMs: 8000 },
    ),
    connecting: viewOf({ state: 'connecting', agentStatus: null, ageMs: null }),
    'not-set-up': viewOf({ state: 'not-set-up', agent: null, agentStatus: null, ageMs: null }, { server: null }, { hasPassword: false, setup: { server: '', user: '', agent: '', allowHttp: false } }),

    'idle-fresh': viewOf({ state: 'idle', agentStatus: 'READY' }),
    'idle-asked': viewOf({ state: 'idle', asked: { action: 'start', at: '2026-11-24T09:20:13+01:00' } }, { callMs: 161_000, askedAgoMs: 0, last }),
    'idle-troubles': viewOf(
      { state: 'idle' },
      { callMs: 161_000, last, server: '192.168.1.5:8080', plain: true },
      {
        development: true,
        troubles: [
          { kind: 'key-taken', ...words.trouble['key-taken']('Ctrl Shift F9') },
          { kind: 'vault-memory', ...words.trouble['vault-memory'] },
        ],
      },
    ),
    'idle-all-troubles': viewOf(
      { state: 'idle' },
      {},
      {
        troubles: [
          { kind: 'settings-broken', ...words.trouble['settings-broken']('settings.json.corrupt-2026-11-24T09-20-14') },
          { kind: 'word-broken', ...words.trouble['word-broken']('1000.json.corrupt-2026-11-24T09-20-14') },
          { kind: 'vault-broken', ...words.trouble['vault-broken']('vault.json.corrupt-2026-11-24T09-20-14') },
          { kind: 'socket-failed', ...words.trouble['socket-failed'] },
          { kind: 'settings-not-saved', ...words.trouble['settings-not-saved'] },
        ],
      },
    ),
    'idle-long-names': viewOf(
      { state: 'idle', agent: 'agent-of-the-evening', agentStatus: 'QUEUE' },
      { server: 'recording-dialer-02.callcentre.example:8443', last: { ...last, filename: '20261124-090731_+447275551212-00_agent-of-the-evening_LONG_LASTING-A' } },
      { settings: { ...quietDesk.settings, tag: '_LONG_LASTING-A', tags: ['_R', '_SALE', '_VERIFY_LONGER', '_SECOND_LEVEL', '_THIRD-OF-ALL'] }, keys: { toggle: 'CommandOrControl+Alt+Shift+Scrolllock', start: null, stop: null } },
    ),
    'idle-development': viewOf({ state: 'idle' }, { callMs: 161_000, last }, { development: true }),
    'recording-plain': viewOf(
      { state: 'recording', recording: recordingOf('121242', '_SALE'), recordings: 1 },
      { elapsedMs: 107_000, callMs: 269_000, tag: '_SALE', ids: ['121242'], server: '192.168.1.5', plain: true },
    ),
    'recording-another': viewOf(
      { state: 'recording', recording: recordingOf('121243', '_R'), recordings: 3 },
      { elapsedMs: 9000, tag: '_R', ids: ['121241', '121242', '121243'], doubled: 'another-start' },
    ),
    'starting-foreign': viewOf({ state: 'starting', wanted: 'start' }, { phase: 'foreign' }),
    'recording-foreign': viewOf({ state: 'recording', recording: { id: '121244', filename: null, server: null, startedAt: null }, recordings: 1 }, { ids: ['121244'] }),
    'recording-long': viewOf(
      { state: 'recording', recording: recordingOf('121242', '_VERIFY_LONGER'), recordings: 1 },
      { elapsedMs: 3_599_000, callMs: 3_700_000, tag: '_VERIFY_LONGER', ids: ['121242'], proof: { action: 'start', id: '121242', afterMs: 12_300, at: '2026-11-24T09:20:54.300+01:00', agoMs: 1000 } },
    ),
    'stopping-cancelling': viewOf({ state: 'stopping', wanted: 'stop' }, { phase: 'cancelling', askedAgoMs: 9000, dueInMs: 6000, accepted: true, sentAt: '2026-11-24T09:22:04+01:00' }),
    'stopping-late-id': viewOf(
      { state: 'stopping', wanted: 'stop', recording: recordingOf('121245', '_R'), recordings: 1 },
      { phase: 'late-id', askedAgoMs: 4000, dueInMs: 1100, ids: ['121245'] },
    ),
    'unconfirmed-foreign': viewOf({ state: 'unconfirmed', wanted: 'start' }, { phase: 'foreign' }),
    'unconfirmed-unanswered': viewOf({ state: 'unconfirmed', wanted: 'stop', failure: failed('timeout') }, { askedAgoMs: 9000, sentAt: '2026-11-24T09:23:40+01:00' }),
    'blocked-locked': viewOf({ state: 'blocked', agentStatus: null, failure: failed('locked-out'), ageMs: null }),
    'blocked-policy': viewOf({ state: 'blocked', agentStatus: null, failure: failed('not-allowed'), ageMs: null }),
    'blocked-access': viewOf({ state: 'blocked', agentStatus: null, failure: failed('api-access-off'), ageMs: null }),
    'practice-idle': viewOf(
      { state: 'idle', practice: true, agentStatus: 'READY' },
      { server: 'practice' },
      { practice: { inCall: false, disposition: false, deaf: false }, development: true },
    ),
    'idle-alarms': viewOf(
      { state: 'idle' },
      { callMs: 161_000, last },
      { alarms: [alarmOf(2, 'stop-unproved', { since: { what: 'stop-proved', at: '2026-11-24T09:24:02+01:00' } }), alarmOf(1, 'one-more-recording')] },
    ),
    'unconfirmed-stop-alarm': viewOf(
      { state: 'unconfirmed', wanted: 'stop', recording: recordingOf('121242', '_SALE'), recordings: 1 },
      { callMs: 283_000, askedAgoMs: 12_000, usualMs: 1000, accepted: true, sentAt: '2026-11-24T09:23:40+01:00', ids: ['121242'] },
      { alarms: [alarmOf(1, 'stop-unproved')] },
    ),
    'pause-asked': viewOf(
      { state: 'recording', asked: { action: 'stop', at: '2026-11-24T09:23:11+01:00' }, recording: recordingOf('121242', '_SALE'), recordings: 1 },
      { elapsedMs: 107_000, callMs: 167_000, tag: '_SALE', ids: ['121242'], pause: pauseOf({ phase: 'pausing', sinceMs: null, leftMs: null }) },
    ),
    pausing: viewOf(
      { state: 'stopping', wanted: 'stop', recording: recordingOf('121242', '_SALE'), recordings: 1 },
      { callMs: 168_000, askedAgoMs: 600, usualMs: 1000, ids: ['121242'], accepted: true, sentAt: '2026-11-24T09:23:11+01:00', pause: pauseOf({ phase: 'pausing', sinceMs: null, leftMs: null }) },
    ),
    'paused-resumes': viewOf({ state: 'paused', resumeAt: '2026-11-24T09:24:00+01:00' }, { callMs: 220_000, proof: { ...stopProof, agoMs: 50_500 }, pause: pauseOf({ atEnd: 'resume', sinceMs: 50_500, leftMs: 9500 }) }, { settings: { ...quietDesk.settings, alsoRecorded: 'no' } }),
    'pause-asking': viewOf(
      { state: 'paused', resumeAt: '2026-11-24T09:24:12+01:00', ageMs: 1200 },
      { callMs: 232_000, proof: { ...stopProof, agoMs: 64_000 }, pause: pauseOf({ phase: 'asking', sinceMs: 64_000, leftMs: 0 }) },
      { alarms: [alarmOf(1, 'resume-due', { pausedMs: 60_000 })] },
    ),
    'pause-found': viewOf(
      { state: 'paused', resumeAt: '2026-11-24T09:24:12+01:00', ageMs: 1200 },
      { pause: pauseOf({ phase: 'asking', sinceMs: 95_000, leftMs: 0, found: true }) },
      { alarms: [alarmOf(1, 'pause-found', { pausedMs: 94_000 })] },
    ),
    'paused-stereo': viewOf({ state: 'paused', resumeAt: '2026-11-24T09:24:00+01:00' }, { callMs: 181_000, proof: stopProof, pause: pauseOf({ stereo: 'running' }) }, { settings: { ...quietDesk.settings, alsoRecorded: 'no' } }),
    'resume-asked': viewOf({ state: 'paused', resumeAt: '2026-11-24T09:24:12+01:00', asked: { action: 'start', at: '2026-11-24T09:24:03+01:00' } }, { callMs: 222_000, askedAgoMs: 0, proof: stopProof, pause: pauseOf({ phase: 'resuming', sinceMs: 52_000, leftMs: 8000 }) }),
    resuming: viewOf(
      { state: 'starting', wanted: 'start' },
      { callMs: 223_000, askedAgoMs: 700, tag: '_SALE_P2', usualMs: 1000, accepted: true, sentAt: '2026-11-24T09:24:03+01:00', pause: pauseOf({ phase: 'resuming', sinceMs: 53_000, leftMs: 7000 }) },
    ),
    'recording-part': viewOf(
      { state: 'recording', recording: recordingOf('121243', '_SALE_P2'), recordings: 1 },
      { elapsedMs: 6000, callMs: 229_000, tag: '_SALE_P2', ids: ['121243'], part: { number: 2, gapMs: 53_300 }, proof: { action: 'start', id: '121243', afterMs: 900, at: '2026-11-24T09:24:04+01:00', agoMs: 6000 } },
    ),
    'unconfirmed-pause': viewOf(
      { state: 'unconfirmed', wanted: 'stop', recording: recordingOf('121242', '_SALE'), recordings: 1 },
      { callMs: 176_000, askedAgoMs: 8000, usualMs: 1000, accepted: true, sentAt: '2026-11-24T09:23:40+01:00', ids: ['121242'], pause: pauseOf({ phase: 'pausing', sinceMs: null, leftMs: null }) },
      { alarms: [alarmOf(1, 'stop-unproved')] },
    ),
    'unconfirmed-resume': viewOf(
      { state: 'unconfirmed', wanted: 'start' },
      { callMs: 231_000, askedAgoMs: 8000, usualMs: 1000, accepted: true, sentAt: '2026-11-24T09:24:34+01:00', tag: '_SALE_P2', pause: pauseOf({ phase: 'resuming', sinceMs: 60_000, leftMs: 0 }) },
      { alarms: [alarmOf(1, 'start-unproved', { pausedMs: 60_000 })] },
    ),
    'practice-deaf': viewOf(
      { state: 'unconfirmed', wanted: 'stop', practice: true, recording: recordingOf('121242', '_R'), recordings: 1 },
      { server: 'practice', callMs: 40_000, askedAgoMs: 9000, usualMs: 1000, accepted: true, sentAt: '2026-11-24T09:23:40+01:00' },
      { practice: { inCall: true, disposition: false, deaf: true } },
    ),
  } satisfies Record<string, View>;
}

export const views = viewsIn('en');
/** The same, told in Spanish. */
export const spanishViews: Readonly<Record<ViewName, View>> = Object.fromEntries(Object.entries(viewsIn('es')).map(([name, { snapshot, desk }]) => [name, { snapshot, desk: { ...desk, language: 'es' } }])) as Record<ViewName, View>;

export type ViewName = keyof typeof views;
