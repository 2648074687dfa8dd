/** Which settings of a row are not what they were at first, and what that was, in words. Pure. */
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import { keyLabel } from '../parts/text';
import { heldNumber } from './held';
import type { Control, NumberName, SettingName } from './rows';

export interface Changed {
  readonly name: SettingName;
  readonly value: string;
}

/** Those that hold their default are left out, those that have none that is worth going back to, and those that a policy holds. */
export function changedOf(control: Control, desk: Desk, words: Words): readonly Changed[] {
  const { settings, defaults } = desk;
  const changed = (name: SettingName, value: string): readonly Changed[] => (JSON.stringify(settings[name]) === JSON.stringify(defaults[name]) ? [] : [{ name, value }]);
  const number = (name: NumberName): readonly Changed[] => changed(name, words.settings.amount(defaults[name], words.settings.unit[desk.bounds[name].unit](defaults[name])));
  switch (control.kind) {
    case 'switch':
      return changed(control.name, defaults[control.name] ? words.settings.on : words.settings.off);
    case 'number':
      return heldNumber(control.name, desk) === null ? number(control.name) : [];
    case 'watch':
      return [...number(control.number), ...changed(control.name, defaults[control.name] ? words.settings.on : words.settings.off)];
    case 'choice': {
      const value = defaults[control.name];
      return changed(control.name, control.options(desk, words).find((option) => option.value === value)?.label ?? value);
    }
    case 'size':
      return changed(control.name, words.settings.percent(String(defaults[control.name])));
    case 'key':
      return defaults[control.name] === null ? [] : changed(control.name, keyLabel(defaults[control.name], desk.platform));
    case 'tags':
      return changed('tags', defaults.tags.join(' '));
    case 'setup':
    case 'tag-keys':
    case 'open-history':
    case 'history-folder':
    case 'policy-agents':
    case 'key-way':
    case 'links':
    case 'command':
      return [];
  }
}
