// A program on the rig's screen: a connection that speaks the X protocol itself, a page of it. Called by wallpaper.mjs and
// key-grab.mjs.
import { createConnection } from 'node:net';

const padded = (length) => (length + 3) & ~3;

/** A request of the X protocol: its code, the byte beside it, and 32-bit words or raw bytes. */
export function request(code, detail, ...parts) {
  const body = Buffer.concat(
    parts.map((part) => {
      if (typeof part !== 'number') return Buffer.concat([part], padded(part.length));
      const word = Buffer.alloc(4);
      word.writeUInt32LE(part >>> 0);
      return word;
    }),
  );
  const head = Buffer.from([code, detail, 0, 0]);
  head.writeUInt16LE(1 + body.length / 4, 2);
  return Buffer.concat([head, body]);
}

export const pair = (low, high) => low | (high << 16);

/** Reads exact numbers of bytes from a stream. */
function reader(socket) {
  let held = Buffer.alloc(0);
  let wanted = null;
  const give = () => {
    if (wanted === null || held.length < wanted.length) return;
    const { length, resolve } = wanted;
    wanted = null;
    const bytes = held.subarray(0, length);
    held = held.subarray(length);
    resolve(bytes);
  };
  socket.on('data', (data) => {
    held = Buffer.concat([held, data]);
    give();
  });
  return (length) => new Promise((resolve) => ((wanted = { length, resolve }), give()));
}

/** Opens a connection to a screen. @param {string} display ":1" */
export async function connectToScreen(display) {
  const socket = createConnection(`/tmp/.X11-unix/X${display.slice(1)}`);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.on('error', () => {});
  const read = reader(socket);
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const head = await read(8);
  const setup = await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error('the X server refuses the connection');
  const [vendorLength, formats] = [setup.readUInt16LE(16), setup[21]];
  return {
    /** The first id that this program may give to something. */
    ownId: setup.readUInt32LE(4),
    root: setup.readUInt32LE(32 + padded(vendorLength) + formats * 8),
    send: (...requests) => requests.forEach((bytes) => socket.write(bytes)),
    /** The answer to what was asked last. */
    answer: () => read(32),
    stop: async () => void socket.destroy(),
  };
}
