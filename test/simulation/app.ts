/**
 * The app of a simulation: the real recorder with the real parser, on a computer that sleeps, freezes and kills it.
 */
import { createAgentApi, type RefusalKind } from '../../main/agent-api';
import { createPause, type DeskAsk, type PauseEnd, type PauseLoud, type PauseRoom, type PressOutcome } from '../../main/pause';
import { decodePause, encodePause } from '../../main/pause/keep';
import { createRecorder, type Loud, type Recorder } from '../../main/recorder';
import { decodeKept, encodeKept, type WordStore } from '../../main/recorder/open-word';
import type { Snapshot } from '../../main/recorder/snapshot';
import { createSteadyClock } from '../../main/steady-clock';
import type { EventClock } from './clock';
import { login } from './dialer';
import type { Life, Network } from './network';
import type { Act } from './script';

export interface Press {
  readonly at: number;
  readonly life: number;
  readonly action: 'start' | 'stop' | 'toggle' | 'pause' | 'extend';
  readonly tag: string;
  readonly another: boolean;
  outcome: PressOutcome | null;
  settledAt: number | null;
}

export interface Heard {
  readonly at: number;
  readonly loud: Loud | PauseLoud;
}

/** A pause that ended, and how. */
export interface Over {
  readonly at: number;
  readonly life: number;
  readonly how: PauseEnd;
}

export interface App {
  readonly act: (act: Act) => void;
  /** What was shown last; null while the app is dead. */
  readonly snapshot: () => Snapshot | null;
  readonly presses: Press[];
  readonly loud: Heard[];
  readonly overs: Over[];
  /** What a start of the app would find of an open pause. */
  readonly pauseKept: () => boolean;
  readonly life: () => number;
  readonly asleep: () => boolean;
  /** Time that the process stood still, in all. */
  readonly stoodStillMs: () => number;
  readonly popup: () => boolean;
  readonly locked: () => boolean;
  /** When a person last asked for a new try. */
  readonly checkedAt: () => number;
  /** The person was told that the open word could not be kept. */
  readonly notKeptSince: (at: number) => boolean;
  readonly disk: () => string;
  readonly heal: () => void;
  readonly close: () => void;
}

export interface AppDeps {
  readonly clock: EventClock;
  readonly network: Network;
  readonly onSnapshot: (snapshot: Snapshot, life: number) => void;
  readonly pause: { readonly seconds: number; readonly end: 'ask' | 'resume' };
  readonly onLoud: (loud: Loud | PauseLoud) => void;
  readonly onSettled: (press: Press) => void;
}

export function createApp(deps: AppDeps): App {
  const { clock, network } = deps;
  const presses: Press[] = [];
  const loud: Heard[] = [];
  const overs: Over[] = [];
  let wallJumpMs = 0;
  let sleptMs = 0;
  let asleepSince: number | null = null;
  let frozen = false;
  let stoodStillMs = 0;
  let backlog: (() => void)[] = [];
  let popup = false;
  let locked = false;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let kept: string | null = null;
  let pauseKept: string | null = null;
  let pauseOpen = false;
  let refusal: RefusalKind | null = null;
  let refuses = false;
  let notKeptAt = Number.NEGATIVE_INFINITY;
  let dying: Extract<Act, { do: 'die' }> | null = null;
  let closed = false;
  let life: Life = { number: 0, alive: false, deliver: () => undefined };
  let recorder: Recorder | null = null;
  let pause: PauseRoom | null = null;
  let shown: Snapshot | null = null;

  const wallMs = (): number => clock.now() + wallJumpMs;
  // The runtime's clock stands still in sleep, as on Linux.
  const runtimeMs = (): number => (asleepSince ?? clock.now()) - sleptMs;

  function open(): void {
    const steady = createSteadyClock(runtimeMs, wallMs);
    const mine: Life = {
      number: life.number + 1,
      alive: true,
      deliver: (run) => {
        if (!mine.alive) return;
        if (frozen) backlog.push(() => mine.alive && run());
        else run();
      },
    };
    life = mine;
    const transport = network.transportOf(mine);
    const clocks = { now: steady.now, wallMs };
    const words: WordStore = {
      keep: (what) => {
        if (!mine.alive) return;
        if (dying?.when === 'before-next-keep') return die(dying);
        const text = what === null || (what.word === null && what.after === null) ? null : encodeKept(what, clocks);
        if (refuses && text !== null) throw new Error('no space left');
        kept = text;
        if (dying?.when === 'after-next-keep') die(dying);
      },
      load: () => (kept === null ? null : decodeKept(kept, clocks)),
    };
    const say = (said: Loud | PauseLoud): void => {
      if (!mine.alive) return;
      loud.push({ at: clock.now(), loud: said });
      deps.onLoud(said);
    };
    const show = (): void => {
      if (!mine.alive || !myPause) return;
      shown = myPause.snapshot();
      deps.onSnapshot(shown, mine.number);
    };
    let myPause: PauseRoom | null = null;
    const api = createAgentApi({ transport, agent: '1000', credentials: login, now: steady.now });
    const made = createRecorder({
      api: {
        ...api,
        ask: (call, signal) => {
          const reply = api.ask(call, signal);
          if (dying?.when === 'after-next-call' && mine.alive) die(dying);
          return reply;
        },
      },
      who: { agent: '1000', server: 'dialer.example', plain: false, practice: false },
      words,
      refusal: { load: () => refusal, remember: (kind) => mine.alive && (refusal = kind), forget: () => mine.alive && (refusal = null) },
      now: steady.now,
      wallMs,
      setTimer: (ms, run) => clock.setTimer(ms, () => mine.deliver(run)),
      tell: (kind) => ({ kind, message: kind, advice: '' }),
      onSnapshot: () => {
        myPause?.see();
        show();
      },
      onLoud: say,
      onNotKept: () => (notKeptAt = clock.now()),
    });
    steadyOf = steady;
    if (!mine.alive) return void (recorder = null);
    pauseOpen = false;
    recorder = made;
    myPause = createPause({
      press: made.press,
      base: made.snapshot,
      store: {
        keep: (what) => {
          if (!mine.alive) return true;
          if (dying?.when === 'before-next-keep') {
            die(dying);
            return true;
          }
          const text = what === null ? null : encodePause(what, clocks);
          if (refuses && text !== null) return false;
          pauseKept = text;
          if (dying?.when === 'after-next-keep') die(dying);
          return true;
        },
        load: () => (pauseKept === null ? null : decodePause(pauseKept, clocks)),
      },
      settings: () => deps.pause,
      now: steady.now,
      wallMs,
      setTimer: (ms, run) => clock.setTimer(ms, () => mine.deliver(run)),
      onLoud: say,
      onOver: (how) => mine.alive && overs.push({ at: clock.now(), life: mine.number, how }),
      onChange: show,
      onOpen: (open) => {
        if (!mine.alive) return;
        pauseOpen = open;
        attendNow();
      },
      // The practice server of a simulation has no such function.
      stereo: async () => 'absent',
      onNotKept: () => (notKeptAt = clock.now()),
    });
    pause = myPause;
    myPause.see();
    show();
    // It may have died while it opened.
    if (mine.alive && (popup || locked)) attend();
  }
  let steadyOf = createSteadyClock(runtimeMs, wallMs);

  /** A kill: nothing is finished, nobody is told. What is on the wire already goes on by itself. */
  function die(how: Extract<Act, { do: 'die' }>): void {
    dying = null;
    life.alive = false;
    recorder = null;
    pause = null;
    clock.setTimer(how.awayMs, comeBack);
  }

  function comeBack(): void {
    if (frozen) backlog.push(comeBack);
    else if (!life.alive && !closed) open();
  }

  /** A process that stands still hears of it when it goes on. */
  function attend(): void {
    if (frozen) backlog.push(attendNow);
    else attendNow();
  }

  function attendNow(): void {
    if (asleepSince !== null) pause?.slept();
    recorder?.attend({ popup, locked, suspended: asleepSince !== null, paused: pauseOpen });
  }

  function goOn(): void {
    const waiting = backlog;
    backlog = [];
    frozen = false;
    for (const run of waiting) run();
  }

  function sleep(ms: number, noticed: boolean): void {
    if (frozen) return;
    stoodStillMs += ms;
    if (noticed) {
      steadyOf.fallAsleep();
      asleepSince = clock.now();
      attendNow();
    }
    frozen = true;
    clock.setTimer(ms, () => {
      if (noticed && asleepSince !== null) {
        sleptMs += clock.now() - asleepSince;
        asleepSince = null;
        steadyOf.wake();
        attendNow();
      }
      goOn();
    });
  }

  function press({ action, tag, another }: Extract<Act, { do: 'press' }>): void {
    if (!pause || !recorder || frozen) return;
    const made: Press = { at: clock.now(), life: life.number, action, tag, another, outcome: null, settledAt: null };
    presses.push(made);
    const mine = life;
    void pause.press(askOf(action, tag, another)).then((outcome) => {
      if (!mine.alive) return;
      made.outcome = outcome;
      made.settledAt = clock.now();
      deps.onSettled(made);
    });
  }

  function act(what: Act): void {
    switch (what.do) {
      case 'press':
        return press(what);
      case 'check':
        if (!recorder || frozen) return;
        checkedAt = clock.now();
        return void recorder.check();
      case 'popup':
        popup = what.on;
        return attend();
      case 'lock':
        locked = what.on;
        return attend();
      case 'sleep':
        return sleep(what.ms, true);
      case 'freeze':
        return sleep(what.ms, false);
      case 'die':
        if (!recorder || frozen) return;
        dying = what;
        if (what.when === 'now') die(what);
        return;
      case 'wall-jump':
        wallJumpMs += what.ms;
        return;
      case 'disk':
        refuses = what.refuses;
        return;
      case 'network':
        return network.setWeather({ fate: what.fate, on: what.on, times: what.times });
      case 'latency':
        return network.setLatency(what.ms);
      default:
        return;
    }
  }

  open();
  return {
    act,
    snapshot: () => (recorder ? shown : null),
    presses,
    loud,
    overs,
    pauseKept: () => pauseKept !== null,
    life: () => life.number,
    asleep: () => frozen,
    stoodStillMs: () => stoodStillMs,
    popup: () => popup,
    locked: () => locked,
    checkedAt: () => checkedAt,
    notKeptSince: (at) => notKeptAt >= at,
    disk: () => `${kept ?? ''}${pauseKept ?? ''}${refusal ?? ''}`,
    heal: () => {
      dying = null;
      refuses = false;
      popup = false;
      locked = false;
      network.setWeather(null);
      network.setLatency(10);
      attend();
    },
    close: () => {
      closed = true;
      life.alive = false;
      recorder = null;
      pause = null;
    },
  };
}

/** As the keys ask: the same key pauses and resumes. */
function askOf(action: Press['action'], tag: string, another: boolean): DeskAsk {
  if (action === 'pause') return { action, seconds: null, tag, turns: true };
  return action === 'extend' ? { action } : { action, tag, another };
}
