/** What was asked and when it was proved, a line each, in the order of the entries. Pure. */
import { toldBy, type Entry } from '../history';
import type { Line } from './types';

export function linesOf(own: readonly Entry[]): Line[] {
  return own.flatMap((entry) => lineOf(entry, own) ?? []);
}

function lineOf(entry: Entry, own: readonly Entry[]): Line | null {
  const { what, actor, lead, askedAt, at } = entry;
  const base = { askedAt, actor, lead, provedAt: entry.provedAt ?? at };
  switch (what) {
    case 'recording': {
      const known = entry.before.map(({ id }) => id);
      const id = entry.after.findLast((mark) => !known.includes(mark.id))?.id ?? '';
      if (actor === 'dialer') return { ...base, what: { kind: 'recording' }, proof: { kind: 'seen', id } };
      return { ...base, what: { kind: entry.part !== null && entry.part > 1 ? 'resume' : 'start' }, proof: { kind: 'new-id', id } };
    }
    case 'stopped':
      return { ...base, what: { kind: 'stop' }, proof: { kind: 'acted' } };
    case 'paused':
      return entry.outcome === 'found' ? { ...base, what: { kind: 'found-paused' }, proof: { kind: 'not-recording' } } : { ...base, what: { kind: 'stop-for-card' }, proof: { kind: 'acted' } };
    case 'cancelled':
      return { ...base, what: { kind: 'cancelled' }, proof: { kind: 'no-id' } };
    case 'ended': {
      if (toldBy(entry, own) !== null) return null;
      const left = entry.after.map(({ id }) => id);
      return { ...base, what: { kind: 'ended' }, proof: { kind: 'gone', id: entry.before.findLast(({ id }) => !left.includes(id))?.id ?? '' } };
    }
    case 'call-began':
      return { ...base, what: { kind: 'call-began' }, proof: { kind: 'none' } };
    case 'call-ended':
      return { ...base, what: { kind: 'call-ended' }, proof: { kind: entry.after.length > 0 ? 'none' : 'not-recording' } };
    case 'lost':
      return { ...base, what: { kind: actor === 'app' ? 'slept' : 'lost' }, proof: { kind: 'none' } };
    case 'heard':
    case 'began':
    case 'closed':
      return { ...base, what: { kind: what }, proof: { kind: 'none' } };
    case 'press':
      return entry.asked === null || toldBy(entry, own) !== null ? null : { ...base, provedAt: entry.provedAt, what: { kind: 'press', asked: entry.asked, outcome: entry.outcome ?? '' }, proof: { kind: 'none' } };
    case 'pause-over':
      return entry.outcome === 'resumed' ? null : { ...base, what: { kind: 'pause-over', how: entry.outcome ?? '' }, proof: { kind: 'none' } };
    case 'agent-status':
    case 'alarm':
    case 'guard':
    case 'verified':
      return null;
  }
}
