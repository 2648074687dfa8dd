/**
 * Whom to ask next: pure. Each STATUS costs the dialer 13 SELECTs and two rows (wire/README.md), so it goes where it
 * tells most: calls that have just begun, then rows on screen and the oldest knowledge of agents in call, by turns.
 */

export interface Candidate {
  readonly agent: string;
  readonly inCall: boolean;
  /** When the last STATUS was heard; null: never. */
  readonly heardAt: number | null;
  /** Since that STATUS another status or call was seen. */
  readonly outdated: boolean;
  /** When this status began, as far as it was seen; the begin itself was missed where `sinceAtLeast`. */
  readonly since: number;
  readonly sinceAtLeast: boolean;
  /** The last STATUS said that it records. */
  readonly recording: boolean;
  readonly onScreen: boolean;
  /** No list tells when a call of theirs begins: only asking does. */
  readonly unlisted?: boolean;
  /** Not before then: it failed, or it is being asked. */
  readonly notBefore: number;
}

export const pace = {
  /** What a campaign records by itself is there by then: a question before it would be asked twice. */
  callBeginsMs: 2500,
  /** Knowledge of a call is fresh for so long. */
  inCallMs: 10_000,
  /** On screen, and not in a call. */
  shownMs: 60_000,
  restMs: 300_000,
  /** One question in so many goes to those who are in no call, whatever happens in calls. */
  restShare: 20,
  /** And one in so many to calls that ran already when they were first seen. */
  foundShare: 6,
} as const;

export interface Turn {
  readonly agent: string | null;
  /** Null turn: when somebody may be due, if nothing else happens. */
  readonly dueAt: number;
}

/** `count`: questions asked so far, so that the kinds take turns. */
export function nextTurn(candidates: readonly Candidate[], now: number, count: number): Turn {
  const waiting: { readonly one: Candidate; readonly dueAt: number; readonly rank: Rank }[] = [];
  let soonest = Number.POSITIVE_INFINITY;
  for (const one of candidates) {
    const { rank, dueAt } = dueOf(one);
    const at = Math.max(dueAt, one.notBefore);
    if (at <= now) waiting.push({ one, dueAt, rank });
    else soonest = Math.min(soonest, at);
  }
  if (waiting.length === 0) return { agent: null, dueAt: soonest };
  const order = orderOf(count);
  const best = waiting.reduce((a, b) => (before(b, a, order) ? b : a));
  return { agent: best.one.agent, dueAt: now };
}

/** `found`: a call that ran already when it was first seen; it has waited, so that it waits a little longer costs less than a begin that is missed. */
type Rank = 'new-call' | 'found' | 'shown' | 'in-call' | 'rest';

function orderOf(count: number): readonly Rank[] {
  if (count % pace.restShare === pace.restShare - 1) return ['rest', 'new-call', 'found', 'shown', 'in-call'];
  if (count % pace.foundShare === pace.foundShare - 1) return ['found', 'new-call', 'shown', 'in-call', 'rest'];
  return count % 2 === 0 ? ['new-call', 'found', 'shown', 'in-call', 'rest'] : ['new-call', 'found', 'in-call', 'shown', 'rest'];
}

function dueOf({ inCall, heardAt, outdated, since, sinceAtLeast, recording, onScreen, unlisted = false }: Candidate): { readonly rank: Rank; readonly dueAt: number } {
  if (inCall) {
    if (heardAt === null || outdated) return sinceAtLeast ? { rank: 'found', dueAt: since } : { rank: 'new-call', dueAt: since + pace.callBeginsMs };
    return { rank: onScreen ? 'shown' : 'in-call', dueAt: heardAt + pace.inCallMs };
  }
  if (heardAt === null) return { rank: unlisted ? 'new-call' : 'rest', dueAt: onScreen ? 0 : 1 };
  if (unlisted) return { rank: onScreen ? 'shown' : 'in-call', dueAt: heardAt + pace.inCallMs };
  // Its call is over, and so is its recording, most likely: nobody waits for that, but it must not stand there for long.
  if (outdated) return { rank: recording ? 'in-call' : 'rest', dueAt: since };
  return { rank: 'rest', dueAt: heardAt + Math.min(onScreen ? pace.shownMs : pace.restMs, recording ? pace.inCallMs : Number.POSITIVE_INFINITY) };
}

function before(a: { readonly rank: Rank; readonly dueAt: number }, b: { readonly rank: Rank; readonly dueAt: number }, order: readonly Rank[]): boolean {
  const [rankA, rankB] = [order.indexOf(a.rank), order.indexOf(b.rank)];
  return rankA === rankB ? a.dueAt < b.dueAt : rankA < rankB;
}
