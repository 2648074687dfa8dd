/** The old bytes of what can't be read: always under one of two names, never under none. */
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepBeside, moveAside } from '../../main/recorder/keep-beside';

vi.mock('node:fs', async (load) => {
  const real = await load<typeof fs>();
  return { ...real, linkSync: vi.fn(real.linkSync) };
});

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reclight-beside-'));
  path = join(folder, 'word.json');
  writeFileSync(path, 'torn');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = (): string[] => readdirSync(folder).toSorted();

describe('a broken file', () => {
  it('has two names until the new one is there, and one again if that fails', () => {
    const aside = keepBeside(path, 77, 'broken');
    expect(aside.path).toBe(`${path}.corrupt-77`);
    expect(statSync(aside.path).ino).toBe(statSync(path).ino);
    aside.undo();
    expect(files()).toEqual(['word.json']);
    aside.undo();
  });

  it('is copied where there are no links', () => {
    vi.mocked(linkSync).mockImplementationOnce(() => {
      throw new Error('no links here');
    });
    const aside = keepBeside(path, 77, 'broken');
    expect(readFileSync(aside.path, 'utf8')).toBe('torn');
    expect(readFileSync(path, 'utf8')).toBe('torn');
    expect(statSync(aside.path).ino).not.toBe(statSync(path).ino);
  });

  it('takes no other’s name', () => {
    for (const name of ['word.json.corrupt-77', 'word.json.corrupt-77-2', 'word.json.corrupt-77-3']) {
      expect(keepBeside(path, 77, 'broken').path).toBe(join(folder, name));
    }
  });
});

describe('what can only be moved', () => {
  it('is, and comes back if the new one fails', () => {
    rmSync(path);
    mkdirSync(path);
    const aside = keepBeside(path, 77, 'closed');
    expect(files()).toEqual(['word.json.corrupt-77']);
    aside.undo();
    expect(files()).toEqual(['word.json']);
    expect(moveAside(path, 78)).toBe(`${path}.corrupt-78`);
    expect(existsSync(path)).toBe(false);
  });
});
