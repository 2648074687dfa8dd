// Checks the types of each world by itself (npm run typecheck): main knows no DOM, the renderer no Node.
import { pathToFileURL } from 'node:url';
import { ROOT, at } from './lib/repo.mjs';
import { runQuietly } from './lib/run.mjs';

const WORLDS = ['main', 'preload', 'renderer', 'test'];

/** Whether every world passes; prints what does not. */
export async function typecheck() {
  const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
  const results = await Promise.all(
    WORLDS.map((world) => runQuietly(process.execPath, [tsc, '--noEmit', '-p', world], { cwd: ROOT })),
  );
  results.forEach(({ code, output }, i) => {
    if (code !== 0) process.stdout.write(`types of ${WORLDS[i]}:\n${output}\n`);
  });
  return results.every(({ code }) => code === 0);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = (await typecheck()) ? 0 : 1;
}
