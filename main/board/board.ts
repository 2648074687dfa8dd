/** The board itself: who is on it, whose turn it is, and what is told to those who watch. */
import type { DeskAsk, PressOutcome } from '../pause';
import type { Snapshot } from '../recorder/snapshot';
import { createBulk, type BulkRunner } from './bulk';
import type { Floor } from './floor';
import { headOf } from './head';
import type { Board, BoardDeps } from './index';
import { createNews } from './news';
import { createPoller, type Poller } from './poller';
import { inCall, takeListed, takeLook, takeStatus, unheard, type Known } from './roster';
import { isOutdated, rowOf } from './row';
import { createSeats, type Seats } from './seats';
import type { BoardPress, BoardSource, Row } from './types';

/** After a command has asked, it goes on for so long. */
const lookMs = 90_000;
/** What a command waits for the list at most. */
const lookWaitsMs = 16_000;
const freshMs = 1000;
const sharedEveryMs = 5000;
const mostShared = 60;
/** From its STATUS to its proof; and what one that is under way may still need. */
const callsOfPress = 6;
const callsLeft = 3;
/** Of those whom a person asks about, at once. */
const mostAsked = 4;

/** All that belongs to one login: another one begins anew. */
interface Open {
  readonly floor: Floor;
  readonly seats: Seats;
  readonly poller: Poller;
  readonly bulk: BulkRunner;
  readonly known: Map<string, Known>;
  /** As they stand on the board, by how the server compares them: it takes large letters for small ones. */
  readonly names: Map<string, string>;
}

export function createBoard(deps: BoardDeps): Board {
  const { now, setTimer } = deps;
  let open: Open | null = null;
  let watching = 0;
  let lookUntil = Number.NEGATIVE_INFINITY;
  let asleep = false;
  let closed = false;
  let wasRefused = false;
  let shared = new Map<string, number>();
  let sharedAt = Number.NEGATIVE_INFINITY;
  let dropped = 0;
  /** The file of names could not be read when it was last needed. */
  let noFile = false;
  let keptOpen = '';
  let keptServer = '';
  /** Whose words or pauses are open on a dialer that was left, or by an earlier run. */
  let left: ReturnType<BoardDeps['leftOpen']> = null;
  /** When the wish for many was pressed. */
  let bulkAt = Number.NEGATIVE_INFINITY;
  const listSettled = new Set<() => void>();
  const news = createNews({
    agents: () => (open ? open.known.keys() : []),
    row: (agent) => {
      const known = open?.known.get(agent);
      return open && known ? rowFor(known, open) : null;
    },
    head: (all) => headOf(deps, state(all)),
    holeMs: () => deps.settings().pauseSeconds * 1000,
    now,
    setTimer,
  });

  function state(all: Iterable<Row>): Parameters<typeof headOf>[1] {
    return { floor: open?.floor ?? null, rows: all, lists: open?.poller.lists ?? null, bulk: open?.bulk.view() ?? null, dropped, noFile, now: now() };
  }

  /** The floor of now: the one before, if there was one, is left with all that belonged to it. */
  function opened(): Open | null {
    const floor = closed ? null : deps.floor();
    if (open && open.floor === floor) return open;
    shut();
    if (!floor) return null;
    const known = new Map<string, Known>();
    const seats = createSeats({ floor, scribe: deps.scribe, onLoud: deps.onLoud, now, setTimer, onChange: heard });
    const poller = createPoller({
      floor,
      seats,
      known,
      now,
      setTimer,
      isOn: () => isActive() && !asleep,
      yields: () => open?.bulk.isWaiting() === true,
      filter: () => {
        const { source } = deps.settings();
        return source.kind === 'server' ? source : { campaigns: [], groups: [] };
      },
      onList: (agents, askedAt) => {
        takeList(agents, askedAt);
        settle();
      },
      onNoList: () => {
        if (open && deps.settings().source.kind === 'server') fill(open);
        settle();
      },
      onIdle: limit,
    });
    const bulk = createBulk({ press: (agent, ask) => (ask.action === 'start' && isOther(known.get(agent)) ? Promise.resolve({ kind: 'refused', why: 'call-over' } as const) : pressOne(agent, ask)), askOf, hasRoom: (running) => floor.refused() !== null || hasRoom(floor, running), tell: deps.tellOutcome, setTimer, onChange: bulkChanged });
    open = { floor, seats, poller, bulk, known, names: new Map() };
    shared = new Map();
    fill(open);
    adopt(open);
    return open;
  }

  /** Back at the dialer of words that are open: they are followed to their end, watched or not. */
  function adopt(here: Open): void {
    if (!left || here.floor.practice || left.server !== here.floor.server) return;
    const { agents } = left;
    left = null;
    for (const written of agents) {
      const agent = nameOf(written, here);
      // Whoever sits here now follows their own words; and what is not allowed any more is not asked about.
      if (agent === here.floor.own() || !isOn(agent)) continue;
      meet(agent, here);
      here.seats.adopt(agent);
    }
  }

  /** One that has begun and finds no room for its START or its proof would end as not sent, or not proved. */
  function hasRoom({ meter }: Floor, running: number): boolean {
    const ceiling = meter.ceiling('switch');
    return ceiling === null || ceiling - meter.lastMinute() >= Math.min(ceiling, callsOfPress + running * callsLeft);
  }

  function bulkChanged(): void {
    limit();
    news.touch();
  }

  /** Another call, or none, since they were all pressed: the call that was meant is over, though its agent may be in the next one. */
  function isOther(known: Known | undefined): boolean {
    return known != null && known.changedAt !== null && known.changedAt > bulkAt;
  }

  /** Before a word goes out it is known whose it is; its own file says the rest (main/recorder/open-word.ts). */
  function keepOpen({ floor, seats }: Open): void {
    // What a practice server left open died with it.
    if (floor.practice) return;
    const busy = seats.busy();
    const server = floor.server ?? '';
    // What lies on another dialer stays noted for as long as nothing is open here.
    if (busy.length === 0 && server !== keptServer) return;
    const next = busy.join();
    if (next === keptOpen && server === keptServer) return;
    keptOpen = next;
    keptServer = server;
    deps.keepOpen(server, busy);
  }

  function shut(): void {
    const was = open;
    open = null;
    const busy = was && !was.floor.practice ? was.seats.busy() : [];
    if (was && busy.length > 0) left = { server: was.floor.server ?? '', agents: busy };
    was?.bulk.close();
    was?.poller.close();
    was?.seats.close();
    was?.floor.meter.setCap(null);
    settle();
    news.all();
  }

  function settle(): void {
    for (const done of listSettled) done();
    listSettled.clear();
  }

  function isActive(): boolean {
    return watching > 0 || now() < lookUntil;
  }

  /** While the board asks, or follows a word of its own, nobody of this app may go beyond the cap. */
  function limit(): void {
    if (!open) return;
    const isAtWork = isActive() || open.bulk.isAtWork() || open.seats.busy().length > 0;
    open.floor.meter.setCap(isAtWork ? deps.settings().callsPerMinute : null);
  }

  function isOn(agent: string): boolean {
    return open?.floor.practice === true || deps.allows(agent);
  }

  /** One agent has one row and one recorder, in whatever letters they are written. */
  function nameOf(agent: string, { floor, names }: Open): string {
    const key = agent.toLowerCase();
    return floor.own().toLowerCase() === key ? floor.own() : (names.get(key) ?? agent);
  }

  function meet(agent: string, { known, names }: Open): void {
    if (known.has(agent)) return;
    names.set(agent.toLowerCase(), agent);
    known.set(agent, unheard(agent, now()));
  }

  /** Who was typed or stands in the file is on the board, logged in or not. */
  function fill(here: Open): void {
    const { known, names, seats, poller } = here;
    const { source } = deps.settings();
    const read = namedBy(source, poller);
    noFile = read === null;
    const named = read ?? [];
    const mine = new Set(named.map((agent) => nameOf(agent, here)).filter(isOn));
    dropped = named.length - mine.size;
    for (const agent of known.keys()) {
      if (source.kind === 'server' ? isOn(agent) : mine.has(agent)) continue;
      if (seats.isBusy(agent)) continue;
      known.delete(agent);
      names.delete(agent.toLowerCase());
      seats.drop(agent);
      news.gone(agent);
    }
    for (const agent of mine) add(agent, here);
    poller.go();
    news.touch();
  }

  /** Nobody is named where the server's list says who there is; without the right for it those count who were typed once. Null: the file can't be read. */
  function namedBy(source: BoardSource, { lists }: Poller): readonly string[] | null {
    switch (source.kind) {
      case 'typed':
        return source.agents;
      case 'file':
        return deps.fileAgents();
      case 'server':
        return lists.trouble() === null || lists.heardAt() !== null ? [] : deps.settings().typed;
    }
  }

  function add(agent: string, here: Open): void {
    const { known, floor, seats } = here;
    if (known.has(agent)) return;
    meet(agent, here);
    if (agent !== floor.own() && floor.isLeft(agent)) seats.adopt(agent);
    news.changed(agent);
  }

  function takeList(agents: Parameters<Parameters<typeof createPoller>[0]['onList']>[0], askedAt: number): void {
    if (!open) return;
    const here = open;
    const { known } = here;
    const { source } = deps.settings();
    const listed = new Map(agents.map((one) => [nameOf(one.agent, here), one]));
    if (source.kind === 'server') {
      dropped = [...listed.keys()].filter((agent) => !isOn(agent)).length;
      for (const agent of listed.keys()) if (isOn(agent)) add(agent, here);
    }
    const at = now();
    for (const [agent, before] of known) {
      const after = takeListed(before, listed.get(agent) ?? null, askedAt, at);
      known.set(agent, after);
      // A confirmed status is no news.
      if (after.status !== before.status || after.changedAt !== before.changedAt || after.campaign !== before.campaign || after.name !== before.name || after.pauseCode !== before.pauseCode) news.changed(agent);
    }
    void askShared();
  }

  /** A recorder has something new to show: its STATUS tells the agent's status too. */
  function learn(agent: string, snapshot: Snapshot | null, { known }: Open): void {
    const before = known.get(agent);
    if (!before || snapshot === null || snapshot.ageMs === null || (snapshot.failure !== null && snapshot.state !== 'logged-out')) return;
    const heardAt = now() - snapshot.ageMs;
    const after = before.seenAt === null || heardAt > before.seenAt + 2 ? takeStatus(before, snapshot.agentStatus, heardAt) : before;
    const found = snapshot.state === 'idle' || (snapshot.state === 'starting' && snapshot.recordings === 0) ? 'nothing' : 'recording';
    known.set(agent, isOutdated(after, heardAt) ? after : takeLook(after, found, heardAt));
  }

  /** Who sits here has a recorder of their own, which asks by itself. */
  function learnOwn(here: Open): void {
    learn(here.floor.own(), here.floor.ownSnapshot(), here);
  }

  function heard(agent: string): void {
    if (open) learn(agent, open.seats.snapshot(agent), open);
    news.changed(agent);
    if (!open) return;
    keepOpen(open);
    open.poller.go();
    limit();
    // A pause there ends whether or not a list comes.
    void askShared();
  }

  async function askShared(): Promise<void> {
    if (now() - sharedAt < sharedEveryMs) return;
    sharedAt = now();
    const holes = rows().filter((row) => row.hole !== null || row.pausedBy === 'history').slice(0, mostShared);
    if (holes.length === 0) return void (shared = new Map());
    const here = open;
    const since = await deps.sharedPauses(holes.map((row) => row.agent));
    // A share may answer late: what it says of one dialer's agents is not said of another's.
    if (open !== here) return;
    shared = new Map([...since].map(([agent, wallMs]) => [agent, wallMs - deps.wallMs() + now()]));
    for (const { agent } of holes) news.changed(agent);
  }

  function rowFor(known: Known, { floor, seats, poller }: Open): Row {
    const own = known.agent === floor.own();
    const snapshot = own ? floor.ownSnapshot() : seats.snapshot(known.agent);
    const status = own && snapshot !== null && snapshot.ageMs !== null && snapshot.agentStatus !== null && (known.seenAt === null || now() - snapshot.ageMs > known.seenAt) ? takeStatus(known, snapshot.agentStatus, now() - snapshot.ageMs) : known;
    return rowOf({ known: status, snapshot, own, nextTryAt: poller.nextTryAt(known.agent), sharedPauseAt: shared.get(known.agent) ?? null, holeMs: deps.settings().pauseSeconds * 1000 }, now());
  }

  function rows(): Row[] {
    const of = open;
    return of ? [...of.known.values()].map((known) => rowFor(known, of)) : [];
  }

  /** A lead looks at many, and a call may be over before its turn has come: a START is only meant for a call, and must not lie there in none. */
  function askOf(act: BoardPress, tag: string): DeskAsk {
    switch (act) {
      case 'start':
        return { action: 'start', tag, another: false, onlyIn: inCall };
      case 'stop':
        return { action: 'stop', tag, another: false };
      case 'pause':
        return { action: 'pause', seconds: null, tag, turns: false };
      case 'resume':
        return { action: 'resume', tag };
    }
  }

  async function pressOne(agent: string, ask: DeskAsk): Promise<PressOutcome> {
    const here = opened();
    if (!here || !isOn(agent)) return { kind: 'nothing-sent' };
    if (agent === here.floor.own()) return deps.pressOwn(ask);
    if (here.floor.refused() !== null) return { kind: 'refused', why: 'blocked' };
    meet(agent, here);
    here.floor.meter.setCap(deps.settings().callsPerMinute);
    return here.seats.press(agent, ask);
  }

  async function statusOf(agent: string, here: Open): Promise<Snapshot> {
    if (agent === here.floor.own()) return here.floor.ownSnapshot();
    meet(agent, here);
    const before = here.seats.snapshot(agent);
    const fresh = before !== null && before.ageMs !== null && before.ageMs < freshMs && before.failure === null;
    if (!fresh && here.floor.refused() === null) await here.seats.ask(agent);
    return here.seats.snapshot(agent) ?? { ...here.floor.ownSnapshot(), agent };
  }

  /** The first one alone, so that a login that is refused is refused once; then a few at a time. */
  async function askAll(agents: readonly string[], here: Open): Promise<void> {
    // Who sits here has a recorder already.
    const waiting = agents.filter((agent) => agent !== here.floor.own());
    const next = async (): Promise<boolean> => {
      const agent = open === here && !asleep && here.floor.refused() === null ? waiting.shift() : undefined;
      if (agent === undefined) return false;
      await here.seats.ask(agent);
      return true;
    };
    const all = async (): Promise<void> => {
      for (let goesOn = true; goesOn;) goesOn = await next();
    };
    await next();
    await Promise.all(Array.from({ length: mostAsked }, all));
  }

  /** A person has mended the login: who was stopped by it goes on, a word or a pause that is open first of all. */
  function goOn(here: Open): void {
    const isRefused = here.floor.refused() !== null;
    const isMended = wasRefused && !isRefused;
    wasRefused = isRefused;
    if (!isMended) return;
    const stopped = [...here.known.keys()].filter((agent) => here.seats.glance(agent).blocked);
    void askAll(stopped.toSorted((a, b) => Number(here.seats.isBusy(b)) - Number(here.seats.isBusy(a))), here);
  }

  function start(): void {
    const here = opened();
    limit();
    here?.poller.go();
  }

  return {
    watch: (onNews) => {
      watching += 1;
      const stop = news.watch(onNews);
      start();
      return () => {
        stop();
        watching -= 1;
        limit();
      };
    },
    look: async () => {
      lookUntil = now() + lookMs;
      start();
      const here = open;
      if (here && !here.poller.lists.isSettled() && here.floor.refused() === null) {
        await new Promise<void>((resolve) => {
          listSettled.add(resolve);
          setTimer(lookWaitsMs, resolve);
        });
      }
      const all = rows();
      return { head: headOf(deps, state(all)), rows: all };
    },
    news: () => {
      start();
      return news.whole();
    },
    seen: (agents) => open?.poller.seen(agents),
    act: ({ act, agents, tag }) => {
      const here = opened();
      const mine = agents.filter((agent) => here?.known.has(agent) === true && isOn(agent));
      if (!here || mine.length === 0) return false;
      if (act !== 'check') {
        if (!here.bulk.isAtWork()) bulkAt = now();
        return here.bulk.begin(act, mine, tag);
      }
      here.poller.tryAgain();
      void askAll(mine, here);
      return true;
    },
    cancel: () => open?.bulk.cancel(),
    seenEnds: () => open?.bulk.forget(),
    press: (agent, ask) => {
      const here = opened();
      const name = here ? nameOf(agent, here) : agent;
      return here && isOn(name) ? pressOne(name, ask) : null;
    },
    status: (agent) => {
      const here = opened();
      const name = here ? nameOf(agent, here) : agent;
      return here && isOn(name) ? statusOf(name, here) : null;
    },
    open: () => open?.seats.busy() ?? [],
    follow: () => {
      const here = opened();
      if (!here) return;
      here.poller.tryAgain();
      fill(here);
      limit();
      news.all();
    },
    sync: () => {
      if (!open && !isActive() && !left) return;
      const was = open;
      const here = opened();
      if (here !== was) start();
      if (!here) return;
      learnOwn(here);
      goOn(here);
    },
    takeUp: () => {
      left ??= deps.leftOpen();
      if (!left) return;
      keptServer = left.server;
      keptOpen = left.agents.join();
      const here = left.agents.length > 0 ? opened() : null;
      if (here) adopt(here);
      limit();
    },
    sleep: (isAsleep) => {
      asleep = isAsleep;
      // What could not go out before a night is not what anybody wants after it.
      if (asleep) open?.bulk.cancel();
      open?.seats.sleep(asleep);
      if (!asleep) open?.poller.go();
    },
    close: () => {
      closed = true;
      shut();
      news.close();
    },
  };
}
