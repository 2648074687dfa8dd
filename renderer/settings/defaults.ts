/** Which settings are not what they were at first, and what that was, in words. Pure. */
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import { keyLabel } from '../parts/text';
import type { Control, SettingName } from './rows';

export interface Changed {
  readonly name: SettingName;
  readonly value: string;
}

/** Null where the setting holds its default, or has none that is worth going back to. */
export function changedOf(control: Control, desk: Desk, words: Words): Changed | null {
  const { settings, defaults } = desk;
  const differs = (name: SettingName): boolean => JSON.stringify(settings[name]) !== JSON.stringify(defaults[name]);
  switch (control.kind) {
    case 'switch':
      return differs(control.name) ? { name: control.name, value: defaults[control.name] ? words.settings.on : words.settings.off } : null;
    case 'choice': {
      const value = defaults[control.name];
      const label = control.options(desk, words).find((option) => option.value === value)?.label ?? value;
      return differs(control.name) ? { name: control.name, value: label } : null;
    }
    case 'size':
      return differs(control.name) ? { name: control.name, value: words.settings.percent(String(defaults[control.name])) } : null;
    case 'key':
      return differs(control.name) && defaults[control.name] !== null ? { name: control.name, value: keyLabel(defaults[control.name], desk.platform) } : null;
    case 'tags':
      return differs('tags') ? { name: 'tags', value: defaults.tags.join(' ') } : null;
    case 'setup':
    case 'tag-keys':
    case 'key-way':
    case 'links':
    case 'command':
      return null;
  }
}
