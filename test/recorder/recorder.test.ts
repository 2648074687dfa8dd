/** The recorder around its machine: calls, clocks, disk and promises, one by one, each answered by hand. */
import { describe, expect, it } from 'vitest';
import type { Call, Failed, RefusalKind, Reply, ServerClock, Version } from '../../main/agent-api';
import { createRecorder, type Attention, type Loud, type Outcome, type PressAsk, type Recorder } from '../../main/recorder';
import type { Kept } from '../../main/recorder/open-word';
import type { Snapshot } from '../../main/recorder/snapshot';
import { active, notRecording, stopWord } from './states';

interface Asked<Answer> {
  readonly what: string;
  readonly signal: AbortSignal;
  readonly answer: (answer: Answer) => Promise<void>;
}

interface Desk {
  readonly recorder: Recorder;
  readonly calls: Asked<Reply>[];
  readonly versions: Asked<Version | Failed>[];
  /** The last call; each has its name. */
  readonly last: (what: string) => Asked<Reply>;
  readonly shown: Snapshot[];
  readonly loud: Loud[];
  readonly kept: Kept[];
  readonly refusals: (RefusalKind | 'forgotten')[];
  readonly notKept: () => number;
  readonly pass: (ms: number) => Promise<void>;
  readonly timers: () => number;
  readonly press: (action: PressAsk['action']) => { readonly outcome: Outcome | null };
  readonly check: () => { readonly done: boolean };
  readonly attend: (part?: Partial<Attention>) => void;
  /** The clock that the next version brings; null: it brings none. */
  clock: ServerClock | null;
  diskFull: boolean;
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
};

function open({ kept = null, refusal = null, clock = null }: { kept?: Kept | null; refusal?: RefusalKind | null; clock?: ServerClock | null } = {}): Desk {
  let now = 100_000;
  let notKept = 0;
  let known: ServerClock | null = clock;
  const timers = new Set<{ at: number; run: () => void }>();
  const calls: Desk['calls'] = [];
  const versions: Desk['versions'] = [];
  const shown: Snapshot[] = [];
  const loud: Loud[] = [];
  const written: Kept[] = [];
  const refusals: Desk['refusals'] = [];
  function asks<Answer>(list: Asked<Answer>[], what: string, signal: AbortSignal, before: () => void = () => undefined): Promise<Answer> {
    return new Promise((resolve) => {
      list.push({
        what,
        signal,
        answer: async (answer) => {
          before();
          resolve(answer);
          await settle();
        },
      });
    });
  }
  const desk: Desk = {
    recorder: createRecorder({
      api: {
        ask: (call: Call, signal) => asks(calls, call.do, signal),
        version: (signal) => asks(versions, 'version', signal, () => (known = desk.clock ?? known)),
        serverClock: () => known,
      },
      who: { agent: '1000', server: 'dialer.example', plain: false, practice: true },
      words: {
        keep: (of) => {
          if (desk?.diskFull) throw new Error('no space left');
          if (of) written.push(of);
        },
        load: () => kept,
      },
      refusal: { load: () => refusal, remember: (kind) => refusals.push(kind), forget: () => refusals.push('forgotten') },
      now: () => now,
      wallMs: () => 1_795_521_600_000 + now,
      setTimer: (ms, run) => {
        const timer = { at: now + ms, run };
        timers.add(timer);
        return () => timers.delete(timer);
      },
      tell: (kind) => ({ kind, message: kind, advice: '' }),
      onSnapshot: (snapshot) => shown.push(snapshot),
      onLoud: (what) => loud.push(what),
      onNotKept: () => (notKept += 1),
    }),
    calls,
    versions,
    last: (what) => {
      const found = calls.at(-1);
      if (found?.what !== what) throw new Error(`the last call is ${found?.what}`);
      return found;
    },
    shown,
    loud,
    kept: written,
    refusals,
    notKept: () => notKept,
    pass: async (ms) => {
      const end = now + ms;
      for (;;) {
        const next = [...timers].filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = end;
    },
    timers: () => timers.size,
    press: (action) => {
      const pressed: { outcome: Outcome | null } = { outcome: null };
      void desk.recorder.press({ action, tag: '_R', another: false }).then((outcome) => (pressed.outcome = outcome));
      return pressed;
    },
    check: () => {
      const checked = { done: false };
      void desk.recorder.check().then(() => (checked.done = true));
      return checked;
    },
    attend: (part = {}) => desk.recorder.attend({ popup: false, locked: false, suspended: false, ...part }),
    clock: null,
    diskFull: false,
  };
  return desk;
}

const failed: Failed = { kind: 'failed', failure: 'timeout', maybeSent: true };
const version: Version = { version: '2', build: '1', epochMs: 0, utcOffsetMs: 0 };
const sent: Reply = { kind: 'sent', word: 'START', sure: true, agentStatus: 'INCALL' };
const hour = 3_600_000;

/** A desk that has heard so much, and whose version call was answered. */
async function after(reply: Reply, options: Parameters<typeof open>[0] = {}): Promise<Desk> {
  const desk = open(options);
  await desk.last('status').answer(reply);
  await desk.versions[0]?.answer(failed);
  return desk;
}

describe('opening', () => {
  it('asks at once, and shows one snapshot', async () => {
    const desk = open();
    expect(desk.calls.map((call) => call.what)).toEqual(['status']);
    expect(desk.shown.map((snapshot) => snapshot.state)).toEqual(['connecting']);
    await desk.last('status').answer(active('121'));
    expect(desk.recorder.snapshot()).toMatchObject({ v: 1, agent: '1000', practice: true, state: 'recording', detail: { server: 'dialer.example' } });
    expect(desk.shown.at(-1)?.state).toBe('recording');
    expect(desk.refusals).toEqual(['forgotten']);
  });

  it('with nothing kept has no word open: an outage counts no recordings', async () => {
    const desk = await after(active('121'));
    expect(desk.recorder.snapshot().recordings).toBe(1);
    void desk.recorder.check();
    await desk.last('status').answer(failed);
    expect(desk.recorder.snapshot()).toMatchObject({ state: 'offline', recordings: 0 });
  });

  it('takes up an open word, and shows no light without it', () => {
    const desk = open({ kept: { word: stopWord({ at: 'lost', retryAt: Number.POSITIVE_INFINITY }), after: null } });
    expect(desk.calls.map((call) => call.what)).toEqual(['status']);
    expect(desk.shown.map((snapshot) => snapshot.state)).toEqual(['stopping']);
  });

  it('after a refusal asks nothing, and waits without a timer', () => {
    const desk = open({ refusal: 'locked-out', kept: { word: stopWord({ at: 'held', dueAt: 0 }), after: null } });
    expect(desk.calls).toEqual([]);
    expect(desk.timers()).toBe(0);
    expect(desk.shown.map((snapshot) => `${snapshot.state} ${snapshot.wanted} ${snapshot.failure?.kind}`)).toEqual(['blocked stop locked-out']);
  });
});

describe('a press', () => {
  it('ends with its own outcome, once', async () => {
    const desk = await after(notRecording());
    const first = desk.press('start');
    await desk.last('start').answer(sent);
    await desk.pass(400);
    expect(first.outcome).toBeNull();
    const second = desk.press('stop');
    await settle();
    expect(first.outcome).toEqual({ kind: 'overtaken' });
    expect(second.outcome).toBeNull();
    expect(desk.kept.map((kept) => kept.word?.wanted)).toEqual(['start', 'stop']);
  });

  it('whose word the disk refuses is not sent, if it is a START', async () => {
    const desk = await after(notRecording());
    desk.diskFull = true;
    const start = desk.press('start');
    await settle();
    expect(start.outcome).toEqual({ kind: 'refused', why: 'word-not-kept' });
    expect(desk.notKept()).toBe(1);
    expect(desk.calls.map((call) => call.what)).toEqual(['status']);
    expect(desk.recorder.snapshot().state).toBe('idle');
  });

  it('whose word the disk refuses after its STATUS leaves all else as it was', async () => {
    const desk = await after(notRecording());
    await desk.pass(5000);
    const start = desk.press('start');
    const check = desk.check();
    desk.diskFull = true;
    await desk.last('status').answer(notRecording());
    expect(start.outcome).toEqual({ kind: 'refused', why: 'word-not-kept' });
    expect(check.done).toBe(true);
  });

  it('whose word the disk refuses is sent, if it is a STOP', async () => {
    const desk = await after(active('121', { agentStatus: 'PAUSED' }));
    desk.diskFull = true;
    const stop = desk.press('stop');
    await desk.pass(2000);
    expect(stop.outcome).toBeNull();
    expect(desk.notKept()).toBeGreaterThan(0);
    desk.last('stop');
    expect(desk.recorder.snapshot().state).toBe('stopping');
  });

  it('to stop takes the connection of a STATUS, whose answer does not count any more', async () => {
    const desk = await after(notRecording());
    await desk.pass(15_000);
    const status = desk.last('status');
    const check = desk.check();
    const stop = desk.press('stop');
    await desk.pass(1000);
    expect(status.signal.aborted).toBe(true);
    desk.last('stop');
    await status.answer(active('121'));
    expect(desk.recorder.snapshot().detail.ids).toEqual([]);
    expect(check.done).toBe(false);
    expect(stop.outcome).toBeNull();
    await desk.last('stop').answer({ kind: 'stopRefused', field: '', agentStatus: 'INCALL' });
    expect(stop.outcome).toEqual({ kind: 'proved', action: 'stop' });
  });
});

describe('what is said and remembered', () => {
  it('an alarm, a refusal', async () => {
    const desk = open({ kept: { word: stopWord({ at: 'sent' }), after: null } });
    await desk.last('status').answer({ kind: 'refused', reason: 'wrong-login' });
    expect(desk.loud).toEqual(['stop-while-blocked']);
    expect(desk.refusals).toEqual(['wrong-login']);
    expect(desk.versions).toEqual([]);
  });
});

describe('a check', () => {
  it('ends when the answer is there', async () => {
    const desk = await after(notRecording());
    const check = desk.check();
    await settle();
    expect(check.done).toBe(false);
    await desk.last('status').answer(failed);
    expect(check.done).toBe(true);
  });

  it('waits for a STATUS that is under way, in any state but a refusal', async () => {
    const desk = open();
    const check = desk.check();
    await settle();
    expect(desk.calls).toHaveLength(1);
    expect(check.done).toBe(false);
  });

  it('of a refused login ends with its answer, when that is the refusal again', async () => {
    const desk = open({ refusal: 'wrong-login' });
    const check = desk.check();
    await settle();
    expect(check.done).toBe(false);
    await desk.last('status').answer({ kind: 'refused', reason: 'wrong-login' });
    expect(check.done).toBe(true);
    expect(desk.calls).toHaveLength(1);
  });

  it('while blocked and asleep asks nothing and ends at once', async () => {
    const desk = open({ refusal: 'wrong-login' });
    desk.attend({ suspended: true });
    const check = desk.check();
    await settle();
    expect(check.done).toBe(true);
    expect(desk.calls).toEqual([]);
  });

  it('while asleep ends after ten seconds', async () => {
    const desk = await after(notRecording());
    desk.attend({ suspended: true });
    const check = desk.check();
    await desk.pass(9999);
    expect(check.done).toBe(false);
    await desk.pass(1);
    expect(check.done).toBe(true);
  });

  it('is not ended by the answer to something else', async () => {
    const desk = await after(notRecording());
    desk.press('start');
    const check = desk.check();
    await desk.calls.find((call) => call.what === 'start')?.answer(sent);
    expect(check.done).toBe(false);
  });
});

describe('an answer', () => {
  it.each<[string, ServerClock | null]>([
    ['whether or not the server’s clock is known', null],
    ['nor is a clock that is known already', { epochMs: 0, atMs: 0, utcOffsetMs: 0 }],
  ])('is shown once, %s', async (_name, clock) => {
    const desk = await after(notRecording(), { clock });
    void desk.recorder.check();
    const shown = desk.shown.length;
    await desk.last('status').answer(notRecording());
    expect(desk.shown).toHaveLength(shown + 1);
  });
});

describe('the clock', () => {
  it('wakes it for what is due, and for that alone', async () => {
    const desk = await after(notRecording());
    expect(desk.timers()).toBe(1);
    await desk.pass(14_999);
    expect(desk.calls).toHaveLength(1);
    await desk.pass(1);
    expect(desk.calls).toHaveLength(2);
    expect(desk.timers()).toBe(0);
    await desk.last('status').answer(notRecording());
    desk.attend({ locked: true });
    expect(desk.timers()).toBe(1);
  });
});

describe('the server’s clock', () => {
  /** How often it was asked, after one more answer. */
  const asked = async (desk: Desk): Promise<number> => {
    void desk.recorder.check();
    await desk.last('status').answer(notRecording());
    return desk.versions.length;
  };

  it('is asked after the first answer, then once an hour', async () => {
    const desk = open();
    desk.clock = { epochMs: 1_795_521_600_000, atMs: 100_000, utcOffsetMs: hour };
    expect(desk.versions).toHaveLength(0);
    await desk.last('status').answer(active('121', { startTime: '2026-11-24 12:59:00' }));
    expect(desk.versions).toHaveLength(1);
    expect(desk.recorder.snapshot().recording?.startedAt).toBeNull();
    await desk.versions[0]?.answer(version);
    expect(desk.shown.at(-1)?.recording?.startedAt).toBe('2026-11-24T12:59:00+01:00');
    await desk.pass(hour - 1);
    expect(await asked(desk)).toBe(1);
    await desk.pass(1);
    expect(await asked(desk)).toBe(2);
  });

  it('is asked again ten minutes after it was not told', async () => {
    const desk = await after(notRecording());
    await desk.pass(599_999);
    expect(await asked(desk)).toBe(1);
    await desk.pass(1);
    expect(await asked(desk)).toBe(2);
  });

  it('that was told is asked again ten minutes after it was not', async () => {
    const desk = open();
    desk.clock = { epochMs: 0, atMs: 0, utcOffsetMs: 0 };
    await desk.last('status').answer(notRecording());
    await desk.versions[0]?.answer(version);
    await desk.pass(hour);
    expect(await asked(desk)).toBe(2);
    desk.clock = null;
    await desk.versions[1]?.answer(failed);
    await desk.pass(600_000);
    expect(await asked(desk)).toBe(3);
  });

  it('is asked again at once after a sleep, and only then', async () => {
    const desk = await after(notRecording());
    desk.attend({ locked: true });
    desk.attend();
    await desk.last('status').answer(notRecording());
    expect(desk.versions).toHaveLength(1);
    desk.attend({ suspended: true });
    desk.attend();
    await desk.last('status').answer(notRecording());
    expect(desk.versions).toHaveLength(2);
  });

  it.each<[string, Reply]>([
    ['an outage', failed],
    ['a refusal', { kind: 'refused', reason: 'wrong-login' }],
  ])('is not asked after %s', async (_name, reply) => {
    const desk = open();
    await desk.last('status').answer(reply);
    expect(desk.versions).toEqual([]);
  });

  it('is not asked for a word', async () => {
    const desk = open();
    desk.press('stop');
    await desk.pass(1000);
    await desk.last('stop').answer({ ...sent, word: 'STOP' });
    expect(desk.versions).toEqual([]);
  });

  it('that is known already counts at once', async () => {
    const clock = { epochMs: 1_795_521_600_000, atMs: 100_000, utcOffsetMs: 0 };
    const desk = open({ clock });
    await desk.last('status').answer(active('121', { startTime: '2026-11-24 12:00:00' }));
    expect(desk.recorder.snapshot().recording?.startedAt).toBe('2026-11-24T12:00:00+00:00');
  });
});

describe('closing', () => {
  it('gives up all calls and ends all that waits', async () => {
    const desk = open();
    const check = desk.check();
    const press = desk.press('start');
    desk.recorder.close();
    await settle();
    expect(desk.calls.every((call) => call.signal.aborted)).toBe(true);
    expect(press.outcome).toEqual({ kind: 'nothing-sent' });
    expect(check.done).toBe(true);
  });

  it('leaves nothing behind: no timer, no call, no snapshot', async () => {
    const desk = await after(notRecording());
    desk.press('start');
    const shown = desk.shown.length;
    const calls = desk.calls.length;
    desk.recorder.close();
    expect(desk.timers()).toBe(0);
    await desk.last('start').answer(sent);
    desk.attend({ popup: true });
    const press = desk.press('start');
    const check = desk.check();
    await settle();
    expect(press.outcome).toEqual({ kind: 'nothing-sent' });
    expect(check.done).toBe(true);
    expect(desk.shown).toHaveLength(shown);
    expect(desk.calls).toHaveLength(calls);
    expect(desk.timers()).toBe(0);
  });

  it('asks no version for an answer that comes later, and gives up one that is asked', async () => {
    const late = open();
    late.recorder.close();
    await late.last('status').answer(notRecording());
    expect(late.versions).toEqual([]);
    const asked = open();
    await asked.last('status').answer(notRecording());
    asked.recorder.close();
    expect(asked.versions[0]?.signal.aborted).toBe(true);
  });
});
