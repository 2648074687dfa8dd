/** Where the socket lies: only where nobody else can put or reach anything. */
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { socketPath } from '../../main/cli';

const userData = '/home/agent/.config/reclight';
let runtime: string;
beforeEach(() => {
  runtime = mkdtempSync(join(tmpdir(), 'runtime-'));
  chmodSync(runtime, 0o700);
});
afterEach(() => rmSync(runtime, { recursive: true, force: true }));

it('is the runtime folder where that is private', () => {
  expect(dirname(socketPath(userData, 'linux', runtime))).toBe(runtime);
  expect(dirname(socketPath(userData, 'darwin', runtime))).toBe(runtime);
});

it.each([0o701, 0o710, 0o750, 0o755, 0o770, 0o777, 0o1777])('is the data folder where others may enter: %o', (mode) => {
  chmodSync(runtime, mode);
  expect(dirname(socketPath(userData, 'linux', runtime))).toBe(userData);
});

it('is the data folder where another owns it', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(12_345);
  expect(dirname(socketPath(userData, 'linux', runtime))).toBe(userData);
});

it('is the data folder where there is none, or no folder', () => {
  const file = join(runtime, 'file');
  writeFileSync(file, '', { mode: 0o600 });
  for (const odd of [undefined, '', join(runtime, 'none'), file]) expect(dirname(socketPath(userData, 'linux', odd))).toBe(userData);
});

it('is another for each data folder, and the same for the same', () => {
  const one = socketPath(userData, 'linux', runtime);
  expect(socketPath(userData, 'linux', runtime)).toBe(one);
  expect(socketPath(`${userData}2`, 'linux', runtime)).not.toBe(one);
});

describe('on Windows', () => {
  it('is a pipe, the same each time, whose name nobody can tell from the folder’s', () => {
    const [one, other] = [join(runtime, 'one'), join(runtime, 'other')];
    const path = socketPath(one, 'win32', undefined);
    expect(path).toMatch(/^\\\\\.\\pipe\\reclight-[0-9a-f]{16}$/);
    expect(socketPath(one, 'win32', undefined)).toBe(path);
    expect(socketPath(other, 'win32', undefined)).not.toBe(path);
    expect(statSync(join(one, 'pipe-name')).mode & 0o077).toBe(0);
    rmSync(join(one, 'pipe-name'));
    expect(socketPath(one, 'win32', undefined)).not.toBe(path);
  });

  it('is a pipe of the folder’s name where nothing can be kept there', () => {
    const file = join(runtime, 'file');
    writeFileSync(file, '');
    const path = socketPath(file, 'win32', undefined);
    expect(path).toMatch(/reclight-[0-9a-f]{16}$/);
    expect(socketPath(file, 'win32', undefined)).toBe(path);
  });
});
