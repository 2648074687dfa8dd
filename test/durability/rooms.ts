/** The rooms that keep files, opened on one folder as the app opens them; what they have to say is collected. */
import { join } from 'node:path';
import { createWordStore, type WordStore } from '../../main/recorder/open-word';
import { createSettings, setAside, sweepTemporaries, writeWhole, type SettingsRoom } from '../../main/settings';
import { createRefusalMemory, createVault, type Login, type RefusalMemory, type Vault } from '../../main/vault';
import { fakeKeyring } from '../vault/keyring';

export interface Rooms {
  readonly settings: () => SettingsRoom;
  readonly vault: Vault;
  readonly refusal: (login: Login) => RefusalMemory;
  readonly word: WordStore;
  /** Told so far: kind, and under which name the old bytes are kept. */
  readonly told: readonly RoomTold[];
}

export const origin = 'https://dialer.example';
const agent = '1000';
const markKey = Buffer.alloc(32, 7);
/** Time stands still, so that two broken files ask for the same name. */
const wallMs = (): number => Date.UTC(2026, 1, 3, 4, 5, 6);
const wordFolder = (folder: string): string => join(folder, 'open-words');

export interface RoomTold {
  readonly kind: string;
  readonly keptAs?: string;
}

/** All folders that the app sweeps. */
export const foldersOf = (folder: string): string[] => [folder, wordFolder(folder)];

export function openRooms(folder: string, owner = 'this desk', hear: (told: RoomTold) => void = () => undefined): Rooms {
  for (const one of foldersOf(folder)) sweepTemporaries(one);
  const told: RoomTold[] = [];
  const tell = (one: RoomTold): void => {
    told.push(one);
    hear(one);
  };
  return {
    settings: () => createSettings({ folder, wallMs, onTrouble: tell, closeStoreChannel: () => undefined }),
    vault: createVault({ folder, keyring: fakeKeyring(owner), writeWhole, setAside, wallMs }),
    refusal: (login) => createRefusalMemory({ folder, login, markKey, writeWhole, setAside, wallMs, onBroken: (keptAs) => tell({ kind: 'refusal-broken', keptAs }) }),
    word: createWordStore({ folder: wordFolder(folder), server: origin, agent, writeFile: writeWhole, now: () => 1_000_000, wallMs, onBroken: (keptAs) => tell({ kind: 'word-broken', keptAs }) }),
    told,
  };
}
