// Writes dist/reclight-VERSION.cdx.json (npm run sbom): from the lock file alone, so it works offline and before an install.
import { mkdirSync, writeFileSync } from 'node:fs';
import { ROOT, at, giveUp, readJson, say } from './lib/repo.mjs';
import { npmCommand, runQuietly } from './lib/run.mjs';
import { lockedVersion, withElectron } from './lib/sbom.mjs';

const npm = npmCommand();
const args = [...npm.args, 'sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--omit=dev', '--package-lock-only', '--loglevel=error', '--update-notifier=false'];
const { code, output } = await runQuietly(npm.command, args, { ...npm.options, cwd: ROOT });
const start = output.indexOf('{');
if (code !== 0 || start < 0) giveUp(`npm sbom failed: ${output.trim()}`);
const bom = withElectron(JSON.parse(output.slice(start)), lockedVersion(at('package-lock.json'), 'electron'));
const file = at('dist', `reclight-${readJson(at('package.json')).version}.cdx.json`);
mkdirSync(at('dist'), { recursive: true });
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
say(`${bom.components.length} components in ${file.slice(ROOT.length + 1)}`);
