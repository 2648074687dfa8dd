/**
 * Every setting that the window shows, as data: its section, and the kind of its control. Name and text stand in the
 * dictionary (assets/words, `settings.row`) under the same id. A new setting is one line here and one there.
 */
import { languages } from '../../assets/words';
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';

export type SectionId = keyof Words['settings']['section'];
export type RowId = keyof Words['settings']['row'];
export type SettingName = keyof Desk['settings'];
export type NumberName = keyof Desk['bounds'];
type NameOf<T> = { [K in SettingName]: Desk['settings'][K] extends T ? K : never }[SettingName];

interface Option {
  readonly value: string;
  readonly label: string;
}

export type Control =
  | { readonly kind: 'switch'; readonly name: NameOf<boolean> }
  | { readonly kind: 'number'; readonly name: NumberName }
  /** On or off, and from when. */
  | { readonly kind: 'watch'; readonly name: NameOf<boolean>; readonly number: NumberName }
  | { readonly kind: 'choice'; readonly name: NameOf<string>; readonly options: (desk: Desk, words: Words) => readonly Option[] }
  | { readonly kind: 'size'; readonly name: 'textSize' }
  /** Shown as text; the setup window changes it. */
  | { readonly kind: 'setup'; readonly value: (desk: Desk, words: Words) => string }
  | { readonly kind: 'key'; readonly id: 'toggle' | 'start' | 'stop' | 'show' | 'pause'; readonly name: NameOf<string | null> }
  | { readonly kind: 'tags' | 'tag-keys' | 'open-history' | 'history-folder' | 'policy-agents' | 'key-way' | 'links' | 'command' };

export interface Row {
  readonly id: RowId;
  readonly section: SectionId;
  readonly control: Control;
}

export const sections: readonly SectionId[] = ['general', 'dialer', 'keys', 'tags', 'pause', 'guard', 'notices', 'board', 'history', 'links'];

export const rows: readonly Row[] = [
  { id: 'language', section: 'general', control: { kind: 'choice', name: 'language', options: languageOptions } },
  { id: 'textSize', section: 'general', control: { kind: 'size', name: 'textSize' } },
  { id: 'startWithSystem', section: 'general', control: { kind: 'switch', name: 'startWithSystem' } },
  { id: 'askAgent', section: 'general', control: { kind: 'switch', name: 'askAgent' } },
  { id: 'trayTheme', section: 'general', control: { kind: 'choice', name: 'trayTheme', options: themeOptions } },
  { id: 'server', section: 'dialer', control: { kind: 'setup', value: ({ setup }, words) => (setup.allowHttp && setup.server.startsWith('http://') ? `${setup.server} · ${words.foot.unencrypted}` : setup.server) } },
  { id: 'user', section: 'dialer', control: { kind: 'setup', value: ({ setup }) => setup.user } },
  { id: 'agent', section: 'dialer', control: { kind: 'setup', value: ({ setup }) => setup.agent } },
  { id: 'toggle', section: 'keys', control: { kind: 'key', id: 'toggle', name: 'toggleKey' } },
  { id: 'start', section: 'keys', control: { kind: 'key', id: 'start', name: 'startKey' } },
  { id: 'stop', section: 'keys', control: { kind: 'key', id: 'stop', name: 'stopKey' } },
  { id: 'pause', section: 'keys', control: { kind: 'key', id: 'pause', name: 'pauseKey' } },
  { id: 'show', section: 'keys', control: { kind: 'key', id: 'show', name: 'showKey' } },
  { id: 'tagKeys', section: 'keys', control: { kind: 'tag-keys' } },
  { id: 'keyWay', section: 'keys', control: { kind: 'key-way' } },
  { id: 'tag', section: 'tags', control: { kind: 'choice', name: 'tag', options: ({ settings }) => tagsWith(settings.tags, settings.tag).map((tag) => ({ value: tag, label: tag })) } },
  { id: 'tags', section: 'tags', control: { kind: 'tags' } },
  { id: 'pauseSeconds', section: 'pause', control: { kind: 'number', name: 'pauseSeconds' } },
  { id: 'pauseMostSeconds', section: 'pause', control: { kind: 'number', name: 'pauseMostSeconds' } },
  { id: 'pauseEnd', section: 'pause', control: { kind: 'choice', name: 'pauseEnd', options: pauseEndOptions } },
  { id: 'alsoRecorded', section: 'pause', control: { kind: 'choice', name: 'alsoRecorded', options: alsoRecordedOptions } },
  { id: 'guardUnrecorded', section: 'guard', control: { kind: 'watch', name: 'guardUnrecorded', number: 'guardUnrecordedSeconds' } },
  { id: 'guardOutlives', section: 'guard', control: { kind: 'switch', name: 'guardOutlives' } },
  { id: 'guardPause', section: 'guard', control: { kind: 'watch', name: 'guardPause', number: 'guardPauseSeconds' } },
  { id: 'guardLimit', section: 'guard', control: { kind: 'watch', name: 'guardLimit', number: 'guardLimitMinutes' } },
  { id: 'guardScreen', section: 'guard', control: { kind: 'watch', name: 'guardScreen', number: 'guardScreenSeconds' } },
  { id: 'sign', section: 'notices', control: { kind: 'switch', name: 'sign' } },
  { id: 'pill', section: 'notices', control: { kind: 'switch', name: 'pill' } },
  { id: 'alarmSound', section: 'notices', control: { kind: 'switch', name: 'alarmSound' } },
  { id: 'pauseSound', section: 'notices', control: { kind: 'switch', name: 'pauseSound' } },
  { id: 'boardCallsPerMinute', section: 'board', control: { kind: 'number', name: 'boardCallsPerMinute' } },
  { id: 'policyAgents', section: 'board', control: { kind: 'policy-agents' } },
  { id: 'openHistory', section: 'history', control: { kind: 'open-history' } },
  { id: 'keepDays', section: 'history', control: { kind: 'number', name: 'keepDays' } },
  { id: 'historyTo', section: 'history', control: { kind: 'history-folder' } },
  { id: 'verifyFiles', section: 'history', control: { kind: 'switch', name: 'verifyFiles' } },
  { id: 'links', section: 'links', control: { kind: 'links' } },
  { id: 'command', section: 'links', control: { kind: 'command' } },
];

/** The known tags, and the chosen one though it is none of them. */
export function tagsWith(tags: readonly string[], chosen: string): readonly string[] {
  return tags.includes(chosen) ? tags : [chosen, ...tags];
}

/** Each language is called by its own name, so that a person finds back. */
function languageOptions({ language }: Desk, words: Words): readonly Option[] {
  const nameOf = (code: string, reader: string): string => {
    const name = new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
  };
  return [{ value: 'auto', label: words.settings.systemLanguage(nameOf(language, language)) }, ...languages.map((code) => ({ value: code, label: nameOf(code, code) }))];
}

/** In percent of the usual; the keys of a browser go through the same (main/windows/text-size.ts). */
const sizes: readonly Desk['settings']['textSize'][] = [100, 125, 150, 200];

export function sizeOptions({ settings }: Words): readonly Option[] {
  return sizes.map((size) => ({ value: String(size), label: settings.percent(String(size)) }));
}

function themeOptions(_desk: Desk, { settings }: Words): readonly Option[] {
  return [
    { value: 'auto', label: settings.automatic },
    { value: 'light', label: settings.lightBar },
    { value: 'dark', label: settings.darkBar },
  ];
}

function pauseEndOptions(_desk: Desk, { settings }: Words): readonly Option[] {
  return (['ask', 'resume'] as const).map((value) => ({ value, label: settings.pauseEnd[value] }));
}

function alsoRecordedOptions(_desk: Desk, { settings }: Words): readonly Option[] {
  return (['unknown', 'yes', 'no'] as const).map((value) => ({ value, label: settings.alsoRecorded[value] }));
}
