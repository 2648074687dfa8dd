/** docs/automation.md keeps its word: each command parses, each line of JSON is one that the app speaks or takes, and the shell lines do what they say. */
import type { BoardData } from '../../main/cli/board';
import type { HistoryData } from '../../main/cli/history';
import type { AgentDay, Entry } from '../../main/history';
import { findingKinds } from '../../main/history/findings';
import { readLine } from '../../main/history/schema';
import type { DoctorReport } from '../../main/check';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askSchema, createWatchHub, listen, parseCommand, socketPath, type Answer, type SocketServer } from '../../main/cli';
import { readLink } from '../../main/links/read';
import type { Snapshot, Told } from '../../main/recorder/snapshot';
import { lights } from '../words/snapshots';

const text = readFileSync(new URL('../../docs/automation.md', import.meta.url), 'utf8');
const blocks = [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', body = '']) => ({ language, body }));
const bodies = (...languages: string[]): string[] => blocks.filter(({ language }) => languages.includes(language)).map(({ body }) => body);
const block = (language: string, part: string): string => bodies(language).find((body) => body.includes(part)) ?? '';

const word = v.nullable(v.string());
const count = v.nullable(v.number());
const action = v.picklist(['start', 'stop']);
const told: v.GenericSchema<unknown, Told> = v.strictObject({ kind: v.string(), message: v.string(), advice: v.string() });
const states = ['not-set-up', 'connecting', 'idle', 'starting', 'recording', 'stopping', 'paused', 'unconfirmed', 'call-over', 'logged-out', 'offline', 'blocked'] as const satisfies readonly Snapshot['state'][];
const fields = {
  v: v.literal(1),
  agent: word,
  state: v.picklist(states),
  wanted: v.nullable(action),
  asked: v.nullable(v.strictObject({ action, at: v.string() })),
  agentStatus: word,
  recording: v.nullable(v.strictObject({ id: v.pipe(v.string(), v.regex(/^\d+$/)), filename: word, server: word, startedAt: word })),
  recordings: v.number(),
  resumeAt: word,
  failure: v.nullable(told),
  ageMs: count,
  practice: v.boolean(),
  detail: v.strictObject({
    phase: v.picklist(['plain', 'held', 'before-id', 'cancelling', 'late-id', 'foreign']),
    tag: word,
    ids: v.array(v.string()),
    doubled: v.nullable(v.picklist(['one-start', 'another-start'])),
    proof: v.nullable(v.strictObject({ action, id: word, afterMs: v.number(), at: v.string(), agoMs: v.number() })),
    elapsedMs: count,
    callMs: count,
    askedAgoMs: count,
    sentAt: word,
    accepted: v.boolean(),
    dueInMs: count,
    usualMs: count,
    last: v.nullable(v.strictObject({ id: word, filename: word, endedAt: v.string(), agoMs: v.number(), how: v.picklist(['proved', 'cancelled', 'seen']) })),
    pause: v.nullable(
      v.strictObject({ phase: v.picklist(['pausing', 'paused', 'asking', 'resuming']), seconds: v.number(), sinceMs: count, leftMs: count, atEnd: v.picklist(['ask', 'resume']), part: v.number(), tag: v.string(), found: v.boolean(), stereo: v.nullable(v.picklist(['running', 'not-running'])) }),
    ),
    part: v.nullable(v.strictObject({ number: v.number(), gapMs: count })),
    lastKnown: v.nullable(v.strictObject({ recording: v.boolean(), agentStatus: word, ageMs: v.number() })),
    server: word,
    plain: v.boolean(),
  }),
};
/** Held to the real type, so that a field that is new there fails here. */
const snapshotSchema: v.GenericSchema<unknown, Snapshot> = v.strictObject(fields);
const answerSchema: v.GenericSchema<unknown, Omit<Answer, 'pids' | 'report' | 'history' | 'board' | 'troubles'>> = v.strictObject({ code: v.picklist([0, 1, 2, 3, 4, 5, 6]), snapshot: snapshotSchema, told: v.nullable(told), text: v.string() });
const errorSchema = v.strictObject({ error: v.picklist(['bad-request', 'busy', 'failed']) });
const reportSchema: v.GenericSchema<unknown, DoctorReport> = v.strictObject({
  v: v.literal(1),
  ok: v.boolean(),
  checks: v.array(v.strictObject({ check: v.string(), state: v.picklist(['ok', 'failed', 'unknown', 'waiting']), detail: v.string(), advice: v.nullable(v.string()) })),
});
const checked = { v: v.literal(1), entries: v.number(), from: count, last: count, until: word, copiedUntil: count, cannotExclude: v.array(v.picklist(['new-chain', 'roll-back', 'not-running', 'careful-edit'])) };
const entrySchema = v.custom<Entry>((entry) => readLine(JSON.stringify(entry)) !== null);
const historySchema: v.GenericSchema<unknown, HistoryData> = v.union([
  v.strictObject({ v: v.literal(1), day: v.string(), broken: v.number(), entries: v.array(entrySchema), report: v.array(v.custom<AgentDay>(() => true)) }),
  v.strictObject({ ok: v.literal(true), ...checked }),
  v.strictObject({ ok: v.literal(false), findings: v.array(v.strictObject({ kind: v.picklist(findingKinds), file: word, line: count, seq: count, count: v.number() })), more: v.number(), ...checked }),
]);
const boardSchema: v.GenericSchema<unknown, BoardData> = v.strictObject({
  v: v.literal(1),
  calls: v.strictObject({ lastMinute: v.number(), cap: v.number() }),
  agents: v.array(v.strictObject({ agent: v.string(), campaign: word, agentStatus: word, state: v.picklist([...states, 'unknown']), recording: fields.recording, ageMs: count })),
  failure: v.exactOptional(told),
  practice: v.exactOptional(v.literal(true)),
});
const anything = v.union([snapshotSchema, boardSchema, reportSchema, historySchema, answerSchema, errorSchema, askSchema]);

describe('every command in it', () => {
  const lines = bodies('sh', 'text', 'bat').flatMap((body) => body.split('\n'));
  const commands = lines.flatMap((line) => [...line.matchAll(/(?:^|[|"&({)]\s*|\b(?:if|then|do)\s+|\)\s+)(?:reclight|"?%[^"]*reclight\.exe"?)(?=\s|$)([^|;&#"\n]*)/g)].map(([, args = '']) => args.trim().split(/\s+/).filter(Boolean)));

  it('is found', () => {
    expect(commands.length).toBeGreaterThanOrEqual(18);
    const named = new Set(commands.map(([first = '']) => first));
    for (const one of ['', 'status', 'start', 'stop', 'toggle', 'pause', 'resume', 'watch', 'agent', 'setup', 'doctor', 'history', 'board', 'quit', '--version']) expect(named).toContain(one);
  });

  it.each(commands.map((args) => [args.join(' '), args] as const))('reclight %s', (_line, args) => {
    expect(parseCommand(args)).not.toMatchObject({ do: 'usage' });
  });
});

describe('every line of JSON in it', () => {
  const lines = bodies('json').flatMap((body) => body.trim().split('\n'));
  it.each(lines)('%s', (line) => {
    expect(v.safeParse(anything, JSON.parse(line)).issues).toBe(undefined);
  });

  it('and every question and refusal is shown', () => {
    const asked = lines.map((line) => v.safeParse(askSchema, JSON.parse(line))).flatMap((read) => (read.success ? [read.output.do] : []));
    expect(new Set(asked)).toEqual(new Set(askSchema.options.map((option) => option.entries.do.literal)));
    for (const error of errorSchema.entries.error.options) expect(lines).toContain(`{"error":"${error}"}`);
  });

  it('and each field and each state of the line is explained', () => {
    const explained = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(explained).toEqual(Object.keys(fields));
    for (const state of states) expect(text).toContain(`\`${state}\``);
  });
});

it('every link in it is one, and only show, stop and pause stand there without a key', () => {
  const links = [...text.matchAll(/reclight:\/\/[^\s'"`)]+/g)].map(([link]) => link);
  expect(links.length).toBeGreaterThan(6);
  for (const link of links) expect(readLink(link), link).not.toBe(null);
  for (const link of links.map((one) => readLink(one))) if (link?.do === 'start' || link?.do === 'toggle') expect(link.key).toBe('KEY');
});

it('every exit code of it is the command line’s', () => {
  expect([...text.matchAll(/^\| (\d) \|/gm)].map(([, code]) => Number(code))).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

describe('its shell lines, run', () => {
  let folder: string;
  let server: SocketServer;
  let now: Snapshot;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docs-'));
    chmodSync(folder, 0o700);
    now = lights.idle;
    const hub = createWatchHub(() => now);
    server = listen(socketPath('/data', 'linux', folder), async () => ({ code: 0, snapshot: now, told: null, text: 'idle: Not recording' }), () => undefined, hub.subscribe);
  });
  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A program of the line that this machine need not have. */
  function standIn(name: string, script: string): void {
    writeFileSync(join(folder, name), `#!/bin/sh\nexec "${process.execPath}" -e '${script}' -- "$@"\n`, { mode: 0o755 });
  }

  function shell(line: string): Promise<{ out: string; code: number | null }> {
    const child = spawn('sh', ['-c', line], { env: { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`, XDG_RUNTIME_DIR: folder }, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (data) => (out += String(data)));
    return new Promise((resolve) => child.on('close', (code) => resolve({ out, code })));
  }

  it('a question piped into the socket is answered', async () => {
    // As netcat does it: what comes goes in, its own side ends with it, and what is answered comes out.
    standIn('nc', 'const s = require("node:net").connect(process.argv[2]); process.stdin.pipe(s); s.pipe(process.stdout);');
    const { out } = await shell(block('sh', 'nc -U'));
    expect(JSON.parse(out)).toMatchObject({ code: 0, snapshot: { v: 1, state: 'idle' }, told: null });
  });

  it('the payment script goes by the exit code alone', async () => {
    for (const [code, said] of [[0, /^Proved.*\nNot proved\. Look/], [3, /Not proved/], [4, /Not proved/], [5, /Not proved/]] as const) {
      // It resumes where it was paused, and says so where that is not proved.
      standIn('reclight', `process.exit(process.argv.includes("resume") ? 4 : ${code})`);
      expect((await shell(block('sh', 'if reclight pause'))).out).toMatch(said);
    }
  });

  it('the lamp follows what watch says', async () => {
    const said = [lights.idle, lights.starting, lights.recording, lights['unconfirmed stop'], lights.paused, lights.idle].map((light) => JSON.stringify(light));
    writeFileSync(join(folder, 'said'), `${said.join('\n')}\n`);
    standIn('reclight', `process.stdout.write(require("node:fs").readFileSync("${join(folder, 'said')}"))`);
    expect((await shell(block('sh', 'reclight watch | while'))).out).toBe('off\nblink\nred\nblink\ngreen\noff\n');
  });
});
