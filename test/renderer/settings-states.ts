/** The settings window in every section, and a hot key in every moment of its recorder. */
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import { quietDesk } from './snapshots';

export interface SettingsState {
  readonly name: string;
  readonly desk: Partial<Desk>;
  /** The section that is gone to. */
  readonly section?: keyof Words['settings']['section'];
  /** What is searched for. */
  readonly search?: string;
}

type Trial = NonNullable<Desk['keyTrial']>;
type Refusal = NonNullable<Extract<Trial, { readonly step: 'listening' }>['refusal']>;

const toggle = 'CommandOrControl+Shift+F9';
const settings = quietDesk.settings;
const tagKeys = [
  { key: 'CommandOrControl+Shift+F6', tag: '_SALE' },
  { key: null, tag: '_VERIFY' },
];
const keyed: Partial<Desk> = {
  settings: { ...settings, stopKey: 'CommandOrControl+Shift+F10', tagKeys },
  keys: { toggle, start: null, stop: 'CommandOrControl+Shift+F10', show: null, pause: 'CommandOrControl+Shift+F8', 'tag-0': 'CommandOrControl+Shift+F6' },
  keyArrivals: { toggle: '2026-11-24T09:20:53+01:00' },
};
const full = ['_R', '_SALE', '_VERIFY-LONGER', '_SECOND-LEVEL1', 'W-WWWWWWWWWWWW'];

const trial = (name: string, keyTrial: Trial, desk: Partial<Desk> = {}): SettingsState => ({ name: `moment-${name}`, section: 'keys', desk: { ...keyed, ...desk, keyTrial } });
const refused = (name: string, refusal: Refusal, desk: Partial<Desk> = {}): SettingsState => trial(name, { step: 'listening', id: 'toggle', refusal }, desk);
const candidate = 'CommandOrControl+Alt+Shift+F7';

export const settingsStates: readonly SettingsState[] = [
  { name: 'general', desk: keyed, section: 'general' },
  { name: 'general-changed', desk: { settings: { ...settings, language: 'en', startWithSystem: true, trayTheme: 'dark', askAgent: true } }, section: 'general' },
  { name: 'dialer', desk: {}, section: 'dialer' },
  { name: 'dialer-empty', desk: { setup: { server: '', user: '', agent: '', allowHttp: false } }, section: 'dialer' },
  { name: 'dialer-long', desk: { setup: { server: 'http://recording-dialer-02.callcentre.example:8443', user: 'api-user-with-a-name1', agent: 'agent-of-the-evening', allowHttp: true } }, section: 'dialer' },
  { name: 'keys', desk: keyed, section: 'keys' },
  { name: 'keys-not-working', desk: { ...keyed, keys: { toggle: null, start: null, stop: null } }, section: 'keys' },
  { name: 'keys-mac', desk: { ...keyed, platform: 'darwin' }, section: 'keys' },
  { name: 'keys-portal', desk: { ...keyed, keyWay: 'portal' }, section: 'keys' },
  { name: 'keys-xwayland', desk: { ...keyed, keyWay: 'xwayland', command: "'/home/agent of the evening/Applications/Reclight-0.1.0.AppImage' toggle" }, section: 'keys' },
  { name: 'keys-wayland', desk: { ...keyed, keyWay: 'none' }, section: 'keys' },
  { name: 'keys-five-tags', desk: { ...keyed, settings: { ...settings, toggleKey: 'Alt+F9', tags: full, tagKeys: full.map((tag) => ({ key: candidate, tag })) } }, section: 'keys' },
  { name: 'tags', desk: {}, section: 'tags' },
  { name: 'tags-changed', desk: { settings: { ...settings, tags: full, tag: 'W-WWWWWWWWWWWW' } }, section: 'tags' },
  { name: 'pause', desk: {}, section: 'pause' },
  { name: 'pause-changed', desk: { settings: { ...settings, pauseSeconds: 3600, pauseMostSeconds: 3600, pauseEnd: 'resume', alsoRecorded: 'yes' } }, section: 'pause' },
  { name: 'guard', desk: {}, section: 'guard' },
  { name: 'guard-changed', desk: { settings: { ...settings, guardUnrecorded: false, guardUnrecordedSeconds: 600, guardOutlives: false, guardPauseSeconds: 1800, guardLimitMinutes: 720, guardScreen: false, guardScreenSeconds: 5 } }, section: 'guard' },
  { name: 'board', desk: {}, section: 'board' },
  { name: 'board-changed', desk: { settings: { ...settings, boardCallsPerMinute: 600 } }, section: 'board' },
  { name: 'board-held', desk: { held: { callsPerMinute: 120, agents: 25, broken: false } }, section: 'board' },
  { name: 'board-held-one', desk: { settings: { ...settings, boardCallsPerMinute: 60 }, held: { callsPerMinute: null, agents: 1, broken: false } }, section: 'board' },
  { name: 'board-broken', desk: { held: { callsPerMinute: null, agents: null, broken: true } }, section: 'board' },
  { name: 'search-held', desk: { held: { callsPerMinute: 120, agents: 1250, broken: false } }, search: 'board' },
  { name: 'history', desk: {}, section: 'history' },
  { name: 'history-one-day', desk: { settings: { ...settings, keepDays: 1, verifyFiles: false }, historyTo: '/mnt/team' }, section: 'history' },
  { name: 'history-long', desk: { settings: { ...settings, keepDays: 3650 }, historyTo: String.raw`\\files-02.callcentre.example\Recordings and evidence\Evening team\Reclight\history-of-the-desk-by-the-window` }, section: 'history' },
  { name: 'notices', desk: { settings: { ...settings, sign: false, pill: true } }, section: 'notices' },
  { name: 'links', desk: {}, section: 'links' },
  { name: 'links-on', desk: { hasLinkKey: true }, section: 'links' },
  trial('listening', { step: 'listening', id: 'toggle', refusal: null }),
  trial('listening-mac', { step: 'listening', id: 'toggle', refusal: null }, { platform: 'darwin' }),
  refused('bare', { why: 'bare', pressed: 'A' }),
  refused('altgr', { why: 'altgr', pressed: 'AltGr+Q', writes: '@' }),
  refused('option', { why: 'altgr', pressed: 'Alt+Q', writes: 'œ' }, { platform: 'darwin' }),
  refused('needed', { why: 'needed', pressed: 'CommandOrControl+C', by: 'editing' }),
  refused('odd', { why: 'odd', pressed: 'CommandOrControl+;' }),
  refused('own', { why: 'own', pressed: 'CommandOrControl+Shift+F6', other: 'tag-0' }),
  refused('taken', { why: 'taken', pressed: 'CommandOrControl+Shift+S' }),
  refused('taken-wayland', { why: 'taken', pressed: 'CommandOrControl+Shift+S' }, { keyWay: 'none' }),
  refused('bad', { why: 'bad', pressed: 'CommandOrControl+numdec' }),
  trial('trying', { step: 'trying', id: 'toggle', accelerator: candidate }),
  trial('trying-first', { step: 'trying', id: 'show', accelerator: candidate }),
  trial('trying-tag', { step: 'trying', id: 'tag-1', accelerator: candidate }),
  trial('arrived', { step: 'arrived', id: 'toggle', accelerator: candidate }, { settings: { ...settings, toggleKey: candidate }, keys: { toggle: candidate, start: null, stop: null } }),
  trial('arrived-pause', { step: 'arrived', id: 'pause', accelerator: candidate }, { settings: { ...settings, pauseKey: candidate }, keys: { toggle, start: null, stop: null, pause: candidate } }),
  trial('missed', { step: 'missed', id: 'toggle', accelerator: candidate }),
  { name: 'search', desk: keyed, search: 'key' },
  { name: 'search-two-words', desk: keyed, search: 'STOP command' },
  { name: 'search-section', desk: keyed, search: 'sound' },
  { name: 'search-pause', desk: { ...keyed, settings: { ...settings, guardPauseSeconds: 45 } }, search: 'pause' },
  { name: 'search-nothing', desk: keyed, search: 'no such thing' },
];
