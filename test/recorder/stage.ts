/** The real recorder with the real parser against the practice server, on one virtual clock. */
import { createAgentApi, type AgentApi, type Transport } from '../../main/agent-api';
import { createPractice, type AgentOptions, type Practice, type PracticeAgent, type PracticeOptions } from '../../main/practice';
import { createRecorder, type Loud, type Outcome, type PressAsk, type Recorder } from '../../main/recorder';
import { decodeKept, encodeKept, type WordStore } from '../../main/recorder/open-word';
import type { Snapshot } from '../../main/recorder/snapshot';
import type { RefusalKind } from '../../main/agent-api';
import { createVirtualClock, type VirtualClock } from '../practice/virtual-clock';

export interface StageOptions extends Omit<PracticeOptions, 'clock' | 'users' | 'agents'> {
  readonly screen?: AgentOptions['screen'];
  /** One way to the server and back, together. */
  readonly latencyMs?: number;
  readonly password?: string;
}

export type Fault = 'pass' | 'lost-answer' | 'lost-request' | 'refused-connection' | { readonly body: string };

export interface Stage {
  readonly clock: VirtualClock;
  readonly practice: Practice;
  readonly agent: PracticeAgent;
  /** The recorder that runs now; `restart` makes a new one, as after a crash. */
  readonly recorder: () => Recorder;
  readonly snapshot: () => Snapshot;
  readonly light: () => string;
  readonly shown: Snapshot[];
  readonly loud: Loud[];
  /** Runs virtual time on, with everything that waits for it. */
  readonly advance: (ms: number) => Promise<void>;
  /** Until the condition holds; throws after `mostMs` of virtual time. */
  readonly until: (holds: () => boolean, mostMs?: number) => Promise<void>;
  readonly press: (action: PressAsk['action'], more?: Partial<PressAsk>) => { outcome: () => Outcome | null };
  /** What went to the server: STATUS, START, STOP. */
  readonly words: () => string[];
  /** Decides the fate of each exchange by its `value`. */
  fault: (value: string) => Fault;
  readonly crash: () => void;
  readonly restart: () => void;
  readonly disk: { kept: string | null; refuses: boolean; refusal: RefusalKind | null };
}

const login = { user: 'caller', password: 'sesame' };

export async function createStage(options: StageOptions = {}): Promise<Stage> {
  const { screen = {}, latencyMs = 10, password = login.password, ...server } = options;
  const clock = createVirtualClock();
  const practice = createPractice({ ...server, clock, users: [{ user: login.user, pass: login.password }], agents: [{ agent: '1000', screen }] });
  const agent = practice.agent('1000');
  agent.ready();
  agent.takeCall();

  const stage: Stage = {
    clock,
    practice,
    agent,
    recorder: () => recorder,
    snapshot: () => recorder.snapshot(),
    light: () => lightName(recorder.snapshot()),
    shown: [],
    loud: [],
    advance,
    until,
    press: (action, more = {}) => {
      let settled: Outcome | null = null;
      void recorder.press({ action, tag: '_R', another: false, ...more }).then((outcome) => (settled = outcome));
      return { outcome: () => settled };
    },
    words: () =>
      practice
        .calls()
        .filter((call) => call.function === 'recording')
        .map((call) => call.value ?? ''),
    fault: () => 'pass',
    crash: () => recorder.close(),
    restart: () => {
      recorder.close();
      recorder = open();
    },
    disk: { kept: null, refuses: false, refusal: null },
  };

  const transport: Transport = {
    post: (form, signal) =>
      new Promise((resolve) => {
        const fate = stage.fault(form['value'] ?? form['function'] ?? '');
        let done = false;
        const end = (exchange: Awaited<ReturnType<Transport['post']>>): void => {
          if (!done) resolve(exchange);
          done = true;
        };
        signal.addEventListener('abort', () => end({ ok: false, failure: 'unreachable', maybeSent: true, torn: '' }));
        if (fate === 'refused-connection') return void clock.setTimer(latencyMs, () => end({ ok: false, failure: 'unreachable', maybeSent: false, torn: '' }));
        clock.setTimer(latencyMs / 2, () => {
          const answer = fate === 'lost-request' ? null : practice.answer(form);
          if (answer === null || fate === 'lost-answer') return void clock.setTimer(5000, () => end({ ok: false, failure: 'timeout', maybeSent: true, torn: '' }));
          clock.setTimer(latencyMs / 2, () => end({ ok: true, body: typeof fate === 'object' ? fate.body : answer.body }));
        });
      }),
    close: () => Promise.resolve(),
  };

  const clocks = { now: clock.now, wallMs: clock.now };
  const words: WordStore = {
    keep: (kept) => {
      if (stage.disk.refuses && kept !== null) throw new Error('no space left');
      stage.disk.kept = kept === null || (kept.word === null && kept.after === null) ? null : encodeKept(kept, clocks);
    },
    load: () => (stage.disk.kept === null ? null : decodeKept(stage.disk.kept, clocks)),
  };

  function open(): Recorder {
    const api: AgentApi = createAgentApi({ transport, agent: '1000', credentials: { ...login, password }, now: clock.now });
    return createRecorder({
      api,
      who: { agent: '1000', server: 'dialer.example', plain: false, practice: false },
      words,
      refusal: { load: () => stage.disk.refusal, remember: (kind) => (stage.disk.refusal = kind), forget: () => (stage.disk.refusal = null) },
      now: clock.now,
      wallMs: clock.now,
      setTimer: clock.setTimer,
      tell: (kind) => ({ kind, message: kind, advice: '' }),
      onSnapshot: (snapshot) => {
        if (stage.shown.length === 0 || lightName(stage.shown.at(-1)!) !== lightName(snapshot)) stage.shown.push(snapshot);
      },
      onLoud: (loud) => stage.loud.push(loud),
      onNotKept: () => undefined,
    });
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn++) await Promise.resolve();
  }

  async function advance(ms: number): Promise<void> {
    const end = clock.now() + ms;
    await settle();
    while (clock.now() < end) {
      clock.advanceTo(Math.min(end, clock.now() + 5));
      await settle();
    }
  }

  async function until(holds: () => boolean, mostMs = 120_000): Promise<void> {
    const end = clock.now() + mostMs;
    await settle();
    while (!holds()) {
      if (clock.now() >= end) throw new Error(`not within ${mostMs} ms: the light is ${stage.light()}, the server got ${stage.words().join(' ')}`);
      await advance(5);
    }
  }

  let recorder = open();
  await until(() => recorder.snapshot().state !== 'connecting');
  return stage;
}

/** `unconfirmed` with what it wants: their dangers are opposite. */
export function lightName(snapshot: Snapshot): string {
  return snapshot.state === 'unconfirmed' ? `unconfirmed ${snapshot.wanted}` : snapshot.state;
}
