/** One command from its words to its exit code, over a real socket: what is said where, and how much. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wordsOf, type Language } from '../../assets/words';
import { createWatchHub, listen, parseCommand, runCommand, type Answer, type Question, type SocketServer } from '../../main/cli';
import type { DoctorReport } from '../../main/check';
import { certificateFile } from '../faults/server';
import { failure, lights } from '../words/snapshots';
import { boardData } from '../../main/cli/board';
import { seenOf, someRows } from './board-fake';
import { openWatcher } from './raw';

const program = process.execPath;
let folder: string;
let socket: string;
let server: SocketServer | null;
let asked: Question[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
  socket = join(folder, 'a.sock');
  server = null;
  asked = [];
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function running(answer: Answer): void {
  const hear = (what: Question): Promise<Answer> => {
    asked.push(what);
    return Promise.resolve(answer);
  };
  server = listen(socket, hear, () => undefined);
}

const answerOf = (part: Partial<Answer> = {}): Answer => ({ code: 0, snapshot: lights.idle, told: null, text: 'idle: Not recording', ...part });

/** Runs the words as typed; `input` is what comes on standard input. */
async function run(args: readonly string[], options: { readonly input?: string | null; readonly start?: readonly string[]; readonly language?: Language; readonly stopped?: AbortSignal; readonly onOut?: (line: string) => void } = {}): Promise<{ code: number; out: string[]; err: string[] }> {
  const words = wordsOf(options.language ?? 'en');
  const command = parseCommand(args, words.commandLine);
  if (command.do === 'app') throw new Error('this is no command');
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(command, {
    socket,
    version: '1.2.3',
    program,
    words,
    appArguments: options.start ?? ['-e', 'process.exit(1)'],
    stdin: async () => (options.input === undefined ? '' : options.input),
    out: (text) => {
      out.push(text);
      options.onOut?.(text);
    },
    err: (text) => err.push(text),
    stopped: () => options.stopped ?? new AbortController().signal,
  });
  return { code, out, err };
}

const setup = ['setup', '--server', 'https://dialer.example', '--user', 'api', '--agent', '1000', '--password-stdin'];

describe('with --json', () => {
  it.each([
    ['status', answerOf()],
    ['start', answerOf({ code: 3, snapshot: lights.blocked, told: failure })],
    ['stop', answerOf({ code: 4, snapshot: lights['unconfirmed stop'], told: failure })],
    ['toggle', answerOf({ snapshot: lights.recording, told: failure })],
    ['quit', answerOf({ pids: [] })],
  ])('%s says exactly one line, the snapshot', async (word, answer) => {
    running(answer);
    const ended = await run([word, '--json']);
    expect(ended.code).toBe(answer.code);
    expect(ended.out).toHaveLength(1);
    expect(ended.out[0]).not.toMatch(/\n/);
    expect(JSON.parse(ended.out[0] ?? '')).toEqual(answer.snapshot);
    expect(ended.err).toHaveLength(answer.code === 0 ? 0 : 1);
  });

  it('setup too, and the version in its own way', async () => {
    running(answerOf({ code: 3, snapshot: lights.blocked, told: failure }));
    const ended = await run([...setup, '--json'], { input: 'sesame\n' });
    expect(ended).toMatchObject({ code: 3, out: [JSON.stringify(lights.blocked)] });
    expect((await run(['--version', '--json'])).out).toEqual(['{"v":1,"version":"1.2.3"}']);
  });

  it('a wrong command line says nothing on standard output', async () => {
    running(answerOf());
    const ended = await run(['status', '--colour', '--json']);
    expect(ended).toMatchObject({ code: 2, out: [] });
    expect(ended.err.join()).toMatch(/--colour[^]*reclight --help/);
    expect(asked).toEqual([]);
  });
});

describe('for people', () => {
  it('the light’s line, and beside it what is wrong', async () => {
    running(answerOf({ code: 3, snapshot: lights.blocked, told: failure, text: 'blocked: Login refused' }));
    expect(await run(['stop'])).toEqual({ code: 3, out: ['blocked: Login refused'], err: ['Wrong user or password. Type it again.'] });
  });

  it('another agent, as status would', async () => {
    running(answerOf({ text: 'idle: Not recording · 2000 In call' }));
    expect(await run(['agent', '2000'])).toEqual({ code: 0, out: ['idle: Not recording · 2000 In call'], err: [] });
    expect(asked).toEqual([{ do: 'agent', agent: '2000' }]);
  });

  it('a link says nothing, and its text goes nowhere but to the app', async () => {
    running(answerOf({ code: 3, told: failure }));
    expect(await run(['reclight://start?key=sesame'])).toEqual({ code: 3, out: [], err: [] });
    expect(asked).toEqual([{ do: 'link', url: 'reclight://start?key=sesame' }]);
    const wrong = await run(['reclight://start?key=sesame', '--another']);
    expect(wrong.code).toBe(2);
    expect([...wrong.out, ...wrong.err].join()).not.toContain('sesame');
  });

  it('what is no fault is said on standard output', async () => {
    running(answerOf({ told: { kind: 'nothing-to-stop', message: 'Nothing is being recorded.', advice: 'Nothing was sent.' } }));
    expect(await run(['stop'])).toEqual({ code: 0, out: ['idle: Not recording', 'Nothing is being recorded.'], err: [] });
  });

  it('says by itself what it has to say in the language of the shell; the words to type stay', async () => {
    const language = 'es';
    expect((await run(['status', '--colour'], { language })).err).toEqual(['Opción desconocida: --colour.\nreclight --help muestra los comandos.']);
    expect((await run(['setup', '--server=', '--user', 'api', '--agent', '1000', '--password-stdin'], { language })).err).toEqual(['Falta la dirección del marcador. Por ejemplo https://marcador.example']);
    expect((await run(['start'], { language })).err).toEqual(['No se pudo abrir Reclight. ¿Hay una pantalla?']);
    const [english = '', spanish = ''] = await Promise.all([run(['--help']), run(['--help'], { language })]).then((ends) => ends.map(({ out }) => out.join()));
    const typed = (help: string): string[] => help.match(/(?<=^ {2}reclight )\S+|--[a-z-]+/gm) ?? [];
    expect(typed(spanish)).toEqual(typed(english));
    for (const line of spanish.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  it('help and version need no app', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: ['reclight 1.2.3'], err: [] });
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const word of ['setup', 'status', 'start', 'stop', 'toggle', 'doctor', 'quit', '--json', '--wait', '--tag', '--another', '--password-stdin', '--ca', '--allow-http']) expect(out.join()).toContain(word);
  });
});

describe('what is asked', () => {
  it('is what was typed', async () => {
    running(answerOf());
    await run(['start', '--tag', '_SALE', '--another', '--wait', '2', '--agent', '1000']);
    await run(['stop']);
    await run(['status', '--agent', '2000']);
    expect(asked).toEqual([
      { do: 'press', action: 'start', tag: '_SALE', another: true, waitMs: 2000, agent: '1000' },
      { do: 'press', action: 'stop', tag: null, another: false, waitMs: null, agent: null },
      { do: 'status', agent: '2000' },
    ]);
  });

  it.each([
    ['sesame', 'sesame'],
    ['sesame\n', 'sesame'],
    ['sesame\r\n', 'sesame'],
    ['  two words  \n', '  two words  '],
    ['"ö|;\n', '"ö|;'],
  ])('the password is one line of standard input, case %#', async (input, password) => {
    running(answerOf());
    const ended = await run(setup, { input });
    expect(ended.code).toBe(0);
    expect(asked).toEqual([{ do: 'setup', server: 'https://dialer.example', user: 'api', agent: '1000', password, caFile: null, allowHttp: false }]);
    expect([...ended.out, ...ended.err].join()).not.toContain('sesame');
  });

  it.each([[''], ['\n'], ['two\nlines\n'], ['\nsesame\n'], ['x'.repeat(301)], [null]])('no password, several lines or far too long a one is refused, case %#', async (input) => {
    running(answerOf());
    const ended = await run(setup, { input });
    expect(ended).toMatchObject({ code: 2, out: [] });
    expect(asked).toEqual([]);
  });

  it('the file of an authority is named from the folder of the command, and is one', async () => {
    running(answerOf());
    await run([...setup, '--ca', relative(process.cwd(), certificateFile('authority'))], { input: 'sesame\n' });
    expect(asked).toMatchObject([{ do: 'setup', caFile: certificateFile('authority') }]);
    for (const file of ['nowhere.pem', certificateFile('key'), certificateFile('good')]) {
      const ended = await run([...setup, '--ca', file], { input: 'sesame\n' });
      expect(ended).toMatchObject({ code: 2, out: [], err: [expect.stringMatching(/\. /)] });
    }
    expect(asked).toHaveLength(1);
  });

  it('doctor tells its report instead of the snapshot', async () => {
    const report: DoctorReport = { v: 1, ok: false, checks: [{ check: 'login', state: 'failed', detail: 'no', advice: 'yes' }] };
    running(answerOf({ code: 1, report, text: 'MEND  Login' }));
    expect(await run(['doctor', '--json'])).toEqual({ code: 1, out: [JSON.stringify(report)], err: [] });
    expect(await run(['doctor'])).toEqual({ code: 1, out: ['MEND  Login'], err: [] });
    expect(asked).toEqual([{ do: 'doctor' }, { do: 'doctor' }]);
  });

  it.each(['', 'dialer example', 'ftp://dialer.example', 'https://dialer.example/agc', 'https://api:x@dialer.example', 'http://dialer.example'])('the address %j is refused before anything is read or asked', async (address) => {
    running(answerOf());
    const ended = await run(['setup', `--server=${address}`, '--user', 'api', '--agent', '1000', '--password-stdin'], { input: 'sesame\n' });
    expect(ended.code).toBe(2);
    expect(ended.err.join()).toMatch(/\S/);
    expect(asked).toEqual([]);
  });
});

describe('an app that is not there', () => {
  it('is started, without a window and with the switches, and then asked', async () => {
    const script = `
      const { createServer } = require('node:net');
      let left = 2;
      const server = createServer((socket) => socket.once('data', () => {
        socket.end(JSON.stringify({ code: 0, snapshot: { args: process.argv.slice(1) }, told: null, text: 'idle' }) + '\\n');
        if (--left === 0) server.close();
      }));
      server.listen(${JSON.stringify(socket)});`;
    const ended = await run(['status', '--json'], { start: ['-e', script, '--', '--hidden', '--user-data-dir=x'] });
    expect(ended).toEqual({ code: 0, out: ['{"args":["--hidden","--user-data-dir=x"]}'], err: [] });
  });

  it('and can not be started is said: nothing was sent', async () => {
    const ended = await run(['start']);
    expect(ended).toMatchObject({ code: 5, out: [] });
    expect(ended.err.join()).toMatch(/could not be started/);
  });

  it('is not started to be quit', async () => {
    expect(await run(['quit'], { start: ['-e', 'never'] })).toEqual({ code: 0, out: [], err: [] });
  });

  it('but something odd that answers is said', async () => {
    server = listen(socket, () => Promise.reject(new Error('a bug')), () => undefined);
    expect(await run(['status'])).toMatchObject({ code: 5, out: [] });
    expect(await run(['quit'])).toMatchObject({ code: 5, out: [] });
  });
});

describe('watch', () => {
  function watched(): { change: (state: keyof typeof lights) => void } {
    let now: Answer['snapshot'] = lights.idle;
    const hub = createWatchHub(() => now);
    server = listen(socket, () => Promise.reject(new Error('not asked')), () => undefined, hub.subscribe);
    return {
      change: (state) => {
        now = lights[state];
        hub.changed();
      },
    };
  }

  it.each([[['watch']], [['watch', '--json']]])('%j says the present one, then each change, and ends with the app: 0', async (args) => {
    const { change } = watched();
    const states: string[] = [];
    const ended = await run(args, {
      onOut: (line) => {
        states.push((JSON.parse(line) as Answer['snapshot']).state);
        if (states.length === 1) change('starting');
        if (states.length === 2) change('recording');
        if (states.length === 3) server?.close();
      },
    });
    expect(ended).toMatchObject({ code: 0, err: [] });
    expect(states).toEqual(['idle', 'starting', 'recording']);
  });

  it('ends by Ctrl-C or a closed pipe: 0', async () => {
    watched();
    const stop = new AbortController();
    expect(await run(['watch'], { stopped: stop.signal, onOut: () => stop.abort() })).toEqual({ code: 0, out: [JSON.stringify(lights.idle)], err: [] });
    expect(await run(['watch'], { stopped: AbortSignal.abort() })).toEqual({ code: 0, out: [], err: [] });
  });

  it('is refused when too many do: 3, and said', async () => {
    server = listen(socket, () => Promise.reject(new Error('not asked')), () => undefined);
    const others = await Promise.all(Array.from({ length: 32 }, () => openWatcher(socket)));
    expect(await run(['watch'])).toMatchObject({ code: 3, out: [], err: [expect.stringContaining('Too many')] });
    for (const other of others) other.destroy();
  });

  it('starts an app that is not there, and says where that fails: 5', async () => {
    expect(await run(['watch'])).toMatchObject({ code: 5, out: [], err: [expect.stringContaining('could not be started')] });
    const script = `
      const { createServer } = require('node:net');
      const server = createServer((socket) => socket.once('data', (data) => {
        if (!String(data).includes('watch')) return socket.end(JSON.stringify({ code: 0 }) + '\\n');
        socket.end('{"state":"idle"}\\n');
        server.close();
      }));
      server.listen(${JSON.stringify(socket)});`;
    expect(await run(['watch'], { start: ['-e', script] })).toEqual({ code: 0, out: ['{"state":"idle"}'], err: [] });
  });

  it('says what does not answer as it should: 5', async () => {
    const odd = createServer((one) => one.on('error', () => undefined).end());
    await new Promise<void>((resolve) => odd.listen(socket, resolve));
    expect(await run(['watch'])).toMatchObject({ code: 5, out: [], err: [expect.stringContaining('does not answer')] });
    odd.close();
  });
});

describe('board', () => {
  const board = boardData(seenOf(someRows));
  const seen = answerOf({ board, text: 'the table', troubles: ['1 name of the list is none.'] });

  it('is a table, or one line; what is wrong is on standard error', async () => {
    running(seen);
    expect(await run(['board'])).toEqual({ code: 0, out: ['the table'], err: ['1 name of the list is none.'] });
    expect(await run(['board', '--json'])).toEqual({ code: 0, out: [JSON.stringify(board)], err: ['1 name of the list is none.'] });
    expect(asked).toEqual([{ do: 'board' }, { do: 'board' }]);
  });

  it('of five thousand agents comes whole', async () => {
    const many = boardData(seenOf(Array.from({ length: 5000 }, (_, n) => ({ ...someRows[0]!, agent: `agent-${n}` }))));
    running({ ...seen, board: many, text: 'x'.repeat(1_000_000), troubles: [] });
    const { code, out } = await run(['board', '--json']);
    expect([code, JSON.parse(out[0] ?? '')]).toEqual([0, many]);
  });

  it.each([[['board', '--watch']], [['board', '--watch', '--json']]])('%j says what is wrong, then a line for each change until the app or its reader goes', async (args) => {
    let feed = (_line: string): void => undefined;
    server = listen(socket, async () => seen, () => undefined, undefined, (send) => {
      feed = send;
      send('{"v":1}');
      return () => undefined;
    });
    const ended = await run(args, { onOut: (line) => (line === '{"v":1}' ? feed('{"v":2}') : server?.close()) });
    expect(ended).toEqual({ code: 0, out: ['{"v":1}', '{"v":2}'], err: ['1 name of the list is none.'] });
  });

  it.each([3, 5, 6])('that has nothing to watch ends with its code: %i', async (code) => {
    running({ ...seen, code });
    expect(await run(['board', '--watch'])).toEqual({ code, out: [], err: ['1 name of the list is none.'] });
  });

  it('and the light share their places: the rest is kept for presses', async () => {
    server = listen(socket, async () => seen, () => undefined);
    const others = await Promise.all(Array.from({ length: 32 }, () => openWatcher(socket)));
    expect(await run(['board', '--watch'])).toMatchObject({ code: 3, out: [], err: [expect.anything(), expect.stringContaining('Too many')] });
    expect((await run(['board'])).code).toBe(0);
    for (const other of others) other.destroy();
  });
});

it('quit ends once every process has gone', async () => {
  const child = spawn(program, ['-e', 'process.stdin.resume(); process.stdin.on("end", () => process.exit())'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  let alive = true;
  void gone.then(() => (alive = false));
  running(answerOf({ pids: [child.pid ?? 0] }));
  const quitting = run(['quit']);
  await expect.poll(() => asked.length).toBe(1);
  expect(alive).toBe(true);
  child.stdin.end();
  expect((await quitting).code).toBe(0);
  await gone;
  expect(alive).toBe(false);
});
