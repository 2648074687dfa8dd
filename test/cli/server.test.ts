/** The local socket: private, one answer each, and nothing that is thrown at it brings the app down. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, listen, type Answer, type Ask, type SocketServer } from '../../main/cli';
import { lights } from '../words/snapshots';

const reply: Answer = { code: 0, snapshot: lights.idle, told: null, text: 'idle: Not recording' };
let folder: string;
let path: string;
let server: SocketServer | null;
let asked: Ask[];
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

function open(answer: (ask: Ask) => Promise<Answer> = async () => reply): void {
  server = listen(
    path,
    (what) => {
      asked.push(what);
      return answer(what);
    },
    () => failed++,
  );
}

/** Writes it all, and brings back everything that was answered until the server ended it. */
function throwAt(bytes: string | Buffer, how: 'keep open' | 'half close' | 'hang up' = 'keep open'): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
    socket.write(bytes, () => {
      if (how === 'half close') socket.end();
      if (how === 'hang up') socket.destroy();
    });
  });
}

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

  it('half a question, then nobody there', async () => {
    open();
    for (const how of ['half close', 'hang up'] as const) await throwAt(status.slice(0, 12), how);
    await throwAt('', 'hang up');
    expect(asked).toEqual([]);
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
