// Which Electron the repository runs on: the one that is installed, else a download by the electron package itself,
// else (Linux x64) the fallback. prepare calls ensureElectron; every other script and the test rig call electronDist.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureFallback, fallbackPossible } from './fallback-electron.mjs';
import { watchGrowth } from './progress.mjs';
import { MEMORY, at, giveUp, readJson, say, writeJson } from './repo.mjs';

const memory = join(MEMORY, 'electron.json');
const home = at('node_modules', 'electron');
const dist = join(home, 'dist');
const STALL_MS = 30_000;

const read = (file) => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
};

function installed() {
  const wanted = readJson(join(home, 'package.json'))?.version;
  const inside = read(join(home, 'path.txt'));
  const version = read(join(dist, 'version'))?.replace(/^v/, '');
  if (inside === null || version === undefined || version !== wanted) return null;
  const executable = join(dist, inside);
  return existsSync(executable) ? { dist, executable, version, fallback: false, clean: dist } : null;
}

/** The electron package's own installer, watched: it has no time limit of its own. */
async function download() {
  const version = readJson(join(home, 'package.json'))?.version;
  const temporary = mkdtempSync(join(tmpdir(), 'reclight-electron-'));
  say(`fetching Electron ${version}`);
  const child = spawn(process.execPath, [join(home, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  let words = '';
  child.stderr.on('data', (data) => (words += data));
  const stop = watchGrowth({
    what: `fetching Electron ${version}`,
    folders: [temporary, dist],
    stallMs: STALL_MS,
    onStall: () => {
      words = 'nothing arrived for 30 s';
      child.kill('SIGKILL');
    },
  });
  await new Promise((resolve) => child.on('error', resolve).on('close', resolve));
  stop();
  rmSync(temporary, { recursive: true, force: true });
  const found = installed();
  if (found === null) say(`Electron ${version} could not be fetched (${words.trim().split('\n')[0] || 'no reason given'})`);
  return found;
}

// Where the download once failed it is not tried before every start: the fallback stays until node_modules goes.
const choseFallback = () => readJson(memory)?.fallback === true && fallbackPossible();

/** Makes sure that there is an Electron, and remembers which. Ends the process with a sentence where there is none. */
export async function ensureElectron() {
  let found = installed() ?? (choseFallback() ? null : await download());
  if (found === null && !fallbackPossible()) {
    giveUp('no Electron here. Let this machine reach github.com, or set ELECTRON_MIRROR, and try again.');
  }
  found ??= await ensureFallback();
  if (JSON.stringify(readJson(memory)) !== JSON.stringify(found)) writeJson(memory, found);
  return found;
}

/**
 * The Electron that prepare chose.
 * @returns {{dist: string, executable: string, version: string, fallback: boolean, clean: string}} `dist` and
 *   `executable` run the app from source; `clean` is the folder to package from
 */
export function electronDist() {
  const found = readJson(memory);
  if (found === null || !existsSync(found.executable)) {
    throw new Error('No Electron is prepared. Run: node scripts/prepare.mjs test');
  }
  return found;
}
