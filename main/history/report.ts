/**
 * What a day was, counted and drawn from its entries. Pure.
 *
 * Nothing is filled in: where the app did not run or the dialer did not answer the time is not known, and is neither
 * recorded nor a hole. So is what lies between a board's presses on an agent who does not sit here (glimpses.ts).
 */
import type { Entry } from './entry';
import { glimpsesOf, isWatched, notKnown, type Stand } from './glimpses';

export type SpanKind = 'recorded' | 'paused' | 'hole' | 'not-known' | 'idle';

/** Milliseconds since the epoch. */
export interface Span {
  readonly kind: SpanKind;
  readonly from: number;
  readonly to: number;
  /** The call it belongs to, as the entries name it; null: none. */
  readonly call: string | null;
}

export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** Midnight to midnight by this desk's clock: 23 or 25 hours where the clock changes. */
export function boundsOf(day: string): Bounds {
  const at = (further: number): number => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date + further).getTime();
  };
  return { from: at(0), to: at(1) };
}

export interface AgentDay {
  readonly agent: string;
  /** False: nobody sat here as this agent, only a board switched them. Then it counts what the entries tell of, and what share was recorded is not known. */
  readonly watched: boolean;
  readonly calls: number;
  readonly inCallSeconds: number;
  readonly recordedSeconds: number;
  readonly pausedSeconds: number;
  /** In call, known, and neither recorded nor paused; those that are shorter than a proof takes are not counted as gaps. */
  readonly holeSeconds: number;
  readonly gaps: number;
  /** Of the time in call that is known; null: there is none. */
  readonly shareRecorded: number | null;
  readonly pauses: number;
  readonly longPauses: number;
  readonly forgottenResumes: number;
  readonly notKnownSeconds: number;
}

const reportRules = { gapLeastMs: 5000, longPauseMs: 90_000 } as const;

type Told = Pick<Entry, 'what' | 'at' | 'call' | 'before' | 'after' | 'outcome' | 'lead'>;

/** One agent's entries in their order, of this day (and before it, as far as they are at hand). Spans touch each other; equal ones are one. */
export function timeline(entries: readonly Told[], bounds: Bounds, now: number): Span[] {
  const spans: Span[] = [];
  const end = Math.min(bounds.to, now);
  const add = (from: number, to: number, stand: Stand): void => {
    const cut = { from: Math.max(from, bounds.from), to: Math.min(to, end) };
    if (cut.to <= cut.from) return;
    const kind = kindOf(stand);
    const call = kind === 'idle' || kind === 'not-known' ? null : stand.call;
    const before = spans.at(-1);
    if (before && before.kind === kind && before.call === call && before.to === cut.from) spans[spans.length - 1] = { ...before, to: cut.to };
    else spans.push({ kind, call, ...cut });
  };
  const glimpses = glimpsesOf(entries);
  let stand = notKnown;
  let since = bounds.from;
  for (const [n, entry] of entries.entries()) {
    // A clock that was put back adds nothing.
    const at = Math.max(since, Date.parse(entry.at));
    // The app ended without a word: nobody knows when.
    add(since, at, entry.what === 'began' ? notKnown : (glimpses[n] ?? stand));
    since = at;
    // What a board saw says nothing of what somebody sees who sits down later.
    stand = glimpses[n + 1] === null ? after(stand, entry) : notKnown;
  }
  add(since, end, glimpses[entries.length] ?? stand);
  return spans;
}

function kindOf({ known, call, running, paused }: Stand): SpanKind {
  if (!known) return 'not-known';
  if (running) return 'recorded';
  if (paused) return 'paused';
  return call === null ? 'idle' : 'hole';
}

function after(stand: Stand, entry: Told): Stand {
  switch (entry.what) {
    // Until the first answer nothing is known; each entry that an answer made says so.
    case 'began':
    case 'closed':
      return notKnown;
    case 'lost':
      return { ...stand, known: false };
    case 'heard':
      return { ...stand, known: true };
    case 'call-began':
      return { ...stand, known: true, call: entry.call };
    case 'call-ended':
      return { ...stand, known: true, call: null, running: entry.after.length > 0 };
    case 'recording':
    case 'stopped':
    case 'ended':
      return { ...stand, known: true, running: entry.after.length > 0 };
    case 'paused':
      return { ...stand, known: true, running: entry.after.length > 0, paused: true };
    case 'pause-over':
      return { ...stand, paused: false };
    case 'agent-status':
      return { ...stand, known: true };
    case 'press':
    case 'cancelled':
    case 'alarm':
    case 'guard':
    case 'verified':
      return stand;
  }
}

/** Each agent of these entries, by name. */
export function report(entries: readonly Entry[], bounds: Bounds, now: number): AgentDay[] {
  const agents = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.agent !== null) agents.set(entry.agent, [...(agents.get(entry.agent) ?? []), entry]);
  }
  return [...agents.keys()].sort().map((agent) => agentDay(agent, agents.get(agent) ?? [], bounds, now));
}

function agentDay(agent: string, entries: readonly Entry[], bounds: Bounds, now: number): AgentDay {
  const spans = timeline(entries, bounds, now);
  const sum = (is: (span: Span) => boolean): number => Math.round(spans.filter(is).reduce((total, { from, to }) => total + to - from, 0) / 1000);
  const inCall = sum(({ call }) => call !== null);
  const recordedInCall = sum(({ kind, call }) => kind === 'recorded' && call !== null);
  const today = entries.filter(({ at }) => Date.parse(at) >= bounds.from && Date.parse(at) < bounds.to);
  const watched = today.some(isWatched);
  return {
    agent,
    watched,
    calls: new Set(today.flatMap(({ what, call }) => (call !== null && (what === 'call-began' || !watched) ? [call] : []))).size,
    inCallSeconds: inCall,
    recordedSeconds: sum(({ kind }) => kind === 'recorded'),
    pausedSeconds: sum(({ kind }) => kind === 'paused'),
    holeSeconds: sum(({ kind }) => kind === 'hole'),
    gaps: spans.filter(({ kind, from, to }) => kind === 'hole' && to - from >= reportRules.gapLeastMs).length,
    shareRecorded: inCall === 0 || !watched ? null : recordedInCall / inCall,
    pauses: today.filter(({ what }) => what === 'paused').length,
    longPauses: spans.filter(({ kind, from, to }) => kind === 'paused' && to - from > reportRules.longPauseMs).length,
    forgottenResumes: today.filter(isForgotten).length,
    notKnownSeconds: sum(({ kind }) => kind === 'not-known'),
  };
}

/** The pause ended with its call, or by itself, and nobody had asked for that. */
function isForgotten({ what, outcome, actor }: Entry): boolean {
  if (what !== 'pause-over') return false;
  return outcome === 'call-over' || outcome === 'logged-out' || (outcome === 'stayed-stopped' && actor === 'app');
}
