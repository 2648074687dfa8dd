/** The one choke point between windows and main: what passes, and that all else is refused as data. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBridge, type Handlers } from '../../main/bridge';
import { callChannels, type CallName } from '../../preload/contract';
import { lights } from '../words/snapshots';

interface Frame {
  readonly url: string;
}
interface Event {
  readonly sender: { readonly id: number; readonly mainFrame: Frame };
  readonly senderFrame: Frame | null;
}

const { channels } = vi.hoisted(() => ({ channels: new Map<string, (event: unknown, ...payload: unknown[]) => Promise<unknown>>() }));
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: (event: unknown, ...payload: unknown[]) => Promise<unknown>) => {
      if (channels.has(channel)) throw new Error(`two listeners for ${channel}`);
      channels.set(channel, handler);
    },
    removeHandler: (channel: string) => void channels.delete(channel),
  },
}));

const names = Object.keys(callChannels) as CallName[];
const refusal = { kind: 'not-a-form', message: 'This could not be understood.', advice: 'Nothing was done.' };
const refused = { ok: false, failure: refusal };
const ours = 7;

let called: { readonly name: string; readonly ask: unknown; readonly by: number }[];
let refusals: string[];
let close: () => void;

beforeEach(() => {
  called = [];
  refusals = [];
  channels.clear();
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (ask: unknown, by: number) => {
        called.push({ name, ask, by });
        return { ok: true, snapshot: lights.idle };
      },
    ]),
  ) as unknown as Handlers;
  ({ close } = createBridge({ handlers, isOurs: (id) => id === ours, origin: 'app://reclight', refusal: () => refusal, onRefused: (call, why) => refusals.push(`${call} ${why}`) }));
});

function event(part: { readonly url?: string; readonly id?: number; readonly frame?: 'main' | 'sub' | 'none' } = {}): Event {
  const mainFrame = { url: part.url ?? 'app://reclight/popup/index.html' };
  const frame = part.frame ?? 'main';
  return { sender: { id: part.id ?? ours, mainFrame }, senderFrame: frame === 'main' ? mainFrame : frame === 'sub' ? { url: mainFrame.url } : null };
}

/** Calls as a window does: the preload hands on what it got, and nothing more. */
function call(name: CallName, payload: readonly unknown[], from: Event = event()): Promise<unknown> {
  const handler = channels.get(callChannels[name]);
  if (!handler) throw new Error(`nobody listens for ${name}`);
  return handler(from, ...payload);
}

const goodForm = { server: 'https://dialer.example', user: 'api', password: '', agent: '1000', allowHttp: false };
const badForms = [
  undefined,
  {},
  { server: 'https://dialer.example', user: 'api', password: '', agent: '1000' },
  { ...goodForm, password: 5 },
  { ...goodForm, server: 'x'.repeat(301) },
  { ...goodForm, password: 'x'.repeat(301) },
  { ...goodForm, caFile: '/etc/shadow' },
];

/** For each call, what the contract allows; a missing one does not compile. */
const good: { readonly [K in CallName]: readonly unknown[] } = {
  status: [undefined],
  start: [{}, { tag: '_R' }, { another: true }, { tag: '_SALE', another: false }, { tag: undefined }],
  stop: [undefined],
  toggle: [undefined],
  pause: [undefined],
  resume: [undefined],
  extend: [undefined],
  check: [undefined],
  chooseTag: [{ tag: '_QA' }],
  copyFilename: [undefined],
  openSetup: [{ page: 'welcome' }, { page: 'connect' }],
  openSettings: [undefined],
  setSetting: [{ name: 'sign', value: false }, { name: 'toggleKey', value: null }, { name: 'pauseSeconds', value: 45 }, { name: 'keepDays', value: null }],
  putBack: [{ name: 'sign' }],
  changeAgent: [{ agent: '2000' }, { agent: '' }],
  changeKey: [{ id: 'toggle', what: 'record' }, { id: 'tag-4', what: 'remove' }, { id: 'show', what: 'put-back' }],
  strikeKey: [{ code: 'KeyQ', key: '@', ctrl: false, alt: false, shift: false, meta: false, altGraph: true }],
  cancelKey: [undefined],
  copyCommand: [undefined],
  setLinkKey: [{ on: true }, { on: false }],
  copyLink: [{ act: 'start' }, { act: 'toggle' }],
  saveSetup: [goodForm],
  checkConnection: [goodForm],
  cancelCheck: [undefined],
  trustCertificate: [{ fingerprint: 'A1'.repeat(32) }],
  notMyDialer: [undefined],
  chooseAuthority: [undefined],
  dropAuthority: [undefined],
  chooseHistoryFolder: [undefined],
  dropHistoryFolder: [undefined],
  judgePassword: [{ password: '' }, { password: 'x!#' }],
  showLight: [undefined],
  practise: [undefined],
  practice: ['take-call', 'hang-up', 'dispose', 'sleep-screen', 'wake-screen'].map((act) => ({ act })),
  alarmAct: (['stop', 'stop-again', 'start-again', 'check', 'setup', 'seen', 'record', 'not-this-call', 'start-another', 'resume', 'extend', 'stay-stopped', 'pause'] as const).map((act) => ({ id: 3, act })),
  pillWidth: [{ width: 32 }, { width: 212 }, { width: 800 }],
  pillMove: [{ dx: 0, dy: -8 }, { dx: 20_000, dy: 1 }],
  pillDone: [undefined],
  openHistory: [undefined],
  historyDay: [{ day: null, agent: null }, { day: '2026-11-24', agent: 'agent-7_B' }],
  verifyHistory: [undefined],
  exportHistory: [{ day: '2026-11-24' }],
  evidence: (['show', 'sheet', 'html', 'pdf'] as const).map((as) => ({ day: '2026-11-24', agent: '1000', call: '2026-11-24T09:20:50.123+01:00', as })),
  openBoard: [undefined],
  board: [undefined],
  boardSeen: [{ agents: [] }, { agents: ['1000', 'agent-7_B'] }],
  boardAct: [{ act: 'start', agents: ['1000'] }, { act: 'stop', agents: ['1000', '1001'], typed: 2 }, { act: 'pause', agents: ['1000'], tag: '_QA' }, { act: 'check', agents: ['1000'] }],
  boardCancel: [undefined],
  boardSeenEnds: [undefined],
  setBoardSource: [{ kind: 'file' }, { kind: 'typed', text: '1000\n1001' }, { kind: 'server', campaigns: ['SALES_US'], groups: [] }],
  dismissTrouble: [{ kind: 'settings-broken' }],
  closeWindow: [undefined],
};

/** Payloads close to a good one. */
const bad: { readonly [K in CallName]: readonly unknown[] } = {
  status: [null, {}, 0, '', 'x'],
  start: [undefined, null, { tag: 7 }, { tag: 'a'.repeat(15) }, { another: 'yes' }, { tag: '_R', value: 'START' }, { agent: '2000' }, ['_R'], '_R'],
  stop: [{}, null, true],
  toggle: [{ action: 'start' }, null],
  pause: [{}, null, 30, { seconds: 30 }, { seconds: 604_800 }],
  resume: [{}, null, { tag: '_R' }],
  extend: [{}, null, 30, { seconds: 30 }],
  check: [{}, null],
  chooseTag: [{}, undefined, { tag: null }, { tag: 'a'.repeat(15) }, { tag: ['_R'] }, { tag: '_R', save: true }],
  copyFilename: [{ text: 'x' }, 'x', null],
  openSetup: [{}, { page: 'https://dialer.example' }, { page: '../popup' }, { page: 'welcome', x: 1 }, undefined],
  openSettings: [{}, null],
  setSetting: [undefined, { name: 'server', value: 'https://other.example' }, { name: 'pins', value: {} }, { name: 'linkKey', value: null }, { name: 'historyTo', value: '/srv/history' }, { name: '__proto__', value: 1 }],
  putBack: [undefined, { name: 'server' }, { name: 'historyTo' }, { name: 'sign', value: true }],
  changeAgent: [undefined, {}, { agent: 2000 }, { agent: 'x'.repeat(101) }, { agent: '2000', password: 'x' }, '2000'],
  changeKey: [undefined, {}, { id: 'toggle' }, { id: 'tag-5', what: 'record' }, { id: 'toggle', what: 'press' }, { id: 'toggle', what: 'record', key: 'A' }],
  strikeKey: [
    undefined,
    { code: 'KeyQ', key: 'q', ctrl: true, alt: false, shift: false, meta: false },
    { code: 'KeyQ', key: 'q', ctrl: 1, alt: false, shift: false, meta: false, altGraph: false },
    { code: 'x'.repeat(41), key: 'q', ctrl: true, alt: false, shift: false, meta: false, altGraph: false },
    { code: 'KeyQ', key: 'q', ctrl: true, alt: false, shift: false, meta: false, altGraph: false, accelerator: 'A' },
  ],
  cancelKey: [{}, null],
  copyCommand: [{ text: 'rm -rf /' }, 'x', null],
  setLinkKey: [undefined, {}, { on: 1 }, { on: true, key: 'a'.repeat(24) }],
  copyLink: [undefined, {}, { act: 'stop' }, { act: 'start', key: 'x' }],
  saveSetup: badForms,
  checkConnection: badForms,
  cancelCheck: [{}, null],
  trustCertificate: [undefined, {}, { fingerprint: 'a1'.repeat(32) }, { fingerprint: 'A1'.repeat(31) }, { fingerprint: 'A1'.repeat(33) }, { fingerprint: 'A1'.repeat(32), server: 'https://other.example' }],
  notMyDialer: [{}, true],
  chooseAuthority: ['/etc/shadow', { path: '/etc/shadow' }, null],
  dropAuthority: [{}, null],
  chooseHistoryFolder: ['/srv/history', { path: '/srv/history' }, null],
  dropHistoryFolder: [{}, null, ''],
  judgePassword: [undefined, {}, { password: 7 }, { password: 'x'.repeat(301) }, { password: 'x', user: 'api' }],
  showLight: [{}, null],
  practise: [{}, null],
  practice: [{}, { act: 'constructor' }, { act: 'HANG-UP' }, undefined, 'hang-up'],
  alarmAct: [undefined, {}, { id: 3 }, { act: 'seen' }, { id: '3', act: 'seen' }, { id: 0, act: 'seen' }, { id: 1.5, act: 'seen' }, { id: 3, act: 'start' }, { id: 3, act: 'seen', tag: '_R' }],
  pillWidth: [undefined, {}, { width: 0 }, { width: 801 }, { width: 100.5 }, { width: '100' }, { width: 100, height: 900 }],
  pillMove: [undefined, {}, { dx: 1 }, { dx: 0.5, dy: 0 }, { dx: 20_001, dy: 0 }, { dx: '8', dy: 0 }, { dx: 1, dy: 1, x: 1 }],
  pillDone: [{}, null, { x: 0 }],
  openHistory: [{}, null, '2026-11-24'],
  historyDay: [undefined, {}, { day: null }, { day: '../settings', agent: null }, { day: '2026-11-24.jsonl', agent: null }, { day: 20261124, agent: null }, { day: null, agent: '' }, { day: null, agent: '../1000' }, { day: null, agent: null, folder: '/' }],
  verifyHistory: [{}, null, { folder: '/' }],
  exportHistory: [undefined, {}, { day: null }, { day: '2026-11-24', path: '/etc/passwd' }, { day: '../../x' }],
  evidence: [
    undefined,
    {},
    { day: '2026-11-24', agent: '1000', call: '2026-11-24T09:20:50.123+01:00' },
    { day: '2026-11-24', agent: '1000', call: '2026-11-24T09:20:50.123+01:00', as: 'print' },
    { day: '2026-11-24', agent: '1000', call: 'javascript:alert(1)', as: 'show' },
    { day: '2026-11-24', agent: '<b>', call: '2026-11-24T09:20:50.123+01:00', as: 'html' },
    { day: '2026-11-24', agent: '1000', call: '2026-11-24T09:20:50.123+01:00', as: 'html', path: '/tmp/x.html' },
  ],
  openBoard: [{}, null],
  board: [{}, null, { agents: ['1000'] }],
  boardSeen: [undefined, {}, { agents: '1000' }, { agents: ['../1000'] }, { agents: Array.from({ length: 201 }, (_, n) => String(n)) }, { agents: [1000] }],
  boardAct: [undefined, {}, { act: 'start', agents: [] }, { act: 'toggle', agents: ['1000'] }, { act: 'stop', agents: ['1000'], typed: '1' }, { act: 'start', agents: ['1000'], password: 'x' }, { act: 'start', agents: ['10 00'] }, { act: 'start', agents: Array.from({ length: 501 }, (_, n) => String(n)) }],
  boardCancel: [{}, null],
  boardSeenEnds: [{}, null],
  setBoardSource: [undefined, {}, { kind: 'file', path: '/etc/passwd' }, { kind: 'typed' }, { kind: 'typed', text: 'x'.repeat(200_001) }, { kind: 'server', campaigns: ['A|B'], groups: [] }, { kind: 'server', campaigns: [] }],
  dismissTrouble: [{}, { kind: 7 }, { kind: 'x'.repeat(61) }, undefined],
  closeWindow: [9, {}, null],
};

describe.each(names)('%s', (name) => {
  it('passes what the contract allows, with the window that asked', async () => {
    for (const payload of good[name]) {
      called = [];
      expect(await call(name, [payload])).toEqual({ ok: true, snapshot: lights.idle });
      expect(called).toEqual([{ name, ask: payload, by: ours }]);
    }
    expect(refusals).toEqual([]);
  });

  it('refuses a payload that is nearly right, as data', async () => {
    for (const payload of bad[name]) expect(await call(name, [payload])).toEqual(refused);
    expect(called).toEqual([]);
    expect(new Set(refusals)).toEqual(new Set([`${name} payload`]));
  });

  it('refuses a second payload beside a good one', async () => {
    expect(await call(name, [good[name][0], undefined])).toEqual(refused);
    expect(await call(name, [good[name][0], 'more'])).toEqual(refused);
    expect(called).toEqual([]);
  });

  it('never throws, whatever comes, and hands on nothing that the contract does not have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withMap: true, withTypedArray: true }), async (payload) => {
        called = [];
        const reply = await call(name, [payload]);
        if (called.length === 0) {
          expect(reply).toEqual(refused);
          return;
        }
        if (good[name].includes(undefined)) {
          expect(payload).toBe(undefined);
          return;
        }
        // Only `start` has nothing that must be there; what is handed on was made anew.
        expect(name).toBe('start');
        const [{ ask } = { ask: null }] = called;
        expect(Object.keys(ask ?? { odd: 1 }).filter((key) => key !== 'tag' && key !== 'another')).toEqual([]);
      }),
    );
  });

  it.each<[string, Event]>([
    ['a window of somebody else', event({ id: 8 })],
    ['a frame inside the window', event({ frame: 'sub' })],
    ['a frame that has gone', event({ frame: 'none' })],
    ['another scheme', event({ url: 'https://reclight/popup/index.html' })],
    ['another host', event({ url: 'app://other/popup/index.html' })],
    ['a host that only begins alike', event({ url: 'app://reclight.evil/popup/index.html' })],
    ['a host behind a login', event({ url: 'app://reclight@evil/popup/index.html' })],
    ['a port', event({ url: 'app://reclight:80/popup/index.html' })],
    ['no path', event({ url: 'app://reclight' })],
    ['a file', event({ url: 'file:///app://reclight/popup/index.html' })],
    ['an empty page', event({ url: 'about:blank' })],
    ['nothing', event({ url: '' })],
  ])('refuses %s', async (_name, from) => {
    for (const payload of good[name]) expect(await call(name, [payload], from)).toEqual(refused);
    expect(called).toEqual([]);
    expect(new Set(refusals)).toEqual(new Set([`${name} sender`]));
  });
});

it('listens on the contract’s channels and no others, and lets go of them', () => {
  expect([...channels.keys()].sort()).toEqual(Object.values(callChannels).sort());
  close();
  expect([...channels.keys()]).toEqual([]);
});

it('never says what was refused', async () => {
  const reply = await call('saveSetup', [{ server: 'x', user: 'api', password: 'sesame-opens', agent: 5, allowHttp: false }]);
  expect(JSON.stringify([reply, refusals])).not.toContain('sesame');
});
