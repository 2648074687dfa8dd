/** Changing a setting: within its bounds, saved, and applied at once. */
import { defaults, readSetting, type SettingName, type Settings, type SettingsRoom } from '../settings';

export interface Preferences {
  /** False: this value the setting can't have. */
  readonly set: (name: SettingName, value: unknown) => boolean;
  readonly putBack: (name: SettingName) => void;
}

/** `apply` makes the change felt: it is told what was set before. */
export function createPreferences(deps: { readonly settings: SettingsRoom; readonly apply: (name: SettingName, before: Settings) => void }): Preferences {
  const { settings } = deps;

  function change(part: Partial<Settings>, name: SettingName): void {
    const before = settings.get();
    settings.set(part);
    deps.apply(name, before);
  }

  return {
    set: (name, value) => {
      const read = readSetting(name, value);
      if (read.ok) change({ [name]: read.value }, name);
      return read.ok;
    },
    putBack: (name) => change({ [name]: defaults[name] }, name),
  };
}
