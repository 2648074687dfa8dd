/** Two connections on real sockets: which one a call gets, and which one is trusted again. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, Server as TlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createConnections, type Connections, type Lease, type Rank } from '../../main/agent-api/connections';
import { certificateFile, trusted } from '../faults/server';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface Desk {
  readonly server: Server;
  readonly port: number;
  readonly sockets: Socket[];
  readonly connections: Connections;
}

/** Where `answering`, each request gets an empty answer and its connection stays open. */
async function open({ answering = true, server = createServer(), origin, connect = {} }: { answering?: boolean; server?: Server; origin?: (port: number) => string; connect?: object } = {}): Promise<Desk> {
  const sockets: Socket[] = [];
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => answering && socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const connections = createConnections(origin ? origin(port) : `http://127.0.0.1:${port}`, { ...connect });
  closing.push(() => new Promise((done) => server.close(done)), () => sockets.forEach((socket) => socket.destroy()), connections.close);
  return { server, port, sockets, connections };
}

async function take(connections: Connections, rank: Rank = 'status', stop = new AbortController().signal): Promise<Lease> {
  const lease = await connections.take(rank, stop);
  if (!lease) throw new Error('no connection was free');
  return lease;
}

async function request(lease: Lease): Promise<void> {
  const { body } = await lease.client.request({ path: '/', method: 'POST', body: 'x' });
  await body.dump();
}

/** A call that ends well. */
async function call(connections: Connections, rank: Rank = 'status'): Promise<Lease> {
  const lease = await take(connections, rank);
  await request(lease);
  lease.end(true);
  return lease;
}

describe('a connection that served well', () => {
  it('serves again, also after its old call is given up', async () => {
    const { connections, sockets } = await open();
    const abort = new AbortController();
    const first = await take(connections, 'status', abort.signal);
    await request(first);
    first.end(true);
    abort.abort();
    expect((await call(connections)).client).toBe(first.client);
    expect(sockets).toHaveLength(1);
  });
});

describe('a connection that served badly', () => {
  it('is never used again, nor one that lay idle meanwhile', async () => {
    const { connections } = await open();
    const [one, other] = [await take(connections), await take(connections)];
    await request(one);
    await request(other);
    other.end(true);
    one.end(false);
    const after = await take(connections);
    expect([one.client, other.client]).not.toContain(after.client);
    expect([one.client.destroyed, other.client.destroyed]).toEqual([true, true]);
  });

  it('leaves one alone that serves', async () => {
    const { connections } = await open();
    const [one, other] = [await take(connections), await take(connections)];
    one.end(false);
    await request(other);
    expect(other.client.destroyed).toBe(false);
  });
});

describe('where both are taken', () => {
  it.each<[Rank, Rank, Rank, Rank | null]>([
    ['version', 'version', 'version', null],
    ['status', 'start', 'version', 'version'],
    ['status', 'status', 'stop', null],
    ['start', 'stop', 'status', 'status'],
    ['start', 'status', 'version', 'version'],
    ['start', 'stop', 'start', null],
    ['stop', 'status', 'version', 'version'],
    ['stop', 'start', 'status', 'status'],
    ['stop', 'start', 'stop', 'stop'],
    ['stop', 'start', 'start', null],
    ['lookup', 'version', 'status', null],
    ['lookup', 'lookup', 'start', null],
    ['version', 'lookup', 'status', 'lookup'],
    ['status', 'version', 'lookup', 'lookup'],
    ['start', 'status', 'lookup', 'lookup'],
    ['stop', 'version', 'lookup', 'lookup'],
    ['stop', 'start', 'lookup', 'lookup'],
  ])('a %s over %s and %s takes that of %s', async (rank, first, second, taken) => {
    const { connections } = await open({ answering: false });
    const leases = new Map([[first, await take(connections, first)]]);
    leases.set(second, await take(connections, second));
    const clients = [...leases.values()];
    let lent = false;
    const asked = connections.take(rank, new AbortController().signal).then((lease) => (lent = lease !== null));
    await new Promise(setImmediate);
    expect(lent).toBe(taken !== null);
    expect(clients.filter((lease) => lease.client.destroyed)).toEqual(taken === null ? [] : [leases.get(taken)]);
    connections.close();
    await asked;
  });
});

describe('has a call reached the server', () => {
  it('once its connection was made, or was there', async () => {
    const { connections } = await open();
    const first = await take(connections);
    expect(first.reached()).toBe(false);
    await request(first);
    expect(first.reached()).toBe(true);
    first.end(true);
    expect((await take(connections)).reached()).toBe(true);
  });

  it('not where the server had closed it before, and is gone', async () => {
    const { connections, sockets, server } = await open();
    const { client } = await call(connections);
    const gone = once(client, 'disconnect');
    sockets[0]?.destroy();
    await gone;
    await new Promise((done) => server.close(done));
    const next = await take(connections);
    await expect(request(next)).rejects.toThrow();
    expect(next.client).toBe(client);
    expect([next.reached(), next.wasIdle()]).toEqual([false, false]);
  });
});

describe('did a connection lie idle', () => {
  it('where the server closes it just as the call goes out', async () => {
    const { connections, sockets } = await open();
    const first = await take(connections);
    await request(first);
    expect(first.wasIdle()).toBe(false);
    first.end(true);
    const second = await take(connections);
    sockets[0]?.destroy();
    await expect(request(second)).rejects.toThrow();
    expect(second.wasIdle()).toBe(true);
  });

  it('not where we closed it ourselves', async () => {
    const { connections } = await open();
    await call(connections);
    const abort = new AbortController();
    const second = await take(connections, 'status', abort.signal);
    abort.abort();
    expect(second.wasIdle()).toBe(false);
  });
});

describe('a call that waits', () => {
  it('gets what comes free, in its turn, unless it was given up', async () => {
    const { connections } = await open({ answering: false });
    const busy = [await take(connections, 'start'), await take(connections, 'start')];
    const abort = new AbortController();
    const order: string[] = [];
    const given = connections.take('status', abort.signal).then((lease) => order.push(lease ? 'first' : 'given up'));
    const second = connections.take('status', new AbortController().signal).then((lease) => order.push(lease ? 'second' : 'none'));
    abort.abort();
    await given;
    busy[0]?.end(true);
    await second;
    expect(order).toEqual(['given up', 'second']);
  });

  it('gets none when all is closed', async () => {
    const { connections } = await open({ answering: false });
    await take(connections, 'start');
    await take(connections, 'start');
    const waits = connections.take('stop', new AbortController().signal);
    connections.close();
    expect(await waits).toBeNull();
    expect(await connections.take('stop', new AbortController().signal)).toBeNull();
  });
});

describe('a connection that is being made', () => {
  it('is made as the app says', async () => {
    const names: string[] = [];
    const lookup = (name: string, _options: object, found: (error: null, addresses: { address: string; family: number }[]) => void): void => {
      names.push(name);
      found(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    const { connections, sockets } = await open({ origin: (port) => `http://dialer.example:${port}`, connect: { lookup } });
    await call(connections);
    expect(names).toEqual(['dialer.example']);
    expect(sockets).toHaveLength(1);
  });

  it('speaks no HTTP/2, though a server offers it', async () => {
    const server = createTlsServer({ key: readFileSync(certificateFile('key')), cert: readFileSync(certificateFile('good')), ALPNProtocols: ['h2', 'http/1.1'] });
    const { connections, sockets } = await open({ server, origin: (port) => `https://127.0.0.1:${port}`, connect: trusted() });
    await call(connections);
    expect(sockets.map((socket) => ('alpnProtocol' in socket ? socket.alpnProtocol : null))).toEqual(['http/1.1']);
  });
});
