/** The copies for leads: each line once, in order, whatever happens to the share. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyRules, createCopies, type Copies } from '../../main/history/copies';
import { readLine } from '../../main/history/schema';
import { allEntries, check, dayMs, dayNames, draftAt, fill, folderOfTest, handTimers, key, kindsOf, linesOf, noon, openDesk, type Desk, type Timers } from './rooms';

interface Copying {
  readonly desk: Desk;
  readonly copies: Copies;
  readonly told: string[];
  readonly timers: Timers;
  readonly end: () => Promise<void>;
}

function copying(folder: string, target: string, at = noon): Copying {
  const told: string[] = [];
  const timers = handTimers();
  const copies = createCopies({ folder, setTimer: timers.setTimer, onTrouble: ({ kind }) => told.push(kind), onMended: (kind) => told.push(`${kind} mended`) });
  const desk = openDesk(folder, { at, onLine: copies.add });
  copies.follow(target);
  return {
    desk,
    copies,
    told,
    timers,
    end: async () => {
      await copies.settled();
      copies.close();
      desk.store.close();
    },
  };
}

const textOf = (folder: string): string => dayNames(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('');
const copied = (target: string): string => readdirSync(target).sort().map((name) => readFileSync(join(target, name), 'utf8')).join('');

it('the same lines, one file per agent and day', async () => {
  const [folder, target] = [folderOfTest(), folderOfTest()];
  const { desk, copies, told, end } = copying(folder, target);
  desk.store.append(draftAt(noon));
  desk.store.append(draftAt(noon, { agent: '2000' }));
  desk.store.append(draftAt(noon));
  desk.store.append(draftAt(noon, { agent: null }));
  desk.store.append(draftAt(noon + dayMs));
  await copies.settled();
  const id = allEntries(folder)[0]?.desk;
  expect(readdirSync(target).sort()).toEqual(['1000-2026-11-24.jsonl', '1000-2026-11-25.jsonl', '2000-2026-11-24.jsonl', `desk-${id}-2026-11-24.jsonl`]);
  const [a = '', b = '', c = '', d = ''] = linesOf(folder, '2026-11-24.jsonl');
  expect(linesOf(target, '1000-2026-11-24.jsonl')).toEqual([a, c]);
  expect(linesOf(target, '2000-2026-11-24.jsonl')).toEqual([b]);
  expect(linesOf(target, `desk-${id}-2026-11-24.jsonl`)).toEqual([d]);
  expect(told).toEqual([]);
  await end();
});

it('what was there before the copies were wanted is copied too, and another folder gets it all again', async () => {
  const [folder, target, next] = [folderOfTest(), folderOfTest(), folderOfTest()];
  fill(folder, 3);
  const { copies, desk, end } = copying(folder, target, noon + 3 * dayMs);
  await copies.settled();
  expect(copied(target)).toBe(textOf(folder));
  copies.follow(next);
  desk.write(2);
  await copies.settled();
  expect(copied(next)).toBe(textOf(folder));
  copies.follow('');
  desk.write(1);
  await end();
  expect(copied(next)).not.toBe(textOf(folder));
});

it('a share that is gone is told once, delays nothing, and is caught up when it is back', async () => {
  const [folder, share] = [folderOfTest(), join(folderOfTest(), 'share')];
  mkdirSync(share);
  const { desk, copies, told, timers, end } = copying(folder, share);
  desk.write(2);
  await copies.settled();
  renameSync(share, `${share}-away`);
  desk.write(2);
  await copies.settled();
  desk.write(1);
  timers.pass(copyRules.retryMs);
  await copies.settled();
  expect(told).toEqual(['history-share-gone']);
  // A folder of that name on this computer would only look like the share.
  expect(existsSync(share)).toBe(false);
  expect(allEntries(folder)).toHaveLength(5);
  renameSync(`${share}-away`, share);
  timers.pass(copyRules.retryMs);
  await copies.settled();
  expect(told).toEqual(['history-share-gone', 'history-share-gone mended']);
  expect(copied(share)).toBe(textOf(folder));
  desk.write(1);
  await copies.settled();
  expect(copied(share)).toBe(textOf(folder));
  await end();
});

it('a share that does not answer is told while it is waited for', async () => {
  const [folder, target] = [folderOfTest(), folderOfTest()];
  fill(folder, 1, 3);
  const { copies, told, timers, end } = copying(folder, target);
  // Nothing of the disk has come back yet.
  timers.pass(copyRules.hangsMs);
  expect(told).toEqual(['history-share-gone']);
  await copies.settled();
  expect(told).toEqual(['history-share-gone', 'history-share-gone mended']);
  await end();
  expect(copied(target)).toBe(textOf(folder));
});

it('another folder chosen while lines are under way gets each of them once', async () => {
  const [folder, ...targets] = [folderOfTest(), folderOfTest(), folderOfTest(), folderOfTest()];
  fill(folder, 3, 20);
  const { copies, desk, end } = copying(folder, targets[0] ?? '', noon + 3 * dayMs);
  for (let n = 1; n < 30; n++) {
    copies.follow(targets[n % 3] ?? '');
    if (n % 4 === 0) desk.write(1);
    // A little further each time, so that the change comes at any moment of the copying.
    for (let turns = 0; turns < n; turns++) await new Promise((resolve) => setImmediate(resolve));
  }
  copies.follow('');
  for (const target of targets) {
    copies.follow(target);
    await copies.settled();
    expect(copied(target)).toBe(textOf(folder));
  }
  await end();
});

it('an outage that outlasts the app is caught up by the next start', async () => {
  const [folder, share] = [folderOfTest(), join(folderOfTest(), 'share')];
  const before = copying(folder, share);
  before.desk.write(3);
  await before.end();
  mkdirSync(share);
  const after = copying(folder, share, noon + dayMs);
  await after.copies.settled();
  after.desk.write(1);
  await after.end();
  expect(copied(share)).toBe(textOf(folder));
});

it.each([
  ['lost', (path: string) => rmSync(path)],
  ['broken', (path: string) => writeFileSync(path, '{"v":1,"tar')],
  ['older', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace(/"seq":\d+/, '"seq":3'))],
])('no line comes twice where the note of how far it got is %s', async (_name, act) => {
  const [folder, target] = [folderOfTest(), folderOfTest()];
  fill(folder, 2, 4);
  await copying(folder, target, noon + dayMs).end();
  act(join(folder, 'copied.json'));
  const again = copying(folder, target, noon + dayMs);
  again.desk.write(1);
  await again.end();
  expect(copied(target)).toBe(textOf(folder));
});

it('a death in the middle of a line: it gets its line feed, and the line comes once more, whole', async () => {
  const [folder, target] = [folderOfTest(), folderOfTest()];
  fill(folder, 1, 3);
  const lines = linesOf(folder, '2026-11-24.jsonl');
  writeFileSync(join(target, '1000-2026-11-24.jsonl'), `${lines[0]}\n${lines[1]?.slice(0, 100)}`);
  await copying(folder, target).end();
  expect(linesOf(target, '1000-2026-11-24.jsonl')).toEqual([lines[0], lines[1]?.slice(0, 100), lines[1], lines[2]]);
});

it('two desks of one agent add to the same file', async () => {
  const [one, two, target] = [folderOfTest(), folderOfTest(), folderOfTest()];
  const [a, b] = [copying(one, target), copying(two, target)];
  for (let n = 0; n < 5; n++) {
    a.desk.write(1);
    await a.copies.settled();
    b.desk.write(2);
    await b.copies.settled();
  }
  await a.end();
  await b.end();
  for (const folder of [one, two]) rmSync(join(folder, 'copied.json'));
  await copying(one, target).end();
  await copying(two, target).end();
  const lines = linesOf(target, '1000-2026-11-24.jsonl');
  expect(lines).toHaveLength(15);
  for (const folder of [one, two]) {
    const id = allEntries(folder)[0]?.desk;
    expect(lines.filter((line) => readLine(line)?.desk === id)).toEqual(linesOf(folder, '2026-11-24.jsonl'));
    expect(await check(folder, { copies: target })).toMatchObject({ ok: true });
  }
});

it('a broken line of ours is not copied, and holds nothing up', async () => {
  const [folder, target] = [folderOfTest(), folderOfTest()];
  fill(folder, 2, 2);
  appendFileSync(join(folder, '2026-11-24.jsonl'), 'no entry\n');
  await copying(folder, target, noon + dayMs).end();
  expect(copied(target)).toBe(textOf(folder).replace('no entry\n', ''));
});

it('a clock that was put back: all lines come, in the order of the chain', async () => {
  const [folder, target] = [folderOfTest(), folderOfTest()];
  for (const day of [0, 1, 0, 1]) fill(folder, 1, 2, noon + day * dayMs);
  await copying(folder, target, noon + dayMs).end();
  for (const name of dayNames(folder)) expect(linesOf(target, `1000-${name}`)).toEqual(linesOf(folder, name));
});

it.runIf(process.platform !== 'win32')('a link or a folder in the place of a copy is refused and told', async () => {
  for (const put of [(path: string, elsewhere: string) => symlinkSync(elsewhere, path), (path: string) => mkdirSync(path)]) {
    const [folder, target] = [folderOfTest(), folderOfTest()];
    const elsewhere = join(folderOfTest(), 'elsewhere');
    writeFileSync(elsewhere, 'untouched');
    put(join(target, '1000-2026-11-24.jsonl'), elsewhere);
    const { desk, told, end } = copying(folder, target);
    desk.write(1);
    await end();
    expect(told).toEqual(['history-share-gone']);
    expect(readFileSync(elsewhere, 'utf8')).toBe('untouched');
  }
});

it.each(['', 'relative/folder'])('%j is no folder to copy to', async (target) => {
  const { desk, told, end } = copying(folderOfTest(), target);
  desk.write(1);
  await end();
  expect(told).toEqual(target === '' ? [] : ['history-share-gone']);
});

it('more lines than may wait at once all come', async () => {
  const [folder, target] = [folderOfTest(), folderOfTest()];
  const desk = openDesk(folder, { key: 'none yet' });
  desk.write(200);
  desk.store.close();
  const { copies, end } = copying(folder, target);
  const lines = linesOf(folder, '2026-11-24.jsonl');
  for (let n = 0; n < copyRules.mostWaiting * 2; n++) copies.add(lines[n % 200] ?? '', { seq: (n % 200) + 1, desk: 'abcdefabcdef', agent: '1000', at: draftAt(noon).at });
  await end();
  expect(copied(target)).toBe(textOf(folder));
});

it('the copies tell a history that was put back to an older state', async () => {
  const [folder, target] = [folderOfTest(), folderOfTest()];
  fill(folder, 1, 3);
  const older = new Map(['2026-11-24.jsonl', 'head.json'].map((name) => [name, readFileSync(join(folder, name))]));
  const { desk, end } = copying(folder, target);
  desk.write(3);
  await end();
  expect(await check(folder, { copies: target })).toMatchObject({ ok: true, copiedUntil: 6, cannotExclude: ['new-chain', 'roll-back', 'not-running'] });
  for (const [name, bytes] of older) writeFileSync(join(folder, name), bytes);
  expect(kindsOf(await check(folder))).toEqual([]);
  expect(await check(folder, { copies: target })).toMatchObject({ ok: false, findings: [{ kind: 'rolled-back', seq: 4, count: 3 }] });
  // And after the app went on from there: other entries stand under these numbers.
  const later = copying(folder, target, noon + 3_600_000);
  later.desk.write(9);
  await later.end();
  expect(kindsOf(await check(folder, { copies: target }))).toEqual(['rolled-back']);
});

it('what anybody could write into the share proves nothing', async () => {
  const [folder, target, stranger] = [folderOfTest(), folderOfTest(), folderOfTest()];
  fill(folder, 1, 3);
  const id = allEntries(folder)[0]?.desk ?? '';
  const forger = openDesk(stranger, { key: { ...key, secret: Buffer.alloc(32, 1), isNew: true } });
  forger.write(9);
  writeFileSync(join(target, '1000-2026-11-24.jsonl'), textOf(stranger).replaceAll(/"desk":"\w+"/g, `"desk":"${id}"`));
  expect(await check(folder, { copies: target })).toMatchObject({ ok: true, copiedUntil: null });
  expect(await check(folder, { copies: join(target, 'not there') })).toMatchObject({ ok: true, copiedUntil: null });
});
