/** SIGKILL at 200 random points of saving: whatever was said to be saved is there, whole, and nothing lies about. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it, vi } from 'vitest';
import { bundle } from './bundle';
import { files, find, openRooms, save, type File } from './generations';
import { foldersOf } from './rooms';

vi.mock('electron', () => import('./electron'));

const seed = Number(process.env['RECLIGHT_SEED'] ?? Date.now() % 1_000_000);
const kills = 200;
const lanes = 4;
/** Long enough for every file to have had its turn. */
const longestMs = 30;

const top = mkdtempSync(join(tmpdir(), 'kill-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator). */
function drawFrom(start: number): () => number {
  let state = start >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** Lets the program save from round `from` on, kills it, and brings what it had said. */
async function liveAndDie(program: string, folder: string, from: number, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, folder, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8');
  const ready = new Promise((resolve) => child.stdout.once('data', resolve));
  child.stdout.on('data', (text: string) => (said += text));
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_code, signal) => resolve(signal)));
  await Promise.race([ready, ended]);
  await wait(afterMs);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  return said.split('\n').slice(0, -1);
}

const leftovers = (folder: string): string[] => foldersOf(folder).flatMap((one) => readdirSync(one)).filter((name) => name.endsWith('.writing'));

/** One folder's life with many deaths. */
async function lane(program: string, number: number): Promise<{ saves: number; inside: number; lost: string[] }> {
  const folder = join(top, `desk-${number}`);
  mkdirSync(join(folder, 'open-words'), { recursive: true });
  const draw = drawFrom(seed + number);
  const now = new Map<File, number>(files.map((file) => [file, 0]));
  const lost: string[] = [];
  let saves = 0;
  let inside = 0;
  for (let kill = 0; kill < kills / lanes; kill++) {
    const from = Math.max(...now.values());
    const said = await liveAndDie(program, folder, from, draw() * longestMs);
    saves += said.length - 1;
    if (leftovers(folder).length > 0) inside += 1;
    const rooms = openRooms(folder);
    for (const file of files) {
      const last = said.findLast((line) => line.startsWith(`${file} `))?.split(' ')[1];
      const rounds = last === undefined ? [now.get(file) ?? 0, from + 1] : [Number(last), Number(last) + 1];
      const found = await find(file, rounds, rooms);
      if (found === null) lost.push(`desk ${number}, kill ${kill}: ${file} is neither round ${rounds.join(' nor ')}`);
      now.set(file, found ?? from);
    }
    lost.push(...rooms.told.map((told) => `desk ${number}, kill ${kill}: told ${told.kind}`), ...leftovers(folder).map((name) => `desk ${number}, kill ${kill}: ${name} was not swept`));
    const strange = readdirSync(folder).filter((name) => name.includes('.corrupt-'));
    lost.push(...strange.map((name) => `desk ${number}, kill ${kill}: ${name} was set aside`));
  }
  return { saves, inside, lost };
}

it(`${kills} kills at random points while settings, password, open word and refusal are written (seed ${seed})`, { timeout: 120_000 }, async () => {
  const program = await bundle(new URL('children/saver.ts', import.meta.url), join(top, 'program'));
  const began = performance.now();
  const desks = await Promise.all(Array.from({ length: lanes }, (_, number) => lane(program, number)));
  const sum = (what: 'saves' | 'inside'): number => desks.reduce((total, desk) => total + desk[what], 0);
  const lost = desks.flatMap((desk) => desk.lost);
  console.log(`FIGURE crash: ${kills} kills at random points (seed ${seed}), ${sum('inside')} of them in the middle of a write, ${sum('saves')} saves; lost or half-written: ${lost.length}; ${((performance.now() - began) / 1000).toFixed(1)} s`);
  expect(lost).toEqual([]);
  // Without kills in the middle of writes this would prove nothing.
  expect(sum('inside')).toBeGreaterThan(kills / 10);
});

it('the search sees a round that is lost, and one that is cut', async () => {
  const folder = mkdtempSync(join(top, 'sight-'));
  mkdirSync(join(folder, 'open-words'));
  for (const file of files) {
    await save(file, 5, openRooms(folder));
    expect([file, await find(file, [5], openRooms(folder))]).toEqual([file, 5]);
    expect([file, await find(file, [6, 7], openRooms(folder))]).toEqual([file, null]);
  }
});
