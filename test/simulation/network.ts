/**
 * The network between app and dialer: two connections, and whatever fate the script gives each exchange.
 *
 * It keeps a note of every exchange, seen from both ends, for the rules to judge by.
 */
import type { Transport } from '../../main/agent-api';
import type { EventClock } from './clock';
import type { Dialer } from './dialer';
import type { Fate, Value } from './script';

type Exchange = Awaited<ReturnType<Transport['post']>>;

export interface Note {
  readonly life: number;
  readonly value: Value;
  readonly tag: string | null;
  readonly postedAt: number;
  readonly fate: Fate['kind'];
  /** When the server got it, and what it found; null where it did not. */
  arrivedAt: number | null;
  fieldBefore: string | null;
  statusBefore: string | null;
  /** The server wrote the word into the mailbox. */
  wrote: boolean;
  /** When the app got anything of the answer. */
  deliveredAt: number | null;
  /** When the app got the whole, untouched answer. */
  heardAt: number | null;
  body: string;
}

export interface Network {
  /** The transport of one life of the app. `wakes` holds back what comes while the process stands still. */
  readonly transportOf: (life: Life) => Transport;
  readonly notes: Note[];
  readonly weather: { fate: Fate; on: readonly Value[]; times: number } | null;
  readonly setWeather: (weather: Network['weather']) => void;
  readonly setLatency: (ms: number) => void;
  readonly inAir: () => number;
}

export interface Life {
  readonly number: number;
  alive: boolean;
  /** Runs at once, or when the process goes on. */
  readonly deliver: (run: () => void) => void;
}

const exchangeLimitMs = 5000;
const connections = 2;
const takes: Readonly<Record<Value, readonly Value[]>> = { version: [], STATUS: ['version'], START: ['version', 'STATUS'], STOP: ['version', 'STATUS', 'STOP'] };

export function createNetwork(dialer: Dialer, clock: EventClock, latencyAtFirst: number): Network {
  const notes: Note[] = [];
  let weather: Network['weather'] = null;
  let latencyMs = latencyAtFirst;
  let inAir = 0;

  function fateOf(value: Value): Fate {
    if (!weather?.on.includes(value)) return { kind: 'pass' };
    const { fate } = weather;
    weather = weather.times > 1 ? { ...weather, times: weather.times - 1 } : null;
    return fate;
  }

  function transportOf(life: Life): Transport {
    /** As main/agent-api/connections.ts has it: a START or STOP never waits, it takes the connection of what matters less. */
    const open: { readonly value: Value; readonly drop: () => void }[] = [];
    const queue: { readonly value: Value; readonly begin: () => void }[] = [];

    function post(form: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Exchange> {
      return new Promise((resolve) => {
        // A process that was killed sends nothing more, and nobody waits for it.
        if (!life.alive) return;
        const value = (form['value'] ?? form['function'] ?? '') as Value;
        let mine: (typeof open)[number] | null = null;
        let done = false;
        const end = (exchange: Exchange): void => {
          if (done) return;
          done = true;
          if (mine) {
            open.splice(open.indexOf(mine), 1);
            inAir--;
            queue.shift()?.begin();
          }
          life.deliver(() => resolve(exchange));
        };
        signal.addEventListener('abort', () => end(failed('unreachable', true)));
        clock.setTimer(exchangeLimitMs, () => end(failed('timeout', true)));
        const begin = (): void => {
          if (done) return;
          mine = { value, drop: () => end(failed('unreachable', true)) };
          open.push(mine);
          inAir++;
          exchange(life, value, form, end, () => !done);
        };
        const weaker = takes[value].map((other) => open.find((one) => one.value === other)).find((one) => one !== undefined);
        if (open.length >= connections && weaker) {
          queue.unshift({ value, begin });
          weaker.drop();
        } else if (open.length < connections) begin();
        else queue.push({ value, begin });
      });
    }
    return { post, close: () => Promise.resolve() };
  }

  function exchange(life: Life, value: Value, form: Readonly<Record<string, string>>, end: (exchange: Exchange) => void, waits: () => boolean): void {
    const fate = fateOf(value);
    const note: Note = { life: life.number, value, tag: form['stage'] ?? null, postedAt: clock.now(), fate: fate.kind, arrivedAt: null, fieldBefore: null, statusBefore: null, wrote: false, deliveredAt: null, heardAt: null, body: '' };
    notes.push(note);
    if (fate.kind === 'refused') return void clock.setTimer(latencyMs, () => end(failed('unreachable', false)));
    if (fate.kind === 'lost-request') return;
    const there = latencyMs / 2 + (fate.kind === 'slow' ? fate.thereMs : 0);
    const back = latencyMs / 2 + (fate.kind === 'slow' ? fate.backMs : 0);
    clock.setTimer(there, () => {
      note.arrivedAt = clock.now();
      note.fieldBefore = dialer.field();
      note.statusBefore = dialer.status();
      note.body = dialer.practice.answer(form).body;
      note.wrote = value !== 'STATUS' && note.fieldBefore !== dialer.field();
      if (fate.kind === 'sent-twice') note.body = dialer.practice.answer(form).body;
      if (fate.kind === 'lost-answer') return;
      clock.setTimer(back, () => {
        if (!waits()) return;
        const whole = fate.kind === 'pass' || fate.kind === 'slow' || fate.kind === 'sent-twice';
        life.deliver(() => (note.deliveredAt = clock.now()));
        if (whole) life.deliver(() => (note.heardAt = clock.now()));
        end(damage(fate, note.body));
      });
    });
  }

  return {
    transportOf,
    notes,
    get weather() {
      return weather;
    },
    setWeather: (next) => (weather = next),
    setLatency: (ms) => (latencyMs = ms),
    inAir: () => inAir,
  };
}

const loginPage = '<html><head><title>Guest network</title></head>\n<body>Please: sign in - here|now\n</body></html>\n';

function damage(fate: Fate, body: string): Exchange {
  switch (fate.kind) {
    case 'reset':
      return failed('unreachable', true);
    case 'bad-gateway':
      return failed('http', true);
    case 'login-page':
      return { ok: true, body: loginPage };
    case 'empty':
      return { ok: true, body: '' };
    case 'doubled':
      return { ok: true, body: body + body };
    case 'truncated':
      return { ok: true, body: body.slice(0, Math.floor(body.length * fate.part)) };
    case 'pass':
    case 'slow':
    case 'sent-twice':
    case 'refused':
    case 'lost-request':
    case 'lost-answer':
      return { ok: true, body };
  }
}

function failed(failure: 'unreachable' | 'timeout' | 'http', maybeSent: boolean): Exchange {
  return { ok: false, failure, maybeSent, torn: '' };
}
