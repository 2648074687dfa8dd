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
  /** Pauses for a card, and resumes. */
  readonly pauseKey: string | null;
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
  /** The same sound each time a pause asks whether to resume. */
  readonly pauseSound: boolean;
  /** How long a pause lasts where nobody says otherwise, and the longest that may be asked for. */
  readonly pauseSeconds: number;
  readonly pauseMostSeconds: number;
  /** When its time is up: ask until somebody answers, or resume by itself. */
  readonly pauseEnd: 'ask' | 'resume';
  /** Does this dialer also record where its API shows nothing: in stereo, at a gateway, the screen? */
  readonly alsoRecorded: 'unknown' | 'yes' | 'no';
  /** What is watched for, each on or off, and from when it speaks. */
  readonly guardUnrecorded: boolean;
  readonly guardUnrecordedSeconds: number;
  readonly guardOutlives: boolean;
  readonly guardPause: boolean;
  readonly guardPauseSeconds: number;
  readonly guardLimit: boolean;
  /** After so long the server ends a recording by itself. */
  readonly guardLimitMinutes: number;
  readonly guardScreen: boolean;
  /** A screen whose proofs usually take longer is called slow. */
  readonly guardScreenSeconds: number;
  /** How long the history is kept. */
  readonly keepDays: number;
  /** A folder or share that gets the same lines; empty: none. */
  readonly historyTo: string;
  /** Ask the server for the finished file, where the login may. */
  readonly verifyFiles: boolean;
  /** Where the board's agents come from: all that the login may see, names that were typed or pasted, or a file of them. */
  readonly boardSource: 'server' | 'typed' | 'file';
  readonly boardAgents: readonly string[];
  readonly boardFile: string;
  /** Of the server's list; empty: all. */
  readonly boardCampaigns: readonly string[];
  readonly boardGroups: readonly string[];
  /** No more calls to one server than this in any minute while the board is watched. */
  readonly boardCallsPerMinute: number;
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
  // Beside the toggle key, for the same hand.
  pauseKey: 'CommandOrControl+Shift+F8',
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
  pauseSound: false,
  pauseSeconds: 60,
  pauseMostSeconds: 900,
  pauseEnd: 'ask',
  alsoRecorded: 'unknown',
  guardUnrecorded: true,
  guardUnrecordedSeconds: 40,
  guardOutlives: true,
  guardPause: true,
  guardPauseSeconds: 90,
  guardLimit: true,
  guardLimitMinutes: 60,
  guardScreen: true,
  guardScreenSeconds: 3,
  keepDays: 90,
  historyTo: '',
  verifyFiles: true,
  boardSource: 'server',
  boardAgents: [],
  boardFile: '',
  boardCampaigns: [],
  boardGroups: [],
  boardCallsPerMinute: 120,
  linkKey: null,
  toldNoTray: false,
};

/** What the settings window shows and changes; the rest is the setup's, or main's own. */
export const shownSettings = ['tag', 'tags', 'toggleKey', 'startKey', 'stopKey', 'showKey', 'pauseKey', 'tagKeys', 'language', 'textSize', 'startWithSystem', 'askAgent', 'trayTheme', 'sign', 'pill', 'alarmSound', 'pauseSound', 'pauseSeconds', 'pauseMostSeconds', 'pauseEnd', 'alsoRecorded', 'guardUnrecorded', 'guardUnrecordedSeconds', 'guardOutlives', 'guardPause', 'guardPauseSeconds', 'guardLimit', 'guardLimitMinutes', 'guardScreen', 'guardScreenSeconds', 'keepDays', 'verifyFiles', 'boardCallsPerMinute'] as const satisfies readonly (keyof Settings)[];
export type SettingName = (typeof shownSettings)[number];
export type ShownSettings = Pick<Settings, SettingName>;

export function shownOf(settings: Settings): ShownSettings {
  return Object.fromEntries(shownSettings.map((name) => [name, settings[name]])) as unknown as ShownSettings;
}
