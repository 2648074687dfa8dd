/** Where the socket lies: only where nobody else can put or reach anything. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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

it('is a pipe on Windows', () => {
  expect(socketPath(userData, 'win32', runtime)).toMatch(/^\\\\\.\\pipe\\reclight-[0-9a-f]{16}$/);
});
