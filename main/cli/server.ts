/** The socket's side in the running app: one question a connection, capped, validated, and only for this user. */
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import split2 from 'split2';
import * as v from 'valibot';
import { askLimit, askSchema, type Answer, type Ask } from './protocol';

/** Who connects and asks nothing is let go. */
const idleMs = 10_000;

export interface SocketServer {
  readonly close: () => void;
}

/** Call it only as the single instance: a socket file that lies there is then a dead one's. */
export function listen(path: string, answer: (ask: Ask) => Promise<Answer>, onFailed: () => void): SocketServer {
  if (isTooLong(path)) {
    queueMicrotask(onFailed);
    return { close: () => undefined };
  }
  removeDead(path);
  const server: Server = createServer((socket) => serve(socket, answer));
  server.maxConnections = 64;
  server.on('error', onFailed);
  const mask = process.umask(0o177);
  server.listen(path, () => {
    if (process.platform !== 'win32') chmodSync(path, 0o600);
  });
  process.umask(mask);
  return {
    close: () => {
      server.close();
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

function serve(socket: Socket, answer: (ask: Ask) => Promise<Answer>): void {
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.setTimeout(idleMs, () => socket.destroy());
  const lines = socket.pipe(split2({ maxLength: askLimit }));
  lines.once('data', (line: string) => {
    // Asked: the answer may take as long as a press does.
    socket.setTimeout(0);
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), askSchema), line);
    if (!read.success) return end(socket, { error: 'bad-request' });
    void answer(read.output).then(
      (reply) => end(socket, reply),
      () => end(socket, { error: 'failed' }),
    );
  });
  lines.on('error', () => {
    end(socket, { error: 'bad-request' });
    // The rest is read and dropped: who is still writing can't hear the answer, nor ever go.
    socket.resume();
  });
}

function end(socket: Socket, reply: Answer | { readonly error: 'bad-request' | 'failed' }): void {
  if (socket.writable) socket.end(`${JSON.stringify(reply)}\n`);
}
