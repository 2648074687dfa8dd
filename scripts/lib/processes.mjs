// Ends what we started, and only that: children by their id, strays by a mark in their environment that is ours alone.
// Used by as-user and by the test rig.
import { readFileSync, readdirSync } from 'node:fs';

const tracked = new Set();
let hooked = false;

function killAll() {
  for (const child of tracked) child.kill('SIGKILL');
}

/** Remembers a child, so that it dies with this process even if nobody gets to stop it. Returns the child. */
export function track(child) {
  if (!hooked) {
    hooked = true;
    process.on('exit', killAll);
  }
  tracked.add(child);
  child.once('exit', () => tracked.delete(child));
  return child;
}

const ended = (child) => child.exitCode !== null || child.signalCode !== null;

/** Asks a child to end, kills it after `graceMs`, and resolves once it has gone. */
export async function endChild(child, graceMs = 2000) {
  if (ended(child) || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await gone;
  clearTimeout(timer);
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : Number(parent);
  } catch {
    return null;
  }
}

function carries(pid, mark) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark);
  } catch {
    return false;
  }
}

function livingParents() {
  let pids;
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  } catch {
    return new Map();
  }
  return new Map(pids.map((pid) => [pid, parentOf(pid)]).filter(([, parent]) => parent !== null));
}

function withDescendants(seeds, parents) {
  const found = new Set(seeds);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [pid, parent] of parents) {
      if (pid === process.pid || found.has(pid) || !found.has(parent)) continue;
      found.add(pid);
      grew = true;
    }
  }
  return [...found];
}

/** Ids of a living process and of everything below it; zombies do not count. Linux only: elsewhere empty. */
export function processTree(pid) {
  const parents = livingParents();
  return parents.has(pid) ? withDescendants([pid], parents) : [];
}

/** Whether a process still runs; a zombie does not. Linux only. */
export const isAlive = (pid) => parentOf(pid) !== null;

/**
 * Ids of all living processes whose environment holds `mark` ("NAME=value"), and of everything below them; never our
 * own. Linux only: elsewhere empty. Chromium's helpers overwrite their environment, hence the look at parents.
 */
export function processesWith(mark) {
  const parents = livingParents();
  return withDescendants([...parents.keys()].filter((pid) => pid !== process.pid && carries(pid, mark)), parents);
}

/** Kills whatever still carries the mark, and waits until none is left (5 s at most). Returns how many it had to kill. */
export async function sweep(mark) {
  const killed = new Set();
  const until = Date.now() + 5000;
  for (let left = processesWith(mark); left.length > 0 && Date.now() < until; left = processesWith(mark)) {
    for (const pid of left) {
      killed.add(pid);
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        continue;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return killed.size;
}
