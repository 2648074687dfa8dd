// All tests in order: types, lint, unit tests, end-to-end tests in a real Electron (npm test). The last line is the
// count. `--unit` and `--e2e` run one part, a path runs the test files that it matches.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAsUser } from './lib/as-user.mjs';
import { electronDist } from './lib/electron.mjs';
import { ROOT, at, readJson, say } from './lib/repo.mjs';
import { runLoudly } from './lib/run.mjs';
import { typecheck } from './typecheck.mjs';

const args = process.argv.slice(2);
const filters = args.filter((word) => !['--unit', '--e2e'].includes(word));
const everything = args.length === 0;
const aimsAtE2e = filters.some((word) => word.includes('e2e'));
const wantsUnit = everything || args.includes('--unit') || (!args.includes('--e2e') && !aimsAtE2e);
const wantsE2e = everything || args.includes('--e2e') || (!args.includes('--unit') && aimsAtE2e);

const total = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), 'reclight-reports-'));

function count(name, passed) {
  say(`${name}: ${passed ? 'passed' : 'FAILED'}`);
  total[passed ? 'passed' : 'failed'] += 1;
}

const vitest = (config, report) => [
  at('node_modules', 'vitest', 'vitest.mjs'),
  'run',
  `--config=${config}`,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...filters,
];

/** Adds one vitest run to the total. What failed without a failed test, a file that did not load say, counts as one. */
function add(code, report) {
  const { testResults = [] } = readJson(report) ?? {};
  let failed = 0;
  for (const file of testResults) {
    const of = (status) => file.assertionResults.filter((test) => test.status === status);
    failed += of('failed').length;
    if (file.status === 'failed' && of('failed').length === 0) failed += 1;
    total.passed += of('passed').length;
    for (const test of [...of('pending'), ...of('skipped'), ...of('todo')]) {
      total.skipped += 1;
      say(`SKIPPED: ${test.fullName}`);
    }
  }
  total.failed += code !== 0 && failed === 0 ? 1 : failed;
}

async function unit() {
  const report = join(reports, 'unit.json');
  add(await runLoudly(process.execPath, vitest('vitest.config.ts', report), { cwd: ROOT }), report);
}

async function endToEnd() {
  if (process.platform !== 'linux') {
    total.skipped += 1;
    say('SKIPPED: the end-to-end tests, which need the virtual display of Linux.');
    return;
  }
  const report = join(reports, 'e2e.json');
  const { executable } = electronDist();
  add(await runAsUser(process.execPath, vitest('vitest.e2e.config.ts', report), { executable }), report);
}

process.chdir(ROOT);
try {
  if (everything) {
    count('types', await typecheck());
    count('lint', (await runLoudly(process.execPath, [at('node_modules', 'oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'])) === 0);
  }
  if (wantsUnit) await unit();
  if (wantsE2e) await endToEnd();
} finally {
  rmSync(reports, { recursive: true, force: true });
}

const { passed, failed, skipped } = total;
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
