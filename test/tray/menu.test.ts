/** What the tray's menu offers under each light: on some desktops it is all that a person has. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { bigButtonOf, wordOf } from '../../assets/words/say';
import { boundsNow } from '../../main/settings/bounds';
import { defaults, shownOf } from '../../main/settings/defaults';
import { menuOf, type MenuAct, type MenuEntry } from '../../main/tray/menu';
import type { Desk } from '../../preload/contract';
import type { Snapshot } from '../../main/recorder/snapshot';
import { views } from '../renderer/snapshots';
import { lightNames, lights, snapshotOf, type LightName } from '../words/snapshots';

const desk: Desk = {
  version: '1.2.3',
  development: false,
  language: 'en',
  platform: 'linux',
  keys: { toggle: 'CommandOrControl+Shift+F9', start: 'F13', stop: null },
  keyArrivals: {},
  keyTrial: null,
  keyWay: 'system',
  command: 'reclight toggle',
  hasLinkKey: false,
  settings: { ...shownOf(defaults), tag: '_SALE', tags: ['_R', '_SALE'] },
  defaults: shownOf(defaults),
  bounds: boundsNow(defaults),
  held: { callsPerMinute: null, agents: null, broken: false },
  historyTo: '',
  setup: { server: 'https://dialer.example', user: 'api', agent: '1000', allowHttp: false },
  hasPassword: true,
  memoryOnly: false,
  startsWithSystem: false,
  troubles: [],
  practice: null,
  authority: null,
  check: null,
  sign: null,
  alarms: [],
  guard: { unrecorded: false },
  sound: null,
  pillMoves: false,
  history: { changed: 0, notWritten: false, shareGone: false },
};

type Act = Extract<MenuEntry, { readonly kind: 'act' }>;

function actsOf(entries: readonly MenuEntry[]): Act[] {
  return entries.flatMap((entry) => (entry.kind === 'sub' ? actsOf(entry.entries) : entry.kind === 'act' ? [entry] : []));
}

function offered(snapshot: Snapshot, part: Partial<Desk> = {}): (act: MenuAct['do']) => Act[] {
  const acts = actsOf(menuOf({ snapshot, desk: { ...desk, ...part } }, en));
  return (act) => acts.filter((entry) => entry.act.do === act);
}

/** The press table: where START and STOP do something else than to be refused or said. */
const table: Record<LightName, { readonly start: boolean; readonly stop: boolean; readonly another: boolean }> = {
  'not-set-up': { start: false, stop: false, another: false },
  blocked: { start: false, stop: false, another: false },
  connecting: { start: true, stop: true, another: false },
  offline: { start: true, stop: true, another: false },
  'logged-out': { start: true, stop: true, another: false },
  idle: { start: true, stop: false, another: false },
  starting: { start: false, stop: true, another: false },
  recording: { start: false, stop: true, another: true },
  stopping: { start: false, stop: false, another: false },
  paused: { start: true, stop: true, another: false },
  'unconfirmed start': { start: true, stop: true, another: false },
  'unconfirmed stop': { start: false, stop: true, another: false },
  'call-over': { start: false, stop: true, another: false },
};

describe.each(lightNames)('%s', (name) => {
  const snapshot = lights[name];
  const entries = menuOf({ snapshot, desk }, en);

  it('offers what the press table allows', () => {
    const acts = offered(snapshot);
    expect({ start: acts('start')[0]?.enabled, stop: acts('stop')[0]?.enabled, another: acts('start-another')[0]?.enabled ?? false }).toEqual(table[name]);
  });

  it('begins with the light’s word', () => {
    expect(entries[0]).toEqual({ kind: 'text', label: wordOf(snapshot, en) });
  });

  it('always shows the window, the setup and the way out', () => {
    const acts = offered(snapshot);
    for (const act of ['show', 'setup', 'quit'] as const) expect(acts(act).map((entry) => entry.enabled)).toEqual([true]);
  });

  it('has words everywhere, and no two dividers together', () => {
    for (const entry of entries) if (entry.kind !== 'line') expect(entry.label).toMatch(/\S/);
    expect(entries.some((entry, at) => entry.kind === 'line' && (entries[at + 1]?.kind ?? 'line') === 'line')).toBe(false);
  });

  it('says practice in its first line, where it is that', () => {
    const practised = menuOf({ snapshot: { ...snapshot, practice: true }, desk }, en);
    expect(practised[0]).toEqual({ kind: 'text', label: `${en.app.practice} · ${wordOf(snapshot, en)}` });
  });

  it('offers whatever the big button would send', () => {
    const button = bigButtonOf(snapshot, en);
    const acts = offered(snapshot);
    if (button.does === 'press') expect(acts('start')[0]?.enabled === true || acts('stop')[0]?.enabled === true).toBe(true);
  });
});

describe('the rest', () => {
  it('shows agent and status, keys and version', () => {
    const entries = menuOf({ snapshot: lights.recording, desk }, en);
    expect(entries).toContainEqual({ kind: 'text', label: 'Agent 1000 · In call' });
    expect(entries).toContainEqual({ kind: 'text', label: 'Version 1.2.3' });
    expect(offered(lights.idle)('start')[0]?.accelerator).toBe('F13');
    expect(offered(lights.idle)('stop')[0]?.accelerator).toBe(null);
  });

  it('marks the one tag that is chosen', () => {
    const tags = offered(lights.idle)('tag');
    expect(tags.map((entry) => [entry.label, entry.checked])).toEqual([
      ['_R', false],
      ['_SALE', true],
    ]);
    expect(tags.map((entry) => entry.act)).toEqual([
      { do: 'tag', tag: '_R' },
      { do: 'tag', tag: '_SALE' },
    ]);
  });

  it('copies a file name where there is one, of the last recording too', () => {
    const last = { id: '1', filename: 'last_one', endedAt: '2026-02-03T04:05:06+00:00', agoMs: 60_000, how: 'proved' } as const;
    const copy = (snapshot: Snapshot): boolean | undefined => offered(snapshot)('copy')[0]?.enabled;
    expect([copy(lights.recording), copy(lights.idle), copy(snapshotOf('idle', { detail: { last } })), copy(snapshotOf('idle', { detail: { last: { ...last, filename: null } } }))]).toEqual([true, false, true, false]);
  });
});

describe('a pause', () => {
  const pauses = (name: 'recording' | 'paused' | 'pause-asking' | 'resuming' | 'resume-asked' | 'unconfirmed-resume' | 'pausing' | 'idle'): (readonly [string, string, boolean])[] =>
    actsOf(menuOf({ snapshot: views[name].snapshot, desk: { ...desk, keys: { ...desk.keys, pause: 'F14' } } }, en)).filter(({ act }) => ['start', 'stop', 'pause', 'extend'].includes(act.do)).map(({ label, act, enabled }) => [act.do, label, enabled]);

  it('begins where something may be recorded, with its key', () => {
    expect(pauses('recording')).toContainEqual(['pause', 'Pause for card', true]);
    expect(offered(lights.recording, { keys: { ...desk.keys, pause: 'F14' } })('pause')[0]?.accelerator).toBe('F14');
    expect(pauses('idle')).toContainEqual(['pause', 'Pause for card', false]);
    expect(pauses('pausing')).toContainEqual(['pause', 'Pause for card', false]);
  });

  it.each(['paused', 'pause-asking'] as const)('%s: resumes, ends without resuming, or goes on', (name) => {
    expect(pauses(name)).toEqual([
      ['start', 'Resume', true],
      ['stop', 'End the pause, stay stopped', true],
      ['extend', '+30 s', true],
    ]);
  });

  it('that is being resumed can be gone back to; a resume without proof can not', () => {
    expect(pauses('resuming')).toContainEqual(['pause', 'Stay paused', true]);
    expect(pauses('resume-asked')).toContainEqual(['pause', 'Stay paused', true]);
    expect(pauses('unconfirmed-resume')).toContainEqual(['pause', 'Stay paused', false]);
  });
});

describe('practice', () => {
  const may = (practice: NonNullable<Desk['practice']>): string[] =>
    offered(lights.idle, { practice })('practice')
      .filter((entry) => entry.enabled)
      .map((entry) => (entry.act.do === 'practice' ? entry.act.act : ''));

  it('offers what the practice dialer can do now', () => {
    expect(may({ inCall: true, disposition: false, deaf: false })).toEqual(['hang-up', 'sleep-screen']);
    expect(may({ inCall: false, disposition: true, deaf: false })).toEqual(['dispose', 'sleep-screen']);
    expect(may({ inCall: false, disposition: false, deaf: true })).toEqual(['take-call', 'wake-screen']);
  });

  it('can be begun outside, and left inside', () => {
    const outside = offered(lights.idle);
    expect([outside('practise').length, outside('leave-practice').length]).toEqual([1, 0]);
    const inside = offered(lights.idle, { practice: { inCall: true, disposition: false, deaf: false } });
    expect([inside('practise').length, inside('leave-practice').length]).toEqual([0, 1]);
  });
});
