/** Each file that the app keeps × each damage: the room opens, says so, keeps the old bytes and goes on in memory. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundle } from './bundle';
import { contents, names, outcomeOf, places, type Damage, type Name } from './damages';
import { noFullDisk, noModes, runAsUser, runOnFullDisk, type Ended } from './ordinary-user';
import { damage as damageRoom } from './scenes';

vi.mock('electron', () => import('./electron'));

const top = mkdtempSync(join(tmpdir(), 'matrix-'));
const tried = { cells: 0, skipped: 0 };
let program: string;
beforeAll(async () => {
  program = await bundle(new URL('children/visit.ts', import.meta.url), join(top, 'program'));
});
afterAll(() => {
  console.log(`FIGURE crash: ${tried.cells} cells of ${Object.keys(names).length} files × ${contents.length + places.length} damages, ${tried.skipped} that this machine can't try`);
  rmSync(top, { recursive: true, force: true });
});

/** Long enough that a full disk has no room for one line more in the last block. */
const oldLog = '[2026-02-03] an old line\n'.repeat(200).slice(0, 4096);
const sound: Readonly<Record<Exclude<Name, 'log' | 'socket'>, Readonly<Record<'wrong types' | 'future version', string>>>> = {
  settings: { 'wrong types': '{"version":1,"agent":"2","server":7,"tags":{},"tag":[],"toggleKey":true}', 'future version': '{"version":2,"agent":"2","tag":["another shape"]}' },
  vault: { 'wrong types': '{"v":1,"backend":7,"secret":{"a":[]}}', 'future version': '{"v":2,"chest":"locked otherwise"}' },
  refusal: { 'wrong types': '{"v":1,"kind":7,"mark":[]}', 'future version': '{"v":2,"refused":{}}' },
  word: { 'wrong types': '{"v":1,"word":{"wanted":7},"after":[]}', 'future version': '{"v":2,"words":[]}' },
};

/** A sound file of that name; brings its path. */
async function place(folder: string, name: Name): Promise<string> {
  switch (name) {
    case 'log':
    case 'socket': {
      const path = join(folder, name === 'log' ? 'logs/reclight.log' : 'reclight.sock');
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, oldLog);
      return path;
    }
    default:
      return damageRoom(folder, name, null);
  }
}

function bytesOf(name: Name, damage: Damage, before: Buffer): Buffer {
  switch (damage) {
    case 'empty':
      return Buffer.alloc(0);
    case 'NULs':
      return Buffer.alloc(500);
    case 'truncated':
      return before.subarray(0, before.length / 2);
    case '[]':
    case 'null':
      return Buffer.from(damage);
    case 'wrong types':
    case 'future version':
      return name === 'log' || name === 'socket' ? Buffer.from(damage) : Buffer.from(sound[name][damage]);
    case 'truncated on a full disk':
      // Half a file, and a whole block of it, so that the log finds no room behind it.
      return name === 'log' ? before : before.subarray(0, before.length / 2);
    default:
      return before;
  }
}

function hurt(path: string, damage: Damage, bytes: Buffer): void {
  rmSync(path);
  if (damage === 'not there on a full disk') return;
  if (damage === 'a folder in its place') mkdirSync(path);
  writeFileSync(damage === 'a folder in its place' ? join(path, 'inside') : path, bytes);
  if (damage === 'unreadable') chmodSync(path, 0o000);
  if (damage === 'read-only') chmodSync(path, 0o444);
  if (damage === 'in a read-only folder') chmodSync(dirname(path), 0o555);
}

/** Everything below a folder, also what its modes close. */
function allFiles(folder: string): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  const walk = (at: string): void => {
    chmodSync(at, 0o700);
    for (const name of readdirSync(at)) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (statSync(path).isFile()) {
        chmodSync(path, 0o600);
        found.set(relative(folder, path), readFileSync(path));
      }
    }
  };
  walk(folder);
  return found;
}

interface Visit {
  readonly first?: unknown;
  readonly next?: unknown;
  readonly again?: unknown;
  readonly told: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

const onFullDisk = (damage: Damage): boolean => damage.endsWith('on a full disk');
const needsModes = (damage: Damage): boolean => damage === 'unreadable' || damage.includes('read-only');
const whyNot = (damage: Damage): string | null => (onFullDisk(damage) ? noFullDisk : needsModes(damage) ? noModes : null);

async function visit(name: Name, damage: Damage, folder: string): Promise<{ ended: Ended; seen: Visit; files: Map<string, Buffer> }> {
  const words = [process.execPath, program, name, folder];
  if (onFullDisk(damage)) {
    const from = `${folder}-before`;
    cpSync(folder, from, { recursive: true });
    const ended = await runOnFullDisk(words, folder, from);
    const seen = JSON.parse(ended.out || '{"told":["it died"],"files":{}}') as Visit;
    return { ended, seen, files: new Map(Object.entries(seen.files).map(([path, base64]) => [path, Buffer.from(base64, 'base64')])) };
  }
  const ended = await runAsUser(words);
  return { ended, seen: JSON.parse(ended.out || '{"told":["it died"],"files":{}}') as Visit, files: allFiles(folder) };
}

const cells = (Object.keys(names) as Name[]).flatMap((name) => [...contents, ...places].map((damage) => ({ name, damage, ...outcomeOf(name, damage) })));

describe.each(Object.keys(names) as Name[])('%s', (name) => {
  it.concurrent.for(cells.filter((cell) => cell.name === name).map((cell) => [`${names[name]} × ${cell.damage}: ${cell.told.length > 0 ? [...new Set(cell.told)].join(', ') : 'nothing to say'}; old bytes ${cell.bytes}`, cell] as const))(
    '%s',
    { timeout: 30_000 },
    async ([_title, { damage, seen: wanted, told, bytes }], { skip }) => {
      const why = whyNot(damage);
      if (why !== null) {
        tried.skipped += 1;
        console.warn(`NOT TRIED: ${names[name]} × ${damage}: ${why}.`);
        skip(why);
      }
      const folder = mkdtempSync(join(top, `${name}-`));
      const path = await place(folder, name);
      const old = bytesOf(name, damage, readFileSync(path));
      hurt(path, damage, old);
      const { ended, seen, files } = await visit(name, damage, folder);
      const said = [...seen.told, ...(ended.err === '' ? [] : [ended.err.includes("Can't write to") ? 'on standard error' : ended.err])];
      expect({ code: ended.code, seen: [seen.first ?? null, seen.next ?? null, seen.again ?? null], told: said }).toEqual({ code: 0, seen: wanted, told });
      const here = relative(folder, path);
      const same = [...files].filter(([, found]) => found.equals(old)).map(([at]) => at);
      switch (bytes) {
        case 'in place':
          expect(same.some((at) => at === here || at === join(here, 'inside'))).toBe(true);
          break;
        case 'aside':
          expect(same.some((at) => at.startsWith(`${here}.corrupt-`))).toBe(true);
          break;
        case 'continued':
          expect(files.get(here)?.subarray(0, old.length).equals(old)).toBe(true);
          break;
        case 'gone':
          expect(files.get(here)?.equals(old) ?? false).toBe(false);
          break;
      }
      expect([...files.keys()].filter((at) => at.endsWith('.writing'))).toEqual([]);
      tried.cells += 1;
    },
  );
});

it('a socket that a killed app left is taken over', async () => {
  const folder = mkdtempSync(join(top, 'dead-'));
  const path = join(folder, 'reclight.sock');
  const killed = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  await runAsUser([process.execPath, '-e', killed]);
  expect(statSync(path).isSocket()).toBe(true);
  const { seen } = await visit('socket', 'empty', folder);
  expect(seen).toMatchObject({ first: 'answers', told: [] });
});
