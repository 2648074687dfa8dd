/**
 * desk: what a window and the tray show beside the snapshot, put together into one view.
 *
 * Promises: one place for the troubles that a person has not seen yet, told in the language of now. Called by the app. Must not know how anything is
 * shown.
 */
import type { Desk, View } from '../../preload/contract';
import type { Snapshot, Told } from '../recorder/snapshot';
import type { Trouble } from './tell-trouble';

export interface DeskRoom {
  readonly view: () => View;
  readonly trouble: (what: Trouble) => void;
  readonly dismiss: (kind: string) => void;
}

export interface DeskDeps {
  readonly snapshot: () => Snapshot;
  readonly facts: () => Omit<Desk, 'troubles'>;
  readonly tell: (what: Trouble) => Told;
  readonly onChange: () => void;
}

export function createDesk(deps: DeskDeps): DeskRoom {
  let troubles: readonly { readonly kind: string; readonly what: Trouble }[] = [];
  return {
    view: () => ({ snapshot: deps.snapshot(), desk: { ...deps.facts(), troubles: troubles.map(({ what }) => deps.tell(what)) } }),
    trouble: (what) => {
      const { kind } = deps.tell(what);
      troubles = [...troubles.filter((known) => known.kind !== kind), { kind, what }].slice(-5);
      deps.onChange();
    },
    dismiss: (kind) => {
      troubles = troubles.filter((known) => known.kind !== kind);
      deps.onChange();
    },
  };
}
