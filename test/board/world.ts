/**
 * A practice floor with team leads before their boards: the real floor of the dialer room, the real board and client,
 * without a network, on one virtual clock. Each lead is an app of their own, with a budget of their own.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgentApi, createMeter, createMeteredApi, createServerFacts, type RefusalKind, type Transport } from '../../main/agent-api';
import { createBoard, type Board, type Floor, type Scribe } from '../../main/board';
import type { BoardHead, BoardNews, BoardSource, Row } from '../../main/board/types';
import { createFloor } from '../../main/dialer/floor';
import { notSetUp } from '../../main/dialer/not-set-up';
import { createPractice, createPracticeFloor, type Practice, type PracticeFloor, type PracticeFloorOptions } from '../../main/practice';
import { createChance } from '../../main/practice/chance';
import type { Snapshot } from '../../main/recorder/snapshot';
import { setAside, writeWhole } from '../../main/settings/atomic-writer';
import { defaults } from '../../main/settings/defaults';
import { createEventClock, type EventClock } from '../simulation/clock';
import { createTruthLog, wrongs, type TruthLog, type Wrong } from './truth';

export interface FloorWorldOptions {
  readonly agents: number;
  readonly leads: number;
  readonly seed: number;
  readonly capPerMinute: number;
  /** False: the login may not ask for the list, and every agent was typed. */
  readonly listAllowed: boolean;
  /** With the list allowed: typed all the same. */
  readonly typed?: boolean;
  /** Typed at some time, though the list is wished now. */
  readonly typedBefore?: readonly string[];
  /** Typed beside them, and on no floor. */
  readonly strangers?: readonly string[];
  readonly floor?: Omit<PracticeFloorOptions, 'agents' | 'seed'>;
  /** One way, between these. */
  readonly wireMs?: { readonly least: number; readonly most: number };
  /** Who writes down what a lead does; what other desks say. */
  readonly scribe?: (user: string, snapshot: Snapshot) => Scribe;
  readonly sharedPauses?: (user: string, agents: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** False: the boards are not watched yet. */
  readonly watched?: boolean;
}

export interface Lead {
  readonly user: string;
  readonly board: Board;
  readonly floor: Floor;
  /** When the server got each call of this lead. */
  readonly arrivals: readonly number[];
  readonly mostAtOnce: () => number;
  /** How long the server has worked for this lead, by the real clock. */
  readonly serverMs: () => number;
  /** What their window shows, made of the news alone; ages run on. */
  readonly shown: () => readonly Shown[];
  readonly head: () => BoardHead | null;
  /** As the window has it now. */
  readonly listAgeMs: () => number | null;
  /** Faults of the stream itself: a number that was left out, say. */
  readonly faults: readonly string[];
  /** Told after each news. */
  onNews: ((news: BoardNews) => void) | null;
  readonly louds: { readonly agent: string; readonly loud: string }[];
  readonly watch: () => void;
  readonly unwatch: () => void;
}

export interface Shown {
  readonly row: Row;
  /** As a window has it now. */
  readonly ageMs: number | null;
  readonly holeForMs: number | null;
}

export interface FloorWorld {
  readonly clock: EventClock;
  readonly practice: Practice;
  readonly floor: PracticeFloor;
  readonly truth: TruthLog;
  readonly leads: readonly Lead[];
  /** Virtual time goes on, with all that waits for it. */
  readonly run: (ms: number) => Promise<void>;
  /** What the lead's window says now and was not so at the moment that it names. */
  readonly check: (lead: Lead) => readonly Wrong[];
  /** The lead's app dies and starts again over the same disk; its board is not watched yet. */
  readonly restart: (lead: Lead) => Lead;
  readonly end: () => Promise<void>;
}

const startsAt = 1_795_533_378_000;
const password = 'Sesame-opens_7';
/** As main/wiring/core.ts has it. */
const connections = 6;

export function createFloorWorld(options: FloorWorldOptions): FloorWorld {
  const { agents, leads: many, seed, capPerMinute, listAllowed, typed = !listAllowed, wireMs = { least: 10, most: 60 } } = options;
  const clock = createEventClock(startsAt);
  const chance = createChance(seed * 31 + 7);
  const folder = mkdtempSync(join(tmpdir(), 'floor-'));
  const users = Array.from({ length: many }, (_, index) => `lead${index + 1}`);
  const practice = createPractice({ clock, users: users.map((user) => ({ user, pass: password, allowedFunctions: listAllowed ? ['recording', 'logged_in_agents'] : ['recording'] })) });
  const floor = createPracticeFloor(practice, clock, { ...options.floor, agents, seed });
  floor.begin();
  const truth = createTruthLog(practice, floor, clock);

  /** What each lead's disk says of words that are open. */
  const leftOpen = new Map<string, { readonly server: string; readonly agents: readonly string[] }>();

  /** Something of the app was run: what waits for it has to come up. The floor's own timers wake nobody. */
  let isStirred = false;
  const appTimer = (ms: number, run: () => void): (() => void) =>
    clock.setTimer(ms, () => {
      isStirred = true;
      run();
    });

  /** As on a real computer no two looks at the clock find the same moment. */
  let last = 0;
  const now = (): number => (last = Math.max(clock.now(), last + 0.001));

  function createLead(user: string): Lead & { readonly close: () => Promise<void> } {
    const wordFolder = join(folder, user);
    mkdirSync(wordFolder, { recursive: true });
    const arrivals: number[] = [];
    let atOnce = 0;
    let mostAtOnce = 0;
    let serverMs = 0;
    const queue: (() => void)[] = [];
    const wire = (): number => chance.between(wireMs.least, wireMs.most);

    const transport: Transport = {
      post: (fields, signal, _withinMs, script = 'agent') =>
        new Promise((resolve) => {
          let isOver = false;
          const end = (exchange: Awaited<ReturnType<Transport['post']>>): void => {
            if (isOver) return;
            isOver = true;
            signal.removeEventListener('abort', giveUp);
            resolve(exchange);
          };
          const giveUp = (): void => end({ ok: false, failure: 'unreachable', maybeSent: true, torn: '' });
          const release = (): void => {
            atOnce--;
            queue.shift()?.();
          };
          const go = (): void => {
            if (isOver) return queue.shift()?.();
            atOnce++;
            mostAtOnce = Math.max(mostAtOnce, atOnce);
            appTimer(wire(), () => {
              arrivals.push(clock.now());
              const began = performance.now();
              const { body, status } = script === 'agent' ? practice.answer(fields) : practice.answerNonAgent(fields);
              serverMs += performance.now() - began;
              appTimer(wire(), () => {
                release();
                end(status === 200 ? { ok: true, body } : { ok: false, failure: 'not-vicidial', maybeSent: true, torn: '' });
              });
            });
          };
          signal.addEventListener('abort', giveUp);
          if (signal.aborted) return end({ ok: false, failure: 'unreachable', maybeSent: false, torn: '' });
          if (atOnce < connections) go();
          else queue.push(go);
        }),
      close: async () => undefined,
    };
    const credentials = { user, password };
    const meter = createMeter({ now, setTimer: appTimer });
    const facts = createServerFacts();
    let own: Snapshot = { ...notSetUp(`own-${user}`, 'dialer.example', null), state: 'logged-out' };
    const quiet = { wordFolder, writeWhole, setAside, now, wallMs: now, setTimer: appTimer, onSnapshot: () => undefined, onLoud: () => undefined, onPauseLoud: () => undefined, onPauseOver: () => undefined, onTrouble: () => undefined };
    const tell = (kind: string): { kind: string; message: string; advice: string } => ({ kind, message: kind, advice: '' });
    let listRefusal: RefusalKind | null = null;
    const made = createFloor(
      { ...quiet, settings: { get: () => defaults, set: () => undefined }, tell },
      {
        origin: 'https://dialer.example',
        user,
        practice: null,
        hall: { meter, api: (agent, rank, refused) => createMeteredApi({ transport, meter, rank, refused, make: (counted) => createAgentApi({ transport: counted, facts, agent, credentials, now }) }), close: transport.close },
        lists: { load: () => listRefusal, remember: (kind) => (listRefusal = kind), forget: () => (listRefusal = null) },
        allows: () => true,
        own: () => `own-${user}`,
        ownSnapshot: () => own,
        onRefused: (reason) => (own = { ...own, state: 'blocked', failure: tell(reason) }),
      },
    );
    const louds: Lead['louds'] = [];
    const source: BoardSource = typed ? { kind: 'typed', agents: [...floor.agents, ...(options.strangers ?? [])] } : { kind: 'server', campaigns: [], groups: [] };
    const board = createBoard({
      floor: () => made,
      settings: () => ({ source, typed: options.typedBefore ?? [], callsPerMinute: capPerMinute, pauseSeconds: defaults.pauseSeconds }),
      fileAgents: () => null,
      allows: () => true,
      isHeld: () => false,
      pressOwn: async () => ({ kind: 'not-set-up' }),
      scribe: (_agent, snapshot) => options.scribe?.(user, snapshot) ?? { view: () => undefined, press: (_ask, run) => run(), pauseOver: () => undefined, close: () => undefined },
      sharedPauses: async (agents) => options.sharedPauses?.(user, agents) ?? new Map(),
      onLeft: () => undefined,
      keepOpen: (server, of) => void leftOpen.set(user, { server, agents: of }),
      leftOpen: () => leftOpen.get(user) ?? null,
      tell,
      tellList: tell,
      tellOutcome: (outcome) => tell(outcome.kind),
      onLoud: (agent, loud) => void louds.push({ agent, loud: typeof loud === 'string' ? loud : JSON.stringify(loud) }),
      now,
      wallMs: now,
      setTimer: appTimer,
    });

    const rows = new Map<string, { readonly row: Row; readonly at: number }>();
    let head: BoardHead | null = null;
    let headAt = 0;
    let seq: number | null = null;
    const faults: string[] = [];
    let stop: (() => void) | null = null;

    function take(news: BoardNews): void {
      if (news.whole) rows.clear();
      else if (seq === null || news.seq !== seq + 1) faults.push(`news ${news.seq} came after ${seq}`);
      seq = news.seq;
      ({ head } = news);
      headAt = clock.now();
      for (const row of news.rows) rows.set(row.agent, { row, at: clock.now() });
      for (const agent of news.gone) rows.delete(agent);
      lead.onNews?.(news);
    }

    const lead: Lead & { readonly close: () => Promise<void> } = {
      user,
      board,
      floor: made,
      arrivals,
      mostAtOnce: () => mostAtOnce,
      serverMs: () => serverMs,
      shown: () => [...rows.values()].map(({ row, at }) => ({ row, ...aged(row, clock.now() - at) })),
      head: () => head,
      listAgeMs: () => (head?.listAgeMs == null ? null : head.listAgeMs + clock.now() - headAt),
      faults,
      onNews: null,
      louds,
      watch: () => {
        stop ??= board.watch(take);
        // A window asks for all of it first; from then on it is told what changes.
        take(board.news());
      },
      unwatch: () => {
        stop?.();
        stop = null;
      },
      close: async () => {
        stop?.();
        board.close();
        await made.close();
      },
    };
    return lead;
  }

  const leads = users.map(createLead);
  if (options.watched !== false) for (const lead of leads) lead.watch();

  async function settle(): Promise<void> {
    isStirred = false;
    // All that was promised comes up before it.
    await new Promise((resolve) => setImmediate(resolve));
  }

  return {
    clock,
    practice,
    floor,
    truth,
    leads,
    run: async (ms) => {
      const until = clock.now() + ms;
      await settle();
      while (clock.runNext(until)) {
        truth.note();
        if (isStirred) await settle();
      }
      clock.moveTo(until);
    },
    check: (lead) => {
      truth.note();
      return lead.shown().flatMap((look) => wrongs(truth, { ...look, at: clock.now(), listAgeMs: lead.listAgeMs(), tellsCallsApart: !typed, slackMs: 2 * wireMs.most + 20 }));
    },
    restart: (lead) => {
      const at = leads.findIndex((one) => one === lead);
      // A kill: nothing is finished, and what its disk says stays.
      const kept = leftOpen.get(lead.user);
      void leads[at]?.close();
      if (kept) leftOpen.set(lead.user, kept);
      const next = createLead(lead.user);
      leads[at] = next;
      return next;
    },
    end: async () => {
      for (const lead of leads) await lead.close();
      floor.close();
      await practice.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function aged(row: Row, byMs: number): { readonly ageMs: number | null; readonly holeForMs: number | null } {
  return { ageMs: row.ageMs === null ? null : row.ageMs + byMs, holeForMs: row.hole === null ? null : row.hole.forMs + byMs };
}

/** The most of these moments that lie in any 60 s. */
export function mostInAMinute(moments: readonly number[]): number {
  const sorted = [...moments].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [index, at] of sorted.entries()) {
    while ((sorted[first] ?? at) <= at - 60_000) first++;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
