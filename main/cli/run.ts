/** Runs one command to its exit code. It needs no display: it only talks to the app, which has one. */
import { resolve } from 'node:path';
import type { Words } from '../../assets/words/en';
import { readAddress } from '../agent-api';
import { authorityFault } from '../check';
import { ask, follow, startApp, waitForEnd } from './client';
import type { Command } from './parse';
import type { Answer, Question, Watching } from './protocol';

export interface RunDeps {
  readonly socket: string;
  readonly version: string;
  readonly program: string;
  /** In the shell's language: the app's is not known before it answers. */
  readonly words: Words;
  /** How the app itself is started: its path in development, Chromium's switches, `--hidden`. */
  readonly appArguments: readonly string[];
  readonly stdin: () => Promise<string | null>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Ends a command that goes on by itself: Ctrl-C, or nobody reads any more. */
  readonly stopped: () => AbortSignal;
}

/** Standard output carries the answer, with `--json` exactly one line; everything else goes to standard error. */
export async function runCommand(command: Exclude<Command, { do: 'app' }>, deps: RunDeps): Promise<number> {
  switch (command.do) {
    case 'usage':
      deps.err(`${command.message}\n${deps.words.commandLine.listed}`);
      return 2;
    case 'help':
      deps.out(deps.words.commandLine.help);
      return 0;
    case 'version':
      deps.out(command.json ? JSON.stringify({ v: 1, version: deps.version }) : `reclight ${deps.version}`);
      return 0;
    case 'quit':
      return quit(command.json, deps);
    case 'status':
      return speak({ do: 'status', agent: command.agent }, command.json, deps);
    case 'press': {
      const { action, tag, another, waitMs, agent } = command;
      return speak({ do: 'press', action, tag, another, waitMs, agent }, command.json, deps);
    }
    case 'pause': {
      const { seconds, waitMs, agent } = command;
      return speak({ do: 'pause', seconds, waitMs, agent }, command.json, deps);
    }
    case 'resume':
      return speak({ do: 'resume', waitMs: command.waitMs, agent: command.agent }, command.json, deps);
    case 'history':
      return speak({ do: 'history', day: command.day, csv: command.csv }, command.json, deps);
    case 'history-verify':
      return speak({ do: 'history-verify' }, command.json, deps);
    case 'watch':
      return watch('watch', deps);
    case 'board':
      return command.watch ? watchBoard(deps) : speak({ do: 'board' }, command.json, deps);
    case 'agent':
      return speak({ do: 'agent', agent: command.agent }, command.json, deps);
    case 'link':
      return link(command.url, deps);
    case 'doctor':
      return speak({ do: 'doctor' }, command.json, deps);
    case 'setup':
      return setup(command, deps);
  }
}

async function setup(command: Extract<Command, { do: 'setup' }>, deps: RunDeps): Promise<number> {
  const address = readAddress(command.server, command.allowHttp);
  if (!address.ok) {
    const { message, advice } = deps.words.form[address.fault];
    deps.err(`${message} ${advice}`);
    return 2;
  }
  // The app has another folder than this command.
  const caFile = command.caFile === null ? null : resolve(command.caFile);
  const fault = caFile === null ? null : authorityFault(caFile);
  if (fault) {
    const { message, advice } = deps.words.authority[fault];
    deps.err(`${message} ${advice}`);
    return 2;
  }
  const typed = await deps.stdin();
  const password = typed?.replace(/\r?\n$/, '') ?? '';
  if (password === '' || /[\r\n]/.test(password) || password.length > 300) {
    deps.err(`${deps.words.form['password-empty'].message} ${deps.words.commandLine.passwordFromInput}`);
    return 2;
  }
  const { server, user, agent, allowHttp } = command;
  return speak({ do: 'setup', server, user, agent, password, caFile, allowHttp }, command.json, deps);
}

/** The desktop opens links, and nobody reads what is said here; what is wrong with one the app tells. */
async function link(url: string, deps: RunDeps): Promise<number> {
  const silent = { ...deps, out: () => undefined, err: () => undefined };
  return speak({ do: 'link', url }, true, silent);
}

/** With and without `--json` the same: a line of JSON for each change. */
async function watch(what: Watching['do'], deps: RunDeps): Promise<number> {
  const stopped = deps.stopped();
  let watched = await follow(deps.socket, what, deps.out, stopped);
  if (watched === 'not-running') watched = (await startApp(deps.socket, deps.program, deps.appArguments)) ? await follow(deps.socket, what, deps.out, stopped) : 'not-running';
  switch (watched) {
    case 'ended':
      return 0;
    case 'busy':
      deps.err(deps.words.commandLine.tooManyWatch);
      return 3;
    case 'not-running':
      deps.err(deps.words.commandLine.noStart);
      return 5;
    case 'broken':
      deps.err(deps.words.commandLine.noAnswer);
      return 5;
  }
}

/** First what is wrong with it, and whether there is anything to watch at all. */
async function watchBoard(deps: RunDeps): Promise<number> {
  const code = await speak({ do: 'board' }, true, { ...deps, out: () => undefined });
  return code === 0 ? watch('watch-board', deps) : code;
}

async function speak(what: Question, json: boolean, deps: RunDeps): Promise<number> {
  let asked = await ask(deps.socket, what);
  if (asked.kind === 'not-running') {
    if (!(await startApp(deps.socket, deps.program, deps.appArguments))) {
      deps.err(deps.words.commandLine.noStart);
      return 5;
    }
    asked = await ask(deps.socket, what);
  }
  if (asked.kind !== 'answer') {
    deps.err(deps.words.commandLine.noAnswer);
    return 5;
  }
  print(asked.answer, json, deps);
  return asked.answer.code;
}

function print(answer: Answer, json: boolean, deps: RunDeps): void {
  deps.out(json ? JSON.stringify(answer.report ?? answer.history ?? answer.board ?? answer.snapshot) : answer.text);
  for (const trouble of answer.troubles ?? []) deps.err(trouble);
  if (answer.told && answer.code !== 0) deps.err(`${answer.told.message} ${answer.told.advice}`);
  else if (answer.told && !json) deps.out(answer.told.message);
}

async function quit(json: boolean, deps: RunDeps): Promise<number> {
  const asked = await ask(deps.socket, { do: 'quit' });
  if (asked.kind === 'not-running') return 0;
  if (asked.kind !== 'answer') {
    deps.err(deps.words.commandLine.noAnswerToQuit);
    return 5;
  }
  const ended = await waitForEnd(asked.answer.pids ?? []);
  if (json) deps.out(JSON.stringify(asked.answer.snapshot));
  return ended ? 0 : 5;
}
