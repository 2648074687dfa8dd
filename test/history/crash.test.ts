/** Death before each change of the disk, kills at random points, and a full disk: nothing that was said to be written is lost, doubled or broken. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../durability/bundle';
import { runOnFullDisk } from '../durability/ordinary-user';
import { allEntries, check, dayMs, drawFrom, fill, kindsOf, noon, openDesk } from './rooms';
import { faults, scenes, type Scene } from './scenes';

const seed = Number(process.env['RECLIGHT_SEED'] ?? Date.now() % 1_000_000);
const kills = 60;
const top = mkdtempSync(join(tmpdir(), 'history-crash-'));
let points = 0;
const program = (name: string): string => join(top, 'program', `${name}.mjs`);

beforeAll(async () => {
  for (const name of ['crash', 'appender', 'full']) {
    await bundle(new URL(`children/${name}.ts`, import.meta.url), join(top, name));
    cpSync(join(top, name), join(top, 'program'), { recursive: true });
  }
}, 60_000);
afterAll(() => {
  console.log(`FIGURE crash: ${points} deaths, one before each change of the disk in ${scenes.length} scenes of the history`);
  rmSync(top, { recursive: true, force: true });
});

function run(words: readonly string[], killAfterMs: number | null = null): Promise<{ signal: NodeJS.Signals | null; out: string }> {
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  if (killAfterMs !== null) child.stdout.once('data', () => void wait(killAfterMs).then(() => child.kill('SIGKILL')));
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve({ signal, out })));
}

async function allDeaths(scene: Scene): Promise<string[]> {
  const before = mkdtempSync(join(top, 'before-'));
  scene.prepare(before);
  const copy = (): string => {
    const folder = mkdtempSync(join(top, 'desk-'));
    cpSync(before, folder, { recursive: true });
    return folder;
  };
  const whole = copy();
  const changes = JSON.parse((await run([program('crash'), whole, scene.name])).out) as string[];
  const wrong = (await faults(whole, scene)).map((fault) => `not dead at all: ${fault}`);
  for (const [at, change] of changes.entries()) {
    const folder = copy();
    const { signal } = await run([program('crash'), folder, scene.name, String(at)]);
    points += 1;
    wrong.push(...(signal === 'SIGKILL' ? await faults(folder, scene) : ['it lived on']).map((fault) => `dead before ${change} (${at}): ${fault}`));
  }
  expect(changes.length).toBeGreaterThan(5);
  return wrong;
}

it.concurrent.each(scenes.map((scene) => [scene.name, scene] as const))('%s', { timeout: 240_000 }, async (_name, scene) => {
  expect(await allDeaths(scene)).toEqual([]);
});

it(`${kills} kills at random points (seed ${seed})`, { timeout: 120_000 }, async () => {
  const draw = drawFrom(seed);
  const folder = join(top, 'killed');
  mkdirSync(folder);
  fill(folder, 1, 1);
  let next = 0;
  for (let kill = 0; kill < kills; kill++) {
    const { signal, out } = await run([program('appender'), folder, String(next), String(noon + kill * (dayMs / 4))], draw() * 40);
    expect(signal).toBe('SIGKILL');
    const said = out.split('\n').slice(1, -1).map(Number);
    expect(kindsOf(await check(folder)).filter((kind) => kind !== 'torn')).toEqual([]);
    const there = allEntries(folder).flatMap(({ outcome }) => (outcome === null ? [] : [Number(outcome.slice(2))]));
    // Each once, in order, and at most one more than was said.
    expect(there).toEqual(Array.from({ length: there.length }, (_, n) => n));
    const most = (said.at(-1) ?? next - 1) + 1;
    expect([most, most + 1]).toContain(there.length);
    next = there.length;
  }
  const desk = openDesk(folder, { at: noon + 40 * dayMs });
  desk.write(1);
  expect(desk.troubles.filter(({ kind }) => kind !== 'history-torn')).toEqual([]);
  expect(await check(folder)).toMatchObject({ ok: true, entries: next + 2 });
  console.log(`FIGURE crash: ${kills} kills of a process that adds to the history (seed ${seed}), ${next} entries, ${readdirSync(folder).filter((name) => name.includes('torn')).length} torn lines set aside; none lost or doubled`);
});

it('a full disk: told once, nothing half-written, and all is there once there is room', async () => {
  const [before, folder] = [join(top, 'full-before'), join(top, 'full-disk')];
  for (const one of [before, folder]) mkdirSync(one);
  mkdirSync(join(before, 'history'));
  fill(join(before, 'history'), 1, 2);
  const { code, out, err } = await runOnFullDisk([process.execPath, program('full'), folder], folder, before);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { onFull, after } = JSON.parse(out) as { onFull: { answers: string[]; told: string[]; found: string[]; written: number; waiting: number; torn: string[] }; after: { mended: string[]; found: string[]; outcomes: (string | null)[] } };
  expect(onFull).toMatchObject({ told: ['history-not-written'], found: [], torn: [] });
  expect(onFull.answers).toContain('not-written');
  expect(onFull.waiting).toBe(20 - onFull.written);
  expect(after).toEqual({ mended: ['history-not-written'], found: [], outcomes: [null, null, ...Array.from({ length: 20 }, (_, n) => `n-${n}`)] });
});
