/**
 * A server on raw sockets that misbehaves on order, and otherwise answers as the practice server does.
 *
 * Promises: it counts every connection and every request that really reached it, with the time. Called by the fault
 * tests in Node and in Electron. Must not know the client that it torments.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import * as tls from 'node:tls';
import type { Practice } from '../../main/practice';

/** See certificates/README.md. */
export type Certificate = 'good' | 'expired' | 'not-yet-valid' | 'other-host' | 'self-signed' | 'unknown-authority';

export const certificateFile = (name: Certificate | 'authority' | 'key'): string => fileURLToPath(new URL(`certificates/${name}.pem`, import.meta.url));
const pem = (name: Certificate | 'authority' | 'key'): string => readFileSync(certificateFile(name), 'utf8');

/** What a client must be handed to trust the good certificate. */
export const trusted = (): { ca: string[] } => ({ ca: [pem('authority')] });

/** One request, and what a way of misbehaving may do with it. */
export interface Talk {
  readonly stream: Socket;
  /** What the practice server says to it; asking makes it act on it. */
  readonly body: () => string;
  /** Had this connection served a request before? */
  readonly reused: boolean;
  /** Another server, which nobody may be sent to. */
  readonly elsewhere: string;
}

/** A way of misbehaving. What it leaves out goes on as it should. */
export interface Way {
  /** Takes over each new connection from its first byte on, before any TLS. */
  readonly meet?: ((socket: Socket) => void) | undefined;
  /** Only the first new one is met so. */
  readonly once?: boolean;
  /** Shown to connections made from now on. */
  readonly certificate?: Certificate;
  readonly answer?: (talk: Talk) => void;
  /** Ends the connections that there are, so that new ones must be made. */
  readonly cut?: boolean;
  /** Nobody listens any more. */
  readonly refuse?: boolean;
  /** Done to each open connection, at the moment of the strike. */
  readonly toOpen?: (stream: Socket) => void;
}

export interface Seen {
  /** STATUS, START, STOP, or `version`. */
  readonly value: string;
  readonly password: string | null;
  readonly atMs: number;
}

export interface FaultServer {
  readonly port: number;
  /** Misbehaves from now on, to requests with these values; all without them. */
  readonly strike: (way: Way, values?: readonly string[]) => Promise<void>;
  /** All is well again, but for the connections that were spoilt. */
  readonly heal: () => Promise<void>;
  readonly seen: () => readonly Seen[];
  /** The first request that fits, from the past or the next `withinMs`. */
  readonly got: (fits: (seen: Seen) => boolean, withinMs?: number) => Promise<Seen>;
  /** `made`: when each one was, in milliseconds of `performance.now`. */
  readonly connections: () => { readonly open: number; readonly most: number; readonly made: readonly number[] };
  /** How many connections the other server got. */
  readonly strayed: () => number;
  readonly close: () => Promise<void>;
}

const listen = (server: Server, port = 0): Promise<void> => new Promise((done) => server.listen(port, '127.0.0.1', done));
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export async function openFaultServer(practice: Pick<Practice, 'answer'>, options: { readonly tls?: boolean } = {}): Promise<FaultServer> {
  let way: Way = {};
  let struck: readonly string[] | null = null;
  const seen: Seen[] = [];
  const waiting = new Set<() => void>();
  const open = new Map<Socket, Socket>();
  const made: number[] = [];
  let most = 0;
  let strays = 0;

  const other = createServer((socket) => {
    strays += 1;
    socket.destroy();
  });
  await listen(other);
  /** Refusing, the port is held by an outgoing connection: nobody else on this machine can come to listen there. */
  const keeper = createServer((socket) => socket.on('error', () => undefined));
  await listen(keeper);
  let holder: Socket | null = null;
  const elsewhere = `http://127.0.0.1:${portOf(other)}/agc/api.php`;

  const handshakes = new Map<Certificate, tls.Server>();
  function handshake(certificate: Certificate, socket: Socket): void {
    let server = handshakes.get(certificate);
    if (!server) {
      server = tls.createServer({ cert: pem(certificate), key: pem('key') }, serve);
      server.on('tlsClientError', () => undefined);
      handshakes.set(certificate, server);
    }
    server.emit('connection', socket);
  }

  /** Reads requests one after another; the client sends the next only after an answer. */
  function serve(stream: Socket): void {
    const raw = [...open.keys()].find((socket) => socket === stream || socket.remotePort === stream.remotePort);
    if (raw) open.set(raw, stream);
    let heard = '';
    let served = 0;
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      const head = heard.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(heard)?.[1] ?? Number.NaN);
      if (head < 0 || heard.length < head + 4 + length) return;
      const form = Object.fromEntries(new URLSearchParams(heard.slice(head + 4)));
      heard = '';
      take(stream, form, served++ > 0);
    });
  }

  function take(stream: Socket, form: Record<string, string>, reused: boolean): void {
    const value = form['value'] ?? form['function'] ?? '';
    seen.push({ value, password: form['pass'] ?? null, atMs: performance.now() });
    const body = (): string => practice.answer(form).body;
    const faulty = way.answer && (struck === null || struck.includes(value));
    if (faulty) way.answer?.({ stream, body, reused, elsewhere });
    else stream.write(answer(body()));
    for (const look of waiting) look();
  }

  function connected(socket: Socket): void {
    made.push(performance.now());
    open.set(socket, socket);
    socket.on('error', () => undefined);
    for (const end of ['end', 'close']) socket.once(end, () => open.delete(socket));
    // The end of the one before may be told in the same turn as the new one.
    setImmediate(() => setImmediate(() => (most = Math.max(most, open.size))));
    const met = way.meet;
    if (way.once) way = { ...way, meet: undefined };
    if (met) met(socket);
    else if (options.tls) handshake(way.certificate ?? 'good', socket);
    else serve(socket);
  }

  let server = createServer(connected);
  await listen(server);
  const port = portOf(server);
  const cut = (): void => {
    for (const socket of open.keys()) socket.destroy();
  };

  return {
    port,
    strike: async (next, values) => {
      way = next;
      struck = values ?? null;
      for (const stream of open.values()) next.toOpen?.(stream);
      if (next.cut || next.refuse) cut();
      if (!next.refuse) return;
      await new Promise((done) => server.close(done));
      holder = connect({ host: '127.0.0.1', port: portOf(keeper), localAddress: '127.0.0.1', localPort: port });
      await once(holder, 'connect');
    },
    heal: async () => {
      way = {};
      if (!holder) return;
      const freed = once(holder, 'close');
      holder.resetAndDestroy();
      holder = null;
      await freed;
      server = createServer(connected);
      await listen(server, port);
    },
    seen: () => seen,
    got: (fits, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`not within ${withinMs} ms; the server got ${seen.map((one) => one.value).join(' ')}`));
        }, withinMs);
        const look = (): void => {
          const found = seen.find(fits);
          if (!found) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    connections: () => ({ open: open.size, most, made }),
    strayed: () => strays,
    close: async () => {
      const ended = [server, other, keeper].map((one) => new Promise((done) => one.close(done)));
      holder?.destroy();
      cut();
      await Promise.all(ended);
    },
  };
}

/** An answer as it should be. */
export function answer(body: string, head = 'HTTP/1.1 200 OK'): string {
  return `${head}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
