/**
 * desk: what a window and the tray show beside the snapshot, put together into one view.
 *
 * Promises: one place for the troubles that a person has not seen yet. Called by the app. Must not know how anything is
 * shown.
 */
import type { Desk, View } from '../../preload/contract';
import type { Snapshot, Told } from '../recorder/snapshot';

export interface DeskRoom {
  readonly view: () => View;
  readonly trouble: (told: Told) => void;
  readonly dismiss: (kind: string) => void;
}

export interface DeskDeps {
  readonly snapshot: () => Snapshot;
  readonly facts: () => Omit<Desk, 'troubles'>;
  readonly onChange: () => void;
}

export function createDesk(deps: DeskDeps): DeskRoom {
  let troubles: readonly Told[] = [];
  return {
    view: () => ({ snapshot: deps.snapshot(), desk: { ...deps.facts(), troubles } }),
    trouble: (told) => {
      troubles = [...troubles.filter((known) => known.kind !== told.kind), told].slice(-5);
      deps.onChange();
    },
    dismiss: (kind) => {
      troubles = troubles.filter((known) => known.kind !== kind);
      deps.onChange();
    },
  };
}
