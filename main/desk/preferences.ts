/** Changing a setting: within its bounds, saved, and applied at once. */
import { boundsNow, defaults, holds, isNumberName, readSetting, type Held, type SettingName, type Settings, type SettingsRoom } from '../settings';

export interface Preferences {
  /** False: this value the setting can't have, or a policy holds it. */
  readonly set: (name: SettingName, value: unknown) => boolean;
  /** False: another setting leaves no room for its default. */
  readonly putBack: (name: SettingName) => boolean;
}

/** `apply` makes the change felt: it is told what was set before. */
export function createPreferences(deps: { readonly settings: SettingsRoom; readonly held: () => Held; readonly apply: (name: SettingName, before: Settings) => void }): Preferences {
  const { settings } = deps;

  function set(name: SettingName, value: unknown): boolean {
    if (holds(deps.held(), name)) return false;
    const read = readSetting(name, value);
    if (!read.ok || !fits(name, read.value)) return false;
    const before = settings.get();
    settings.set({ [name]: read.value });
    deps.apply(name, before);
    return true;
  }

  /** Numbers may bound one another: the file's own bounds are not all. */
  function fits(name: SettingName, value: unknown): boolean {
    if (!isNumberName(name) || typeof value !== 'number') return true;
    const { least, most } = boundsNow(settings.get())[name];
    return value >= least && value <= most;
  }

  return { set, putBack: (name) => set(name, defaults[name]) };
}
