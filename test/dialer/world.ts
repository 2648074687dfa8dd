/**
 * The dialer room with its real neighbours: vault and refusal memory on a real disk, the real client against practice
 * servers, without a network, on one virtual clock. Only the settings and the keyring are pretended.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgentApi, createMeter, createMeteredApi, createServerFacts, type Transport } from '../../main/agent-api';
import { createDialer, type Dialer, type DialerTrouble } from '../../main/dialer';
import { createPractice, createPracticeDialer, PRACTICE_LOGIN, type Practice } from '../../main/practice';
import type { PauseEnd, PauseLoud } from '../../main/pause';
import type { Snapshot } from '../../main/recorder/snapshot';
import { setAside, writeWhole } from '../../main/settings/atomic-writer';
import { defaults, type Settings } from '../../main/settings/defaults';
import { createVault, type Login } from '../../main/vault';
import { createRefusalMemory } from '../../main/vault/refusal';
import type { SetupForm } from '../../preload/contract';
import { createVirtualClock, type VirtualClock } from '../practice/virtual-clock';
import { fakeKeyring, type FakeKeyring } from '../vault/keyring';

export const home = 'https://dialer.example';
export const other = 'https://other.example';
export const right = 'Sesame-opens_7';
export const wrong = 'Sesame-closes_7';

/** What went out, password and all: no test prints it. */
export interface Sent {
  readonly origin: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly value: string;
}

export interface World {
  readonly clock: VirtualClock;
  readonly keyring: FakeKeyring;
  readonly servers: ReadonlyMap<string, Practice>;
  readonly sent: Sent[];
  /** Each `set` of the settings. */
  readonly saved: Partial<Settings>[];
  readonly troubles: DialerTrouble[];
  readonly shown: Snapshot[];
  readonly pauseLoud: PauseLoud[];
  readonly pauseOver: PauseEnd[];
  /** Folder of vault, refusal and open words. */
  readonly folder: string;
  /** The room that runs now; `restart` makes a new one over the same disk. */
  readonly dialer: () => Dialer;
  readonly restart: () => Promise<Dialer>;
  /** As `restart`, but not opened yet. */
  readonly rebuild: () => Promise<Dialer>;
  readonly settings: (part: Partial<Settings>) => void;
  /** What the policy says, until it says something else. */
  readonly allow: (allows: (agent: string) => boolean) => void;
  /** How many practice dialers were made, and how many still run. */
  readonly practices: () => { readonly made: number; readonly open: number };
  /** Runs virtual time on, with all that waits for it. */
  readonly advance: (ms: number) => Promise<void>;
  /** Holds back what the keyring opens, until released. */
  holdKeyring: () => () => void;
  readonly end: () => Promise<void>;
}

export const form = (part: Partial<SetupForm> = {}): SetupForm => ({ server: home, user: 'api', password: right, agent: '1000', allowHttp: false, ...part });

export function createWorld(): World {
  const folder = mkdtempSync(join(tmpdir(), 'dialer-'));
  const wordFolder = join(folder, 'open-words');
  mkdirSync(wordFolder);
  const clock = createVirtualClock();
  const servers = new Map<string, Practice>();
  for (const origin of [home, other]) {
    const practice = createPractice({ clock, users: [{ user: 'api', pass: right }], agents: [{ agent: '1000' }, { agent: '2000' }] });
    practice.agent('1000').ready();
    practice.agent('1000').takeCall();
    servers.set(origin, practice);
  }
  let current: Settings = defaults;
  let allows: (agent: string) => boolean = () => true;
  let made = 0;
  let open = 0;
  let held: Promise<void> = Promise.resolve();
  const real = fakeKeyring();
  // Each word of the keyring waits while it is held.
  const { available } = real;
  const keyring: FakeKeyring = Object.assign(real, {
    available: async () => {
      await held;
      return available();
    },
  });
  const sent: Sent[] = [];
  const saved: Partial<Settings>[] = [];
  const troubles: DialerTrouble[] = [];
  const shown: Snapshot[] = [];
  const pauseLoud: PauseLoud[] = [];
  const pauseOver: PauseEnd[] = [];

  const transportTo = (origin: string): Transport => ({
    post: async (fields) => {
      sent.push({ origin, user: fields['user'], password: fields['pass'], value: fields['value'] ?? fields['function'] ?? '' });
      const server = servers.get(origin);
      if (!server) return { ok: false, failure: 'unreachable', maybeSent: false, torn: '' };
      return { ok: true, body: server.answer(fields).body };
    },
    close: async () => undefined,
  });

  const build = (): Dialer =>
    createDialer({
      allows: (agent) => allows(agent),
      settings: {
        get: () => current,
        set: (part) => {
          saved.push(part);
          current = { ...current, ...part };
        },
      },
      vault: createVault({ folder, keyring, writeWhole, setAside, wallMs: clock.now }),
      refusalMemory: (login: Login, markKey) => createRefusalMemory({ folder, login, markKey, writeWhole, setAside, wallMs: clock.now, onBroken: () => undefined }),
      lookUpMemory: (login: Login, markKey) => createRefusalMemory({ folder, login, markKey, file: 'lookup-refusal.json', writeWhole, setAside, wallMs: clock.now, onBroken: () => undefined }),
      createApi: (origin, agent, credentials) => createAgentApi({ transport: transportTo(origin), agent, credentials, now: clock.now }),
      createHall: (origin, credentials) => {
        const meter = createMeter(clock);
        const facts = createServerFacts();
        const transport = transportTo(origin);
        return { meter, api: (agent, rank, refused) => createMeteredApi({ transport, meter, rank, refused, make: (counted) => createAgentApi({ transport: counted, facts, agent, credentials, now: clock.now }) }), close: transport.close };
      },
      createPractice: async () => {
        const dialer = await createPracticeDialer({ clock });
        made++;
        open++;
        servers.set(dialer.url, dialer.practice);
        const close = async (): Promise<void> => {
          open--;
          await dialer.close();
        };
        return { dialer: { ...dialer, close }, agent: PRACTICE_LOGIN.agent, credentials: { user: PRACTICE_LOGIN.user, password: PRACTICE_LOGIN.pass } };
      },
      wordFolder,
      writeWhole,
      setAside,
      now: clock.now,
      wallMs: clock.now,
      setTimer: clock.setTimer,
      tell: (kind) => ({ kind, message: kind, advice: '' }),
      tellTrouble: (trouble) => ({ kind: typeof trouble === 'string' ? trouble : trouble.kind, message: '', advice: '' }),
      // The very first one is shown while the room is still being made.
      onSnapshot: () => void (built && shown.push(built().snapshot())),
      onLoud: () => undefined,
      onPauseLoud: (loud) => void pauseLoud.push(loud),
      onPauseOver: (how) => void pauseOver.push(how),
      onTrouble: (trouble) => void troubles.push(trouble),
    });

  let built: (() => Dialer) | null = null;
  let dialer = build();
  built = () => dialer;

  async function advance(ms: number): Promise<void> {
    const end = clock.now() + ms;
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 12; turn++) await Promise.resolve();
    };
    await settle();
    while (clock.now() < end) {
      clock.advanceTo(Math.min(end, clock.now() + 50));
      await settle();
    }
  }

  async function rebuild(): Promise<Dialer> {
    await dialer.close();
    dialer = build();
    return dialer;
  }

  return {
    clock,
    keyring,
    servers,
    sent,
    saved,
    troubles,
    shown,
    pauseLoud,
    pauseOver,
    folder,
    dialer: () => dialer,
    restart: async () => {
      await rebuild();
      await dialer.open();
      return dialer;
    },
    rebuild,
    settings: (part) => (current = { ...current, ...part }),
    allow: (next) => void (allows = next),
    practices: () => ({ made, open }),
    advance,
    holdKeyring: () => {
      let release: () => void = () => undefined;
      held = new Promise((resolve) => (release = resolve));
      return release;
    },
    end: async () => {
      await dialer.close();
      for (const server of servers.values()) await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
