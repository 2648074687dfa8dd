/** Whom the policy forbids: nothing about that agent leaves, whichever way it was asked; practice is not touched by it. */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, form, home, type World } from './world';

let world: World;
beforeEach(async () => {
  world = createWorld();
  world.servers.get(home)?.agent('2000').ready();
});
afterEach(() => world.end());

const only = (...agents: string[]): void => world.allow((agent) => agents.includes(agent));
const press = (action: 'start' | 'stop' | 'toggle') => ({ action, tag: '_R', another: false });
const forbidden = { state: 'blocked', failure: { kind: 'not-allowed' } };
const hooks = { onSnapshot: () => undefined, onLoud: () => undefined, onPauseLoud: () => undefined, onPauseOver: () => undefined, rank: () => 'poll' as const };

describe('setting up', () => {
  it('one who is not allowed is refused at the field: nothing saved, nothing sent, and no check either', async () => {
    only('2000');
    expect(await world.dialer().setUp(form())).toEqual({ ok: false, field: 'agent', fault: 'not-allowed' });
    expect(world.dialer().tryOut(form(), null)).toEqual({ ok: false, field: 'agent', fault: 'not-allowed' });
    expect([world.sent, world.saved, readdirSync(world.folder)]).toEqual([[], [], ['open-words']]);
    expect(world.dialer().snapshot().state).toBe('not-set-up');
    expect(world.dialer().whyNotAllowed().kind).toBe('not-allowed');
  });

  it('one who is allowed works as ever', async () => {
    only('1000');
    expect(await world.dialer().setUp(form())).toMatchObject({ ok: true, snapshot: { state: 'idle' } });
    const pressed = world.dialer().press(press('start'));
    await world.advance(4000);
    expect(await pressed).toEqual({ kind: 'proved', action: 'start' });
  });

  it('what is wrong in the form is told first', async () => {
    only();
    expect(await world.dialer().setUp(form({ agent: 'a b' }))).toMatchObject({ fault: 'agent-bad' });
  });
});

describe('who sits here', () => {
  beforeEach(async () => {
    await world.dialer().setUp(form());
    only('1000');
    world.sent.length = 0;
    world.saved.length = 0;
  });

  it('is not changed to one who is not allowed', async () => {
    expect(await world.dialer().changeAgent('2000')).toEqual({ ok: false, fault: 'not-allowed' });
    expect([world.sent, world.saved]).toEqual([[], []]);
    expect(world.dialer().snapshot()).toMatchObject({ agent: '1000', state: 'idle' });
  });

  it('and is changed from one who is not any more', async () => {
    only('2000');
    await world.dialer().followPolicy();
    expect(world.dialer().snapshot()).toMatchObject(forbidden);
    expect(await world.dialer().changeAgent('1000')).toEqual({ ok: false, fault: 'not-allowed' });
    expect(world.sent).toEqual([]);
    expect(await world.dialer().changeAgent('2000')).toEqual({ ok: true });
    expect(world.dialer().snapshot()).toMatchObject({ agent: '2000', state: 'idle', agentStatus: 'READY' });
  });
});

describe('the desk’s own, stored before', () => {
  beforeEach(async () => {
    await world.dialer().setUp(form());
    await world.dialer().close();
    only('2000');
    world.sent.length = 0;
    world.shown.length = 0;
    await world.restart();
  });

  it('is blocked at once and stays so: no call, whoever presses, checks, looks up or waits', async () => {
    const dialer = world.dialer();
    expect(dialer.snapshot()).toMatchObject({ ...forbidden, agent: '1000' });
    await dialer.check();
    expect(await dialer.press(press('start'))).toEqual({ kind: 'refused', why: 'blocked' });
    expect(await dialer.press(press('stop'))).toEqual({ kind: 'refused', why: 'blocked' });
    expect(await dialer.press(press('toggle'))).toEqual({ kind: 'mend' });
    expect(await dialer.press({ action: 'pause', seconds: null, tag: '_R', turns: true })).toEqual({ kind: 'refused', why: 'blocked' });
    dialer.attend({ popup: true, locked: false, suspended: false });
    expect([dialer.tryStored(), dialer.lookUpPlace()]).toEqual([null, null]);
    await world.advance(600_000);
    expect(dialer.snapshot()).toMatchObject(forbidden);
    expect(world.sent).toEqual([]);
  });

  it('is asked again once the policy allows it, and no disk remembers a refusal of the login', async () => {
    await world.dialer().check();
    world.allow(() => true);
    await world.dialer().followPolicy();
    expect(world.dialer().snapshot()).toMatchObject({ state: 'idle', failure: null });
    only('2000');
    await world.dialer().followPolicy();
    expect(world.dialer().snapshot()).toMatchObject(forbidden);
    world.allow(() => true);
    world.sent.length = 0;
    await world.restart();
    await world.dialer().check();
    expect(world.dialer().snapshot().state).toBe('idle');
  });

  it('a policy that changes nothing for it asks nobody', async () => {
    only('2000', '3000');
    await world.dialer().followPolicy();
    expect(world.sent).toEqual([]);
  });

  it('others of its login are seen from the board, if they are allowed; it itself is not', async () => {
    const floor = world.dialer().floor();
    expect(floor?.refused()).toBeNull();
    const allowed = floor?.seat('2000', hooks);
    const own = floor?.seat('1000', hooks);
    await allowed?.check();
    await own?.check();
    expect(allowed?.snapshot()).toMatchObject({ agent: '2000', state: 'idle' });
    expect(own?.snapshot()).toMatchObject(forbidden);
    expect(world.sent.filter(({ value }) => value === 'STATUS')).toHaveLength(1);
    allowed?.close();
    own?.close();
  });
});

it('a login that was refused is not tried again because a policy allows its agent again', async () => {
  await world.dialer().setUp(form({ password: 'Sesame-closes_7' }));
  expect(world.dialer().snapshot()).toMatchObject({ state: 'blocked', failure: { kind: 'wrong-login' } });
  only();
  await world.restart();
  world.sent.length = 0;
  world.allow(() => true);
  await world.dialer().followPolicy();
  await world.advance(60_000);
  expect(world.dialer().snapshot()).toMatchObject({ state: 'blocked', failure: { kind: 'wrong-login' } });
  expect(world.sent).toEqual([]);
});

it('while it runs: the next question is the last, and a stop that waits is told', async () => {
  await world.dialer().setUp(form());
  const started = world.dialer().press(press('start'));
  await world.advance(4000);
  await started;
  only();
  world.sent.length = 0;
  await world.advance(60_000);
  expect(world.dialer().snapshot()).toMatchObject({ ...forbidden, detail: { lastKnown: { recording: true } } });
  expect(world.sent).toEqual([]);
});

it('practice allows everybody, and the policy counts again behind it', async () => {
  await world.dialer().setUp(form());
  only();
  world.sent.length = 0;
  await world.dialer().practise();
  await world.dialer().followPolicy();
  await world.advance(5000);
  expect(world.dialer().snapshot()).toMatchObject({ practice: true, state: 'idle' });
  expect(world.sent.filter(({ origin }) => origin === home)).toEqual([]);
  await world.dialer().leavePractice();
  expect(world.dialer().snapshot()).toMatchObject(forbidden);
  expect(world.sent.filter(({ origin }) => origin === home)).toEqual([]);
});
