/** The tray of old desktops, over a small X server that answers as the protocol has it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { hasXEmbedTray, readDisplay } from '../../main/tray/xembed';

const home = mkdtempSync(join(tmpdir(), 'xembed-'));
let server: Server | null = null;
afterEach(() => {
  server?.close();
  rmSync(join(home, '.Xauthority'), { force: true });
});

interface XServer {
  readonly atom: number;
  readonly owner: number;
  /** Hex; null: everybody may come. */
  readonly cookie?: string | null;
  /** Bytes at a time; whole answers without it. */
  readonly pieces?: number;
  readonly silent?: boolean;
}

/** Its display number would be below 6000: the port stands for it. */
async function start(how: XServer): Promise<{ env: NodeJS.ProcessEnv; asked: () => string }> {
  let asked = '';
  server = createServer((socket) => {
    let got = Buffer.alloc(0);
    let greeted = false;
    const say = (bytes: Buffer): void => {
      for (let at = 0; at < bytes.length; at += how.pieces ?? bytes.length) socket.write(bytes.subarray(at, at + (how.pieces ?? bytes.length)));
    };
    const reply = (value: number): Buffer => {
      const bytes = Buffer.alloc(32);
      bytes[0] = 1;
      bytes.writeUInt32LE(value, 8);
      return bytes;
    };
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      if (how.silent) return;
      got = Buffer.concat([got, chunk]);
      if (!greeted) {
        const [nameLength, dataLength] = [got.readUInt16LE(6), got.readUInt16LE(8)];
        const nameEnd = 12 + Math.ceil(nameLength / 4) * 4;
        const whole = nameEnd + Math.ceil(dataLength / 4) * 4;
        if (got.length < whole) return;
        greeted = true;
        const cookie = got.subarray(nameEnd, nameEnd + dataLength).toString('hex');
        got = got.subarray(whole);
        const welcome = how.cookie === undefined || how.cookie === null || how.cookie === cookie;
        const bytes = Buffer.alloc(8 + 40);
        bytes[0] = welcome ? 1 : 0;
        bytes.writeUInt16LE(10, 6);
        return say(bytes);
      }
      const length = got.readUInt16LE(2) * 4;
      if (got.length < length) return;
      if (got[0] === 16) {
        asked = got.subarray(8, 8 + got.readUInt16LE(4)).toString();
        say(reply(how.atom));
      }
      if (got[0] === 23) say(reply(got.readUInt32LE(4) === how.atom ? how.owner : 0));
      got = got.subarray(length);
    });
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { env: { DISPLAY: `127.0.0.1:${port - 6000}.1`, HOME: home }, asked: () => asked };
}

function cookies(entries: readonly (readonly [address: string, number: string, name: string, hex: string])[]): void {
  const field = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  const all = entries.map(([address, number, name, hex]) => Buffer.concat([Buffer.from([1, 0]), ...[address, number, name].map((text) => field(Buffer.from(text))), field(Buffer.from(hex, 'hex'))]));
  writeFileSync(join(home, '.Xauthority'), Buffer.concat(all));
}

describe('asking the display', () => {
  it.each([
    [{ atom: 300, owner: 0x600001 }, true],
    [{ atom: 300, owner: 0 }, false],
    [{ atom: 0, owner: 0 }, false],
    [{ atom: 300, owner: 7, pieces: 1 }, true],
  ])('%j', async (how, answer) => {
    const { env, asked } = await start(how);
    expect(await hasXEmbedTray(env)).toBe(answer);
    expect(asked()).toBe('_NET_SYSTEM_TRAY_S1');
  });

  it('shows the key of this computer’s display, not another’s', async () => {
    const { env } = await start({ atom: 300, owner: 7, cookie: '00112233445566778899aabbccddeeff' });
    const number = /:(\d+)/.exec(env['DISPLAY'] ?? '')?.[1] ?? '';
    cookies([['elsewhere', number, 'MIT-MAGIC-COOKIE-1', 'ff'], [hostname(), '99', 'MIT-MAGIC-COOKIE-1', 'ee'], [hostname(), number, 'OTHER', 'dd'], [hostname(), number, 'MIT-MAGIC-COOKIE-1', '00112233445566778899aabbccddeeff']]);
    expect(await hasXEmbedTray(env)).toBe(true);
  });

  it('a display that wants another key can’t be asked', async () => {
    const { env } = await start({ atom: 300, owner: 7, cookie: '00' });
    writeFileSync(join(home, '.Xauthority'), Buffer.from([1, 0, 0, 200, 65]));
    expect(await hasXEmbedTray(env)).toBeNull();
  });

  it('one that never answers is given up', async () => {
    const { env } = await start({ atom: 1, owner: 1, silent: true });
    expect(await hasXEmbedTray(env, 50)).toBeNull();
  });

  it.each([{}, { DISPLAY: '' }, { DISPLAY: 'rubbish' }, { DISPLAY: '127.0.0.1:1' }, { DISPLAY: ':0', XDG_SESSION_TYPE: 'wayland' }])('%j: can’t be told', async (env) => {
    expect(await hasXEmbedTray(env)).toBeNull();
  });
});

describe('DISPLAY', () => {
  it.each([
    [':0', { where: { path: '/tmp/.X11-unix/X0' }, number: '0', screen: 0 }],
    ['unix:1.2', { where: { path: '/tmp/.X11-unix/X1' }, number: '1', screen: 2 }],
    ['desk:10.0', { where: { host: 'desk', port: 6010 }, number: '10', screen: 0 }],
    ['', null],
    [':', null],
    [':x', null],
  ])('%j', (text, display) => {
    expect(readDisplay(text)).toEqual(display);
  });
});
