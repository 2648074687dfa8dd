/**
 * The dialer of a simulation: the practice server, and a witness that writes down what is true on it.
 *
 * The app under test only ever sees answers; the rules judge it by this.
 */
import { createPractice, type Practice, type PracticeAgent } from '../../main/practice';
import type { EventClock } from './clock';
import type { Act, Script } from './script';

export const login = { user: 'caller', password: 'Canary.Pass-0' } as const;
const other = { user: 'other', pass: 'otherwise' } as const;

/** What brought a change about: needed to say why a light was wrong. */
type Cause = 'screen' | 'api' | 'hang-up' | 'disposition' | 'log-out' | 'limit';

export interface Recorder {
  readonly startedAt: number;
  readonly key: string;
  id: number | null;
  /** When its id was written. */
  idAt: number | null;
  filename: string;
  endedAt: number | null;
  endedBy: Cause | null;
  /** Too young to be ended when a STOP was obeyed or the call hung up; it runs on unseen. */
  missedAt: number | null;
  readonly begunBy: Cause;
  /** The agent's status when it began. */
  readonly begunUnder: string | null;
}

interface FieldChange {
  readonly at: number;
  readonly value: string | null;
  readonly cause: Cause;
}

export interface Dialer {
  readonly practice: Practice;
  readonly agent: PracticeAgent;
  /** All recorders that ever ran, oldest first. */
  readonly recorders: Recorder[];
  readonly running: () => readonly Recorder[];
  /** The mailbox's history, newest last; null while there is no session. */
  readonly fields: FieldChange[];
  readonly field: () => string | null;
  /** Since when the field has held a number, without a break; null while it holds none. */
  readonly numericSince: () => number | null;
  readonly status: () => string | null;
  readonly callsTaken: () => number;
  /** When the server's zone was last changed; null: never. */
  readonly zoneChangedAt: () => number | null;
  readonly act: (act: Act) => void;
}

export function createDialer(script: Script, clock: EventClock): Dialer {
  const { php, language, recordingLimitMs, channelKnownAfterMs, utcOffsetMinutes } = script;
  const practice = createPractice({
    php,
    language,
    recordingLimitMs,
    channelKnownAfterMs,
    utcOffsetMinutes,
    clock,
    users: [
      { user: login.user, pass: login.password },
      { user: other.user, pass: other.pass },
    ],
    agents: [{ agent: '1000', remote: script.remote, screen: { ...script.pace, firstPollMs: script.firstPollMs } }],
  });
  const agent = practice.agent('1000');
  const recorders: Recorder[] = [];
  const fields: FieldChange[] = [{ at: clock.now(), value: '', cause: 'screen' }];
  let running: Recorder[] = [];
  let status: string | null = 'PAUSED';
  let numericSince: number | null = null;
  let cause: Cause = 'screen';
  let callsTaken = 0;
  let zoneChangedAt: number | null = null;

  function during<T>(of: Cause, run: () => T): T {
    const before = cause;
    cause = of;
    try {
      return run();
    } finally {
      cause = before;
    }
  }

  practice.onChange(() => {
    const truth = agent.truth();
    status = truth.agentStatus;
    const now = clock.now();
    const seen = truth.running.map((one) => {
      const known = running.find((old) => old.startedAt === one.startedAt && (old.id === one.id || old.id === null));
      if (known) {
        if (known.id !== one.id) known.idAt = now;
        known.id = one.id;
        known.filename = one.filename;
        return known;
      }
      const made: Recorder = { startedAt: one.startedAt, key: `${one.startedAt}-${recorders.length}`, id: one.id, idAt: one.id === null ? null : now, filename: one.filename, endedAt: null, endedBy: null, missedAt: null, begunBy: cause, begunUnder: status };
      recorders.push(made);
      return made;
    });
    for (const old of running) {
      if (seen.includes(old)) continue;
      old.endedAt = now;
      old.endedBy = now - old.startedAt >= recordingLimitMs ? 'limit' : cause;
    }
    running = seen;
    if (fields.at(-1)?.value === truth.field) return;
    fields.push({ at: now, value: truth.field, cause });
    const numeric = truth.field !== null && /^[1-9]\d*$/.test(truth.field);
    numericSince = numeric ? (numericSince ?? now) : null;
    // The screen has obeyed a STOP: whoever still runs was missed.
    if (truth.field === '' && cause === 'screen') for (const one of running) one.missedAt ??= now;
  });

  const answer = practice.answer;
  const dialer: Dialer = {
    practice: { ...practice, answer: (params, method) => during('api', () => answer(params, method)) },
    agent,
    recorders,
    running: () => running,
    fields,
    field: () => fields.at(-1)?.value ?? null,
    numericSince: () => numericSince,
    status: () => status,
    callsTaken: () => callsTaken,
    zoneChangedAt: () => zoneChangedAt,
    act,
  };

  function hangUp(): void {
    if (!during('hang-up', agent.hangUp)) return;
    for (const one of running) one.missedAt ??= clock.now();
  }

  function act(what: Act): void {
    switch (what.do) {
      case 'take-call':
        agent.ready();
        if (agent.takeCall(what.by === 'nobody' ? {} : { autoRecord: what.by })) callsTaken++;
        return;
      case 'next-call':
        hangUp();
        during('disposition', agent.dispose);
        agent.ready();
        if (agent.takeCall(what.by === 'nobody' ? {} : { autoRecord: what.by })) callsTaken++;
        return;
      case 'hang-up':
        return hangUp();
      case 'dispose':
        return void during('disposition', agent.dispose);
      case 'ready':
        return void agent.ready();
      case 'pause':
        return void agent.pause();
      case 'log-in':
        return void agent.logIn();
      case 'log-out':
        during('log-out', agent.logOut);
        for (const one of running) one.missedAt ??= clock.now();
        return;
      case 'record-button':
        return agent.screen.record();
      case 'stop-button':
        return agent.screen.stopButton();
      case 'other-client':
        return void dialer.practice.answer({ source: 'other', ...other, agent_user: '1000', function: 'recording', value: what.value, ...(what.tag && what.value === 'START' ? { stage: what.tag } : {}) });
      case 'screen':
        return setMode(what.mode);
      case 'pace':
        return agent.screen.pace(what.pace);
      case 'refuse':
        return refuse(what.how);
      case 'server':
        if (what.change.utcOffsetMinutes !== undefined) zoneChangedAt = clock.now();
        return practice.change(what.change);
      default:
        return;
    }
  }

  function setMode(mode: 'awake' | 'deaf' | 'throttled' | 'closed'): void {
    const { screen } = agent;
    if (mode === 'awake') screen.deaf(false);
    else screen[mode](true);
  }

  function refuse(how: Extract<Act, { do: 'refuse' }>['how']): void {
    practice.change({ loginFault: how === 'IPBLOCK' || how === 'ERRSERVERS' ? how : null, apiActive: how !== 'api-off' });
    practice.addUser({ user: login.user, pass: how === 'wrong-password' ? 'changed' : login.password, allowedFunctions: how === 'no-permission' ? ['version'] : ['recording'] });
  }

  agent.ready();
  if (script.firstCall !== 'none') act({ do: 'take-call', by: script.firstCall, after: 0 });
  return dialer;
}

/** Everything as it should be: the network, the screen, the login. */
export const healed: readonly Act[] = [
  { do: 'screen', mode: 'awake', after: 0 },
  { do: 'pace', pace: { pollMs: 1000, pickUpMs: 100, writeBackMs: 50, stopMs: 100 }, after: 0 },
  { do: 'refuse', how: 'none', after: 0 },
];

/** The agent finishes the call, has another one that nobody records, and waits for the next; each with its length. */
export const lastCall: readonly (readonly [Act, number])[] = [
  [{ do: 'next-call', by: 'nobody', after: 0 }, 21_000],
  [{ do: 'hang-up', after: 0 }, 0],
  [{ do: 'dispose', after: 0 }, 0],
  [{ do: 'ready', after: 0 }, 75_000],
];
