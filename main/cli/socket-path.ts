/** Where the local socket lies: private to the user, and one for each data folder. */
import { createHash, randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The system cuts a longer name without a word, and the socket would lie somewhere else. */
const longestPath = 103;

/** The runtime folder, else the app's own, else (where that name is too long) a private folder among the temporary ones. */
export function socketPath(userData: string, platform: NodeJS.Platform, runtimeDir: string | undefined): string {
  if (platform === 'win32') return `\\\\.\\pipe\\reclight-${nameOf(userData + pipeSecret(userData))}`;
  const name = nameOf(userData);
  const file = `reclight-${name}.sock`;
  const path = join(runtimeDir && isOwn(runtimeDir) ? runtimeDir : userData, file);
  if (Buffer.byteLength(path) <= longestPath) return path;
  const folder = join(tmpdir(), `reclight-${process.getuid?.() ?? 0}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    return path;
  }
  // Somebody else may have made it first.
  return isOwn(folder) ? join(folder, file) : path;
}

function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * On Windows any user may make a pipe of any name, and a command would hand it what it has to say. So the name has a part
 * that stands in the user's own data folder, where others can't read it.
 */
function pipeSecret(userData: string): string {
  const file = join(userData, 'pipe-name');
  try {
    mkdirSync(userData, { recursive: true });
    writeFileSync(file, randomBytes(16).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch {
    // It is there already, or the disk refuses: then the name is the folder's alone.
  }
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Environment variables may point anywhere: only a folder that is ours alone will do. */
function isOwn(folder: string): boolean {
  try {
    const stat = statSync(folder);
    accessSync(folder, constants.W_OK);
    return stat.isDirectory() && (stat.mode & 0o077) === 0 && stat.uid === process.getuid?.();
  } catch {
    return false;
  }
}
