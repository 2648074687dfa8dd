/** The board in the real app, before a practice floor: seen, switched by its window and by command, refused, and taken up after a kill. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { createPracticeFloor, realClock, type PracticeFloor } from '../../main/practice';
import { canary, keepPicture, openHouse, user, type House, type Running } from './house';

const { board } = en;
let house: House;
let floor: PracticeFloor;
let app: Running;
let page: Page;
const rights = ['recording', 'logged_in_agents'];
/** Who is in a call that nobody records, and takes no other one. */
const free = ['7001', '7002', '7003'];
const asleep = '7009';

interface Listed {
  readonly v: 1;
  readonly calls: { readonly lastMinute: number; readonly cap: number };
  readonly agents: readonly { readonly agent: string; readonly campaign: string | null; readonly agentStatus: string | null; readonly state: string; readonly recording: { readonly id: string } | null; readonly ageMs: number | null }[];
}

const line = (agent: string) => page.locator(`#row-${agent}`);
const calls = (agent: string, value: string): number => house.practice.calls().filter((call) => call.agent === agent && call.value === value).length;
const running = (agent: string): number => house.practice.agent(agent).truth().running.length;
const entries = (): { what: string; agent: string; actor: string; lead?: string | null }[] => {
  const folder = join(app.userData, 'history');
  const days = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : [];
  return days.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter((text) => text !== '')).map((text) => JSON.parse(text) as { what: string; agent: string; actor: string });
};
const list = async (): Promise<Listed> => JSON.parse((await house.command(app, ['board', '--json'])).out) as Listed;

async function openBoard(): Promise<Page> {
  const opened = app.electronApp.waitForEvent('window', { predicate: (one: Page) => one.url().includes('/board/'), timeout: 15_000 });
  await house.desk.tray.waitForMenu((menu) => menu.some(({ label }) => label === board.menu), { what: 'the menu' });
  await house.desk.tray.click(board.menu);
  const made = await opened;
  await made.locator('.line').first().waitFor({ timeout: 15_000 });
  return made;
}

/** Only the rows near the screen are drawn. */
async function find(agent: string): Promise<void> {
  await page.getByRole('textbox', { name: board.search }).fill(agent);
  await line(agent).waitFor({ timeout: 10_000 });
}

beforeAll(async () => {
  house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true }, moreAgents: [...free, asleep] });
  house.practice.addUser({ user, pass: canary, allowedFunctions: rights });
  for (const agent of [...free, asleep]) {
    house.practice.agent(agent).ready();
    house.practice.agent(agent).takeCall();
  }
  house.practice.agent(asleep).screen.deaf(true);
  floor = createPracticeFloor(house.practice, realClock, { agents: 20, seed: 3 });
  floor.begin();
  app = await house.launch({ args: ['--hidden'] });
  expect((await house.setUp(app)).code).toBe(0);
  page = await openBoard();
}, 90_000);
afterAll(async () => {
  floor.close();
  await house.close();
}, 60_000);

describe('the board', () => {
  it('shows everybody who is logged in, whom it knows nothing of as unknown, and its budget', async () => {
    const seen = await list();
    expect(seen.calls.cap).toBe(120);
    expect(seen.agents.map(({ agent }) => agent)).toEqual(expect.arrayContaining(['1000', ...free, asleep, ...floor.agents.slice(0, 10)]));
    await expect.poll(async () => (await list()).agents.filter(({ agentStatus, ageMs }) => agentStatus === 'INCALL' && ageMs === null), { timeout: 30_000 }).toEqual([]);
    for (const { state, ageMs } of (await list()).agents) if (state === 'unknown') expect(ageMs).toBeNull();
    keepPicture('board-real', await page.screenshot());
  });

  it('a hole is recorded by one press of its row, proved, and written to the history in the lead’s name', async () => {
    const [agent = ''] = free;
    await find(agent);
    await line(agent).getByText(new RegExp(`^(${board.word.notRecorded}|${board.word.hole})$`)).waitFor({ timeout: 20_000 });
    await line(agent).hover();
    await line(agent).getByRole('button', { name: board.act.start }).click();
    await line(agent).getByText(en.light.recording, { exact: true }).waitFor({ timeout: 20_000 });
    expect(running(agent)).toBe(1);
    expect(calls(agent, 'START')).toBe(1);
    await expect.poll(() => entries().filter((entry) => entry.agent === agent).map(({ what, actor, lead }) => `${what} ${actor} ${lead ?? ''}`), { timeout: 10_000 }).toEqual(expect.arrayContaining([`press board ${user}`, `recording board ${user}`]));
  });

  it('by command: another agent is started, paused, resumed and stopped, and this desk’s own light knows nothing of it', async () => {
    const [, agent = ''] = free;
    const own = (await house.command(app, ['status', '--json'])).snapshot?.state;
    expect(await house.command(app, ['start', '--agent', agent, '--json'])).toMatchObject({ code: 0, snapshot: { agent, state: 'recording' } });
    await expect.poll(async () => (await house.command(app, ['pause', '30', '--agent', agent, '--json'])).snapshot?.state, { timeout: 20_000 }).toBe('paused');
    expect(running(agent)).toBe(0);
    expect((await list()).agents.find((one) => one.agent === agent)).toMatchObject({ state: 'paused' });
    expect(await house.command(app, ['resume', '--agent', agent, '--json'])).toMatchObject({ code: 0, snapshot: { state: 'recording' } });
    expect(await house.command(app, ['stop', '--agent', agent, '--json'])).toMatchObject({ code: 0, snapshot: { agent, state: 'idle' } });
    expect(running(agent)).toBe(0);
    expect((await house.command(app, ['status', '--json'])).snapshot?.state).toBe(own);
  });

  it('several are stopped only with their number typed, and what could not be proved is listed', async () => {
    const two = [free[0] ?? '', asleep];
    house.practice.agent(asleep).screen.record();
    await expect.poll(async () => (await list()).agents.find((one) => one.agent === asleep)?.state, { timeout: 30_000 }).toBe('recording');
    await page.getByRole('textbox', { name: board.search }).fill('700');
    for (const agent of two) await line(agent).locator('.check').click();
    const bar = page.locator('.bar');
    await bar.getByRole('button', { name: board.act.stop, exact: true }).click();
    const field = bar.getByRole('textbox');
    await field.fill('3');
    await field.press('Enter');
    expect(calls(asleep, 'STOP')).toBe(0);
    await field.fill('2');
    await field.press('Enter');
    await expect.poll(() => running(two[0] ?? ''), { timeout: 20_000 }).toBe(0);
    await expect.poll(() => page.locator('.bar.ended').textContent(), { timeout: 40_000 }).toContain(asleep);
    keepPicture('board-real-ended', await page.screenshot());
    house.practice.agent(asleep).screen.deaf(false);
    await expect.poll(() => running(asleep), { timeout: 20_000 }).toBe(0);
  });

  it('in no minute more calls than the cap', () => {
    const moments = house.practice.calls().map(({ at }) => at);
    const most = Math.max(...moments.map((at) => moments.filter((other) => other > at - 60_000 && other <= at).length));
    expect(most).toBeLessThanOrEqual(120);
  });
});

describe('what goes wrong', () => {
  it('a kill between a STOP and its proof: the next start follows it to its end, with no board open', async () => {
    const [, , agent = ''] = free;
    expect((await house.command(app, ['start', '--agent', agent])).code).toBe(0);
    house.practice.agent(agent).screen.deaf(true);
    expect((await house.command(app, ['stop', '--agent', agent, '--wait', '3'])).code).toBe(4);
    await app.kill();
    app = await house.launch({ userData: app.userData, args: ['--hidden'] });
    house.practice.agent(agent).screen.deaf(false);
    await expect.poll(() => running(agent), { timeout: 30_000 }).toBe(0);
    await expect.poll(() => existsSync(join(app.userData, 'board.json')), { timeout: 30_000 }).toBe(false);
  });

  it('no right for the list: the typed agents are shown, and the setting that an administrator must change', async () => {
    house.practice.addUser({ user, pass: canary, allowedFunctions: ['recording'] });
    page = await openBoard().catch(async () => {
      const found = app.electronApp.windows().find((one) => one.url().includes('/board/'));
      if (!found) throw new Error('no board');
      return found;
    });
    await page.getByText('API Allowed Functions').waitFor({ timeout: 20_000 });
    await page.evaluate(() => window.reclight.setBoardSource({ kind: 'typed', text: '7001, 7002\n7001 ñandú' }));
    await line('7001').waitFor({ timeout: 10_000 });
    await expect.poll(() => page.locator('.line').count()).toBe(2);
    house.practice.addUser({ user, pass: canary, allowedFunctions: rights });
  });

  it('one refused login stops everything, once, and this desk’s own light says so', async () => {
    const before = house.practice.refusedLogins();
    house.practice.addUser({ user, pass: 'changed', allowedFunctions: rights });
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.includes(en.light.blockedLogin), { what: 'blocked', timeoutMs: 40_000 });
    await page.locator('.strip.stopped').waitFor({ timeout: 10_000 });
    const refused = house.practice.refusedLogins();
    expect(refused).toBe(before + 1);
    expect((await house.command(app, ['board', '--json'])).code).toBe(3);
    expect((await house.command(app, ['stop', '--agent', '7001', '--json'])).code).toBe(3);
    expect(house.practice.refusedLogins()).toBe(refused);
    keepPicture('board-real-stopped', await page.screenshot());
  });
});
