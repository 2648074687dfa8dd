/** The packaged, fused app, driven from outside: command line, tray, keys. No test driver is inside it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentName, canary, openHouse, user, type House } from './house';
import { readEntry, wordsOf } from '../../main/desktop-entry';
import type { Snapshot } from '../../main/recorder/snapshot';

const root = join(import.meta.dirname, '..', '..');
const executable = join(root, 'dist', 'linux-unpacked', 'reclight');
let house: House;
let userData: string;

beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'scripts', 'package.mjs')], { cwd: root, stdio: 'pipe' });
  house = await openHouse();
  userData = join(house.desk.home, 'packaged');
  // Wished for once, when the program lay elsewhere.
  mkdirSync(userData);
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ version: 1, startWithSystem: true }));
  mkdirSync(join(house.desk.home, '.config', 'autostart'), { recursive: true });
  writeFileSync(entry(), '[Desktop Entry]\nType=Application\nExec=/opt/Old/reclight --hidden\n');
}, 120_000);
afterAll(async () => {
  await run(['quit']);
  await house.close();
}, 60_000);

const entry = (): string => join(house.desk.home, '.config', 'autostart', 'reclight.desktop');

async function run(args: readonly string[], input?: string): Promise<{ code: number | null; out: string; err: string }> {
  const ended = await house.desk.command([...args], { executable, userData, ...(input === undefined ? {} : { input }) });
  return { code: ended.code, out: ended.stdout, err: ended.stderr };
}
const json = (out: string): Snapshot => JSON.parse(out) as Snapshot;

describe('the package', () => {
  it('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(executable);
    const on = '1'.charCodeAt(0);
    const off = '0'.charCodeAt(0);
    expect({
      runAsNode: wire[FuseV1Options.RunAsNode],
      nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
      integrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
      fileProtocol: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
    }).toEqual({ runAsNode: off, nodeOptions: off, inspect: off, integrity: on, onlyAsar: on, fileProtocol: off });
  });

  it('is small, and runs no code of a stranger', () => {
    const asar = join(root, 'dist', 'linux-unpacked', 'resources', 'app.asar');
    expect(existsSync(asar)).toBe(true);
    expect(statSync(asar).size).toBeLessThan(1_258_291);
    const tried = spawnSync(executable, ['-e', 'process.stdout.write("ran")'], { env: { ...house.desk.env, ELECTRON_RUN_AS_NODE: '1' }, timeout: 20_000, encoding: 'utf8' });
    expect(tried.stdout).not.toContain('ran');
  });
});

describe('beside the app', () => {
  it('lie the notices of what it carries, each with its licence', () => {
    const text = readFileSync(join(root, 'dist', 'linux-unpacked', 'resources', 'THIRD-PARTY.txt'), 'utf8');
    for (const name of Object.keys((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }).dependencies)) expect(text).toMatch(new RegExp(`^${name.replaceAll('/', '\\/')} \\d.*\\((MIT|ISC|Apache-2.0|BSD-3-Clause)\\)$`, 'm'));
    expect(text).toContain('Permission is hereby granted');
  });
});

describe('from outside', () => {
  it('set up in an empty home, it leads to a proved recording', async () => {
    const set = await run(['setup', '--server', house.practice.url, '--user', user, '--agent', agentName, '--password-stdin', '--json'], `${canary}\n`);
    expect(set.code).toBe(0);
    expect(json(set.out)).toMatchObject({ state: 'idle', agent: agentName, practice: false });
    const start = await run(['start', '--json']);
    expect(start.code).toBe(0);
    expect(json(start.out)).toMatchObject({ state: 'recording', recordings: 1 });
    expect(house.agent.truth().running).toHaveLength(1);
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Recording'), { what: 'the red lamp' });
  });

  it('the hot key stops it', async () => {
    await house.desk.tray.waitFor((tray) => /Recording 0:0[3-9]/.test(tray.tooltip.title), { what: 'three seconds' });
    await house.desk.keys.press('ctrl+shift+F9');
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Not recording'), { what: 'idle', timeoutMs: 15_000 });
    expect(house.agent.truth().running).toHaveLength(0);
  });

  it('never adds --no-sandbox by itself, and calls itself a development build', async () => {
    const { out } = await run(['--version']);
    expect(out).toMatch(/^reclight \d+\.\d+\.\d+ \(development build/);
    const lines = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n').filter((line) => line.startsWith(executable) && line.includes(userData));
    expect(lines.length).toBeGreaterThan(0);
    if (house.desk.sandboxed) expect(lines.filter((line) => line.includes('--no-sandbox'))).toEqual([]);
  });

  it('quits from the tray’s menu', async () => {
    await house.desk.tray.click('Quit Reclight');
    await expect.poll(() => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n').some((line) => line.startsWith(executable) && line.includes(userData)), { timeout: 10_000 }).toBe(false);
  });

  it('starts with the system: the entry was led to where it lies now, and starts it hidden', async () => {
    const [program = '', ...words] = wordsOf(readEntry(readFileSync(entry(), 'utf8'))?.['Exec'] ?? '');
    expect([program, ...words]).toEqual([executable, '--hidden']);
    house.desk.launchPackaged(program, words, { userData });
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Not recording'), { what: 'the lamp', timeoutMs: 15_000 });
    expect(await house.desk.keys.windows()).toEqual([]);
  });
});
