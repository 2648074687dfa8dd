// Tells how a long download goes, and when it stands still, by watching folders grow. Knows nothing of what is fetched.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './repo.mjs';

/** Bytes in a folder and all below it; what vanishes meanwhile counts nothing. */
export function folderBytes(folder) {
  let sum = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) sum += folderBytes(path);
      else if (entry.isFile()) sum += statSync(path).size;
    }
  } catch {
    return sum;
  }
  return sum;
}

/**
 * Watches folders while something fills them: one line each five seconds.
 * @param {{what: string, folders: string[], stallMs: number, onStall: () => void}} options `onStall` is called once,
 *   when nothing has grown for `stallMs`
 * @returns {() => void} ends the watch
 */
export function watchGrowth({ what, folders, stallMs, onStall }) {
  const started = Date.now();
  let bytes = 0;
  let grownAt = started;
  let toldAt = started;
  const timer = setInterval(() => {
    const now = Date.now();
    const seen = folders.reduce((sum, folder) => sum + folderBytes(folder), 0);
    if (seen !== bytes) grownAt = now;
    bytes = seen;
    if (now - toldAt >= 5000) {
      toldAt = now;
      say(`${what}: ${Math.round(bytes / 1e6)} MB after ${Math.round((now - started) / 1000)} s`);
    }
    if (now - grownAt >= stallMs) {
      clearInterval(timer);
      onStall();
    }
  }, 1000);
  return () => clearInterval(timer);
}
