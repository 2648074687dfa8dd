/**
 * dialer: which dialer this desk speaks to now: none yet, the built-in practice one, or the agent's own.
 *
 * Promises: one recorder at a time; credentials only ever go to the server they were typed for; practice is never
 * remembered as a real server. Called by the app, on behalf of tray, keys, windows and command line. Must not know
 * them, nor Electron.
 */
import { hostOf, isUserName, type AgentApi, type Credentials } from '../agent-api';
import type { Floor } from '../board/floor';
import type { PracticeDialer } from '../practice';
import type { DeskAsk, PressOutcome } from '../pause';
import type { Attention } from '../recorder';
import type { Snapshot } from '../recorder/snapshot';
import type { Trial } from '../check';
import type { Login, RefusalMemory } from '../vault';
import type { SetupForm } from '../../preload/contract';
import { allowedApi, allowedMemory } from './allowed';
import { createFirstOpening } from './first-opening';
import { createFloor } from './floor';
import { readForm } from './form';
import { createGate, type Gate } from './gate';
import { leftBehind } from './left';
import { lookUpPlace, serverAt } from './server-time';
import { notSetUp } from './not-set-up';
import { actInPractice } from './practice-acts';
import { createSeat, pauseIsLeft, type Seat } from './seat';
import { createTrial } from './trial';
import type { AgentReply, Dialer, DialerDeps, DialerTrouble, SetUpReply, TryReply } from './types';

export type { AgentReply, Dialer, DialerTrouble, Left, SetUpFault, SetUpReply } from './types';

interface Open {
  readonly seat: Seat;
  readonly api: AgentApi;
  readonly practice: PracticeDialer | null;
  /** Null in practice. */
  readonly gate: Gate | null;
  readonly agent: string;
  /** For the board: made when it is first asked for. */
  readonly floor: () => Floor;
  readonly closeFloor: () => void;
}

export function createDialer(deps: DialerDeps): Dialer {
  const { settings, vault } = deps;
  let open: Open | null = null;
  /** The agent's own login and what it met. It outlives practice, also where no disk keeps it. */
  let held: { readonly login: Login; readonly refusal: RefusalMemory; readonly lookUps: RefusalMemory } | null = null;
  let memoryOnly = false;
  /** Typed for the last check, for the log's redaction only. */
  let tried = '';
  const first = createFirstOpening(deps.setTimer);
  let attention: Attention = { popup: false, locked: false, suspended: false };
  const firstView = readFirstView();
  /** Told anew each time: the language may have changed. */
  let closedView: () => Snapshot = () => firstView;
  /** Practice refuses nobody, so there is nothing to remember. */
  const noMemory: RefusalMemory = { load: () => null, remember: () => undefined, forget: () => undefined };

  /** What was set up is opened in a moment: until then nothing is known, which is not the same as nothing set up. */
  function readFirstView(): Snapshot {
    const { server, user, agent } = settings.get();
    return server === '' || user === '' || agent === '' ? notSetUp(null, null, null) : notSetUp(agent, hostOf(server), null, 'connecting');
  }

  function show(view: () => Snapshot): void {
    closedView = view;
    deps.onSnapshot();
  }

  async function shut(): Promise<void> {
    const was = open;
    open = null;
    was?.seat.close();
    was?.closeFloor();
    await was?.api.close();
    await was?.practice?.close();
  }

  function begin(origin: string, agent: string, credentials: Credentials, refusal: RefusalMemory, lists: RefusalMemory, practice: PracticeDialer | null): void {
    // Two ways in may have overlapped (a double click): the later one is what a person sees, the earlier one ends.
    void shut();
    const caFile = practice ? null : settings.get().caFile;
    const made = deps.createApi(origin, agent, credentials, caFile);
    const allows = (): boolean => deps.allows(agent);
    const real = practice ? made : allowedApi(made, allows);
    const gate = practice ? null : createGate(real);
    const api = gate?.api ?? real;
    const seat = createSeat(deps, { origin, agent, api, refusal: practice ? refusal : allowedMemory(refusal, allows), practice, attention });
    let floor: Floor | null = null;
    const makeFloor = (): Floor =>
      createFloor(deps, {
        origin,
        user: credentials.user,
        practice,
        hall: deps.createHall(origin, credentials, caFile),
        lists,
        allows: practice ? () => true : deps.allows,
        own: () => agent,
        ownSnapshot: seat.snapshot,
        onRefused: (reason) => {
          refusal.remember(reason);
          // Unsent: it only learns what was met.
          real.refuse(reason);
          if (seat.snapshot().state !== 'blocked') void seat.check();
        },
      });
    open = { seat, api, practice, gate, agent, floor: () => (floor ??= makeFloor()), closeFloor: () => void floor?.close() };
    deps.onSnapshot();
  }

  function beginReal(agent: string, next: NonNullable<typeof held>): void {
    held = next;
    const { server, user, password } = next.login;
    begin(server, agent, { user, password }, next.refusal, next.lookUps, null);
  }

  async function openStored(): Promise<void> {
    // Somebody was quicker: a setup or practice is open already.
    if (open) return;
    const { server, user, agent } = settings.get();
    if (server === '' || user === '' || agent === '') return show(() => notSetUp(null, null, null));
    show(() => notSetUp(agent, hostOf(server), null, 'connecting'));
    if (held && held.login.server === server && held.login.user === user) return beginReal(agent, held);
    const stored = await vault.load();
    if (open) return;
    // Another agent may have sat down while the keyring was asked.
    const { agent: sitting } = settings.get();
    const trouble = troubleOf(stored.kind === 'broken' ? { kind: 'vault-broken', keptAs: stored.keptAs } : stored.kind);
    if (stored.kind === 'login' && stored.login.server === server && stored.login.user === user) return beginReal(sitting, { login: stored.login, refusal: deps.refusalMemory(stored.login, stored.markKey), lookUps: deps.lookUpMemory(stored.login, stored.markKey) });
    if (trouble) deps.onTrouble(trouble);
    show(() => notSetUp(sitting, hostOf(server), trouble ? deps.tellTrouble(trouble) : null));
  }

  async function setUp(form: SetupForm, caFile?: string | null): Promise<SetUpReply> {
    const read = readForm(form, held?.login ?? null);
    if (!read.ok) return read;
    if (!deps.allows(read.agent)) return { ok: false, field: 'agent', fault: 'not-allowed' };
    if (read.agent !== snapshot().agent || hostOf(read.origin) !== snapshot().detail.server) tellLeft();
    const password = read.password ?? held?.login.password ?? '';
    const { server: before } = settings.get();
    // What was said of another dialer is not known of this one.
    const told = before === '' || before === read.origin ? {} : ({ alsoRecorded: 'unknown' } as const);
    const next: Login = { server: read.origin, user: read.user, password };
    settings.set({ server: read.origin, user: read.user, agent: read.agent, allowHttp: form.allowHttp, ...(caFile === undefined ? {} : { caFile }), ...told });
    const saved = await vault.save(next);
    memoryOnly = !saved.onDisk;
    if (memoryOnly) deps.onTrouble('vault-memory');
    if (read.droppedCharacters) deps.onTrouble('password-dropped');
    await shut();
    const refusal = deps.refusalMemory(next, saved.markKey);
    // A person has just typed or confirmed them, so they may be tried once.
    refusal.forget();
    const lookUps = deps.lookUpMemory(next, saved.markKey);
    lookUps.forget();
    // Another agent may have sat down while the keyring was asked.
    beginReal(settings.get().agent, { login: next, refusal, lookUps });
    await begun()?.seat.check();
    return { ok: true, snapshot: snapshot() };
  }

  /** What runs or waits here goes on without a light: a person must know. In practice nothing does. */
  function tellLeft(): void {
    const left = open?.practice ? null : leftBehind(snapshot());
    if (left) deps.onTrouble(left);
  }

  async function changeAgent(typed: string): Promise<AgentReply> {
    const agent = typed.trim();
    if (!isUserName(agent)) return { ok: false, fault: 'agent-bad' };
    if (!open) await first.wait();
    if (begun()?.practice) return { ok: false, fault: 'practice' };
    const { server, user, agent: before } = settings.get();
    if (server === '' || user === '') return { ok: false, fault: 'not-set-up' };
    if (!deps.allows(agent)) return { ok: false, fault: 'not-allowed' };
    if (agent === before && open) return { ok: true };
    if (agent !== before) {
      // Before anything is open only its note tells of a pause.
      if (!open && before !== '' && pauseIsLeft(deps, server, before)) deps.onTrouble({ kind: 'agent-left', agent: before, what: 'pause' });
      tellLeft();
      settings.set({ agent });
    }
    if (!held) {
      // The first opening takes up whom it finds in the settings once the keyring answers.
      if (first.isOver()) await openStored();
      else show(readFirstView);
      return { ok: true };
    }
    // Whom the dialer did not know was the agent, not the login: the next one may be asked for.
    if (held.refusal.load() === 'unknown-agent') held.refusal.forget();
    beginReal(agent, held);
    if (snapshot().state !== 'blocked') await begun()?.seat.check();
    return { ok: true };
  }

  function trialOf(login: Login, agent: string, dropsCharacters: boolean, caFile: string | null): Trial {
    const { server, user, password } = login;
    const isHeld = (): boolean => held !== null && held.login.server === server && held.login.user === user && held.login.password === password;
    return createTrial({
      api: allowedApi(deps.createApi(server, agent, { user, password }, caFile), () => deps.allows(agent)),
      origin: server,
      agent,
      dropsCharacters,
      running: () => (open?.gate && isHeld() ? { gate: open.gate, agent: open.agent, check: open.seat.check } : null),
      refusal: () => (isHeld() ? (held?.refusal ?? null) : null),
    });
  }

  function tryOut(form: SetupForm, caFile: string | null | undefined): TryReply {
    const read = readForm(form, held?.login ?? null);
    if (!read.ok) return read;
    if (!deps.allows(read.agent)) return { ok: false, field: 'agent', fault: 'not-allowed' };
    const login: Login = { server: read.origin, user: read.user, password: read.password ?? held?.login.password ?? '' };
    tried = login.password;
    return { ok: true, trial: trialOf(login, read.agent, read.droppedCharacters, caFile === undefined ? settings.get().caFile : caFile) };
  }

  /** While it is blocked the login is not tried: what it met is told instead. */
  function tryStored(): Trial | null {
    const { agent, caFile } = settings.get();
    if (!held || agent === '' || !deps.allows(agent)) return null;
    const trial = trialOf(held.login, agent, false, caFile);
    const reason = held.refusal.load();
    return reason === null ? trial : { ...trial, login: async () => ({ kind: 'refused', reason }) };
  }

  /** What is open now: asked through a function, since it changes between two awaits. */
  function begun(): Open | null {
    return open;
  }

  async function followPolicy(): Promise<void> {
    if (!open || open.practice || !held) return;
    const { agent, seat } = open;
    const isRefused = seat.snapshot().failure?.kind === 'not-allowed';
    if (deps.allows(agent) !== isRefused) return;
    // What the login met before is read anew: a policy that allows again is no person who tries again.
    if (isRefused) beginReal(agent, held);
    if (!isRefused || snapshot().state !== 'blocked') await begun()?.seat.check();
  }

  async function practise(): Promise<void> {
    if (open?.practice) return;
    const { dialer, agent, credentials } = await deps.createPractice();
    tellLeft();
    await shut();
    begin(dialer.url, agent, credentials, noMemory, noMemory, dialer);
    dialer.onChange(() => {
      if (begun()?.practice === dialer) deps.onSnapshot();
    });
    await begun()?.seat.check();
  }

  function snapshot(): Snapshot {
    return open ? open.seat.snapshot() : closedView();
  }

  async function press(ask: DeskAsk): Promise<PressOutcome> {
    if (open) return open.seat.press(ask);
    await first.wait();
    const now = begun();
    if (now) return now.seat.press(ask);
    if (!first.isOver()) return { kind: 'nothing-sent' };
    return ask.action === 'toggle' ? { kind: 'mend' } : { kind: 'not-set-up' };
  }

  return {
    open: () => openStored().finally(first.end),
    press,
    check: async () => {
      if (!open) await first.wait();
      await begun()?.seat.check();
    },
    snapshot,
    attend: (next) => {
      attention = next;
      open?.seat.attend(next);
    },
    setUp,
    changeAgent,
    tryOut,
    tryStored,
    followPolicy,
    whyNotAllowed: () => deps.tell('not-allowed'),
    practise,
    leavePractice: async () => {
      if (!open?.practice) return;
      await shut();
      await openStored();
    },
    practiceAct: (act) => {
      if (open?.practice) actInPractice(open.practice, act);
    },
    serverAt: () => serverAt(open?.api.serverClock() ?? null, deps.now()),
    lookUpPlace: () => (open && (open.practice || deps.allows(open.agent)) ? lookUpPlace(open.api, open.practice ? { key: 'practice', refusal: noMemory } : held && { key: `${held.login.server}\n${held.login.user}`, refusal: held.lookUps }, deps) : null),
    floor: () => open?.floor() ?? null,
    practiceState: () => open?.practice?.state() ?? null,
    isBlocked: () => (held?.refusal.load() ?? null) !== null,
    hasPassword: () => held !== null,
    memoryOnly: () => memoryOnly,
    secrets: () => [...(held ? [held.login.password] : []), ...(tried === '' ? [] : [tried])],
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
