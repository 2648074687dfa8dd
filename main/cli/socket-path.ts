/** Where the local socket lies: private to the user, and one for each data folder. */
import { createHash } from 'node:crypto';
import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

export function socketPath(userData: string, platform: NodeJS.Platform, runtimeDir: string | undefined): string {
  const name = createHash('sha256').update(userData).digest('hex').slice(0, 16);
  if (platform === 'win32') return `\\\\.\\pipe\\reclight-${name}`;
  return join(runtimeDir && isOwn(runtimeDir) ? runtimeDir : userData, `reclight-${name}.sock`);
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
