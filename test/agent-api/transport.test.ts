/** A server that misbehaves: each way ends in its failure kind, and nothing of the password comes out. */
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createAgentApi, createTransport, type Reply } from '../../main/agent-api';

type Serve = (socket: Socket, request: string) => void;
const open: { close: () => Promise<void> }[] = [];
const canary = 'canary-Zq7';

async function against(serve: Serve): Promise<{ ask: (signal?: AbortSignal) => Promise<Reply>; requests: string[]; origin: string }> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let seen = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      seen += chunk.toString();
      const length = /content-length: (\d+)/i.exec(seen)?.[1];
      const body = seen.indexOf('\r\n\r\n');
      if (length === undefined || body < 0 || seen.length - body - 4 < Number(length)) return;
      requests.push(seen);
      serve(socket, seen);
      seen = '';
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const api = createAgentApi({ transport: createTransport(origin), agent: '1000', credentials: { user: '6666', password: canary }, now: () => performance.now() });
  open.push({
    close: async () => {
      await api.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  });
  return { ask: (signal = new AbortController().signal) => api.ask({ do: 'status' }, signal), requests, origin };
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const answer = (body: string, head = 'HTTP/1.1 200 OK\r\ncontent-type: text/html'): string => `${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const idle = 'NOTICE: not recording - 1000|||||192.168.1.5|8600051|PAUSED\n';
const version = 'VERSION: 2.14-82|BUILD: 250122-1010|DATE: 2026-11-24 09:05:40|EPOCH: 1795511140\n';

describe('the request', () => {
  it('is one POST; the password stands in its body and nowhere else', async () => {
    const server = await against((socket) => socket.write(answer(idle)));
    expect(await server.ask()).toEqual({ kind: 'notRecording', agentStatus: 'PAUSED' });
    expect(server.requests).toHaveLength(1);
    const [head = '', body = ''] = (server.requests[0] ?? '').split('\r\n\r\n');
    expect(head).toMatch(/^POST \/agc\/api\.php HTTP\/1\.1/);
    expect(head).not.toContain(canary);
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ source: 'reclight', user: '6666', pass: canary, agent_user: '1000', function: 'recording', value: 'STATUS' });
  });
});

describe('a server that misbehaves', () => {
  const failed = (failure: string): unknown => ({ kind: 'failed', failure, maybeSent: true });
  it.each<[string, Serve, unknown]>([
    ['answers 500 with nothing', (socket) => socket.write(answer('', 'HTTP/1.1 500 Internal Server Error')), failed('http')],
    ['redirects', (socket) => socket.write(answer('', 'HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/agc/api.php')), failed('not-vicidial')],
    ['closes half-way', (socket) => void socket.end(answer(idle).slice(0, -20)), failed('unreachable')],
    ['closes at once', (socket) => socket.destroy(), failed('unreachable')],
    ['speaks no HTTP', (socket) => void socket.end('hello there\r\n\r\n'), failed('unreadable')],
    ['sends a page', (socket) => socket.write(answer('<html><body>Welcome to the hotel network</body></html>\n')), failed('not-vicidial')],
    ['sends more than 64 KiB', (socket) => void socket.end(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(200_000)}`), failed('unreadable')],
    ['compresses though not asked to', (socket) => socket.write(answer('xxxx', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip')), failed('unreadable')],
    ['refuses the login and closes half-way', (socket) => void socket.end(answer(`ERROR: Invalid Username/Password: |6666|${canary}|0|1|BAD|0|api|SELECT\n`).slice(0, -30)), { kind: 'refused', reason: 'wrong-login' }],
  ])('%s', async (_name, serve, expected) => {
    const server = await against(serve);
    const reply = await server.ask();
    expect(reply).toEqual(expected);
    expect(JSON.stringify(reply)).not.toContain(canary);
  });

  it('is not there: nothing was sent', async () => {
    const server = await against(() => undefined);
    for (const one of open.splice(0)) await one.close();
    const api = createAgentApi({ transport: createTransport(server.origin), agent: '1000', credentials: { user: '6666', password: canary }, now: () => performance.now() });
    expect(await api.ask({ do: 'status' }, new AbortController().signal)).toEqual({ kind: 'failed', failure: 'unreachable', maybeSent: false });
    await api.close();
  });

  it('hangs: a timeout, also when it drips one byte at a time', async () => {
    const hanging = await against(() => undefined);
    const dripping = await against((socket) => {
      const timer = setInterval(() => socket.write(socket.bytesWritten === 0 ? 'HTTP/1.1 200 OK\r\n\r\n' : 'x'), 300);
      socket.on('close', () => clearInterval(timer));
    });
    expect(await Promise.all([hanging.ask(), dripping.ask()])).toEqual([failed('timeout'), failed('timeout')]);
  }, 10_000);

  it('gives its connection up when the call is aborted', async () => {
    const server = await against(() => undefined);
    const abort = new AbortController();
    const asked = server.ask(abort.signal);
    abort.abort();
    expect((await asked).kind).toBe('failed');
  });
});

describe('an empty answer', () => {
  it('of a dialer is one that is too old; of one that was heard before, a passing fault', async () => {
    const old = await against((socket, request) => socket.write(answer(request.includes('function=version') ? version : '')));
    expect(await old.ask()).toEqual({ kind: 'refused', reason: 'too-old' });
    let first = true;
    const known = await against((socket) => {
      socket.write(answer(first ? idle : ''));
      first = false;
    });
    expect((await known.ask()).kind).toBe('notRecording');
    expect(await known.ask()).toEqual({ kind: 'failed', failure: 'unreadable', maybeSent: true });
  });
});
