/** Adds entry after entry, and says each on standard output once it is on disk, until it is killed. */
import { writeSync } from 'node:fs';
import { draftAt, openDesk } from '../rooms';

const [folder = '', from = '0', at = '0'] = process.argv.slice(2);
const desk = openDesk(folder, { at: Number(at) });
writeSync(1, 'ready\n');
for (let n = Number(from); ; n++) {
  if (desk.store.append(draftAt(desk.clock.wallMs, { outcome: `n-${n}` })).ok) writeSync(1, `${n}\n`);
}
