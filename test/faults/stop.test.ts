/** While the server misbehaves, a press to stop is on the wire within 1.5 s, by the real recorder on the real clock. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAgentApi, createTransport, type Transport } from '../../main/agent-api';
import { createRecorder, type Outcome, type Recorder } from '../../main/recorder';
import type { Snapshot } from '../../main/recorder/snapshot';
import { agentName, canary, login, recordingPractice } from './practice';
import { openFaultServer, trusted } from './server';
import { faults, type Fault } from './ways';

const promiseMs = 1500;
/** So many at a time: they wait far more than they work, and must not make each other late. */
const atOnce = 30;

interface Result {
  /** From the press until the server had the STOP; where none can reach it, until it was tried. */
  readonly stopMs: number;
  /** The light while nothing is proved. */
  readonly open: string;
  /** What the person was told while the fault lasted; null where the server had the STOP. */
  readonly told: Outcome | null;
  readonly connections: number;
  /** After the fault: the wish has lived on. */
  readonly end: Snapshot;
  readonly secretTold: boolean;
}

const results = new Map<string, Result>();

/** Waits for what holds some time; conditions of the recorder have no event. */
async function until(what: string, holds: () => boolean, withinMs = 15_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

async function run(fault: Fault): Promise<Result> {
  const { practice, clock } = recordingPractice();
  const server = await openFaultServer(practice, { tls: fault.tls ?? false });
  const real = createTransport(`${fault.tls ? 'https' : 'http'}://127.0.0.1:${server.port}`, fault.tls ? trusted() : {});
  const tried: { value: string | undefined; atMs: number }[] = [];
  const transport: Transport = {
    ...real,
    post: (form, signal, withinMs) => {
      tried.push({ value: form['value'], atMs: performance.now() });
      return real.post(form, signal, withinMs);
    },
  };
  const api = createAgentApi({ transport, agent: agentName, credentials: login, now: () => performance.now() });
  const said: unknown[] = [];
  const recorder: Recorder = createRecorder({
    api,
    who: { agent: agentName, server: 'dialer.example', plain: false, practice: false },
    words: { keep: (kept) => void said.push(kept), load: () => null },
    refusal: { load: () => null, remember: (kind) => void said.push(kind), forget: () => undefined },
    now: () => performance.now(),
    wallMs: () => Date.now(),
    setTimer: (ms, fire) => {
      const timer = setTimeout(fire, ms);
      return () => clearTimeout(timer);
    },
    tell: (kind) => ({ kind, message: kind, advice: '' }),
    onSnapshot: (snapshot) => void said.push(snapshot),
    onLoud: (loud) => void said.push(loud),
    onNotKept: () => undefined,
  });
  try {
    // An answer younger than a second would let the STOP go out unasked.
    await until('an old recording, last heard of a second ago', () => recorder.snapshot().state === 'recording' && (recorder.snapshot().detail.elapsedMs ?? 0) > 5000 && (recorder.snapshot().ageMs ?? 0) > 1000);
    await server.strike(fault.way, ['STATUS', 'version']);
    const struckAt = performance.now();
    void recorder.check();
    await until('the fault', () => tried.some((one) => one.value === 'STATUS' && one.atMs >= struckAt));
    const pressedAt = performance.now();
    let outcome: Outcome | null = null;
    void recorder.press({ action: 'stop', tag: '_R', another: false }).then((how) => (outcome = how));
    const isStop = (one: { value: string | undefined; atMs: number }): boolean => one.value === 'STOP' && one.atMs >= pressedAt;
    await until('an attempt to stop', () => tried.some(isStop));
    const stop = fault.unreachable ? tried.find(isStop)! : await server.got(isStop);
    const { state, wanted } = recorder.snapshot();
    if (fault.unreachable) await until('an honest word to the person', () => outcome !== null);
    const told = fault.unreachable ? outcome : null;
    const light = fault.unreachable ? `${state}, ${lightOf(recorder)}` : `${state} ${wanted}`;
    await server.heal();
    await server.got(isStop);
    // The agent screen acts, once and for all.
    clock.advance(3000);
    await until('the proof', () => recorder.snapshot().state === 'idle', 30_000);
    return { stopMs: stop.atMs - pressedAt, open: light, told, connections: server.connections().most, end: recorder.snapshot(), secretTold: JSON.stringify(said).includes(canary) };
  } finally {
    recorder.close();
    await api.close();
    await server.close();
    await practice.close();
  }
}

function lightOf(recorder: Recorder): string {
  const { state, wanted } = recorder.snapshot();
  return `${state} ${wanted}`;
}

beforeAll(async () => {
  const queue = [...faults];
  const failures: string[] = [];
  const worker = async (): Promise<void> => {
    for (let fault = queue.shift(); fault; fault = queue.shift()) {
      const { name } = fault;
      await run(fault).then((result) => results.set(name, result), (error: unknown) => failures.push(`${name}: ${String(error)}`));
    }
  };
  // Those that wait for the time limit come first.
  queue.sort((a, b) => Number(b.unreachable ?? false) - Number(a.unreachable ?? false));
  await Promise.all(Array.from({ length: atOnce }, worker));
  expect(failures).toEqual([]);
}, 120_000);

afterAll(() => {
  const all = [...results.values()];
  const most = (of: (result: Result) => number): number => Math.round(Math.max(...all.map(of)));
  console.log(`FIGURE faults: ${all.length} ways to misbehave, STOP on the wire within ${most((one) => one.stopMs)} ms of the press, at most ${most((one) => one.connections)} connections`);
});

describe('a press to stop, while the server', () => {
  it.each(faults)('$name', ({ name, unreachable }) => {
    const result = results.get(name)!;
    expect(result.stopMs).toBeLessThan(promiseMs);
    expect(result.connections).toBeLessThanOrEqual(2);
    expect(result.secretTold).toBe(false);
    expect(result.end.detail.proof?.action).toBe('stop');
    if (!unreachable) return expect(result.open).toBe('stopping stop');
    expect(result.open).toBe('stopping, unconfirmed stop');
    expect(result.told).toEqual({ kind: 'stop-unanswered' });
  });
});
