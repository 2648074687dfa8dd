/**
 * The connections to the dialer, and who gets one.
 *
 * Promises: never more than there may be (two for one agent), also while one is only being made; a STOP never waits for one; a connection that
 * served badly is closed at once and never used again. Called by `transport`. Must not know what is asked or answered.
 */
import type { Socket } from 'node:net';
import { buildConnector, Client } from 'undici';

export type Rank = 'lookup' | 'version' | 'status' | 'start' | 'stop';

/** Whose connection a call may take where both are in use, the first one first. A START is never broken off; of two STOPs the later one counts. */
const takes: Readonly<Record<Rank, readonly Rank[]>> = {
  // Nobody waits for a look-up: whatever belongs to the light or to a press may have its connection.
  lookup: [],
  version: ['lookup'],
  status: ['lookup', 'version'],
  start: ['lookup', 'version', 'status'],
  stop: ['lookup', 'version', 'status', 'stop'],
};

/** For one agent: one for a question, one for a word. */
const usualMost = 2;
const keptIdleMs = 30_000;

/** A connection, for one call. */
export interface Lease {
  readonly client: Client;
  /** Was it there for the call to go out? While it is only being made, nothing has. */
  readonly reached: () => boolean;
  /** Had it lain idle, and was not closed by us? Then the server may have closed it just when the call went out. */
  readonly wasIdle: () => boolean;
  /** `clean`: the whole answer came, so the next call may have it. */
  readonly end: (clean: boolean) => void;
}

export interface Connections {
  /** A connection as soon as one is free; null when `stop` came first. `stop` also closes the one that was given. */
  readonly take: (rank: Rank, stop: AbortSignal) => Promise<Lease | null>;
  readonly close: () => void;
}

/** What undici's connector takes; asked anew for each connection where it may change. */
export type ConnectOptions = Readonly<Record<string, unknown>> | (() => Readonly<Record<string, unknown>>);

/** Looks at each new connection before anything is sent on it. */
export interface Door {
  /** An error turns it away. */
  readonly inspect: (socket: Socket) => Error | null;
  /** How making a connection ended; null: well. */
  readonly ended: (error: Error | null) => void;
}

interface Line {
  readonly client: Client;
  readonly drop: () => void;
  /** How often it was made: undici makes it anew after the server has closed it. */
  readonly made: () => number;
  readonly isThere: () => boolean;
  rank: Rank | null;
}

export function createConnections(origin: string, connect: ConnectOptions, door: Door | null = null, most = usualMost): Connections {
  /** Oldest first. */
  const lines = new Set<Line>();
  const waiting = new Set<{ readonly rank: Rank; readonly give: (lease: Lease | null) => void; readonly stop: AbortSignal }>();
  let closed = false;

  function open(): Line {
    const gone = new AbortController();
    let made = 0;
    let there = false;
    // Aborting closes the socket also before it is connected, which undici itself would leave open till its time is up.
    const make = buildConnector({ allowH2: false, timeout: 0, ...(typeof connect === 'function' ? connect() : connect), signal: gone.signal });
    const client = new Client(origin, {
      pipelining: 1,
      allowH2: false,
      // The whole exchange has one limit of its own.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: keptIdleMs,
      keepAliveMaxTimeout: keptIdleMs,
      connect: (options, callback) =>
        make(options, (...result) => {
          const [error, socket] = result;
          const turnedAway = error === null ? (door?.inspect(socket) ?? null) : null;
          door?.ended(error ?? turnedAway);
          if (turnedAway) {
            socket?.destroy();
            return callback(turnedAway, null);
          }
          if (error === null) {
            made += 1;
            there = true;
          }
          callback(...result);
        }),
    });
    client.on('disconnect', () => (there = false));
    const line: Line = {
      client,
      rank: null,
      made: () => made,
      isThere: () => there,
      drop: () => {
        if (!lines.delete(line)) return;
        gone.abort();
        void client.destroy().catch(() => undefined);
      },
    };
    lines.add(line);
    return line;
  }

  /** Idle, new, or taken from another call. */
  function find(rank: Rank): Line | null {
    const all = [...lines];
    const idle = all.find((line) => line.rank === null);
    if (idle) return idle;
    if (all.length < most) return open();
    for (const other of takes[rank]) {
      const line = all.find((one) => one.rank === other);
      if (!line) continue;
      line.drop();
      return open();
    }
    return null;
  }

  function lend(line: Line, rank: Rank, stop: AbortSignal): Lease {
    const { made } = line;
    const before = made();
    const wasThere = line.isThere();
    line.rank = rank;
    stop.addEventListener('abort', line.drop, { once: true });
    return {
      client: line.client,
      reached: () => wasThere || made() > before,
      wasIdle: () => wasThere && made() === before && lines.has(line),
      end: (clean) => {
        stop.removeEventListener('abort', line.drop);
        line.rank = null;
        if (!clean) distrust(line);
        serveWaiting();
      },
    };
  }

  /** What lay idle meanwhile went the same way and may be as dead: nobody heard from it since. */
  function distrust(line: Line): void {
    line.drop();
    for (const other of lines) if (other.rank === null) other.drop();
  }

  function serveWaiting(): void {
    for (const one of waiting) {
      const line = one.stop.aborted ? null : find(one.rank);
      if (line === null && !one.stop.aborted) continue;
      waiting.delete(one);
      one.give(line && lend(line, one.rank, one.stop));
    }
  }

  return {
    take: (rank, stop) =>
      new Promise((resolve) => {
        if (closed || stop.aborted) return resolve(null);
        const line = find(rank);
        if (line) return resolve(lend(line, rank, stop));
        waiting.add({ rank, give: resolve, stop });
        stop.addEventListener('abort', serveWaiting, { once: true });
      }),
    close: () => {
      closed = true;
      for (const one of waiting) one.give(null);
      waiting.clear();
      for (const line of lines) line.drop();
    },
  };
}
