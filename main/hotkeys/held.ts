/** What the system has given us: each key once, however many spellings it has. */
import { mayBeGlobal, readChord, sameKey } from './accelerator';
import type { Platform } from './stroke';

/** What Electron's `globalShortcut` does for us. `register` throws at nonsense. */
export interface Shortcuts {
  readonly register: (accelerator: string, run: () => void) => boolean;
  readonly unregister: (accelerator: string) => void;
  readonly isRegistered: (accelerator: string) => boolean;
  readonly unregisterAll: () => void;
}

export interface Held {
  /** Null: it is ours, or was already. */
  readonly take: (accelerator: string) => 'taken' | 'bad' | null;
  readonly letGo: (accelerator: string) => void;
  /** Lets go of all but these. */
  readonly keepOnly: (accelerators: readonly (string | null)[]) => void;
  /** Forgets what the system took back. */
  readonly look: () => void;
  readonly close: () => void;
}

export function createHeld(shortcuts: Shortcuts, platform: Platform, onArrive: (accelerator: string) => void): Held {
  /** By what makes them the same; in the spelling they were taken in. */
  const held = new Map<string, string>();

  function letGo(accelerator: string): void {
    const key = sameKey(accelerator, platform);
    const known = held.get(key);
    if (known === undefined) return;
    held.delete(key);
    shortcuts.unregister(known);
  }

  return {
    take: (accelerator) => {
      const key = sameKey(accelerator, platform);
      if (held.has(key)) return null;
      const chord = readChord(accelerator, platform);
      if (!chord || !mayBeGlobal(chord)) return 'bad';
      try {
        if (!shortcuts.register(accelerator, () => onArrive(accelerator))) return 'taken';
      } catch {
        return 'bad';
      }
      held.set(key, accelerator);
      return null;
    },
    letGo,
    keepOnly: (accelerators) => {
      const kept = new Set(accelerators.flatMap((key) => (key === null ? [] : [sameKey(key, platform)])));
      for (const [key, accelerator] of held) if (!kept.has(key)) letGo(accelerator);
    },
    look: () => {
      for (const [key, accelerator] of held) if (!shortcuts.isRegistered(accelerator)) held.delete(key);
    },
    close: () => {
      held.clear();
      shortcuts.unregisterAll();
    },
  };
}
