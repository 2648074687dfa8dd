/**
 * vault: the dialer's password, encrypted by the desktop's keyring.
 *
 * Promises: the password never lies on disk in clear; a secret that can't be decrypted is kept and said, never deleted;
 * it is bound to the server and user it was typed for, so that edited settings can't send it elsewhere. Called by the
 * app. Must not know windows; nothing but main ever asks it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { encrypts, type Keyring } from './keyring-types';
import type { Login } from './login';

export type Stored =
  | { readonly kind: 'none' }
  | { readonly kind: 'login'; readonly login: Login; readonly markKey: Buffer }
  /** The keyring is locked or gone; the file is kept. */
  | { readonly kind: 'locked' }
  /** Encrypted by another computer or user; the file is kept until a new password is typed. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'broken'; readonly keptAs: string };

export interface Vault {
  readonly load: () => Promise<Stored>;
  /** `onDisk: false`: there is no keyring, so it lasts until the app quits. */
  readonly save: (login: Login) => Promise<{ readonly onDisk: boolean; readonly markKey: Buffer }>;
}

export interface VaultDeps {
  readonly folder: string;
  readonly keyring: Keyring;
  readonly writeWhole: (path: string, text: string) => void;
  readonly setAside: (path: string, wallMs: number) => string;
  readonly wallMs: () => number;
}

const fileSchema = v.object({ v: v.literal(1), backend: v.string(), secret: v.pipe(v.string(), v.base64()) });
const newerSchema = v.object({ v: v.pipe(v.number(), v.gtValue(1)) });
const secretSchema = v.object({ server: v.string(), user: v.string(), password: v.string(), markKey: v.pipe(v.string(), v.base64()) });

function isNewer(text: string): boolean {
  return v.is(v.pipe(v.string(), v.parseJson(), newerSchema), text);
}

export function createVault(deps: VaultDeps): Vault {
  const path = join(deps.folder, 'login.json');

  async function load(): Promise<Stored> {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { kind: 'none' };
      return { kind: 'broken', keptAs: basename(path) };
    }
    const file = v.safeParse(v.pipe(v.string(), v.parseJson(), fileSchema), text);
    // A newer app goes on with its own file; it is moved only when a new password is typed here.
    if (!file.success) return { kind: 'broken', keptAs: isNewer(text) ? basename(path) : aside() };
    try {
      if (!(await encrypts(deps.keyring))) return { kind: 'locked' };
    } catch {
      return { kind: 'locked' };
    }
    try {
      const secret = v.parse(v.pipe(v.string(), v.parseJson(), secretSchema), await deps.keyring.decrypt(Buffer.from(file.output.secret, 'base64')));
      return { kind: 'login', login: { server: secret.server, user: secret.user, password: secret.password }, markKey: Buffer.from(secret.markKey, 'base64') };
    } catch {
      return { kind: 'foreign' };
    }
  }

  /** The old bytes stay; where the disk refuses even that, the file stays where it is. */
  function aside(): string {
    try {
      return deps.setAside(path, deps.wallMs());
    } catch {
      return basename(path);
    }
  }

  async function save(login: Login): Promise<{ onDisk: boolean; markKey: Buffer }> {
    const markKey = randomBytes(32);
    try {
      if (!(await encrypts(deps.keyring))) return { onDisk: false, markKey };
      const { kind } = await load();
      if (kind === 'locked') return { onDisk: false, markKey };
      // What can't be read here may be read elsewhere: it is kept aside, never written over.
      if ((kind === 'foreign' || kind === 'broken') && existsSync(path)) deps.setAside(path, deps.wallMs());
      const secret = await deps.keyring.encrypt(JSON.stringify({ ...login, markKey: markKey.toString('base64') }));
      deps.writeWhole(path, JSON.stringify({ v: 1, backend: deps.keyring.backend(), secret: secret.toString('base64') }));
      return { onDisk: true, markKey };
    } catch {
      return { onDisk: false, markKey };
    }
  }

  return { load, save };
}

export type { Keyring } from './keyring-types';
export type { Login } from './login';
export { loadHistoryKey, type StoredKey } from './history-key';
export { createRefusalMemory, type RefusalMemory } from './refusal';
