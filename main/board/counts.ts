/** The head's sums: each agent in a call counts exactly once. Pure. */
import { staleMs } from './row';
import type { Budget, Counts, Row } from './types';

export function countsOf(rows: Iterable<Row>): Counts {
  const counts = { inCall: 0, recorded: 0, paused: 0, notRecorded: 0, deaf: 0, unknown: 0, holes: 0 };
  for (const row of rows) {
    if (row.agentStatus !== 'INCALL') continue;
    counts.inCall++;
    counts[kindOf(row)]++;
    if (row.hole?.counts === true) counts.holes++;
  }
  return counts;
}

type Kind = Exclude<keyof Counts, 'inCall' | 'holes'>;

function kindOf({ state, ageMs, outdated }: Row): Kind {
  if (ageMs === null || outdated || ageMs > staleMs) return 'unknown';
  switch (state) {
    case 'recording':
    // Until it is proved to have ended it is taken to run.
    case 'stopping':
      return 'recorded';
    case 'paused':
      return 'paused';
    case 'idle':
    case 'starting':
      return 'notRecorded';
    case 'unconfirmed':
      return 'deaf';
    case 'call-over':
    case 'logged-out':
    case 'offline':
    case 'blocked':
    case 'connecting':
    case 'not-set-up':
    case 'unknown':
      return 'unknown';
  }
}

/** Of the agents in call of whom this call's STATUS is known; the others are counted as unknown. */
export function agesOf(rows: Iterable<Row>): Pick<Budget, 'medianAgeMs' | 'p95AgeMs'> {
  const ages: number[] = [];
  for (const { agentStatus, ageMs, outdated } of rows) if (agentStatus === 'INCALL' && ageMs !== null && !outdated) ages.push(ageMs);
  ages.sort((a, b) => a - b);
  const at = (share: number): number | null => ages[Math.min(ages.length - 1, Math.floor(ages.length * share))] ?? null;
  return { medianAgeMs: at(0.5), p95AgeMs: at(0.95) };
}
