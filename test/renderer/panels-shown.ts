/** Every sign, alarm and pill that a person may see; used by the unit tests and by the tests in real Electron. */
import type { Alarm, AlarmKind, Desk, Sign, SignWhy, View } from '../../preload/contract';
import type { GuardNotice } from '../../main/guard';
import { en } from '../../assets/words/en';
import { alarmOf, views, type ViewName } from './snapshots';

type Part<T> = T extends unknown ? Omit<T, 'id'> : never;

const withDesk = (view: View, desk: Partial<Desk>): View => ({ ...view, desk: { ...view.desk, ...desk } });
const inPractice = (view: View): View => ({ ...view, snapshot: { ...view.snapshot, practice: true } });
const sign = (view: View, part: Part<Sign>): View => withDesk(view, { sign: { id: 1, ...part } });
const light: Part<Sign> = { kind: 'light' };

/** Why a press ended otherwise, with the light that it is told under. */
const told: Record<SignWhy, ViewName> = {
  'already-starting': 'starting',
  'already-recording': 'recording',
  'already-stopping': 'stopping',
  'stop-not-proved': 'unconfirmed-stop',
  'nothing-to-stop': 'idle',
  'call-over': 'call-over',
  'nothing-sent': 'offline',
  'not-logged-in': 'logged-out',
  overtaken: 'recording',
  blocked: 'blocked',
  'not-set-up': 'not-set-up',
  'bad-tag': 'idle',
  cancelled: 'idle',
  'word-not-kept': 'idle',
  closing: 'idle',
  'nothing-to-pause': 'idle',
  'nothing-to-resume': 'idle',
  'already-paused': 'paused',
  'stayed-stopped': 'idle',
};

/** The pictures of sign.png first, then whatever else may be under a press. */
export const signs: Readonly<Record<string, View>> = {
  'press-start': sign(views.starting, light),
  'recording-proved': sign(views.recording, { kind: 'proved', action: 'start', afterMs: 900 }),
  'press-stop': sign(views.stopping, light),
  'stop-proved': sign(views.idle, { kind: 'proved', action: 'stop', afterMs: 1100 }),
  paused: sign(views.paused, light),
  'pause-asked': sign(views['pause-asked'], light),
  pausing: sign(views.pausing, light),
  'pause-ending': sign(views['paused-resumes'], light),
  'pause-asking': sign(views['pause-asking'], light),
  'resume-asked': sign(views['resume-asked'], light),
  resuming: sign(views.resuming, light),
  'part-proved': sign(views['recording-part'], { kind: 'proved', action: 'start', afterMs: 900 }),
  'practice-paused': sign(inPractice(views.paused), light),
  refused: sign(views.offline, { kind: 'told', why: 'nothing-sent' }),
  asked: sign(views['idle-asked'], light),
  held: sign(views['stopping-held'], light),
  'before-id': sign(views['stopping-before-id'], light),
  two: sign(views['recording-two'], light),
  ...Object.fromEntries(Object.entries(told).map(([why, view]) => [`told-${why}`, sign(views[view], { kind: 'told', why: why as SignWhy })])),
  'practice-start': sign(inPractice(views.starting), light),
  'practice-proved': sign(inPractice(views.recording), { kind: 'proved', action: 'start', afterMs: 900 }),
  'practice-held': sign(inPractice(views['stopping-held']), light),
};

const kinds = [...Object.keys(en.alarm.told), ...Object.keys(en.loud).filter((kind) => kind !== 'cancelled'), ...Object.keys(en.pause.told), 'left-recording', 'left-wish', 'left-pause'] as AlarmKind[];
/** The light under which each is raised. */
const underStop: ViewName = 'unconfirmed-stop';
const lightOf: Partial<Record<AlarmKind, ViewName>> = { 'start-unproved': 'unconfirmed-start', 'stop-not-sent': 'offline', 'start-not-sent': 'offline', 'word-not-kept': 'idle', blocked: 'blocked', 'stop-while-blocked': 'blocked', 'stop-logged-out': 'logged-out', 'one-more-recording': 'recording-another', overtaken: 'recording', 'resume-due': 'pause-asking', 'pause-found': 'pause-found', 'pause-found-over': 'idle', 'pause-found-recording': 'recording', 'recording-in-pause': 'recording', 'stereo-in-pause': 'paused', 'left-pause': 'idle' };
/** What the guard may say; the first two are the picture's. */
export const guardNotices = {
  unrecorded: { rule: 'unrecorded', seconds: 40, begun: true, server: 'dialer.example' },
  limit: { rule: 'limit', minutes: 58, limitMinutes: 60 },
  'unrecorded-since': { rule: 'unrecorded', seconds: 600, begun: false, server: null },
  'limit-past': { rule: 'limit', minutes: 75, limitMinutes: 60 },
  outlives: { rule: 'outlives', id: '121242' },
  pause: { rule: 'pause', seconds: 130 },
  screen: { rule: 'screen', usualMs: 6200 },
} as const satisfies Record<string, GuardNotice>;
const guardLight: Record<GuardNotice['rule'], ViewName> = { unrecorded: 'idle', limit: 'recording-long', outlives: 'recording', pause: 'paused', screen: 'idle-fresh' };
const guardOf = (id: number, notice: GuardNotice, part: Partial<Pick<Alarm, 'practice'>> = {}): Alarm => ({ id, kind: 'guard', notice, at: '2026-11-24T09:23:48+01:00', agent: '1000', practice: false, since: null, ...part });

/** A pause that somebody made long, with time left. */
const longPause: View = { ...views.paused, snapshot: { ...views.paused.snapshot, detail: { ...views.paused.snapshot.detail, pause: { phase: 'paused', seconds: 300, sinceMs: 130_000, leftMs: 170_000, atEnd: 'ask', part: 2, tag: '_R_P2', found: false, stereo: null } } } };

const alarm = (view: View, ...alarms: readonly Alarm[]): View => withDesk(view, { alarms });
const settled = (what: NonNullable<Alarm['since']>['what']): Pick<Alarm, 'since'> => ({ since: { what, at: '2026-11-24T09:24:02+01:00' } });

export const alarms: Readonly<Record<string, View>> = {
  ...Object.fromEntries(kinds.map((kind) => [kind, alarm(views[lightOf[kind] ?? underStop], alarmOf(1, kind, { pausedMs: kind === 'resume-due' || kind === 'pause-found' ? 64_000 : null }))])),
  'resume-unproved': views['unconfirmed-resume'],
  'practice-resume-due': alarm(inPractice(views['pause-asking']), alarmOf(1, 'resume-due', { practice: true, pausedMs: 64_000 })),
  ...Object.fromEntries(Object.entries(guardNotices).map(([name, notice]) => [`guard-${name}`, alarm(views[guardLight[notice.rule]], guardOf(1, notice))])),
  'guard-pause': alarm(longPause, guardOf(1, guardNotices.pause)),
  'guard-two': alarm(views.recording, guardOf(2, guardNotices.limit), guardOf(1, guardNotices.screen)),
  'guard-practice': alarm(inPractice(views.idle), guardOf(1, guardNotices.unrecorded, { practice: true })),
  'guard-under-alarm': alarm(views.recording, alarmOf(2, 'one-more-recording'), guardOf(1, guardNotices.limit)),
  stopping: alarm(views.stopping, alarmOf(1, 'stop-unproved')),
  'since-stopped': alarm(views.idle, alarmOf(1, 'stop-unproved', settled('stop-proved'))),
  'since-not-recording': alarm(views.idle, alarmOf(1, 'stop-logged-out', settled('not-recording'))),
  'since-recording': alarm(views.recording, alarmOf(1, 'start-unproved', settled('recording'))),
  'since-answered': alarm(views['logged-out'], alarmOf(1, 'blocked', settled('answered'))),
  practice: alarm(inPractice(views['unconfirmed-stop']), alarmOf(1, 'stop-unproved', { practice: true })),
  two: alarm(views['unconfirmed-stop'], alarmOf(2, 'stop-unproved'), alarmOf(1, 'one-more-recording')),
  five: alarm(views['unconfirmed-stop'], alarmOf(5, 'stop-unproved'), alarmOf(4, 'stop-alarm'), alarmOf(3, 'start-unproved', settled('recording')), alarmOf(2, 'overtaken'), alarmOf(1, 'blocked')),
};

const pilled: readonly ViewName[] = ['idle', 'idle-fresh', 'starting', 'recording', 'recording-long', 'recording-two', 'stopping', 'stopping-before-id', 'unconfirmed-start', 'unconfirmed-stop', 'paused', 'paused-resumes', 'pause-asking', 'resuming', 'recording-part', 'unconfirmed-pause', 'call-over', 'logged-out', 'blocked', 'offline', 'connecting', 'not-set-up', 'practice-idle', 'practice-deaf'];

export const pills: Readonly<Record<string, View>> = {
  ...Object.fromEntries(pilled.map((name) => [name, views[name]])),
  unrecorded: withDesk(views.idle, { guard: { unrecorded: true }, alarms: [guardOf(1, guardNotices.unrecorded)] }),
  'unrecorded-practice': withDesk(inPractice(views.idle), { guard: { unrecorded: true } }),
  'practice-paused': inPractice(views.paused),
  alarmed: alarm(views.recording, alarmOf(1, 'one-more-recording')),
  moving: withDesk(views.recording, { pillMoves: true }),
  'moving-practice': withDesk(inPractice(views.recording), { pillMoves: true }),
};
