/** The files that the tray and the packages count on, and that the same drawing gives the same bytes. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PNG } from 'pngjs';
import { GLYPHS, buildIcons } from '../../scripts/icons.mjs';

const folders = [mkdtempSync(join(tmpdir(), 'icons-')), mkdtempSync(join(tmpdir(), 'icons-'))] as const;
const [first, second] = folders;
const width = (file: string): number => PNG.sync.read(readFileSync(join(first, file))).width;

beforeAll(async () => {
  for (const out of folders) await buildIcons({ out });
});
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe.each(GLYPHS.flatMap((glyph) => ['', '-practice'].map((practice) => ({ glyph, practice }))))('$glyph$practice', ({ glyph, practice }) => {
  it.each(['light', 'dark'])('has every size for a %s bar', (bar) => {
    const sizes = ['', '@1.25x', '@1.5x', '@2x', '@3x'].map((scale) => width(`tray/${glyph}-${bar}${practice}${scale}.png`));
    expect(sizes).toEqual([16, 20, 24, 32, 48]);
    expect(['', '@2x'].map((scale) => width(`tray/22/${glyph}-${bar}${practice}${scale}.png`))).toEqual([22, 44]);
    expect(icoSizes(readFileSync(join(first, `tray/${glyph}-${bar}${practice}.ico`)))).toEqual([16, 20, 24, 32, 48]);
  });

  it('has a template that is black alone', () => {
    expect(['', '@2x'].map((scale) => width(`tray/${glyph}${practice}Template${scale}.png`))).toEqual([16, 32]);
    const { data } = PNG.sync.read(readFileSync(join(first, `tray/${glyph}${practice}Template@2x.png`)));
    const coloured = data.filter((value, at) => at % 4 !== 3 && (data[at - (at % 4) + 3] ?? 0) > 0 && value !== 0);
    expect(coloured.length).toBe(0);
  });
});

it('draws the app in every format', () => {
  expect(width('app.png')).toBe(256);
  expect([16, 32, 48, 64, 128, 256, 512].map((size) => width(`app/${size}x${size}.png`))).toEqual([16, 32, 48, 64, 128, 256, 512]);
  expect(icoSizes(readFileSync(join(first, 'app.ico')))).toEqual([16, 24, 32, 48, 64, 128, 256]);
  expect(readFileSync(join(first, 'app.icns')).subarray(0, 4).toString()).toBe('icns');
});

it('draws the same bytes each time', () => {
  const list = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile()).sort();
  expect(list(second)).toEqual(list(first));
  for (const name of list(first)) expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name))), name).toBe(true);
});

it('leaves what is up to date alone, and mends what is not', async () => {
  const file = join(second, 'tray', 'idle-light.png');
  writeFileSync(file, 'mine');
  await buildIcons({ out: second });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  rmSync(file);
  await buildIcons({ out: second });
  expect(PNG.sync.read(readFileSync(file)).width).toBe(16);
});

/** Sizes as an .ico's directory names them; 0 stands for 256. */
function icoSizes(ico: Buffer): number[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, at) => ico.readUInt8(6 + at * 16) || 256).sort((a, b) => a - b);
}
