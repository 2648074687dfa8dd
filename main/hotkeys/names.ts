/** Which keys there are, and in which setting each is kept. Pure. */
import type { SettingName, Settings } from '../settings';

/** `tag-0` is the first of the keys that start with their own tag. */
export const keyIds = ['toggle', 'start', 'stop', 'show', 'pause', 'tag-0', 'tag-1', 'tag-2', 'tag-3', 'tag-4'] as const;
export type KeyId = (typeof keyIds)[number];

/** Accelerators in Electron's spelling; null where none is set. */
export type Keys = Readonly<Record<KeyId, string | null>>;

export const noKeys = Object.fromEntries(keyIds.map((id) => [id, null])) as Keys;

/** Which of the tag keys; null for the others. */
export function tagPlace(id: KeyId): number | null {
  return id.startsWith('tag-') ? Number(id.slice(4)) : null;
}

export function keysOf(settings: Settings): Keys {
  const { toggleKey, startKey, stopKey, showKey, pauseKey, tagKeys } = settings;
  const tags = Object.fromEntries(tagKeys.map(({ key }, place) => [`tag-${place}`, key]));
  return { ...noKeys, ...tags, toggle: toggleKey, start: startKey, stop: stopKey, show: showKey, pause: pauseKey };
}

/** The setting that keeps this key, and what it is then. A tag key whose place is gone changes nothing. */
export function withKey(settings: Settings, id: KeyId, key: string | null): { readonly name: SettingName; readonly value: unknown } {
  const place = tagPlace(id);
  if (place === null) return { name: `${id as 'toggle' | 'start' | 'stop' | 'show' | 'pause'}Key`, value: key };
  return { name: 'tagKeys', value: settings.tagKeys.map((entry, at) => (at === place ? { ...entry, key } : entry)) };
}
