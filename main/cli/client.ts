/** The command's side: finds the running app, or starts it hidden in the tray, and asks it one thing. */
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import split2 from 'split2';
import type { Answer, Question, Refusal, Watching } from './protocol';

export type Asked = { readonly kind: 'answer'; readonly answer: Answer } | { readonly kind: 'not-running' } | { readonly kind: 'broken' };

/** A board of thousands, as table and as JSON. */
const mostAnswer = 16 * 1024 * 1024;

/** Asks over the socket; the answer may take as long as a press does. */
export function ask(path: string, what: Question): Promise<Asked> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(`${JSON.stringify(what)}\n`));
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > mostAnswer) socket.destroy();
    });
    socket.on('error', (error) => {
      resolve({ kind: isAbsent(error) ? 'not-running' : 'broken' });
    });
    socket.on('close', () => resolve(readAnswer(text)));
    socket.setTimeout(limitMs(what), () => socket.destroy());
  });
}

function isAbsent(error: Error): boolean {
  return 'code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED');
}

/** `ended`: by the app, which quits, or by the signal. */
export type Watched = 'ended' | 'not-running' | 'busy' | 'broken';

/** Hands on each line of the app until one of the two ends it. */
export function follow(path: string, what: Watching['do'], onLine: (line: string) => void, signal: AbortSignal): Promise<Watched> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve('ended');
    const socket = connect(path);
    let heard = false;
    signal.addEventListener('abort', () => {
      resolve('ended');
      socket.destroy();
    });
    socket.on('connect', () => socket.write(`${JSON.stringify({ do: what } satisfies Watching)}\n`));
    socket.on('error', (error) => resolve(isAbsent(error) ? 'not-running' : heard ? 'ended' : 'broken'));
    socket.pipe(split2()).on('data', (line: string) => {
      if (!heard && line.startsWith('{"error":')) return resolve(line.includes('"busy"') ? 'busy' : 'broken');
      heard = true;
      if (!signal.aborted) onLine(line);
    });
    socket.on('close', () => resolve(heard ? 'ended' : 'broken'));
  });
}

/** A running app that hangs must not hang its command line: longer than any answer may take. */
function limitMs(what: Question): number {
  // doctor: four steps of five seconds, and what a locked keyring takes.
  return what.do === 'press' ? 180_000 + (what.waitMs ?? 0) : what.do === 'doctor' ? 60_000 : 30_000;
}

function readAnswer(text: string): Asked {
  try {
    const answer = JSON.parse(text) as Answer | Refusal;
    return 'error' in answer ? { kind: 'broken' } : { kind: 'answer', answer };
  } catch {
    return { kind: 'broken' };
  }
}

/** Starts the app, detached and without a window, handing on the switches it was given; true once its socket answers. */
export async function startApp(path: string, program: string, args: readonly string[]): Promise<boolean> {
  const app = spawn(program, [...args], { detached: true, stdio: 'ignore' });
  const ended = new AbortController();
  app.on('error', () => ended.abort());
  app.on('exit', () => ended.abort());
  app.unref();
  const until = performance.now() + 20_000;
  while (performance.now() < until && !ended.signal.aborted) {
    const asked = await ask(path, { do: 'status', agent: null });
    if (asked.kind === 'answer') return true;
    await wait(50);
  }
  return false;
}

/** Waits until none of these processes is left; false after 15 s. */
export async function waitForEnd(pids: readonly number[]): Promise<boolean> {
  const until = performance.now() + 15_000;
  while (pids.some(isAlive)) {
    if (performance.now() > until) return false;
    await wait(20);
  }
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
