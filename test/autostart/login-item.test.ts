/** Windows and macOS: what Electron is told, and what it answers, over a fake that keeps a registry as Electron does. */
import { describe, expect, it } from 'vitest';
import { createLoginItem, type LoginItems } from '../../main/autostart/login-item';
import { appId } from '../../main/platform';

const program = 'C:\\Program Files\\Reclight\\reclight.exe';

/** Electron's own way with `HKCU\…\Run`: one line per name, compared as text; items are found by their program. */
class Windows implements LoginItems {
  readonly run = new Map<string, string>();
  readonly disabled = new Set<string>();
  readonly machine = new Map<string, string>();
  frozen = false;

  private static programOf(line: string): string {
    return (/^"([^"]*)"/.exec(line)?.[1] ?? line.split(' ')[0] ?? '').toLowerCase();
  }

  getLoginItemSettings = ({ path = program, args = [] }: { path?: string; args?: string[] } = {}) => {
    const line = [path, ...args].join(' ');
    const found = (lines: Map<string, string>, scope: string) =>
      [...lines].filter(([, text]) => Windows.programOf(text) === Windows.programOf(path)).map(([name]) => ({ name, args: [], scope, enabled: scope === 'machine' || !this.disabled.has(name) }));
    return { openAtLogin: this.run.get(appId) === line, launchItems: [...found(this.run, 'user'), ...found(this.machine, 'machine')] };
  };

  setLoginItemSettings = ({ openAtLogin, path = program, args = [], name = appId, enabled = true }: Parameters<LoginItems['setLoginItemSettings']>[0]) => {
    if (this.frozen) return;
    if (!openAtLogin) this.run.delete(name);
    else this.run.set(name, [path, ...args].join(' '));
    if (enabled) this.disabled.delete(name);
  };
}

describe('Windows', () => {
  it('writes a quoted path, so that no folder’s space starts another program, and reads it back', () => {
    const system = new Windows();
    const entry = createLoginItem(system, 'win32', program, appId);
    expect(entry.isOn()).not.toBe('on');
    expect(entry.set(true)).toBeNull();
    expect(system.run.get(appId)).toBe(`"${program}" --hidden`);
    expect(entry.isOn()).toBe('on');
    expect(entry.set(false)).toBeNull();
    expect(system.run.size).toBe(0);
    expect(entry.isOn()).not.toBe('on');
  });

  it('switched off in the Task Manager is off; switched on by a person it works again', () => {
    const system = new Windows();
    const entry = createLoginItem(system, 'win32', program, appId);
    entry.set(true);
    system.disabled.add(appId);
    expect(entry.isOn()).toBe('off');
    expect(entry.set(true)).toBeNull();
    expect(entry.isOn()).toBe('on');
  });

  it('an entry of another folder is stale, and is mended under the same name', () => {
    const system = new Windows();
    createLoginItem(system, 'win32', 'D:\\Old\\reclight.exe', appId).set(true);
    const entry = createLoginItem(system, 'win32', program, appId);
    expect(entry.isOn()).toBe('stale');
    expect(entry.set(true)).toBeNull();
    expect([...system.run.keys()]).toEqual([appId]);
  });

  it('an administrator’s entry for everybody counts', () => {
    const system = new Windows();
    system.machine.set('Reclight', `"${program}" --hidden`);
    expect(createLoginItem(system, 'win32', program, appId).isOn()).toBe('on');
  });

  it('a registry that refuses in silence is found out by reading back', () => {
    const system = new Windows();
    system.frozen = true;
    expect(createLoginItem(system, 'win32', program, appId).set(true)).toBe('failed');
  });
});

class Mac implements LoginItems {
  status = 'not-found';
  readonly told: unknown[] = [];
  constructor(private readonly becomes: string) {}
  getLoginItemSettings = () => ({ openAtLogin: this.status === 'enabled', status: this.status });
  setLoginItemSettings = (settings: { openAtLogin: boolean }) => {
    this.told.push(settings);
    this.status = settings.openAtLogin ? this.becomes : 'not-registered';
  };
}

describe('macOS', () => {
  it('registers the app itself, without arguments, and reads it back', () => {
    const system = new Mac('enabled');
    const entry = createLoginItem(system, 'darwin', '/Applications/Reclight.app/Contents/MacOS/Reclight', appId);
    expect(entry.isOn()).toBe('stale');
    expect(entry.set(true)).toBeNull();
    expect(system.told).toEqual([{ openAtLogin: true }]);
    expect(entry.isOn()).toBe('on');
    expect(entry.set(false)).toBeNull();
    expect(entry.isOn()).toBe('off');
  });

  it('a system that wants a person’s yes is not called on', () => {
    const entry = createLoginItem(new Mac('requires-approval'), 'darwin', '/x', appId);
    expect(entry.set(true)).toBe('needs-approval');
    expect(entry.isOn()).toBe('off');
  });

  it('an error of the system is a failure, not a crash', () => {
    const system = new Mac('enabled');
    system.setLoginItemSettings = () => {
      throw new Error('Operation not permitted');
    };
    expect(createLoginItem(system, 'darwin', '/x', appId).set(true)).toBe('failed');
  });

  it('before version 13 there is no status', () => {
    const entry = createLoginItem({ getLoginItemSettings: () => ({ openAtLogin: true }), setLoginItemSettings: () => undefined }, 'darwin', '/x', appId);
    expect(entry.isOn()).toBe('on');
  });
});
