/** A refused login is remembered over a restart, for the very credentials that it met. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalKinds } from '../../main/agent-api';
import { setAside, writeWhole } from '../../main/settings/atomic-writer';
import type { Login } from '../../main/vault';
import { createRefusalMemory, type RefusalMemory } from '../../main/vault/refusal';

const login: Login = { server: 'https://dialer.example', user: 'api', password: 'sesame-opens' };
const markKey = Buffer.alloc(32, 7);
let folder: string;
let path: string;
let broken: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refusal-'));
  path = join(folder, 'refusal.json');
  broken = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(other: Partial<Login> = {}, key = markKey, write = writeWhole): RefusalMemory {
  return createRefusalMemory({ folder, login: { ...login, ...other }, markKey: key, writeWhole: write, setAside, wallMs: () => 0, onBroken: (keptAs) => void broken.push(keptAs) });
}

it.each(refusalKinds)('%s is remembered over a restart', (kind) => {
  open().remember(kind);
  expect(open().load()).toBe(kind);
});

it.each([
  ['another password', { password: 'sesame-closes' }],
  ['another user', { user: 'other' }],
  ['another server', { server: 'https://other.example' }],
  ['a user and password that read the same together', { user: 'apis', password: 'esame-opens' }],
])('%s is not held back', (_name, other) => {
  open().remember('wrong-login');
  expect(open(other).load()).toBe(null);
  expect(open().load()).toBe('wrong-login');
});

it('credentials typed anew, with a mark of their own, are not held back', () => {
  open().remember('wrong-login');
  expect(open({}, Buffer.alloc(32, 8)).load()).toBe(null);
});

it('what was refused elsewhere has a file of its own, and neither holds the other back', () => {
  const elsewhere = (): RefusalMemory => createRefusalMemory({ folder, file: 'lookup-refusal.json', login, markKey, writeWhole, setAside, wallMs: () => 0, onBroken: (keptAs) => void broken.push(keptAs) });
  elsewhere().remember('no-permission');
  expect([open().load(), elsewhere().load()]).toEqual([null, 'no-permission']);
  open().remember('wrong-login');
  elsewhere().forget();
  expect([open().load(), elsewhere().load()]).toEqual(['wrong-login', null]);
  writeFileSync(join(folder, 'lookup-refusal.json'), 'broken');
  expect(elsewhere().load()).toBe('wrong-login');
  expect(broken).toEqual(['lookup-refusal.json']);
});

it('says neither password nor anything that can be guessed from it', () => {
  open().remember('wrong-login');
  const text = readFileSync(path, 'utf8');
  expect(text.includes(login.password)).toBe(false);
  expect(text.includes(login.user)).toBe(false);
  const plain = createHash('sha256').update(JSON.stringify([login.server, login.user, login.password])).digest('base64');
  expect(text.includes(plain)).toBe(false);
});

describe.each([
  ['empty', ''],
  ['cut off', '{"v":1,"kind":"wrong-lo'],
  ['NULs', '\0\0\0'],
  ['of an unknown kind', '{"v":1,"kind":"dunno","mark":""}'],
  ['a list', '[]'],
])('a note that is %s', (_name, text) => {
  it('counts as a refusal until a person acts', () => {
    writeFileSync(path, text);
    const memory = open();
    expect(memory.load()).toBe('wrong-login');
    // Said once a start, and still a refusal for the next one: it does not leave its place before a person acts.
    expect(memory.load()).toBe('wrong-login');
    expect(broken).toEqual(['refusal.json']);
    memory.remember('locked-out');
    expect(open().load()).toBe('wrong-login');
    expect(readFileSync(path, 'utf8')).toBe(text);
    memory.forget();
    expect(memory.load()).toBe(null);
    expect(open().load()).toBe(null);
    const keptAs = broken.at(-1) ?? '';
    expect(keptAs).toMatch(/^refusal\.json\.corrupt-/);
    expect(readFileSync(join(folder, keptAs), 'utf8')).toBe(text);
  });

  it('is kept also where a password typed anew is the first to meet it', () => {
    writeFileSync(path, text);
    open({}, Buffer.alloc(32, 8)).forget();
    expect(broken).toHaveLength(1);
    expect(readFileSync(join(folder, broken[0] ?? ''), 'utf8')).toBe(text);
    expect(open().load()).toBe(null);
  });
});

describe('a login that could not be stored leaves the one before it on the disk', () => {
  const typed = (): RefusalMemory => open({ password: 'sesame-closes' }, Buffer.alloc(32, 8));

  it('which is still refused at the next start, when the new one was tried', () => {
    open().remember('wrong-login');
    typed().forget();
    expect(open().load()).toBe('wrong-login');
  });

  it('and when the new one was refused as well', () => {
    open().remember('wrong-login');
    typed().remember('locked-out');
    expect(open().load()).toBe('wrong-login');
    expect(typed().load()).toBe('locked-out');
  });

  it('until a person acts on that very one', () => {
    open().remember('wrong-login');
    typed().remember('locked-out');
    open().forget();
    expect(open().load()).toBe(null);
    expect(typed().load()).toBe('locked-out');
  });

  it('of many it remembers the last twenty', () => {
    for (let n = 1; n <= 25; n++) open({}, Buffer.alloc(32, n)).remember('wrong-login');
    const held = Array.from({ length: 25 }, (_, n) => open({}, Buffer.alloc(32, n + 1)).load() !== null);
    expect(held).toEqual([...Array<boolean>(5).fill(false), ...Array<boolean>(20).fill(true)]);
  });

  it('a note without earlier ones is read as well', () => {
    open().remember('no-permission');
    const { v, kind, mark } = JSON.parse(readFileSync(path, 'utf8')) as { v: number; kind: string; mark: string };
    writeFileSync(path, JSON.stringify({ v, kind, mark }));
    expect(open().load()).toBe('no-permission');
  });
});

it('forgets', () => {
  const memory = open();
  memory.remember('locked-out');
  memory.forget();
  expect(memory.load()).toBe(null);
  expect(existsSync(path)).toBe(false);
});

describe('a disk that refuses', () => {
  it('does not make it forget within one run', () => {
    const memory = open({}, markKey, () => {
      throw new Error('no space left on device');
    });
    memory.remember('wrong-login');
    expect(memory.load()).toBe('wrong-login');
  });

  it('takes an empty note where it has no room for a full one: it can not be read, so it is a refusal', () => {
    const memory = open({}, markKey, (at, text) => {
      if (text !== '') throw new Error('no space left on device');
      writeWhole(at, text);
    });
    memory.remember('locked-out');
    expect(memory.load()).toBe('locked-out');
    expect(open().load()).toBe('wrong-login');
  });

  it('keeps the note that is there for the same login', () => {
    open().remember('locked-out');
    open({}, markKey, () => {
      throw new Error('no space left on device');
    }).remember('wrong-login');
    expect(open().load()).toBe('locked-out');
  });

  it('holds nobody back who has typed the password again', () => {
    mkdirSync(join(path, 'inside'), { recursive: true });
    const memory = open();
    expect(memory.load()).toBe('wrong-login');
    memory.forget();
    expect(memory.load()).toBe(null);
  });
});
