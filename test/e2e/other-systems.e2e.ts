/** The packages for Windows and macOS, packed here from stand-ins: the whole configuration runs, nothing of them is started. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appId } from '../../main/platform';
import { macElectron, windowsElectron } from '../packaging/stand-ins';

const root = join(import.meta.dirname, '..', '..');
let folder: string;

beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'packages-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pack(system: 'win' | 'mac'): string {
  const electron = join(folder, `${system}-electron`);
  if (system === 'win') windowsElectron(root, electron);
  else macElectron(electron);
  const output = join(folder, system);
  const words = [`--${system}`, 'dir', '--x64', '--publish=never', '--config=electron-builder.yml', `-c.electronDist=${electron}`, '-c.electronVersion=45.0.0', `-c.directories.output=${output}`];
  execFileSync(process.execPath, [join(root, 'node_modules', 'electron-builder', 'out', 'cli', 'cli.js'), ...words], { cwd: root, stdio: 'pipe' });
  return output;
}

async function fusesOf(program: string): Promise<Record<string, string>> {
  const wire = await getCurrentFuseWire(program);
  const said = (which: FuseV1Options): string => String.fromCharCode(wire[which] ?? 0);
  const { RunAsNode, EnableNodeOptionsEnvironmentVariable, EnableNodeCliInspectArguments, EnableEmbeddedAsarIntegrityValidation, OnlyLoadAppFromAsar } = FuseV1Options;
  return { node: said(RunAsNode), options: said(EnableNodeOptionsEnvironmentVariable), inspect: said(EnableNodeCliInspectArguments), integrity: said(EnableEmbeddedAsarIntegrityValidation), onlyAsar: said(OnlyLoadAppFromAsar) };
}
const closed = { node: '0', options: '0', inspect: '0', integrity: '1', onlyAsar: '1' };

/** What only another system needs, and what nobody does. */
const inAsar = (resources: string): string[] => listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'));

describe('Windows', () => {
  it('is fused, has its integrity inside the program, and carries its own icons only', async () => {
    const app = join(pack('win'), 'win-unpacked');
    const program = join(app, 'reclight.exe');
    expect(await fusesOf(program)).toEqual(closed);
    const text = readFileSync(program).toString('latin1').replaceAll('\0', '');
    expect(text).toContain('INTEGRITY');
    expect(text).toContain('app.asar');
    const files = inAsar(join(app, 'resources'));
    expect(files).toContain('/out/main/index.js');
    expect(files.some((path) => /^\/out\/icons\/tray\/.*\.ico$/.test(path))).toBe(true);
    expect(files.filter((path) => /node_modules|\.icns$|^\/out\/icons\/tray\/.*\.png$|\.ts$|\.map$|licences\.json|THIRD-PARTY/.test(path))).toEqual([]);
    expect(readdirSync(join(app, 'locales')).sort()).toEqual(['en-US.pak', 'es.pak']);
    expect(existsSync(join(app, 'resources', 'THIRD-PARTY.txt'))).toBe(true);
  }, 120_000);
});

describe('macOS', () => {
  it('is fused, names its archive’s hash, lives in the menu bar, and carries its own icons only', async () => {
    const app = join(pack('mac'), 'mac', 'reclight.app');
    expect(await fusesOf(app)).toEqual(closed);
    const plist = readFileSync(join(app, 'Contents', 'Info.plist'), 'utf8').replace(/\s+/g, '');
    expect(plist).toContain(`<key>CFBundleIdentifier</key><string>${appId}</string>`);
    expect(plist).toMatch(/<key>ElectronAsarIntegrity<\/key><dict><key>Resources\/app\.asar<\/key><dict><key>algorithm<\/key><string>SHA256<\/string><key>hash<\/key><string>[0-9a-f]{64}</);
    expect(plist).toContain('<key>LSUIElement</key><true/>');
    const files = inAsar(join(app, 'Contents', 'Resources'));
    expect(files.some((path) => path.includes('Template'))).toBe(true);
    expect(files.filter((path) => /node_modules|\.ico$|\/tray\/22|THIRD-PARTY/.test(path))).toEqual([]);
  }, 120_000);
});
