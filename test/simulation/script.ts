/**
 * A schedule as data: what the dialer, the network, the computer and the person do, and when.
 *
 * fast-check draws it, shrinks it and prints it; the same script always plays the same way.
 */
import fc from 'fast-check';
import type { ScreenPace } from '../../main/practice';

export type Fate =
  | { readonly kind: 'pass' }
  /** Never reaches the server. */
  | { readonly kind: 'refused' | 'lost-request' }
  /** Reaches the server; its answer does not come, or not as it was. */
  | { readonly kind: 'lost-answer' | 'reset' | 'login-page' | 'empty' | 'doubled' | 'bad-gateway' }
  | { readonly kind: 'truncated'; readonly part: number }
  | { readonly kind: 'slow'; readonly thereMs: number; readonly backMs: number }
  /** A proxy sends the request twice. */
  | { readonly kind: 'sent-twice' };

export type Value = 'STATUS' | 'START' | 'STOP' | 'version';

export type Deed =
  | { readonly do: 'press'; readonly action: 'start' | 'stop' | 'toggle' | 'pause' | 'extend'; readonly tag: string; readonly another: boolean }
  | { readonly do: 'check' }
  | { readonly do: 'popup' | 'lock'; readonly on: boolean }
  | { readonly do: 'sleep'; readonly ms: number }
  /** The process stands still and does not know it. */
  | { readonly do: 'freeze'; readonly ms: number }
  | { readonly do: 'die'; readonly when: 'now' | 'before-next-keep' | 'after-next-keep' | 'after-next-call'; readonly awayMs: number }
  | { readonly do: 'wall-jump'; readonly ms: number }
  | { readonly do: 'disk'; readonly refuses: boolean }
  | { readonly do: 'network'; readonly fate: Fate; readonly on: readonly Value[]; readonly times: number }
  | { readonly do: 'latency'; readonly ms: number }
  | { readonly do: 'take-call'; readonly by: 'nobody' | 'campaign' | 'routing' }
  | { readonly do: 'next-call'; readonly by: 'nobody' | 'campaign' | 'routing' }
  | { readonly do: 'hang-up' | 'dispose' | 'ready' | 'pause' | 'log-in' | 'log-out' | 'record-button' | 'stop-button' }
  | { readonly do: 'other-client'; readonly value: 'STATUS' | 'START' | 'STOP'; readonly tag: string }
  | { readonly do: 'screen'; readonly mode: 'awake' | 'deaf' | 'throttled' | 'closed' }
  | { readonly do: 'pace'; readonly pace: Partial<ScreenPace> }
  | { readonly do: 'refuse'; readonly how: 'IPBLOCK' | 'ERRSERVERS' | 'wrong-password' | 'api-off' | 'no-permission' | 'none' }
  | { readonly do: 'server'; readonly change: { readonly language?: 'en' | 'es'; readonly displayErrors?: boolean; readonly php?: 7 | 8; readonly utcOffsetMinutes?: number } };

export type Act = Deed & { readonly after: number };

export interface Script {
  readonly php: 7 | 8;
  readonly language: 'en' | 'es';
  readonly remote: boolean;
  readonly pace: Partial<ScreenPace>;
  readonly firstPollMs: number;
  readonly latencyMs: number;
  readonly recordingLimitMs: number;
  readonly channelKnownAfterMs: number;
  readonly utcOffsetMinutes: number;
  readonly pauseSeconds: number;
  readonly pauseEnd: 'ask' | 'resume';
  readonly firstCall: 'none' | 'nobody' | 'campaign' | 'routing';
  readonly acts: readonly Act[];
}

const one = fc.constantFrom;

const slowMs = one(0, 300, 900, 2200, 3500, 4600);
const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.record({ kind: one('refused', 'lost-request', 'lost-answer', 'lost-answer', 'reset', 'login-page', 'empty', 'doubled', 'bad-gateway', 'sent-twice') }),
  fc.record({ kind: one('truncated'), part: one(0.3, 0.6, 0.8, 0.95, 0.99) }),
  fc.record({ kind: one('slow'), thereMs: slowMs, backMs: slowMs }),
  fc.record({ kind: one('slow'), thereMs: slowMs, backMs: slowMs }),
);

const on = one<readonly Value[]>(['STOP'], ['START'], ['STATUS'], ['STATUS', 'START', 'STOP', 'version'], ['START', 'STOP'], ['version']);
const by = one('nobody', 'nobody', 'campaign', 'routing');
const pace: fc.Arbitrary<Partial<ScreenPace>> = one(
  { pickUpMs: 1500 },
  { writeBackMs: 4000 },
  { stopMs: 3000 },
  { pickUpMs: 3000, stopMs: 1500 },
  { pickUpMs: 900, writeBackMs: 900 },
  { pollMs: 4000 },
  { pickUpMs: 10_000 },
  { pollMs: 1000, pickUpMs: 100, writeBackMs: 50, stopMs: 100 },
);

const press = fc.record({ do: one('press'), action: one('start', 'start', 'start', 'stop', 'stop', 'stop', 'toggle', 'toggle', 'pause', 'pause', 'pause', 'extend'), tag: one('_R', '_R', '_P2', 'VIP'), another: one(false, false, false, false, true) });

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 30, arbitrary: press },
  { weight: 2, arbitrary: fc.record({ do: one('check') }) },
  { weight: 2, arbitrary: fc.record({ do: one('popup', 'lock'), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: one('sleep', 'freeze'), ms: one(700, 3000, 12_000, 90_000) }) },
  { weight: 5, arbitrary: fc.record({ do: one('die'), when: one('now', 'now', 'before-next-keep', 'after-next-keep', 'after-next-call'), awayMs: one(0, 100, 1500, 9000, 70_000) }) },
  { weight: 1, arbitrary: fc.record({ do: one('wall-jump'), ms: one(-3_600_000, -5000, 5000, 3_600_000, 86_400_000) }) },
  { weight: 1, arbitrary: fc.record({ do: one('disk'), refuses: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ do: one('network'), fate, on, times: one(1, 1, 1, 2, 3, 8, 40) }) },
  { weight: 1, arbitrary: fc.record({ do: one('latency'), ms: one(2, 10, 200, 800, 1500) }) },
  { weight: 2, arbitrary: fc.record({ do: one('take-call'), by }) },
  { weight: 3, arbitrary: fc.record({ do: one('next-call'), by }) },
  { weight: 8, arbitrary: fc.record({ do: one('hang-up', 'hang-up', 'dispose', 'dispose', 'ready', 'pause', 'log-in', 'log-out', 'record-button', 'stop-button') }) },
  { weight: 4, arbitrary: fc.record({ do: one('other-client'), value: one('START', 'STOP', 'STOP', 'STATUS'), tag: one('', '_X') }) },
  { weight: 5, arbitrary: fc.record({ do: one('screen'), mode: one('awake', 'awake', 'deaf', 'throttled', 'closed') }) },
  { weight: 2, arbitrary: fc.record({ do: one('pace'), pace }) },
  { weight: 2, arbitrary: fc.record({ do: one('refuse'), how: one('IPBLOCK', 'ERRSERVERS', 'wrong-password', 'wrong-password', 'api-off', 'no-permission', 'none', 'none') }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: one('server'), change: one({ language: 'es' as const }, { language: 'en' as const }, { displayErrors: true }, { displayErrors: false }, { utcOffsetMinutes: 120 }, { utcOffsetMinutes: -480 }) }),
  },
);

// Short waits make races, long ones let limits and rare looks come due.
const after = fc.oneof(
  { weight: 3, arbitrary: one(0, 5, 40, 120, 200, 280, 320) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 4000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
);

const act: fc.Arbitrary<Act> = fc.tuple(deed, after).map(([what, wait]) => ({ ...what, after: wait }));

/**
 * Chance seldom comes these ways. The call has had a recording, so that the screen obeys a STOP; then a START that it takes
 * so long over that the STOP of it is proved before the id comes.
 */
const lateId: fc.Arbitrary<readonly Act[]> = fc
  .record({ pickUpMs: fc.integer({ min: 8500, max: 14_000 }), stopAfterMs: fc.integer({ min: 7000, max: 13_000 }), reader: one('start', 'toggle') })
  .map(({ pickUpMs, stopAfterMs, reader }) => [
    { do: 'take-call', by: 'campaign', after: 100 },
    { do: 'stop-button', after: 4000 },
    { do: 'pace', pace: { pickUpMs }, after: 2000 },
    { do: 'press', action: reader, tag: '_R', another: false, after: 15_000 },
    { do: 'press', action: 'stop', tag: '_R', another: false, after: stopAfterMs },
  ]);

/** A long outage, and the call ends in it. */
const outage: fc.Arbitrary<readonly Act[]> = fc.record({ kind: one('refused', 'lost-answer', 'bad-gateway'), by: one('campaign', 'routing') }).map(({ kind, by }) => [
  { do: 'take-call', by, after: 100 },
  { do: 'network', fate: { kind }, on: ['STATUS', 'START', 'STOP', 'version'], times: 40, after: 12_000 },
  { do: 'hang-up', after: 3000 },
  { do: 'dispose', after: 3000 },
]);

export const anyScript: fc.Arbitrary<Script> = fc.record({
  php: one(8, 8, 7),
  language: one('en', 'en', 'en', 'es'),
  remote: fc.integer({ min: 0, max: 29 }).map((drawn) => drawn === 29),
  pace: fc.oneof({ weight: 3, arbitrary: fc.constant<Partial<ScreenPace>>({}) }, { weight: 3, arbitrary: pace }),
  firstPollMs: fc.integer({ min: 1, max: 1000 }),
  latencyMs: one(4, 10, 10, 60, 300),
  recordingLimitMs: one(3_600_000, 3_600_000, 3_600_000, 3_600_000, 3_600_000, 25_000),
  channelKnownAfterMs: one(400, 400, 100, 700),
  utcOffsetMinutes: one(0, 0, 120, -480, 345),
  pauseSeconds: one(5, 12, 30, 60),
  pauseEnd: one('ask', 'ask', 'resume'),
  firstCall: one('none', 'nobody', 'nobody', 'nobody', 'campaign', 'routing'),
  acts: fc
    .array(fc.oneof({ weight: 60, arbitrary: act.map((only) => [only]) }, { weight: 1, arbitrary: lateId }, { weight: 1, arbitrary: outage }), { minLength: 2, maxLength: 18, size: 'max' })
    .map((parts) => parts.flat()),
});
