/**
 * Two accounts on one machine: each has its own app and its own socket, and neither reaches the other's. Where this is
 * root, they are two real users; elsewhere one user can't become another, and the modes are looked at instead.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from '../durability/bundle';

const isRoot = process.getuid?.() === 0;
const own = process.getuid?.() ?? 0;
const [first, second] = isRoot ? [60_001, 60_002] : [own, own];

interface Account {
  readonly home: string;
  readonly runtime: string;
  readonly path: string;
  /** What its own socket answered. */
  readonly answered: string;
  /** Who answers there, or why nobody does. */
  readonly reach: (path: string) => Promise<string>;
}

let programFolder: string;
let program: string;
let root: string;
let children: ChildProcess[];

beforeAll(async () => {
  programFolder = mkdtempSync(join(tmpdir(), 'account-'));
  program = await bundle(new URL('children/account.ts', import.meta.url), programFolder);
  chmodSync(programFolder, 0o755);
}, 60_000);
afterAll(() => rmSync(programFolder, { recursive: true, force: true }));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'accounts-'));
  chmodSync(root, 0o755);
  mkdirSync(join(root, 'tmp'));
  chmodSync(join(root, 'tmp'), 0o1777);
  children = [];
});
afterEach(async () => {
  await Promise.all(
    children.map((child) => {
      const ended = new Promise((resolve) => child.on('close', resolve));
      child.stdin?.end();
      return ended;
    }),
  );
  rmSync(root, { recursive: true, force: true });
});

function makeFolder(path: string, uid: number, mode: number): string {
  mkdirSync(path, { recursive: true });
  chownSync(path, uid, isRoot ? uid : (process.getgid?.() ?? 0));
  chmodSync(path, mode);
  return path;
}

/** `runtime`: what its environment names: its own folder, none (null), or another's. */
async function signIn(name: string, uid: number, runtime: string | null, data = 'data'): Promise<Account> {
  const home = makeFolder(join(root, name), uid, 0o755);
  const run = makeFolder(join(root, name, 'run'), uid, 0o700);
  const userData = makeFolder(join(root, name, data), uid, 0o700);
  const named = runtime === 'own' ? run : runtime;
  const child = spawn(process.execPath, [program, userData], { ...(isRoot ? { uid, gid: uid } : {}), cwd: home, stdio: ['pipe', 'pipe', 'inherit'], env: { TMPDIR: join(root, 'tmp'), ...(named === null ? {} : { XDG_RUNTIME_DIR: named }) } });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => String((await lines.next()).value);
  const [path = '', answered = ''] = (await line()).split(' ');
  return {
    home,
    runtime: run,
    path,
    answered,
    reach: (other) => {
      child.stdin.write(`${other}\n`);
      return line();
    },
  };
}

async function areApart(one: Account, other: Account): Promise<void> {
  expect([one.answered, other.answered]).toEqual([String(first), String(second)]);
  expect(one.path).not.toBe(other.path);
  for (const { path } of [one, other]) {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o077).toBe(0);
  }
  if (!isRoot) return;
  expect(await one.reach(other.path)).toBe('EACCES');
  expect(await other.reach(one.path)).toBe('EACCES');
}

describe('two accounts at once', () => {
  it('each in its runtime folder', async () => {
    const [one, other] = [await signIn('one', first, 'own'), await signIn('other', second, 'own')];
    expect([dirname(one.path), dirname(other.path)]).toEqual([one.runtime, other.runtime]);
    await areApart(one, other);
  });

  it('without one: each in its data folder', async () => {
    const [one, other] = [await signIn('one', first, null), await signIn('other', second, null)];
    expect([dirname(one.path), dirname(other.path)]).toEqual([join(one.home, 'data'), join(other.home, 'data')]);
    await areApart(one, other);
  });

  it('where the environment of one names the other’s runtime folder, as after su', async () => {
    const one = await signIn('one', first, 'own');
    const other = await signIn('other', second, one.runtime);
    if (isRoot) expect(dirname(other.path)).toBe(join(other.home, 'data'));
    await areApart(one, other);
  });

  it('where the names are too long for the data folder: each in a temporary folder of its own', async () => {
    const long = 'd'.repeat(90);
    const [one, other] = [await signIn('one', first, null, long), await signIn('other', second, null, long)];
    await areApart(one, other);
  });
});

it('the file’s own mode shuts others out, also where the folder would let them in', async () => {
  const [one, other] = [await signIn('one', first, 'own'), await signIn('other', second, 'own')];
  chmodSync(one.runtime, 0o755);
  expect(statSync(one.path).mode & 0o777).toBe(0o600);
  expect(await other.reach(one.path)).toBe(isRoot ? 'EACCES' : String(first));
  // What the mode is there for: without it, they would be in.
  chmodSync(one.path, 0o666);
  expect(await other.reach(one.path)).toBe(String(first));
});
