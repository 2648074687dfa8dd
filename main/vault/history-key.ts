/**
 * The key that seals the history: random, made once, encrypted by the desktop's keyring as the login is.
 *
 * It never lies on disk in clear: where there is no keyring, or it is locked, there is no key, and the history says so. A
 * key that can't be decrypted here is kept aside, and a new one is made: what the old one sealed can't be checked then.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { encrypts, type Keyring } from './keyring-types';

export interface StoredKey {
  readonly secret: Buffer;
  /** The first entry that it seals. */
  readonly from: number;
  /** Made just now. */
  readonly isNew: boolean;
}

export interface HistoryKeyDeps {
  readonly folder: string;
  readonly keyring: Keyring;
  readonly writeWhole: (path: string, text: string) => void;
  readonly setAside: (path: string, wallMs: number) => string;
  readonly wallMs: () => number;
}

const fileSchema = v.object({ v: v.literal(1), backend: v.string(), secret: v.pipe(v.string(), v.base64()) });
const secretSchema = v.object({ key: v.pipe(v.string(), v.base64()), from: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) });

/** Null: no keyring, a locked one, or a disk that takes no new key. `nextSeq`: the entry that a new key begins with; null: the disk does not say. */
export async function loadHistoryKey(deps: HistoryKeyDeps, nextSeq: () => number | null): Promise<StoredKey | null> {
  const path = join(deps.folder, 'history-key.json');
  try {
    if (!(await encrypts(deps.keyring))) return null;
    const known = await read(path, deps.keyring);
    if (known) return known;
    const from = nextSeq();
    // A key that does not know where it begins could not tell a line that was swapped for an unsealed one.
    if (from === null) return null;
    if (existsSync(path)) deps.setAside(path, deps.wallMs());
    const made = randomBytes(32);
    const secret = await deps.keyring.encrypt(JSON.stringify({ key: made.toString('base64'), from }));
    deps.writeWhole(path, JSON.stringify({ v: 1, backend: deps.keyring.backend(), secret: secret.toString('base64') }));
    return { secret: made, from, isNew: true };
  } catch {
    return null;
  }
}

/** Null: there is none, or none that this desk can read. */
async function read(path: string, keyring: Keyring): Promise<StoredKey | null> {
  try {
    const file = v.parse(v.pipe(v.string(), v.parseJson(), fileSchema), readFileSync(path, 'utf8'));
    const secret = v.parse(v.pipe(v.string(), v.parseJson(), secretSchema), await keyring.decrypt(Buffer.from(file.secret, 'base64')));
    const key = Buffer.from(secret.key, 'base64');
    return key.length === 32 ? { secret: key, from: secret.from, isNew: false } : null;
  } catch {
    return null;
  }
}
