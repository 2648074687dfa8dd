/** Certificates that a person has vouched for: one for a server, twenty servers at most, kept in the settings. */
import type { SettingsRoom } from '../settings';

export interface Pins {
  readonly of: (origin: string) => string | null;
  /** Null: from now on the authorities decide again. */
  readonly set: (origin: string, fingerprint: string | null) => void;
}

const most = 20;

export function createPins(settings: Pick<SettingsRoom, 'get' | 'set'>): Pins {
  return {
    of: (origin) => settings.get().pins[origin] ?? null,
    set: (origin, fingerprint) => {
      const { pins } = settings.get();
      const others = Object.entries(pins).filter(([known]) => known !== origin);
      if (fingerprint === null && others.length === Object.keys(pins).length) return;
      settings.set({ pins: Object.fromEntries(fingerprint === null ? others : [...others.slice(1 - most), [origin, fingerprint]]) });
    },
  };
}
