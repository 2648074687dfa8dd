// May this tag be released? (npm run release-check -- vX.Y.Z) With --notes it prints what the changelog says about it.
import { readFileSync } from 'node:fs';
import { at, giveUp, readJson, say } from './lib/repo.mjs';
import { faultsOf, notesOf } from './lib/release.mjs';

const [, , tag, wants] = process.argv;
if (tag === undefined) giveUp('usage: node scripts/release-check.mjs vX.Y.Z [--notes]');
const { version } = readJson(at('package.json'));
const lock = readJson(at('package-lock.json'));
const changelog = readFileSync(at('CHANGELOG.md'), 'utf8');
const faults = faultsOf({ tag, version, lockVersions: [lock.version, lock.packages[''].version], changelog });
if (faults.length > 0) giveUp(faults.join('\nreclight: '));
if (wants === '--notes') process.stdout.write(`${notesOf(changelog, version)}\n`);
else say(`${tag} may be released.`);
