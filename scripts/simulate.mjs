// Plays random schedules of dialer, network, computer and person (npm run simulate -- --runs N --seed S), on all cores.
//   --limits    shows for each known limit of the API the shortest schedule that meets it
//   --play JSON plays one printed schedule and tells what happens
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

if (isMainThread) await main();
else await work();

async function main() {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '3000' }, seed: { type: 'string', default: '1' }, limits: { type: 'boolean' }, play: { type: 'string' } } });
  const { bundle } = await import('./lib/bundle.mjs');
  const file = await bundle('test/simulation/entry.ts', 'simulation');
  const { knownLimits, play, tellScript } = await import(file);
  if (values.play) {
    await play(JSON.parse(values.play), (line) => process.stdout.write(`${line}\n`));
    return;
  }
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
    process.stderr.write('usage: npm run simulate -- [--runs N] [--seed S] [--limits] [--play JSON]\n');
    process.exitCode = 2;
    return;
  }
  const begun = Date.now();
  const hands = values.limits ? knownLimits.map(({ name }) => ({ runs, seed, limit: name })) : split(runs, seed);
  const reports = await inParallel(hands.map((hand) => ({ ...hand, file })));
  if (values.limits) return tellLimits(knownLimits, reports, tellScript);
  tellReports(knownLimits, reports, tellScript, seed, Date.now() - begun);
}

function split(runs, seed) {
  const cores = Math.min(availableParallelism(), Math.ceil(runs / 250));
  return Array.from({ length: cores }, (_, core) => ({ seed: seed * 64 + core, runs: Math.floor(runs / cores) + (core < runs % cores ? 1 : 0) }));
}

async function inParallel(jobs) {
  const results = [];
  const waiting = jobs.map((job, place) => ({ job, place }));
  const hand = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next.place] = await inWorker(next.job);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, hand));
  return results;
}

function inWorker(job) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: job, argv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function work() {
  const { file, runs, seed, limit } = workerData;
  const { playMany } = await import(file);
  const report = limit ? await playMany(seed, runs, 1, (breach) => breach.limit === limit) : await playMany(seed, runs);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort.postMessage(report);
}

function tellReports(knownLimits, reports, tellScript, seed, ms) {
  const sum = (of) => reports.reduce((total, report) => total + of(report), 0);
  const violations = reports.flatMap((report) => report.violations);
  for (const { seed: found, schedule, breach, script } of violations) {
    process.stdout.write(`\nVIOLATION (${breach.rule}) ${breach.what}\n  seed ${found}, schedule ${schedule}, shrunk:\n`);
    for (const line of tellScript(script)) process.stdout.write(`    ${line}\n`);
    process.stdout.write(`  to see it: npm run simulate -- --play '${JSON.stringify(script).replaceAll("'", "\\u0027")}'\n`);
  }
  for (const { name } of knownLimits) process.stdout.write(`known limit ${name}: met in ${sum((report) => report.limits[name] ?? 0)} schedules\n`);
  process.stdout.write(`${sum((report) => report.schedules)} schedules, ${sum((report) => report.steps)} steps, ${violations.length} violations (seed ${seed}, ${Math.round(ms / 1000)} s)\n`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}

function tellLimits(knownLimits, reports, tellScript) {
  for (const [place, { name, words }] of knownLimits.entries()) {
    process.stdout.write(`\n${name}: ${words}\n`);
    const [found] = reports[place].violations;
    if (found) for (const line of tellScript(found.script)) process.stdout.write(`  - ${line}\n`);
    else process.stdout.write(`  - not met in ${reports[place].schedules} schedules\n`);
  }
}
