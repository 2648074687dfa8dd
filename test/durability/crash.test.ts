/** Death before each change of the disk, one by one, while files are saved, mended or set aside. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { bundle } from './bundle';
import { careless, scenes, type Scene } from './scenes';

vi.mock('electron', () => import('./electron'));

const top = mkdtempSync(join(tmpdir(), 'crash-'));
let program: string;
let points = 0;

beforeAll(async () => {
  program = await bundle(new URL('children/crash.ts', import.meta.url), join(top, 'program'));
});
afterAll(() => {
  console.log(`FIGURE crash: ${points} deaths, one before each change of the disk in ${scenes.length} scenes of saving, mending and setting aside`);
  rmSync(top, { recursive: true, force: true });
});

function run(folder: string, scene: Scene, at: number | 'none'): Promise<{ signal: NodeJS.Signals | null; out: string }> {
  const child = spawn(process.execPath, [program, folder, scene.name, String(at)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve({ signal, out })));
}

/** Dies once before each change that the scene makes, each time on a fresh copy, and brings what the next start finds wrong. */
async function allDeaths(scene: Scene): Promise<{ deaths: number; faults: string[] }> {
  const before = mkdtempSync(join(top, 'before-'));
  mkdirSync(join(before, 'open-words'));
  await scene.prepare(before);
  const copy = (): string => {
    const folder = mkdtempSync(join(top, 'desk-'));
    cpSync(before, folder, { recursive: true });
    return folder;
  };
  const whole = copy();
  const changes = JSON.parse((await run(whole, scene, 'none')).out) as string[];
  const faults = (await scene.faults(whole)).map((fault) => `${scene.name}, not dead at all: ${fault}`);
  for (const [at, change] of changes.entries()) {
    const folder = copy();
    const { signal } = await run(folder, scene, at);
    const found = signal === 'SIGKILL' ? await scene.faults(folder) : ['it lived on'];
    faults.push(...found.map((fault) => `${scene.name}, dead before ${change} (${at}): ${fault}`));
  }
  return { deaths: changes.length, faults };
}

it.concurrent.each(scenes.map((scene) => [scene.name, scene] as const))('%s', { timeout: 60_000 }, async (_name, scene) => {
  const { deaths, faults } = await allDeaths(scene);
  points += deaths;
  expect(deaths > 0).toBe(scene.onlyReads !== true);
  expect(faults).toEqual([]);
});

it.concurrent.each(careless.map((scene) => [scene.name, scene] as const))('is found: %s', { timeout: 60_000 }, async (_name, scene) => {
  const { faults } = await allDeaths(scene);
  expect(faults.filter((fault) => fault.includes(', dead before '))).not.toEqual([]);
});
