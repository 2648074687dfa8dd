/**
 * autostart: does the system start the app, and does it do what the setting says?
 *
 * Promises: what is shown was read back from the system; whoever switches it off there is not overruled, and what points
 * to a program that has moved is mended. Development runs never register themselves. Called by the app; must not know
 * how a setting is kept.
 */
import { decide } from './decide';
import type { Entry } from './entry';

export interface Autostart {
  /** What the system really does, as last read. */
  readonly isOn: () => boolean;
  /** Reads it and makes the setting agree, or mends the entry. */
  readonly agree: () => void;
  /** A person has changed the setting. */
  readonly wish: (on: boolean) => void;
}

export type AutostartTrouble = 'autostart-failed' | 'autostart-not-off' | 'autostart-approval' | 'autostart-switched-off' | 'autostart-development';

export interface AutostartDeps {
  /** Null: a development run. */
  readonly entry: Entry | null;
  readonly wanted: () => boolean;
  /** The setting follows what the system does. */
  readonly follow: (on: boolean) => void;
  readonly onTrouble: (trouble: AutostartTrouble) => void;
}

export function createAutostart({ entry, wanted, follow, onTrouble }: AutostartDeps): Autostart {
  let on = false;

  function register(entry: Entry, wish: boolean): void {
    const refused = entry.set(wish);
    const found = entry.isOn();
    on = found === 'on';
    if (refused === null && (found === 'unknown' || on === wish)) return;
    onTrouble(refused === 'needs-approval' ? 'autostart-approval' : wish ? 'autostart-failed' : 'autostart-not-off');
    if (found !== 'unknown') follow(on);
  }

  return {
    isOn: () => on,
    agree: () => {
      if (!entry) return;
      const found = entry.isOn();
      on = found === 'on';
      const next = decide(wanted(), found);
      switch (next.do) {
        case 'nothing':
          return;
        case 'mend':
          return register(entry, true);
        case 'follow':
          if (!next.on) onTrouble('autostart-switched-off');
          return follow(next.on);
      }
    },
    wish: (wish) => {
      if (entry) register(entry, wish);
      else if (wish) onTrouble('autostart-development');
    },
  };
}
