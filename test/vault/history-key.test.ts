/** The history's key: made once, never in clear, kept where it can't be read. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setAside, writeWhole } from '../../main/settings/atomic-writer';
import { loadHistoryKey, type StoredKey } from '../../main/vault';
import { fakeKeyring, type FakeKeyring } from './keyring';

let folder: string;
let keyring: FakeKeyring;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-key-'));
  keyring = fakeKeyring();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const load = (seq: number | null = 1, write = writeWhole): Promise<StoredKey | null> => loadHistoryKey({ folder, keyring, writeWhole: write, setAside, wallMs: () => 1000 }, () => seq);
const everything = (): string => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')).join('\n');

it('is made once, and is the same ever after', async () => {
  const first = await load(7);
  expect(first?.secret).toHaveLength(32);
  expect(first).toMatchObject({ from: 7, isNew: true });
  expect(await load(99)).toEqual({ ...first, isNew: false });
});

it('never lies on disk in clear', async () => {
  const made = (await load())!;
  for (const spelling of ['base64', 'hex', 'latin1'] as const) expect(everything()).not.toContain(made.secret.toString(spelling));
});

it.each<[string, Partial<FakeKeyring>]>([
  ['a locked keyring', { state: 'locked' }],
  ['one that fails', { state: 'fails' }],
  ['none that protects', { name: 'basic_text' }],
])('with %s there is none, and nothing is written', async (_name, mood) => {
  Object.assign(keyring, mood);
  expect(await load()).toBe(null);
  expect(readdirSync(folder)).toEqual([]);
});

it('a locked keyring leaves the one that lies there as it is', async () => {
  const made = await load();
  keyring.state = 'locked';
  expect(await load()).toBe(null);
  keyring.state = 'open';
  expect(await load()).toEqual({ ...made, isNew: false });
});

it.each(['another desk', 'broken'])('one of %s is kept aside, and a new one begins where the history stands', async (how) => {
  const made = await load(1);
  const before = readFileSync(join(folder, 'history-key.json'), 'utf8');
  if (how === 'broken') writeFileSync(join(folder, 'history-key.json'), '{');
  else keyring.owner = how;
  const next = await load(40);
  expect(next?.from).toBe(40);
  expect(next?.secret.equals(made!.secret)).toBe(false);
  const kept = readdirSync(folder).find((name) => name !== 'history-key.json')!;
  expect(readFileSync(join(folder, kept), 'utf8')).toBe(how === 'broken' ? '{' : before);
});

it('without knowing where it begins none is made', async () => {
  expect(await load(null)).toBe(null);
  expect(readdirSync(folder)).toEqual([]);
});

it('a disk that takes no key gives none: what it sealed could never be checked again', async () => {
  const full = (): void => {
    throw new Error('no space left');
  };
  expect(await load(1, full)).toBe(null);
});
