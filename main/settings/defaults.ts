/** What a person can set, and what holds until somebody does. */
import type { Language } from '../../assets/words';

/** In percent of the usual. */
export const textSizes = [100, 125, 150, 200] as const;
export type TextSize = (typeof textSizes)[number];

export interface Settings {
  readonly server: string;
  readonly user: string;
  readonly agent: string;
  /** A deliberate yes to a server without TLS. */
  readonly allowHttp: boolean;
  /** PEM file of a private authority. */
  readonly caFile: string | null;
  /** SHA-256 of the one certificate that is trusted for a server, by its origin; capitals, no colons. */
  readonly pins: Readonly<Record<string, string>>;
  readonly tag: string;
  readonly tags: readonly string[];
  /** Accelerators in Electron's spelling. */
  readonly toggleKey: string | null;
  readonly startKey: string | null;
  readonly stopKey: string | null;
  readonly showKey: string | null;
  /** A key that starts with its own tag; five at most. */
  readonly tagKeys: readonly { readonly key: string | null; readonly tag: string }[];
  readonly language: 'auto' | Language;
  /** How large everything in the windows is. */
  readonly textSize: TextSize;
  /** Wanted; what the system really does is read back from it. */
  readonly startWithSystem: boolean;
  /** Shared desks: ask who sits here whenever the app starts or the screen is unlocked. */
  readonly askAgent: boolean;
  /** Which tray icons: for a light or a dark bar; `auto` goes by the desktop. */
  readonly trayTheme: 'auto' | 'light' | 'dark';
  /** The small panel that each press shows. */
  readonly sign: boolean;
  /** The small lamp that stays on top. */
  readonly pill: boolean;
  /** Where it stands: for each screen a share of its width and height. */
  readonly pillPlaces: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
  readonly alarmSound: boolean;
  /** What a link must carry to start or toggle; null: no link may. */
  readonly linkKey: string | null;
  /** That this desktop has no tray was said, and seen. */
  readonly toldNoTray: boolean;
}

export const defaults: Settings = {
  server: '',
  user: '',
  agent: '',
  allowHttp: false,
  caFile: null,
  pins: {},
  tag: '_R',
  tags: ['_R', '_SALE', '_VERIFY', '_QA'],
  // Ctrl Shift F9 is taken by no browser, and by no common desktop.
  toggleKey: 'CommandOrControl+Shift+F9',
  startKey: null,
  stopKey: null,
  showKey: null,
  tagKeys: [],
  language: 'auto',
  textSize: 100,
  startWithSystem: false,
  askAgent: false,
  trayTheme: 'auto',
  sign: true,
  pill: false,
  pillPlaces: {},
  alarmSound: false,
  linkKey: null,
  toldNoTray: false,
};

/** What the settings window shows and changes; the rest is the setup's, or main's own. */
export const shownSettings = ['tag', 'tags', 'toggleKey', 'startKey', 'stopKey', 'showKey', 'tagKeys', 'language', 'textSize', 'startWithSystem', 'askAgent', 'trayTheme', 'sign', 'pill', 'alarmSound'] as const satisfies readonly (keyof Settings)[];
export type SettingName = (typeof shownSettings)[number];
export type ShownSettings = Pick<Settings, SettingName>;

export function shownOf(settings: Settings): ShownSettings {
  return Object.fromEntries(shownSettings.map((name) => [name, settings[name]])) as unknown as ShownSettings;
}
