/** Plays many scripts from one seed; what breaks is shrunk to the shortest script that still breaks in the same way. */
import fc from 'fast-check';
import type { LimitName } from './known-limits';
import { play } from './play';
import type { Breach } from './rules';
import { anyScript, type Script } from './script';
import { tidy } from './tidy';

interface Violation {
  readonly seed: number;
  /** Which schedule of this run it was, from 1. */
  readonly schedule: number;
  readonly breach: Breach;
  readonly script: Script;
}

interface Report {
  readonly schedules: number;
  readonly steps: number;
  readonly violations: readonly Violation[];
  /** How many schedules met each known limit of the API. */
  readonly limits: Readonly<Partial<Record<LimitName, number>>>;
}

/** The same breach, with other numbers in it. */
function isSame(one: Breach, other: Breach): boolean {
  const kind = ({ rule, what, limit }: Breach): string => `${rule} ${limit} ${what.replaceAll(/\d+/g, 'n')}`;
  return kind(one) === kind(other);
}

const chunk = 250;

/** `mostViolations`: it stops then. `isBreach` picks what counts; a known limit does not. */
export async function playMany(seed: number, runs: number, mostViolations = 10, isBreach: (breach: Breach) => boolean = (breach) => breach.limit === null): Promise<Report> {
  const limits: Partial<Record<LimitName, number>> = {};
  const violations: Violation[] = [];
  let schedules = 0;
  let steps = 0;
  for (let part = 0; ; part++) {
    if (schedules >= runs || violations.length >= mostViolations) break;
    let shrinks = false;
    let found: Breach | undefined;
    const property = fc.asyncProperty(anyScript, async (script) => {
      const played = await play(script);
      const breaches = played.breaches.filter(isBreach);
      if (!shrinks) {
        schedules++;
        steps += played.steps;
        for (const breach of played.breaches) if (breach.limit) limits[breach.limit] = (limits[breach.limit] ?? 0) + 1;
        found = breaches[0];
        shrinks = found !== undefined;
      }
      return !breaches.some((breach) => found !== undefined && isSame(breach, found));
    });
    const partSeed = seed * 1_000_003 + part;
    const result = await fc.check(property, { seed: partSeed, numRuns: Math.min(chunk, runs - schedules), endOnFailure: false });
    const { breach, script } = { breach: found, script: result.counterexample?.[0] };
    if (result.failed && breach && script) {
      const breaks = async (shorter: Script): Promise<boolean> => (await play(shorter)).breaches.some((one) => isSame(one, breach));
      violations.push({ seed: partSeed, schedule: schedules, breach, script: await tidy(script, breaks) });
    }
    if (result.failed && !found) throw new Error('a script broke the simulation itself', { cause: result.errorInstance });
  }
  return { schedules, steps, violations, limits };
}
