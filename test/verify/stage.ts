/** A verifier before a practice dialer, in virtual time, with refusals on a real disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgentApi, type Transport } from '../../main/agent-api';
import { createPractice, type Practice, type PracticeOptions } from '../../main/practice';
import { setAside, writeWhole } from '../../main/settings/atomic-writer';
import { createRefusalMemory, type RefusalMemory } from '../../main/vault';
import { createVerifier, type Finished, type Verified, type Verifier, type VerifierState, type VerifyTrouble } from '../../main/verify';
import { createVirtualClock, type VirtualClock } from '../practice/virtual-clock';

export const password = 'Canary-5kW_n8e';

/** What the desk is like now; a test changes it. */
export interface Desk {
  on: boolean;
  busy: boolean;
  reachable: boolean;
  /** Null: no dialer is open. */
  open: { readonly server: string; readonly user: string; readonly password: string } | null;
  /** No call gets through. */
  down: boolean;
}

export interface Stage {
  readonly clock: VirtualClock;
  readonly practice: Practice;
  readonly desk: Desk;
  readonly verified: readonly Verified[];
  readonly troubles: readonly VerifyTrouble[];
  /** Questions that were sent, also those that got lost. */
  readonly sent: () => number;
  /** Look-ups that the server met: agent and seconds since the stage began. */
  readonly lookUps: () => readonly string[];
  readonly callEnded: (...recordings: Partial<Finished>[]) => void;
  readonly state: () => VerifierState;
  readonly tryAgain: () => void;
  /** Another start of the app, over the same disk. */
  readonly restart: () => void;
  readonly advance: (seconds: number) => Promise<void>;
  /** A recording of 30 s in the server's log whose audio has just ended. */
  readonly record: (id: number, change?: { agent?: string; seconds?: number; startedAt?: number; ended?: boolean }) => void;
  readonly close: () => void;
}

export const lineOf = ({ recording, outcome }: Verified): string => `${recording.id} ${outcome}`;

export function createStage(options: PracticeOptions = {}, perMinute?: number): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  const clock = createVirtualClock(Date.UTC(2026, 10, 24, 12));
  const began = clock.now();
  const practice = createPractice({
    clock,
    users: [{ user: 'api', pass: password, allowedFunctions: ['recording_lookup'] }],
    agents: [{ agent: '1000' }, { agent: '1001' }],
    movedAfterMs: 10_000,
    ...options,
  });
  const desk: Desk = { on: true, busy: false, reachable: true, open: { server: 'https://dialer.example', user: 'api', password }, down: false };
  const verified: Verified[] = [];
  const troubles: VerifyTrouble[] = [];
  let sent = 0;
  const transport: Transport = {
    post: (form) => {
      sent++;
      return Promise.resolve(desk.down ? { ok: false, failure: 'unreachable', maybeSent: false, torn: '' } : exchangeOf(practice.answerNonAgent(form)));
    },
    close: () => Promise.resolve(),
  };
  const memories = new Map<string, RefusalMemory>();

  function place(): ReturnType<Parameters<typeof createVerifier>[0]['place']> {
    const { open } = desk;
    if (!open) return null;
    const key = JSON.stringify(open);
    const refusal = memories.get(key) ?? createRefusalMemory({ folder, file: 'lookup-refusal.json', login: open, markKey: Buffer.alloc(32, 7), writeWhole, setAside, wallMs: clock.now, onBroken: () => undefined });
    memories.set(key, refusal);
    const api = createAgentApi({ transport, agent: '1000', credentials: open, now: clock.now });
    return { key: `${open.server} ${open.user}`, lookUp: api.lookUp, refusal, today: () => new Date(clock.now()).toISOString().slice(0, 10) };
  }

  const start = (): Verifier =>
    createVerifier({
      isOn: () => desk.on,
      place,
      isBusy: () => desk.busy,
      isReachable: () => desk.reachable,
      now: clock.now,
      setTimer: clock.setTimer,
      onVerified: (one) => void verified.push(one),
      onTrouble: (one) => void troubles.push(one),
      ...(perMinute === undefined ? {} : { perMinute }),
    });
  let verifier = start();

  return {
    clock,
    practice,
    desk,
    verified,
    troubles,
    sent: () => sent,
    lookUps: () => practice.calls().map((call) => `${call.agent} ${Math.round((call.at - began) / 1000)}`),
    callEnded: (...recordings) => verifier.callEnded(recordings.map((one) => ({ agent: '1000', id: '1', filename: null, startedAt: '2026-11-24T12:00:00+00:00', expectedSeconds: 30, ...one }))),
    state: () => verifier.state(),
    tryAgain: () => verifier.tryAgain(),
    restart: () => {
      verifier.close();
      memories.clear();
      verifier = start();
    },
    advance: async (seconds) => {
      for (let second = 0; second < seconds; second++) {
        clock.advance(1000);
        // Answers come back over a few promises.
        await new Promise(setImmediate);
      }
    },
    record: (id, { agent = '1000', seconds = 30, startedAt = clock.now() - 30_000, ended = true } = {}) =>
      practice.addRecording({ id, filename: `f${id}`, agent, server: '10.0.0.7', startedAt, endedAt: seconds === 0 ? null : startedAt + seconds * 1000, audioEndedAt: ended ? clock.now() : null, leadId: '7' }),
    close: () => {
      verifier.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function exchangeOf(answer: { status: number; body: string }): Awaited<ReturnType<Transport['post']>> {
  return answer.status === 200 ? { ok: true, body: answer.body } : { ok: false, failure: 'not-vicidial', maybeSent: true, torn: '' };
}
