/** Does one scene's act and dies by SIGKILL at the given change of the disk; without one it counts them. */
import fs, { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { careless, scenes } from '../scenes';

const [folder = '', scene = '', at = 'none'] = process.argv.slice(2);
const changes = ['mkdirSync', 'openSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmSync', 'unlinkSync', 'linkSync', 'copyFileSync', 'chmodSync', 'truncateSync'] as const;
const names: string[] = [];

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
const realWrite = fs.writeFileSync;
Object.assign(fs, {
  writeFileSync: (file: fs.PathOrFileDescriptor, data: string, options?: fs.WriteFileOptions): void => {
    if (moment('write')) die();
    if (moment('half a write')) {
      realWrite(file, data.slice(0, data.length / 2), options);
      die();
    }
    realWrite(file, data, options);
  },
});
// The rooms import these functions by name.
syncBuiltinESMExports();

await [...scenes, ...careless].find((one) => one.name === scene)?.act(folder);
writeSync(1, JSON.stringify(names));
