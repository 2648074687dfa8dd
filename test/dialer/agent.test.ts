/** Another agent sits down: the same login, one question, nothing forgotten of the one before, and no refused login again. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leftBehind } from '../../main/dialer/left';
import { lightNames, lights, snapshotOf } from '../words/snapshots';
import { createWorld, form, home, right, wrong, type World } from './world';

let world: World;
beforeEach(() => (world = createWorld()));
afterEach(() => world.end());

const press = (action: 'start' | 'stop') => ({ action, tag: '_R', another: false });
const statuses = (): number => world.sent.filter((one) => one.value === 'STATUS').length;
const openWords = (): string[] => (existsSync(join(world.folder, 'open-words')) ? readdirSync(join(world.folder, 'open-words')) : []);

describe('changing the agent', () => {
  beforeEach(async () => {
    world.servers.get(home)?.agent('2000').ready();
    await world.dialer().setUp(form());
    world.sent.length = 0;
    world.saved.length = 0;
  });

  it('asks once, with the same login, and keeps the number', async () => {
    expect(await world.dialer().changeAgent(' 2000 ')).toEqual({ ok: true });
    expect(world.dialer().snapshot()).toMatchObject({ state: 'idle', agent: '2000', agentStatus: 'READY', practice: false });
    expect(statuses()).toBe(1);
    expect(world.sent.filter((one) => one.password !== undefined).every((one) => one.origin === home && one.password === right)).toBe(true);
    expect(world.saved).toEqual([{ agent: '2000' }]);
    expect(world.troubles).toEqual([]);
    await world.restart();
    await world.dialer().check();
    expect(world.dialer().snapshot()).toMatchObject({ agent: '2000', agentStatus: 'READY' });
  });

  it('to the one who sits here asks nobody and changes nothing', async () => {
    expect(await world.dialer().changeAgent('1000')).toEqual({ ok: true });
    expect(world.sent).toEqual([]);
    expect(world.saved).toEqual([]);
  });

  it.each(['', '  ', 'a.b', 'ü', '1'.repeat(21), '1000|STOP', '__proto__x.'])('refuses %j, and nothing changes', async (agent) => {
    expect(await world.dialer().changeAgent(agent)).toEqual({ ok: false, fault: 'agent-bad' });
    expect(world.saved).toEqual([]);
    expect(world.dialer().snapshot().agent).toBe('1000');
  });

  it('the one before is asked no more', async () => {
    const asked = world.servers.get(home)?.agent('1000');
    await world.dialer().changeAgent('2000');
    world.sent.length = 0;
    const before = asked?.truth();
    await world.advance(120_000);
    expect(world.dialer().snapshot().agent).toBe('2000');
    expect(asked?.truth()).toEqual(before);
    expect(world.sent.filter((one) => one.value === 'STATUS').length).toBeGreaterThan(0);
  });

  it('while a recording runs is told, and it runs on', async () => {
    const started = world.dialer().press(press('start'));
    await world.advance(3000);
    await started;
    await world.dialer().changeAgent('2000');
    expect(world.troubles).toEqual([{ kind: 'agent-left', agent: '1000', what: 'recording' }]);
    expect(world.servers.get(home)?.agent('1000').truth().running).toHaveLength(1);
    expect(world.sent.filter((one) => one.value === 'STOP')).toEqual([]);
  });

  it('by the setup, or by going to practice, is told just the same', async () => {
    const started = world.dialer().press(press('start'));
    await world.advance(3000);
    await started;
    await world.dialer().setUp(form());
    expect(world.troubles).toEqual([]);
    await world.dialer().practise();
    expect(world.troubles).toEqual([{ kind: 'agent-left', agent: '1000', what: 'recording' }]);
    await world.dialer().leavePractice();
    await world.dialer().check();
    world.troubles.length = 0;
    await world.dialer().setUp(form({ agent: '2000', password: '' }));
    expect(world.troubles).toEqual([{ kind: 'agent-left', agent: '1000', what: 'recording' }]);
  });

  it('a start not proved yet waits on disk, and is settled when that agent is back', async () => {
    world.servers.get(home)?.agent('1000').screen.deaf(true);
    void world.dialer().press(press('start'));
    await world.advance(2000);
    await world.dialer().changeAgent('2000');
    expect(world.troubles).toEqual([{ kind: 'agent-left', agent: '1000', what: 'recording' }]);
    expect(openWords()).toHaveLength(1);
    expect(world.dialer().snapshot()).toMatchObject({ agent: '2000', state: 'idle', wanted: null });
    world.servers.get(home)?.agent('1000').screen.deaf(false);
    await world.advance(2000);
    await world.dialer().changeAgent('1000');
    await world.advance(3000);
    expect(world.dialer().snapshot()).toMatchObject({ agent: '1000', state: 'recording' });
    expect(world.sent.filter((one) => one.value === 'START')).toHaveLength(1);
    expect(openWords()).toEqual([]);
  });

  it('a wish to stop is told as such, waits on disk, and goes on when that agent is back', async () => {
    const started = world.dialer().press(press('start'));
    await world.advance(5000);
    await started;
    world.servers.get(home)?.agent('1000').screen.deaf(true);
    const stopped = world.dialer().press(press('stop'));
    await world.advance(2000);
    await world.dialer().changeAgent('2000');
    expect(await stopped).toEqual({ kind: 'nothing-sent' });
    expect(world.troubles).toEqual([{ kind: 'agent-left', agent: '1000', what: 'wish' }]);
    expect(openWords()).toHaveLength(1);
    // Not even a restart in between loses it.
    await world.restart();
    world.servers.get(home)?.agent('1000').screen.deaf(false);
    await world.dialer().changeAgent('1000');
    await world.advance(20_000);
    expect(world.dialer().snapshot()).toMatchObject({ agent: '1000', state: 'idle', wanted: null });
    expect(world.servers.get(home)?.agent('1000').truth().running).toEqual([]);
    expect(openWords()).toEqual([]);
  });
});

describe('a login that was refused', () => {
  it('is not tried again by it, nor by a restart: it changes and stays blocked', async () => {
    await world.dialer().setUp(form({ password: wrong }));
    expect(world.dialer().snapshot()).toMatchObject({ state: 'blocked', failure: { kind: 'wrong-login' } });
    world.sent.length = 0;
    expect(await world.dialer().changeAgent('2000')).toEqual({ ok: true });
    await world.advance(600_000);
    expect(world.dialer().snapshot()).toMatchObject({ state: 'blocked', agent: '2000', failure: { kind: 'wrong-login' } });
    await world.restart();
    await world.advance(60_000);
    expect(world.sent.filter((one) => one.value === 'STATUS')).toEqual([]);
    expect(world.dialer().snapshot()).toMatchObject({ state: 'blocked', agent: '2000' });
  });
});

it('whom the dialer did not know was the agent, not the login: the next one is asked for', async () => {
  const practice = world.servers.get(home);
  if (!practice) throw new Error('no server');
  const knowsNobody = { ...practice, answer: () => ({ ...practice.answer({}), body: 'ERROR: recording not valid - STATUS|\n' }) };
  (world.servers as Map<string, typeof practice>).set(home, knowsNobody);
  await world.dialer().setUp(form());
  expect(world.dialer().snapshot()).toMatchObject({ state: 'blocked', failure: { kind: 'unknown-agent' } });
  (world.servers as Map<string, typeof practice>).set(home, practice);
  await world.dialer().changeAgent('2000');
  expect(world.dialer().snapshot()).toMatchObject({ state: 'idle', agent: '2000' });
});

describe('where there is no dialer to ask', () => {
  it('nothing set up: said, and nothing kept', async () => {
    await world.dialer().open();
    expect(await world.dialer().changeAgent('2000')).toEqual({ ok: false, fault: 'not-set-up' });
    expect(world.saved).toEqual([]);
  });

  it('practice: refused, and the desk’s own agent stays', async () => {
    await world.dialer().setUp(form());
    await world.dialer().practise();
    world.saved.length = 0;
    expect(await world.dialer().changeAgent('2000')).toEqual({ ok: false, fault: 'practice' });
    expect(world.saved).toEqual([]);
    expect(world.dialer().snapshot().practice).toBe(true);
  });

  it('a keyring that is locked: kept, and taken up once it opens', async () => {
    await world.dialer().setUp(form());
    world.keyring.state = 'locked';
    await world.restart();
    expect(await world.dialer().changeAgent('2000')).toEqual({ ok: true });
    expect(world.dialer().snapshot()).toMatchObject({ state: 'not-set-up', agent: '2000', failure: { kind: 'vault-locked' } });
    world.keyring.state = 'open';
    await world.restart();
    await world.dialer().check();
    expect(world.dialer().snapshot()).toMatchObject({ agent: '2000', state: 'idle' });
  });

  it('a keyring that is still asked: the one chosen meanwhile is taken', async () => {
    await world.dialer().setUp(form());
    await world.dialer().close();
    const release = world.holdKeyring();
    const opened = world.restart();
    await world.advance(100);
    const changed = world.dialer().changeAgent('2000');
    await world.advance(5100);
    expect(await changed).toEqual({ ok: true });
    expect(world.dialer().snapshot()).toMatchObject({ state: 'connecting', agent: '2000' });
    world.sent.length = 0;
    release();
    await opened;
    await world.advance(1000);
    expect(world.dialer().snapshot()).toMatchObject({ agent: '2000', state: 'idle' });
    expect(statuses()).toBe(1);
  });
});

describe('what is left behind', () => {
  it.each(lightNames)('%s', (name) => {
    const left = leftBehind(lights[name]);
    const danger = name === 'recording' || name === 'starting' || name === 'unconfirmed start' ? { what: 'recording' } : name === 'stopping' || name === 'unconfirmed stop' ? { what: 'wish' } : null;
    if (danger === null) expect(left).toBe(null);
    else expect(left).toEqual({ kind: 'agent-left', agent: '1000', ...danger });
  });

  it('a press not sent yet counts, and what was known before the answers stopped', () => {
    const at = '2026-11-24T09:20:14+01:00';
    expect(leftBehind(snapshotOf('idle', { asked: { action: 'stop', at } }))).toMatchObject({ what: 'wish' });
    expect(leftBehind(snapshotOf('idle', { asked: { action: 'start', at } }))).toMatchObject({ what: 'recording' });
    expect(leftBehind(snapshotOf('offline', { detail: { lastKnown: { recording: true, agentStatus: 'INCALL', ageMs: 9000 } } }))).toMatchObject({ what: 'recording' });
    expect(leftBehind(snapshotOf('offline', { detail: { lastKnown: { recording: false, agentStatus: 'INCALL', ageMs: 9000 } } }))).toBe(null);
  });
});
