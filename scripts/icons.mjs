// Draws every icon of the app from the SVGs in assets/icons into out/icons: the lamp of each light for light and dark
// bars, with and without the stripes of practice, at every size that a desktop asks for, and the app's own icon.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Colours by light, as the windows have them: [on a light bar, on a dark bar]. */
const COLOURS = {
  idle: ['#475467', '#98a2b3'],
  starting: ['#175cd3', '#84adff'],
  recording: ['#c7221a', '#ff6a5e'],
  stopping: ['#b54708', '#fdb022'],
  paused: ['#067647', '#47cd89'],
  'unconfirmed-start': ['#b54708', '#fdb022'],
  'unconfirmed-stop': ['#b54708', '#fdb022'],
  'call-over': ['#475467', '#98a2b3'],
  'logged-out': ['#475467', '#98a2b3'],
  blocked: ['#7a1fa2', '#d6a1f5'],
  offline: ['#475467', '#98a2b3'],
};
export const GLYPHS = Object.keys(COLOURS);

const INK = ['#14181f', '#ffffff'];
const SCALES = [1, 1.25, 1.5, 2, 3];

/**
 * One glyph as an SVG of its own. Practice: the glyph moves up and a striped band in ink lies below it, so that the
 * lamp is told from a real one by shape too.
 */
export function drawing(glyph, { colour, ink, practice }, folder = join(ROOT, 'assets', 'icons')) {
  const inside = (name) => readFileSync(join(folder, `${name}.svg`), 'utf8').replace(/^<svg[^>]*>|<\/svg>\s*$/g, '');
  const paint = (text, with_) => text.replaceAll('currentColor', with_);
  const lamp = paint(inside(glyph), colour);
  const body = practice
    ? `<g transform="translate(3.6 -2.5) scale(.85)">${lamp}</g><g transform="translate(0 39)">${paint(inside('stripes'), ink)}</g>`
    : `<g transform="translate(1.5 1.5) scale(.9375)">${lamp}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">${body}</svg>`;
}

/** Draws all into `out`, unless the same sources were drawn there before. The same sources give the same bytes. */
export async function buildIcons({ root = ROOT, out = join(root, 'out', 'icons') } = {}) {
  const sources = join(root, 'assets', 'icons');
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of readdirSync(sources).sort()) if (name.endsWith('.svg')) hash.update(name).update(readFileSync(join(sources, name)));
  const stamp = join(out, '.drawn');
  const mark = hash.digest('hex');
  if (existsSync(stamp)) {
    const [drawn, ...names] = readFileSync(stamp, 'utf8').split('\n');
    if (drawn === mark && names.every((name) => existsSync(join(out, name)))) return;
  }
  const { Resvg } = await import('@resvg/resvg-js');
  const { IconIco, IconIcns } = await import('@shockpkg/icon-encoder');
  // No icon has letters; looking for the system's fonts would take a hundred times as long as drawing.
  const font = { loadSystemFonts: false };
  const png = (svg, size) => new Resvg(svg, { fitTo: { mode: 'width', value: size }, font }).render().asPng();
  rmSync(out, { recursive: true, force: true });
  const names = [];
  const write = (name, data) => {
    names.push(name);
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), data);
  };

  for (const glyph of GLYPHS) {
    for (const practice of [false, true]) {
      const suffix = practice ? '-practice' : '';
      for (const [bar, name] of ['light', 'dark'].entries()) {
        const svg = drawing(glyph, { colour: COLOURS[glyph][bar], ink: INK[bar], practice }, sources);
        for (const scale of SCALES) write(`tray/${glyph}-${name}${suffix}${scale === 1 ? '' : `@${scale}x`}.png`, png(svg, 16 * scale));
        for (const scale of [1, 2]) write(`tray/22/${glyph}-${name}${suffix}${scale === 1 ? '' : `@${scale}x`}.png`, png(svg, 22 * scale));
        const ico = new IconIco();
        for (const size of [16, 20, 24, 32, 48]) await ico.addFromPng(png(svg, size), null, false);
        write(`tray/${glyph}-${name}${suffix}.ico`, ico.encode());
      }
      const template = drawing(glyph, { colour: '#000000', ink: '#000000', practice }, sources);
      for (const scale of [1, 2]) write(`tray/${glyph}${suffix}Template${scale === 1 ? '' : `@${scale}x`}.png`, png(template, 16 * scale));
    }
  }

  const app = readFileSync(join(sources, 'app.svg'), 'utf8');
  write('app.png', png(app, 256));
  for (const size of [16, 32, 48, 64, 128, 256, 512]) write(`app/${size}x${size}.png`, png(app, size));
  const ico = new IconIco();
  for (const size of [16, 24, 32, 48, 64, 128, 256]) await ico.addFromPng(png(app, size), null, false);
  write('app.ico', ico.encode());
  const icns = new IconIcns();
  for (const [size, type] of [[16, 'icp4'], [32, 'icp5'], [64, 'icp6'], [128, 'ic07'], [256, 'ic08'], [512, 'ic09']]) await icns.addFromPng(png(app, size), [type], false);
  write('app.icns', icns.encode());
  writeFileSync(stamp, [mark, ...names].join('\n'));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await buildIcons();
