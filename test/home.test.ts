/** A closed home: Chromium's own files go elsewhere, to a folder that is ours alone; our own stay where they are. */
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settleHome, type HomeApp } from '../main/home';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'home-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function desk(userData: string | null, chosen = ''): { app: HomeApp; set: Record<string, string> } {
  const set: Record<string, string> = {};
  const app: HomeApp = {
    getPath: (name) => {
      if (name !== 'userData') return join(folder, name);
      if (userData === null) throw new Error("Failed to get 'userData' path");
      return userData;
    },
    setPath: (name, path) => void (set[name] = path),
    getName: () => 'Reclight',
    commandLine: { getSwitchValue: () => chosen },
  };
  return { app, set };
}

/** A place that nobody may write into, root neither. */
const closed = (): string => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  return join(file, 'data');
};

describe('the home', () => {
  it('open: everything stays there', () => {
    const { app, set } = desk(folder);
    expect(settleHome(app, join(folder, 'run'))).toBe(folder);
    expect(set).toEqual({});
  });

  it('closed: Chromium gets a folder of ours alone, the same at each start', () => {
    const { app, set } = desk(closed());
    expect(settleHome(app, folder)).toBe(closed());
    const { userData = '' } = set;
    expect(set).toEqual({ userData, sessionData: userData });
    expect(userData.startsWith(folder)).toBe(true);
    expect(statSync(userData).mode & 0o777).toBe(0o700);
    const again = desk(closed());
    settleHome(again.app, folder);
    expect(again.set).toEqual(set);
  });

  it.each([
    ['', () => join(folder, 'appData', 'Reclight')],
    ['/nowhere/data', () => '/nowhere/data'],
  ])('can’t be made (--user-data-dir=%j): known all the same', (chosen, home) => {
    const { app, set } = desk(null, chosen);
    expect(settleHome(app, folder)).toBe(home());
    expect(Object.keys(set)).toEqual(['userData', 'sessionData']);
  });

  it('without a folder of the session it is the one for temporaries', () => {
    mkdirSync(join(folder, 'temp'));
    for (const runtime of [undefined, '', 'relative']) {
      const { app, set } = desk(closed());
      settleHome(app, runtime);
      expect(set['userData']?.startsWith(join(folder, 'temp'))).toBe(true);
    }
  });

  it('takes no folder that another has laid there', () => {
    const first = desk(closed());
    settleHome(first.app, folder);
    const planted = first.set['userData'] ?? '';
    rmSync(planted, { recursive: true });
    mkdirSync(join(folder, 'trap'));
    symlinkSync(join(folder, 'trap'), planted);
    const linked = desk(closed());
    settleHome(linked.app, folder);
    expect(linked.set['userData']).not.toBe(planted);
    rmSync(planted);
    mkdirSync(planted);
    chmodSync(planted, 0o777);
    const open = desk(closed());
    settleHome(open.app, folder);
    expect(open.set['userData']).not.toBe(planted);
    expect(lstatSync(open.set['userData'] ?? '').mode & 0o777).toBe(0o700);
  });

  it('nowhere to go: Chromium is left to itself', () => {
    const { app, set } = desk(closed());
    expect(settleHome(app, join(closed(), 'run'))).toBe(closed());
    expect(set).toEqual({});
  });
});
