/**
 * hotkeys: the global keys.
 *
 * Promises: a key that can't be taken is said and the old one stays; keys are taken anew after sleep and lock. Called by
 * the app. Must not know what a press means.
 */
import { globalShortcut } from 'electron';

export type KeyName = 'toggle' | 'start' | 'stop';
export type Keys = { readonly [K in KeyName]: string | null };

export interface Hotkeys {
  /** Takes these keys; what is refused keeps its old one and is told. */
  readonly set: (keys: Keys) => void;
  /** The keys that really work now. */
  readonly working: () => Keys;
  /** Some systems lose them over sleep or lock. */
  readonly rearm: () => void;
  readonly close: () => void;
}

export interface HotkeyDeps {
  readonly onPress: (name: KeyName) => void;
  readonly onRefused: (name: KeyName, accelerator: string, why: 'taken' | 'bad') => void;
}

const names: readonly KeyName[] = ['toggle', 'start', 'stop'];

export function createHotkeys(deps: HotkeyDeps): Hotkeys {
  let working: Keys = { toggle: null, start: null, stop: null };

  function take(name: KeyName, accelerator: string): 'taken' | 'bad' | null {
    try {
      return globalShortcut.register(accelerator, () => deps.onPress(name)) ? null : 'taken';
    } catch {
      return 'bad';
    }
  }

  function change(name: KeyName, accelerator: string | null): void {
    const old = working[name];
    if (accelerator === old) return;
    if (accelerator !== null) {
      const clash = names.some((other) => other !== name && working[other] === accelerator);
      const refused = clash ? 'taken' : take(name, accelerator);
      if (refused) return deps.onRefused(name, accelerator, refused);
    }
    if (old !== null) globalShortcut.unregister(old);
    working = { ...working, [name]: accelerator };
  }

  return {
    set: (keys) => {
      for (const name of names) change(name, keys[name]);
    },
    working: () => working,
    rearm: () => {
      for (const name of names) {
        const accelerator = working[name];
        if (accelerator === null || globalShortcut.isRegistered(accelerator)) continue;
        const refused = take(name, accelerator);
        if (!refused) continue;
        working = { ...working, [name]: null };
        deps.onRefused(name, accelerator, refused);
      }
    },
    close: () => globalShortcut.unregisterAll(),
  };
}
