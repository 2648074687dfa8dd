/** What a setting may be: bounds, for the file and for whoever changes one. A new version adds a migration in migrations.ts. */
import * as v from 'valibot';
import { languages } from '../../assets/words';
import { isTag, isUserName, readAddress } from '../agent-api';
import { bounds } from './bounds';
import { defaults, textSizes, type Settings } from './defaults';

export const settingsVersion = 1;

const accelerator = v.nullable(v.pipe(v.string(), v.maxLength(60), v.regex(/^[\w+]+$/)));
const tag = v.pipe(v.string(), v.check(isTag));
/** A share of a screen's width or height. */
const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** Numbers a person sets: whole ones, within bounds that the window names too (main/settings/bounds.ts). */
const whole = (name: keyof typeof bounds) => v.pipe(v.number(), v.integer(), v.minValue(bounds[name].least), v.maxValue(bounds[name].most));
/** Campaigns or user groups of the server. */
const groupNames = v.pipe(v.array(v.pipe(v.string(), v.check(isUserName))), v.maxLength(50));
const emptyOr = (check: (text: string) => boolean) => v.pipe(v.string(), v.maxLength(300), v.check((text) => text === '' || check(text)));

/** Each entry is read by itself, so that one bad value costs only itself. */
const entries = {
  server: emptyOr((text) => readAddress(text, true).ok),
  user: emptyOr(isUserName),
  agent: emptyOr(isUserName),
  allowHttp: v.boolean(),
  caFile: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  tag,
  tags: v.pipe(v.array(tag), v.maxLength(5)),
  toggleKey: accelerator,
  startKey: accelerator,
  stopKey: accelerator,
  showKey: accelerator,
  pauseKey: accelerator,
  tagKeys: v.pipe(v.array(v.strictObject({ key: accelerator, tag })), v.maxLength(5)),
  language: v.picklist(['auto', ...languages]),
  textSize: v.picklist(textSizes),
  startWithSystem: v.boolean(),
  askAgent: v.boolean(),
  trayTheme: v.picklist(['auto', 'light', 'dark']),
  sign: v.boolean(),
  pill: v.boolean(),
  pillPlaces: v.pipe(v.record(v.pipe(v.string(), v.maxLength(60)), v.strictObject({ x: part, y: part })), v.check((places) => Object.keys(places).length <= 20)),
  alarmSound: v.boolean(),
  pauseSound: v.boolean(),
  pauseSeconds: whole('pauseSeconds'),
  pauseMostSeconds: whole('pauseMostSeconds'),
  pauseEnd: v.picklist(['ask', 'resume']),
  alsoRecorded: v.picklist(['unknown', 'yes', 'no']),
  guardUnrecorded: v.boolean(),
  guardUnrecordedSeconds: whole('guardUnrecordedSeconds'),
  guardOutlives: v.boolean(),
  guardPause: v.boolean(),
  guardPauseSeconds: whole('guardPauseSeconds'),
  guardLimit: v.boolean(),
  guardLimitMinutes: whole('guardLimitMinutes'),
  guardScreen: v.boolean(),
  guardScreenSeconds: whole('guardScreenSeconds'),
  keepDays: whole('keepDays'),
  historyTo: v.pipe(v.string(), v.maxLength(1000)),
  verifyFiles: v.boolean(),
  boardSource: v.picklist(['server', 'typed', 'file']),
  boardAgents: v.pipe(v.array(v.pipe(v.string(), v.check(isUserName))), v.maxLength(5000)),
  boardFile: v.pipe(v.string(), v.maxLength(1000)),
  boardCampaigns: groupNames,
  boardGroups: groupNames,
  boardCallsPerMinute: whole('boardCallsPerMinute'),
  pins: v.pipe(v.record(v.pipe(v.string(), v.maxLength(300)), v.pipe(v.string(), v.regex(/^[0-9A-F]{64}$/))), v.check((pins) => Object.keys(pins).length <= 20)),
  linkKey: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,64}$/))),
  toldNoTray: v.boolean(),
} as const satisfies { readonly [K in keyof Settings]: v.GenericSchema<unknown, Settings[K]> };

/** Reads an unknown object entry by entry; `bad` names the entries that were put back to their defaults. */
export function readSettings(raw: Readonly<Record<string, unknown>>): { settings: Settings; bad: string[] } {
  const bad: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(entries)) {
    const fallback = defaults[name as keyof Settings];
    if (!(name in raw)) {
      read[name] = fallback;
      continue;
    }
    const result = v.safeParse(schema, raw[name]);
    read[name] = result.success ? result.output : fallback;
    if (!result.success) bad.push(name);
  }
  return { settings: { ...defaults, ...(read as Partial<Settings>) }, bad };
}

/** Is this a value that the setting may have? Bounds are those of the file. */
export function readSetting<K extends keyof Settings>(name: K, value: unknown): { readonly ok: true; readonly value: Settings[K] } | { readonly ok: false } {
  const result = v.safeParse(entries[name], value);
  return result.success ? { ok: true, value: result.output as Settings[K] } : { ok: false };
}
