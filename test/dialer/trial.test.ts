/** A login that a person tries beside the recorder: met once, shared with it, remembered, and never kept. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Trial } from '../../main/check';
import type { SetupForm } from '../../preload/contract';
import { createWorld, form, home, other, right, wrong, type World } from './world';

let world: World;
beforeEach(() => (world = createWorld()));
afterEach(() => world.end());

const state = (): string => world.dialer().snapshot().state;
const statuses = (): number => world.sent.filter((one) => one.value === 'STATUS').length;

function tryOut(part: Partial<SetupForm> = {}): Trial {
  const tried = world.dialer().tryOut(form(part), undefined);
  if (!tried.ok) throw new Error(`refused: ${tried.fault}`);
  return tried.trial;
}

describe('a trial', () => {
  it('saves nothing and shows nothing', async () => {
    await world.dialer().open();
    const reply = await tryOut().login();
    expect(reply.kind).toBe('notRecording');
    expect(statuses()).toBe(1);
    expect(state()).toBe('not-set-up');
    expect(world.saved).toEqual([]);
    expect(world.dialer().hasPassword()).toBe(false);
  });

  it('is refused a bad entry, by its field', () => {
    expect(world.dialer().tryOut(form({ server: 'https://dialer.example/agc' }), undefined)).toEqual({ ok: false, field: 'server', fault: 'server-path' });
    expect(world.dialer().tryOut(form({ password: '' }), undefined)).toMatchObject({ ok: false, field: 'password' });
  });

  it('says that the server drops characters of the password', () => {
    expect(tryOut({ password: 'open!' }).dropsCharacters).toBe(true);
    expect(tryOut().dropsCharacters).toBe(false);
  });

  it('of another login leaves the recorder alone', async () => {
    await world.dialer().setUp(form());
    const before = statuses();
    expect(await tryOut({ password: wrong }).login()).toEqual({ kind: 'refused', reason: 'wrong-login' });
    expect(statuses()).toBe(before + 1);
    expect(state()).toBe('idle');
    await world.restart();
    await world.dialer().check();
    expect(state()).toBe('idle');
  });
});

describe('a trial of the login that the recorder uses', () => {
  /** From now on the server refuses what it took before. */
  const lockOut = (): void => world.servers.get(home)?.addUser({ user: 'api', pass: 'changed-there' });

  it.each(['1000', '2000'])('refused for agent %s blocks the recorder at once, with no second login, also after a restart', async (agent) => {
    await world.dialer().setUp(form());
    lockOut();
    const before = statuses();
    expect(await tryOut({ password: '', agent }).login()).toMatchObject({ kind: 'refused' });
    await world.advance(120_000);
    expect(state()).toBe('blocked');
    expect(statuses()).toBe(before + 1);
    await world.restart();
    await world.advance(120_000);
    expect(state()).toBe('blocked');
    expect(statuses()).toBe(before + 1);
  });

  it('holds back the recorder’s own question meanwhile, and answers it', async () => {
    await world.dialer().setUp(form());
    await world.advance(2000);
    lockOut();
    const before = statuses();
    const tried = tryOut({ password: '' }).login();
    const asked = world.dialer().check();
    await tried;
    await asked;
    expect(statuses()).toBe(before + 1);
    expect(state()).toBe('blocked');
  });

  it('that is taken again lifts the block, with no second login', async () => {
    await world.dialer().setUp(form());
    lockOut();
    await world.dialer().check();
    expect(state()).toBe('blocked');
    world.servers.get(home)?.addUser({ user: 'api', pass: right });
    const before = statuses();
    await tryOut({ password: '' }).login();
    await world.advance(100);
    expect(state()).toBe('idle');
    expect(statuses()).toBe(before + 1);
  });

  it('for another agent does not tell the recorder about it', async () => {
    await world.dialer().setUp(form());
    expect(await tryOut({ password: '', agent: '7777' }).login()).toEqual({ kind: 'notLoggedIn' });
    expect(world.dialer().snapshot()).toMatchObject({ state: 'idle', agent: '1000' });
  });

  it('never delays a press', async () => {
    await world.dialer().setUp(form());
    const tried = tryOut({ password: '' }).login();
    const pressed = world.dialer().press({ action: 'start', tag: '_R', another: false });
    await tried;
    await world.advance(3000);
    expect((await pressed).kind).toBe('proved');
  });

  it('refused during practice is remembered for the way back', async () => {
    await world.dialer().setUp(form());
    await world.dialer().practise();
    lockOut();
    await tryOut({ password: '' }).login();
    const before = world.sent.length;
    await world.dialer().leavePractice();
    await world.advance(60_000);
    expect(state()).toBe('blocked');
    expect(world.sent.slice(before).filter((one) => one.origin === home && one.value === 'STATUS')).toEqual([]);
  });
});

describe('the stored login', () => {
  it('is none where nothing is set up', () => {
    expect(world.dialer().tryStored()).toBe(null);
    expect(world.dialer().isBlocked()).toBe(false);
  });

  it('is tried once', async () => {
    await world.dialer().setUp(form());
    const before = statuses();
    expect(await world.dialer().tryStored()?.login()).toMatchObject({ kind: 'notRecording' });
    expect(statuses()).toBe(before + 1);
  });

  it('is not tried while it is refused: what it met is told', async () => {
    await world.dialer().setUp(form({ password: wrong }));
    const before = statuses();
    expect(world.dialer().isBlocked()).toBe(true);
    expect(await world.dialer().tryStored()?.login()).toEqual({ kind: 'refused', reason: 'wrong-login' });
    expect(statuses()).toBe(before);
  });
});

it('a password goes only where it was typed for', async () => {
  await world.dialer().setUp(form());
  expect(world.dialer().tryOut(form({ server: other, password: '' }), undefined)).toMatchObject({ ok: false, field: 'password' });
  expect(world.sent.filter((one) => one.origin === other && one.password === right)).toEqual([]);
});
