/** The policy's file: read at the start, and again when it has changed, looked at no more than every two seconds and only when somebody needs it. */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { mostPolicyBytes, readPolicy, samePolicy, type Policy } from './policy';

export interface PolicyRoom {
  readonly path: string;
  readonly get: () => Policy;
}

export interface PolicyFileDeps {
  readonly path: string;
  /** Steady, in milliseconds. */
  readonly now: () => number;
  /** Told after whoever has just asked is answered. */
  readonly setTimer: (ms: number, run: () => void) => unknown;
  readonly onChange: (policy: Policy) => void;
}

const everyMs = 2000;

export function createPolicyFile(deps: PolicyFileDeps): PolicyRoom {
  let lookedAt = deps.now();
  let stamp = stampOf(deps.path);
  let policy = readFile(deps.path);

  function look(): void {
    lookedAt = deps.now();
    const next = stampOf(deps.path);
    if (next === stamp) return;
    stamp = next;
    const read = readFile(deps.path);
    if (samePolicy(read, policy)) return;
    policy = read;
    deps.setTimer(0, () => deps.onChange(policy));
  }

  return {
    path: deps.path,
    get: () => {
      if (deps.now() - lookedAt >= everyMs) look();
      return policy;
    },
  };
}

/** Another one: something may have changed. */
function stampOf(path: string): string {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  } catch (error) {
    return codeOf(error);
  }
}

/** Only what is not there is no policy: one that can't be read may forbid something. */
function readFile(path: string): Policy {
  let file: number | null = null;
  try {
    // A pipe would be waited for.
    if (!statSync(path).isFile()) return unreadable;
    file = openSync(path, 'r');
    if (fstatSync(file).size > mostPolicyBytes) return { kind: 'broken', why: 'too-large', line: null, key: null };
    const bytes = Buffer.alloc(mostPolicyBytes + 1);
    let length = 0;
    for (;;) {
      const more = readSync(file, bytes, length, bytes.length - length, null);
      length += more;
      if (more === 0) return readPolicy(bytes.subarray(0, length));
    }
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'none' } : unreadable;
  } finally {
    if (file !== null) closeSync(file);
  }
}

const unreadable: Policy = { kind: 'broken', why: 'unreadable', line: null, key: null };

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
