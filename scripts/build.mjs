// Draws the icons and bundles main, preload and renderer into out/ (npm run build). prepare calls ensureBuild, which
// does nothing while the sources are the ones that out/ was made from.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronDist } from './lib/electron.mjs';
import { writeNotices } from './lib/licences.mjs';
import { MEMORY, ROOT, at, giveUp, readJson, say, writeJson } from './lib/repo.mjs';
import { runQuietly } from './lib/run.mjs';

const memory = join(MEMORY, 'build.json');
const SOURCES = ['main', 'preload', 'renderer', 'assets', 'scripts/icons.mjs', 'scripts/lib/licences.mjs'];
const SETTINGS = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

function filesOf(path) {
  if (!existsSync(at(path))) return [];
  return readdirSync(at(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

// By content: a fresh checkout gives every file a new date.
function fingerprint() {
  const hash = createHash('sha256');
  const folders = SOURCES.filter((path) => !path.includes('.')).flatMap(filesOf);
  const files = [...SOURCES.filter((path) => path.includes('.')), ...SETTINGS].map((path) => at(path)).filter(existsSync);
  for (const file of [...folders, ...files]) hash.update(`${file.slice(ROOT.length)}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Builds, whatever was there. Ends the process with the bundler's words where it fails. */
export async function build() {
  const { buildIcons } = await import('./icons.mjs');
  await buildIcons();
  const sources = fingerprint();
  const bundler = at('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { code, output } = await runQuietly(process.execPath, [bundler, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    env: { ...process.env, ELECTRON_EXEC_PATH: electronDist().executable },
  });
  if (code !== 0) giveUp(`the build failed:\n${output.trim()}`);
  try {
    writeNotices(at('out'));
  } catch (error) {
    giveUp(error.message);
  }
  writeJson(memory, { sources });
}

/** Builds when the sources have changed since the last time. */
export async function ensureBuild() {
  if (existsSync(at('out', 'main', 'index.js')) && readJson(memory)?.sources === fingerprint()) return;
  say('building');
  await build();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await build();
