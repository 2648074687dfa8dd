/** The launcher in the desktop's menu: added where there is none, ours kept right, another's never touched. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { readEntry } from '../../main/desktop-entry';
import { baseFolders, ourProgram } from '../../main/desktop-entry/base-folders';
import { createLauncher } from '../../main/desktop-entry/launcher';
import { writeWhole } from '../../main/settings/atomic-writer';

let home: string;
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'launcher-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const own = (): string => join(home, 'share', 'applications', 'reclight.desktop');
const put = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const launcher = (program = '/home/ana/Reclight.AppImage') =>
  createLauncher({ program, dataHome: join(home, 'share'), dataDirs: [join(home, 'usr')], icon: () => Buffer.from('PNG'), words: () => en, writeWhole });

describe('the launcher', () => {
  it('starts the app, and each act by the command line', () => {
    expect(launcher('/home/ana/My Apps/Reclight.AppImage').ensure()).toBe(true);
    const text = readFileSync(own(), 'utf8');
    expect(readEntry(text)).toMatchObject({ Type: 'Application', Name: 'Reclight', Exec: '"/home/ana/My Apps/Reclight.AppImage"', Icon: 'reclight', Actions: 'start;stop;toggle;quit;' });
    for (const act of ['start', 'stop', 'toggle', 'quit']) expect(text).toMatch(new RegExp(`\\[Desktop Action ${act}\\]\\nName=.+\\nExec="/home/ana/My Apps/Reclight.AppImage" ${act}\\n`));
    expect(readFileSync(join(home, 'share', 'icons', 'hicolor', '256x256', 'apps', 'reclight.png'), 'utf8')).toBe('PNG');
  });

  it('is written anew when the program has moved', () => {
    launcher().ensure();
    launcher('/opt/x/reclight').ensure();
    expect(readEntry(readFileSync(own(), 'utf8'))?.['Exec']).toBe('/opt/x/reclight');
  });

  it('leaves a person’s own alone, and a package’s', () => {
    put(own(), '[Desktop Entry]\nExec=mine\n');
    expect(launcher().ensure()).toBe(true);
    expect(readFileSync(own(), 'utf8')).toBe('[Desktop Entry]\nExec=mine\n');
    rmSync(own());
    put(join(home, 'usr', 'applications', 'reclight.desktop'), '[Desktop Entry]\nExec=/opt/Reclight/reclight\n');
    expect(launcher().ensure()).toBe(true);
    expect(existsSync(own())).toBe(false);
  });

  it('says where the disk refuses', () => {
    put(join(home, 'share'), 'not a folder');
    expect(launcher().ensure()).toBe(false);
  });
});

describe('where a desktop looks', () => {
  it.each([
    [{}, { configHome: '/home/ana/.config', configDirs: ['/etc/xdg'], dataHome: '/home/ana/.local/share', dataDirs: ['/usr/local/share', '/usr/share'] }],
    [{ XDG_CONFIG_HOME: '/c', XDG_CONFIG_DIRS: '/e:/f', XDG_DATA_HOME: '/d', XDG_DATA_DIRS: '/g:relative' }, { configHome: '/c', configDirs: ['/e', '/f'], dataHome: '/d', dataDirs: ['/g'] }],
    [{ XDG_CONFIG_HOME: 'relative', XDG_DATA_HOME: '', XDG_CONFIG_DIRS: '' }, { configHome: '/home/ana/.config', configDirs: ['/etc/xdg'], dataHome: '/home/ana/.local/share' }],
  ])('%j', (env, folders) => {
    expect(baseFolders(env, '/home/ana')).toMatchObject(folders);
  });

  it('an AppImage is started as the image', () => {
    expect(ourProgram({ APPIMAGE: '/home/ana/Reclight.AppImage' }, '/tmp/.mount_x/reclight')).toBe('/home/ana/Reclight.AppImage');
    expect(ourProgram({}, '/opt/Reclight/reclight')).toBe('/opt/Reclight/reclight');
  });
});
