/** A desktop's keyring as the vault sees it, with all its moods. */
import type { Keyring } from '../../main/vault';

export interface FakeKeyring extends Keyring {
  /** Which desktop encrypted; a blob of another one can't be read. */
  owner: string;
  name: string;
  state: 'open' | 'locked' | 'fails';
}

/** "Encrypts" by turning the bytes over, so that nothing of the text stands in the blob. */
export function fakeKeyring(owner = 'this desk', name = 'gnome_libsecret'): FakeKeyring {
  const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xa5));
  const keyring: FakeKeyring = {
    owner,
    name,
    state: 'open',
    backend: () => keyring.name,
    available: async () => {
      if (keyring.state === 'fails') throw new Error('the keyring went away');
      return keyring.state === 'open';
    },
    encrypt: async (text) => turn(Buffer.from(`${keyring.owner}\n${text}`)),
    decrypt: async (blob) => {
      const [by, ...rest] = turn(blob).toString().split('\n');
      if (by !== keyring.owner) throw new Error('decryption failed');
      return rest.join('\n');
    },
  };
  return keyring;
}
