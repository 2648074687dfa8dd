/** Desktop entries: any path survives both layers of quoting, and no path can add a word, a key or a section. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandOf, execOf, readEntry, wordsOf, writeEntry } from '../../main/desktop-entry';

const entryOf = (exec: string): string => writeEntry([{ name: 'Desktop Entry', keys: { Type: 'Application', Name: 'x', Exec: exec } }]);

describe('Exec', () => {
  it.each([
    ['/opt/Reclight/reclight', '/opt/Reclight/reclight --hidden'],
    ['/home/ana/My Apps/reclight', '"/home/ana/My Apps/reclight" --hidden'],
    ['/home/ana/100%/reclight', '"/home/ana/100%%/reclight" --hidden'],
    ['/home/$USER/`x`/"q"/a\\b', '"/home/\\$USER/\\`x\\`/\\"q\\"/a\\\\b" --hidden'],
  ])('%s', (path, exec) => {
    expect(execOf([path, '--hidden'])).toBe(exec);
  });

  it('a backslash takes four in the file, as the specification has it', () => {
    expect(entryOf(execOf(['/a\\b']))).toContain('Exec="/a\\\\\\\\b"\n');
  });

  it('any words come back, from the file too', () => {
    const word = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', ' ', '%f', '%%', '\\', '"', '$(rm)', '\n[Desktop Action x]\nExec=evil', ' a'));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const exec = execOf(words);
        expect(wordsOf(exec)).toEqual(words);
        const text = entryOf(exec);
        expect(text.match(/^\[/gm)).toHaveLength(1);
        expect(readEntry(text)).toEqual({ Type: 'Application', Name: 'x', Exec: exec });
      }),
      { numRuns: 500 },
    );
  });
});

describe('reading', () => {
  it('takes the first section, and the first of two equal keys', () => {
    expect(readEntry('# a\n[Desktop Entry]\nHidden = true \nHidden=false\nName[es]=y\n[Desktop Action a]\nExec=z\n')).toEqual({ Hidden: 'true' });
  });

  it.each(['', 'Exec=x', '[Other]\nExec=x', '\0\0'])('%j is no entry', (text) => {
    expect(readEntry(text)).toBeNull();
  });
});

describe('a program', () => {
  it.each(['/a=b/reclight', '/100%/reclight'])('%s is started by the shell', (path) => {
    expect(commandOf(path, ['--hidden'])).toEqual(['/bin/sh', '-c', 'exec "$0" "$@"', path, '--hidden']);
  });

  it('any other is started as it is', () => {
    expect(commandOf('/opt/Reclight/reclight', ['--hidden'])).toEqual(['/opt/Reclight/reclight', '--hidden']);
  });
});

/** GLib's own launcher, which GNOME uses; where the machine has it. */
const hasLauncher = spawnSync('gio', ['help', 'launch']).status === 0;
describe('started by the desktop’s own launcher', () => {
  it('comes with the same words', () => {
    expect(wordsOf(execOf(commandOf('/a b=c/%f/reclight', ['--hidden']))).slice(-2)).toEqual(['/a b=c/%f/reclight', '--hidden']);
  });

  it.each(!hasLauncher ? [] : ['plain', 'with space', 'quote"and\'', 'back\\slash', 'dollar$HOME', 'tick`id`', 'per%cent %f', 'equal=sign', 'ünï ☎', '--dash', 'semi;colon&|<>()*?#~'])('%s', async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'entry-'));
    try {
      const program = join(folder, name, 'program');
      mkdirSync(join(folder, name));
      writeFileSync(program, `#!/bin/sh\nfor word in "$0" "$@"; do printf '%s\\0' "$word" >> '${folder}/heard'; done\nmv '${folder}/heard' '${folder}/done'\n`);
      chmodSync(program, 0o755);
      const file = join(folder, 'x.desktop');
      writeFileSync(file, entryOf(execOf(commandOf(program, ['--hidden']))));
      expect(spawnSync('gio', ['launch', file], { encoding: 'utf8' }).stderr).toBe('');
      const heard = (): string[] | null => {
        try {
          return readFileSync(join(folder, 'done'), 'utf8').split('\0').slice(0, -1);
        } catch {
          return null;
        }
      };
      await expect.poll(heard, { timeout: 5000 }).toEqual([program, '--hidden']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
