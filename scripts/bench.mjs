// Prints the figures (npm run bench), each beside a bare tray app measured in the same run. A word picks a file of bench/.
import { runAsUser } from './lib/as-user.mjs';
import { electronDist } from './lib/electron.mjs';
import { at, giveUp } from './lib/repo.mjs';

if (process.platform !== 'linux') giveUp('the benchmarks need Linux, for its virtual display.');
process.exitCode = await runAsUser(process.execPath, [at('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config=vitest.bench.config.ts', ...process.argv.slice(2)], {
  executable: electronDist().executable,
});
