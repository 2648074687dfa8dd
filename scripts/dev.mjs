// electron-vite's development server with hot reload (npm run dev), on the Electron that prepare chose.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { electronDist } from './lib/electron.mjs';
import { MEMORY, ROOT, at } from './lib/repo.mjs';
import { runLoudly } from './lib/run.mjs';

// It writes development bundles into out/: the next start must build anew.
rmSync(join(MEMORY, 'build.json'), { force: true });
process.exitCode = await runLoudly(
  process.execPath,
  [at('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'dev', '--watch', ...process.argv.slice(2)],
  { cwd: ROOT, env: { ...process.env, ELECTRON_EXEC_PATH: electronDist().executable } },
);
