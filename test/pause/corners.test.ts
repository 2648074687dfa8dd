/** Corners of a pause that an attack or random schedules found: each was once a lie, a lost pause or a resume that nobody wanted. */
import { readdirSync, rmSync } from 'node:fs';
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

/** On to the moment in which the time is up and the pause resumes by itself. */
async function toItsEnd(): Promise<void> {
  while (desk.view().detail.pause?.phase === 'paused') await world.advance(50);
  expect(desk.view().detail.pause?.phase).toBe('resuming');
}

describe('a resume', () => {
  it('that a person took back is not made again by itself', async () => {
    world.settings({ pauseEnd: 'resume' });
    await desk.paused(20);
    desk.agent().screen.deaf(true);
    await toItsEnd();
    await world.advance(1500);
    desk.key();
    await world.advance(12_000);
    desk.agent().screen.deaf(false);
    await world.advance(70_000);
    expect(desk.view()).toMatchObject({ state: 'paused', detail: { pause: { phase: 'asking', atEnd: 'ask' } } });
    expect(desk.starts()).toBe(2);
    expect(desk.running()).toHaveLength(0);
  });

  it('right after the call was disposed starts nothing', async () => {
    await desk.paused();
    await world.advance(12_000);
    desk.agent().hangUp();
    desk.agent().dispose();
    await world.advance(200);
    const told = desk.key();
    await world.advance(4000);
    expect(told.outcome()).toEqual({ kind: 'refused', why: 'call-over' });
    expect(desk.starts()).toBe(1);
    expect(world.pauseOver).toEqual(['call-over']);
  });

  it('by itself, right after the call was disposed, starts nothing in the next', async () => {
    world.settings({ pauseEnd: 'resume' });
    await desk.paused(20);
    while ((desk.view().detail.pause?.leftMs ?? 0) > 300) await world.advance(50);
    desk.agent().hangUp();
    desk.agent().dispose();
    await world.advance(3000);
    desk.agent().takeCall();
    await world.advance(6000);
    expect(desk.starts()).toBe(1);
  });

  it('pressed while offline, whose call turns out to be over, starts nothing', async () => {
    await desk.paused();
    await world.advance(12_000);
    const back = desk.away();
    await world.advance(4000);
    desk.agent().hangUp();
    desk.agent().dispose();
    desk.resume();
    await world.advance(500);
    back();
    await world.advance(8000);
    expect(desk.starts()).toBe(1);
  });

  it('is not made by itself over an outage: another call may have begun in it', async () => {
    world.settings({ pauseEnd: 'resume' });
    await desk.paused(60);
    await world.advance(5000);
    const back = desk.away();
    desk.agent().hangUp();
    desk.agent().dispose();
    await world.advance(20_000);
    desk.agent().ready();
    desk.agent().takeCall();
    back();
    await world.advance(60_000);
    expect(desk.starts()).toBe(1);
    expect(world.pauseLoud).toContain('resume-due');
  });

  it('by itself and the key at the same moment are one', async () => {
    world.settings({ pauseEnd: 'resume' });
    await desk.paused(20);
    await toItsEnd();
    await world.advance(100);
    const told = desk.key();
    await world.advance(5000);
    expect(told.outcome()).toEqual({ kind: 'proved', action: 'start' });
    expect(desk.view().state).toBe('recording');
    expect(desk.running()).toHaveLength(1);
  });

  it('by itself that comes to nothing is told at once', async () => {
    world.settings({ pauseEnd: 'resume' });
    await desk.paused(20);
    while ((desk.view().detail.pause?.leftMs ?? 0) > 300) await world.advance(50);
    desk.away();
    await toItsEnd();
    await world.advance(5500);
    expect(world.pauseLoud).toContain('resume-due');
  });

  it('is refused while the stop waits for its proof, also in the breath of the press', async () => {
    await desk.recording();
    desk.key();
    await world.advance(150);
    const told = [desk.resume(), desk.start()];
    await world.advance(5000);
    expect(told.map((one) => one.outcome())).toEqual([
      { kind: 'not-yet', why: 'stop-not-proved' },
      { kind: 'not-yet', why: 'stop-not-proved' },
    ]);
    expect(desk.view().state).toBe('paused');
  });
});

describe('a stop', () => {
  it('while pausing wins: nothing resumes', async () => {
    world.settings({ pauseEnd: 'resume' });
    await desk.recording();
    desk.command(20);
    await world.advance(100);
    const told = desk.stop();
    await world.advance(5000);
    expect(told.outcome()).toEqual({ kind: 'proved', action: 'stop' });
    expect(desk.view()).toMatchObject({ state: 'idle', detail: { pause: null } });
    await world.advance(60_000);
    expect(desk.starts()).toBe(1);
    expect(world.pauseLoud).toEqual([]);
  });
});

describe('after a crash', () => {
  async function lost(): Promise<void> {
    await desk.recording();
    desk.agent().screen.deaf(true);
    desk.key();
    await world.advance(1000);
    await world.dialer().close();
    const folder = join(world.folder, 'open-words');
    for (const name of readdirSync(folder)) if (!name.includes('pause')) rmSync(join(folder, name));
  }

  it('a stop that was never proved, and whose note is gone, is not called paused: it is told', async () => {
    await lost();
    await world.restart();
    await world.advance(3000);
    expect(desk.running()).toHaveLength(1);
    expect(desk.view().state).not.toBe('paused');
    expect(world.pauseLoud).toEqual(['pause-found-unproved']);
  });

  it('a press before the dialer is heard does not hide that', async () => {
    await lost();
    await world.rebuild();
    const opened = world.dialer().open();
    desk.press({ action: 'extend' });
    await opened;
    await world.advance(3000);
    expect(world.pauseLoud).toEqual(['pause-found-unproved']);
  });
});

it('"Stay paused" before the START went out leaves the pause as it was, and it asks', async () => {
  await desk.paused();
  const back = desk.away();
  desk.resume();
  await world.advance(350);
  const told = desk.key();
  await world.advance(400);
  back();
  await world.advance(20_000);
  expect(told.outcome()).not.toBe(null);
  expect(desk.view()).toMatchObject({ state: 'paused', detail: { pause: { tag: '_SALE_P2' } } });
  expect(desk.starts()).toBe(1);
});

it('thirty presses at once all end', async () => {
  await desk.recording();
  const all = Array.from({ length: 30 }, () => desk.command());
  await world.advance(20_000);
  expect(all.filter((one) => one.outcome() === null)).toEqual([]);
});

it('a refused login is not sent again to look for a stereo recording', async () => {
  desk.server().change({ stereo: true });
  desk.server().addUser({ user: 'api', pass: right, allowedFunctions: ['recording', 'stereo_recording'] });
  await world.restart();
  await world.advance(1000);
  await desk.paused();
  await world.advance(5000);
  await world.dialer().close();
  desk.server().addUser({ user: 'api', pass: 'another' });
  await world.restart();
  await world.advance(3000);
  await world.restart();
  await world.advance(1000);
  const before = world.sent.length;
  desk.press({ action: 'extend' });
  await world.advance(30_000);
  expect(world.sent.slice(before).filter((one) => one.password !== undefined)).toEqual([]);
});

it('a stereo recording that begins again in the same pause is told again', async () => {
  desk.server().change({ stereo: true });
  desk.server().addUser({ user: 'api', pass: right, allowedFunctions: ['recording', 'stereo_recording'] });
  await world.restart();
  await world.advance(1000);
  await desk.paused(300);
  for (let time = 0; time < 2; time++) {
    desk.agent().stereo.begin();
    await world.advance(12_000);
    desk.agent().stereo.end();
    await world.advance(12_000);
  }
  expect(world.pauseLoud.filter((one) => one === 'stereo-in-pause')).toHaveLength(2);
});

it('a press to stop that joins one past its limit has a limit of its own', async () => {
  await desk.recording();
  desk.agent().screen.deaf(true);
  desk.key();
  await world.advance(12_000);
  expect(desk.view().state).toBe('unconfirmed');
  const again = desk.key();
  await world.advance(12_000);
  expect(again.outcome()).toEqual({ kind: 'unproved', action: 'stop' });
});
