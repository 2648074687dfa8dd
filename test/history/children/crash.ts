/** Does one scene's act and dies by SIGKILL at the given change of the disk; without one it counts them. */
import fs, { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { scenes } from '../scenes';

const [folder = '', scene = '', at = 'none'] = process.argv.slice(2);
const changes = ['mkdirSync', 'openSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmSync', 'ftruncateSync'] as const;
const names: string[] = [];
const say = writeSync;

/** One more moment at which the power of the process may end. */
function moment(name: string): boolean {
  names.push(name);
  return names.length - 1 === Number(at);
}

const die = (): boolean => process.kill(process.pid, 'SIGKILL');

for (const name of changes) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...args: unknown[]): unknown => {
      if (moment(name)) die();
      return real(...args);
    },
  });
}

/** A write may also end in its middle. */
function halved<Target>(real: (target: Target, data: string | Uint8Array, ...rest: never[]) => unknown): (target: Target, data: string | Uint8Array, ...rest: never[]) => unknown {
  return (target, data, ...rest) => {
    if (moment('write')) die();
    if (moment('half a write')) {
      real(target, data.slice(0, data.length / 2));
      die();
    }
    return real(target, data, ...rest);
  };
}
Object.assign(fs, { writeFileSync: halved(fs.writeFileSync as never), writeSync: halved(fs.writeSync as never) });
// The room imports these functions by name.
syncBuiltinESMExports();

scenes.find((one) => one.name === scene)?.act(folder);
say(1, JSON.stringify(names));
