/** The settings on a real disk, by the real electron-store: what a broken file costs, and that it is never destroyed. */
import type * as Fs from 'node:fs';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Room from '../../main/settings';
import { defaults, type SettingsRoom, type SettingsTrouble } from '../../main/settings';

// As much of Electron as electron-store asks for, and the channels that it opens to windows.
const { channels, electron } = vi.hoisted(() => {
  const channels = new Set<string>();
  const app = { getPath: () => '/nowhere', getVersion: () => '0.0.0' };
  const ipcMain = { on: (channel: string) => void channels.add(channel), removeAllListeners: (channel: string) => void channels.delete(channel) };
  return { channels, electron: { app, ipcMain, default: { app, ipcMain } } };
});
vi.mock('electron', () => electron);
// The disk fills up where a test says so; else it is the real one.
const disk = vi.hoisted(() => ({ full: false }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof Fs>();
  const writeFileSync: typeof real.writeFileSync = (file, data, options) => {
    if (!disk.full) return real.writeFileSync(file, data, options);
    // A nearly full disk takes a part first.
    if (typeof file === 'number') real.writeSync(file, '{"ver');
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  return { ...real, writeFileSync, default: { ...real, writeFileSync } };
});

const wallMs = Date.UTC(2026, 1, 3, 4, 5, 6);
let folder: string;
let path: string;
let createSettings: typeof Room.createSettings;

beforeEach(async () => {
  // The library opens its channel once a process: each test is a new one.
  vi.resetModules();
  ({ createSettings } = await import('../../main/settings'));
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  path = join(folder, 'settings.json');
});
afterEach(() => {
  channels.clear();
  disk.full = false;
  rmSync(folder, { recursive: true, force: true });
});

function open(): { room: SettingsRoom; troubles: SettingsTrouble[] } {
  const troubles: SettingsTrouble[] = [];
  const room = createSettings({ folder, wallMs: () => wallMs, onTrouble: (trouble) => troubles.push(trouble), closeStoreChannel: () => void channels.delete('electron-store-get-data') });
  return { room, troubles };
}

const kept = (): string[] => readdirSync(folder).filter((name) => name.startsWith('settings.json.corrupt-')).sort();
const bytes = (name: string): Buffer => readFileSync(join(folder, name));

describe('a sound file', () => {
  it('is not made before something is set', () => {
    const { room, troubles } = open();
    expect(room.get()).toEqual(defaults);
    expect(troubles).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('brings back what was set, readable by its owner alone', () => {
    const { room } = open();
    room.set({ server: 'https://dialer.example', user: 'api', agent: '1000', tags: ['_A'] });
    room.set({ tag: '_A' });
    const again = open();
    expect(again.room.get()).toEqual({ ...defaults, server: 'https://dialer.example', user: 'api', agent: '1000', tag: '_A', tags: ['_A'] });
    expect(again.troubles).toEqual([]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('becomes private where an older file was not', () => {
    writeFileSync(path, '{"version":1}');
    chmodSync(path, 0o666);
    open().room.set({ tag: '_A' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves no channel of the library to windows', () => {
    const closed: string[] = [];
    const room = createSettings({ folder, wallMs: () => wallMs, onTrouble: () => undefined, closeStoreChannel: () => closed.push(...channels) });
    room.set({ tag: '_A' });
    expect(closed).toEqual(['electron-store-get-data']);
  });
});

describe.each([
  ['empty', ''],
  ['all NULs', '\0'.repeat(500)],
  ['cut off', '{"version":1,"server":"https://dial'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a number', '7'],
  ['words', 'not json'],
])('a file that is %s', (_name, text) => {
  beforeEach(() => writeFileSync(path, text));

  it('costs its settings, is said, and is kept byte for byte', () => {
    const { room, troubles } = open();
    expect(room.get()).toEqual(defaults);
    const [name = ''] = kept();
    expect(troubles).toEqual([{ kind: 'settings-broken', keptAs: name }]);
    expect(bytes(name).toString()).toBe(text);
    expect(existsSync(path)).toBe(false);
  });

  it('does not hinder the next save', () => {
    open().room.set({ agent: '2000' });
    const { room, troubles } = open();
    expect(room.get().agent).toBe('2000');
    expect(troubles).toEqual([]);
  });
});

it('keeps a second broken file beside the first, even within the same moment', () => {
  for (const text of ['first', 'second', 'third']) {
    writeFileSync(path, text);
    open();
  }
  expect(kept().map((name) => bytes(name).toString()).sort()).toEqual(['first', 'second', 'third']);
});

describe.each([
  ['server', 'ftp://dialer.example'],
  ['server', 7],
  ['user', 'a b'],
  ['agent', { deep: true }],
  ['allowHttp', 'yes'],
  ['caFile', 1],
  ['tag', 'xSTARTx'],
  ['tags', ['_A', 5]],
  ['toggleKey', 'Ctrl Shift'],
  ['trayTheme', 'pink'],
] as const)('a wrong %s: %j', (entry, value) => {
  const text = JSON.stringify({ version: 1, ...defaults, user: 'api', agent: '1000', tag: '_MINE', stopKey: 'F13', [entry]: value });
  beforeEach(() => writeFileSync(path, text));

  it('costs that entry alone, and the old bytes are kept', () => {
    const { room, troubles } = open();
    expect(room.get()).toEqual({ ...defaults, user: 'api', agent: '1000', tag: '_MINE', stopKey: 'F13', [entry]: defaults[entry] });
    const [name = ''] = kept();
    expect(troubles).toEqual([{ kind: 'settings-broken', keptAs: name }]);
    expect(bytes(name).toString()).toBe(text);
  });

  it('is said and copied once, not at each start', () => {
    open();
    const { troubles } = open();
    expect(troubles).toEqual([]);
    expect(kept()).toHaveLength(1);
  });
});

describe('a file of a newer version', () => {
  const text = '{"version":2,"agent":"1000","tag":["new shape"],"soundOf":"bell"}';
  beforeEach(() => writeFileSync(path, text));

  it('is read as far as it goes, said, and never written', () => {
    const { room, troubles } = open();
    expect(room.get()).toEqual({ ...defaults, agent: '1000' });
    expect(troubles).toEqual([{ kind: 'settings-newer' }]);
    room.set({ agent: '2000' });
    expect(room.get().agent).toBe('2000');
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});

describe('a disk that refuses', () => {
  it('something that can be neither read nor moved is left as it is', () => {
    mkdirSync(join(path, 'inside'), { recursive: true });
    const { room, troubles } = open();
    expect(troubles).toEqual([{ kind: 'settings-broken', keptAs: 'settings.json' }]);
    room.set({ agent: '2000' });
    expect(room.get().agent).toBe('2000');
    expect(troubles.slice(1)).toEqual([{ kind: 'settings-not-saved' }]);
    expect(existsSync(join(path, 'inside'))).toBe(true);
  });

  it('a full disk is said at each save; what was set holds, and the old file is whole', () => {
    open().room.set({ agent: '1000' });
    const before = readFileSync(path, 'utf8');
    const { room, troubles } = open();
    disk.full = true;
    room.set({ agent: '2000' });
    expect(troubles).toEqual([{ kind: 'settings-not-saved' }]);
    expect(room.get().agent).toBe('2000');
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(folder)).toEqual(['settings.json']);
    disk.full = false;
    room.set({ tag: '_A' });
    expect(open().room.get()).toMatchObject({ agent: '2000', tag: '_A' });
  });

  it('a folder that cannot be made is said, and leaves no channel to windows', () => {
    rmSync(folder, { recursive: true });
    const { room, troubles } = open();
    writeFileSync(folder, 'a file lies where the folder belongs');
    room.set({ agent: '2000' });
    expect(troubles).toEqual([{ kind: 'settings-not-saved' }]);
    expect(room.get().agent).toBe('2000');
    expect([...channels]).toEqual([]);
  });
});
