/**
 * The proof, and the proof of the proof: random schedules break no rule, and each planted bug breaks one.
 *
 * More of the same: npm run simulate -- --runs 100000 --seed 1.
 */
import { expect, it } from 'vitest';
import { bundle } from '../../scripts/lib/bundle.mjs';
import { bugs } from './bugs';
import type * as Simulation from './entry';

const runs = 3000;

async function simulationWith(name: string, changes: Parameters<typeof bundle>[2] = []): Promise<typeof Simulation> {
  return (await import(/* @vite-ignore */ await bundle('test/simulation/entry.ts', name, changes))) as typeof Simulation;
}

it(`${runs} schedules break no rule`, { timeout: 240_000 }, async () => {
  const { playMany, tellScript } = await simulationWith('for-test');
  const report = await playMany(1, runs);
  const broken = report.violations.map(({ breach, script }) => [`(${breach.rule}) ${breach.what}`, ...tellScript(script), JSON.stringify(script)].join('\n'));
  expect(broken).toEqual([]);
  expect(report.schedules).toBe(runs);
  console.log(`FIGURE simulation: ${report.schedules} schedules, ${report.steps} steps, ${report.violations.length} violations`);
});

it.each(bugs)('a planted bug is found: $name', { timeout: 240_000 }, async ({ name, changes, finds }) => {
  const { playMany, tellScript } = await simulationWith(`bug-${name.replaceAll(/[^a-z]+/gi, '-')}`, changes);
  const { violations } = await playMany(7, runs, 1, (breach) => breach.limit === null && finds.test(breach.what));
  const [found] = violations;
  if (!found) return expect.fail(`not found in ${runs} schedules`);
  expect(found.schedule).toBeLessThanOrEqual(runs);
  const { breach, script } = found;
  console.log(`FIGURE bug: ${name} | schedule ${found.schedule} | (${breach.rule}) ${breach.what} at ${breach.at / 1000} s | ${tellScript(script).slice(1).join('; ')}`);
});
