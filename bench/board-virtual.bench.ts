/** The board's budget in virtual time: ten minutes of a floor in seconds, beside the naive loop over the same floor. */
import { it } from 'vitest';
import { measureFloor, measureNaive, percentile, type Measured } from './board/measure';
import { columns } from './figures';

const minutes = 10;
const capPerMinute = 120;
const seeds = [1, 2];
const floors = [1, 10, 50, 200, 500];

const seconds = (ms: number): string => (ms === Infinity ? 'never' : Number.isNaN(ms) ? '-' : `${(ms / 1000).toFixed(1)} s`);

function rowOf(name: string, runs: readonly Measured[]): string[] {
  const mean = (of: (run: Measured) => number): number => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  const ages = runs.flatMap((run) => run.ageMs);
  const holes = runs.flatMap((run) => run.holeShownMs);
  const never = holes.filter((ms) => ms === Infinity).length;
  return [
    name,
    mean((run) => run.callsPerMinute).toFixed(0),
    String(Math.max(...runs.map((run) => run.mostInAnyMinute))),
    seconds(percentile(ages, 0.5)),
    seconds(percentile(ages, 0.95)),
    seconds(percentile(holes, 0.5)),
    seconds(percentile(holes, 0.95)),
    `${never} / ${holes.length}`,
    String(runs.reduce((sum, run) => sum + run.wrong, 0)),
    `${mean((run) => run.serverMsPerMinute).toFixed(1)} ms`,
  ];
}

it('the board in virtual time', { timeout: 1_800_000 }, async () => {
  const rows = [['agents', 'calls/min', 'most in any 60 s', 'age p50', 'age p95', 'hole shown p50', 'p95', 'never / calls', 'wrong rows', 'server, a minute']];
  for (const agents of floors) {
    for (const listAllowed of [true, false]) {
      const runs: Measured[] = [];
      for (const seed of seeds) runs.push(await measureFloor({ agents, seed, capPerMinute, listAllowed }, minutes));
      rows.push(rowOf(`${agents}, ${listAllowed ? 'by the list' : 'typed, no list'}`, runs));
    }
    const naive = await measureNaive(agents, 1);
    rows.push([`${agents}, naive: each STATUS every second`, naive.callsPerMinute.toFixed(0), naive.callsPerMinute.toFixed(0), '-', '-', '-', '-', '-', '-', `${naive.serverMsPerMinute.toFixed(1)} ms`]);
  }
  console.log(`\ncap ${capPerMinute} a minute, 30 % in calls of two minutes, ${minutes} minutes, ${seeds.length} seeds\n${columns(rows)}\n\nAge: of what is known about the recording of agents in a call, looked at each second. Hole shown: from the begin of a call that nobody records until its row says so; never: the call was over before. Server: the practice server's own time by the real clock.\n`);
});
