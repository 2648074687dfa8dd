/** Windows knows the app by one id, and hears it before anything else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appId, introduce } from '../main/platform';

const root = join(import.meta.dirname, '..');

describe('the app’s id', () => {
  it.each([
    ['win32', [appId]],
    ['linux', []],
    ['darwin', []],
  ] as const)('%s', (platform, said) => {
    const told: string[] = [];
    introduce({ setAppUserModelId: (id) => void told.push(id) }, platform);
    expect(told).toEqual(said);
  });

  it('is the package’s', () => {
    expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).toMatch(new RegExp(`^appId: ${appId.replaceAll('.', '\\.')}$`, 'm'));
  });

  it('is said before any room is made, so before the first notice', () => {
    const [, start = ''] = readFileSync(join(root, 'main', 'app.ts'), 'utf8').split(/export function startApp\([^)]*\): void \{\n/);
    expect(start.trimStart().startsWith('introduce(app, process.platform);')).toBe(true);
  });
});
