// Puts pictures side by side into one, for the README. Called by demo-inside.mjs.
import { PNG } from 'pngjs';

/** PNG files of one height in a row on white, with a gap between them. */
export function strip(files, gap = 24) {
  const pictures = files.map((file) => PNG.sync.read(file));
  const height = Math.max(...pictures.map((picture) => picture.height)) + 2 * gap;
  const width = pictures.reduce((sum, picture) => sum + picture.width + gap, gap);
  const sheet = new PNG({ width, height });
  sheet.data.fill(255);
  let x = gap;
  for (const picture of pictures) {
    for (let row = 0; row < picture.height; row++) {
      for (let column = 0; column < picture.width; column++) {
        const from = (row * picture.width + column) * 4;
        const to = ((row + gap) * width + x + column) * 4;
        const cover = picture.data[from + 3] / 255;
        for (let part = 0; part < 3; part++) sheet.data[to + part] = Math.round(picture.data[from + part] * cover + 255 * (1 - cover));
      }
    }
    x += picture.width + gap;
  }
  return PNG.sync.write(sheet);
}
