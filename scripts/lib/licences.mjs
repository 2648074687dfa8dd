// The notices of what is bundled: collected from what Vite wrote beside each part, refused where a licence asks for more
// than to be named, and put into one file that the package carries. Called by build.mjs.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for nothing but their own text. */
const ALLOWED = ['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Zlib'];

/** One sentence for each package that may not be shipped as it is; none: all may. */
export function faultsOf(packages) {
  return packages.flatMap(({ name, version, identifier, text }) => {
    if (!ALLOWED.includes(identifier ?? '')) return [`${name} ${version} has the licence ${identifier || 'of no name'}, which nobody has looked at`];
    return (text ?? '').trim() === '' ? [`${name} ${version} comes without the text of its licence`] : [];
  });
}

/** All packages, each once, by name. */
export function merge(lists) {
  const all = new Map(lists.flat().map((one) => [`${one.name}@${one.version}`, one]));
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function notices(packages) {
  const head = 'Reclight carries these libraries. Electron and Chromium, which it runs on, come with files of their own.';
  const each = packages.map(({ name, version, identifier, text }) => `${'-'.repeat(80)}\n${name} ${version} (${identifier})\n\n${text.trim()}\n`);
  return `${head}\n\n${each.join('\n')}`;
}

/** Makes `THIRD-PARTY.txt` in the folder of the build. Throws where something may not be shipped. */
export function writeNotices(out, parts = ['main', 'preload', 'renderer']) {
  const files = parts.map((part) => join(out, part, 'licences.json'));
  const packages = merge(files.map((file) => JSON.parse(readFileSync(file, 'utf8'))));
  const faults = faultsOf(packages);
  if (faults.length > 0) throw new Error(`These may not be bundled:\n${faults.join('\n')}`);
  writeFileSync(join(out, 'THIRD-PARTY.txt'), notices(packages));
  for (const file of files) rmSync(file);
  return packages;
}
