/** The whole way of a pause: the real dialer room and recorder against a practice server, on one virtual clock. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { right, type World } from '../dialer/world';
import { createPauseDesk, type PauseDesk } from './desk';

let desk: PauseDesk;
let world: World;
beforeEach(async () => {
  desk = await createPauseDesk();
  ({ world } = desk);
});
afterEach(() => world.end());

const server: PauseDesk['server'] = (...args) => desk.server(...args);
const agent: PauseDesk['agent'] = (...args) => desk.agent(...args);
const view: PauseDesk['view'] = (...args) => desk.view(...args);
const running: PauseDesk['running'] = (...args) => desk.running(...args);
const values: PauseDesk['values'] = (...args) => desk.values(...args);
const starts: PauseDesk['starts'] = (...args) => desk.starts(...args);
const press: PauseDesk['press'] = (...args) => desk.press(...args);
const start: PauseDesk['start'] = (...args) => desk.start(...args);
const stop: PauseDesk['stop'] = (...args) => desk.stop(...args);
const toggle: PauseDesk['toggle'] = (...args) => desk.toggle(...args);
const key: PauseDesk['key'] = (...args) => desk.key(...args);
const command: PauseDesk['command'] = (...args) => desk.command(...args);
const resume: PauseDesk['resume'] = (...args) => desk.resume(...args);
const recording: PauseDesk['recording'] = (...args) => desk.recording(...args);
const paused: PauseDesk['paused'] = (...args) => desk.paused(...args);
const away: PauseDesk['away'] = (...args) => desk.away(...args);

describe('one key', () => {
  it('pauses, with proof, and resumes, with proof, as the next part', async () => {
    await recording();
    const first = view().recording!;
    const asked = key();
    await world.advance(300);
    expect(view()).toMatchObject({ state: 'stopping', detail: { pause: { phase: 'pausing', sinceMs: null, leftMs: null } } });
    expect(running()).toHaveLength(1);
    await world.advance(2500);
    expect(asked.outcome()).toEqual({ kind: 'paused' });
    expect(running()).toHaveLength(0);
    expect(view()).toMatchObject({ state: 'paused', wanted: null, recording: null, recordings: 0, detail: { pause: { phase: 'paused', seconds: 60, atEnd: 'ask', part: 2, tag: '_SALE_P2', found: false } } });
    expect(Date.parse(view().resumeAt!) - Date.parse(view().detail.proof!.at)).toBe(60_000);
    await world.advance(20_000);
    const back = key();
    await world.advance(300);
    expect(view()).toMatchObject({ state: 'starting', detail: { tag: '_SALE_P2', pause: { phase: 'resuming' } } });
    await world.advance(2500);
    expect(back.outcome()).toEqual({ kind: 'proved', action: 'start' });
    expect(view()).toMatchObject({ state: 'recording', resumeAt: null, detail: { pause: null, part: { number: 2 } } });
    expect(view().recording!.filename).toMatch(/_SALE_P2$/);
    expect(view().recording!.id).not.toBe(first.id);
    // From the proved stop to the START of the next part.
    expect(view().detail.part!.gapMs).toBeGreaterThan(19_000);
    expect(view().detail.part!.gapMs).toBeLessThan(23_000);
    expect(starts()).toBe(2);
    expect(world.pauseOver).toEqual(['resumed']);
  });

  it('makes the third part after the second', async () => {
    await recording();
    for (const part of [2, 3, 4]) {
      key();
      await world.advance(5000);
      key();
      await world.advance(5000);
      expect(view()).toMatchObject({ state: 'recording', detail: { part: { number: part } } });
      expect(view().recording!.filename).toMatch(new RegExp(`_SALE_P${part}$`));
    }
  });

  it('cuts a tag of more than 11 characters', async () => {
    await recording('_VERIFICATION');
    key();
    await world.advance(5000);
    key();
    await world.advance(5000);
    expect(view().recording!.filename).toMatch(/_VERIFICATI_P2$/);
    expect(view().detail.part).toMatchObject({ number: 2 });
  });

  it('names the parts of a recording that it did not start by the tag of this desk', async () => {
    agent().screen.record();
    await world.advance(20_000);
    expect(view().state).toBe('recording');
    key();
    await world.advance(3000);
    expect(view()).toMatchObject({ state: 'paused', detail: { pause: { tag: '_R_P2' } } });
  });

  it('twice within 300 ms is once, at both ends', async () => {
    await recording();
    const both = [key(), key()];
    await world.advance(3000);
    expect(both.map((one) => one.outcome())).toEqual([{ kind: 'paused' }, { kind: 'paused' }]);
    expect(view().state).toBe('paused');
    const back = [key(), toggle()];
    await world.advance(3000);
    expect(back.map((one) => one.outcome())).toEqual([
      { kind: 'proved', action: 'start' },
      { kind: 'proved', action: 'start' },
    ]);
    expect(view().state).toBe('recording');
    expect(running()).toHaveLength(1);
  });

  it('of a recording that is too young is held until it is old enough', async () => {
    start();
    await world.advance(1400);
    expect(view().state).toBe('recording');
    key();
    await world.advance(100);
    expect(view()).toMatchObject({ state: 'stopping', detail: { phase: 'held', pause: { phase: 'pausing' } } });
    await world.advance(5000);
    expect(view().state).toBe('paused');
    expect(running()).toHaveLength(0);
  });

  it('during the start pauses what has not begun, or waits for it and pauses that', async () => {
    start();
    await world.advance(100);
    const told = key();
    await world.advance(15_000);
    expect(told.outcome()).toEqual({ kind: 'paused' });
    expect(view().state).toBe('paused');
    expect(running()).toHaveLength(0);
    resume();
    await world.advance(4000);
    expect(view().state).toBe('recording');
    expect(running()).toHaveLength(1);
  });

  it('takes the resume back: "Stay paused"', async () => {
    await paused();
    resume();
    await world.advance(400);
    expect(view().state).toBe('starting');
    const stay = key();
    await world.advance(15_000);
    expect(stay.outcome()).toEqual({ kind: 'paused' });
    expect(view().state).toBe('paused');
    expect(running()).toHaveLength(0);
  });
});

describe('what cannot be paused', () => {
  it('nothing recorded: refused, and nothing is sent', async () => {
    const told = key();
    await world.advance(1000);
    expect(told.outcome()).toEqual({ kind: 'refused', why: 'nothing-to-pause' });
    expect(values()).toEqual([]);
    expect(view()).toMatchObject({ state: 'idle', detail: { pause: null } });
    expect(readdirSync(join(world.folder, 'open-words'))).toEqual([]);
  });

  it('no pause: nothing to resume or to extend', async () => {
    const told = [resume(), press({ action: 'extend' })];
    await world.advance(100);
    expect(told.map((one) => one.outcome())).toEqual([
      { kind: 'refused', why: 'nothing-to-resume' },
      { kind: 'refused', why: 'nothing-to-resume' },
    ]);
  });

  it('a pause: a command says so and leaves it as it is', async () => {
    await paused(50);
    const before = view().resumeAt;
    await world.advance(1000);
    const told = command(100);
    await world.advance(100);
    expect(told.outcome()).toEqual({ kind: 'refused', why: 'already-paused' });
    expect(view()).toMatchObject({ state: 'paused', resumeAt: before });
  });

  it('a call that is over: refused, and its log is not lengthened', async () => {
    await recording();
    agent().hangUp();
    await world.advance(11_000);
    expect(view().state).toBe('call-over');
    const told = key();
    await world.advance(1000);
    expect(told.outcome()).toEqual({ kind: 'refused', why: 'call-over' });
    expect(values()).toEqual(['START']);
  });

  it('a recording that the desk has not heard of yet is found and paused', async () => {
    agent().screen.record();
    await world.advance(1200);
    expect(view().state).toBe('idle');
    const told = key();
    await world.advance(5000);
    expect(told.outcome()).toEqual({ kind: 'paused' });
    expect(running()).toHaveLength(0);
  });
});

it('a refused press of a script swallows no resume right after it', async () => {
  await paused();
  await world.advance(1000);
  const refused = command();
  await world.advance(100);
  const back = resume();
  await world.advance(4000);
  expect(refused.outcome()).toEqual({ kind: 'refused', why: 'already-paused' });
  expect(back.outcome()).toEqual({ kind: 'proved', action: 'start' });
  expect(view().state).toBe('recording');
});

describe('its time', () => {
  it('asks when it is up, and again every 15 s, and resumes nothing by itself', async () => {
    await paused(30);
    await world.advance(18_500);
    expect(world.pauseLoud).toEqual(['pause-ending']);
    await world.advance(10_500);
    expect(world.pauseLoud).toEqual(['pause-ending', 'resume-due']);
    expect(view()).toMatchObject({ state: 'paused', detail: { pause: { phase: 'asking', leftMs: 0 } } });
    await world.advance(46_000);
    expect(world.pauseLoud.filter((one) => one === 'resume-due')).toHaveLength(4);
    expect(starts()).toBe(1);
    resume();
    await world.advance(3000);
    expect(view().state).toBe('recording');
    await world.advance(60_000);
    expect(world.pauseLoud.filter((one) => one === 'resume-due')).toHaveLength(4);
  });

  it('resumes by itself where the settings say so', async () => {
    world.settings({ pauseEnd: 'resume' });
    await paused(20);
    await world.advance(19_500);
    await world.advance(3000);
    expect(view()).toMatchObject({ state: 'recording', detail: { part: { number: 2 } } });
    expect(world.pauseLoud).toEqual(['pause-ending']);
    expect(running()).toHaveLength(1);
  });

  it('is half a minute longer for each press, also when it is up', async () => {
    await paused(20);
    const end = Date.parse(view().resumeAt!);
    press({ action: 'extend' });
    await world.advance(10);
    press({ action: 'extend' });
    await world.advance(100);
    expect(Date.parse(view().resumeAt!) - end).toBe(60_000);
    await world.advance(85_000);
    expect(view().detail.pause?.phase).toBe('asking');
    press({ action: 'extend' });
    await world.advance(100);
    expect(view().detail.pause).toMatchObject({ phase: 'paused' });
    expect(view().detail.pause!.leftMs).toBeGreaterThan(29_000);
  });

  it('over a sleep asks, though the settings would resume: what happened nobody saw', async () => {
    world.settings({ pauseEnd: 'resume' });
    await paused(20);
    world.dialer().attend({ popup: false, locked: false, suspended: true });
    await world.advance(60_000);
    world.dialer().attend({ popup: false, locked: false, suspended: false });
    await world.advance(2000);
    expect(view()).toMatchObject({ state: 'paused', detail: { pause: { phase: 'asking' } } });
    expect(starts()).toBe(1);
  });
});

describe('it ends', () => {
  it('with its call: nothing is resumed', async () => {
    world.settings({ pauseEnd: 'resume' });
    await paused(20);
    agent().hangUp();
    agent().dispose();
    await world.advance(40_000);
    expect(view()).toMatchObject({ state: 'idle', detail: { pause: null } });
    expect(world.pauseOver).toEqual(['call-over']);
    expect(starts()).toBe(1);
  });

  it('with a stop: it stays stopped', async () => {
    await paused();
    const told = stop();
    await world.advance(100);
    expect(told.outcome()).toEqual({ kind: 'stayed-stopped' });
    expect(view()).toMatchObject({ state: 'idle', detail: { pause: null } });
    await world.advance(90_000);
    expect(world.pauseLoud).toEqual([]);
  });

  it('with a recording that somebody else begins: told at once', async () => {
    await paused();
    await world.advance(15_000);
    agent().screen.record();
    await world.advance(2500);
    expect(world.pauseLoud).toEqual(['recording-in-pause']);
    expect(view()).toMatchObject({ state: 'recording', detail: { pause: null } });
    expect(world.pauseOver).toEqual(['recording-began']);
  });

  it('with the logout', async () => {
    await paused();
    agent().logOut();
    await world.advance(3000);
    expect(view()).toMatchObject({ state: 'logged-out', detail: { pause: null } });
    expect(world.pauseOver).toEqual(['logged-out']);
  });
});

describe('without proof', () => {
  it('the stop: "May still be recording", never "Paused"; the same key sends it again', async () => {
    await recording();
    agent().screen.deaf(true);
    const told = key();
    await world.advance(12_000);
    expect(told.outcome()).toEqual({ kind: 'unproved', action: 'stop' });
    expect(view()).toMatchObject({ state: 'unconfirmed', wanted: 'stop', detail: { pause: { phase: 'pausing' } } });
    agent().screen.deaf(false);
    const again = key();
    await world.advance(3000);
    expect(again.outcome()).toEqual({ kind: 'paused' });
    expect(view().state).toBe('paused');
    expect(running()).toHaveLength(0);
  });

  it('the resume: "No proof that it records"; the same key sends the same part again', async () => {
    await paused();
    agent().screen.deaf(true);
    const told = key();
    await world.advance(12_000);
    expect(told.outcome()).toEqual({ kind: 'unproved', action: 'start' });
    expect(view()).toMatchObject({ state: 'unconfirmed', wanted: 'start', detail: { pause: { phase: 'resuming' } } });
    const again = key();
    await world.advance(300);
    expect(again.outcome()).toBe(null);
    agent().screen.deaf(false);
    await world.advance(8000);
    expect(again.outcome()).toEqual({ kind: 'proved', action: 'start' });
    expect(view()).toMatchObject({ state: 'recording', detail: { pause: null, part: { number: 2 } } });
    expect(view().recording!.filename).toMatch(/_SALE_P2$/);
  });

  it('an id that comes after the proof is stopped again, told, and its time goes on', async () => {
    await paused();
    const end = view().resumeAt;
    agent().screen.record();
    await world.advance(6000);
    expect(world.pauseLoud).toContain('recording-in-pause');
    await world.advance(5000);
    expect(running()).toHaveLength(0);
    expect(view()).toMatchObject({ state: 'paused', resumeAt: end });
  });

  it('a resume that the server does not hear goes back to asking', async () => {
    await paused();
    await world.advance(12_000);
    const back = away();
    const told = resume();
    await world.advance(6000);
    expect(told.outcome()).toEqual({ kind: 'nothing-sent' });
    expect(view()).toMatchObject({ state: 'offline', detail: { pause: { phase: 'asking' } } });
    back();
    await world.advance(15_000);
    expect(view()).toMatchObject({ state: 'paused', detail: { pause: { phase: 'asking' } } });
    expect(running()).toHaveLength(0);
  });
});

describe('the app ends during it', () => {
  it('paused: found, offered, not resumed by itself, not dropped', async () => {
    world.settings({ pauseEnd: 'resume' });
    await paused();
    await world.restart();
    await world.advance(3000);
    expect(world.pauseLoud).toEqual(['pause-found']);
    expect(view()).toMatchObject({ state: 'paused', detail: { pause: { phase: 'asking', found: true, tag: '_SALE_P2' } } });
    await world.advance(40_000);
    expect(starts()).toBe(1);
    key();
    await world.advance(3000);
    expect(view()).toMatchObject({ state: 'recording', detail: { part: { number: 2 } } });
  });

  it('its call is over at the next start: said', async () => {
    await paused();
    await world.dialer().close();
    agent().hangUp();
    agent().dispose();
    await world.restart();
    await world.advance(3000);
    expect(world.pauseLoud).toEqual(['pause-found-over']);
    expect(view()).toMatchObject({ state: 'idle', detail: { pause: null } });
    await world.restart();
    await world.advance(3000);
    expect(world.pauseLoud).toEqual(['pause-found-over']);
  });

  it('while it waits for its proof: the stop goes on, then it is offered', async () => {
    await recording();
    agent().screen.deaf(true);
    key();
    await world.advance(1000);
    await world.restart();
    await world.advance(1000);
    expect(view()).toMatchObject({ state: 'stopping', detail: { pause: { phase: 'pausing' } } });
    agent().screen.deaf(false);
    await world.advance(4000);
    expect(view()).toMatchObject({ state: 'paused', detail: { pause: { phase: 'asking', found: true } } });
    expect(running()).toHaveLength(0);
  });

  it('while it resumes: the START is settled, and is the next part', async () => {
    await paused();
    resume();
    await world.advance(200);
    expect(view().state).toBe('starting');
    await world.restart();
    await world.advance(4000);
    expect(view().state).toBe('recording');
    expect(view().recording!.filename).toMatch(/_SALE_P2$/);
    expect(running()).toHaveLength(1);
    expect(world.pauseOver).toEqual(['resumed']);
  });

  it('a note that cannot be read is kept aside and told', async () => {
    await paused();
    await world.dialer().close();
    const folder = join(world.folder, 'open-words');
    const name = readdirSync(folder).find((one) => one.endsWith('.pause.json'))!;
    writeFileSync(join(folder, name), '{"v":1,"at":"paused"');
    await world.restart();
    await world.advance(3000);
    expect(world.troubles).toContainEqual({ kind: 'pause-broken', keptAs: expect.stringContaining(`${name}.corrupt-`) as string });
    expect(view()).toMatchObject({ state: 'idle', detail: { pause: null } });
  });
});

it('another agent at this desk: told, and offered when the first one is back', async () => {
  await paused();
  await world.advance(12_000);
  await world.dialer().changeAgent('2000');
  await world.advance(1000);
  expect(world.troubles).toContainEqual({ kind: 'agent-left', agent: '1000', what: 'pause' });
  expect(view().detail.pause).toBe(null);
  await world.dialer().changeAgent('1000');
  await world.advance(1000);
  expect(world.pauseLoud).toEqual(['pause-found']);
  expect(view().state).toBe('paused');
});

it('while it is open the dialer is asked every 2 s, and not after it', async () => {
  await paused(300);
  await world.advance(15_000);
  const statuses = (): number => world.sent.filter((one) => one.value === 'STATUS').length;
  const before = statuses();
  await world.advance(20_000);
  expect(statuses() - before).toBeGreaterThanOrEqual(9);
  expect(statuses() - before).toBeLessThanOrEqual(11);
  stop();
  await world.advance(15_000);
  const after = statuses();
  await world.advance(30_000);
  expect(statuses() - after).toBeLessThanOrEqual(3);
});

describe('a stereo recording that the API can see', () => {
  it('during the pause is told, once, and shown', async () => {
    server().change({ stereo: true });
    server().addUser({ user: 'api', pass: right, allowedFunctions: ['recording', 'stereo_recording'] });
    await world.restart();
    await world.advance(1000);
    await recording();
    agent().stereo.begin();
    key();
    await world.advance(4000);
    expect(view()).toMatchObject({ state: 'paused', detail: { pause: { stereo: 'running' } } });
    await world.advance(25_000);
    expect(world.pauseLoud.filter((one) => one === 'stereo-in-pause')).toHaveLength(1);
    agent().stereo.end();
    await world.advance(10_500);
    expect(view().detail.pause).toMatchObject({ stereo: 'not-running' });
  });

  it('cannot be asked for on an older dialer: nothing is said, and it is asked once at most', async () => {
    await paused();
    await world.advance(30_000);
    expect(view().detail.pause).toMatchObject({ stereo: null });
    expect(world.pauseLoud).not.toContain('stereo-in-pause');
  });
});
