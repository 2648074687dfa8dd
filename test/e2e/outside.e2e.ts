/** Reached from outside, in the real app: watching, another agent, links, and what a wrong hand throws at it. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../assets/words';
import { socketPath } from '../../main/cli/socket-path';
import type { Snapshot } from '../../main/recorder/snapshot';
import { electronDist } from '../../scripts/lib/electron.mjs';
import { throwAt } from '../cli/raw';
import { clipped, axeFindings } from '../renderer/look';
import { agentName, canary, keepPicture, openHouse, user, windowOf, type House, type Running } from './house';

const key = 'QyP3-kd_91hVwq0aZtRb4m';
const program = electronDist().executable;
const source = join(import.meta.dirname, '..', '..');
let house: House;
let userData: string;
let app: Running;

beforeAll(async () => {
  house = await openHouse({ moreAgents: ['2000'], desk: { keyring: 'unlocked', windowManager: true } });
  house.practice.agent('2000').ready();
  userData = join(house.desk.home, 'outside');
  mkdirSync(userData, { mode: 0o700 });
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ version: 1, linkKey: key }), { mode: 0o600 });
}, 60_000);
afterAll(() => house.close(), 60_000);

const run = (...args: string[]): ReturnType<House['command']> => house.command({ userData }, args);
const socket = (): string => socketPath(userData, 'linux', house.desk.env['XDG_RUNTIME_DIR']);
const running = (): number => house.agent.truth().running.length;
const log = (): string => readFileSync(join(userData, 'logs', 'reclight.log'), 'utf8');

interface Watching {
  readonly states: () => string[];
  readonly lines: () => Snapshot[];
  readonly stop: (signal: NodeJS.Signals) => void;
  readonly exited: Promise<{ readonly code: number | null }>;
}

function watch(...args: string[]): Watching {
  const child = house.desk.launchPackaged(program, [source, 'watch', ...args], { userData });
  const lines = (): Snapshot[] => child.output().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Snapshot);
  return { lines, states: () => lines().map(({ state }) => state), stop: (signal) => void process.kill(child.pid, signal), exited: child.exited };
}

describe('in an empty home', () => {
  it('a password on standard input leads to a proved recording, and no window opens', async () => {
    const set = await house.command({ userData }, ['setup', '--server', house.practice.url, '--user', user, '--agent', agentName, '--password-stdin'], `${canary}\n`);
    expect(set).toMatchObject({ code: 0, out: expect.stringMatching(/^idle: Not recording · 1000 In call/) });
    expect(await run('start', '--json')).toMatchObject({ code: 0, snapshot: { state: 'recording', practice: false, recording: { id: expect.stringMatching(/^\d+$/) } } });
    expect(running()).toBe(1);
    expect(await run('stop', '--json')).toMatchObject({ code: 0, snapshot: { state: 'idle' } });
    expect((await run('quit')).code).toBe(0);
  });
});

describe('watch', () => {
  it('starts an app that is not there, and says each change of a call, the present one first', async () => {
    const watched = watch();
    await expect.poll(watched.states, { timeout: 20_000 }).toContain('idle');
    await run('start');
    await run('stop');
    await expect.poll(() => watched.states().at(-1), { timeout: 20_000 }).toBe('idle');
    const told = watched.states().filter((state, at, all) => state !== all[at - 1]);
    expect(told.slice(told.lastIndexOf('starting') - 1)).toEqual(['idle', 'starting', 'recording', 'stopping', 'idle']);
    const recorded = watched.lines().find(({ state }) => state === 'recording');
    expect(recorded).toMatchObject({ v: 1, agent: agentName, wanted: null, recordings: 1, recording: { id: expect.stringMatching(/^\d+$/) } });
    // Nothing is said twice: time that passes is no change.
    const said = watched.lines().map(({ ageMs: _age, detail: _detail, ...rest }) => JSON.stringify(rest));
    expect(said.filter((line, at) => line === said[at - 1])).toEqual([]);
    watched.stop('SIGINT');
    expect(await watched.exited).toMatchObject({ code: 0 });
  });

  it('a reader who goes is no crash', async () => {
    const start = `"$0" ${JSON.stringify(source)} --user-data-dir=${JSON.stringify(userData)} ${house.desk.sandboxed ? '' : '--no-sandbox'}`;
    const script = `{ ${start} watch --json; echo "ended $?" >&2; } | { head -n 1; exec <&-; ${start} agent 2000 >/dev/null; ${start} agent ${agentName} >/dev/null; }`;
    const shell = spawn('bash', ['-c', `( ${script} ) 2>&1`, program], { env: house.desk.env, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    shell.stdout.on('data', (data) => (out += String(data)));
    await new Promise((resolve) => shell.on('close', resolve));
    expect(out).toMatch(/^\{"v":1/m);
    expect(out).toMatch(/^ended 0$/m);
  });

  it('ends with the app: 0', async () => {
    const watched = watch('--json');
    await expect.poll(watched.states, { timeout: 20_000 }).toHaveLength(1);
    expect((await run('quit')).code).toBe(0);
    expect(await watched.exited).toMatchObject({ code: 0 });
  });
});

describe('another agent', () => {
  let popup: Page;
  beforeAll(async () => {
    app = await house.launch({ userData, args: ['--hidden'] });
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Not recording'), { what: 'idle' });
  });

  it('by the command line: one question, no password', async () => {
    const asked = (): number => house.practice.calls().filter((call) => call.function === 'recording').length;
    const before = asked();
    expect(await run('agent', '2000', '--json')).toMatchObject({ code: 0, snapshot: { state: 'idle', agent: '2000', agentStatus: 'READY' } });
    expect(asked() - before).toBe(1);
    expect(await run('agent', agentName)).toMatchObject({ code: 0, out: expect.stringContaining('1000 In call') });
    expect(await run('agent', 'a.b')).toMatchObject({ code: 2, out: '' });
    expect(house.practice.refusedLogins()).toBe(0);
  });

  it('in the popup’s foot: Esc leaves it, a bad number is said, Enter takes it', async () => {
    expect((await run()).code).toBe(0);
    popup = await windowOf(app, 'popup');
    await popup.getByRole('heading', { name: 'Not recording' }).waitFor();
    for (const [scheme, forcedColors] of [['light', 'none'], ['dark', 'none'], ['light', 'active']] as const) {
      await popup.emulateMedia({ colorScheme: scheme, forcedColors });
      const look = forcedColors === 'active' ? 'forced' : scheme;
      await popup.getByRole('button', { name: 'Change' }).press('Enter');
      const number = popup.getByLabel('Agent number');
      expect(await number.evaluate((input: HTMLInputElement) => input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0))).toBe(agentName);
      keepPicture(`agent-${look}`, await popup.screenshot());
      await number.press('Escape');
      await popup.getByRole('button', { name: 'Change' }).and(popup.locator(':focus')).waitFor();
      await popup.getByRole('button', { name: 'Change' }).press('Enter');
      await number.fill('10 00');
      await number.press('Enter');
      await popup.getByText('characters that VICIdial drops').waitFor();
      await popup.waitForFunction(() => document.querySelector('#popup')?.getBoundingClientRect().height === innerHeight);
      keepPicture(`agent-bad-${look}`, await popup.screenshot());
      expect(await clipped(popup)).toEqual([]);
      expect(await axeFindings(popup)).toEqual([]);
      await number.press('Escape');
      await popup.waitForFunction(() => document.querySelector('#popup')?.getBoundingClientRect().height === innerHeight, undefined, { timeout: 5000 });
    }
    await popup.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await popup.getByRole('button', { name: 'Change' }).press('Enter');
    await popup.keyboard.type('2000');
    await popup.keyboard.press('Enter');
    await popup.locator('.foot .who', { hasText: '2000' }).waitFor();
    expect((await run('status', '--json')).snapshot).toMatchObject({ agent: '2000' });
    expect(app.electronApp.windows().filter((page) => page.url().includes('/setup/'))).toEqual([]);
  });

  it('is told when the one before may still be recording, until it is seen', async () => {
    await run('agent', agentName);
    expect((await run('start')).code).toBe(0);
    expect(await run('agent', '2000', '--json')).toMatchObject({ code: 0, snapshot: { agent: '2000', state: 'idle', recordings: 0 } });
    await house.desk.notifications.waitFor(({ summary }) => summary === '1000 may still be recording.', { what: 'the notice' });
    await popup.getByText('1000 may still be recording.').waitFor();
    keepPicture('agent-left', await popup.screenshot());
    expect(running()).toBe(1);
    expect(await run('agent', agentName, '--json')).toMatchObject({ code: 0, snapshot: { state: 'recording' } });
    expect((await run('stop')).code).toBe(0);
    await popup.getByRole('button', { name: 'Seen' }).click();
    await popup.getByText('1000 may still be recording.').waitFor({ state: 'detached' });
  });

  it('is not offered in practice, and refused: 3', async () => {
    await house.desk.tray.click('Practise');
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('PRACTICE'), { what: 'practice' });
    expect(await run('agent', '2000', '--json')).toMatchObject({ code: 3, snapshot: { practice: true } });
    await popup.getByText('PRACTICE', { exact: true }).waitFor();
    expect(await popup.getByRole('button', { name: 'Change' }).count()).toBe(0);
    await house.desk.tray.click('Leave practice');
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Not recording'), { what: 'the own dialer' });
  });
});

describe('a link, from a process of its own', () => {
  it('without the key may stop, and not start', async () => {
    expect((await run('start')).code).toBe(0);
    expect(await run('reclight://stop?reason=card')).toMatchObject({ code: 0, out: '' });
    await expect.poll(running, { timeout: 15_000 }).toBe(0);
    for (const link of ['reclight://start', 'reclight://toggle?key=guessed-key-of-22-signs&tag=_SALE']) expect(await run(link)).toMatchObject({ code: 3, out: '' });
    await house.desk.notifications.waitFor(({ summary }) => summary === 'A link wanted to start a recording and was refused.', { what: 'the notice' });
    expect(await run('reclight://quit')).toMatchObject({ code: 2, out: '' });
    expect((await run('status', '--json')).snapshot).toMatchObject({ state: 'idle', agent: agentName });
    expect(running()).toBe(0);
  });

  it('with the key starts, with its tag', async () => {
    expect((await run(`reclight://start?key=${key}&tag=_LINK`)).code).toBe(0);
    await expect.poll(async () => (await run('status', '--json')).snapshot?.recording?.filename, { timeout: 15_000 }).toMatch(/_LINK$/);
    expect(running()).toBe(1);
    expect((await run('stop')).code).toBe(0);
  });

  it('is in no log, and in no process of the app', () => {
    expect(log()).toMatch(/link start: taken/);
    expect(log()).not.toMatch(new RegExp(`${key}|guessed-key|reason=card`));
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(userData) && line.includes('reclight://'))).toEqual([]);
  });
});

describe('thrown at it', () => {
  it.each<[string, string[], string | undefined]>([
    ['a word of 100 KB', ['x'.repeat(100_000)], undefined],
    ['a switch of 100 KB', [`--${'x'.repeat(100_000)}`], undefined],
    ['an agent of 100 KB', ['agent', '7'.repeat(100_000)], undefined],
    ['text that turns around', ['\u202Ereclight \u2066status'], undefined],
    ['half a sign', ['start', '--tag', '\ud800'], undefined],
    ['signs of a terminal', ['\u001b]0;owned\u0007'], undefined],
    ['Arabic figures', ['start', '--wait', '٣'], undefined],
    ['ten megabytes for a password', ['setup', '--server', 'https://dialer.example', '--user', 'x', '--agent', '1', '--password-stdin'], 'x'.repeat(10 * 1024 * 1024)],
  ])('%s is usage, with a sentence and no crash', async (_name, args, input) => {
    const ended = await house.command({ userData }, args, input);
    expect(ended.code).toBe(2);
    expect(ended.out).toBe('');
    expect(ended.err).toMatch(/\w+.*\./);
    expect(ended.err.length).toBeLessThan(1000);
    expect(ended.err).not.toMatch(/[\u{1b}\u{202e}]/u);
  });

  it('ten megabytes on the socket are refused, and the app answers', async () => {
    expect(await throwAt(socket(), 'x'.repeat(10 * 1024 * 1024), 'half close')).toBe('{"error":"bad-request"}\n');
    expect((await run('status')).code).toBe(0);
  });
});

describe('a shared desk that asks', () => {
  const question = async (running: Running): Promise<Page> => {
    const find = (): Page | undefined => running.electronApp.windows().find((page) => page.url().includes('/agent/'));
    return find() ?? running.electronApp.waitForEvent('window', { predicate: (page) => page.url().includes('/agent/'), timeout: 15_000 });
  };

  beforeAll(async () => {
    await app.close();
    const path = join(userData, 'settings.json');
    const settings = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...settings, askAgent: true }), { mode: 0o600 });
  });

  it('asks at sign-in without taking the focus, while the light is on for the last one; Enter changes', async () => {
    app = await house.launch({ userData, args: ['--hidden'] });
    const page = await question(app);
    await page.getByRole('heading', { name: 'Who sits here?' }).waitFor();
    await house.desk.tray.waitFor((tray) => tray.tooltip.title === `Not recording · ${agentName}`, { what: 'the light of the last one' });
    const window = await app.electronApp.browserWindow(page);
    await expect.poll(() => window.evaluate((shown: Electron.BrowserWindow) => shown.isVisible())).toBe(true);
    expect(await window.evaluate((shown: Electron.BrowserWindow) => shown.isFocused())).toBe(false);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      keepPicture(`question-${scheme}`, await page.screenshot());
      expect(await clipped(page)).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
    }
    // In the longer language, as it is and at twice the size.
    const set = (name: 'language' | 'textSize', value: unknown): Promise<unknown> => page.evaluate((ask) => self.reclight.setSetting(ask), { name, value });
    await set('language', 'es');
    await page.getByRole('heading', { name: wordsOf('es').agent.window }).waitFor();
    keepPicture('question-spanish', await page.screenshot());
    for (const size of [100, 200]) {
      await set('textSize', size);
      await page.waitForFunction(() => Math.abs((document.querySelector('main')?.getBoundingClientRect().height ?? 0) - innerHeight) < 1);
      expect(await clipped(page)).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
    }
    await set('textSize', 100);
    await set('language', 'auto');
    await page.getByRole('heading', { name: 'Who sits here?' }).waitFor();
    await page.emulateMedia({ forcedColors: 'active' });
    keepPicture('question-forced', await page.screenshot());
    await page.getByLabel('Agent number').fill('20 00');
    await page.keyboard.press('Enter');
    await page.getByText('characters that VICIdial drops').waitFor();
    await page.waitForFunction(() => document.querySelector('main')?.getBoundingClientRect().height === innerHeight);
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
    keepPicture('question-bad', await page.screenshot());
    expect(await clipped(page)).toEqual([]);
    await page.getByLabel('Agent number').fill('2000');
    await Promise.all([page.waitForEvent('close'), page.keyboard.press('Enter').catch(() => undefined)]);
    await house.desk.tray.waitFor((tray) => tray.tooltip.title === 'Not recording · 2000', { what: 'the light of the new one' });
  });

  it('asks after a minute behind the lock, not sooner; Enter keeps', async () => {
    const away = (ms: number): Promise<void> =>
      app.electronApp.evaluate(({ powerMonitor }, ms) => {
        const real = performance.now.bind(performance);
        powerMonitor.emit('lock-screen');
        performance.now = () => real() + ms;
        powerMonitor.emit('unlock-screen');
      }, ms);
    await away(30_000);
    expect(app.electronApp.windows().filter((page) => page.url().includes('/agent/'))).toEqual([]);
    await away(100_000);
    const page = await question(app);
    await page.getByRole('button', { name: 'Stay 2000' }).waitFor();
    await Promise.all([page.waitForEvent('close'), page.keyboard.press('Enter').catch(() => undefined)]);
    expect((await run('status', '--json')).snapshot).toMatchObject({ agent: '2000' });
  });

  it('is not asked by a command that starts the app', async () => {
    await app.close();
    app = await house.launch({ userData, args: ['--hidden', '--by-command'] });
    await house.desk.tray.waitFor((tray) => tray.tooltip.title === 'Not recording · 2000', { what: 'the light' });
    expect(app.electronApp.windows()).toEqual([]);
  });
});

it('a link starts an app that is not there, hidden', async () => {
  await app.close();
  const folder = mkdtempSync(join(house.desk.home, 'empty-'));
  expect((await house.command({ userData: folder }, ['reclight://stop'])).code).toBe(0);
  expect(await house.command({ userData: folder }, ['status', '--json'])).toMatchObject({ code: 6, snapshot: { state: 'not-set-up' } });
  expect((await house.command({ userData: folder }, ['quit'])).code).toBe(0);
});
