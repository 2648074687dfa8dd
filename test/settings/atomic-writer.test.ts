/** Whole or not at all, on a real disk. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAside, sweepTemporaries, writeWhole } from '../../main/settings/atomic-writer';

const writer = fileURLToPath(new URL('../../main/settings/atomic-writer.ts', import.meta.url));
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'writer-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeWhole', () => {
  it('replaces a file, private, and leaves nothing beside it', () => {
    const path = join(folder, 'a.json');
    writeFileSync(path, 'old', { mode: 0o644 });
    writeWhole(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('throws and leaves no temporary where the name is taken by a folder', () => {
    const path = join(folder, 'a.json');
    mkdirSync(join(path, 'inside'), { recursive: true });
    expect(() => writeWhole(path, 'new')).toThrow();
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('throws where the folder is missing', () => {
    expect(() => writeWhole(join(folder, 'none', 'a.json'), 'new')).toThrow(/ENOENT/);
  });

  it('a disk with room for only a part keeps the old file whole', async () => {
    const path = join(folder, 'a.json');
    const { code } = await transformWithOxc(readFileSync(writer, 'utf8'), 'atomic-writer.ts');
    writeFileSync(join(folder, 'writer.mjs'), code);
    writeFileSync(join(folder, 'run.mjs'), `import { writeWhole } from './writer.mjs';\nwriteWhole('${path}', 'the good file');\ntry { writeWhole('${path}', 'x'.repeat(100_000)); } catch (error) { console.log(error.code); }\n`);
    // The limit takes what fits and refuses the rest, as a nearly full disk does.
    const ended = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 8; exec "${process.execPath}" run.mjs`], { cwd: folder, encoding: 'utf8' });
    expect(ended.stdout.trim()).toBe('EFBIG');
    expect(readFileSync(path, 'utf8')).toBe('the good file');
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'run.mjs', 'writer.mjs']);
  });
});

describe('sweepTemporaries', () => {
  it('removes what a kill left behind, and nothing else', () => {
    for (const name of ['a.json', 'a.json.12-0.writing', 'writing.txt']) writeFileSync(join(folder, name), '');
    sweepTemporaries(folder);
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'writing.txt']);
  });

  it('never throws: not over what it can not remove, nor over a folder that is not there', () => {
    mkdirSync(join(folder, 'a.writing', 'inside'), { recursive: true });
    writeFileSync(join(folder, 'b.writing'), '');
    sweepTemporaries(folder);
    expect(existsSync(join(folder, 'b.writing'))).toBe(false);
    expect(() => sweepTemporaries(join(folder, 'none'))).not.toThrow();
  });
});

describe('setAside', () => {
  it('moves the bytes under a name that says when', () => {
    const path = join(folder, 'a.json');
    writeFileSync(path, 'odd');
    const name = setAside(path, Date.UTC(2026, 1, 3, 4, 5, 6));
    expect(name).toBe('a.json.corrupt-2026-02-03T04-05-06-000Z');
    expect(readFileSync(join(folder, name), 'utf8')).toBe('odd');
    expect(existsSync(path)).toBe(false);
  });

  it('never overwrites an earlier one', () => {
    const path = join(folder, 'a.json');
    const names = ['one', 'two', 'three'].map((text) => {
      writeFileSync(path, text);
      return setAside(path, 0);
    });
    expect(names.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['one', 'two', 'three']);
  });
});
