/** From the entries of one call to what its page says. Pure. */
import { localIso } from '../recorder';
import { timeline, type Entry, type Span, type Verdict } from '../history';
import { gapsOf } from './gaps';
import { linesOf } from './lines';
import type { Evidence, Heading, Part, Sums } from './types';

export interface About {
  /** Of the days around it, in their order. */
  readonly entries: readonly Entry[];
  readonly agent: string;
  readonly call: string;
  /** Null: the chain could not be checked. */
  readonly verdict: Verdict | null;
  readonly wallMs: number;
}

/** Shorter ones are the time that a proof takes. */
export const holeLeastMs = 5000;

/** Null: there is no such call. */
export function evidenceOf({ entries, agent, call, verdict, wallMs }: About): Evidence | null {
  const all = entries.filter((entry) => entry.agent === agent);
  // A file is looked up after its call, maybe in the next one.
  const own = all.filter((entry) => entry.call === call && entry.what !== 'verified');
  const first = own[0];
  const last = own.at(-1);
  if (!first || !last) return null;
  const end = own.findLast(({ what }) => what === 'call-ended');
  const next = all.find(({ seq }) => seq > last.seq);
  // A board looked away after its last word: whether the call went on nobody saw.
  const lookedAway = !end && last.lead !== null;
  const goesOn = !end && !next && !lookedAway;
  const until = end ? Date.parse(end.at) : lookedAway ? Date.parse(last.at) : next ? Date.parse(next.at) : wallMs;
  const spans = timeline(all, { from: Date.parse(call), to: until }, until).filter(({ kind }) => kind !== 'idle');
  const parts = partsOf(own, all);
  const gaps = gapsOf(own, localIso(until));
  const pauses = own.filter(({ what }) => what === 'paused').length;
  const holes = spans.filter(({ kind, from, to }) => kind === 'hole' && to - from >= holeLeastMs);
  const sums = sumsOf(spans);
  return {
    agent,
    server: first.server,
    practice: first.practice,
    madeAt: localIso(wallMs),
    began: call,
    ended: end?.at ?? null,
    goesOn,
    heading: headingOf({ spans, gaps, parts, goesOn, lookedAway, sums }),
    pauses,
    but: [
      ...((sums.notKnown > 0 && sums.recorded > 0) || (lookedAway && parts.length > 0) ? (['unknown'] as const) : []),
      ...(parts.some(({ file }) => file?.how === 'missing') ? (['missing'] as const) : []),
      ...(parts.some(({ file }) => file?.how === 'short') ? (['short'] as const) : []),
      ...(verdict && !verdict.ok ? (['broken'] as const) : []),
    ],
    spans,
    sums,
    parts,
    lines: linesOf(own),
    gaps,
    holes: holes.map(({ from, to }) => ({ from, to })),
    chain: {
      first: { seq: first.seq, seal: first.seal },
      last: { seq: last.seq, seal: last.seal },
      entries: verdict?.entries ?? null,
      findings: verdict === null ? null : verdict.ok ? [] : verdict.findings,
      isSealed: own.every(({ key }) => key !== null),
    },
    aheadMs: aheadOf(own),
  };
}

interface Found extends Pick<Evidence, 'spans' | 'gaps' | 'parts' | 'goesOn' | 'sums'> {
  readonly lookedAway: boolean;
}

function headingOf({ spans, gaps, parts, goesOn, lookedAway, sums: { recorded, hole, notKnown } }: Found): Heading {
  const last = spans.at(-1)?.kind;
  // What was proved to run ran, though nobody looked for how long; and nobody saw that it did not run again.
  if (lookedAway && parts.length > 0) return gaps.length === 0 ? 'part' : gaps.at(-1)?.end === 'resumed' ? 'again' : 'part-again';
  if (recorded === 0) return notKnown === 0 ? 'none' : hole > 0 ? 'none-known' : 'unknown';
  if (goesOn && last === 'paused') return 'paused-now';
  const isHole = ({ kind, from, to }: Span): boolean => kind === 'hole' && to - from >= holeLeastMs;
  if (gaps.length === 0) return spans.some(isHole) ? 'part' : goesOn && last === 'recorded' ? 'running' : 'whole';
  if (gaps.at(-1)?.end !== 'resumed') return 'not-again';
  const inner = spans.slice(spans.findIndex(({ kind }) => kind === 'recorded'), spans.findLastIndex(({ kind }) => kind === 'recorded'));
  return inner.some(isHole) ? 'part-again' : 'again';
}

function sumsOf(spans: readonly Span[]): Sums {
  const sum = (of: Span['kind']): number => spans.reduce((total, { kind, from, to }) => (kind === of ? total + to - from : total), 0);
  return { recorded: sum('recorded'), paused: sum('paused'), hole: sum('hole'), notKnown: sum('not-known') };
}

function partsOf(own: readonly Entry[], all: readonly Entry[]): Part[] {
  const parts = own.flatMap((entry) => {
    if (entry.what !== 'recording') return [];
    const known = entry.before.map(({ id }) => id);
    return entry.after.filter(({ id }) => !known.includes(id)).map(({ id, filename }): Part => {
      // The name may have come later than the id.
      const named = filename ?? own.flatMap(({ before, after }) => [...before, ...after]).find((mark) => mark.id === id && mark.filename !== null)?.filename ?? null;
      return { part: entry.part, id, filename: named, file: fileOf(id, all) };
    });
  });
  // That it would be the first of several nobody knew when it began.
  return parts.map((one, at) => (one.part === null && parts[at + 1]?.part === 2 ? { ...one, part: 1 } : one));
}

function fileOf(id: string, all: readonly Entry[]): Part['file'] {
  const looked = all.findLast(({ what, file }) => what === 'verified' && file?.id === id);
  if (!looked?.file) return null;
  const { outcome, file } = looked;
  const { seconds, expectedSeconds } = file;
  return outcome === 'found' || outcome === 'short' || outcome === 'missing' ? { how: outcome, seconds, expectedSeconds } : null;
}

/** The middle one: a single odd answer must not decide. */
function aheadOf(own: readonly Entry[]): number | null {
  const ahead = own.flatMap(({ at, serverAt }) => (serverAt === null ? [] : [Date.parse(serverAt) - Date.parse(at)])).sort((a, b) => a - b);
  return ahead[Math.floor(ahead.length / 2)] ?? null;
}
