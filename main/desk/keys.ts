/** What the hot keys do, and how a window changes one. */
import { keysOf, tagPlace, withKey, type Hotkeys, type KeyId, type Stroke } from '../hotkeys';
import { defaults, type SettingName, type SettingsRoom } from '../settings';
import type { DeskPress } from './press';
import type { Preferences } from './preferences';

export interface DeskKeys {
  /** Takes the keys that the settings name. */
  readonly take: () => void;
  /** A setting has changed: a trial of a tag key whose list is another now is over. */
  readonly follow: (name: SettingName) => void;
  readonly onPress: (id: KeyId) => void;
  readonly onCommit: (id: KeyId, accelerator: string) => void;
  readonly change: (id: KeyId, what: 'record' | 'put-back' | 'remove') => void;
  readonly strike: (stroke: Stroke) => void;
  readonly cancel: () => void;
}

export interface DeskKeyDeps {
  readonly hotkeys: Hotkeys;
  readonly settings: Pick<SettingsRoom, 'get'>;
  readonly preferences: Preferences;
  readonly press: DeskPress;
  readonly show: () => void;
}

export function createDeskKeys(deps: DeskKeyDeps): DeskKeys {
  const { hotkeys, settings } = deps;
  const take = (): void => hotkeys.set(keysOf(settings.get()));

  function keep(id: KeyId, key: string | null): void {
    const { name, value } = withKey(settings.get(), id, key);
    deps.preferences.set(name, value);
  }

  return {
    take,
    follow: (name) => {
      const trial = hotkeys.trial();
      if (name === 'tagKeys' && trial && trial.step !== 'arrived' && tagPlace(trial.id) !== null) hotkeys.cancel();
      take();
    },
    onPress: (id) => {
      if (id === 'show') return deps.show();
      if (id === 'toggle' || id === 'start' || id === 'stop' || id === 'pause') return void deps.press(id);
      const tag = settings.get().tagKeys[tagPlace(id) ?? -1]?.tag;
      if (tag !== undefined) void deps.press('start', false, tag);
    },
    onCommit: keep,
    change: (id, what) => {
      const known = keysOf(defaults)[id];
      if (what === 'record') hotkeys.record(id);
      else if (what === 'put-back' && known !== null) hotkeys.offer(id, known);
      else {
        hotkeys.cancel();
        keep(id, null);
      }
    },
    strike: hotkeys.strike,
    cancel: hotkeys.cancel,
  };
}
