/** The lamps that are compared over a shift: ours, and pollers that believe each STATUS as it comes. */
import type { Script } from '../../test/simulation/script';
import { createApp } from '../../test/simulation/app';
import type { EventClock } from '../../test/simulation/clock';
import { login, type Dialer } from '../../test/simulation/dialer';
import { createNetwork } from '../../test/simulation/network';
import { parseAnswer } from '../../main/agent-api/parse';

/** What a person reads from the lamp. `wait`: it says that it does not know. */
export type Says = 'recording' | 'not recording' | 'wait';

export interface Lamp {
  readonly says: () => Says;
  readonly press: (action: 'start' | 'stop') => void;
  readonly lock: (on: boolean) => void;
  readonly calls: () => number;
  readonly close: () => void;
}

export const quiet: Script = {
  php: 8,
  language: 'en',
  remote: false,
  pace: {},
  firstPollMs: 500,
  latencyMs: 10,
  recordingLimitMs: 3_600_000,
  channelKnownAfterMs: 400,
  utcOffsetMinutes: 0,
  pauseSeconds: 60,
  pauseEnd: 'ask',
  firstCall: 'none',
  acts: [],
};

export function ourLamp(dialer: Dialer, clock: EventClock): Lamp {
  const network = createNetwork(dialer, clock, quiet.latencyMs);
  const app = createApp({ clock, network, pause: { seconds: quiet.pauseSeconds, end: quiet.pauseEnd }, onSnapshot: () => undefined, onLoud: () => undefined, onSettled: () => undefined });
  return {
    says: () => {
      const state = app.snapshot()?.state;
      if (state === 'recording') return 'recording';
      return state === 'idle' || state === 'call-over' || state === 'logged-out' ? 'not recording' : 'wait';
    },
    press: (action) => app.act({ do: 'press', action, tag: '_R', another: false, after: 0 }),
    lock: (on) => app.act({ do: 'lock', on, after: 0 }),
    calls: () => network.notes.length,
    close: app.close,
  };
}

/** Asks every so often, sends START and STOP as they are pressed, and shows what the last answer said. */
export function naiveLamp(dialer: Dialer, clock: EventClock, everyMs: number): Lamp {
  let says: Says = 'wait';
  let calls = 0;
  let closed = false;

  function call(value: 'STATUS' | 'START' | 'STOP'): void {
    calls++;
    clock.setTimer(quiet.latencyMs, () => {
      const body = dialer.practice.answer({ source: 'naive', user: login.user, pass: login.password, agent_user: '1000', function: 'recording', value }).body;
      if (value !== 'STATUS') return call('STATUS');
      const { answer } = parseAnswer(body, { call: { do: 'status' }, agent: '1000', user: login.user, source: 'naive', acceptedHead: null });
      says = answer.kind === 'active' ? 'recording' : 'not recording';
    });
  }

  function poll(): void {
    if (closed) return;
    call('STATUS');
    clock.setTimer(everyMs, poll);
  }
  poll();
  return { says: () => says, press: (action) => call(action === 'start' ? 'START' : 'STOP'), lock: () => undefined, calls: () => calls, close: () => (closed = true) };
}
