// Makes dist/linux-unpacked/reclight (npm run package), or the like on other systems, from out/ and the prepared
// Electron. Works offline. Writes nothing outside dist/.
import { electronDist } from './lib/electron.mjs';
import { ROOT, at, say } from './lib/repo.mjs';
import { runLoudly } from './lib/run.mjs';

const electron = electronDist();
// The app tells such a build apart by its Electron (main/about.ts).
if (electron.fallback) say(`a development build: it carries Electron ${electron.version}, not the one of package.json.`);

process.exitCode = await runLoudly(
  process.execPath,
  [
    at('node_modules', 'electron-builder', 'out', 'cli', 'cli.js'),
    '--dir',
    '--publish=never',
    '--config=electron-builder.yml',
    `-c.electronDist=${electron.clean}`,
    `-c.electronVersion=${electron.version}`,
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
);
