/** One version, a changelog that knows it, licences that may be shipped, a bill of what ships. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf as licenceFaults, merge, notices } from '../../scripts/lib/licences.mjs';
import { faultsOf, notesOf, type Release } from '../../scripts/lib/release.mjs';
import { withElectron } from '../../scripts/lib/sbom.mjs';

const root = join(import.meta.dirname, '..', '..');
const textOf = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const { version, dependencies } = JSON.parse(textOf('package.json')) as { version: string; dependencies: Record<string, string> };
const lock = JSON.parse(textOf('package-lock.json')) as { version: string; packages: Record<string, { version?: string; license?: string }> };

describe('the version', () => {
  const shipped = ['main', 'preload', 'renderer', 'assets', 'scripts', '.github'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));

  it('stands in package.json, and in no other file', () => {
    const stating = new RegExp(`(?<![\\d.])${version.replaceAll('.', '\\.')}(?![\\d.]*\\d)`);
    const single = ['electron-builder.yml', 'electron.vite.config.ts', 'README.md', 'docs/releasing.md', '.ci/run'].map((file) => join(root, file));
    expect([...shipped, ...single].filter((file) => stating.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('is repeated by the lock file, which npm keeps', () => {
    expect([lock.version, lock.packages['']?.version]).toEqual([version, version]);
  });

  it('has its text in the changelog', () => {
    expect(notesOf(textOf('CHANGELOG.md'), version)).toContain('###');
  });
});

describe('a tag', () => {
  const good: Release = { tag: 'v1.2.3', version: '1.2.3', lockVersions: ['1.2.3', '1.2.3'], changelog: '# Changes\n\n## [1.2.3] - 2026-12-01\n\n- New.\n\n## [1.2.2] - 2026-11-01\n\n- Old.\n' };

  it('that is the version is released, with its own notes', () => {
    expect(faultsOf(good)).toEqual([]);
    expect(notesOf(good.changelog, '1.2.3')).toBe('- New.');
    expect(notesOf(good.changelog, '1.2.2')).toBe('- Old.');
  });

  it.each<[string, Partial<Release>]>([
    ['of another version', { tag: 'v1.2.4' }],
    ['without its v', { tag: '1.2.3' }],
    ['of no version', { tag: 'vnext', version: 'next', lockVersions: ['next', 'next'] }],
    ['that the lock file does not know', { lockVersions: ['1.2.3', '1.2.2'] }],
    ['that the changelog does not know', { changelog: '# Changes\n\n## [1.2.33]\n\n- No.\n' }],
    ['with nothing to say', { changelog: '## [1.2.3]\n\n## [1.2.2]\n\n- Old.\n' }],
  ])('%s is not', (_name, part) => {
    expect(faultsOf({ ...good, ...part })).not.toEqual([]);
  });

  it('is checked by the script that the workflow runs', () => {
    const run = (tag: string) => spawnSync(process.execPath, [join(root, 'scripts', 'release-check.mjs'), tag], { encoding: 'utf8' });
    expect(run(`v${version}`).status).toBe(0);
    expect(run('v99.0.0')).toMatchObject({ status: 1, stderr: expect.stringContaining(`package.json says ${version}`) as string });
  });
});

describe('licences', () => {
  const mit = { name: 'a', version: '1.0.0', identifier: 'MIT', text: 'Permission is hereby granted' };

  it.each([
    ['one that asks for its source', { ...mit, identifier: 'GPL-3.0-only' }],
    ['a choice nobody made', { ...mit, identifier: 'MIT OR GPL-2.0' }],
    ['none', { ...mit, identifier: null }],
    ['one without its text', { ...mit, text: ' ' }],
  ])('%s is refused', (_name, one) => {
    expect(licenceFaults([mit, one])).toHaveLength(1);
  });

  it('each package is named once, with its text', () => {
    const all = merge([[mit], [{ ...mit, name: 'b', text: 'B' }, mit]]);
    expect(all.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(notices(all)).toContain('a 1.0.0 (MIT)\n\nPermission is hereby granted');
  });

  it('of every library that ships may be shipped', () => {
    const shipped = Object.keys(dependencies).map((name) => ({ name, version: lock.packages[`node_modules/${name}`]?.version ?? '', identifier: lock.packages[`node_modules/${name}`]?.license ?? null, text: 'in the package' }));
    expect(shipped.length).toBeGreaterThan(0);
    expect(licenceFaults(shipped)).toEqual([]);
  });
});

describe('the bill of materials', () => {
  it('has Electron once, beside what npm lists', () => {
    const bom = withElectron({ components: [{ name: 'preact', version: '1' }, { name: 'electron', version: '0' }] }, '45.4.1');
    expect(bom.components?.map(({ name, version }) => `${name} ${version}`)).toEqual(['preact 1', 'electron 45.4.1']);
  });
});
