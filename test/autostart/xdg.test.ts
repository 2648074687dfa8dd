/** Linux: the entry in the autostart folder, and what desktops and people make of it. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createXdgEntry } from '../../main/autostart/xdg';
import { readEntry } from '../../main/desktop-entry';
import { writeWhole } from '../../main/settings/atomic-writer';

let home: string;
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'autostart-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const own = (): string => join(home, 'config', 'autostart', 'reclight.desktop');
const systems = (): string => join(home, 'etc', 'autostart', 'reclight.desktop');
const put = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const entry = (program = '/opt/Reclight/reclight') =>
  createXdgEntry({ program, configHome: join(home, 'config'), configDirs: [join(home, 'none'), join(home, 'etc')], name: () => 'Reclight', comment: () => 'A lamp', writeWhole });

describe('switching', () => {
  it('on: an entry that starts it hidden; off: none', () => {
    const mine = entry('/home/ana/My Apps/Reclight.AppImage');
    expect(mine.isOn()).toBe('off');
    expect(mine.set(true)).toBeNull();
    expect(mine.isOn()).toBe('on');
    expect(readEntry(readFileSync(own(), 'utf8'))).toMatchObject({ Type: 'Application', Name: 'Reclight', Exec: '"/home/ana/My Apps/Reclight.AppImage" --hidden', 'X-GNOME-Autostart-enabled': 'true' });
    expect(mine.set(false)).toBeNull();
    expect(existsSync(own())).toBe(false);
    expect(mine.isOn()).toBe('off');
    expect(mine.set(false)).toBeNull();
  });

  it('off hides an entry of the system’s, which a person can’t remove', () => {
    put(systems(), '[Desktop Entry]\nType=Application\nExec=/opt/Reclight/reclight --hidden\n');
    const mine = entry();
    expect(mine.isOn()).toBe('on');
    expect(mine.set(false)).toBeNull();
    expect(mine.isOn()).toBe('off');
    expect(readEntry(readFileSync(own(), 'utf8'))).toMatchObject({ Hidden: 'true' });
    expect(mine.set(true)).toBeNull();
    expect(mine.isOn()).toBe('on');
  });
});

describe('what it finds', () => {
  it.each([
    ['Exec=/opt/Reclight/reclight --hidden', 'on'],
    ['Exec="/opt/Reclight/reclight"', 'on'],
    ['Exec=/opt/Reclight/reclight --hidden\nX-GNOME-Autostart-enabled=true', 'on'],
    ['Exec=/opt/Reclight/reclight-old --hidden', 'stale'],
    ['Exec=/home/ana/Downloads/Reclight-0.0.9.AppImage --hidden', 'stale'],
    ['Name=x', 'stale'],
    ['Exec=/opt/Reclight/reclight --hidden\nHidden=true', 'off'],
    ['Exec=/opt/Reclight/reclight --hidden\nX-GNOME-Autostart-enabled=false', 'off'],
    ['Exec=/elsewhere --hidden\nHidden=True', 'off'],
  ] as const)('%j: %s', (keys, found) => {
    put(own(), `[Desktop Entry]\nType=Application\n${keys}\n`);
    expect(entry().isOn()).toBe(found);
  });

  it('a person’s file counts, not the system’s', () => {
    put(systems(), '[Desktop Entry]\nExec=/opt/Reclight/reclight\n');
    put(own(), '[Desktop Entry]\nExec=/opt/Reclight/reclight\nHidden=true\n');
    expect(entry().isOn()).toBe('off');
  });

  it('rubbish is mended by writing it anew', () => {
    put(own(), '\0\0\0');
    expect(entry().isOn()).toBe('stale');
    expect(entry().set(true)).toBeNull();
    expect(entry().isOn()).toBe('on');
  });

  it('a path with "=", which the format can’t hold as it is', () => {
    expect(entry('/home/a=b/reclight').set(true)).toBeNull();
    expect(entry('/home/a=b/reclight').isOn()).toBe('on');
    expect(entry('/home/a=c/reclight').isOn()).toBe('stale');
  });
});

describe('a disk that refuses', () => {
  it('a file stands where the folder belongs', () => {
    put(join(home, 'config', 'autostart'), 'not a folder');
    expect(entry().set(true)).toBe('failed');
    expect(entry().isOn()).toBe('off');
  });

  it('what can’t be read is not called off', () => {
    mkdirSync(own(), { recursive: true });
    expect(entry().isOn()).toBe('unknown');
  });
});
