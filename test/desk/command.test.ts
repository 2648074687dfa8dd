/** The command to bind works as it is copied: a real shell takes it apart again. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../main/desk/command';

const shell = (command: string): string[] => execFileSync('sh', ['-c', `for part in ${command}; do printf '%s\\0' "$part"; done`], { encoding: 'utf8' }).split('\0').slice(0, -1);

describe('a shell', () => {
  it.each([
    ['/opt/Reclight/reclight', []],
    ['/home/a person/Reclight.AppImage', ['--user-data-dir=/home/a person/data']],
    ["/home/o'hara/$HOME/`id`/;x", ['/srv/app "quoted"']],
    ['/home/größe/*', []],
  ])('%s', (program, before) => expect(shell(commandOf({ platform: 'linux', program, before }, 'toggle'))).toEqual([program, ...before, 'toggle']));
});

it('a plain path stays plain', () => expect(commandOf({ platform: 'linux', program: '/opt/Reclight/reclight', before: [] }, 'toggle')).toBe('/opt/Reclight/reclight toggle'));

it('Windows quotes what has blanks', () => {
  expect(commandOf({ platform: 'win32', program: 'C:\\Program Files\\Reclight\\Reclight.exe', before: [] }, 'toggle')).toBe('"C:\\Program Files\\Reclight\\Reclight.exe" toggle');
  expect(commandOf({ platform: 'win32', program: 'C:\\Reclight.exe', before: ['--lang=es'] }, 'toggle')).toBe('C:\\Reclight.exe --lang=es toggle');
});
