/** What a person can set: types, bounds, defaults. A new version adds a migration in migrations.ts. */
import * as v from 'valibot';
import { isTag, isUserName, readAddress } from '../agent-api';

export const settingsVersion = 1;

const accelerator = v.nullable(v.pipe(v.string(), v.maxLength(60), v.regex(/^[\w+]+$/)));
const tag = v.pipe(v.string(), v.check(isTag));
const emptyOr = (check: (text: string) => boolean) => v.pipe(v.string(), v.maxLength(300), v.check((text) => text === '' || check(text)));

/** Each entry is read by itself, so that one bad value costs only itself. */
const entries = {
  server: emptyOr((text) => readAddress(text, true).ok),
  user: emptyOr(isUserName),
  agent: emptyOr(isUserName),
  allowHttp: v.boolean(),
  /** PEM file of a private authority, or null. */
  caFile: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  tag,
  tags: v.pipe(v.array(tag), v.maxLength(5)),
  toggleKey: accelerator,
  startKey: accelerator,
  stopKey: accelerator,
  /** Which tray icons: for a light or a dark bar; `auto` goes by the desktop. */
  trayTheme: v.picklist(['auto', 'light', 'dark']),
} as const;

export type Settings = { readonly [K in keyof typeof entries]: v.InferOutput<(typeof entries)[K]> };

export const defaults: Settings = {
  server: '',
  user: '',
  agent: '',
  allowHttp: false,
  caFile: null,
  tag: '_R',
  tags: ['_R', '_SALE', '_VERIFY', '_QA'],
  // Ctrl Shift F9 is taken by no browser, and by no common desktop.
  toggleKey: 'CommandOrControl+Shift+F9',
  startKey: null,
  stopKey: null,
  trayTheme: 'auto',
};

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
  return { settings: read as Settings, bad };
}
