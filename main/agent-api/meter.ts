/**
 * How many calls went to one server in the last minute, and who may make the next one while a board is watched.
 *
 * Promises: with a cap set, in any 60 s as the server counts them no more calls begin than the cap. A call counts from
 * before it goes out until a minute after it has ended, so that it doesn't matter when on its way the server saw it.
 * Without a cap it only counts. Called by whoever makes calls; must not know what is asked or answered.
 */

/**
 * - `word`: START and STOP of this desk's own agent: nobody else may use up what they need.
 * - `own`: whatever else this desk's own agent asks.
 * - `switch`: all that a press on the board needs, its questions included.
 * - `poll`: what the board asks by itself. It leaves room for the others.
 */
export type CallRank = 'word' | 'own' | 'switch' | 'poll';

export interface Meter {
  /** A call goes out, whether or not there is room for it; the returned function ends it. */
  readonly begin: (rank: CallRank) => () => void;
  /** May a call of that rank go out now? */
  readonly isFree: (rank: CallRank) => boolean;
  /** How many of a minute's calls there may be before one of that rank waits; null: nothing is capped. */
  readonly ceiling: (rank: CallRank) => number | null;
  /** When one may go out, at the soonest, in milliseconds from now, if none goes out meanwhile; 0: now; Infinity: once calls under way have ended. */
  readonly freeInMs: (rank: CallRank) => number;
  /** Begins a call once it may go out; what it brings ends it. Null: `stop` or the limit came first. */
  readonly take: (rank: CallRank, stop: AbortSignal, mostMs: number) => Promise<(() => void) | null>;
  /** Calls of the last 60 s, those under way included. */
  readonly lastMinute: () => number;
  /** Null: nothing is capped, calls are only counted. */
  readonly setCap: (callsPerMinute: number | null) => void;
  readonly cap: () => number | null;
}

export interface MeterDeps {
  /** A steady clock in milliseconds. */
  readonly now: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
}

export const minuteMs = 60_000;

/** What each rank leaves free for those above it: nothing, then the words' own room, then one press or two of this desk and of the board. */
const wordRoom = 2;
const ownRoom = 8;
const switchRoom = 6;

const order: readonly CallRank[] = ['word', 'own', 'switch', 'poll'];

export function createMeter({ now, setTimer }: MeterDeps): Meter {
  /** Ended ones with the time of their end, oldest first. */
  let ended: { readonly at: number; readonly rank: CallRank }[] = [];
  const under = new Map<CallRank, number>();
  let cap: number | null = null;
  const waiting: { readonly rank: CallRank; readonly go: (end: (() => void) | null) => void }[] = [];
  let cancelTimer: (() => void) | null = null;

  function forget(): void {
    const since = now() - minuteMs;
    if ((ended[0]?.at ?? Infinity) <= since) ended = ended.filter((call) => call.at > since);
  }

  function count(ranks: readonly CallRank[] = order): number {
    return ended.filter((call) => ranks.includes(call.rank)).length + ranks.reduce((sum, rank) => sum + (under.get(rank) ?? 0), 0);
  }

  /** A small cap is shared in the same parts; with the smallest all share one turn, or the lower ranks would never get any. */
  function ceiling(rank: CallRank, most: number): number {
    return Math.max(Math.min(1, most), share(rank, most));
  }

  function share(rank: CallRank, most: number): number {
    const part = Math.min(1, most / 60);
    const own = Math.ceil(Math.max(0, ownRoom * part - count(['word', 'own'])));
    const words = Math.ceil(wordRoom * part);
    switch (rank) {
      case 'word':
        return most;
      case 'own':
        return most - words;
      case 'switch':
        return most - words - own;
      case 'poll':
        return most - words - own - Math.ceil(Math.max(0, switchRoom * part - count(['switch'])));
    }
  }

  function isFree(rank: CallRank): boolean {
    if (cap === null) return true;
    forget();
    return count() < ceiling(rank, cap);
  }

  function freeInMs(rank: CallRank): number {
    if (isFree(rank)) return 0;
    if (cap === null) return 0;
    const over = count() - ceiling(rank, cap) + 1;
    const leaves = ended[over - 1];
    // What leaves may have made room that is kept for others: then it is looked at again.
    return leaves ? Math.max(1, leaves.at + minuteMs - now()) : Infinity;
  }

  function begin(rank: CallRank): () => void {
    under.set(rank, (under.get(rank) ?? 0) + 1);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      under.set(rank, (under.get(rank) ?? 1) - 1);
      forget();
      ended.push({ at: now(), rank });
      if (waiting.length > 0) serve();
    };
  }

  /** Those who wait go in the order of their rank, and of their coming. */
  function serve(): void {
    cancelTimer?.();
    cancelTimer = null;
    let soonest = Infinity;
    for (const rank of order) {
      for (let next = first(rank); next && isFree(rank); next = first(rank)) {
        waiting.splice(waiting.indexOf(next), 1);
        next.go(begin(rank));
      }
      if (first(rank)) soonest = Math.min(soonest, freeInMs(rank));
    }
    if (soonest !== Infinity) cancelTimer = setTimer(soonest, serve);
  }

  function first(rank: CallRank): (typeof waiting)[number] | undefined {
    return waiting.find((one) => one.rank === rank);
  }

  return {
    begin,
    isFree,
    ceiling: (rank) => {
      forget();
      return cap === null ? null : ceiling(rank, cap);
    },
    freeInMs,
    take: (rank, stop, mostMs) => {
      if (stop.aborted) return Promise.resolve(null);
      if (isFree(rank) && !first(rank)) return Promise.resolve(begin(rank));
      return new Promise((resolve) => {
        const one = {
          rank,
          go: (end: (() => void) | null): void => {
            cancelLimit();
            stop.removeEventListener('abort', giveUp);
            resolve(end);
          },
        };
        const giveUp = (): void => {
          const place = waiting.indexOf(one);
          if (place < 0) return;
          waiting.splice(place, 1);
          one.go(null);
        };
        const cancelLimit = Number.isFinite(mostMs) ? setTimer(mostMs, giveUp) : (): void => undefined;
        stop.addEventListener('abort', giveUp);
        waiting.push(one);
        serve();
      });
    },
    lastMinute: () => {
      forget();
      return count();
    },
    setCap: (next) => {
      cap = next;
      serve();
    },
    cap: () => cap,
  };
}
