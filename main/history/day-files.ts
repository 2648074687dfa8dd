/** The files of the history: one a day, one line an entry. Small acts on the disk; all throw where it refuses. */
import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from './entry';
import { mostLineBytes, readLine } from './schema';

const dayFile = /^(\d{4}-\d\d-\d\d)\.jsonl$/;
const lf = 0x0a;
const readAtOnce = 16 * mostLineBytes;

export const fileOf = (day: string): string => `${day}.jsonl`;

/** Null: no such name. */
export const dayOfFile = (name: string): string | null => dayFile.exec(name)?.[1] ?? null;

/** All day files, the oldest day first. Empty where there is no folder yet. */
export function dayFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => dayFile.test(name)).sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The first and the last line that are entries, as far as the ends of the file show it. */
export interface Ends {
  readonly first: Entry | null;
  readonly last: Entry | null;
}

export function endsOf(path: string): Ends {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const start = linesIn(readAt(file, 0, Math.min(size, readAtOnce)));
    return { first: firstEntry(start), last: firstEntry(linesIn(readAt(file, Math.max(0, size - readAtOnce), size)).toReversed()) };
  } finally {
    closeSync(file);
  }
}

function firstEntry(lines: readonly string[]): Entry | null {
  for (const line of lines) {
    const entry = readLine(line);
    if (entry) return entry;
  }
  return null;
}

const linesIn = (bytes: Buffer): string[] => bytes.toString('utf8').split('\n');

function readAt(file: number, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, to - from));
  let read = 0;
  while (read < bytes.length) {
    const more = readSync(file, bytes, read, bytes.length - read, from + read);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
}

/**
 * Takes what a death in the middle of a write left at the end of a file, hands it to `keep`, and cuts it off: bytes
 * without a line feed, or a last line that is no entry. Too much for a line is left where it is.
 */
export function cutTorn(path: string, keep: (torn: Buffer) => void): void {
  let file: number;
  try {
    file = openSync(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    if (isAbsent(error)) return;
    throw error;
  }
  try {
    const { size } = fstatSync(file);
    const from = Math.max(0, size - readAtOnce);
    const end = readAt(file, from, size);
    const at = tornAt(end, from === 0);
    if (at === null) return;
    keep(end.subarray(at));
    ftruncateSync(file, from + at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Where the torn part begins; null: there is none. */
function tornAt(end: Buffer, isWhole: boolean): number | null {
  if (end.length === 0) return null;
  const whole = end.at(-1) === lf;
  const before = end.lastIndexOf(lf, whole ? -2 : -1);
  if (before === -1 && !isWhole) return null;
  if (whole && readLine(end.subarray(before + 1, -1).toString('utf8')) !== null) return null;
  return before + 1;
}

/**
 * Adds lines, whole, and flushes them; or leaves the file as long as it was, and throws. Brings that length, so that
 * they can still be taken back.
 */
export function addLines(folder: string, name: string, lines: readonly string[]): number {
  const path = join(folder, name);
  const file = openSync(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
  try {
    const { size } = fstatSync(file);
    // Whatever somebody left there without a line feed must not become a part of ours.
    const glued = size > 0 && readAt(file, size - 1, size)[0] !== lf;
    const bytes = Buffer.from(`${glued ? '\n' : ''}${lines.join('\n')}\n`);
    try {
      if (writeSync(file, bytes) < bytes.length) throw new Error('only a part was written');
      fsyncSync(file);
    } catch (error) {
      takeBack(path, size, error);
    }
    if (size === 0) flushFolder(folder);
    return size;
  } finally {
    closeSync(file);
  }
}

/** A line that is still there although it was to go: nothing may be written before it has gone. */
export class NotCutBack extends Error {
  constructor(readonly length: number, cause: unknown) {
    super('a line could not be taken back', { cause });
  }
}

/** Never returns: what went wrong is thrown on. */
export function takeBack(path: string, length: number, why: unknown): never {
  try {
    cutBackTo(path, length);
  } catch {
    throw new NotCutBack(length, why);
  }
  throw why;
}

/** Opened anew: Windows lets nobody cut a file that was opened to be added to. */
export function cutBackTo(path: string, length: number): void {
  const file = openSync(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    if (fstatSync(file).size > length) ftruncateSync(file, length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** So that a new file outlives a loss of power, where the system can do that. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // A file system without it: the line itself is flushed.
  }
}
