/** The local socket: private, one answer each, and nothing that is thrown at it brings the app down. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, listen, type Answer, type Question, type SocketServer } from '../../main/cli';
import { lights } from '../words/snapshots';
import { openSilent, openWatcher, throwAt as throwAtPath } from './raw';

const reply: Answer = { code: 0, snapshot: lights.idle, told: null, text: 'idle: Not recording' };
let folder: string;
let path: string;
let server: SocketServer | null;
let asked: Question[];
let failed: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'socket-'));
  path = join(folder, 'a.sock');
  server = null;
  asked = [];
  failed = 0;
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(answer: (ask: Question) => Promise<Answer> = async () => reply): void {
  server = listen(
    path,
    (what) => {
      asked.push(what);
      return answer(what);
    },
    () => failed++,
  );
}

const throwAt = (bytes: string | Buffer, how?: Parameters<typeof throwAtPath>[2]): Promise<string> => throwAtPath(path, bytes, how);

const badRequest = '{"error":"bad-request"}\n';
const status = '{"do":"status","agent":null}\n';

describe('a good question', () => {
  it('gets one line and the end', async () => {
    open();
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
    expect(asked).toEqual([{ do: 'status', agent: null }]);
  });

  it('gets one answer even when more follow', async () => {
    open();
    expect(await throwAt(status.repeat(5))).toBe(`${JSON.stringify(reply)}\n`);
    expect(asked).toHaveLength(1);
  });

  it('may arrive in pieces', async () => {
    open();
    const text = await new Promise<string>((resolve) => {
      const socket = connect(path);
      let heard = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk: string) => (heard += chunk));
      socket.on('close', () => resolve(heard));
      const pieces = status.split('');
      const next = (): void => {
        const piece = pieces.shift();
        if (piece !== undefined) socket.write(piece, next);
      };
      next();
    });
    expect(text).toBe(`${JSON.stringify(reply)}\n`);
  });

  it('is answered for forty at once', async () => {
    open();
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(path, { do: 'status', agent: null })));
    expect(answers.map((one) => one.kind)).toEqual(Array.from({ length: 40 }, () => 'answer'));
  });

  it('hears of a bug as data, and the next is answered', async () => {
    let bug = true;
    open(() => (bug ? Promise.reject(new Error('a bug')) : Promise.resolve(reply)));
    expect(await throwAt(status)).toBe('{"error":"failed"}\n');
    expect(await ask(path, { do: 'status', agent: null })).toEqual({ kind: 'broken' });
    bug = false;
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
  });

  it('may be given up before its answer comes', async () => {
    let finish: (answer: Answer) => void = () => undefined;
    let begun: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (begun = resolve));
    open(() => {
      begun();
      return new Promise((resolve) => (finish = resolve));
    });
    const socket = connect(path);
    socket.write(status);
    await reached;
    await new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.destroy();
    });
    finish(reply);
    const answered = ask(path, { do: 'show' });
    await expect.poll(() => asked.length).toBe(2);
    finish(reply);
    expect((await answered).kind).toBe('answer');
  });
});

describe('anything else is refused in words, once', () => {
  it.each<[string, string | Buffer]>([
    ['no JSON', 'status\n'],
    ['an empty line', '\n\n'],
    ['a list', '[]\n'],
    ['null', 'null\n'],
    ['an unknown command', '{"do":"format"}\n'],
    ['a missing field', '{"do":"status"}\n'],
    ['an unknown field', '{"do":"status","agent":null,"as":"root"}\n'],
    ['a prototype', '{"do":"quit","__proto__":{"x":1}}\n'],
    ['a wrong type', '{"do":"press","action":"start","tag":7,"another":false,"waitMs":null,"agent":null}\n'],
    ['an unknown action', '{"do":"press","action":"STARTALL","tag":null,"another":false,"waitMs":null,"agent":null}\n'],
    ['a wait out of bounds', '{"do":"press","action":"start","tag":null,"another":false,"waitMs":300001,"agent":null}\n'],
    ['a long tag', `{"do":"press","action":"start","tag":"${'a'.repeat(15)}","another":false,"waitMs":null,"agent":null}\n`],
    ['a line of a megabyte', `${'x'.repeat(1024 * 1024)}\n`],
    ['a megabyte without an end', 'x'.repeat(1024 * 1024)],
    ['a good question with a megabyte in it', `{"do":"status","agent":"${'1'.repeat(1024 * 1024)}"}\n`],
    ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x80, 0x0a])],
    ['NULs', Buffer.from([0, 0, 0, 0x0a])],
    ['HTTP', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('%s', async (_name, bytes) => {
    open();
    expect(await throwAt(bytes)).toBe(badRequest);
    expect(asked).toEqual([]);
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
  });

  it('whatever comes, and the app goes on', async () => {
    open();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.constantFrom('half close' as const, 'hang up' as const), async (bytes, how) => {
        const text = await throwAt(Buffer.from(bytes), how);
        expect(['', badRequest]).toContain(text);
      }),
      { numRuns: 150 },
    );
    expect(asked).toEqual([]);
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
  });

  it('two thousand times, near right and far off: a typed refusal or what was asked, and the app goes on', async () => {
    open();
    const near = fc.record(
      {
        do: fc.oneof(fc.constantFrom('status', 'press', 'setup', 'agent', 'link', 'show', '__proto__', 'constructor', 'toString', ''), fc.anything()),
        agent: fc.oneof(fc.constantFrom(null, '1000', '__proto__'), fc.anything()),
        action: fc.constantFrom('start', 'stop', 'START', 7, null),
        tag: fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null)),
        waitMs: fc.constantFrom(0, -0, -1, 1e308, 1e-320, 300_000, 300_001, null, '5'),
        another: fc.constantFrom(true, 'yes', null),
        url: fc.string({ unit: 'binary' }),
        __proto__: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const payload = fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
      near.map((odd) => JSON.stringify(odd) ?? ''),
      near.map((odd) => (JSON.stringify(odd) ?? '').slice(0, -1)),
      fc.json(),
      fc.constantFrom('{"do":"status","agent":null,"agent":"x"}', '{"__proto__":{"do":"quit"}}', '{"do":"status","agent":null}{"do":"quit"}', `[${'['.repeat(5000)}`, '9'.repeat(10_000), '1e999', '"\\ud800"', '\ufeff{"do":"show"}'),
    );
    const parsed = ['status', 'press', 'setup', 'agent', 'link', 'show'];
    await fc.assert(
      fc.asyncProperty(payload, async (bytes) => {
        const before = asked.length;
        const line = Buffer.concat([Buffer.from(bytes as string), Buffer.from('\n')]);
        const text = await throwAt(line, 'half close');
        const heard = asked.length > before;
        expect(text).toBe(heard ? `${JSON.stringify(reply)}\n` : badRequest);
        if (heard) expect(parsed).toContain(asked.at(-1)?.do);
      }),
      { numRuns: 2000 },
    );
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
  }, 60_000);

  it.each(['\n', ''])('ten megabytes: refused before they are read, ending in %j', async (last) => {
    open();
    const socket = await openSilent(path);
    socket.setEncoding('utf8');
    const heard: string[] = [];
    socket.on('data', (text: string) => heard.push(text));
    const chunk = 'x'.repeat(64 * 1024);
    let written = 0;
    while (heard.length === 0 && written < 10 * 1024 * 1024) {
      written += chunk.length;
      await new Promise<void>((resolve) => socket.write(chunk, () => setImmediate(resolve)));
    }
    expect(heard.join('')).toBe(badRequest);
    expect(written).toBeLessThan(2 * 1024 * 1024);
    // The rest is taken and dropped.
    for (; written < 10 * 1024 * 1024; written += chunk.length) await new Promise<void>((resolve) => socket.write(chunk, () => resolve()));
    socket.end(last);
    await new Promise<void>((resolve) => socket.on('close', () => resolve()));
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
  });

  it('half a question, then nobody there', async () => {
    open();
    for (const how of ['half close', 'hang up'] as const) await throwAt(status.slice(0, 12), how);
    await throwAt('', 'hang up');
    expect(asked).toEqual([]);
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
  });
});

describe('who pipes a question in', () => {
  it('may end his side before the answer is there', async () => {
    let finish: (answer: Answer) => void = () => undefined;
    open(() => new Promise((resolve) => (finish = resolve)));
    const answered = throwAt(status, 'half close');
    await expect.poll(() => asked.length).toBe(1);
    finish(reply);
    expect(await answered).toBe(`${JSON.stringify(reply)}\n`);
  });
});

describe('many at once', () => {
  const closed = (socket: Socket): Promise<void> => new Promise((resolve) => (socket.closed ? resolve() : socket.on('close', () => resolve())));

  it('who asks nothing makes room for who asks: the longest goes first', async () => {
    open();
    const silent = [];
    for (let turn = 0; turn < 64; turn++) silent.push(await openSilent(path));
    const gone = silent.map((socket) => closed(socket));
    for (let turn = 0; turn < 5; turn++) expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
    await gone[0];
    expect(silent.at(-1)?.closed).toBe(false);
    for (const socket of silent) socket.destroy();
  });

  it('where all have asked and wait, the next is told so', async () => {
    open(() => new Promise(() => undefined));
    const waiting = Array.from({ length: 64 }, () => throwAt(status));
    await expect.poll(() => asked.length).toBe(64);
    expect(await throwAt(status)).toBe('{"error":"busy"}\n');
    server?.close();
    void waiting;
  });

  it('who watches leaves presses their place', async () => {
    open();
    const watchers = await Promise.all(Array.from({ length: 32 }, () => openWatcher(path)));
    expect(await throwAt('{"do":"watch"}\n')).toBe('{"error":"busy"}\n');
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
    // One goes, and the next may watch.
    watchers[0]?.end();
    await closed(watchers[0] as Socket);
    const next = await openWatcher(path);
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
    expect(next.closed).toBe(false);
    for (const socket of [...watchers, next]) socket.destroy();
  });

  it.each([
    ['asks nothing', ''],
    ['asks a byte at a time', '{'],
  ])('who %s is let go after ten seconds', async (_name, byte) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let here = 0;
    open();
    const socket = await openSilent(path);
    await new Promise<void>((resolve) => socket.write(' ', () => resolve()));
    // The server has it once it has answered one that came later.
    await throwAt(status);
    for (; here < 9000; here += 3000) {
      await vi.advanceTimersByTimeAsync(3000);
      if (byte !== '') socket.write(byte);
    }
    expect(socket.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1001);
    vi.useRealTimers();
    await closed(socket);
  });
});

describe('who watches', () => {
  function openFeed(): { send: (line: string) => void; stopped: () => boolean } {
    let feed: (line: string) => void = () => undefined;
    let stopped = false;
    server = listen(path, async () => reply, () => failed++, (send) => {
      feed = send;
      return () => (stopped = true);
    });
    return { send: (line) => feed(line), stopped: () => stopped };
  }

  it('and does not read is let go, before much is kept for him', async () => {
    const { send, stopped } = openFeed();
    const watcher = await openWatcher(path);
    await throwAt(status);
    watcher.pause();
    const line = 'x'.repeat(16 * 1024);
    let sent = 0;
    for (; !stopped() && sent < 1000; sent++) {
      send(line);
      await new Promise(setImmediate);
    }
    expect(stopped()).toBe(true);
    expect(sent * line.length).toBeLessThan(4 * 1024 * 1024);
    watcher.destroy();
  });

  it('hears the end of the app', async () => {
    openFeed();
    const watcher = await openWatcher(path);
    await throwAt(status);
    const ended = new Promise<void>((resolve) => watcher.on('end', () => resolve()));
    server?.close();
    await ended;
  });

  it('and says something else is refused, and the app goes on', async () => {
    openFeed();
    expect(await throwAt(`{"do":"watch"}\n${'x'.repeat(100_000)}`)).toBe(badRequest);
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
  });
});

describe('the file', () => {
  it('is its owner’s alone from its first moment, and goes with the app', async () => {
    open();
    expect(statSync(path).mode & 0o077).toBe(0);
    await throwAt(status);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    server?.close();
    expect(existsSync(path)).toBe(false);
  });

  it('of a killed app is taken over', async () => {
    writeFileSync(path, '');
    open();
    expect(await throwAt(status)).toBe(`${JSON.stringify(reply)}\n`);
  });

  it.each<[string, () => void]>([
    ['a folder lies in its place', () => mkdirSync(join(path, 'inside'), { recursive: true })],
    ['its folder is missing', () => rmSync(folder, { recursive: true })],
    ['its name is too long', () => (path = join(folder, 'x'.repeat(200)))],
  ])('that can not be made is told, not thrown: %s', async (_name, spoil) => {
    spoil();
    open();
    await expect.poll(() => failed).toBe(1);
  });

  it('leaves the mask of new files as it was', () => {
    const before = process.umask(0o022);
    open();
    expect(process.umask(before)).toBe(0o022);
  });
});
