/** A file line by line, in small portions, so that presses come in between. */
import { open } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { mostLineBytes } from './schema';

/** Brings whether bytes without a line feed were left. A line that is too long is handed on cut. */
export async function eachLine(path: string, size: number, take: (line: Buffer) => void): Promise<boolean> {
  if (size < 0) throw new Error('it has no size');
  const file = await open(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    let tooLong = false;
    for (let at = 0; at < size; ) {
      const chunk = Buffer.alloc(Math.min(32 * 1024, size - at));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) throw new Error('it became shorter');
      at += bytesRead;
      let bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
      for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a)) {
        take(tooLong ? Buffer.alloc(mostLineBytes) : bytes.subarray(0, end));
        tooLong = false;
        bytes = bytes.subarray(end + 1);
      }
      tooLong = tooLong || bytes.length > mostLineBytes;
      rest = tooLong ? Buffer.alloc(1) : bytes;
      // The app goes on meanwhile.
      await turn();
    }
    return rest.length > 0;
  } finally {
    await file.close();
  }
}
