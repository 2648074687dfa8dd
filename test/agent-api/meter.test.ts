/** The meter: whatever is asked of it, and however long calls are under way, the server never counts more than the cap in any minute. */
import fc from 'fast-check';
import { setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createAgentApi, createMeter, createMeteredApi, createServerFacts, mayAgain, type AgentApi, type CallRank, type Meter, type Transport } from '../../main/agent-api';
import { createEventClock, type EventClock } from '../simulation/clock';
import { mostInAMinute } from '../board/world';

const ranks: readonly CallRank[] = ['word', 'own', 'switch', 'poll'];

interface Desk {
  readonly clock: EventClock;
  readonly meter: Meter;
  /** Runs time on, with all that waits for it. */
  readonly run: (ms: number) => Promise<void>;
}

function desk(cap: number | null): Desk {
  const clock = createEventClock(1_000_000);
  const meter = createMeter({ now: clock.now, setTimer: clock.setTimer });
  meter.setCap(cap);
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn++) await Promise.resolve();
  }
  return {
    clock,
    meter,
    run: async (ms) => {
      const until = clock.now() + ms;
      await settle();
      while (clock.runNext(until)) await settle();
      clock.moveTo(until);
    },
  };
}

const never = new AbortController().signal;
setMaxListeners(0, never);

interface Planned {
  readonly rank: CallRank;
  readonly at: number;
  readonly lastsMs: number;
  /** When on its way the server counts it. */
  readonly part: number;
  readonly mostMs: number;
  readonly abortsAfterMs: number | null;
}

const planned = fc.record<Planned>({
  rank: fc.constantFrom(...ranks),
  at: fc.nat(180_000),
  lastsMs: fc.oneof(fc.nat(300), fc.nat(9000)),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
  mostMs: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(10_000)),
  abortsAfterMs: fc.option(fc.nat(20_000), { freq: 4 }),
});

interface Made extends Planned {
  readonly beganAt: number;
}

/** Each asks for its turn at its time; what it gets is a call that lasts as planned. */
async function play({ clock, meter, run }: Desk, plan: readonly Planned[], caps: readonly { readonly at: number; readonly cap: number | null }[] = []): Promise<{ arrivals: number[]; made: Made[]; gaveUp: number }> {
  const arrivals: number[] = [];
  const made: Made[] = [];
  let gaveUp = 0;
  for (const { at, cap } of caps) clock.setTimer(at, () => meter.setCap(cap));
  for (const one of plan) {
    clock.setTimer(one.at, () => {
      const stop = new AbortController();
      if (one.abortsAfterMs !== null) clock.setTimer(one.abortsAfterMs, () => stop.abort());
      void meter.take(one.rank, stop.signal, one.mostMs).then((end) => {
        if (end === null) return void gaveUp++;
        made.push({ ...one, beganAt: clock.now() });
        clock.setTimer(one.lastsMs * one.part, () => void arrivals.push(clock.now()));
        clock.setTimer(one.lastsMs, () => {
          end();
          end();
        });
      });
    });
  }
  await run(3_600_000 * 2);
  return { arrivals, made, gaveUp };
}

describe('a cap', () => {
  it('holds in every minute as the server counts, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 150 }), fc.array(planned, { maxLength: 250 }), async (cap, plan) => {
        const open = desk(cap);
        const { arrivals, made, gaveUp } = await play(open, plan);
        expect(mostInAMinute(arrivals)).toBeLessThanOrEqual(cap);
        // Nobody is forgotten, and no turn is kept.
        expect(made.length + gaveUp).toBe(plan.length);
        expect(open.meter.lastMinute()).toBe(0);
        expect(open.meter.freeInMs('word')).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('holds as soon as it is set, for what goes out from then on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.array(planned, { maxLength: 200 }), fc.nat(120_000), async (cap, plan, at) => {
        const open = desk(null);
        const { made } = await play(open, plan, [{ at, cap }]);
        const since = 1_000_000 + at;
        // Those before count too: there may have been more of them than the cap.
        const all = made.map(({ beganAt, lastsMs, part }) => ({ beganAt, arrivesAt: beganAt + lastsMs * part }));
        for (const { beganAt } of all.filter((call) => call.beganAt > since)) {
          expect(all.filter((other) => other.beganAt <= beganAt && other.arrivesAt > beganAt - 60_000).length).toBeLessThanOrEqual(cap);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('of null counts and holds nobody', async () => {
    const open = desk(null);
    for (let call = 0; call < 500; call++) expect(open.meter.isFree('poll')).toBe(true);
    const ends = Array.from({ length: 500 }, () => open.meter.begin('poll'));
    expect(open.meter.lastMinute()).toBe(500);
    for (const end of ends) end();
    await open.run(59_999);
    expect(open.meter.lastMinute()).toBe(500);
    await open.run(1);
    expect(open.meter.lastMinute()).toBe(0);
  });

  it('that is taken away lets all go who waited', async () => {
    const open = desk(1);
    open.meter.begin('word');
    let got = 0;
    for (let call = 0; call < 5; call++) void open.meter.take('poll', never, Infinity).then(() => got++);
    await open.run(1000);
    expect(got).toBe(0);
    open.meter.setCap(null);
    await open.run(0);
    expect(got).toBe(5);
  });
});

describe('ranks', () => {
  it('the words of this desk’s own agent never wait for others: two a minute go out at once', async () => {
    const other = planned.map((one): Planned => ({ ...one, rank: one.rank === 'word' ? 'poll' : one.rank, mostMs: Number.POSITIVE_INFINITY, abortsAfterMs: null }));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 60, max: 150 }), fc.array(other, { minLength: 200, maxLength: 350 }), fc.nat(20_000), async (cap, others, from) => {
        // A word lasts, and counts for a minute after.
        const words = Array.from({ length: 5 }, (_, index): Planned => ({ rank: 'word', at: from + index * 31_000, lastsMs: 200, part: 0.5, mostMs: Number.POSITIVE_INFINITY, abortsAfterMs: null }));
        const { made, arrivals } = await play(desk(cap), [...others, ...words]);
        for (const { at, beganAt } of made.filter(({ rank }) => rank === 'word')) expect(beganAt).toBe(1_000_000 + at);
        expect(mostInAMinute(arrivals)).toBeLessThanOrEqual(cap);
      }),
      { numRuns: 60 },
    );
  });

  it('a press on the board goes out at once while the board asks all that it may', async () => {
    const open = desk(120);
    for (let call = 0; call < 300; call++) void open.meter.take('poll', never, Infinity).then((end) => open.clock.setTimer(50, () => end?.()));
    await open.run(30_000);
    expect(open.meter.isFree('poll')).toBe(false);
    for (let call = 0; call < 6; call++) {
      expect(open.meter.isFree('switch')).toBe(true);
      open.meter.begin('switch')();
    }
    // The room of the own agent is not theirs.
    expect(open.meter.isFree('switch')).toBe(false);
    for (let call = 0; call < 8; call++) {
      expect(open.meter.isFree('word')).toBe(true);
      open.meter.begin(call < 6 ? 'own' : 'word')();
    }
    expect(open.meter.lastMinute()).toBeLessThanOrEqual(120);
  });

  it('who waits is served by rank, and then by its coming', async () => {
    const open = desk(60);
    const ends = Array.from({ length: 60 }, () => open.meter.begin('poll'));
    const served: string[] = [];
    for (const [index, rank] of (['poll', 'switch', 'word', 'poll', 'own', 'word', 'switch', 'own'] as const).entries()) void open.meter.take(rank, never, Infinity).then((end) => {
      served.push(`${rank} ${index}`);
      end?.();
    });
    await open.run(1000);
    expect(served).toEqual([]);
    for (const end of ends) end();
    await open.run(120_000);
    expect(served).toEqual(['word 2', 'word 5', 'own 4', 'own 7', 'switch 1', 'switch 6', 'poll 0', 'poll 3']);
  });

  it.each([1, 2, 3, 5, 10, 30, 59, 60, 120])('with a cap of %i everybody gets a turn sometime', async (cap) => {
    for (const rank of ranks) {
      const open = desk(cap);
      let got = 0;
      for (let call = 0; call < 3; call++) void open.meter.take(rank, never, Infinity).then((end) => {
        got++;
        end?.();
      });
      await open.run(600_000);
      expect(`${rank} ${got}`).toBe(`${rank} 3`);
    }
  });
});

describe('waiting', () => {
  it('ends with its limit, or when it is given up, and leaves no turn behind', async () => {
    const open = desk(1);
    const end = open.meter.begin('word');
    const stop = new AbortController();
    const got: string[] = [];
    const tell = (who: string) => (turn: (() => void) | null) => void got.push(`${who} ${turn === null ? 'none' : 'a turn'}`);
    void open.meter.take('word', never, 2000).then(tell('limited'));
    void open.meter.take('word', stop.signal, Infinity).then(tell('given up'));
    void open.meter.take('word', never, Infinity).then(tell('patient'));
    await open.run(1999);
    expect(got).toEqual([]);
    await open.run(1);
    expect(got).toEqual(['limited none']);
    stop.abort();
    stop.abort();
    await open.run(0);
    expect(got).toEqual(['limited none', 'given up none']);
    end();
    await open.run(60_000);
    expect(got).toEqual(['limited none', 'given up none', 'patient a turn']);
    expect(open.meter.lastMinute()).toBe(1);
  });

  it('does not even begin for what was given up before', async () => {
    const open = desk(10);
    expect(await open.meter.take('word', AbortSignal.abort(), Infinity)).toBeNull();
    expect(open.meter.lastMinute()).toBe(0);
  });

  it('says when there is room: then, and not before', async () => {
    const open = desk(1);
    expect(open.meter.freeInMs('word')).toBe(0);
    const end = open.meter.begin('word');
    expect(open.meter.freeInMs('word')).toBe(Number.POSITIVE_INFINITY);
    await open.run(500);
    end();
    expect(open.meter.freeInMs('word')).toBe(60_000);
    await open.run(59_999);
    expect(open.meter.isFree('word')).toBe(false);
    await open.run(1);
    expect(open.meter.isFree('word')).toBe(true);
  });
});

describe('a door with a meter', () => {
  type Answer = Awaited<ReturnType<Transport['post']>>;
  const active = 'NOTICE: recording active - 1000|121242|a|192.168.1.5|2026-11-24 01:20:10|192.168.1.5|8600051|INCALL\n';
  const answers: readonly Answer[] = [
    { ok: true, body: active },
    { ok: true, body: '' },
    { ok: true, body: 'noise' },
    { ok: true, body: 'VERSION: 2.14-82|BUILD: 250122-1010|DATE: 2026-11-24 01:20:10|EPOCH: 1795512010|\n' },
    { ok: false, failure: 'timeout', maybeSent: true, torn: '' },
  ];

  function doors({ clock, meter }: Desk, reply: () => { readonly answer: Answer; readonly lastsMs: number }): { readonly arrivals: number[]; readonly door: (rank: CallRank) => AgentApi } {
    const arrivals: number[] = [];
    const transport: Transport = {
      post: () =>
        new Promise((resolve) => {
          const { answer, lastsMs } = reply();
          clock.setTimer(lastsMs / 2, () => void arrivals.push(clock.now()));
          clock.setTimer(lastsMs, () => resolve(answer));
        }),
      close: async () => undefined,
    };
    const facts = createServerFacts();
    return { arrivals, door: (rank) => createMeteredApi({ transport, meter, rank: () => rank, make: (counted) => createAgentApi({ transport: counted, facts, agent: '1000', credentials: { user: '6666', password: 'x' }, now: clock.now }) }) };
  }

  it('holds the cap whatever is asked and answered, also where one call needs two', async () => {
    const asked = fc.record({ at: fc.nat(120_000), door: fc.nat(3), what: fc.constantFrom('status', 'start', 'stop', 'version', 'list', 'stereo', 'look-up'), answer: fc.nat(answers.length - 1), lastsMs: fc.nat(5000) });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 80 }), fc.array(asked, { maxLength: 200 }), async (cap, plan) => {
        const open = desk(cap);
        let next = { answer: answers[0]!, lastsMs: 0 };
        const { arrivals, door } = doors(open, () => next);
        const made = [door('own'), door('switch'), door('poll'), door('poll')];
        let ended = 0;
        for (const { at, door: which, what, answer, lastsMs } of plan) {
          open.clock.setTimer(at, () => {
            next = { answer: answers[answer]!, lastsMs };
            const api = made[which]!;
            const ask = (): Promise<unknown> => {
              switch (what) {
                case 'status':
                  return api.ask({ do: 'status' }, never);
                case 'start':
                  return api.ask({ do: 'start', tag: '_R' }, never);
                case 'stop':
                  return api.ask({ do: 'stop' }, never);
                case 'version':
                  return api.version(never);
                case 'list':
                  return api.agentList({ campaigns: [], groups: [], subStatus: false }, never);
                case 'stereo':
                  return api.stereoStatus(never);
                case 'look-up':
                  return api.lookUp({ leadId: '7' }, never);
              }
            };
            void ask().then(() => ended++);
          });
        }
        await open.run(3_600_000 * 3);
        expect(mostInAMinute(arrivals)).toBeLessThanOrEqual(cap);
        expect(ended).toBe(plan.length);
        expect(open.meter.lastMinute()).toBe(0);
      }),
      { numRuns: 80 },
    );
  });

  it('a START that finds no room was not sent, and says so in two seconds', async () => {
    const open = desk(1);
    const { arrivals, door } = doors(open, () => ({ answer: answers[0]!, lastsMs: 10 }));
    open.meter.begin('word');
    let reply: unknown = null;
    void door('own').ask({ do: 'start', tag: '_R' }, never).then((got) => (reply = got));
    await open.run(1999);
    expect(reply).toBeNull();
    await open.run(1);
    expect(reply).toEqual({ kind: 'failed', failure: 'timeout', maybeSent: false });
    expect(arrivals).toEqual([]);
  });

  it('words of the own agent have the first rank, of the board the second', async () => {
    const open = desk(60);
    const { arrivals, door } = doors(open, () => ({ answer: answers[0]!, lastsMs: 10 }));
    for (let call = 0; call < 60; call++) void open.meter.take('own', never, Infinity).then((end) => end?.());
    await open.run(1000);
    expect(open.meter.isFree('own')).toBe(false);
    void door('own').ask({ do: 'status' }, never);
    void door('poll').ask({ do: 'stop' }, never);
    await open.run(100);
    expect(arrivals).toHaveLength(0);
    void door('own').ask({ do: 'stop' }, never);
    await open.run(100);
    expect(arrivals).toHaveLength(1);
  });

  it('a call that broke off is made again only where there is room for one more', () => {
    const open = desk(10);
    const again = mayAgain(open.meter, 'own');
    let made = 0;
    while (again(false)) made++;
    expect(made).toBe(9);
    // A stop has the room that is kept for words.
    expect(again(true)).toBe(true);
    expect(again(true)).toBe(false);
    expect(open.meter.lastMinute()).toBe(10);
  });
});
