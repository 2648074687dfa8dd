/** Where the password lies and what is told when it can't be had; with a keyring in each of its moods. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAside, writeWhole } from '../../main/settings/atomic-writer';
import { createVault, type Login, type Vault, type VaultDeps } from '../../main/vault';
import { fakeKeyring } from './keyring';

const login: Login = { server: 'https://dialer.example', user: 'api', password: 'pa|ss "wörd" \u{1F511}' };
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
  path = join(folder, 'login.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(keyring = fakeKeyring(), deps: Partial<VaultDeps> = {}): Vault {
  return createVault({ folder, keyring, writeWhole, setAside, wallMs: () => 0, ...deps });
}

describe('with a keyring', () => {
  it('gives back what was saved, with the key of its mark, after a restart too', async () => {
    const saved = await open().save(login);
    expect(saved.onDisk).toBe(true);
    expect(saved.markKey).toHaveLength(32);
    expect(await open().load()).toEqual({ kind: 'login', login, markKey: saved.markKey });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('marks each login with a key of its own', async () => {
    const vault = open();
    const one = await vault.save(login);
    const two = await vault.save(login);
    expect(one.markKey.equals(two.markKey)).toBe(false);
    expect(await vault.load()).toMatchObject({ markKey: two.markKey });
  });

  it('remembers which store encrypted', async () => {
    await open(fakeKeyring('this desk', 'kwallet6')).save(login);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ v: 1, backend: 'kwallet6' });
  });

  it('never puts a password on the disk in clear', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 4, maxLength: 60, unit: 'grapheme' }), fc.constantFrom('gnome_libsecret', 'basic_text', 'none'), async (password, backend) => {
        await open(fakeKeyring('this desk', backend)).save({ ...login, password });
        for (const name of readdirSync(folder)) {
          const text = readFileSync(join(folder, name), 'latin1');
          const bytes = Buffer.from(password);
          for (const form of [bytes.toString('latin1'), encodeURIComponent(password), bytes.toString('base64'), bytes.toString('hex')]) {
            // Four letters of base64 may stand there by chance.
            if (form.length > 8) expect(text.includes(form)).toBe(false);
          }
        }
      }),
    );
  });
});

describe.each(['basic_text', 'none', 'unknown'])('with %s for a keyring', (backend) => {
  it('writes nothing, and says so', async () => {
    const saved = await open(fakeKeyring('this desk', backend)).save(login);
    expect(saved.onDisk).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps and does not open what a better one wrote', async () => {
    await open().save(login);
    const before = readFileSync(path);
    expect(await open(fakeKeyring('this desk', backend)).load()).toEqual({ kind: 'locked' });
    expect((await open(fakeKeyring('this desk', backend)).save({ ...login, user: 'other' })).onDisk).toBe(false);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe.each(['locked', 'fails'] as const)('with a keyring that is or %s', (state) => {
  it('keeps the file, and opens it once the keyring does', async () => {
    const keyring = fakeKeyring();
    await open(keyring).save(login);
    keyring.state = state;
    expect(await open(keyring).load()).toEqual({ kind: 'locked' });
    keyring.state = 'open';
    expect(await open(keyring).load()).toMatchObject({ kind: 'login', login });
  });

  it('saves in memory only', async () => {
    const keyring = fakeKeyring();
    keyring.state = state;
    expect((await open(keyring).save(login)).onDisk).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a secret of another computer', () => {
  it('is kept byte for byte, and usable again where it belongs', async () => {
    await open().save(login);
    const before = readFileSync(path);
    expect(await open(fakeKeyring('another desk')).load()).toEqual({ kind: 'foreign' });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['login.json']);
    expect(await open().load()).toMatchObject({ kind: 'login', login });
  });

  it.each(['not json', '{}', '{"server":"https://dialer.example","user":"api"}', '{"server":"s","user":"u","password":"p","markKey":"not base64!"}'])(
    'is so too when it opens to something else: %s',
    async (inside) => {
      const keyring = fakeKeyring();
      writeFileSync(path, JSON.stringify({ v: 1, backend: 'x', secret: (await keyring.encrypt(inside)).toString('base64') }));
      expect(await open(keyring).load()).toEqual({ kind: 'foreign' });
      expect(existsSync(path)).toBe(true);
    },
  );
});

describe('a broken file', () => {
  it.each([
    ['empty', ''],
    ['NULs', '\0'.repeat(200)],
    ['cut off', '{"v":1,"backend":"gnome_libsecret","sec'],
    ['a list', '[]'],
    ['of no version', '{"v":0,"backend":"x","secret":"aaaa"}'],
    ['without a blob', '{"v":1,"backend":"x","secret":"%%%"}'],
  ])('that is %s is kept beside, and said', async (_name, text) => {
    writeFileSync(path, text);
    const stored = await open().load();
    expect(stored).toEqual({ kind: 'broken', keptAs: 'login.json.corrupt-1970-01-01T00-00-00-000Z' });
    expect(readFileSync(join(folder, 'login.json.corrupt-1970-01-01T00-00-00-000Z'), 'utf8')).toBe(text);
    expect(await open().load()).toEqual({ kind: 'none' });
  });

  it('that a newer version wrote stays in its place for that one, until a password is typed here', async () => {
    const text = '{"v":2,"chest":"another shape"}';
    writeFileSync(path, text);
    for (let start = 0; start < 2; start++) expect(await open().load()).toEqual({ kind: 'broken', keptAs: 'login.json' });
    expect((await open().save(login)).onDisk).toBe(true);
    expect(await open().load()).toMatchObject({ kind: 'login', login });
    expect(readFileSync(join(folder, 'login.json.corrupt-1970-01-01T00-00-00-000Z'), 'utf8')).toBe(text);
  });

  it('that can be neither read nor moved is not written over', async () => {
    writeFileSync(path, '{"v":2}');
    const setAsideFails = (): string => {
      throw new Error('read-only file system');
    };
    expect((await open(fakeKeyring(), { setAside: setAsideFails }).save(login)).onDisk).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe('{"v":2}');
  });

  it('stays where it is when the disk refuses to move it', async () => {
    writeFileSync(path, 'odd');
    const setAsideFails = (): string => {
      throw new Error('read-only file system');
    };
    expect(await open(fakeKeyring(), { setAside: setAsideFails }).load()).toEqual({ kind: 'broken', keptAs: 'login.json' });
    expect(readFileSync(path, 'utf8')).toBe('odd');
  });

  it('that can not be read at all is said', async () => {
    mkdirSync(path);
    expect(await open().load()).toEqual({ kind: 'broken', keptAs: 'login.json' });
  });
});

it('a disk that refuses leaves the old login, and the new one in memory', async () => {
  await open().save(login);
  const full = (): void => {
    throw new Error('no space left on device');
  };
  expect((await open(fakeKeyring(), { writeWhole: full }).save({ ...login, user: 'other' })).onDisk).toBe(false);
  expect(await open().load()).toMatchObject({ kind: 'login', login });
});

it('nothing stored is nothing wrong', async () => {
  expect(await open().load()).toEqual({ kind: 'none' });
});
