/** What lies in the folder of the copies: one file per agent and day, where several desks may add lines. */
import { constants } from 'node:fs';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, isSealedBy, keyIdOf } from './chain';
import type { Entry } from './entry';
import { readLine } from './schema';

/** Agents are named by letters, digits, hyphen and underline alone (agent-api), so a name can lead nowhere else. */
export function copyName({ agent, desk, at }: Pick<Entry, 'agent' | 'desk' | 'at'>): string {
  return `${agent ?? `desk-${desk}`}-${dayOf(at)}.jsonl`;
}

const copyFile = /^[A-Za-z0-9_-]{1,40}-(\d{4}-\d\d-\d\d)\.jsonl$/;
const mostFiles = 2000;
/** Of the newest days that have lines of the desk. */
const mostDays = 7;
/** Thousands of lines: more than an agent makes in a day. */
const tailBytes = 8 * 1024 * 1024;

/**
 * What was copied of this desk's newest days; empty: nothing, or the folder can't be read. A line that our key did not
 * seal counts for nothing: anybody who may write there could have made it.
 */
export async function newestCopied(folder: string, desk: string | null, secret: Uint8Array | null): Promise<Pick<Entry, 'seq' | 'seal'>[]> {
  const found: Pick<Entry, 'seq' | 'seal'>[] = [];
  if (desk === null) return found;
  const id = secret === null ? null : keyIdOf(secret);
  try {
    const days = new Map<string, string[]>();
    for (const name of await readdir(folder)) {
      const day = copyFile.exec(name)?.[1];
      if (day !== undefined) days.set(day, [...(days.get(day) ?? []), name]);
    }
    let files = 0;
    let daysOfDesk = 0;
    for (const day of [...days.keys()].sort().toReversed()) {
      const before = found.length;
      for (const name of days.get(day) ?? []) {
        if (++files > mostFiles) return found;
        for (const { line, entry } of await linesOfDesk(join(folder, name), desk)) {
          if (entry.key === id && isSealedBy(Buffer.from(line), secret)) found.push({ seq: entry.seq, seal: entry.seal });
        }
      }
      if (found.length > before) daysOfDesk += 1;
      if (daysOfDesk === mostDays) break;
    }
  } catch {
    // What was found until then still counts.
  }
  return found;
}

async function linesOfDesk(path: string, desk: string): Promise<{ readonly line: string; readonly entry: Entry }[]> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOFOLLOW ?? 0));
  try {
    return ofDesk(await tailOf(file), desk);
  } finally {
    await file.close();
  }
}

/** The last bytes of a file, as many as `most` or as are worth reading. */
export async function tailOf(file: FileHandle, most = tailBytes): Promise<string> {
  const stat = await file.stat();
  if (!stat.isFile()) throw new Error('it is no file');
  const from = Math.max(0, stat.size - most);
  const bytes = Buffer.alloc(stat.size - from);
  let read = 0;
  while (read < bytes.length) {
    const { bytesRead } = await file.read(bytes, read, bytes.length - read, from + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read).toString('utf8');
}

/** The entries of one desk among these lines; what is torn or foreign is passed over. */
export function ofDesk(text: string, desk: string): { readonly line: string; readonly entry: Entry }[] {
  const mark = `"desk":"${desk}"`;
  return text.split('\n').flatMap((line) => {
    const entry = line.includes(mark) ? readLine(line) : null;
    return entry?.desk === desk ? [{ line, entry }] : [];
  });
}
