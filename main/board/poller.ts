/**
 * Asks the list and the agents, one after the other, as the budget allows.
 *
 * Promises: the first call of all goes alone, so that a login that is refused is refused once; then no more than six are
 * under way; what is asked leaves room for presses. A server that does not answer is asked ever more rarely.
 */
import { minuteMs, type ListedAgent } from '../agent-api';
import type { Floor } from './floor';
import { createAgentLists, type AgentLists } from './list';
import { isInCall, type Known } from './roster';
import { isOutdated } from './row';
import type { Seats } from './seats';
import { nextTurn, type Candidate } from './turn';

const most = 6;
/** Between two questions: on a quick server they so come one at a time. */
const gapMs = 100;
/** So many may be asked at once when it begins. After that they are spread: else all would be asked at once, and then nobody for the rest of each minute. */
const beginning = 25;
/** While presses wait for room. */
const yieldingMs = 10_000;
const retryFirstMs = 5000;
const retryMostMs = 60_000;

export interface Poller {
  readonly lists: AgentLists;
  /** Looks whose turn it is. */
  readonly go: () => void;
  readonly seen: (agents: readonly string[]) => void;
  /** When an agent who was not heard is asked again; null: as usual. */
  readonly nextTryAt: (agent: string) => number | null;
  readonly tryAgain: () => void;
  readonly close: () => void;
}

export interface PollerDeps {
  readonly floor: Floor;
  readonly seats: Seats;
  readonly known: ReadonlyMap<string, Known>;
  readonly now: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly isOn: () => boolean;
  /** Presses wait for room: what is asked meanwhile is only what shows that a call is over. */
  readonly yields: () => boolean;
  readonly filter: () => { readonly campaigns: readonly string[]; readonly groups: readonly string[] };
  readonly onList: (agents: readonly ListedAgent[], askedAt: number) => void;
  readonly onNoList: () => void;
  /** Nobody watches any more. */
  readonly onIdle: () => void;
}

export function createPoller(deps: PollerDeps): Poller {
  const { floor, seats, known, now, setTimer } = deps;
  const lists = createAgentLists({ floor, now });
  const stop = new AbortController();
  const asking = new Set<string>();
  const failed = new Map<string, { readonly times: number; readonly nextAt: number }>();
  let onScreen: ReadonlySet<string> = new Set();
  let listing = false;
  /** Has anything been answered yet with this login? */
  let proved = false;
  let lastAt = Number.NEGATIVE_INFINITY;
  let startedAt = Number.NEGATIVE_INFINITY;
  let sinceStart = 0;
  let count = 0;
  let failuresInRow = 0;
  let quietUntil = Number.NEGATIVE_INFINITY;
  let cancelTimer: (() => void) | null = null;

  function wakeIn(ms: number): void {
    cancelTimer?.();
    cancelTimer = setTimer(Math.min(5000, Math.max(1, ms)), go);
  }

  /** When the next question may go out at all. */
  function freeAt(at: number): number {
    return Math.max(lastAt + spacingMs(at), quietUntil, at + floor.meter.freeInMs('poll'));
  }

  function spacingMs(at: number): number {
    if (deps.yields()) return yieldingMs;
    const ceiling = floor.meter.ceiling('poll');
    if (ceiling === null || sinceStart < Math.min(beginning, ceiling / 4)) return gapMs;
    // What was asked at once when it began is not there for the rest of that minute.
    const left = at - startedAt < minuteMs ? ceiling - Math.min(beginning, ceiling / 4) : ceiling;
    return Math.max(gapMs, minuteMs / Math.max(1, left));
  }

  function go(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (stop.signal.aborted) return;
    if (!deps.isOn()) return deps.onIdle();
    // A person must act first; whether somebody has is looked at now and then.
    if (floor.refused() !== null) return wakeIn(1000);
    const inFlight = asking.size + (listing ? 1 : 0);
    if (inFlight >= (proved ? most : 1)) return;
    const at = now();
    const free = freeAt(at);
    if (free > at) return wakeIn(free - at);
    const listAt = listing ? Number.POSITIVE_INFINITY : lists.dueAt(at);
    if (listAt <= at) {
      void askList();
      return wakeIn(gapMs);
    }
    const turn = nextTurn(candidates(), at, count);
    if (turn.agent !== null) {
      void ask(turn.agent);
      return wakeIn(gapMs);
    }
    wakeIn(Math.min(turn.dueAt, listAt) - at);
  }

  function begin(): void {
    const at = now();
    // After a pause it begins anew.
    if (at - lastAt > minuteMs) {
      startedAt = at;
      sinceStart = 0;
    }
    lastAt = at;
    sinceStart += 1;
    count += 1;
  }

  async function askList(): Promise<void> {
    listing = true;
    begin();
    const list = await lists.ask(deps.filter(), stop.signal);
    listing = false;
    if (stop.signal.aborted) return;
    answered(list !== null || lists.trouble()?.kind === 'refused');
    if (list) deps.onList(list.agents, list.askedAt);
    else deps.onNoList();
    go();
  }

  async function ask(agent: string): Promise<void> {
    asking.add(agent);
    begin();
    await seats.ask(agent);
    asking.delete(agent);
    if (stop.signal.aborted) return;
    const snapshot = seats.snapshot(agent);
    const ok = snapshot !== null && (snapshot.failure === null || snapshot.failure.kind === 'not-logged-in' || snapshot.state === 'blocked');
    answered(ok);
    if (ok) failed.delete(agent);
    else {
      const times = (failed.get(agent)?.times ?? 0) + 1;
      failed.set(agent, { times, nextAt: now() + Math.min(retryMostMs, retryFirstMs * 2 ** Math.min(4, times - 1)) });
    }
    go();
  }

  function answered(ok: boolean): void {
    proved ||= ok;
    failuresInRow = ok ? 0 : failuresInRow + 1;
    quietUntil = failuresInRow < 3 ? Number.NEGATIVE_INFINITY : now() + Math.min(30_000, 1000 * 2 ** Math.min(5, failuresInRow - 3));
  }

  function candidates(): Candidate[] {
    const own = floor.own();
    const all: Candidate[] = [];
    for (const one of known.values()) {
      // This desk's own recorder asks by itself.
      if (one.agent === own || asking.has(one.agent)) continue;
      const { heardAt, blocked, recording } = seats.glance(one.agent);
      if (blocked || seats.isBusy(one.agent)) continue;
      // Who has no session has no recording to ask about, and that they have none was asked once.
      if (one.status === null && lists.heardAt() !== null && heardAt !== null && !isOutdated(one, heardAt)) continue;
      all.push({
        agent: one.agent,
        inCall: isInCall(one),
        heardAt,
        outdated: isOutdated(one, heardAt),
        since: one.since,
        sinceAtLeast: one.sinceAtLeast,
        recording,
        onScreen: onScreen.has(one.agent),
        // Who has no session begins no call so soon.
        unlisted: lists.trouble() !== null && (heardAt === null || one.status !== null),
        notBefore: failed.get(one.agent)?.nextAt ?? 0,
      });
    }
    return all;
  }

  return {
    lists,
    go,
    seen: (agents) => {
      onScreen = new Set(agents);
    },
    nextTryAt: (agent) => failed.get(agent)?.nextAt ?? null,
    tryAgain: () => {
      lists.tryAgain();
      failed.clear();
      failuresInRow = 0;
      quietUntil = Number.NEGATIVE_INFINITY;
      go();
    },
    close: () => {
      stop.abort();
      cancelTimer?.();
    },
  };
}
