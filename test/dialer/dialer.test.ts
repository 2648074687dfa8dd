/** Which dialer the desk speaks to, and which credentials go where. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SetupField, SetupForm } from '../../preload/contract';
import type { FakeKeyring } from '../vault/keyring';
import { createWorld, form, home, other, right, wrong, type World } from './world';

let world: World;
beforeEach(() => (world = createWorld()));
afterEach(() => world.end());

const press = (action: 'start' | 'stop' | 'toggle') => ({ action, tag: '_R', another: false });
const state = (): string => world.dialer().snapshot().state;
/** Which passwords went to which server, told by name alone. */
const sentTo = (origin: string): string[] => [...new Set(world.sent.filter((one) => one.origin === origin && one.password !== undefined).map((one) => (one.password === right ? 'right' : one.password === wrong ? 'wrong' : 'other')))];
const statuses = (): number => world.sent.filter((one) => one.value === 'STATUS').length;

describe('opening', () => {
  it('with nothing set up asks nobody', async () => {
    await world.dialer().open();
    expect(state()).toBe('not-set-up');
    expect(world.dialer().hasPassword()).toBe(false);
    expect(world.sent).toEqual([]);
    expect(world.troubles).toEqual([]);
  });

  it('with a stored login asks the truth', async () => {
    await world.dialer().setUp(form());
    world.sent.length = 0;
    await world.restart();
    await world.dialer().check();
    expect(world.dialer().snapshot()).toMatchObject({ state: 'idle', agent: '1000', agentStatus: 'INCALL', practice: false, detail: { server: 'dialer.example' } });
    expect(sentTo(home)).toEqual(['right']);
    expect(world.troubles).toEqual([]);
  });

  it.each<[string, string, Partial<FakeKeyring>]>([
    ['a login of another computer', 'vault-foreign', { owner: 'another desk' }],
    ['a locked keyring', 'vault-locked', { state: 'locked' }],
    ['no keyring', 'vault-locked', { name: 'basic_text' }],
  ])('with %s asks nobody, says why, and keeps the file', async (_name, trouble, mood) => {
    await world.dialer().setUp(form());
    const before = readFileSync(join(world.folder, 'login.json'));
    Object.assign(world.keyring, mood);
    world.sent.length = 0;
    await world.restart();
    expect(world.dialer().snapshot()).toMatchObject({ state: 'not-set-up', agent: '1000', failure: { kind: trouble } });
    expect(world.troubles).toEqual([trouble]);
    expect(world.sent).toEqual([]);
    expect(readFileSync(join(world.folder, 'login.json')).equals(before)).toBe(true);
  });

  it('with a broken login file says under which name it was kept', async () => {
    await world.dialer().setUp(form());
    writeFileSync(join(world.folder, 'login.json'), 'broken');
    await world.restart();
    const kept = readdirSync(world.folder).find((name) => name.startsWith('login.json.corrupt-')) ?? '';
    expect(world.troubles).toEqual([{ kind: 'vault-broken', keptAs: kept }]);
    expect(readFileSync(join(world.folder, kept), 'utf8')).toBe('broken');
    expect(state()).toBe('not-set-up');
  });

  it.each([{ server: other }, { user: 'other' }])('with settings that were edited to $server$user uses no login that was typed for something else', async (edit) => {
    await world.dialer().setUp(form());
    world.sent.length = 0;
    world.settings(edit);
    await world.restart();
    expect(state()).toBe('not-set-up');
    expect(world.dialer().hasPassword()).toBe(false);
    expect(world.sent).toEqual([]);
  });
});

describe('while the keyring makes it wait', () => {
  let release: () => void;
  beforeEach(async () => {
    await world.dialer().setUp(form());
    await world.dialer().close();
    world.sent.length = 0;
    release = world.holdKeyring();
  });

  it('is connecting, and a press waits with it', async () => {
    const opened = world.restart();
    await world.advance(100);
    expect(state()).toBe('connecting');
    const pressed = world.dialer().press(press('start'));
    release();
    await opened;
    await world.advance(3000);
    expect(await pressed).toEqual({ kind: 'proved', action: 'start' });
    expect(state()).toBe('recording');
  });

  it('practice may be begun, and goes on when the keyring opens', async () => {
    const dialer = await world.rebuild();
    const opened = dialer.open();
    await dialer.practise();
    release();
    await opened;
    await world.advance(60_000);
    expect(world.dialer().snapshot()).toMatchObject({ state: 'idle', practice: true });
    expect(world.sent.filter((one) => one.origin === home)).toEqual([]);
  });

  it('a press is worth five seconds: later nothing is sent', async () => {
    const opened = world.restart();
    await world.advance(100);
    const pressed = world.dialer().press(press('start'));
    const checked = world.dialer().check();
    await world.advance(5000);
    expect(await pressed).toEqual({ kind: 'nothing-sent' });
    await checked;
    release();
    await opened;
    await world.advance(3000);
    expect(world.sent.filter((one) => one.value === 'START')).toEqual([]);
  });
});

it('before it is opened it says connecting where something is set up, and a press then is not lost', async () => {
  await world.dialer().setUp(form());
  await world.rebuild();
  expect(world.dialer().snapshot()).toMatchObject({ state: 'connecting', agent: '1000' });
  const outcome = world.dialer().press(press('start'));
  await world.dialer().open();
  await world.advance(3000);
  expect(await outcome).toEqual({ kind: 'proved', action: 'start' });
});

it('a setup that is quicker than the first opening is not undone by it', async () => {
  await world.dialer().setUp(form());
  const dialer = await world.rebuild();
  await dialer.setUp(form());
  const started = dialer.press(press('start'));
  await world.advance(3000);
  expect(await started).toEqual({ kind: 'proved', action: 'start' });
  const asked = world.sent.length;
  await dialer.open();
  await world.advance(500);
  expect(dialer.snapshot().state).toBe('recording');
  // No second recorder began: nothing was asked anew.
  expect(world.sent.length - asked).toBeLessThan(2);
});

describe('a press with nothing set up', () => {
  it('mends by the toggle, and is refused by the others', async () => {
    await world.dialer().open();
    expect(await world.dialer().press(press('toggle'))).toEqual({ kind: 'mend' });
    expect(await world.dialer().press(press('start'))).toEqual({ kind: 'not-set-up' });
    expect(await world.dialer().press(press('stop'))).toEqual({ kind: 'not-set-up' });
  });
});

describe('setting up', () => {
  it('saves, asks once, and brings what came back', async () => {
    const reply = await world.dialer().setUp(form({ server: ' dialer.example ', user: ' api ', agent: ' 1000 ' }));
    expect(reply).toMatchObject({ ok: true, snapshot: { state: 'idle', agent: '1000' } });
    expect(statuses()).toBe(1);
    expect(world.saved).toEqual([{ server: home, user: 'api', agent: '1000', allowHttp: false }]);
    expect(world.dialer().hasPassword()).toBe(true);
    expect(world.dialer().memoryOnly()).toBe(false);
  });

  it('never puts the password on the disk in clear, nor into the settings', async () => {
    await world.dialer().setUp(form());
    await world.dialer().setUp(form({ password: wrong }));
    const names = readdirSync(world.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(names.length).toBeGreaterThan(1);
    for (const entry of names) expect(readFileSync(join(entry.parentPath, entry.name), 'latin1')).not.toMatch(/esame/);
    expect(JSON.stringify(world.saved)).not.toMatch(/esame/);
    expect(JSON.stringify(world.shown)).not.toMatch(/esame/);
  });

  it.each<[SetupField, string, Partial<SetupForm>]>([
    ['server', 'server-empty', { server: ' ' }],
    ['server', 'server-bad', { server: 'https://' }],
    ['server', 'server-scheme', { server: 'ftp://dialer.example' }],
    ['server', 'server-path', { server: 'https://dialer.example/agc/api.php' }],
    ['server', 'server-path', { server: 'https://dialer.example?x=1' }],
    ['server', 'server-login', { server: 'https://api:x@dialer.example' }],
    ['allowHttp', 'server-http', { server: 'http://dialer.example' }],
    ['user', 'user-bad', { user: '' }],
    ['user', 'user-bad', { user: 'a b' }],
    ['user', 'user-bad', { user: 'x'.repeat(21) }],
    ['agent', 'agent-bad', { agent: '' }],
    ['agent', 'agent-bad', { agent: '10|00' }],
    ['password', 'password-empty', { password: '', server: other }],
    ['password', 'password-empty', { password: '', user: 'other' }],
  ])('refuses a bad %s (%s), changes nothing, and the old one goes on', async (field, fault, part) => {
    await world.dialer().setUp(form());
    const before = { saved: world.saved.length, sent: world.sent.length, login: readFileSync(join(world.folder, 'login.json'), 'utf8') };
    expect(await world.dialer().setUp(form(part))).toEqual(expect.objectContaining({ ok: false, field, fault }));
    expect({ saved: world.saved.length, sent: world.sent.length, login: readFileSync(join(world.folder, 'login.json'), 'utf8') }).toEqual(before);
    const outcome = world.dialer().press(press('start'));
    await world.advance(3000);
    expect(await outcome).toEqual({ kind: 'proved', action: 'start' });
  });

  it('over http goes only by a deliberate yes, and stays marked', async () => {
    const reply = await world.dialer().setUp(form({ server: 'http://dialer.example', allowHttp: true }));
    expect(reply).toMatchObject({ ok: true, snapshot: { detail: { plain: true } } });
  });

  it('says of a password with characters that the server drops that it can not match', async () => {
    await world.dialer().setUp(form({ password: `${right}!` }));
    expect(world.troubles).toContain('password-dropped');
  });

  it('an empty password keeps the stored one, for the same server and user', async () => {
    await world.dialer().setUp(form());
    const reply = await world.dialer().setUp(form({ password: '', agent: '2000' }));
    expect(reply).toMatchObject({ ok: true, snapshot: { agent: '2000' } });
    expect(sentTo(home)).toEqual(['right']);
  });

  it('changing the server never sends the old password there', async () => {
    await world.dialer().setUp(form());
    expect(await world.dialer().setUp(form({ server: other, password: '' }))).toMatchObject({ ok: false, field: 'password' });
    await world.dialer().setUp(form({ server: other, password: wrong }));
    await world.advance(60_000);
    expect(sentTo(other)).toEqual(['wrong']);
    expect(world.dialer().snapshot()).toMatchObject({ detail: { server: 'other.example' } });
  });

  it.each([
    ['the same dialer again', {}, 'no'],
    ['another agent of it', { agent: '2000' }, 'no'],
    ['another dialer', { server: other }, 'unknown'],
  ] as const)('%s: what was said of recordings elsewhere', async (_name, next, known) => {
    await world.dialer().setUp(form());
    world.settings({ alsoRecorded: 'no' });
    world.saved.length = 0;
    await world.dialer().setUp(form(next));
    expect(world.saved[0]?.alsoRecorded ?? 'no').toBe(known);
  });

  it('what was said of it before the first dialer was set up stays', async () => {
    world.settings({ alsoRecorded: 'yes' });
    await world.dialer().setUp(form());
    expect(world.saved[0]).not.toHaveProperty('alsoRecorded');
  });

  it('ends the recorder before it: nothing goes to the old server any more', async () => {
    await world.dialer().setUp(form());
    await world.dialer().setUp(form({ server: other }));
    const before = world.sent.filter((one) => one.origin === home).length;
    await world.advance(300_000);
    expect(world.sent.filter((one) => one.origin === home)).toHaveLength(before);
  });

  it('twice at once leaves one recorder, the later one', async () => {
    await Promise.all([world.dialer().setUp(form()), world.dialer().setUp(form({ server: other }))]);
    await world.advance(1000);
    const before = world.sent.length;
    await world.advance(300_000);
    expect(new Set(world.sent.slice(before).map((one) => one.origin))).toEqual(new Set([other]));
  });
});

describe('a refused login', () => {
  const refusals = (): number => world.servers.get(home)?.refusedLogins() ?? 0;

  it('is asked exactly once, however long it lies there', async () => {
    const reply = await world.dialer().setUp(form({ password: wrong }));
    expect(reply).toMatchObject({ ok: true, snapshot: { state: 'blocked', failure: { kind: 'wrong-login' } } });
    await world.advance(3_600_000);
    expect(refusals()).toBe(1);
  });

  it('is not repeated by presses, windows, practice or restarts', async () => {
    await world.dialer().setUp(form({ password: wrong }));
    for (const action of ['start', 'stop', 'toggle'] as const) await world.dialer().press(press(action));
    for (const popup of [true, false]) world.dialer().attend({ popup, locked: popup, suspended: popup });
    await world.dialer().practise();
    await world.dialer().leavePractice();
    for (let time = 0; time < 3; time++) {
      await world.restart();
      await world.advance(600_000);
    }
    expect(state()).toBe('blocked');
    expect(refusals()).toBe(1);
  });

  it('is not repeated after practice where the disk kept nothing', async () => {
    world.keyring.name = 'basic_text';
    await world.dialer().setUp(form({ password: wrong }));
    await world.dialer().practise();
    await world.dialer().leavePractice();
    await world.advance(600_000);
    expect(state()).toBe('blocked');
    expect(refusals()).toBe(1);
  });

  it('ends with a password that is right', async () => {
    await world.dialer().setUp(form({ password: wrong }));
    expect(await world.dialer().setUp(form())).toMatchObject({ ok: true, snapshot: { state: 'idle' } });
    await world.restart();
    await world.dialer().check();
    expect(state()).toBe('idle');
    expect(refusals()).toBe(1);
  });

  it('of which the note can not be read holds for the stored login, until a person types one', async () => {
    await world.dialer().setUp(form());
    writeFileSync(join(world.folder, 'refusal.json'), 'broken');
    world.sent.length = 0;
    await world.restart();
    await world.advance(600_000);
    expect(state()).toBe('blocked');
    expect(world.sent).toEqual([]);
    expect(await world.dialer().setUp(form())).toMatchObject({ ok: true, snapshot: { state: 'idle' } });
  });

  it('may be tried once more by a person', async () => {
    await world.dialer().setUp(form({ password: wrong }));
    await world.dialer().check();
    expect(state()).toBe('blocked');
    expect(refusals()).toBe(2);
  });
});

describe('without a keyring', () => {
  beforeEach(() => {
    world.keyring.name = 'basic_text';
  });

  it('a password lasts until the app quits, and that is said', async () => {
    await world.dialer().setUp(form());
    expect(world.troubles).toEqual(['vault-memory']);
    expect(world.dialer().memoryOnly()).toBe(true);
    expect(readdirSync(world.folder)).not.toContain('login.json');
    await world.restart();
    expect(state()).toBe('not-set-up');
    expect(world.dialer().hasPassword()).toBe(false);
  });

  it('it outlives practice', async () => {
    await world.dialer().setUp(form());
    await world.dialer().practise();
    await world.dialer().leavePractice();
    await world.dialer().check();
    expect(state()).toBe('idle');
  });
});

describe('practice', () => {
  it('is said, is usable at once, and leaves no trace in settings or vault', async () => {
    await world.dialer().practise();
    expect(world.dialer().snapshot()).toMatchObject({ state: 'idle', practice: true, agentStatus: 'INCALL', detail: { server: 'practice' } });
    expect(world.dialer().practiceState()).toEqual({ inCall: true, disposition: false, deaf: false });
    expect(world.saved).toEqual([]);
    expect(world.dialer().hasPassword()).toBe(false);
    expect(readdirSync(world.folder)).toEqual(['open-words']);
    await world.restart();
    expect(world.dialer().snapshot()).toMatchObject({ state: 'not-set-up', practice: false });
  });

  it('does its few acts, and each is shown', async () => {
    await world.dialer().practise();
    const seen: unknown[] = [];
    for (const act of ['hang-up', 'dispose', 'take-call', 'sleep-screen', 'wake-screen'] as const) {
      const before = world.shown.length;
      world.dialer().practiceAct(act);
      expect(world.shown.length).toBeGreaterThan(before);
      seen.push(world.dialer().practiceState());
    }
    expect(seen).toEqual([
      { inCall: false, disposition: true, deaf: false },
      { inCall: false, disposition: false, deaf: false },
      { inCall: true, disposition: false, deaf: false },
      { inCall: true, disposition: false, deaf: true },
      { inCall: true, disposition: false, deaf: false },
    ]);
  });

  it('sends nothing to the agent’s own dialer, and goes back to it', async () => {
    await world.dialer().setUp(form());
    await world.dialer().practise();
    const before = world.sent.filter((one) => one.origin === home).length;
    await world.advance(60_000);
    expect(world.sent.filter((one) => one.origin === home)).toHaveLength(before);
    await world.dialer().leavePractice();
    await world.dialer().check();
    expect(world.dialer().snapshot()).toMatchObject({ state: 'idle', practice: false, detail: { server: 'dialer.example' } });
    expect(world.dialer().practiceState()).toBe(null);
    expect(world.practices()).toEqual({ made: 1, open: 0 });
  });

  it('goes back to nothing where nothing was set up', async () => {
    await world.dialer().practise();
    await world.dialer().leavePractice();
    expect(state()).toBe('not-set-up');
  });

  it('begins anew: what an earlier practice left open is not waited for', async () => {
    await world.dialer().practise();
    world.dialer().practiceAct('sleep-screen');
    void world.dialer().press(press('start'));
    await world.advance(1000);
    expect(state()).toBe('starting');
    await world.dialer().leavePractice();
    await world.dialer().practise();
    expect(state()).toBe('idle');
  });

  it('asked for twice at once is one', async () => {
    await Promise.all([world.dialer().practise(), world.dialer().practise()]);
    await world.advance(1000);
    expect(world.practices().open).toBe(1);
    await world.dialer().close();
    expect(world.practices().open).toBe(0);
  });

  it('ends when the agent’s own dialer is set up', async () => {
    await world.dialer().practise();
    await world.dialer().setUp(form());
    expect(world.dialer().snapshot()).toMatchObject({ state: 'idle', practice: false });
    expect(world.practices().open).toBe(0);
  });

  it('left by nobody does nothing', async () => {
    await world.dialer().setUp(form());
    await world.dialer().leavePractice();
    world.dialer().practiceAct('hang-up');
    expect(state()).toBe('idle');
    expect(world.dialer().practiceState()).toBe(null);
  });
});

it('hands the password to nobody but the log’s redaction', async () => {
  expect(world.dialer().secrets()).toEqual([]);
  await world.dialer().setUp(form());
  expect(world.dialer().secrets().map((secret) => secret === right)).toEqual([true]);
});
