// Makes dist/linux-unpacked/reclight (npm run package), or the like on other systems, from out/ and the prepared
// Electron. Works offline. Writes nothing outside dist/. electron-builder's own words choose other targets, which fetch
// helpers from the network: node scripts/package.mjs --linux AppImage deb. The release workflow does so.
import { electronDist } from './lib/electron.mjs';
import { ROOT, at, say } from './lib/repo.mjs';
import { runLoudly } from './lib/run.mjs';

const asked = process.argv.slice(2);
const electron = electronDist();
// The app tells such a build apart by its Electron (main/about.ts).
if (electron.fallback) say(`a development build: it carries Electron ${electron.version}, not the one of package.json.`);

// A secret that the release workflow does not have comes as an empty word: that means unsigned, not a bad certificate.
const given = Object.fromEntries(Object.entries(process.env).filter(([name, value]) => value !== '' || !/^(WIN_)?CSC_|^APPLE_/.test(name)));

process.exitCode = await runLoudly(
  process.execPath,
  [
    at('node_modules', 'electron-builder', 'out', 'cli', 'cli.js'),
    ...(asked.length > 0 ? asked : ['--dir']),
    '--publish=never',
    '--config=electron-builder.yml',
    // For other systems and processors electron-builder fetches their own.
    ...(asked.length === 0 || electron.fallback ? [`-c.electronDist=${electron.clean}`] : []),
    `-c.electronVersion=${electron.version}`,
  ],
  { cwd: ROOT, env: { ...given, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
);
