/** A thousand random edits of a history, each found; and found as well after the app has gone on with it. */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { edits, type Files, type Material } from './edits';
import { check, dayMs, drawFrom, fill, folderOfTest, key, noon, openDesk } from './rooms';

const seed = Number(process.env['RECLIGHT_SEED'] ?? Date.now() % 1_000_000);
const tries = 1000;
/** Each start flushes the disk several times. */
const startsEvery = 5;
const daysKept = 4;
const perDay = 6;

const read = (folder: string): Files => new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

function lay(folder: string, files: Files): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
}

const same = (a: Files, b: Files): boolean => a.size === b.size && [...a].every(([name, bytes]) => b.get(name)?.equals(bytes));

/** A sound history, its heads on the way, and another one of the same key. */
function material(draw: () => number): { readonly sound: Files; readonly material: Material } {
  const folder = folderOfTest();
  const heads = new Map<number, Buffer>();
  for (let day = 0; day < daysKept; day++) {
    const desk = openDesk(folder, { at: noon + day * dayMs });
    for (let entry = 0; entry < perDay; entry++) {
      desk.write(1);
      heads.set(day * perDay + entry + 1, readFileSync(join(folder, 'head.json')));
    }
    desk.store.close();
  }
  const another = folderOfTest();
  fill(another, daysKept, perDay);
  return { sound: read(folder), material: { draw, heads, other: read(another) } };
}

it(`${tries} random edits, each found (seed ${seed})`, { timeout: 240_000 }, async () => {
  const draw = drawFrom(seed);
  const { sound, material: of } = material(draw);
  const folder = folderOfTest();
  lay(folder, sound);
  expect(await check(folder)).toMatchObject({ ok: true, entries: daysKept * perDay });
  const names = Object.keys(edits);
  const unfound: string[] = [];
  const wiped: string[] = [];
  const done = new Map<string, number>();
  for (let n = 0; n < tries; ) {
    const name = names[n % names.length] ?? '';
    const files: Files = new Map(sound);
    edits[name]?.(files, of);
    // By chance nothing was changed.
    if (same(files, sound)) continue;
    n += 1;
    done.set(name, (done.get(name) ?? 0) + 1);
    lay(folder, files);
    if ((await check(folder)).ok) unfound.push(`${n} ${name}`);
    if (n % startsEvery !== 0) continue;
    const desk = openDesk(folder, { at: noon + daysKept * dayMs, key });
    desk.write(1);
    desk.store.close();
    // What was only added at the end is set aside by a start, and told.
    if ((await check(folder)).ok && desk.troubles.length === 0) wiped.push(`${n} ${name}`);
  }
  expect({ unfound, wiped }).toEqual({ unfound: [], wiped: [] });
  expect(done.size).toBe(names.length);
});

it('the whole folder put back to an older state of itself can not be told, and that is said', async () => {
  const folder = folderOfTest();
  fill(folder, 2, 3);
  const older = read(folder);
  fill(folder, 1, 3, noon + 2 * dayMs);
  lay(folder, older);
  const verdict = await check(folder);
  expect(verdict).toMatchObject({ ok: true, last: 6 });
  expect(verdict.cannotExclude).toContain('roll-back');
});
