/** Every kept file broken at once, a full disk, a kill in a burst: the app starts, says so, and has lost nothing. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { electronDist } from '../../scripts/lib/electron.mjs';
import { noFullDisk } from '../durability/ordinary-user';
import { openHouse, user, windowOf, type House, type Running } from './house';

let house: House;
afterEach(() => house.close(), 60_000);
const proved = { brokenStarts: 0, fullDisks: 0, kills: 0 };
afterAll(() => console.log(`FIGURE crash: in Electron, ${proved.brokenStarts} starts on broken files, ${proved.fullDisks} on a full disk, ${proved.kills} after a kill in a burst of changes and presses`));

async function view(app: Pick<Running, 'electronApp'>): Promise<() => Promise<{ state: string; troubles: string[]; tag: string; user: string }>> {
  await house.desk.tray.waitFor(() => true, { what: 'the tray', timeoutMs: 15_000 });
  const isOpen = app.electronApp.windows().some((page) => page.url().includes('/popup/'));
  if (!isOpen) await house.desk.tray.activate();
  const popup = await windowOf(app as Running, 'popup');
  await popup.getByRole('heading').first().waitFor();
  return async () => {
    const { desk, snapshot } = await popup.evaluate(() => window.reclight.status());
    return { state: snapshot.state, troubles: desk.troubles.map((trouble) => trouble.kind), tag: desk.settings.tag, user: desk.setup.user };
  };
}

const ours = ['settings.json', 'login.json', 'refusal.json', 'logs/reclight.log'];

/** A desk that has everything: settings, a password, a refusal of old, a log, and an open word that nobody has proved. */
async function fullFolder(): Promise<{ userData: string; kept: string[] }> {
  const app = await house.launch({ args: ['--hidden'] });
  expect((await house.setUp(app)).code).toBe(0);
  house.agent.screen.deaf(true);
  expect((await house.command(app, ['start', '--wait', '0.1'])).code).toBe(4);
  await app.kill();
  const { userData } = app;
  writeFileSync(join(userData, 'refusal.json'), JSON.stringify({ v: 1, kind: 'locked-out', mark: 'of another login' }));
  const words = readdirSync(join(userData, 'open-words')).map((name) => join('open-words', name));
  expect(words).toHaveLength(1);
  return { userData, kept: [...ours, ...words] };
}

/** Every file below a folder with its bytes, also those that are closed. */
function bytesBelow(folder: string): { at: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => {
      const { mode } = statSync(path);
      if ((mode & 0o400) === 0) chmodSync(path, 0o600);
      const bytes = readFileSync(path);
      chmodSync(path, mode & 0o777);
      return { at: relative(folder, path), bytes };
    });
}

describe('every file broken at once', () => {
  it.for([
    ['empty', (path: string) => writeFileSync(path, '')],
    ['NULs', (path: string) => writeFileSync(path, '\0'.repeat(300))],
    ['truncated', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, statSync(path).size / 2))],
    ['unreadable', (path: string) => chmodSync(path, 0o000)],
  ] as const)('%s: the tray is there, each is said when it is met, all old bytes are kept, and a setup mends it', async ([damage, hurt], { skip }) => {
    if (damage === 'unreadable') skip(process.getuid?.() === 0, 'this is root, whom no mode stops');
    house = await openHouse();
    const { userData, kept } = await fullFolder();
    for (const name of kept) hurt(join(userData, name));
    const old = bytesBelow(userData).filter(({ at }) => kept.includes(at));
    expect(old).toHaveLength(kept.length);
    const missing = (): string[] => {
      const now = bytesBelow(userData);
      const has = ({ at, bytes }: (typeof old)[number]): boolean => now.some((file) => file.at.startsWith(at) && (at.endsWith('.log') ? file.bytes.subarray(0, bytes.length) : file.bytes).equals(bytes));
      return old.filter((file) => !has(file)).map(({ at }) => at);
    };

    const app = await house.launch({ userData, args: ['--hidden'] });
    const seen = await view(app);
    await expect.poll(seen, { timeout: 10_000 }).toMatchObject({ state: 'not-set-up', troubles: ['settings-broken'] });
    expect((await house.command(app, ['status', '--json'])).code).toBe(6);
    expect(missing()).toEqual([]);

    // The word that could not be read is taken for a STOP without proof, and the screen is deaf: not idle, whatever STATUS says.
    const set = await house.setUp(app);
    expect(set).toMatchObject({ code: 4, snapshot: { wanted: 'stop' } });
    expect((await seen()).troubles).toEqual(expect.arrayContaining(['settings-broken', 'refusal-broken', 'word-broken', ...(damage === 'unreadable' ? ['settings-not-saved'] : [])]));
    expect(missing()).toEqual([]);
    house.agent.screen.deaf(false);
    await expect.poll(async () => (await seen()).state, { timeout: 30_000 }).toMatch(/^(idle|recording)$/);
    expect(missing()).toEqual([]);
    expect(house.practice.refusedLogins()).toBe(0);
    proved.brokenStarts += 1;
  });

  it('all but the settings: the password is asked for, and nothing is sent without it', async () => {
    house = await openHouse();
    const { userData, kept } = await fullFolder();
    for (const name of kept.filter((one) => one !== 'settings.json')) writeFileSync(join(userData, name), '[]');
    const calls = house.practice.calls().length;
    const app = await house.launch({ userData, args: ['--hidden'] });
    await expect.poll(await view(app), { timeout: 10_000 }).toMatchObject({ state: 'not-set-up', troubles: ['vault-broken'], user });
    expect(await house.command(app, ['start', '--json'])).toMatchObject({ code: 6, snapshot: { failure: { kind: 'vault-broken' } } });
    expect(house.practice.calls()).toHaveLength(calls);
    expect(readFileSync(join(userData, 'logs', 'reclight.log'), 'utf8')).toContain('trouble vault-broken');
    proved.brokenStarts += 1;
  });

  it('only the note about a refused login: the app is blocked, asks nothing by itself, and a person mends it', async () => {
    house = await openHouse();
    const { userData } = await fullFolder();
    house.agent.screen.deaf(false);
    writeFileSync(join(userData, 'refusal.json'), '{"v":1,"kind":"wrong-lo');
    const calls = house.practice.calls().length;
    for (let start = 0; start < 2; start++) {
      const app = await house.launch({ userData, args: ['--hidden'] });
      await expect.poll(await view(app), { timeout: 10_000 }).toMatchObject({ state: 'blocked', troubles: ['refusal-broken'] });
      expect((await house.command(app, ['status', '--json'])).code).toBe(3);
      await app.kill();
      proved.brokenStarts += 1;
    }
    expect(house.practice.calls()).toHaveLength(calls);
    const app = await house.launch({ userData, args: ['--hidden'] });
    expect((await house.setUp(app)).snapshot?.state).not.toBe('blocked');
    expect(house.practice.calls().length).toBeGreaterThan(calls);
  });
});

const fullDisk = `#!/bin/sh
# A file system of its own for the data folder, with what lay there before and no free block.
exec unshare -Urm sh -c 'mount -t tmpfs -o size=12m,mode=0700 full "$FULL" && cp -a "$FULL_FROM"/. "$FULL"/ && { dd if=/dev/zero of="$FULL"/fill bs=4k 2>/dev/null; exec unshare -U --map-user=1000 --map-group=1000 -- "$@"; }' sh "$ELECTRON" "$@"
`;

describe('a full disk', () => {
  it('the app starts with what it had; a START is refused and said, a STOP goes out all the same', async ({ skip }) => {
    skip(noFullDisk !== null, noFullDisk ?? '');
    house = await openHouse();
    const first = await house.launch({ args: ['--hidden'] });
    expect((await house.setUp(first)).code).toBe(0);
    await first.close();
    const { userData } = first;
    const from = mkdtempSync(join(house.desk.home, 'from-'));
    cpSync(userData, from, { recursive: true, filter: (path) => !/Singleton|Cache/.test(path) });
    const program = join(house.desk.home, 'on-a-full-disk');
    writeFileSync(program, fullDisk, { mode: 0o755 });
    const electronApp = await _electron.launch({
      executablePath: program,
      args: [process.cwd(), `--user-data-dir=${userData}`, '--password-store=gnome-libsecret', ...(house.desk.sandboxed ? [] : ['--no-sandbox']), '--hidden'],
      cwd: house.desk.home,
      env: { ...house.desk.env, FULL: userData, FULL_FROM: from, ELECTRON: electronDist().executable },
      chromiumSandbox: house.desk.sandboxed,
      timeout: 20_000,
    });
    const seen = await view({ electronApp });
    const full = await electronApp.evaluate(({ app }) => app.getPath('userData'));
    expect(full).toBe(userData);
    await expect.poll(async () => (await seen()).state, { timeout: 15_000 }).toBe('idle');

    const starts = (): number => house.practice.calls().filter((call) => call.value === 'START').length;
    const start = await house.command({ userData }, ['start', '--json']);
    expect(start).toMatchObject({ code: 3, err: expect.stringContaining('disk') });
    expect(starts()).toBe(0);
    expect((await seen()).troubles).toContain('note-not-kept');

    house.agent.screen.record();
    await expect.poll(async () => (await house.command({ userData }, ['status', '--json'])).snapshot?.state, { timeout: 15_000 }).toBe('recording');
    expect((await house.command({ userData }, ['stop', '--json'])).code).toBe(0);
    expect(house.agent.truth().running).toHaveLength(0);
    expect((await house.setUp({ userData })).code).toBe(0);
    expect((await seen()).troubles).toEqual(expect.arrayContaining(['settings-not-saved', 'vault-memory']));
    expect(readdirSync(`/proc/${electronApp.process().pid}/root${userData}`).filter((name) => name.endsWith('.writing'))).toEqual([]);
    // Not by the driver: now and then its own close never reaches an app that answers everybody else.
    expect((await house.command({ userData }, ['quit'])).code).toBe(0);
    proved.fullDisks += 1;
  });
});

const savedTag = (userData: string): string => (JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')) as { tag: string }).tag;

describe('a kill in a burst of changes and presses', () => {
  it('four times over: everything that was set is there, nothing half-written, no trouble, and the light is honest', async () => {
    house = await openHouse();
    const tags = ['_A1', '_B22', '_C333', '_D4444'];
    let app = await house.launch({ args: ['--hidden'] });
    expect((await house.setUp(app)).code).toBe(0);
    for (let kill = 0; kill < 4; kill++) {
      await view(app);
      const popup = await windowOf(app, 'popup');
      // The burst has no end of its own: it dies with the app.
      const burst = popup
        .evaluate(async (all) => {
          for (let n = 0; ; n++) {
            await window.reclight.chooseTag({ tag: all[n % all.length] ?? '' });
            if (n % 10 === 0) void window.reclight.toggle();
          }
        }, tags)
        .catch(() => undefined);
      await expect.poll(() => tags.includes(savedTag(app.userData)), { timeout: 15_000 }).toBe(true);
      // Any moment of the burst will do; each life has another.
      await wait(300 + kill * 170);
      await app.kill();
      await burst;
      const saved = savedTag(app.userData);
      expect(tags).toContain(saved);
      const calls = house.practice.calls().length;
      app = await house.launch({ userData: app.userData, args: ['--hidden'] });
      const seen = await view(app);
      // Something was asked with the stored password, and it was taken.
      await expect.poll(() => house.practice.calls().length, { timeout: 15_000 }).toBeGreaterThan(calls);
      expect(await seen()).toMatchObject({ troubles: [], tag: saved, user });
      await expect.poll(async () => (await seen()).state, { timeout: 45_000 }).toMatch(/^(idle|recording)$/);
      expect(house.agent.truth().running.length > 0).toBe((await seen()).state === 'recording');
      for (const folder of [app.userData, join(app.userData, 'open-words')]) {
        mkdirSync(folder, { recursive: true });
        expect(readdirSync(folder).filter((name) => /\.writing$|\.corrupt-/.test(name))).toEqual([]);
      }
      proved.kills += 1;
    }
    expect(house.practice.refusedLogins()).toBe(0);
  });
});
