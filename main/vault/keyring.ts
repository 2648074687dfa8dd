/** Electron's safeStorage as the vault's keyring; asynchronous where the version has it, so that main need not wait. */
import { safeStorage } from 'electron';
import type { Keyring } from './index';

/** Newer versions only; a version without them is asked synchronously. */
interface AsyncStorage {
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (blob: Buffer) => Promise<{ readonly result: string }>;
}

export function createKeyring(): Keyring {
  const storage = safeStorage as typeof safeStorage & AsyncStorage;
  return {
    backend: () => (process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform),
    available: async () => (storage.isAsyncEncryptionAvailable ? storage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable()),
    encrypt: async (text) => (storage.encryptStringAsync ? storage.encryptStringAsync(text) : safeStorage.encryptString(text)),
    decrypt: async (blob) => (storage.decryptStringAsync ? (await storage.decryptStringAsync(blob)).result : safeStorage.decryptString(blob)),
  };
}

/**
 * How long to wait before the keyring is asked at all. Where it can only be asked synchronously, a locked one makes main
 * wait for a person, and a lamp that the desktop has not taken over by then would be missing from the tray.
 */
export function keyringWaitMs(): number {
  return process.platform !== 'linux' || 'isAsyncEncryptionAvailable' in safeStorage ? 0 : 400;
}
