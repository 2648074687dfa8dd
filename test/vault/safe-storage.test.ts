/** Electron's safeStorage as a keyring: asked asynchronously where the version can, else at once. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeyring } from '../../main/vault/keyring';

interface Storage {
  getSelectedStorageBackend: () => string;
  isEncryptionAvailable: () => boolean;
  encryptString: (text: string) => Buffer;
  decryptString: (blob: Buffer) => string;
  isAsyncEncryptionAvailable?: () => Promise<boolean>;
  encryptStringAsync?: (text: string) => Promise<Buffer>;
  decryptStringAsync?: (blob: Buffer) => Promise<{ result: string; shouldReEncrypt: boolean }>;
}

const { storage } = vi.hoisted(() => ({
  storage: {
    getSelectedStorageBackend: () => 'kwallet6',
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from(`at once ${text}`),
    decryptString: (blob: Buffer) => blob.toString().replace('at once ', ''),
  } as Storage,
}));
vi.mock('electron', () => ({ safeStorage: storage }));

describe('a version without the asynchronous methods', () => {
  it('is asked at once, and still answers as a promise', async () => {
    const keyring = createKeyring();
    expect(await keyring.available()).toBe(true);
    const blob = await keyring.encrypt('secret');
    expect(blob.toString()).toBe('at once secret');
    expect(await keyring.decrypt(blob)).toBe('secret');
  });

  it('a throw of it is a rejection, as the vault expects', async () => {
    const decrypt = vi.spyOn(storage, 'decryptString').mockImplementation(() => {
      throw new Error('decryption failed');
    });
    await expect(createKeyring().decrypt(Buffer.from('x'))).rejects.toThrow('decryption failed');
    expect(decrypt).toHaveBeenCalledTimes(1);
  });
});

describe('a version with them', () => {
  beforeEach(() => {
    storage.isAsyncEncryptionAvailable = async () => false;
    storage.encryptStringAsync = async (text) => Buffer.from(`later ${text}`);
    storage.decryptStringAsync = async (blob) => ({ result: blob.toString().replace('later ', ''), shouldReEncrypt: false });
  });
  afterEach(() => {
    delete storage.isAsyncEncryptionAvailable;
    delete storage.encryptStringAsync;
    delete storage.decryptStringAsync;
  });

  it('is asked by them', async () => {
    const keyring = createKeyring();
    expect(await keyring.available()).toBe(false);
    const blob = await keyring.encrypt('secret');
    expect(blob.toString()).toBe('later secret');
    expect(await keyring.decrypt(blob)).toBe('secret');
  });
});

describe('the store', () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform');
  afterEach(() => {
    if (platform) Object.defineProperty(process, 'platform', platform);
  });

  it.each([
    ['linux', 'kwallet6'],
    ['darwin', 'darwin'],
    ['win32', 'win32'],
  ])('on %s is %s: only Linux has several', (name, backend) => {
    Object.defineProperty(process, 'platform', { value: name });
    expect(createKeyring().backend()).toBe(backend);
  });
});
