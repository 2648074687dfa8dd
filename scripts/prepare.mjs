// Brings in whatever a command needs: packages, an Electron, the build, the machine's own parts. Runs before
// start, demo, test, package and bench; silent and quick when nothing is missing. Needs nothing but Node and npm.
//   node scripts/prepare.mjs start|demo|test|package|bench
import { ensureElectron } from './lib/electron.mjs';
import { ensurePackages } from './lib/install.mjs';
import { giveUp } from './lib/repo.mjs';
import { ensureVirtualDesktop, hasDisplay, warnOfMissingLibraries } from './lib/system.mjs';

const PURPOSES = ['start', 'demo', 'test', 'package', 'bench'];
const [, , purpose] = process.argv;
if (!PURPOSES.includes(purpose)) giveUp(`usage: node scripts/prepare.mjs ${PURPOSES.join('|')}`);

await ensurePackages();
const electron = await ensureElectron();
// Not before: these load packages that only now are sure to be there.
const { ensureBuild } = await import('./build.mjs');
await ensureBuild();

if (purpose === 'package') process.exit(0);
if (purpose === 'start' && hasDisplay()) await warnOfMissingLibraries(electron.executable);
else await ensureVirtualDesktop();
