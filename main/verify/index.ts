/**
 * verify: is the finished file of a recording really on the server?
 *
 * Promises: after a call its recordings are looked up, three times at most, all of one agent and day in one question; never
 * while a press is under way or the dialer is out of reach; never again with a login that was refused here, not after a
 * restart either, until a person acts. What the look-up meets never touches the light. Called by the app, which hands in
 * what is open and gets outcomes for the history. Must not know the recorder, the history's files or Electron.
 */
import { canLookUp, type LookUp, type LookUpReply, type RefusalKind } from '../agent-api';
import type { RefusalMemory } from '../vault';
import type { Finished, Verified } from './judge';
import { createPending, type Asking } from './pending';

/** The dialer that is open now, with one login. */
export interface Place {
  /** Server and user: what was recorded there is asked nowhere else. */
  readonly key: string;
  readonly lookUp: LookUp;
  /** Of look-ups alone: another file than the one of the switch. */
  readonly refusal: RefusalMemory;
  /** The server's day, for recordings whose start is not known. */
  readonly today: () => string;
}

export interface VerifierDeps {
  /** The setting. */
  readonly isOn: () => boolean;
  readonly place: () => Place | null;
  /** moment.ts reads both off the snapshot. */
  readonly isBusy: () => boolean;
  readonly isReachable: () => boolean;
  readonly now: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly onVerified: (verified: Verified) => void;
  /** A person should know: from now on nothing is verified. Said once. */
  readonly onTrouble: (trouble: VerifyTrouble) => void;
  /** Look-ups in any minute. */
  readonly perMinute?: number;
}

export interface VerifyTrouble {
  readonly kind: 'lookup-refused';
  readonly reason: RefusalKind;
}

/** `absent`: this dialer has no such script. `refused`: asked again only when a person acts. */
export type VerifierState = { readonly kind: 'off' | 'not-open' | 'ready' | 'absent' } | { readonly kind: 'refused'; readonly reason: RefusalKind };

export interface Verifier {
  /** A call is over: its recordings, all at once. */
  readonly callEnded: (recordings: readonly Finished[]) => void;
  /** A person has turned the setting on, or typed a login: what was refused may be tried once more. */
  readonly tryAgain: () => void;
  readonly state: () => VerifierState;
  readonly close: () => void;
}

/** How soon it looks again where something is in the way. */
const busyMs = 2000;
const awayMs = 30_000;
const minuteMs = 60_000;
const usualPerMinute = 6;

export function createVerifier(deps: VerifierDeps): Verifier {
  const { now, perMinute = usualPerMinute } = deps;
  const pending = createPending();
  /** Dialers without the script, until the app starts again. */
  const absent = new Set<string>();
  let asked: number[] = [];
  let cancelTimer: (() => void) | null = null;
  let underWay: AbortController | null = null;
  let closed = false;

  function stateAt(place: Place | null): VerifierState {
    if (!deps.isOn()) return { kind: 'off' };
    if (!place) return { kind: 'not-open' };
    const reason = place.refusal.load();
    if (reason !== null) return { kind: 'refused', reason };
    return { kind: absent.has(place.key) ? 'absent' : 'ready' };
  }

  /** `least`: something is in the way, and looking sooner would be in vain. */
  function plan(least = 0): void {
    cancelTimer?.();
    cancelTimer = null;
    const next = pending.nextAt();
    if (closed || underWay || next === null) return;
    cancelTimer = deps.setTimer(Math.max(next - now(), least), wake);
  }

  function wake(): void {
    const at = now();
    pending.tidy(at);
    const place = deps.place();
    const state = stateAt(place);
    if (state.kind === 'off') return pending.clear();
    if (!place || state.kind === 'not-open') return plan(awayMs);
    if (state.kind !== 'ready') {
      pending.drop(place.key);
      return plan(awayMs);
    }
    const batch = pending.due(place.key, at);
    // What is due belongs to a dialer that is not open.
    if (!batch) return plan((pending.nextAt() ?? Infinity) > at ? 0 : awayMs);
    if (!deps.isReachable()) return plan(awayMs);
    if (deps.isBusy()) return plan(busyMs);
    asked = asked.filter((one) => at - one < minuteMs);
    const [oldest] = asked;
    if (oldest !== undefined && asked.length >= perMinute) return plan(oldest + minuteMs - at);
    asked.push(at);
    void ask(place, batch.agent, batch.day, pending.asking(batch, at));
  }

  async function ask(place: Place, agent: string, date: string, asking: Asking): Promise<void> {
    const stop = new AbortController();
    underWay = stop;
    const reply = await place.lookUp({ agent, date }, stop.signal);
    underWay = null;
    if (closed) return;
    take(reply, place, asking);
    plan();
  }

  function take(reply: LookUpReply, place: Place, asking: Asking): void {
    switch (reply.kind) {
      case 'rows':
        return asking.answered(reply.rows, now()).forEach(deps.onVerified);
      case 'none':
        return asking.answered([], now()).forEach(deps.onVerified);
      case 'refused':
        // On disk before anything else: the next start must not send this login again.
        place.refusal.remember(reply.reason);
        pending.drop(place.key);
        return deps.onTrouble({ kind: 'lookup-refused', reason: reply.reason });
      case 'absent':
        absent.add(place.key);
        return pending.drop(place.key);
      case 'failed':
      case 'unreadable':
        return asking.failed(now());
    }
  }

  return {
    callEnded: (recordings) => {
      const place = deps.place();
      if (closed || !place || stateAt(place).kind !== 'ready') return;
      pending.add(place.key, place.today(), recordings.filter((one) => canLookUp(one.agent)), now());
      plan();
    },
    tryAgain: () => {
      const place = deps.place();
      if (!place) return;
      place.refusal.forget();
      absent.delete(place.key);
    },
    state: () => stateAt(deps.place()),
    close: () => {
      closed = true;
      cancelTimer?.();
      underWay?.abort();
      pending.clear();
    },
  };
}

export type { Finished, Outcome, Verified } from './judge';
export { followCalls, noCall } from './calls';
export { isBusy, isReachable } from './moment';
