/**
 * dialer: which dialer this desk speaks to now: none yet, the built-in practice one, or the agent's own.
 *
 * Promises: one recorder at a time; credentials only ever go to the server they were typed for; practice is never
 * remembered as a real server. Called by the app, on behalf of tray, keys, windows and command line. Must not know
 * them, nor Electron.
 */
import { hostOf, isPlain, type AgentApi, type Credentials, type FailureKind } from '../agent-api';
import type { PracticeDialer } from '../practice';
import { createRecorder, createWordStore, type Attention, type Loud, type Outcome, type PressAsk, type Recorder } from '../recorder';
import type { Snapshot, Told } from '../recorder/snapshot';
import type { SettingsRoom } from '../settings';
import type { Login, Vault } from '../vault';
import type { RefusalMemory } from '../vault/refusal';
import type { PracticeAct, SetupField, SetupForm } from '../../preload/contract';
import { readForm, type FormFault } from './form';
import { notSetUp } from './not-set-up';

export type DialerTrouble = 'vault-locked' | 'vault-foreign' | 'vault-memory' | 'password-dropped' | { readonly kind: 'vault-broken' | 'word-broken'; readonly keptAs: string } | 'settings-not-saved';

export type SetUpReply = { readonly ok: true; readonly snapshot: Snapshot } | { readonly ok: false; readonly field: SetupField; readonly fault: FormFault };

export interface Dialer {
  /** Opens what was set up before: late, because the keyring may make it wait. */
  readonly open: () => Promise<void>;
  readonly press: (ask: PressAsk) => Promise<Outcome>;
  readonly check: () => Promise<void>;
  readonly snapshot: () => Snapshot;
  readonly attend: (attention: Attention) => void;
  /** Saves, asks the server once, and brings what it said. */
  readonly setUp: (form: SetupForm) => Promise<SetUpReply>;
  readonly practise: () => Promise<void>;
  readonly leavePractice: () => Promise<void>;
  readonly practiceAct: (act: PracticeAct) => void;
  readonly practiceState: () => { readonly inCall: boolean; readonly disposition: boolean; readonly deaf: boolean } | null;
  readonly hasPassword: () => boolean;
  readonly memoryOnly: () => boolean;
  /** For the log's redaction only. */
  readonly secrets: () => readonly string[];
  readonly close: () => Promise<void>;
}

export interface DialerDeps {
  readonly settings: SettingsRoom;
  readonly vault: Vault;
  readonly refusalMemory: (login: Login, markKey: Buffer) => RefusalMemory;
  readonly createApi: (origin: string, agent: string, credentials: Credentials, caFile: string | null) => AgentApi;
  readonly createPractice: () => Promise<{ dialer: PracticeDialer; agent: string; credentials: Credentials }>;
  readonly wordFolder: string;
  readonly writeWhole: (path: string, text: string) => void;
  readonly now: () => number;
  readonly wallMs: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly tell: (kind: FailureKind) => Told;
  readonly tellTrouble: (trouble: DialerTrouble) => Told;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly onLoud: (loud: Loud) => void;
  readonly onTrouble: (trouble: DialerTrouble) => void;
}

/** As long as a press is worth (design: 5 s). */
const readyMostMs = 5000;

interface Open {
  readonly recorder: Recorder;
  readonly api: AgentApi;
  readonly practice: PracticeDialer | null;
}

export function createDialer(deps: DialerDeps): Dialer {
  const { settings, vault } = deps;
  let open: Open | null = null;
  /** The agent's own login and what it met. It outlives practice, also where no disk keeps it. */
  let held: { readonly login: Login; readonly refusal: RefusalMemory } | null = null;
  let memoryOnly = false;
  let opened = false;
  const whenOpened: (() => void)[] = [];
  let attention: Attention = { popup: false, locked: false, suspended: false };
  let closedView = firstView();
  /** Forgets nothing within one run: where the disk refuses, the open word lives on here. */
  const noMemory: RefusalMemory = { load: () => null, remember: () => undefined, forget: () => undefined };

  /** What was set up is opened in a moment: until then nothing is known, which is not the same as nothing set up. */
  function firstView(): Snapshot {
    const { server, user, agent } = settings.get();
    return server === '' || user === '' || agent === '' ? notSetUp(null, null, null) : notSetUp(agent, hostOf(server), null, 'connecting');
  }

  function show(snapshot: Snapshot): void {
    closedView = snapshot;
    deps.onSnapshot(snapshot);
  }

  async function shut(): Promise<void> {
    const was = open;
    open = null;
    was?.recorder.close();
    await was?.api.close();
    await was?.practice?.close();
  }

  function begin(origin: string, agent: string, api: AgentApi, refusal: RefusalMemory, practice: PracticeDialer | null): void {
    // Two ways in may have overlapped (a double click): the later one is what a person sees, the earlier one ends.
    void shut();
    const words = createWordStore({
      folder: deps.wordFolder,
      server: practice ? 'practice' : origin,
      agent,
      writeFile: deps.writeWhole,
      now: deps.now,
      wallMs: deps.wallMs,
      onBroken: (keptAs) => deps.onTrouble({ kind: 'word-broken', keptAs }),
    });
    // What a practice server left open died with it.
    if (practice) words.keep(null);
    const recorder = createRecorder({
      api,
      words,
      refusal,
      who: { agent, server: practice ? 'practice' : hostOf(origin), plain: isPlain(origin), practice: practice !== null },
      now: deps.now,
      wallMs: deps.wallMs,
      setTimer: deps.setTimer,
      tell: deps.tell,
      onSnapshot: (snapshot) => deps.onSnapshot(snapshot),
      onLoud: deps.onLoud,
      onNotKept: () => deps.onTrouble('settings-not-saved'),
    });
    open = { recorder, api, practice };
    recorder.attend(attention);
  }

  function beginReal(agent: string, next: NonNullable<typeof held>): void {
    held = next;
    const { server, user, password } = next.login;
    const { caFile } = settings.get();
    begin(server, agent, deps.createApi(server, agent, { user, password }, caFile), next.refusal, null);
  }

  async function openStored(): Promise<void> {
    const { server, user, agent } = settings.get();
    if (server === '' || user === '' || agent === '') return show(notSetUp(null, null, null));
    show(notSetUp(agent, hostOf(server), null, 'connecting'));
    if (held && held.login.server === server && held.login.user === user) return beginReal(agent, held);
    const stored = await vault.load();
    if (open) return;
    const trouble = troubleOf(stored.kind === 'broken' ? { kind: 'vault-broken', keptAs: stored.keptAs } : stored.kind);
    if (stored.kind === 'login' && stored.login.server === server && stored.login.user === user) return beginReal(agent, { login: stored.login, refusal: deps.refusalMemory(stored.login, stored.markKey) });
    if (trouble) deps.onTrouble(trouble);
    show(notSetUp(agent, hostOf(server), trouble ? deps.tellTrouble(trouble) : null));
  }

  async function setUp(form: SetupForm): Promise<SetUpReply> {
    const read = readForm(form, held?.login ?? null);
    if (!read.ok) return read;
    const password = read.password ?? held?.login.password ?? '';
    const next: Login = { server: read.origin, user: read.user, password };
    settings.set({ server: read.origin, user: read.user, agent: read.agent, allowHttp: form.allowHttp });
    const saved = await vault.save(next);
    memoryOnly = !saved.onDisk;
    if (memoryOnly) deps.onTrouble('vault-memory');
    if (read.droppedCharacters) deps.onTrouble('password-dropped');
    await shut();
    const refusal = deps.refusalMemory(next, saved.markKey);
    // A person has just typed or confirmed them, so they may be tried once.
    refusal.forget();
    beginReal(read.agent, { login: next, refusal });
    await begun()?.recorder.check();
    return { ok: true, snapshot: snapshot() };
  }

  /** What is open now: asked through a function, since it changes between two awaits. */
  function begun(): Open | null {
    return open;
  }

  async function practise(): Promise<void> {
    if (open?.practice) return;
    const { dialer, agent, credentials } = await deps.createPractice();
    await shut();
    begin(dialer.url, agent, deps.createApi(dialer.url, agent, credentials, null), noMemory, dialer);
    dialer.onChange(() => {
      if (begun()?.practice === dialer) deps.onSnapshot(snapshot());
    });
    await begun()?.recorder.check();
  }

  function snapshot(): Snapshot {
    return open ? open.recorder.snapshot() : closedView;
  }

  /** While the first opening waits, for the keyring say: as long as a press is worth. */
  async function ready(): Promise<void> {
    if (open || opened) return;
    await new Promise<void>((resolve) => {
      const cancel = deps.setTimer(readyMostMs, resolve);
      whenOpened.push(() => {
        cancel();
        resolve();
      });
    });
  }

  async function press(ask: PressAsk): Promise<Outcome> {
    if (open) return open.recorder.press(ask);
    await ready();
    const now = begun();
    if (now) return now.recorder.press(ask);
    if (!opened) return { kind: 'nothing-sent' };
    return ask.action === 'toggle' ? { kind: 'mend' } : { kind: 'not-set-up' };
  }

  return {
    open: async () => {
      try {
        await openStored();
      } finally {
        opened = true;
        for (const go of whenOpened.splice(0)) go();
      }
    },
    press,
    check: async () => {
      await ready();
      await begun()?.recorder.check();
    },
    snapshot,
    attend: (next) => {
      attention = next;
      open?.recorder.attend(next);
    },
    setUp,
    practise,
    leavePractice: async () => {
      if (!open?.practice) return;
      await shut();
      await openStored();
    },
    practiceAct: (act) => {
      const practice = open?.practice;
      if (!practice) return;
      switch (act) {
        case 'take-call':
          return practice.takeCall();
        case 'hang-up':
          return practice.hangUp();
        case 'dispose':
          return practice.dispose();
        case 'sleep-screen':
          return practice.sleepScreen();
        case 'wake-screen':
          return practice.wakeScreen();
      }
    },
    practiceState: () => open?.practice?.state() ?? null,
    hasPassword: () => held !== null,
    memoryOnly: () => memoryOnly,
    secrets: () => (held ? [held.login.password] : []),
    close: shut,
  };
}

function troubleOf(kind: 'login' | 'none' | 'locked' | 'foreign' | { readonly kind: 'vault-broken'; readonly keptAs: string }): DialerTrouble | null {
  switch (kind) {
    case 'login':
    case 'none':
      return null;
    case 'locked':
      return 'vault-locked';
    case 'foreign':
      return 'vault-foreign';
    default:
      return kind;
  }
}
