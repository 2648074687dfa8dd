// The packages of the lock file are installed, and anew when the lock file changes. Called by prepare only.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEMORY, ROOT, at, giveUp, readJson, say, writeJson } from './repo.mjs';
import { npmCommand, runLoudly } from './run.mjs';

const stamp = join(MEMORY, 'installed.json');

/** Runs `npm ci` when node_modules is missing, was made by another hand or belongs to another lock file. */
export async function ensurePackages() {
  const lock = createHash('sha256').update(readFileSync(at('package-lock.json'))).digest('hex');
  if (existsSync(at('node_modules')) && readJson(stamp)?.lock === lock) return;
  say('installing the packages of package-lock.json (npm ci)');
  const npm = npmCommand();
  const code = await runLoudly(npm.command, [...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel=error', '--update-notifier=false'], {
    ...npm.options,
    cwd: ROOT,
  });
  if (code !== 0) giveUp(`npm ci failed (exit ${code}); its own words are above.`);
  writeJson(stamp, { lock });
}
