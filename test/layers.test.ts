/** The linter holds the layers: each offence is put into a small house of its own, under the real rules. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const uses = (from: string): string => `import { thing } from '${from}';\nexport const used = thing;\n`;

const pure = ['agent-api', 'recorder', 'pause', 'guard', 'board', 'history', 'practice', 'dialer', 'check', 'verify', 'evidence'];
const above = ['tray', 'windows', 'hotkeys', 'notices', 'bridge', 'cli'];
const layers = 'no-restricted-imports';

/** File, its text, the rule that must speak. */
const offences: readonly (readonly [string, string, string])[] = [
  ...pure.flatMap((room) => [
    [`main/${room}/electron.ts`, uses('electron'), layers] as const,
    [`main/${room}/electron-main.ts`, uses('electron/main'), layers] as const,
    [`main/${room}/store.ts`, uses('electron-store'), layers] as const,
  ]),
  ...['recorder', 'pause', 'guard', 'board', 'history', 'dialer', 'check', 'verify', 'evidence'].flatMap((room) => above.flatMap((high) => [
    [`main/${room}/up-${high}.ts`, uses(`../${high}`), layers] as const,
    [`main/${room}/in-${high}.ts`, uses(`../${high}/index`), layers] as const,
  ])),
  ['main/dialer/app.ts', uses('../app'), layers],
  ['main/agent-api/recorder.ts', uses('../recorder'), layers],
  ['main/agent-api/recorder-state.ts', uses('../recorder/state'), layers],
  ['main/agent-api/preload.ts', uses('../../preload/contract'), layers],
  ['main/agent-api/words.ts', uses('../../assets/words/en'), layers],
  ['main/recorder/vault.ts', uses('../vault'), layers],
  ['main/recorder/settings.ts', uses('../settings/schema'), layers],
  ['main/recorder/practice.ts', uses('../practice'), layers],
  ['main/recorder/words.ts', uses('../../assets/words/en'), layers],
  ['main/recorder/vault-type.ts', "import type { Thing } from '../vault';\nexport type Used = Thing;\n", layers],
  ['main/practice/agent-api.ts', uses('../agent-api'), layers],
  ['main/practice/parse.ts', uses('../agent-api/parse'), layers],
  ['main/practice/recorder.ts', uses('../recorder/state'), layers],
  ['renderer/popup/electron.ts', uses('electron'), layers],
  ['renderer/popup/vault.ts', uses('../../main/vault'), layers],
  ['renderer/popup/recorder.ts', uses('../../main/recorder'), layers],
  ['renderer/popup/machine.tsx', uses('../../main/recorder/machine'), layers],
  ['renderer/popup/node.ts', uses('node:fs'), layers],
  ...['tray', 'hotkeys', 'windows', 'notices', 'cli', 'vault', 'settings', 'log', 'desk'].map((room) => [`main/${room}/ipc.ts`, "import { ipcMain } from 'electron';\nexport const used = ipcMain;\n", layers] as const),
  ['main/switch.ts', "export function name(light: 'on' | 'off' | 'odd'): string {\n  switch (light) {\n    case 'on':\n      return 'on';\n    case 'off':\n      return 'off';\n  }\n  return '';\n}\n", 'switch-exhaustiveness-check'],
  ['main/floating.ts', 'async function save(): Promise<void> {\n  await Promise.resolve();\n}\nexport function press(): void {\n  save();\n}\n', 'no-floating-promises'],
  ['main/misused.ts', 'async function ready(): Promise<boolean> {\n  return Promise.resolve(true);\n}\nexport const said = (): string => (ready() ? "yes" : "no");\n', 'no-misused-promises'],
  ['main/any.ts', 'export const odd = (value: any): string => String(value);\n', 'no-explicit-any'],
  ['main/type-import.ts', "import { Thing } from './thing';\nexport const used: Thing = { odd: true };\n", 'consistent-type-imports'],
  ['main/ring/one.ts', "import { two } from './two';\nexport const one = (): unknown => two;\n", 'no-cycle'],
];

/** What the house does every day. */
const allowed: readonly (readonly [string, string])[] = [
  ['main/thing.ts', 'export interface Thing {\n  readonly odd: boolean;\n}\nexport const thing = 1;\n'],
  ['main/ring/two.ts', "import { one } from './one';\nexport const two = (): unknown => one;\n"],
  ['main/recorder/api.ts', uses('../agent-api')],
  ['main/recorder/answer.ts', uses('../agent-api/answer')],
  ['main/recorder/own.ts', uses('./state')],
  ['main/dialer/recorder.ts', uses('../recorder')],
  ['main/dialer/contract.ts', uses('../../preload/contract')],
  ['main/practice/own.ts', uses('./world')],
  ['main/tray/electron.ts', "import { Tray } from 'electron';\nexport const used = Tray;\n"],
  ['main/bridge/ipc.ts', "import { ipcMain } from 'electron';\nexport const used = ipcMain;\n"],
  ['renderer/popup/snapshot.ts', uses('../../main/recorder/snapshot')],
  ['renderer/popup/contract.ts', uses('../../preload/contract')],
  ['renderer/popup/words.ts', uses('../../assets/words/say')],
];

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}

let house: string;
const found = new Map<string, string[]>();

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'layers-'));
  copyFileSync(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  copyFileSync(join(root, 'tsconfig.json'), join(house, 'tsconfig.json'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  for (const [file, text] of [...offences, ...allowed]) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
  const lint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout, stderr } = spawnSync(process.execPath, [lint, '--type-aware', '--deny-warnings', '-f', 'json', '.'], { cwd: house, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  if (!stdout.startsWith('{')) throw new Error(`the linter did not run: ${stdout}${stderr}`);
  for (const { code, filename } of (JSON.parse(stdout) as Report).diagnostics) found.set(filename, [...(found.get(filename) ?? []), code]);
}, 60_000);
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('is reported', () => {
  it.each(offences)('%s', (file, _text, rule) => {
    expect(found.get(file) ?? []).toContainEqual(expect.stringContaining(`(${rule})`));
  });
});

describe('is left alone', () => {
  it.each(allowed.filter(([file]) => !file.includes('/ring/')))('%s', (file) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});

describe('the real house', () => {
  const sources = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => `${folder}/${name}`);

  it('listens to windows in the bridge alone', () => {
    const listens = sources('main').filter((file) => /ipcMain\s*\.\s*(on|once|handle|handleOnce|addListener)\b/.test(readFileSync(join(root, file), 'utf8')));
    expect(listens).toEqual(['main/bridge/index.ts']);
  });

  it('exempts no line from the layers', () => {
    const exempt = [...sources('main'), ...sources('renderer'), ...sources('preload')].filter((file) => /(eslint|oxlint)-disable[^\n]*(no-restricted-imports|no-cycle|switch-exhaustiveness|no-floating)/.test(readFileSync(join(root, file), 'utf8')));
    expect(exempt).toEqual([]);
  });
});
