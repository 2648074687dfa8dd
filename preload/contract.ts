/**
 * What a window may ask of main and what main tells it: names and types, once, for both sides.
 *
 * No code that runs beyond the channel names: the payloads are validated in `main/bridge`, never here.
 */
import type { Language, Words } from '../assets/words';
import type { BoardNews, BoardPress } from '../main/board/types';
import type { Check } from '../main/check/types';
import type { GuardNotice } from '../main/guard/types';
import type { SheetNode } from '../main/evidence/types';
import type { AgentDay, Entry, Span, Verdict } from '../main/history';
import type { KeyId, KeyTrial, KeyWay, Stroke } from '../main/hotkeys';
import type { Action, Snapshot, Told } from '../main/recorder/snapshot';
import type { Bounds } from '../main/settings/bounds';
import type { Held } from '../main/settings/held';
import type { SettingName, ShownSettings } from '../main/settings/defaults';

/** What a press shows at the place of the eye; its glyph, word and colour are the light's. */
export type Sign = { readonly id: number } & (
  | { readonly kind: 'light' }
  /** `afterMs` counts from the press. */
  | { readonly kind: 'proved'; readonly action: Action; readonly afterMs: number | null }
  /** It ended in another way than by proof. */
  | { readonly kind: 'told'; readonly why: SignWhy }
);
export type SignWhy = keyof Words['sign']['why'] | keyof Words['pause']['sign'];

/** `left`: the desk went on to another agent, and the one before may still be recording. */
export type AlarmKind = keyof Words['alarm']['told'] | Exclude<keyof Words['loud'], 'cancelled'> | keyof Words['pause']['told'] | 'left-recording' | 'left-wish' | 'left-pause';
export type AlarmAct = 'stop' | 'stop-again' | 'start-again' | 'check' | 'setup' | 'seen' | keyof Words['pause']['act'] | keyof Words['guard']['act'];

/** Stays until a person has seen it, whatever comes after it; a notice of the guard goes by itself once it is no longer so. */
export type Alarm = PlainAlarm | GuardAlarm;

export interface PlainAlarm extends AnyAlarm {
  readonly kind: AlarmKind;
  /** Of a pause: since its stop was proved, when it asked. */
  readonly pausedMs: number | null;
}

export interface GuardAlarm extends AnyAlarm {
  readonly kind: 'guard';
  readonly notice: GuardNotice;
}

interface AnyAlarm {
  readonly id: number;
  /** ISO time. */
  readonly at: string;
  /** Whom it is about: its acts are offered only while that one is shown. */
  readonly agent: string | null;
  readonly practice: boolean;
  /** What was proved since; null: nothing. */
  readonly since: { readonly what: keyof Words['alarm']['since']; readonly at: string } | null;
}

/** What a window shows beside the snapshot. */
export interface Desk {
  readonly version: string;
  /** Runs on a stand-in Electron: not for agents. */
  readonly development: boolean;
  readonly language: Language;
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** Accelerators in Electron's spelling; null when none is set or it could not be taken. */
  readonly keys: Readonly<Record<'toggle' | 'start' | 'stop', string | null>> & Readonly<Partial<Record<KeyId, string | null>>>;
  /** When each key last arrived since the start, ISO. */
  readonly keyArrivals: Readonly<Partial<Record<KeyId, string>>>;
  /** A new key that is being recorded or tried. */
  readonly keyTrial: KeyTrial | null;
  /** How keys reach the app on this desktop. */
  readonly keyWay: KeyWay;
  /** What a script, a pedal or the desktop's own settings can run instead of a key. */
  readonly command: string;
  /** Links may start and toggle; the key itself stays in main. */
  readonly hasLinkKey: boolean;
  readonly settings: ShownSettings;
  readonly defaults: ShownSettings;
  /** The least and the most of each number, as the other settings leave them now. */
  readonly bounds: Bounds;
  /** What a machine-wide policy holds. */
  readonly held: Held;
  /** The folder that gets the history too, the person's own choice; empty: none. */
  readonly historyTo: string;
  /** What the system really does, read back from it; `settings.startWithSystem` is what is wanted. */
  readonly startsWithSystem: boolean;
  /** What was saved, for the setup form; the password never comes back. */
  readonly setup: { readonly server: string; readonly user: string; readonly agent: string; readonly allowHttp: boolean };
  /** The name of the private authority's file that the setup uses; never its path. */
  readonly authority: string | null;
  /** How the check of the setup window goes; null: none was asked for. */
  readonly check: Check | null;
  /** Is there a stored or remembered password? */
  readonly hasPassword: boolean;
  /** The password can only be kept until the app quits. */
  readonly memoryOnly: boolean;
  /** Things that went wrong beside the recording: a broken file set aside, a hot key that is taken. */
  readonly troubles: readonly Told[];
  /** The practice dialer's switches; null outside practice. */
  readonly practice: { readonly inCall: boolean; readonly disposition: boolean; readonly deaf: boolean } | null;
  readonly sign: Sign | null;
  /** Newest first, those of the guard last. */
  readonly alarms: readonly Alarm[];
  /** What the guard watches: `unrecorded`, a call goes unrecorded for longer than is allowed, and nobody has said that they know. */
  readonly guard: { readonly unrecorded: boolean };
  /** The alarm that is to be heard now, where the sound is wished. */
  readonly sound: number | null;
  /** The pill can be taken and moved. */
  readonly pillMoves: boolean;
  /** `changed` counts on with each line: who shows today asks again. */
  readonly history: { readonly changed: number; readonly notWritten: boolean; readonly shareGone: boolean };
}

export interface View {
  readonly snapshot: Snapshot;
  readonly desk: Desk;
}

export type Reply = { readonly ok: true } | { readonly ok: false; readonly failure: Told };

export interface SetupForm {
  readonly server: string;
  readonly user: string;
  /** Empty: keep the one that is stored. */
  readonly password: string;
  readonly agent: string;
  readonly allowHttp: boolean;
}

export type SetupField = 'server' | 'user' | 'password' | 'agent' | 'allowHttp';

export type SetupReply =
  /** Saved, and the server was asked once: what came back is in the snapshot. */
  | { readonly ok: true; readonly snapshot: Snapshot }
  /** Nothing was saved. */
  | { readonly ok: false; readonly field: SetupField; readonly failure: Told };

/** Refused before anything was asked. */
export type CheckReply = { readonly ok: true } | { readonly ok: false; readonly field: SetupField; readonly failure: Told };

export type { Check, CheckLine } from '../main/check/types';

/** An entry as a window shows it: without what only the check of the chain reads. */
export type HistoryEntry = Omit<Entry, 'v' | 'desk' | 'key' | 'prev' | 'seal' | 'server' | 'practice'> & { readonly sealed: boolean; /** The number of the entry whose row tells this one too; null: it has its own. */ readonly toldBy: number | null };
export type HistorySpan = Span;

/** One day of one agent; days are `2026-11-24`, as this desk's clock has them. */
export interface HistoryDay {
  readonly day: string;
  readonly today: string;
  /** Milliseconds since the epoch: where the day begins and ends, and this moment. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** The nearest days that have entries; null: none. */
  readonly before: string | null;
  readonly after: string | null;
  /** The oldest day of all; null: there is no history yet. */
  readonly first: string | null;
  readonly agents: readonly string[];
  readonly agent: string | null;
  readonly server: string | null;
  /** As they were written. */
  readonly entries: readonly HistoryEntry[];
  readonly spans: readonly HistorySpan[];
  readonly report: AgentDay | null;
  /** Lines of that day that are no entries. */
  readonly broken: number;
}

export interface HistoryCheck {
  /** ISO time. */
  readonly at: string;
  readonly verdict: Verdict;
}

/** One call, as the entries name it. */
export interface HistoryCall {
  readonly day: string;
  readonly agent: string;
  readonly call: string;
}

export type { SheetNode } from '../main/evidence/types';

/** `text`: names as they were typed or pasted, in lines, commas or spaces. */
export type BoardSourceAsk = { readonly kind: 'server'; readonly campaigns: readonly string[]; readonly groups: readonly string[] } | { readonly kind: 'typed'; readonly text: string } | { readonly kind: 'file' };

export type * from '../main/board/types';

export type PracticeAct = 'take-call' | 'hang-up' | 'dispose' | 'sleep-screen' | 'wake-screen';

/** Every call a window can make. */
export interface Calls {
  readonly status: { readonly ask: undefined; readonly answer: View };
  readonly start: { readonly ask: { readonly tag?: string | undefined; readonly another?: boolean | undefined }; readonly answer: Reply };
  readonly stop: { readonly ask: undefined; readonly answer: Reply };
  /** For as long as the settings say; the same again resumes. */
  readonly pause: { readonly ask: undefined; readonly answer: Reply };
  readonly resume: { readonly ask: undefined; readonly answer: Reply };
  /** Half a minute more. */
  readonly extend: { readonly ask: undefined; readonly answer: Reply };
  /** The big button and the toggle key: main decides by the light. */
  readonly toggle: { readonly ask: undefined; readonly answer: Reply };
  /** Ask the server now. While blocked: try the same login once more. */
  readonly check: { readonly ask: undefined; readonly answer: Reply };
  readonly chooseTag: { readonly ask: { readonly tag: string }; readonly answer: Reply };
  readonly copyFilename: { readonly ask: undefined; readonly answer: Reply };
  readonly openSetup: { readonly ask: { readonly page: 'welcome' | 'connect' }; readonly answer: Reply };
  readonly openSettings: { readonly ask: undefined; readonly answer: Reply };
  /** Applied at once; refused where the value is out of bounds. */
  readonly setSetting: { readonly ask: { readonly name: SettingName; readonly value: unknown }; readonly answer: Reply };
  /** Back to its default. */
  readonly putBack: { readonly ask: { readonly name: SettingName }; readonly answer: Reply };
  /** Another agent sits here: the same login, without its password. */
  readonly changeAgent: { readonly ask: { readonly agent: string }; readonly answer: Reply };
  /** A new key is recorded, the default one is put on trial, or the key is taken off. */
  readonly changeKey: { readonly ask: { readonly id: KeyId; readonly what: 'record' | 'put-back' | 'remove' }; readonly answer: Reply };
  /** What was pressed while a recorder listens. */
  readonly strikeKey: { readonly ask: Stroke; readonly answer: Reply };
  readonly cancelKey: { readonly ask: undefined; readonly answer: Reply };
  readonly copyCommand: { readonly ask: undefined; readonly answer: Reply };
  /** On: with a new key, each time. */
  readonly setLinkKey: { readonly ask: { readonly on: boolean }; readonly answer: Reply };
  /** Refused where links are off. */
  readonly copyLink: { readonly ask: { readonly act: 'start' | 'toggle' }; readonly answer: Reply };
  readonly saveSetup: { readonly ask: SetupForm; readonly answer: SetupReply };
  /** Begins; how it goes is in the view. One login at most. */
  readonly checkConnection: { readonly ask: SetupForm; readonly answer: CheckReply };
  readonly cancelCheck: { readonly ask: undefined; readonly answer: Reply };
  /** "It matches": trusts the certificate that the check asks about, and goes on. */
  readonly trustCertificate: { readonly ask: { readonly fingerprint: string }; readonly answer: Reply };
  readonly notMyDialer: { readonly ask: undefined; readonly answer: Reply };
  /** Main shows the dialog; the window sees the file's name only. */
  readonly chooseAuthority: { readonly ask: undefined; readonly answer: Reply & { readonly chosen?: boolean } };
  readonly dropAuthority: { readonly ask: undefined; readonly answer: Reply };
  /** Main shows the dialog: no path is ever typed in a window. */
  readonly chooseHistoryFolder: { readonly ask: undefined; readonly answer: Reply };
  readonly dropHistoryFolder: { readonly ask: undefined; readonly answer: Reply };
  /** Would the server drop characters of it? Asked while typing. */
  readonly judgePassword: { readonly ask: { readonly password: string }; readonly answer: Reply & { readonly dropsCharacters?: boolean } };
  /** The setup is done: this window closes and the popup opens. */
  readonly showLight: { readonly ask: undefined; readonly answer: Reply };
  readonly practise: { readonly ask: undefined; readonly answer: Reply };
  readonly practice: { readonly ask: { readonly act: PracticeAct }; readonly answer: Reply };
  /** What the person chose in an alarm; refused where it is not offered any more. */
  readonly alarmAct: { readonly ask: { readonly id: number; readonly act: AlarmAct }; readonly answer: Reply };
  /** How wide the pill's words are; a window can't make itself so low. */
  readonly pillWidth: { readonly ask: { readonly width: number }; readonly answer: Reply };
  /** By so many pixels, while it may be moved. */
  readonly pillMove: { readonly ask: { readonly dx: number; readonly dy: number }; readonly answer: Reply };
  /** The pill stands where it should. */
  readonly pillDone: { readonly ask: undefined; readonly answer: Reply };
  readonly openHistory: { readonly ask: undefined; readonly answer: Reply };
  /** Null: today, and the agent who has the last entry. */
  readonly historyDay: { readonly ask: { readonly day: string | null; readonly agent: string | null }; readonly answer: Reply & { readonly day?: HistoryDay; readonly checked?: HistoryCheck | null } };
  readonly verifyHistory: { readonly ask: undefined; readonly answer: Reply & { readonly check?: HistoryCheck } };
  /** Main shows the dialog. `saved`: the file's name; null: the person chose none. */
  readonly exportHistory: { readonly ask: { readonly day: string }; readonly answer: Reply & { readonly saved?: string | null } };
  /** `show` opens its window, `sheet` is what that one shows; the others save. */
  readonly evidence: { readonly ask: HistoryCall & { readonly as: 'show' | 'sheet' | 'html' | 'pdf' }; readonly answer: Reply & { readonly sheet?: SheetNode; readonly saved?: string | null } };
  readonly openBoard: { readonly ask: undefined; readonly answer: Reply };
  /** All of it; from now on the window is sent what changes (`onBoard`), and while it is open the board asks the dialer. */
  readonly board: { readonly ask: undefined; readonly answer: Reply & { readonly news?: BoardNews } };
  /** Which rows are on screen: they are asked first. */
  readonly boardSeen: { readonly ask: { readonly agents: readonly string[] }; readonly answer: Reply };
  /** `typed`: how many, typed by a person, where several are stopped at once. It begins; how it goes is in the board. */
  readonly boardAct: { readonly ask: { readonly act: BoardPress | 'check'; readonly agents: readonly string[]; readonly tag?: string | undefined; readonly typed?: number | undefined }; readonly answer: Reply };
  /** Those that wait are not pressed any more. */
  readonly boardCancel: { readonly ask: undefined; readonly answer: Reply };
  /** What ended is read: its list goes. */
  readonly boardSeenEnds: { readonly ask: undefined; readonly answer: Reply };
  /** Where the agents come from. Of a file main shows the dialog. `read`: what became of the names. */
  readonly setBoardSource: { readonly ask: BoardSourceAsk; readonly answer: Reply & { readonly read?: { readonly agents: number; readonly twice: number; readonly dropped: readonly string[] } } };
  readonly dismissTrouble: { readonly ask: { readonly kind: string }; readonly answer: Reply };
  readonly closeWindow: { readonly ask: undefined; readonly answer: Reply };
}

export type CallName = keyof Calls;

/** Channel names; a missing or surplus one does not compile. */
export const callChannels: { readonly [K in CallName]: `reclight:${K}` } = {
  status: 'reclight:status',
  start: 'reclight:start',
  stop: 'reclight:stop',
  toggle: 'reclight:toggle',
  pause: 'reclight:pause',
  resume: 'reclight:resume',
  extend: 'reclight:extend',
  check: 'reclight:check',
  chooseTag: 'reclight:chooseTag',
  copyFilename: 'reclight:copyFilename',
  openSetup: 'reclight:openSetup',
  openSettings: 'reclight:openSettings',
  setSetting: 'reclight:setSetting',
  putBack: 'reclight:putBack',
  changeAgent: 'reclight:changeAgent',
  changeKey: 'reclight:changeKey',
  strikeKey: 'reclight:strikeKey',
  cancelKey: 'reclight:cancelKey',
  copyCommand: 'reclight:copyCommand',
  setLinkKey: 'reclight:setLinkKey',
  copyLink: 'reclight:copyLink',
  saveSetup: 'reclight:saveSetup',
  checkConnection: 'reclight:checkConnection',
  cancelCheck: 'reclight:cancelCheck',
  trustCertificate: 'reclight:trustCertificate',
  notMyDialer: 'reclight:notMyDialer',
  chooseAuthority: 'reclight:chooseAuthority',
  dropAuthority: 'reclight:dropAuthority',
  chooseHistoryFolder: 'reclight:chooseHistoryFolder',
  dropHistoryFolder: 'reclight:dropHistoryFolder',
  judgePassword: 'reclight:judgePassword',
  showLight: 'reclight:showLight',
  practise: 'reclight:practise',
  practice: 'reclight:practice',
  alarmAct: 'reclight:alarmAct',
  pillWidth: 'reclight:pillWidth',
  pillMove: 'reclight:pillMove',
  pillDone: 'reclight:pillDone',
  openHistory: 'reclight:openHistory',
  historyDay: 'reclight:historyDay',
  verifyHistory: 'reclight:verifyHistory',
  exportHistory: 'reclight:exportHistory',
  evidence: 'reclight:evidence',
  openBoard: 'reclight:openBoard',
  board: 'reclight:board',
  boardSeen: 'reclight:boardSeen',
  boardAct: 'reclight:boardAct',
  boardCancel: 'reclight:boardCancel',
  boardSeenEnds: 'reclight:boardSeenEnds',
  setBoardSource: 'reclight:setBoardSource',
  dismissTrouble: 'reclight:dismissTrouble',
  closeWindow: 'reclight:closeWindow',
};

/** Main to window: everything the window shows, whole, whenever it changed. */
export const viewChannel = 'reclight:view';

/** Main to the board's window: what changed on it, as JSON: a text crosses the bridge at once, 500 rows in 20 ms. */
export const boardChannel = 'reclight:board-news';

/** What `window.reclight` is. */
export type Bridge = {
  readonly [K in CallName]: Calls[K]['ask'] extends undefined
    ? () => Promise<Calls[K]['answer']>
    : (ask: Calls[K]['ask']) => Promise<Calls[K]['answer']>;
} & {
  /** Called with each new view; returns the way to stop listening. */
  readonly onView: (listener: (view: View) => void) => () => void;
  /** A `BoardNews`, as JSON. */
  readonly onBoard: (listener: (news: string) => void) => () => void;
};
