/** A share that never answers: it is told, and another folder chosen meanwhile gets every line all the same. */
import { readFileSync, readdirSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { copyRules, createCopies } from '../../main/history/copies';
import { fill, folderOfTest, handTimers, openDesk, noon } from './rooms';

const hung = vi.hoisted(() => ({ folder: '' }));
vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof Files>();
  return { ...files, stat: (path: string) => (path === hung.folder ? new Promise<never>(() => undefined) : files.stat(path)) };
});

it('another folder does not wait for it', async () => {
  const [folder, dead, next] = [folderOfTest(), folderOfTest(), folderOfTest()];
  hung.folder = dead;
  fill(folder, 2, 3);
  const told: string[] = [];
  const timers = handTimers();
  const copies = createCopies({ folder, setTimer: timers.setTimer, onTrouble: ({ kind }) => told.push(kind), onMended: (kind) => told.push(`${kind} mended`) });
  const desk = openDesk(folder, { at: noon + 3 * 86_400_000, onLine: copies.add });
  copies.follow(dead);
  timers.pass(copyRules.hangsMs);
  expect(told).toEqual(['history-share-gone']);
  copies.follow(next);
  desk.write(2);
  await copies.settled();
  const lines = readdirSync(next).sort().flatMap((name) => readFileSync(join(next, name), 'utf8').trimEnd().split('\n'));
  expect(lines).toHaveLength(8);
  copies.close();
  desk.store.close();
});
