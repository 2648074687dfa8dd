/**
 * settings: what a person has set, kept by electron-store behind a guard.
 *
 * Promises: a broken file never stops the app and is never destroyed (its bytes are kept beside it and that is said); a
 * newer app's file is read as far as it goes and never written; what can't be saved still holds until the app quits.
 * Called by the app, which hands the values on. Must not know who uses a value.
 */
import { copyFileSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Store from 'electron-store';
import { nameAside, setAside, writeWhole } from './atomic-writer';
import { defaults, type Settings } from './defaults';
import { readSettings, settingsVersion } from './schema';

export type SettingsTrouble = { readonly kind: 'settings-broken'; readonly keptAs: string } | { readonly kind: 'settings-newer' } | { readonly kind: 'settings-not-saved' };

export interface SettingsRoom {
  readonly get: () => Settings;
  /** Applies at once; saved as far as the disk allows. */
  readonly set: (part: Partial<Settings>) => void;
}

export interface SettingsDeps {
  readonly folder: string;
  readonly wallMs: () => number;
  readonly onTrouble: (trouble: SettingsTrouble) => void;
  /** electron-store opens a channel to windows; the app closes it, since only the contract's channels may exist. */
  readonly closeStoreChannel: () => void;
}

export function createSettings(deps: SettingsDeps): SettingsRoom {
  const path = join(deps.folder, 'settings.json');
  const found = readFile(path, deps);
  let current = found.settings;
  let store: Store | null = null;

  function save(): void {
    if (found.writes === 'never') return;
    try {
      if (found.writes === 'refused') throw new Error('the old file could not be kept');
      store ??= openStore(deps);
      store.store = { version: settingsVersion, ...current };
    } catch {
      deps.onTrouble({ kind: 'settings-not-saved' });
    }
  }

  // Mended at once: otherwise each start would keep one more copy.
  if (found.mended) save();

  return {
    get: () => current,
    set: (part) => {
      current = { ...current, ...part };
      save();
    },
  };
}

/** Opened at the first save: then the file is known to be absent or sound. */
function openStore(deps: SettingsDeps): Store {
  const store = newStore(deps);
  // electron-store's own way out for some packagings is not atomic, and its type hides the one place to mend that.
  Object.defineProperty(store, '_write', { value: (value: unknown) => writeWhole(store.path, `${JSON.stringify(value, null, 2)}\n`) });
  return store;
}

function newStore(deps: SettingsDeps): Store {
  try {
    return new Store({ name: 'settings', cwd: deps.folder, configFileMode: 0o600, accessPropertiesByDotNotation: false });
  } finally {
    // It opens the channel first, and then may still throw.
    deps.closeStoreChannel();
  }
}

/**
 * `never`: a newer app's file, whose owner was told that nothing will be saved. `refused`: what lies there could neither
 * be read nor kept elsewhere, so each save is told to have failed.
 */
interface Found {
  readonly settings: Settings;
  readonly writes: 'allowed' | 'refused' | 'never';
  readonly mended?: boolean;
}

function readFile(path: string, deps: SettingsDeps): Found {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    // Unreadable is not absent: writing over it would destroy what its owner may still mend.
    if (!absent) deps.onTrouble({ kind: 'settings-broken', keptAs: basename(path) });
    return { settings: defaults, writes: absent ? 'allowed' : 'refused' };
  }
  const raw = parseObject(text);
  if (raw === null) {
    const keptAs = keepAside(path, deps.wallMs());
    deps.onTrouble({ kind: 'settings-broken', keptAs: keptAs ?? basename(path) });
    return { settings: defaults, writes: keptAs === null ? 'refused' : 'allowed' };
  }
  const newer = typeof raw['version'] === 'number' && raw['version'] > settingsVersion;
  const { settings, bad } = readSettings(raw);
  if (newer) {
    deps.onTrouble({ kind: 'settings-newer' });
    return { settings, writes: 'never' };
  }
  if (bad.length === 0) return { settings, writes: 'allowed' };
  const copy = nameAside(path, deps.wallMs());
  try {
    copyFileSync(path, copy);
  } catch {
    deps.onTrouble({ kind: 'settings-broken', keptAs: basename(path) });
    return { settings, writes: 'refused' };
  }
  deps.onTrouble({ kind: 'settings-broken', keptAs: basename(copy) });
  return { settings, writes: 'allowed', mended: true };
}

function keepAside(path: string, wallMs: number): string | null {
  try {
    return setAside(path, wallMs);
  } catch {
    return null;
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

export { defaults, shownOf, shownSettings, textSizes, type SettingName, type Settings, type ShownSettings, type TextSize } from './defaults';
export { boundsNow, isNumberName } from './bounds';
export { readSetting } from './schema';
export { createPolicyFile, type PolicyRoom } from './policy-file';
export { isAllowed, policyPath, type BrokenPolicy, type Policy } from './policy';
export { heldOf, holds, type Held } from './held';
export { setAside, sweepTemporaries, writeWhole } from './atomic-writer';
