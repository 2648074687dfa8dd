/** The command line, read: what is asked, or why it can't be. Nothing here talks to anybody. */
import { parseArgs } from 'node:util';
import { en, type Words } from '../../assets/words/en';
import { isTag, isUserName } from '../agent-api';
import { bounds } from '../settings/bounds';
import { isDay } from './day';

export type Command =
  /** No command: be the app, or show the running one. `hidden`: stay in the tray. `byCommand`: started for one, so nobody is asked anything. */
  | { readonly do: 'app'; readonly hidden: boolean; readonly byCommand?: true }
  | { readonly do: 'status' | 'quit' | 'doctor'; readonly json: boolean; readonly agent: string | null }
  | { readonly do: 'press'; readonly action: 'start' | 'stop' | 'toggle'; readonly tag: string | null; readonly another: boolean; readonly waitMs: number | null; readonly json: boolean; readonly agent: string | null }
  /** `seconds`: null, as long as the settings say; of a resume always. */
  | { readonly do: 'pause' | 'resume'; readonly seconds: number | null; readonly waitMs: number | null; readonly json: boolean; readonly agent: string | null }
  /** `day`: null, today. */
  | { readonly do: 'history'; readonly day: string | null; readonly csv: boolean; readonly json: boolean }
  | { readonly do: 'history-verify'; readonly json: boolean }
  | { readonly do: 'watch'; readonly json: boolean }
  | { readonly do: 'board'; readonly watch: boolean; readonly json: boolean }
  | { readonly do: 'agent'; readonly agent: string; readonly json: boolean }
  /** A link of the `reclight:` scheme, as the desktop hands it over: what it may do the app decides. */
  | { readonly do: 'link'; readonly url: string }
  | { readonly do: 'setup'; readonly server: string; readonly user: string; readonly agent: string; readonly caFile: string | null; readonly allowHttp: boolean; readonly json: boolean }
  | { readonly do: 'version' | 'help'; readonly json: boolean }
  | { readonly do: 'usage'; readonly message: string; readonly json: boolean };

const ours = {
  json: 'boolean',
  agent: 'string',
  wait: 'string',
  tag: 'string',
  another: 'boolean',
  server: 'string',
  user: 'string',
  ca: 'string',
  'allow-http': 'boolean',
  'password-stdin': 'boolean',
  day: 'string',
  csv: 'boolean',
  watch: 'boolean',
  hidden: 'boolean',
  'by-command': 'boolean',
  version: 'boolean',
  help: 'boolean',
} as const;

/** Which of our switches belong to which command; `json`, `help` and `version` belong to all. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  '': ['hidden', 'by-command'],
  status: ['agent'],
  quit: [],
  doctor: [],
  start: ['agent', 'wait', 'tag', 'another'],
  stop: ['agent', 'wait'],
  toggle: ['agent', 'wait', 'tag'],
  pause: ['agent', 'wait'],
  resume: ['agent', 'wait'],
  history: ['day', 'csv'],
  watch: [],
  board: ['watch'],
  agent: [],
  setup: ['server', 'user', 'agent', 'ca', 'allow-http', 'password-stdin'],
};

const mostPauseSeconds = bounds.pauseMostSeconds.most;

// Chromium and Electron take hundreds of switches; these are what people and test drivers really pass to a tray app.
const chromium =
  /^(user-data-dir|password-store|no-sandbox|ozone-platform(-hint)?|enable-features|disable-features|disable-gpu(-[a-z-]+)?|use-gl|use-angle|force-[a-z-]+|lang|proxy-[a-z-]+|no-proxy-server|host-rules|host-resolver-rules|enable-logging|log-[a-z-]+|v|vmodule|js-flags|inspect(-[a-z-]+)?|remote-debugging-[a-z]+|remote-allow-origins|disable-dev-shm-usage|disable-software-rasterizer|disable-background-[a-z-]+|disable-renderer-backgrounding|disable-field-trial-config|disable-breakpad|disable-setuid-sandbox|enable-wayland-ime|wayland-[a-z-]+|gtk-version|high-dpi-support|auto-detect|ignore-certificate-errors-spki-list|trace-[a-z-]+|enable-crash-reporter|class|name|xdg-portal-required-version|original-process-start-time)$/;

/** `args` without the program's and the app's own path; `say`: how it tells what is wrong with them. */
export function parseCommand(args: readonly string[], say: Words['commandLine'] = en.commandLine): Command {
  const json = args.includes('--json');
  const usage = (message: string): Command => ({ do: 'usage', message, json });
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, allowPositionals: true, options: Object.fromEntries(Object.entries(ours).map(([name, type]) => [name, { type }])) });
  const words: string[] = [];
  const given = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') words.push(token.value);
    else if (token.name in ours) {
      // A switch is no value: with "--agent --json" the agent was forgotten.
      const missing = token.value === undefined || (!token.inlineValue && token.value.startsWith('--'));
      if (ours[token.name as keyof typeof ours] === 'string' && missing) return usage(say.needsValue(token.rawName));
      if (ours[token.name as keyof typeof ours] === 'boolean' && token.value !== undefined) return usage(say.takesNoValue(token.rawName));
      if (given.has(token.name)) return usage(say.twice(token.rawName));
      given.set(token.name, token.value ?? true);
    } else if (!token.rawName.startsWith('--') || !chromium.test(token.name)) return usage(say.unknownSwitch(shown(token.rawName)));
  }
  const [word = '', ...rest] = words;
  // What it says is never repeated: it may carry a key.
  if (/^reclight:/i.test(word)) return rest.length > 0 || given.size > 0 ? usage(say.linkAlone) : { do: 'link', url: word };
  if (given.has('help')) return { do: 'help', json };
  if (given.has('version')) return { do: 'version', json };
  const may = Object.hasOwn(allowed, word) ? allowed[word] : undefined;
  if (!may) return usage(say.unknownCommand(shown(word)));
  const further = furtherWords(word, rest, say);
  if (further !== null) return usage(further);
  for (const name of given.keys()) if (name !== 'json' && !may.includes(name)) return usage(word === '' ? say.needsCommand(`--${name}`) : say.takesNo(word, `--${name}`));
  return read(word, rest[0] ?? null, (name) => given.get(name), json, usage, say);
}

/** Null: as many words behind the command as it takes. */
function furtherWords(word: string, rest: readonly string[], say: Words['commandLine']): string | null {
  switch (word) {
    case 'agent':
      return rest.length === 1 ? null : say.agentNeeds;
    case 'pause':
      return rest.length <= 1 ? null : say.badSeconds(String(mostPauseSeconds));
    case 'history':
      return rest.length === 0 || (rest.length === 1 && rest[0] === 'verify') ? null : say.historyTakes;
    default:
      return rest.length === 0 ? null : say.noFurtherWords(word);
  }
}

function read(word: string, value: string | null, given: (name: keyof typeof ours) => string | true | undefined, json: boolean, usage: (message: string) => Command, say: Words['commandLine']): Command {
  const text = (name: keyof typeof ours): string | null => {
    const value = given(name);
    return typeof value === 'string' ? value : null;
  };
  const agent = text('agent');
  if (agent !== null && !isUserName(agent)) return usage(say.badAgent);
  if (word === '') return json ? usage(say.needsCommand('--json')) : { do: 'app', hidden: given('hidden') === true, ...(given('by-command') === true ? { byCommand: true } : {}) };
  if (word === 'status' || word === 'quit' || word === 'doctor') return { do: word, json, agent };
  if (word === 'history') {
    const day = text('day');
    const csv = given('csv') === true;
    if (value === 'verify') return day !== null || csv ? usage(say.takesNo('history verify', day === null ? '--csv' : '--day')) : { do: 'history-verify', json };
    if (day !== null && !isDay(day)) return usage(say.badDay);
    return csv && json ? usage(say.csvOrJson) : { do: 'history', day, csv, json };
  }
  if (word === 'watch') return { do: 'watch', json };
  if (word === 'board') return { do: 'board', watch: given('watch') === true, json };
  if (word === 'agent') return value !== null && isUserName(value) ? { do: 'agent', agent: value, json } : usage(say.badNewAgent);
  if (word === 'setup') {
    const server = text('server');
    const user = text('user');
    if (server === null || user === null || agent === null || given('password-stdin') !== true) return usage(say.setupNeeds);
    return { do: 'setup', server, user, agent, caFile: text('ca'), allowHttp: given('allow-http') === true, json };
  }
  const wait = text('wait');
  if (wait !== null && !(/^\d{1,3}(\.\d{1,3})?$/.test(wait) && Number(wait) <= 300)) return usage(say.badWait);
  const waitMs = wait === null ? null : Number(wait) * 1000;
  if (word === 'pause' || word === 'resume') {
    // How long at most this desk's settings decide; what no desk may ask for is wrong at once.
    if (value !== null && !(/^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= mostPauseSeconds)) return usage(say.badSeconds(String(mostPauseSeconds)));
    return { do: word, seconds: value === null ? null : Number(value), waitMs, json, agent };
  }
  const tag = text('tag');
  if (tag !== null && !isTag(tag)) return usage(say.badTag);
  return { do: 'press', action: word as 'start' | 'stop' | 'toggle', tag, another: given('another') === true, waitMs, json, agent };
}

/** As it can be repeated: short, and without what a terminal obeys or turns around. */
function shown(text: string): string {
  const clean = text.slice(0, 60).replace(/\p{C}/gu, '?');
  return text.length > 60 ? `${clean}…` : clean;
}

/** The switches that the app itself must have too: all but ours, which belong to the command. */
export function foreignSwitches(args: readonly string[]): string[] {
  return args.filter((arg) => /^--./.test(arg) && !Object.hasOwn(ours, arg.slice(2).split('=')[0] ?? ''));
}

/** What stands after the program, and in development after the app's path. */
export function ownArguments(argv: readonly string[], development: boolean): string[] {
  const after = argv.slice(1);
  if (!development) return after;
  const path = after.findIndex((arg) => !arg.startsWith('-'));
  return path < 0 ? after : [...after.slice(0, path), ...after.slice(path + 1)];
}
