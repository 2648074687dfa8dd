/** The folder that gets the history too: only one that a person chose and that can be written counts. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createHistoryFolder, type HistoryFolder } from '../../main/desk/history-folder';
import { defaults, type Settings } from '../../main/settings';

// Only the names and bounds of the settings are used here, not their file.
vi.mock('electron-store', () => ({ default: null }));

const home = mkdtempSync(join(tmpdir(), 'reclight-folder-'));
const own = join(home, 'own');
const share = join(home, 'share');
for (const folder of [join(own, 'history'), share, join(home, 'own-but-another')]) mkdirSync(folder, { recursive: true });

function desk(chosen: string | null, before = ''): { folder: HistoryFolder; historyTo: () => string; changes: () => number } {
  let settings: Settings = { ...defaults, historyTo: before };
  let changes = 0;
  const folder = createHistoryFolder({ settings: { get: () => settings, set: (part) => (settings = { ...settings, ...part }) }, own, chooseFolder: async () => chosen, onChange: () => changes++ });
  return { folder, historyTo: () => settings.historyTo, changes: () => changes };
}

it('a folder that can be written is kept, and told', async () => {
  const { folder, historyTo, changes } = desk(share);
  expect(await folder.choose(7)).toBe(null);
  expect([historyTo(), changes()]).toEqual([share, 1]);
});

it('no choice leaves all as it is', async () => {
  const { folder, historyTo, changes } = desk(null, share);
  expect(await folder.choose(7)).toBe(null);
  expect([historyTo(), changes()]).toEqual([share, 0]);
});

const file = join(home, 'file');
writeFileSync(file, '');

it.each([
  ['our own folder', own, 'our-own'],
  ['a folder in it', join(own, 'history'), 'our-own'],
  ['a folder that is gone', join(home, 'gone'), 'not-writable'],
  ['a file', file, 'not-writable'],
  ['a path too long to be kept', `/${'x'.repeat(1000)}`, 'not-writable'],
] as const)('%s is refused, and the old one stays', async (_name, chosen, fault) => {
  const { folder, historyTo, changes } = desk(chosen, share);
  expect(await folder.choose(7)).toBe(fault);
  expect([historyTo(), changes()]).toEqual([share, 0]);
});

it('a name that only begins like ours is another folder', async () => {
  const { folder, historyTo } = desk(join(home, 'own-but-another'));
  expect(await folder.choose(7)).toBe(null);
  expect(historyTo()).toBe(join(home, 'own-but-another'));
});

it('let go, it is none', () => {
  const { folder, historyTo, changes } = desk(null, share);
  folder.drop();
  expect([historyTo(), changes()]).toEqual(['', 1]);
});
