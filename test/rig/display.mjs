// A virtual screen of its own, and pictures of it. Called by desk.mjs.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { endChild, track } from '../../scripts/lib/processes.mjs';

const SIZE = '1280x800x24';

/** Starts Xvfb on a free display number. @param {{home: string, env: Record<string, string>}} place */
export async function startDisplay({ home, env }) {
  const folder = join(home, 'screen');
  mkdirSync(folder, { recursive: true });
  const args = ['-displayfd', '3', '-screen', '0', SIZE, '-fbdir', folder, '-nolisten', 'tcp', '-noreset'];
  const server = track(spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], env }));
  let words = '';
  server.stderr.on('data', (data) => (words += data));
  const number = await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', () => reject(new Error(`Xvfb did not start: ${words.trim()}`)));
    let digits = '';
    server.stdio[3].on('data', (data) => {
      digits += data;
      if (digits.endsWith('\n')) resolve(digits.trim());
    });
  });
  return {
    display: `:${number}`,
    screenshot: async (area) => pictureOf(readFileSync(join(folder, 'Xvfb_screen0')), area),
    stop: () => endChild(server),
  };
}

/** A PNG of an X window dump (the format in which Xvfb keeps its screen), or of an area of it in pixels. */
export function pictureOf(dump, area) {
  const field = (index) => dump.readUInt32BE(index * 4);
  const [headerSize, width, height] = [field(0), field(4), field(5)];
  const [littleEndian, bitsPerPixel, bytesPerLine, colours] = [field(7) === 0, field(11), field(12), field(19)];
  if (bitsPerPixel !== 32) throw new Error(`cannot read a screen of ${bitsPerPixel} bits a pixel`);
  const start = headerSize + colours * 12;
  const { x: left, y: top, width: w, height: h } = area ?? { x: 0, y: 0, width, height };
  const png = new PNG({ width: w, height: h });
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      if (left + x >= width || top + y >= height) continue;
      const from = start + (top + y) * bytesPerLine + (left + x) * 4;
      const colour = littleEndian ? dump.readUInt32LE(from) : dump.readUInt32BE(from);
      png.data.writeUInt32BE(((colour << 8) | 0xff) >>> 0, (y * w + x) * 4);
    }
  }
  return PNG.sync.write(png);
}
