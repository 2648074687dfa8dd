// Unpacks a zip archive by streams, with mode bits and symbolic links, and only the entries that are wanted.
// Called for the fallback Electron; node:zlib is all it needs. No zip64, no encryption: refused aloud.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, symlink } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const SYMLINK = 0o120000;
const KIND = 0o170000;

async function readAt(file, position, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new Error('the archive ends too early');
  return buffer;
}

async function directory(file) {
  const { size } = await file.stat();
  // The end record is 22 bytes and a comment of at most 64 KiB.
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Error('not a zip archive');
  const count = tail.readUInt16LE(end + 10);
  const offset = tail.readUInt32LE(end + 16);
  if (count === 0xffff || offset === 0xffffffff) throw new Error('zip64 is not read here');
  const records = await readAt(file, offset, tail.readUInt32LE(end + 12));

  const entries = [];
  for (let p = 0; entries.length < count; ) {
    if (records.readUInt32LE(p) !== CENTRAL) throw new Error('the archive has a broken directory');
    const nameLength = records.readUInt16LE(p + 28);
    entries.push({
      name: records.toString('utf8', p + 46, p + 46 + nameLength),
      encrypted: (records.readUInt16LE(p + 8) & 1) === 1,
      method: records.readUInt16LE(p + 10),
      packed: records.readUInt32LE(p + 20),
      size: records.readUInt32LE(p + 24),
      mode: records.readUInt32LE(p + 38) >>> 16,
      offset: records.readUInt32LE(p + 42),
    });
    p += 46 + nameLength + records.readUInt16LE(p + 30) + records.readUInt16LE(p + 32);
  }
  return entries;
}

async function unpack(file, archive, entry, into) {
  if (entry.encrypted || (entry.method !== 0 && entry.method !== 8)) throw new Error(`cannot read ${entry.name}`);
  const head = await readAt(file, entry.offset, 30);
  if (head.readUInt32LE(0) !== LOCAL) throw new Error(`${entry.name} is not where the directory says`);
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const read = () => (entry.packed === 0 ? [] : [createReadStream(archive, { start, end: start + entry.packed - 1 })]);
  const stages = (sink) => [...read(), ...(entry.method === 8 ? [createInflateRaw()] : []), sink];

  if ((entry.mode & KIND) === SYMLINK) {
    const parts = [];
    const sink = new Writable({ write: (chunk, _, done) => (parts.push(chunk), done()) });
    if (entry.packed > 0) await pipeline(stages(sink));
    return symlink(Buffer.concat(parts).toString('utf8'), into);
  }
  const sink = createWriteStream(into, { mode: entry.mode & 0o777 || 0o644 });
  if (entry.packed === 0) await new Promise((done, fail) => sink.on('error', fail).end(done));
  else await pipeline(stages(sink));
  if (sink.bytesWritten !== entry.size) throw new Error(`${entry.name} has the wrong size`);
}

/**
 * Unpacks an archive.
 * @param {string} archive path of the zip
 * @param {string} folder where to
 * @param {(name: string) => string | null} place the path inside `folder` for an entry's name; null leaves it out
 * Throws on a broken archive and on a path that would leave the folder.
 */
export async function unzip(archive, folder, place) {
  const file = await open(archive);
  try {
    for (const entry of await directory(file)) {
      const inside = entry.name.endsWith('/') ? null : place(entry.name);
      if (inside === null) continue;
      const into = resolve(folder, inside);
      if (!into.startsWith(resolve(folder) + sep)) throw new Error(`${entry.name} leads out of the folder`);
      await mkdir(dirname(into), { recursive: true });
      await unpack(file, archive, entry, into);
    }
  } finally {
    await file.close();
  }
}
