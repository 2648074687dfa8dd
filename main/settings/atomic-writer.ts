/**
 * Writing a small file whole or not at all: to a temporary beside it, flushed, then renamed.
 *
 * Short writes count as failures: a nearly full disk must never leave half a file over a good one.
 */
import { accessSync, closeSync, constants, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync as writeAll } from 'node:fs';
import { basename, join } from 'node:path';

const suffix = '.writing';

/**
 * Throws when the disk refuses, or the old file may not be written (a rename would not ask); it is untouched then. The
 * new one is readable by its owner only.
 */
export function writeWhole(path: string, data: string | Uint8Array): void {
  if (existsSync(path)) accessSync(path, constants.W_OK);
  const temporary = `${path}.${process.pid}-${counter++}${suffix}`;
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeAll(file, data);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameWithPatience(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

let counter = 0;

/** Windows: a virus scanner may hold the old file for a moment. */
function renameWithPatience(from: string, to: string): void {
  for (let tries = 0; ; tries++) {
    try {
      return renameSync(from, to);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      const passing = code === 'EPERM' || code === 'EBUSY' || code === 'EACCES';
      if (process.platform !== 'win32' || !passing || tries >= 5) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 * 2 ** tries);
    }
  }
}

/** Removes what a kill in the middle of a write left behind in this folder. */
export function sweepTemporaries(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    try {
      if (name.endsWith(suffix)) rmSync(join(folder, name), { force: true });
    } catch {
      // The disk refuses: a leftover harms nobody, and must not stop the app.
    }
  }
}

/** Where a file that can't be read is kept: the old bytes are never destroyed. Throws when the disk refuses. */
export function setAside(path: string, wallMs: number): string {
  const aside = nameAside(path, wallMs);
  renameSync(path, aside);
  return basename(aside);
}

/** A name that no earlier broken file has. */
export function nameAside(path: string, wallMs: number): string {
  const aside = `${path}.corrupt-${new Date(wallMs).toISOString().replace(/[:.]/g, '-')}`;
  let free = aside;
  for (let more = 2; existsSync(free); more++) free = `${aside}-${more}`;
  return free;
}

/** The name that electron-store's own writer has; it is exchanged for this one at build time (electron.vite.config.ts). */
export function writeFileSync(path: string, data: string | Uint8Array): void {
  writeWhole(path, data);
}

