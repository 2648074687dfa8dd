/**
 * hotkeys: the global keys, and the trial of a new one.
 *
 * Promises: a key that can't be taken is said and the old one stays; a new key counts when it has arrived once, which
 * triggers nothing; keys are taken anew after sleep and lock. Called by the app. Must not know what a press means.
 */
import { sameKey } from './accelerator';
import { createHeld, type Shortcuts } from './held';
import { keyIds, noKeys, type KeyId, type Keys } from './names';
import { judge, type KeyRefusal, type Platform, type Stroke } from './stroke';
import { stepTrial, trialMs, type KeyTrial, type TrialEffect, type TrialEvent } from './trial';

/** When each key last arrived since the start, ISO. */
type Arrivals = Readonly<Partial<Record<KeyId, string>>>;

export interface Hotkeys {
  /** Takes these keys; what is refused keeps its old one and is told. */
  readonly set: (keys: Keys) => void;
  /** The keys that really work now; while a recorder listens, those that will again. */
  readonly working: () => Keys;
  readonly arrivals: () => Arrivals;
  readonly trial: () => KeyTrial | null;
  /** Begins to listen for a new key. */
  readonly record: (id: KeyId) => void;
  /** Puts this key on trial, as if it had been pressed in the recorder. */
  readonly offer: (id: KeyId, accelerator: string) => void;
  /** What was pressed in the recorder's window. */
  readonly strike: (stroke: Stroke) => void;
  readonly cancel: () => void;
  /** The recorder's window has lost the focus: what is pressed now is meant for others. */
  readonly away: () => void;
  /** Some systems lose them over sleep or lock. */
  readonly rearm: () => void;
  readonly close: () => void;
}

type WhyRefused = 'taken' | 'bad' | 'double';

export interface HotkeyDeps {
  readonly shortcuts: Shortcuts;
  readonly platform: Platform;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly wallMs: () => number;
  readonly onPress: (id: KeyId) => void;
  readonly onRefused: (accelerator: string, why: WhyRefused) => void;
  /** The trial's key has arrived: it is to be kept. */
  readonly onCommit: (id: KeyId, accelerator: string) => void;
  /** Something that a window shows has changed. */
  readonly onChange: () => void;
}

export function createHotkeys(deps: HotkeyDeps): Hotkeys {
  const held = createHeld(deps.shortcuts, deps.platform, arrive);
  let working: Keys = noKeys;
  let arrivals: Arrivals = {};
  let trial: KeyTrial | null = null;
  let stopTimer = (): void => undefined;
  const same = (one: string | null, other: string | null): boolean => one !== null && other !== null && sameKey(one, deps.platform) === sameKey(other, deps.platform);
  const ownerOf = (accelerator: string, keys: Keys): KeyId | undefined => keyIds.find((id) => same(keys[id], accelerator));

  function arrive(accelerator: string): void {
    const at = new Date(deps.wallMs()).toISOString();
    if (trial?.step === 'trying' && same(trial.accelerator, accelerator)) {
      arrivals = { ...arrivals, [trial.id]: at };
      return tell({ kind: 'pressed', accelerator: trial.accelerator });
    }
    const id = ownerOf(accelerator, working);
    if (id === undefined || trial?.step === 'listening') return;
    arrivals = { ...arrivals, [id]: at };
    deps.onPress(id);
    deps.onChange();
  }

  function set(keys: Keys): void {
    const before = working;
    const next: Record<KeyId, string | null> = { ...noKeys };
    const refused: { readonly key: string; readonly why: WhyRefused }[] = [];
    for (const id of keyIds) {
      const wanted = keys[id];
      if (wanted === null) continue;
      const why = ownerOf(wanted, next) ? 'double' : held.take(wanted);
      const old = before[id];
      if (why === null) next[id] = wanted;
      else refused.push({ key: wanted, why });
      // The old one stays, unless it is somebody else's now.
      if (why !== null && old !== null && !ownerOf(old, next) && !ownerOf(old, keys)) next[id] = old;
    }
    working = next;
    arrivals = Object.fromEntries(Object.entries(arrivals).filter(([id]) => same(next[id as KeyId], before[id as KeyId])));
    if (trial?.step === 'listening') held.keepOnly([]);
    else held.keepOnly([...Object.values(working), trial?.step === 'trying' ? trial.accelerator : null]);
    for (const { key, why } of refused) deps.onRefused(key, why);
  }

  /** Takes the working keys again; one that somebody else took meanwhile is told. */
  function restore(): void {
    for (const id of keyIds) {
      const key = working[id];
      const why = key === null ? null : held.take(key);
      if (key === null || why === null) continue;
      working = { ...working, [id]: null };
      deps.onRefused(key, why);
    }
  }

  function tell(event: TrialEvent): void {
    const { trial: next, effects } = stepTrial(trial, event);
    trial = next;
    for (const effect of effects) run(effect);
    deps.onChange();
  }

  function run(effect: TrialEffect): void {
    switch (effect.do) {
      case 'release':
        return held.keepOnly([]);
      case 'restore':
        return restore();
      case 'start-timer':
        stopTimer();
        stopTimer = deps.setTimer(trialMs, () => tell({ kind: 'time-up' }));
        return;
      case 'stop-timer':
        return stopTimer();
      case 'take': {
        const refusal = takeOnTrial(effect.accelerator);
        return tell(refusal ? { kind: 'refused', refusal } : { kind: 'took', accelerator: effect.accelerator });
      }
      case 'drop':
        if (!ownerOf(effect.accelerator, working)) held.letGo(effect.accelerator);
        return;
      case 'commit':
        working = { ...working, [effect.id]: effect.accelerator };
        return deps.onCommit(effect.id, effect.accelerator);
    }
  }

  function takeOnTrial(accelerator: string): KeyRefusal | null {
    const other = ownerOf(accelerator, working);
    if (other !== undefined && other !== trial?.id) return { why: 'own', pressed: accelerator, other };
    const why = held.take(accelerator);
    return why && { why, pressed: accelerator };
  }

  return {
    set,
    working: () => working,
    arrivals: () => arrivals,
    trial: () => trial,
    record: (id) => tell({ kind: 'record', id }),
    offer: (id, accelerator) => {
      tell({ kind: 'record', id });
      tell({ kind: 'judged', verdict: { ok: true, accelerator } });
    },
    strike: (stroke) => tell({ kind: 'judged', verdict: judge(stroke, deps.platform) }),
    cancel: () => tell({ kind: 'cancel' }),
    away: () => {
      if (trial?.step === 'listening') tell({ kind: 'cancel' });
    },
    rearm: () => {
      if (trial?.step === 'listening') return;
      held.look();
      if (trial?.step === 'trying') tell({ kind: 'cancel' });
      restore();
    },
    close: () => {
      stopTimer();
      held.close();
    },
  };
}

export { keysOf, tagPlace, withKey, type KeyId, type Keys } from './names';
export type { Stroke } from './stroke';
export type { KeyTrial } from './trial';
export { hasPortal } from './portal';
export { isWayland, keyWayOf, type KeyWay } from './way';
