/** Saves round after round of every file, and says each on standard output once it is saved, until it is killed. */
import { writeSync } from 'node:fs';
import { files, openRooms, save } from '../generations';

const [folder = '', from = '0'] = process.argv.slice(2);
const rooms = openRooms(folder);
const settings = rooms.settings();
writeSync(1, 'ready\n');
for (let n = Number(from) + 1; ; n++) {
  for (const file of files) {
    await save(file, n, rooms, settings);
    writeSync(1, `${file} ${n}\n`);
  }
}
