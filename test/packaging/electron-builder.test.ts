/** What electron-builder is told: by its own schema, and what must not be lost from it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

// Both belong to electron-builder: found from where it lies, so that no other copy is asked.
const its = createRequire(join(root, 'node_modules', 'electron-builder', 'package.json'));
const { load } = its('js-yaml') as { load: (text: string) => Configuration };
const { validateConfiguration } = its('app-builder-lib/out/util/config/config') as { validateConfiguration: (config: unknown, debug: unknown) => Promise<void> };
const validate = (config: unknown): Promise<void> => validateConfiguration(config, { isEnabled: false, add: () => undefined });

interface Target {
  readonly target: readonly (string | { readonly target: string })[];
  readonly files: readonly string[];
}

interface Configuration {
  readonly [key: string]: unknown;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly linux: Target & { readonly desktop: { readonly entry: Readonly<Record<string, string>>; readonly desktopActions: Readonly<Record<string, { readonly Exec: string }>> } };
  readonly mac: Target & Readonly<Record<string, unknown>>;
  readonly win: Target & Readonly<Record<string, unknown>>;
  readonly nsis: Readonly<Record<string, unknown>>;
  readonly deb: { readonly depends: readonly string[] };
}

const config = load(text);
const namesOf = ({ target }: Target): string[] => target.map((one) => (typeof one === 'string' ? one : one.target));

describe('the configuration', () => {
  it('is one that electron-builder takes', async () => {
    await expect(validate(config)).resolves.toBeUndefined();
  });

  it.each([
    ['an unknown key', { ...config, nonsense: true }],
    ['an unknown key of a system', { ...config, mac: { ...config.mac, nonsense: true } }],
    ['a wrong type', { ...config, nsis: { ...config.nsis, oneClick: 'no' } }],
  ])('%s would be refused', async (_name, wrong) => {
    await expect(validate(wrong)).rejects.toThrow('Invalid configuration');
  });

  it('makes what was promised for each system', () => {
    expect({ linux: namesOf(config.linux), mac: namesOf(config.mac), win: namesOf(config.win) }).toEqual({ linux: ['AppImage', 'deb'], mac: ['dmg', 'zip'], win: ['nsis', 'zip'] });
  });

  it('closes what a stranger could use, and uploads nothing by itself', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true, grantFileProtocolExtraPrivileges: false,
    });
    expect(config).toMatchObject({ asar: true, publish: null });
    expect(config).not.toHaveProperty('disableAsarIntegrity');
  });

  it('the installer serves one person without an administrator, or everybody', () => {
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: true, deleteAppDataOnUninstall: false });
    expect(config.win).toMatchObject({ requestedExecutionLevel: 'asInvoker' });
  });

  it('macOS is hardened, with the one exception that Chromium needs', () => {
    expect(config.mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    for (const name of ['entitlements', 'entitlementsInherit']) {
      const keys = readFileSync(join(root, String(config.mac[name])), 'utf8').match(/<key>[^<]+<\/key>\s*<(true|false)\/>/g);
      expect(keys?.map((key) => key.replace(/\s+/g, ''))).toEqual(['<key>com.apple.security.cs.allow-jit</key><true/>']);
    }
  });

  it('the launcher’s acts are commands of the app', () => {
    const { entry, desktopActions } = config.linux.desktop;
    expect(Object.values(desktopActions).map(({ Exec }) => Exec)).toEqual(['reclight start', 'reclight stop', 'reclight toggle', 'reclight quit']);
    expect(entry['Actions']).toBe(`${Object.keys(desktopActions).join(';')};`);
  });

  it('carries the built app and its notices, and no sources and modules', () => {
    for (const { files } of [config.linux, config.mac, config.win]) {
      expect(files.filter((one) => !one.startsWith('!'))).toEqual(['out/**', 'package.json']);
      expect(files).toContain('!node_modules/**');
    }
    expect(config['extraResources']).toContainEqual({ from: 'out/THIRD-PARTY.txt', to: 'THIRD-PARTY.txt' });
    expect(config.deb.depends).toContain('libnss3');
  });
});
