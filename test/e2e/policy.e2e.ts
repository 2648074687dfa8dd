/** The policy of a computer in the real app: its file lies at its real place, in a file system that this app alone sees. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { electronDist } from '../../scripts/lib/electron.mjs';
import type { DoctorReport } from '../../main/check';
import type { BoardNews, Reply, View } from '../../preload/contract';
import { noPolicyFolder, withPolicy } from '../durability/ordinary-user';
import { agentName, canary, keepPicture, openHouse, user, windowOf, type House, type Running } from './house';

let house: House;
afterEach(() => house.close(), 60_000);

/** Written beside it and renamed, as docs/policy.md says. */
function write(text: string | null): void {
  const path = join(folder(), 'policy.json');
  if (text === null) return rmSync(path, { force: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
const folder = (): string => join(house.desk.home, 'policy');
const policyOf = (agents: readonly string[]): string => JSON.stringify({ version: 1, agents: { allow: agents }, board: { callsPerMinute: 60 } });

async function launch(options: Parameters<House['launch']>[0] = {}): Promise<Running> {
  const layers = join(house.desk.home, 'layers');
  for (const path of [layers, folder()]) mkdirSync(path, { recursive: true });
  const executable = join(house.desk.home, 'with-a-policy');
  writeFileSync(executable, `#!/bin/sh\nexec unshare -Urm sh -c '${withPolicy}' sh "$ELECTRON" "$@"\n`, { mode: 0o755 });
  return house.launch({ ...options, executable, args: ['--hidden'], env: { LAYERS: layers, POLICY: folder(), ELECTRON: electronDist().executable } });
}

async function open(policy: string | null): Promise<Running> {
  house = await openHouse({ moreAgents: ['2000'] });
  mkdirSync(folder());
  write(policy);
  return launch();
}

const callsAbout = (agent: string): number => house.practice.calls().filter((call) => call.agent === agent).length;
const setUp = (app: Running, agent: string): ReturnType<House['command']> => house.command(app, ['setup', '--server', house.practice.url, '--user', user, '--agent', agent, '--password-stdin', '--json'], `${canary}\n`);
const forbidden = { code: 3, snapshot: { failure: { kind: 'not-allowed' } } };

it('an allowed agent works, another one can’t be asked, set up or sit down here, and the window says what is held', async ({ skip }) => {
  skip(noPolicyFolder !== null, noPolicyFolder ?? '');
  const app = await open(policyOf([agentName]));
  const run = (...args: string[]): ReturnType<House['command']> => house.command(app, [...args, '--json']);
  expect(await setUp(app, '2000')).toMatchObject({ code: 3, snapshot: { state: 'not-set-up', failure: { kind: 'not-allowed' } } });
  expect(house.practice.calls()).toEqual([]);
  expect(await setUp(app, agentName)).toMatchObject({ code: 0, snapshot: { state: 'idle', agent: agentName } });
  expect(await run('start')).toMatchObject({ code: 0, snapshot: { state: 'recording' } });
  expect(await run('stop')).toMatchObject({ code: 0 });

  for (const args of [['status', '--agent', '2000'], ['start', '--agent', '2000'], ['stop', '--agent', '2000'], ['pause', '30', '--agent', '2000'], ['agent', '2000']]) expect(await run(...args)).toMatchObject(forbidden);
  expect(await setUp(app, '2000')).toMatchObject(forbidden);
  expect(callsAbout('2000')).toBe(0);
  expect(await run('status')).toMatchObject({ code: 0, snapshot: { agent: agentName } });
  const report = JSON.parse((await run('doctor')).out) as DoctorReport;
  expect(report.checks.find(({ check }) => check === 'policy')).toEqual({ check: 'policy', state: 'ok', detail: 'held: 1 agent, 60 calls a minute (/etc/reclight/policy.json)', advice: null });

  await house.desk.tray.activate();
  const popup = await windowOf(app, 'popup');
  const ask = async <T>(expression: string): Promise<T> => popup.evaluate<T>(expression);
  expect(await ask<Reply>(`window.reclight.changeAgent({ agent: '2000' })`)).toMatchObject({ ok: false, failure: { kind: 'not-allowed' } });
  expect(await ask<Reply>(`window.reclight.setSetting({ name: 'boardCallsPerMinute', value: 500 })`)).toMatchObject({ ok: false, failure: { kind: 'held' } });
  expect((await ask<{ news: BoardNews }>(`window.reclight.board()`)).news.head).toMatchObject({ held: true, budget: { cap: 60 } });
  await ask(`window.reclight.openSettings()`);
  const settings = await windowOf(app, 'settings');
  await settings.getByRole('button', { name: 'Board', exact: true }).click();
  for (const [name, value] of [['Most calls of the board', '60 a minute'], ['Agents that may be switched', '1 agent']] as const) {
    const row = settings.getByRole('group', { name, exact: true });
    expect((await row.locator('.control').textContent())?.trim()).toBe(`${value}Held by policy`);
    expect(await row.locator('input, button, select').count()).toBe(0);
  }
  keepPicture('policy-settings', await settings.screenshot());
  expect(callsAbout('2000')).toBe(0);
}, 120_000);

it('a desk whose own agent is taken off the list is blocked while it runs and at its next start, and comes back with the list', async ({ skip }) => {
  skip(noPolicyFolder !== null, noPolicyFolder ?? '');
  const app = await open(null);
  expect((await setUp(app, agentName)).code).toBe(0);
  write(policyOf(['2000']));
  const state = async (): Promise<unknown> => (await house.command(app, ['status', '--json'])).snapshot?.state;
  await expect.poll(state, { timeout: 20_000, interval: 300 }).toBe('blocked');
  const calls = house.practice.calls().length;
  for (const args of [['status'], ['start'], ['toggle'], ['stop'], ['pause']]) expect(await house.command(app, [...args, '--json'])).toMatchObject(forbidden);
  await house.desk.keys.press('ctrl+shift+F9');
  expect((await house.command(app, ['doctor'])).out).toContain(`Agent ${agentName} of this desk is not on the list in /etc/reclight/policy.json.`);
  expect(house.practice.calls()).toHaveLength(calls);
  await house.desk.tray.activate();
  const popup = await windowOf(app, 'popup');
  await popup.getByRole('heading').first().waitFor();
  keepPicture('policy-blocked', await popup.screenshot());
  await app.kill();

  const again = await launch({ userData: app.userData });
  await expect.poll(async () => (await house.command(again, ['status', '--json'])).snapshot?.failure?.kind, { timeout: 15_000 }).toBe('not-allowed');
  expect(house.practice.calls()).toHaveLength(calls);
  write(policyOf([agentName]));
  await expect.poll(async () => (await house.command(again, ['status', '--json'])).snapshot?.state, { timeout: 15_000, interval: 300 }).toBe('idle');
}, 120_000);

it('a broken one is told by doctor with its line, in the window, and leaves this desk’s own agent alone', async ({ skip }) => {
  skip(noPolicyFolder !== null, noPolicyFolder ?? '');
  const app = await open(policyOf([agentName]));
  expect((await setUp(app, agentName)).code).toBe(0);
  await app.kill();
  write('{\n  "version": 1,\n  "agent": { "allow": ["2000"] }\n}\n');
  const again = await launch({ userData: app.userData });
  await expect.poll(async () => (await house.command(again, ['status', '--json'])).snapshot?.state, { timeout: 15_000 }).toBe('idle');
  const doctor = await house.command(again, ['doctor']);
  expect(doctor).toMatchObject({ code: 1, out: expect.stringMatching(/^MEND +Policy +.*\/etc\/reclight\/policy\.json: line 3, “agent” is not known\./m) });
  expect(doctor.out.match(/line 3/g)).toHaveLength(1);
  const refused = await house.command(again, ['status', '--agent', '2000', '--json']);
  expect(refused).toMatchObject({ ...forbidden, err: expect.stringContaining('reclight doctor') });
  expect(await setUp(again, '2000')).toMatchObject(forbidden);
  expect(callsAbout('2000')).toBe(0);
  expect((await house.command(again, ['start', '--json'])).code).toBe(0);
  expect((await house.command(again, ['stop', '--json'])).code).toBe(0);

  await house.desk.tray.activate();
  const popup = await windowOf(again, 'popup');
  const troubles = async (): Promise<string[]> => (await popup.evaluate<View>(`window.reclight.status()`)).desk.troubles.map(({ kind }) => kind);
  await popup.getByText('line 3, “agent” is not known').first().waitFor();
  keepPicture('policy-broken', await popup.screenshot());
  write(policyOf([agentName]));
  await expect.poll(troubles, { timeout: 15_000, interval: 300 }).toEqual([]);
}, 120_000);
