// Measures what docs/reliability.md quotes and writes it there: figures are printed, never typed.
//   npm run reliability                    all parts; an hour or more, most of it for the mutants
//   npm run reliability -- shift faults    only these parts
import { readFileSync, writeFileSync } from 'node:fs';
import { at, giveUp, readJson, say } from './lib/repo.mjs';
import { runQuietly } from './lib/run.mjs';

const page = at('docs', 'reliability.md');
const vitest = at('node_modules', 'vitest', 'vitest.mjs');
const schedules = '100000';

const parts = {
  simulation: async () => fenced(last(await node(at('scripts', 'simulate.mjs'), '--runs', schedules, '--seed', String(new Date().getFullYear())), 9)),
  limits: async () => limitList(await node(at('scripts', 'simulate.mjs'), '--limits', '--runs', '20000')),
  bugs: async () => bugTable(figures(await unit('test/simulation', '-t', 'planted'), 'bug')),
  shift: async () => fenced(shiftTable(await unit('--config=vitest.bench.config.ts', 'shift'))),
  crash: async () => list([...figures(await unit('test/durability'), 'crash'), ...figures(await endToEnd('durability'), 'crash')]),
  faults: async () => list([...figures(await unit('test/faults'), 'faults'), ...figures(await endToEnd('faults'), 'faults')]),
  mutants: async () => {
    await runQuietly('npx', ['stryker', 'run'], { cwd: at() });
    return mutantTable(readJson(at('coverage', 'mutation.json')));
  },
  // Takes the last Stryker run as it is.
  'mutants-as-run': async () => mutantTable(readJson(at('coverage', 'mutation.json'))),
};

async function node(...args) {
  const { code, output } = await runQuietly(process.execPath, args, { cwd: at() });
  if (code !== 0) giveUp(`${args.join(' ')} failed:\n${output}`);
  return output;
}

const unit = (...args) => node(vitest, 'run', '--reporter=default', ...args);

const endToEnd = (file) => node(at('scripts', 'test.mjs'), `test/e2e/${file}.e2e.ts`);

function figures(output, kind) {
  return plain(output)
    .split('\n')
    .filter((line) => line.startsWith(`FIGURE ${kind}`))
    .map((line) => line.replace(/^FIGURE [^:]*: /, ''));
}

function plain(text) {
  // oxlint-disable-next-line no-control-regex -- colours are what is taken out
  return text.replaceAll(/\u001B\[[0-9;]*m/g, '');
}

const last = (output, lines) => output.trim().split('\n').slice(-lines).join('\n');
const fenced = (text) => text && `\`\`\`\n${text}\n\`\`\``;
const list = (lines) => lines.map((line) => `- ${line}`).join('\n');

function shiftTable(output) {
  const lines = plain(output).split('\n');
  const from = lines.findIndex((line) => line.startsWith('an hour of'));
  return lines.slice(from, lines.findIndex((line) => line.startsWith('means of')) + 1).join('\n');
}

function bugTable(lines) {
  const rows = lines.map((line) => `| ${line} |`);
  return ['| planted bug | found in schedule | by rule | shrunk to |', '|---|---|---|---|', ...rows].join('\n');
}

function limitList(output) {
  return output
    .trim()
    .split('\n\n')
    .map((one) => {
      const [head = '', ...script] = one.split('\n');
      const colon = head.indexOf(': ');
      return `- **${head.slice(0, colon)}.** ${head.slice(colon + 2)}\n${script.map((line) => `  ${line.trim()}`).join('\n')}`;
    })
    .join('\n');
}

function mutantTable(report) {
  if (!report) return '';
  const rows = Object.entries(report.files).map(([file, { mutants }]) => {
    const of = (...states) => mutants.filter((mutant) => states.includes(mutant.status)).length;
    const [killed, survived] = [of('Killed', 'Timeout'), of('Survived', 'NoCoverage')];
    return { file, killed, survived };
  });
  const all = rows.reduce((sum, row) => ({ file: 'all', killed: sum.killed + row.killed, survived: sum.survived + row.survived }), { killed: 0, survived: 0 });
  const cells = [...rows, all].map(({ file, killed, survived }) => `| ${file} | ${killed} | ${survived} | ${((100 * killed) / Math.max(1, killed + survived)).toFixed(1)} % |`);
  return ['| file | killed | survived, explained | score |', '|---|---|---|---|', ...cells].join('\n');
}

/** Between the part's two marks. */
function put(name, text) {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = readFileSync(page, 'utf8');
  if (!before.includes(begin) || !before.includes(end)) giveUp(`docs/reliability.md has no place for ${name}.`);
  const [head, rest] = [before.slice(0, before.indexOf(begin) + begin.length), before.slice(before.indexOf(end))];
  const stamp = `Measured on ${new Date().toISOString().slice(0, 10)}.`;
  writeFileSync(page, `${head}\n${stamp}\n\n${text}\n${rest}`);
}

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
if (unknown) giveUp(`usage: npm run reliability -- [${Object.keys(parts).join('|')}]…`);

for (const name of wanted.length > 0 ? wanted : Object.keys(parts).filter((part) => part !== 'mutants-as-run')) {
  say(`measuring: ${name}`);
  const text = await parts[name]();
  if (!text) giveUp(`${name} gave no figures.`);
  put(name.replace('-as-run', ''), text);
  process.stdout.write(`${text}\n`);
}
