/** The socket's side in the running app: one question a connection, capped, validated, and only for this user. */
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import split2 from 'split2';
import * as v from 'valibot';
import { askLimit, askSchema, type Answer, type Question, type Refusal, type Watching } from './protocol';
import type { WatchHub } from './watch-hub';

/** Within this time a question must be there whole, and an answer be fetched. */
const patienceMs = 10_000;
/** All at once; who has not asked yet makes room for the next. */
const mostConnections = 64;
/** Of them; the rest is kept for presses. */
const mostWatchers = 32;
/** A watcher that leaves so much unread is let go. */
const mostUnread = 256 * 1024;

export interface SocketServer {
  readonly close: () => void;
}

type Subscribe = WatchHub['subscribe'];
const nothingToWatch: Subscribe = () => () => undefined;

/** Call it only as the single instance: a socket file that lies there is then a dead one's. */
export function listen(path: string, answer: (ask: Question) => Promise<Answer>, onFailed: () => void, subscribe: Subscribe = nothingToWatch, subscribeBoard: Subscribe = nothingToWatch): SocketServer {
  if (isTooLong(path)) {
    queueMicrotask(onFailed);
    return { close: () => undefined };
  }
  removeDead(path);
  const { serve, closeAll } = createDesk(answer, { watch: subscribe, 'watch-board': subscribeBoard });
  // Half open: who pipes a question in ends his side before the answer is there.
  const server: Server = createServer({ allowHalfOpen: true }, serve);
  // A last wall: below it, who comes too many is told so.
  server.maxConnections = mostConnections * 2;
  server.on('error', onFailed);
  const mask = process.umask(0o177);
  server.listen(path, () => {
    if (process.platform !== 'win32') chmodSync(path, 0o600);
  });
  process.umask(mask);
  return {
    close: () => {
      server.close();
      closeAll();
      removeDead(path);
    },
  };
}

/** The system cuts a longer name without a word, and the socket would lie somewhere else. */
function isTooLong(path: string): boolean {
  return process.platform !== 'win32' && Buffer.byteLength(path) > 103;
}

/** What can't be removed fails again, and is told, when the socket is opened. */
function removeDead(path: string): void {
  if (process.platform === 'win32') return;
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

/** Who is connected, and what each may do. */
function createDesk(answer: (ask: Question) => Promise<Answer>, subscribe: Readonly<Record<Watching['do'], Subscribe>>): { readonly serve: (socket: Socket) => void; readonly closeAll: () => void } {
  const open = new Set<Socket>();
  /** Connected and has not asked yet, the longest first. */
  const silent = new Set<Socket>();
  const watchers = new Set<Socket>();

  function serve(socket: Socket): void {
    if (open.size >= mostConnections) {
      const [longest] = silent;
      if (!longest) return refuseAtDoor(socket);
      forget(longest);
      longest.destroy();
    }
    open.add(socket);
    silent.add(socket);
    let patience = setTimeout(() => socket.destroy(), patienceMs);
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(patience);
      forget(socket);
    });
    const lines = socket.pipe(split2({ maxLength: askLimit }));
    let asked = false;
    const end = (reply: Answer | Refusal): void => {
      clearTimeout(patience);
      patience = setTimeout(() => socket.destroy(), patienceMs).unref();
      if (socket.writable) socket.end(`${JSON.stringify(reply)}\n`);
      // The rest is read and dropped: who is still writing can't hear the answer, nor ever go.
      socket.resume();
    };
    lines.once('data', (line: string) => {
      asked = true;
      silent.delete(socket);
      lines.resume();
      const read = v.safeParse(v.pipe(v.string(), v.parseJson(), askSchema), line);
      if (!read.success) return end({ error: 'bad-request' });
      // Asked: the answer may take as long as a press does.
      clearTimeout(patience);
      const ask = read.output;
      if (ask.do === 'watch' || ask.do === 'watch-board') return watch(socket, ask.do, end);
      void answer(ask).then(end, () => end({ error: 'failed' }));
    });
    lines.on('error', () => {
      asked = true;
      silent.delete(socket);
      end({ error: 'bad-request' });
    });
    lines.on('end', () => {
      // Nothing was asked; and a watcher that ends his side has gone.
      if (!asked || watchers.has(socket)) socket.destroy();
    });
  }

  function watch(socket: Socket, what: Watching['do'], end: (reply: Refusal) => void): void {
    if (watchers.size >= mostWatchers) return end({ error: 'busy' });
    watchers.add(socket);
    const stop = subscribe[what]((line) => {
      if (socket.writableLength > mostUnread) socket.destroy();
      else if (socket.writable) socket.write(`${line}\n`);
    });
    socket.on('close', stop);
  }

  function forget(socket: Socket): void {
    open.delete(socket);
    silent.delete(socket);
    watchers.delete(socket);
  }

  return {
    serve,
    closeAll: () => {
      for (const socket of watchers) socket.end();
      for (const socket of silent) socket.destroy();
    },
  };
}

function refuseAtDoor(socket: Socket): void {
  const refusal: Refusal = { error: 'busy' };
  socket.on('error', () => socket.destroy());
  socket.setTimeout(1000, () => socket.destroy());
  socket.end(`${JSON.stringify(refusal)}\n`);
  socket.resume();
}
