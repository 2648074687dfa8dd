/** Alarms stay until a person has seen them, each once, whatever comes after. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { alarmActs, alarmGlyph, alarmTold } from '../../assets/words/alarm';
import { noAlarms, reduceAlarms, type AlarmEvent, type Alarms } from '../../main/notices/alarms';
import type { Alarm, AlarmKind } from '../../preload/contract';
import type { Loud } from '../../main/recorder';
import type { Snapshot } from '../../main/recorder/snapshot';
import { pressOutcomes } from '../words/outcomes';
import { pauseOf } from '../renderer/snapshots';
import { lightNames, lights, snapshotOf } from '../words/snapshots';

const at = '2026-02-03T04:05:06.500Z';
const later = '2026-02-03T04:07:00.000Z';
const view = (name: keyof typeof lights, when = at): AlarmEvent => ({ type: 'view', snapshot: lights[name], at: when });
const play = (events: readonly AlarmEvent[], from: Alarms = noAlarms): Alarms => events.reduce(reduceAlarms, from);
const kinds = (alarms: Alarms): Alarm['kind'][] => alarms.list.map(({ kind }) => kind);

const louds: Record<Loud, true> = { 'probe-stopped-another': true, 'one-more-recording': true, 'stop-alarm': true, cancelled: true, overtaken: true, 'stop-while-blocked': true, 'stop-logged-out': true };

describe('is raised', () => {
  it('by the light, whoever asked for the stop, and once', () => {
    const raised = play([view('stopping'), view('unconfirmed stop'), view('unconfirmed stop', later)]);
    expect(raised.list).toMatchObject([{ kind: 'stop-unproved', at, agent: '1000', practice: false, since: null }]);
  });

  it('again by the next stop without proof, in the place of the first', () => {
    const raised = play([view('unconfirmed stop'), view('stopping'), view('unconfirmed stop', later)]);
    expect(raised.list).toMatchObject([{ id: 2, kind: 'stop-unproved', at: later }]);
  });

  it('by an agent who left a recording, and is this one’s no more', () => {
    const raised = play([{ type: 'left', agent: '1000', practice: false, what: 'recording', at }, { type: 'view', snapshot: { ...lights.idle, agent: '2000' }, at: later }]);
    expect(raised.list).toMatchObject([{ kind: 'left-recording', agent: '1000', since: null }]);
    expect(alarmTold(raised.list[0] ?? { kind: 'blocked', agent: null, pausedMs: null }, en).message).toContain('1000');
    expect(play([view('idle', later)], raised).list[0]?.since).toEqual({ what: 'not-recording', at: later });
  });

  it('not by a start of somebody else', () => {
    expect(play([{ type: 'view', snapshot: snapshotOf('unconfirmed', { wanted: 'start', detail: { phase: 'foreign' } }), at }]).list).toEqual([]);
    expect(kinds(play([view('unconfirmed start')]))).toEqual(['start-unproved']);
  });

  it.each(Object.keys(louds) as Loud[])('by what the recorder says aloud: %s', (loud) => {
    expect(kinds(play([{ type: 'loud', loud, snapshot: lights.idle, at }]))).toEqual(loud === 'cancelled' ? [] : [loud]);
  });

  it('by a press that sent nothing, named by what was not sent', () => {
    const ended = (action: 'start' | 'stop'): AlarmEvent => ({ type: 'ended', outcome: { kind: 'nothing-sent' }, action, snapshot: lights.offline, at });
    expect(kinds(play([ended('stop'), ended('start')]))).toEqual(['start-not-sent', 'stop-not-sent']);
  });

  it('by no press that was simply told', () => {
    const quiet = pressOutcomes.filter((outcome) => play([{ type: 'ended', outcome, action: 'stop', snapshot: lights.idle, at }]).list.length === 0).map((outcome) => ('why' in outcome ? outcome.why : outcome.kind));
    expect(quiet.toSorted()).toEqual(['already-paused', 'already-recording', 'already-starting', 'already-stopping', 'bad-tag', 'call-over', 'cancelled', 'extended', 'mend', 'not-logged-in', 'not-set-up', 'nothing-to-pause', 'nothing-to-resume', 'nothing-to-stop', 'overtaken', 'paused', 'proved', 'proved', 'stayed-stopped', 'stop-not-proved', 'unproved', 'unproved']);
  });

  it('a stop without answer and one without proof are one alarm', () => {
    const raised = play([{ type: 'ended', outcome: { kind: 'stop-unanswered' }, action: 'stop', snapshot: lights.offline, at }, view('unconfirmed stop', later)]);
    expect(kinds(raised)).toEqual(['stop-unproved']);
  });
});

describe('stays', () => {
  it('under every light, until it was seen', () => {
    const events = fc.array(fc.constantFrom(...lightNames).map((name) => view(name, later)), { maxLength: 30 });
    fc.assert(
      fc.property(events, (after) => {
        const raised = play([{ type: 'loud', loud: 'stop-alarm', snapshot: lights.stopping, at }]);
        expect(kinds(play(after, raised))).toContain('stop-alarm');
      }),
    );
  });

  it('and goes once seen; the same light raises it no second time', () => {
    const seen = play([view('unconfirmed stop'), { type: 'seen', id: 1 }, view('unconfirmed stop', later)]);
    expect(seen.list).toEqual([]);
  });

  it('and what was seen is that one only', () => {
    const raised = play([view('unconfirmed start'), { type: 'loud', loud: 'one-more-recording', snapshot: lights.recording, at }, { type: 'seen', id: 1 }]);
    expect(kinds(raised)).toEqual(['one-more-recording']);
  });
});

describe('says what became of it', () => {
  const ended = (endedAt: string): AlarmEvent => ({ type: 'view', at: later, snapshot: snapshotOf('idle', { detail: { last: { id: '7', filename: null, endedAt, agoMs: 1000, how: 'proved' } } }) });

  it('proved only by an end after it', () => {
    expect(play([view('unconfirmed stop'), ended('2026-02-03T04:06:59+00:00')]).list[0]?.since).toEqual({ what: 'stop-proved', at: later });
    expect(play([view('unconfirmed stop'), ended('2026-02-03T04:05:06+00:00')]).list[0]?.since).toEqual({ what: 'stop-proved', at: later });
    expect(play([view('unconfirmed stop'), ended('2026-02-03T03:59:00+00:00')]).list[0]?.since).toEqual({ what: 'not-recording', at: later });
  });

  it('with the time of the first look, not of the last', () => {
    const known = play([view('unconfirmed start'), view('recording', later), view('recording', '2026-02-03T05:00:00.000Z')]);
    expect(known.list[0]?.since).toEqual({ what: 'recording', at: later });
  });

  it('and takes it back when an id comes after the proof', () => {
    const known = play([view('unconfirmed stop'), ended('2026-02-03T04:06:59+00:00'), view('stopping', later)]);
    expect(known.list[0]?.since).toBeNull();
  });

  it('not by another agent, nor by practice', () => {
    const other = { type: 'view', snapshot: { ...lights.idle, agent: '2000' }, at: later } as const;
    const practice = { type: 'view', snapshot: { ...lights.idle, practice: true }, at: later } as const;
    expect(play([view('unconfirmed stop'), other, practice]).list[0]?.since).toBeNull();
  });

  it('never by a light that knows nothing', () => {
    for (const name of ['offline', 'blocked', 'logged-out', 'connecting', 'call-over', 'recording'] as const) expect(play([view('unconfirmed stop'), view(name, later)]).list[0]?.since).toBeNull();
  });
});

describe('each kind', () => {
  const all: Record<AlarmKind, true> = { 'stop-unproved': true, 'stop-unanswered': true, 'start-unproved': true, 'stop-not-sent': true, 'start-not-sent': true, 'word-not-kept': true, blocked: true, 'probe-stopped-another': true, 'one-more-recording': true, 'stop-alarm': true, overtaken: true, 'stop-while-blocked': true, 'stop-logged-out': true, 'left-recording': true, 'left-wish': true, 'left-pause': true, 'resume-due': true, 'recording-in-pause': true, 'pause-found': true, 'pause-found-over': true,
    'pause-found-unproved': true, 'pause-found-recording': true, 'stereo-in-pause': true };
  const alarm = { id: 1, at, agent: '1000', practice: false, pausedMs: null, since: null } as const;

  it.each(Object.keys(all) as AlarmKind[])('%s is told, drawn, and can be seen under every light', (kind) => {
    const { message, advice } = alarmTold({ kind, agent: '1000', pausedMs: 64_000 }, en);
    for (const sentence of [message, advice]) expect(sentence).toMatch(/^[\p{Lu}\d].*\S$/u);
    expect(message + advice).not.toMatch(/undefined|null|NaN/);
    expect(alarmGlyph(kind)).toMatch(/\S/);
    for (const name of lightNames) {
      const acts = alarmActs({ ...alarm, kind }, lights[name]);
      expect(acts.at(-1)).toBe('seen');
      expect(new Set(acts).size).toBe(acts.length);
    }
  });

  it.each(Object.keys(all) as AlarmKind[])('%s starts nothing while a stop is not proved', (kind) => {
    for (const name of ['stopping', 'unconfirmed stop', 'recording', 'starting'] as const) expect(alarmActs({ ...alarm, kind }, lights[name])).not.toContain('start-again');
  });

  it('offers nothing for another agent, nor once it is over', () => {
    expect(alarmActs({ ...alarm, kind: 'stop-unproved', agent: '2000' }, lights['unconfirmed stop'])).toEqual(['seen']);
    expect(alarmActs({ ...alarm, kind: 'stop-unproved', practice: true }, lights['unconfirmed stop'])).toEqual(['seen']);
    expect(alarmActs({ ...alarm, kind: 'stop-unproved', since: { what: 'stop-proved', at: later } }, lights.idle)).toEqual(['seen']);
    expect(alarmActs({ ...alarm, kind: 'stop-unproved' }, lights['unconfirmed stop'])).toEqual(['stop-again', 'check', 'seen']);
    expect(alarmActs({ ...alarm, kind: 'stop-while-blocked' }, lights.blocked)).toEqual(['setup', 'seen']);
  });
});

describe('a pause that asks', () => {
  const asking = (sinceMs: number, part: Partial<Snapshot> = {}): Snapshot => snapshotOf('paused', { ...part, detail: { pause: pauseOf({ phase: 'asking', sinceMs, leftMs: 0 }) } });
  const due = (sinceMs: number, when = at): AlarmEvent => ({ type: 'pause', loud: 'resume-due', snapshot: asking(sinceMs), at: when });
  const look = (snapshot: Snapshot): AlarmEvent => ({ type: 'view', snapshot, at: later });

  it('is raised again each time it asks, in its own place, with the time that nothing was recorded', () => {
    const raised = play([due(60_000), look(asking(70_000)), due(75_000, later)]);
    expect(raised.list).toMatchObject([{ id: 2, kind: 'resume-due', at: later, pausedMs: 75_000 }]);
    expect(raised.list[0] && alarmTold(raised.list[0], en)).toMatchObject({ message: 'Resume?', advice: 'Not recording, paused 1:15.' });
  });

  it('is answered by whatever a person does on any surface, and by the end of its call', () => {
    const paused = snapshotOf('paused', { detail: { pause: pauseOf() } });
    const resuming = snapshotOf('starting', { wanted: 'start', detail: { pause: pauseOf({ phase: 'resuming' }) } });
    for (const answer of [paused, resuming, lights.idle, lights['call-over'], lights['logged-out'], lights.recording]) expect(play([due(60_000), look(answer)]).list).toEqual([]);
    expect(kinds(play([due(60_000), look(asking(70_000))]))).toEqual(['resume-due']);
  });

  it('is answered for its own agent only', () => {
    expect(kinds(play([due(60_000), look({ ...lights.recording, agent: '2000' }), look({ ...lights.recording, practice: true })]))).toEqual(['resume-due']);
  });

  it('one that an earlier run left open is the same question', () => {
    const found: AlarmEvent = { type: 'pause', loud: 'pause-found', snapshot: asking(95_000), at };
    expect(kinds(play([found]))).toEqual(['pause-found']);
    expect(kinds(play([found, due(110_000, later)]))).toEqual(['resume-due']);
  });

  it('offers the answers and nothing else: to look at it is none', () => {
    const offered = (snapshot: Snapshot, kind: AlarmKind = 'resume-due'): readonly string[] => alarmActs({ id: 1, kind, at, agent: '1000', practice: false, pausedMs: 60_000, since: null }, snapshot);
    for (const kind of ['resume-due', 'pause-found'] as const) expect(offered(asking(60_000), kind)).toEqual(['resume', 'extend', 'stay-stopped']);
    expect(offered(asking(60_000, { agent: '2000' }))).toEqual(['seen']);
    expect(offered(lights.recording, 'recording-in-pause')).toEqual(['pause', 'stop', 'seen']);
    expect(offered(lights.stopping, 'recording-in-pause')).toEqual(['check', 'seen']);
    expect(offered(lights.recording, 'pause-found-recording')).toEqual(['pause', 'stop', 'seen']);
  });
});

it('a resume without proof says that it was one', () => {
  const paused = (phase: 'resuming' | 'pausing', wanted: 'start' | 'stop'): AlarmEvent => ({ type: 'view', at, snapshot: snapshotOf('unconfirmed', { wanted, detail: { pause: pauseOf({ phase, sinceMs: phase === 'resuming' ? 60_000 : null }) } }) });
  const said = (event: AlarmEvent): string => play([event]).list.map((alarm) => alarmTold(alarm, en)).map(({ message, advice }) => `${message}: ${advice}`).join();
  expect(said(paused('resuming', 'start'))).toBe('No proof that it records: Resume was sent. Open or wake the VICIdial tab.');
  expect(said(paused('pausing', 'stop'))).toBe('May still be recording: Do not take the card. Open or wake the VICIdial tab.');
  expect(said(view('unconfirmed start'))).toContain('The start was sent.');
});
