/** What the recorder of a hot key says and shows at each moment. Pure. */
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import { keyCaps, keyLabel } from '../parts/text';

export type KeyId = NonNullable<Desk['keyTrial']>['id'];

export interface Moment {
  readonly glyph: 'ring' | 'triangle' | 'under-way' | 'tick';
  readonly tone: 'plain' | 'amber' | 'blue' | 'green';
  readonly head: string;
  readonly line: string;
  readonly caps: readonly string[];
  /** Something is under way that can be cancelled. */
  readonly open: boolean;
}

/** Null: nothing is being recorded for this key. `held` are the modifiers that are down now; `noKeyCame`: they were, alone. */
export function momentOf(id: KeyId, desk: Desk, words: Words, held: readonly string[], noKeyCame = false): Moment | null {
  const { keyTrial: trial, platform } = desk;
  if (trial?.id !== id) return null;
  const { hotkey } = words;
  const old = keyLabel(desk.keys[id] ?? null, platform);
  switch (trial.step) {
    case 'listening':
      if (noKeyCame) return { glyph: 'triangle', tone: 'amber', ...hotkey.noKeyCame, caps: [], open: true };
      if (trial.refusal && held.length === 0) return { glyph: 'triangle', tone: 'amber', ...refusalOf(trial.refusal, desk, words), caps: keyCaps(trial.refusal.pressed, platform), open: true };
      return { glyph: 'ring', tone: 'plain', ...(platform === 'darwin' ? hotkey.listeningMac : hotkey.listening), caps: held, open: true };
    case 'trying':
      return { glyph: 'under-way', tone: 'blue', ...hotkey.trying(old === keyLabel(trial.accelerator, platform) ? '' : old), caps: keyCaps(trial.accelerator, platform), open: true };
    case 'arrived':
      return { glyph: 'tick', tone: 'green', ...(id === 'pause' ? hotkey.arrivedPause : hotkey.arrived), caps: keyCaps(trial.accelerator, platform), open: false };
    case 'missed':
      return { glyph: 'triangle', tone: 'amber', ...hotkey.missed(old), caps: keyCaps(trial.accelerator, platform), open: false };
  }
}

type Refusal = NonNullable<Extract<Desk['keyTrial'], { readonly step: 'listening' }>['refusal']>;

function refusalOf(refusal: Refusal, desk: Desk, words: Words): { readonly head: string; readonly line: string } {
  const { hotkey } = words;
  switch (refusal.why) {
    case 'altgr':
      return desk.platform === 'darwin' ? hotkey.option(refusal.writes) : hotkey.altgr(refusal.writes);
    case 'needed':
      return hotkey.needed[refusal.by];
    case 'own':
      return hotkey.own(titleOf(refusal.other, desk, words));
    case 'taken':
      if (desk.keyWay !== 'system') return hotkey.refusedHere;
      return (desk.keys[desk.keyTrial?.id ?? 'toggle'] ?? null) === null ? hotkey.takenNone : hotkey.taken;
    case 'bare':
    case 'odd':
    case 'bad':
      return hotkey[refusal.why];
  }
}

/** What a key is called. */
export function titleOf(id: KeyId, desk: Desk, words: Words): string {
  if (id === 'toggle' || id === 'start' || id === 'stop' || id === 'show' || id === 'pause') return words.settings.row[id].title;
  return words.hotkey.tagKeyTitle(desk.settings.tagKeys[Number(id.slice(4))]?.tag ?? '');
}
