/** A lead's command line against the running app: other agents switched and shown, watched, and written down in the lead's name. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardData } from '../../main/cli/board';
import { readLine } from '../../main/history/schema';
import { electronDist } from '../../scripts/lib/electron.mjs';
import { agentName, canary, openHouse, user, type House, type Running } from './house';

let house: House;
let app: Running;

beforeAll(async () => {
  house = await openHouse({ moreAgents: ['1001', '1002'] });
  house.practice.addUser({ user, pass: canary, allowedFunctions: ['recording', 'logged_in_agents'] });
  for (const agent of ['1001', '1002']) house.practice.agent(agent).ready();
  house.practice.agent('1001').takeCall();
  app = await house.launch({ args: ['--hidden'] });
  expect((await house.setUp(app)).code).toBe(0);
}, 60_000);
afterAll(() => house.close(), 60_000);

const run = (...args: string[]): ReturnType<House['command']> => house.command(app, args);
const board = async (): Promise<BoardData> => JSON.parse((await run('board', '--json')).out) as BoardData;
const truth = () => house.practice.agent('1001').truth();
const entries = () => {
  const folder = join(app.userData, 'history');
  return readdirSync(folder).filter((name) => /^\d.*\.jsonl$/.test(name)).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').flatMap((line) => readLine(line) ?? []));
};

it('everybody who is logged in is on the board, known a little later', async () => {
  const first = await board();
  expect(first.agents.map(({ agent }) => agent)).toEqual([agentName, '1001', '1002']);
  expect(first.calls.cap).toBeGreaterThan(0);
  await expect.poll(async () => (await board()).agents.find(({ agent }) => agent === '1001'), { timeout: 15_000, interval: 500 }).toMatchObject({ state: 'idle', agentStatus: 'INCALL', ageMs: expect.any(Number), recording: null });
  const table = await run('board');
  expect(table.code).toBe(0);
  // Electron's own complaints about this machine are no words of ours.
  expect(table.err.split('\n').filter((line) => line !== '' && !/^\[\d+:/.test(line))).toEqual([]);
  expect(table.out).toMatch(/idle +1001 +.*In call/);
});

it('another agent is started, paused, resumed and stopped, each proved', async () => {
  expect(await run('start', '--agent', '1001', '--tag', '_QA', '--json')).toMatchObject({ code: 0, snapshot: { agent: '1001', state: 'recording', recording: { filename: expect.stringMatching(/_QA$/) } } });
  expect(truth().running).toHaveLength(1);
  expect(house.agent.truth().running).toHaveLength(0);
  expect(await run('start', '--agent', '1001', '--json')).toMatchObject({ code: 3, snapshot: { agent: '1001', state: 'recording' } });
  expect(await run('pause', '30', '--agent', '1001', '--json')).toMatchObject({ code: 0, snapshot: { agent: '1001', state: 'paused' } });
  expect(truth().running).toHaveLength(0);
  expect((await board()).agents.find(({ agent }) => agent === '1001')).toMatchObject({ state: 'paused' });
  expect(await run('resume', '--agent', '1001', '--json')).toMatchObject({ code: 0, snapshot: { agent: '1001', state: 'recording', recording: { filename: expect.stringMatching(/_QA_P2$/) } } });
  expect(await run('toggle', '--agent', '1001', '--json')).toMatchObject({ code: 0, snapshot: { agent: '1001', state: 'idle' } });
  expect(truth().running).toHaveLength(0);
  expect(await run('status', '--json')).toMatchObject({ code: 0, snapshot: { agent: agentName, state: 'idle' } });
});

it('and it is written down in the lead’s name, beside the day of who sits here', async () => {
  const others = entries().filter(({ agent }) => agent === '1001');
  expect(others.filter(({ what, actor }) => what !== 'press' && actor === 'board').map(({ what }) => what)).toEqual(['recording', 'paused', 'recording', 'pause-over', 'stopped']);
  expect(others.filter(({ what }) => what === 'press')).toHaveLength(5);
  expect(new Set(others.map(({ lead }) => lead))).toEqual(new Set([user]));
  expect(entries().filter(({ agent, lead }) => agent === agentName && lead !== null)).toEqual([]);
  expect((await run('history')).out).toMatch(new RegExp(`1001 stopped board:${user} `));
  expect((await run('history')).out).toContain('1001, switched from the board: 1 call, 1 pause ');
  expect((await run('history', 'verify')).code).toBe(0);
});

it('--watch says a line now and for each change, until its reader stops it', async () => {
  const child = house.desk.launchPackaged(electronDist().executable, [join(import.meta.dirname, '..', '..'), 'board', '--watch'], { userData: app.userData });
  const states = (): string[] => child.output().split('\n').filter((line) => line.startsWith('{')).map((line) => (JSON.parse(line) as BoardData).agents.find(({ agent }) => agent === '1001')?.state ?? '-');
  await expect.poll(() => states().at(-1), { timeout: 20_000 }).toBe('idle');
  expect((await run('start', '--agent', '1001', '--json')).code).toBe(0);
  await expect.poll(() => states().at(-1), { timeout: 20_000 }).toBe('recording');
  expect((await run('stop', '--agent', '1001', '--json')).code).toBe(0);
  await expect.poll(() => states().at(-1), { timeout: 20_000 }).toBe('idle');
  process.kill(child.pid, 'SIGINT');
  expect(await child.exited).toMatchObject({ code: 0 });
});

it('a login that is locked out stops the board: 3, with what was known', async () => {
  const wrong = await house.command(app, ['setup', '--server', house.practice.url, '--user', user, '--agent', agentName, '--password-stdin', '--json'], 'not-the-password\n');
  expect(wrong.code).toBe(3);
  const before = house.practice.calls().length;
  const seen = await run('board', '--json');
  expect(seen).toMatchObject({ code: 3, err: expect.stringMatching(/\S/) });
  expect(JSON.parse(seen.out)).toMatchObject({ v: 1, failure: { kind: 'wrong-login' } });
  expect(await run('start', '--agent', '1001', '--json')).toMatchObject({ code: 3, snapshot: { agent: '1001' } });
  expect(house.practice.calls()).toHaveLength(before);
});
