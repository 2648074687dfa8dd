/** How an open word's file that can't be read makes room for a new one without a moment in which a crash forgets it. */
import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';

/** `broken`: it can be read and linked. `closed`: a folder, or not ours to read; it can only be moved. */
export type Unread = 'broken' | 'closed';

/**
 * The bytes of what can't be read under a second name. A linked file still lies in its place too, so that a crash finds
 * it there; what can't be linked or copied (a folder, or not ours to read) is moved. Throws when the disk refuses.
 */
export function keepBeside(path: string, wallMs: number, unread: Unread): { readonly path: string; readonly undo: () => void } {
  if (unread === 'closed') {
    const moved = moveAside(path, wallMs);
    return { path: moved, undo: () => renameSync(moved, path) };
  }
  const aside = nameAside(path, wallMs);
  try {
    linkSync(path, aside);
  } catch {
    copyFileSync(path, aside);
  }
  return { path: aside, undo: () => rmSync(aside, { force: true }) };
}

/** Brings the new path. Throws when the disk refuses. */
export function moveAside(path: string, wallMs: number): string {
  const aside = nameAside(path, wallMs);
  renameSync(path, aside);
  return aside;
}

/** A name that no earlier broken file has. */
function nameAside(path: string, wallMs: number): string {
  const aside = `${path}.corrupt-${wallMs}`;
  let free = aside;
  for (let more = 2; existsSync(free); more++) free = `${aside}-${more}`;
  return free;
}
