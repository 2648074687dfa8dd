// Where things lie, and how the scripts speak. Every script imports this; it knows nothing of what they do.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What the scripts remember between runs. Inside node_modules, so that a fresh install forgets it. */
export const MEMORY = join(ROOT, 'node_modules', '.reclight');

/** Absolute path of something in the repository. */
export const at = (...parts) => join(ROOT, ...parts);

/** One plain line on standard output. */
export const say = (line) => process.stdout.write(`reclight: ${line}\n`);

/** Ends the script with one sentence on standard error. */
export function giveUp(sentence) {
  process.stderr.write(`reclight: ${sentence}\n`);
  process.exit(1);
}

/** The parsed file, or null where it is missing or broken. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Writes a value as JSON and makes the folder on the way. */
export function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
