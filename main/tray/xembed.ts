/**
 * Does somebody on this X display take icons in the old way? Whoever does owns the selection `_NET_SYSTEM_TRAY_S0`.
 *
 * No small program of the desktop tells that, and Electron neither; the four messages of the X protocol that do are here.
 */
import { readFileSync } from 'node:fs';
import { connect, type NetConnectOpts } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';

export interface Display {
  readonly where: NetConnectOpts;
  readonly number: string;
  readonly screen: number;
}

/** `:0`, `:10.0`, `host:10.0`, `unix:0`. */
export function readDisplay(text: string): Display | null {
  const [, host = '', number, screen = '0'] = /^([^:]*):(\d{1,5})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (number === undefined) return null;
  const where = host === '' || host === 'unix' ? { path: `/tmp/.X11-unix/X${number}` } : { host, port: 6000 + Number(number) };
  return { where, number, screen: Number(screen) };
}

/** Null: it can't be told. */
export function hasXEmbedTray(env: NodeJS.ProcessEnv, limitMs = 2000): Promise<boolean | null> {
  const display = readDisplay(env['DISPLAY'] ?? '');
  // Under Wayland the lamp can't be a window of X.
  if (!display || env['XDG_SESSION_TYPE'] === 'wayland') return Promise.resolve(null);
  const cookie = readCookie(env, display.number);
  return new Promise((resolve) => {
    const socket = connect(display.where);
    let got = Buffer.alloc(0);
    let step: 'setup' | 'atom' | 'owner' = 'setup';
    const done = (answer: boolean | null): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(limitMs, () => done(null));
    socket.on('error', () => done(null));
    socket.on('close', () => done(null));
    socket.on('connect', () => socket.write(setUp(cookie)));
    socket.on('data', (chunk: Buffer) => {
      got = Buffer.concat([got, chunk]);
      for (;;) {
        const length = step === 'setup' ? (got.length < 8 ? 8 : 8 + got.readUInt16LE(6) * 4) : 32;
        if (got.length < length) return;
        const message = got.subarray(0, length);
        got = got.subarray(length);
        if (message[0] !== 1) return done(null);
        if (step === 'setup') {
          step = 'atom';
          socket.write(internAtom(`_NET_SYSTEM_TRAY_S${display.screen}`));
        } else if (step === 'atom') {
          const atom = message.readUInt32LE(8);
          if (atom === 0) return done(false);
          step = 'owner';
          socket.write(selectionOwner(atom));
        } else return done(message.readUInt32LE(8) !== 0);
      }
    });
  });
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
const scheme = 'MIT-MAGIC-COOKIE-1';

function setUp(cookie: Buffer | null): Buffer {
  const name = Buffer.from(cookie ? scheme : '');
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(cookie?.length ?? 0, 8);
  return Buffer.concat([head, padded(name), padded(cookie ?? Buffer.alloc(0))]);
}

/** Only if it exists: nobody has a tray whose name nobody has said. */
function internAtom(name: string): Buffer {
  const text = padded(Buffer.from(name));
  const head = Buffer.from([16, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16LE((head.length + text.length) / 4, 2);
  head.writeUInt16LE(name.length, 4);
  return Buffer.concat([head, text]);
}

function selectionOwner(atom: number): Buffer {
  const message = Buffer.from([23, 0, 2, 0, 0, 0, 0, 0]);
  message.writeUInt32LE(atom, 4);
  return message;
}

/** The key to this display from the person's file of them: family, address, number, name, data, each with its length. */
function readCookie(env: NodeJS.ProcessEnv, number: string): Buffer | null {
  let file: Buffer;
  try {
    file = readFileSync(env['XAUTHORITY'] ?? join(env['HOME'] ?? '', '.Xauthority'));
  } catch {
    return null;
  }
  let found: Buffer | null = null;
  let at = 0;
  const field = (): Buffer => {
    const length = file.readUInt16BE(at);
    at += 2 + length;
    return file.subarray(at - length, at);
  };
  try {
    while (at < file.length) {
      at += 2;
      const [address, display, name, data] = [field(), field().toString(), field().toString(), field()];
      if (name !== scheme || (display !== '' && display !== number)) continue;
      if (address.toString() === hostname()) return data;
      found ??= data;
    }
  } catch {
    // A file cut short: what was read of it may still do.
  }
  return found;
}
