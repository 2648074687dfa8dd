// Lets an Electron without its usual default app run a folder: `electron FOLDER`. Packed into the dev copy of the
// fallback Electron. An ES module on purpose: Electron holds `ready` back until an ES main module has been loaded.
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const preloads = [];
let folder;
for (let i = 1; i < process.argv.length && folder === undefined; i += 1) {
  const word = process.argv[i];
  if (word === '-r' || word === '--require') preloads.push(process.argv[(i += 1)]);
  else if (!word.startsWith('-')) folder = resolve(word);
}

if (folder === undefined) {
  process.stderr.write('usage: electron FOLDER\n');
  process.exit(2);
}

const require = createRequire(join(folder, 'package.json'));
const file = join(folder, 'package.json');
const about = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

process.defaultApp = true;
if (about.version) app.setVersion(about.version);
app.setName(about.productName ?? about.name ?? 'Electron');
if (about.desktopName) app.setDesktopName(about.desktopName);
else app.setDesktopName(`${app.name}.desktop`);
app.setAppPath(folder);

for (const preload of preloads) require(resolve(preload));
await import(pathToFileURL(join(folder, about.main ?? 'index.js')).href);
