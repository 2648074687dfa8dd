/** The command line against the running app: answers, snapshots and exit codes as the design has them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentName, openHouse, windowOf, type House, type Running } from './house';

let house: House;
let app: Running;

beforeAll(async () => {
  house = await openHouse();
  app = await house.launch({ args: ['--hidden'] });
}, 60_000);
afterAll(() => house.close(), 60_000);

const run = (...args: string[]): ReturnType<House['command']> => house.command(app, args);

describe('before anything is set up', () => {
  it('says so: 6', async () => {
    const status = await run('status', '--json');
    expect(status.code).toBe(6);
    expect(status.snapshot).toMatchObject({ v: 1, agent: null, state: 'not-set-up', wanted: null, asked: null, recording: null, recordings: 0, practice: false });
    for (const press of ['start', 'stop', 'toggle']) expect([press, (await run(press, '--json')).code]).toEqual([press, 6]);
  });
});

describe('usage', () => {
  it.each([
    [['stauts']],
    [['start', '--tag', 'two words']],
    [['start', '--tag', '_RESTART']],
    [['start', '--tag']],
    [['start', '--nonsense']],
    [['stop', '--wait', 'soon']],
    [['stop', '--wait', '-1']],
    [['status', '--server', 'https://dialer.example']],
    [['status', 'twice']],
    [['pause', '0']],
    [['pause', '604800']],
    [['pause', '1.5']],
    [['resume', '5']],
    [['setup', '--server', 'https://dialer.example']],
    [['setup', '--server', 'http://dialer.example', '--user', 'x', '--agent', '1', '--password-stdin']],
    [['setup', '--server', 'https://dialer.example/agc/', '--user', 'x', '--agent', '1', '--password-stdin']],
  ])('%j is 2, on standard error, and sends nothing', async (args) => {
    const ended = await house.command(app, args, 'word\n');
    expect(ended.code).toBe(2);
    expect(ended.out).toBe('');
    expect(ended.err).not.toBe('');
    expect(house.practice.calls()).toHaveLength(0);
  });

  it('--help and --version need no app', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('reclight status') });
    expect(await run('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^reclight \d+\.\d+\.\d+ \(development build, Electron 33/) });
  });
});

describe('set up', () => {
  it('saves, asks once and exits as status would', async () => {
    const set = await house.setUp(app);
    expect(set).toMatchObject({ code: 0, snapshot: { state: 'idle', agent: agentName, agentStatus: 'INCALL' } });
    expect(house.practice.calls().filter((call) => call.function === 'recording')).toHaveLength(1);
  });

  it('start returns on proof: 0, with the id; a second start is refused: 3', async () => {
    const start = await run('start', '--tag', '_SALE', '--json');
    expect(start.code).toBe(0);
    expect(start.snapshot).toMatchObject({ state: 'recording', recordings: 1, wanted: null, failure: null, recording: { id: expect.stringMatching(/^\d+$/), filename: expect.stringMatching(/_SALE$/) } });
    expect(start.snapshot?.recording?.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    expect(await run('start', '--json')).toMatchObject({ code: 3, snapshot: { state: 'recording' } });
    expect(house.agent.truth().running).toHaveLength(1);
  });

  it('--another starts a second on purpose', async () => {
    expect(await run('start', '--another', '--json')).toMatchObject({ code: 0, snapshot: { state: 'recording', recordings: 2 } });
  });

  it('stop returns on proof: 0; with nothing to stop: 0, and nothing sent', async () => {
    expect(await run('stop', '--json')).toMatchObject({ code: 0, snapshot: { state: 'idle', recordings: 0 } });
    expect(house.agent.truth().running).toHaveLength(0);
    const stops = (): number => house.practice.calls().filter((call) => call.value === 'STOP').length;
    const before = stops();
    expect(await run('stop', '--json')).toMatchObject({ code: 0, snapshot: { state: 'idle' } });
    expect(stops()).toBe(before);
  });

  it('--wait returns 4 earlier and keeps the wish', async () => {
    house.agent.screen.deaf(true);
    expect(await run('start', '--wait', '0.2', '--json')).toMatchObject({ code: 4, snapshot: { state: 'starting', wanted: 'start' } });
    expect(await run('status', '--json')).toMatchObject({ code: 4, snapshot: { state: 'starting' } });
    house.agent.screen.deaf(false);
    // A START during a start joins the one under way.
    expect(await run('start', '--json')).toMatchObject({ code: 0, snapshot: { state: 'recording' } });
    expect(house.agent.truth().running).toHaveLength(1);
    expect(await run('toggle', '--json')).toMatchObject({ code: 0, snapshot: { state: 'idle' } });
  });

  it('without --json speaks one line that begins with the state’s word', async () => {
    expect((await run('status')).out).toMatch(/^idle: Not recording · 1000 In call · /);
  });

  it('asks for an agent whom the dialer does not know: 3, as he is', async () => {
    expect(await run('start', '--agent', '1001', '--json')).toMatchObject({ code: 3, snapshot: { agent: '1001', failure: { kind: expect.stringMatching(/not-logged-in|unknown-agent/) } } });
    // The desk's own goes on.
    expect(await run('status', '--json')).toMatchObject({ code: 0, snapshot: { agent: agentName, state: 'idle' } });
  });

  it('says what the agent’s absence and the dialer’s mean: 3 and 5', async () => {
    house.agent.logOut();
    // What is known and younger than a second is not asked again.
    await expect.poll(() => run('status', '--json'), { timeout: 5000, interval: 300 }).toMatchObject({ code: 3, snapshot: { state: 'logged-out', failure: { kind: 'not-logged-in' } } });
    expect(await run('start', '--json')).toMatchObject({ code: 3 });
    await house.practice.close();
    await expect.poll(() => run('status', '--json'), { timeout: 5000, interval: 300 }).toMatchObject({ code: 5, snapshot: { state: 'offline', failure: { kind: 'unreachable' } } });
    expect(await run('start', '--json')).toMatchObject({ code: 5 });
    // A stop that can't be delivered is not "nothing sent": it was tried, and is not proved.
    expect(await run('stop', '--json')).toMatchObject({ code: 4 });
  });
});

describe('a second launch', () => {
  it('shows the popup of the running one', async () => {
    expect((await run()).code).toBe(0);
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('heading').first().waitFor();
  });
});

describe('quit', () => {
  it('returns 0 once every process has gone, and starts no app', async () => {
    expect((await run('quit')).code).toBe(0);
    expect(() => process.kill(app.pid, 0)).toThrow();
    expect((await run('quit')).code).toBe(0);
  });

  it('a command starts the app in the tray, and it answers', async () => {
    // The stop above is still open: it was never proved, and the dialer is gone.
    expect(await run('status', '--json')).toMatchObject({ code: 4, snapshot: { state: expect.stringMatching(/stopping|unconfirmed/), wanted: 'stop', agent: agentName } });
    await house.desk.tray.waitFor((tray) => /Wait: still recording|May still be recording/.test(tray.tooltip.title), { what: 'the tray' });
    expect((await run('quit')).code).toBe(0);
  });
});
