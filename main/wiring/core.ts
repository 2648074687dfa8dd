/** What the desk stands on: log, settings, trust and the dialer, with the clocks and the words they share. No window yet. */
import { app, ipcMain } from 'electron';
import { join } from 'node:path';
import { languageOf, wordsOf, type Language, type Words } from '../../assets/words';
import { createAgentApi, createMeter, createMeteredApi, createServerFacts, createTransport, mayAgain, type FailureKind, type Meter } from '../agent-api';
import { createPins } from '../check';
import { tellTrouble, type Trouble } from '../desk/tell-trouble';
import { createDialer, type Dialer, type Left } from '../dialer';
import { createLog } from '../log';
import { createTrust } from '../network';
import { openPractice } from '../practice-dialer';
import type { PauseEnd, PauseLoud } from '../pause';
import type { Loud } from '../recorder';
import type { Told } from '../recorder/snapshot';
import { createPolicyFile, createSettings, isAllowed, policyPath, setAside, sweepTemporaries, writeWhole, type PolicyRoom, type SettingsRoom } from '../settings';
import { createSteadyClock, type SteadyClock } from '../steady-clock';
import { createRefusalMemory, createVault, type Keyring } from '../vault';
import { createKeyring } from '../vault/keyring';

export interface Core {
  readonly language: () => Language;
  readonly words: () => Words;
  readonly wallMs: () => number;
  readonly steady: SteadyClock;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly log: ReturnType<typeof createLog>;
  readonly settings: SettingsRoom;
  /** The machine-wide one. It lets these agents of a real dialer be seen and switched. */
  readonly policy: PolicyRoom & { readonly allows: (agent: string) => boolean };
  /** Of the dialer that is open now: practice allows everybody. */
  readonly allows: (agent: string) => boolean;
  readonly pins: ReturnType<typeof createPins>;
  readonly keyring: Keyring;
  readonly dialer: Dialer;
  readonly trouble: (what: Trouble) => void;
  /** There is somebody now who can show what went wrong while the files were read. */
  readonly tellEarly: () => void;
}

export interface CoreDeps {
  readonly userData: string;
  readonly onChange: () => void;
  readonly onPolicy: () => void;
  readonly onTrouble: (what: Trouble) => void;
  readonly onLoud: (loud: Loud) => void;
  /** An agent was left with a recording, with a wish to stop it, or in a pause. */
  readonly onLeft: (left: Left) => void;
  readonly onPauseLoud: (loud: PauseLoud) => void;
  readonly onPauseOver: (how: PauseEnd) => void;
}

/** Of a board: no more calls at once than this. */
const floorConnections = 6;

export function createCore(deps: CoreDeps): Core {
  const { userData } = deps;
  const language = () => languageOf(settings.get().language, app.getPreferredSystemLanguages());
  const words = () => wordsOf(language());
  const wallMs = () => Date.now();
  const steady = createSteadyClock(() => performance.now(), wallMs);
  const { now } = steady;
  const setTimer = (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  const wordFolder = join(userData, 'open-words');
  for (const folder of [userData, wordFolder]) sweepTemporaries(folder);

  const log = createLog(join(userData, 'logs'), () => dialer.secrets());
  const trouble = (what: Trouble): void => {
    log.warn(`trouble ${tellTrouble(what, words()).kind}`);
    deps.onTrouble(what);
  };
  // Until the tray is there, nobody can be told.
  let early: Trouble[] | null = [];
  const settings: SettingsRoom = createSettings({
    folder: userData,
    wallMs,
    onTrouble: (what) => {
      if (early) early.push(what);
      else trouble(what);
    },
    closeStoreChannel: () => ipcMain.removeAllListeners('electron-store-get-data'),
  });
  const tellPolicy = (): void => {
    const read = policyFile.get();
    if (read.kind !== 'broken') return;
    const what = { kind: 'policy-broken', path: policyFile.path, policy: read } as const;
    if (early) early.push(what);
    else trouble(what);
  };
  const policyFile = createPolicyFile({
    path: policyPath(process.platform, process.env['ProgramData']),
    now,
    setTimer,
    onChange: ({ kind }) => {
      log.info(`policy ${kind}`);
      tellPolicy();
      deps.onPolicy();
      void dialer.followPolicy();
    },
  });
  const policy = { ...policyFile, allows: (agent: string) => isAllowed(policyFile.get(), agent, settings.get().agent) };
  tellPolicy();
  const pins = createPins(settings);
  const trust = createTrust({ pinOf: pins.of, wallMs });
  /** Of one kind of failure, why it is one. */
  const tell = (kind: FailureKind): Told => {
    const fault = kind === 'tls' ? trust.fault(settings.get().server) : null;
    if (kind === 'not-allowed' && policy.get().kind === 'broken') return { kind, ...words().policy.notAllowed };
    return { kind, ...(fault ? words().check.fault[fault] : words().failure[kind]) };
  };
  /** One for each server, whoever of this app calls it. */
  const meters = new Map<string, Meter>();
  const meterOf = (server: string): Meter => {
    const meter = meters.get(server) ?? createMeter({ now, setTimer });
    meters.set(server, meter);
    return meter;
  };
  const keyring = createKeyring();
  const refusalFile = { folder: userData, writeWhole, setAside, wallMs, onBroken: (keptAs: string) => trouble({ kind: 'refusal-broken', keptAs }) };
  const dialer = createDialer({
    allows: policy.allows,
    settings,
    vault: createVault({ folder: userData, keyring, writeWhole, setAside, wallMs }),
    refusalMemory: (login, markKey) => createRefusalMemory({ ...refusalFile, login, markKey }),
    lookUpMemory: (login, markKey) => createRefusalMemory({ ...refusalFile, login, markKey, file: 'lookup-refusal.json' }),
    createApi: (server, agent, credentials, caFile) => {
      const meter = meterOf(server);
      const transport = createTransport(server, trust.options(server, caFile), trust.door(server), { mayAgain: mayAgain(meter, 'own') });
      return createMeteredApi({ transport, meter, rank: () => 'own', make: (counted) => createAgentApi({ transport: counted, agent, credentials, now }) });
    },
    createHall: (server, credentials, caFile) => {
      const meter = meterOf(server);
      const transport = createTransport(server, trust.options(server, caFile), trust.door(server), { most: floorConnections, mayAgain: mayAgain(meter, 'poll') });
      const facts = createServerFacts();
      return {
        meter,
        api: (agent, rank, refused) => createMeteredApi({ transport, meter, rank, refused, make: (counted) => createAgentApi({ transport: counted, facts, agent, credentials, now }) }),
        close: transport.close,
      };
    },
    createPractice: openPractice,
    wordFolder,
    writeWhole,
    setAside,
    now,
    wallMs,
    setTimer,
    tell,
    tellTrouble: (what) => tellTrouble(what, words()),
    onSnapshot: deps.onChange,
    onLoud: (loud) => {
      log.warn(`loud ${loud}`);
      deps.onLoud(loud);
    },
    onPauseLoud: (loud) => {
      log.info(`pause ${loud}`);
      deps.onPauseLoud(loud);
    },
    onPauseOver: (how) => {
      log.info(`pause over: ${how}`);
      deps.onPauseOver(how);
    },
    onTrouble: (what) => {
      if (typeof what === 'object' && what.kind === 'agent-left') deps.onLeft(what);
      else trouble(what);
    },
  });

  return {
    language,
    words,
    wallMs,
    steady,
    setTimer,
    log,
    settings,
    policy,
    allows: (agent) => dialer.snapshot().practice || policy.allows(agent),
    pins,
    keyring,
    dialer,
    trouble,
    tellEarly: () => {
      const first = early ?? [];
      early = null;
      for (const what of first) trouble(what);
    },
  };
}
