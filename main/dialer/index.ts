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

interface Open {
  readonly recorder: Recorder;
  readonly api: AgentApi;
  readonly practice: PracticeDialer | null;
}

export function createDialer(deps: DialerDeps): Dialer {
  const { settings, vault } = deps;
  let open: Open | null = null;
  let login: Login | null = null;
  let memoryOnly = false;
  let attention: Attention = { popup: false, locked: false, suspended: false };
  let closedView = notSetUp(null, null, null);
  /** Forgets nothing within one run: where the disk refuses, the open word lives on here. */
  const noMemory: RefusalMemory = { load: () => null, remember: () => undefined, forget: () => undefined };

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

  function beginReal(origin: string, agent: string, credentials: Login, markKey: Buffer, forget: boolean): void {
    login = credentials;
    const refusal = deps.refusalMemory(credentials, markKey);
    // A person has just typed or confirmed them, so they may be tried once.
    if (forget) refusal.forget();
    const { caFile } = settings.get();
    begin(origin, agent, deps.createApi(origin, agent, { user: credentials.user, password: credentials.password }, caFile), refusal, null);
  }

  async function openStored(): Promise<void> {
    const { server, user, agent } = settings.get();
    if (server === '' || user === '' || agent === '') return show(notSetUp(null, null, null));
    show(notSetUp(agent, hostOf(server), null, 'connecting'));
    const stored = await vault.load();
    if (open) return;
    const trouble = troubleOf(stored.kind === 'broken' ? { kind: 'vault-broken', keptAs: stored.keptAs } : stored.kind);
    if (stored.kind === 'login' && stored.login.server === server && stored.login.user === user) return beginReal(server, agent, stored.login, stored.markKey, false);
    if (trouble) deps.onTrouble(trouble);
    show(notSetUp(agent, hostOf(server), trouble ? deps.tellTrouble(trouble) : null));
  }

  async function setUp(form: SetupForm): Promise<SetUpReply> {
    const read = readForm(form, login);
    if (!read.ok) return read;
    const password = read.password ?? login?.password ?? '';
    const next: Login = { server: read.origin, user: read.user, password };
    settings.set({ server: read.origin, user: read.user, agent: read.agent, allowHttp: form.allowHttp });
    const saved = await vault.save(next);
    memoryOnly = !saved.onDisk;
    if (memoryOnly) deps.onTrouble('vault-memory');
    if (read.droppedCharacters) deps.onTrouble('password-dropped');
    await shut();
    beginReal(read.origin, read.agent, next, saved.markKey, true);
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

  return {
    open: openStored,
    press: (ask) => (open ? open.recorder.press(ask) : Promise.resolve(ask.action === 'toggle' ? { kind: 'mend' } : { kind: 'not-set-up' })),
    check: () => open?.recorder.check() ?? Promise.resolve(),
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
    hasPassword: () => login !== null,
    memoryOnly: () => memoryOnly,
    secrets: () => (login ? [login.password] : []),
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
