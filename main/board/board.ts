/** The board itself: puts its parts together for the dialer of now, and tells those who watch. */
import type { DeskAsk, PressOutcome } from '../pause';
import type { Snapshot } from '../recorder/snapshot';
import { askAll } from './ask-all';
import { createBulk, type BulkRunner } from './bulk';
import type { Floor } from './floor';
import { headOf } from './head';
import type { Board, BoardDeps } from './index';
import { createLeft } from './left';
import { createNews } from './news';
import { createPeople, type People } from './people';
import { createPoller, type Poller } from './poller';
import { askOf, hasRoom, isOther } from './presses';
import type { Known } from './roster';
import { rowOf } from './row';
import { createSeats, type Seats } from './seats';
import { createSharedPauses, type SharedPauses } from './shared';
import type { Row } from './types';

/** After a command has asked, it goes on for so long. */
const lookMs = 90_000;
/** What a command waits for the list at most. */
const lookWaitsMs = 16_000;
const freshMs = 1000;

/** All that belongs to one login: another one begins anew. */
interface Open {
  readonly floor: Floor;
  readonly seats: Seats;
  readonly people: People;
  readonly poller: Poller;
  readonly bulk: BulkRunner;
  readonly shared: SharedPauses;
}

export function createBoard(deps: BoardDeps): Board {
  const { now, setTimer } = deps;
  let open: Open | null = null;
  let watching = 0;
  let lookUntil = Number.NEGATIVE_INFINITY;
  let asleep = false;
  let closed = false;
  let wasRefused = false;
  /** When the wish for many was pressed. */
  let bulkAt = Number.NEGATIVE_INFINITY;
  const left = createLeft(deps);
  const listSettled = new Set<() => void>();
  const news = createNews({
    agents: () => (open ? open.people.known.keys() : []),
    row: (agent) => {
      const known = open?.people.known.get(agent);
      return open && known ? rowFor(known, open) : null;
    },
    head: (all) => headOf(deps, state(all)),
    holeMs: () => deps.settings().pauseSeconds * 1000,
    now,
    setTimer,
  });

  function state(all: Iterable<Row>): Parameters<typeof headOf>[1] {
    return { floor: open?.floor ?? null, rows: all, lists: open?.poller.lists ?? null, bulk: open?.bulk.view() ?? null, dropped: open?.people.dropped() ?? 0, noFile: open?.people.noFile() ?? false, now: now() };
  }

  /** The floor of now: the one before, if there was one, is left with all that belonged to it. */
  function opened(): Open | null {
    const floor = closed ? null : deps.floor();
    if (open && open.floor === floor) return open;
    shut();
    if (!floor) return null;
    const seats = createSeats({ floor, scribe: deps.scribe, onLoud: deps.onLoud, now, setTimer, onChange: heard });
    const people = createPeople({ ...deps, floor, seats, onChanged: news.changed, onGone: news.gone });
    const poller = createPoller({
      floor,
      seats,
      known: people.known,
      now,
      setTimer,
      isOn: () => isActive() && !asleep,
      yields: () => open?.bulk.isWaiting() === true,
      filter: () => {
        const { source } = deps.settings();
        return source.kind === 'server' ? source : { campaigns: [], groups: [] };
      },
      onList: (agents, askedAt) => {
        people.takeList(agents, askedAt);
        askShared();
        settle();
      },
      onNoList: () => {
        if (open && deps.settings().source.kind === 'server') fill(open);
        settle();
      },
      onIdle: limit,
    });
    const bulk = createBulk({
      press: (agent, ask) => (ask.action !== 'resume' && isOther(people.known.get(agent), bulkAt) ? Promise.resolve({ kind: 'refused', why: 'call-over' } as const) : pressOne(agent, ask)),
      askOf,
      hasRoom: (running) => floor.refused() !== null || hasRoom(floor.meter, running),
      tell: deps.tellOutcome,
      setTimer,
      onChange: () => {
        limit();
        news.touch();
      },
    });
    open = { floor, seats, people, poller, bulk, shared: createSharedPauses(deps) };
    fill(open);
    learnOwn(open);
    adopt(open);
    return open;
  }

  /** Back at the dialer of words that are open: they are followed to their end, watched or not. */
  function adopt({ floor, seats, people }: Open): void {
    for (const written of left.take(floor)) {
      const agent = people.nameOf(written);
      // Whoever sits here now follows their own words; and what is not allowed any more is not asked about.
      if (agent === floor.own() || !people.isOn(agent)) continue;
      people.meet(agent);
      seats.adopt(agent);
    }
  }

  function shut(): void {
    const was = open;
    open = null;
    const busy = was?.seats.busy() ?? [];
    if (was) left.leave(was.floor, busy);
    if (was && !closed && !was.floor.practice && busy.length > 0) deps.onLeft(was.floor.server ?? '', busy.length);
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

  function fill({ people, poller }: Open): void {
    people.fill(poller.lists.trouble() !== null && poller.lists.heardAt() === null);
    poller.go();
    news.touch();
  }

  function heard(agent: string): void {
    open?.people.learn(agent, open.seats.snapshot(agent));
    news.changed(agent);
    if (!open) return;
    left.note(open.floor, open.seats.busy());
    open.poller.go();
    limit();
    // A pause there ends whether or not a list comes.
    askShared();
  }

  /** Who sits here has a recorder of their own, which asks by itself. */
  function learnOwn({ floor, people }: Open): void {
    people.learn(floor.own(), floor.ownSnapshot());
  }

  function askShared(): void {
    open?.shared.ask(rows, (agents) => agents.forEach(news.changed));
  }

  function rowFor(known: Known, { floor, seats, poller, shared }: Open): Row {
    const own = known.agent === floor.own();
    const snapshot = own ? floor.ownSnapshot() : seats.snapshot(known.agent);
    return rowOf({ known, snapshot, own, nextTryAt: poller.nextTryAt(known.agent), sharedPauseAt: shared.since(known.agent), holeMs: deps.settings().pauseSeconds * 1000 }, now());
  }

  function rows(): Row[] {
    const of = open;
    return of ? [...of.people.known.values()].map((known) => rowFor(known, of)) : [];
  }

  async function pressOne(agent: string, ask: DeskAsk): Promise<PressOutcome> {
    const here = opened();
    if (!here || !here.people.isOn(agent)) return { kind: 'nothing-sent' };
    if (agent === here.floor.own()) return deps.pressOwn(ask);
    if (here.floor.refused() !== null) return { kind: 'refused', why: 'blocked' };
    here.people.meet(agent);
    here.floor.meter.setCap(deps.settings().callsPerMinute);
    return here.seats.press(agent, ask);
  }

  async function statusOf(agent: string, { floor, seats, people }: Open): Promise<Snapshot> {
    if (agent === floor.own()) return floor.ownSnapshot();
    people.meet(agent);
    const before = seats.snapshot(agent);
    const fresh = before !== null && before.ageMs !== null && before.ageMs < freshMs && before.failure === null;
    if (!fresh && floor.refused() === null) await seats.ask(agent);
    return seats.snapshot(agent) ?? { ...floor.ownSnapshot(), agent };
  }

  function ask(agents: readonly string[], here: Open): void {
    void askAll(agents.filter((agent) => agent !== here.floor.own()), { ask: here.seats.ask, goesOn: () => open === here && !asleep && here.floor.refused() === null });
  }

  /** A person has mended the login: who was stopped by it goes on, a word or a pause that is open first of all. */
  function goOn(here: Open): void {
    const { floor, seats, people } = here;
    const isRefused = floor.refused() !== null;
    const isMended = wasRefused && !isRefused;
    wasRefused = isRefused;
    if (!isMended) return;
    const stopped = [...people.known.keys()].filter((agent) => seats.glance(agent).blocked);
    ask(stopped.toSorted((a, b) => Number(seats.isBusy(b)) - Number(seats.isBusy(a))), here);
  }

  function start(): void {
    const here = opened();
    limit();
    here?.poller.go();
  }

  /** Of an agent who may be on it, in whatever letters; null: may not. */
  function about<What>(written: string, what: (agent: string, here: Open) => What): What | null {
    const here = opened();
    const agent = here?.people.nameOf(written) ?? written;
    return here && here.people.isOn(agent) ? what(agent, here) : null;
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
      const mine = agents.filter((agent) => here?.people.known.has(agent) === true && here.people.isOn(agent));
      if (!here || mine.length === 0) return false;
      if (act !== 'check') {
        if (!here.bulk.isAtWork()) bulkAt = now();
        return here.bulk.begin(act, mine, tag);
      }
      here.poller.tryAgain();
      ask(mine, here);
      return true;
    },
    cancel: () => open?.bulk.cancel(),
    seenEnds: () => open?.bulk.forget(),
    press: (agent, what) => about(agent, (name) => pressOne(name, what)),
    status: (agent) => about(agent, statusOf),
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
      if (!open && !isActive() && !left.isAny()) return;
      const was = open;
      const here = opened();
      if (here !== was) start();
      if (!here) return;
      learnOwn(here);
      goOn(here);
    },
    takeUp: () => {
      left.read();
      const here = left.isAny() ? opened() : null;
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
