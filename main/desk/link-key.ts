/**
 * The key without which a link may neither start nor toggle: anybody's page can open a link. It is made here and copied
 * from here; no window ever gets it.
 */
import { randomBytes } from 'node:crypto';
import type { SettingsRoom } from '../settings';

export interface LinkKey {
  /** On with a new key, whether there was one or not: links with the old one work no longer. */
  readonly set: (on: boolean) => void;
  /** False: there is no key to put into a link. */
  readonly copy: (act: 'start' | 'toggle') => boolean;
}

export function createLinkKey(deps: { readonly settings: SettingsRoom; readonly copy: (text: string) => void; readonly onChange: () => void }): LinkKey {
  return {
    set: (on) => {
      deps.settings.set({ linkKey: on ? randomBytes(18).toString('base64url') : null });
      deps.onChange();
    },
    copy: (act) => {
      const { linkKey } = deps.settings.get();
      if (linkKey === null) return false;
      deps.copy(`reclight://${act}?key=${linkKey}`);
      return true;
    },
  };
}
