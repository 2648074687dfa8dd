/** The desktop's keyring as the vault needs it. */

/** Electron's safeStorage, as far as we use it; its asynchronous methods where the version has them. */
export interface Keyring {
  /** Which store encrypts; `basic_text` and `none` protect nothing. */
  readonly backend: () => string;
  readonly available: () => Promise<boolean>;
  readonly encrypt: (text: string) => Promise<Buffer>;
  readonly decrypt: (blob: Buffer) => Promise<string>;
}

/** Does it protect what it encrypts, and is it open? */
export async function encrypts(keyring: Keyring): Promise<boolean> {
  const backend = keyring.backend();
  return backend !== 'basic_text' && backend !== 'none' && backend !== 'unknown' && (await keyring.available());
}
