// A desktop to click on: one plain window under all others, as a real desktop has. Without it a click beside the app's
// window takes its focus nowhere, for there is nothing else to focus. Speaks the X protocol itself, a page of it.
// Called by desk.mjs.
import { createConnection } from 'node:net';

const COLOUR = 0x3b4252;
const ATOM = 4;

const padded = (length) => (length + 3) & ~3;

/** A request of the X protocol: its code, the byte beside it, and 32-bit words or raw bytes. */
function request(code, detail, ...parts) {
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

const pair = (low, high) => low | (high << 16);

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

/** Puts the desktop on a screen. @param {string} display ":1" */
export async function hangWallpaper(display, width = 1280, height = 800) {
  const socket = createConnection(`/tmp/.X11-unix/X${display.slice(1)}`);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.on('error', () => {});
  const read = reader(socket);

  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const head = await read(8);
  const setup = await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error('the X server refuses the wallpaper');
  const window = setup.readUInt32LE(4);
  const [vendorLength, formats] = [setup.readUInt16LE(16), setup[21]];
  const root = setup.readUInt32LE(32 + padded(vendorLength) + formats * 8);

  const atom = async (name) => {
    socket.write(request(16, 0, pair(name.length, 0), Buffer.from(name)));
    return (await read(32)).readUInt32LE(8);
  };
  const type = await atom('_NET_WM_WINDOW_TYPE');
  const desktop = await atom('_NET_WM_WINDOW_TYPE_DESKTOP');
  socket.write(request(1, 0, window, root, 0, pair(width, height), pair(0, 1), 0, 2, COLOUR));
  const value = Buffer.alloc(4);
  value.writeUInt32LE(desktop);
  socket.write(request(18, 0, window, type, ATOM, 32, 1, value));
  socket.write(request(8, 0, window));
  // The answer to any question (here GetInputFocus) says that all before it is done.
  socket.write(request(43, 0));
  await read(32);
  return { stop: async () => void socket.destroy() };
}
