/** Broken files, a strange or locked keyring, a taken key: the app starts, says so, and destroys nothing. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { keepPicture, openHouse, windowOf, type House, type Running } from './house';

let house: House;
afterEach(() => house.close(), 60_000);

async function troublesOf(app: Running): Promise<() => Promise<string[]>> {
  await house.desk.tray.waitFor(() => true, { what: 'the tray', timeoutMs: 15_000 });
  await house.desk.tray.activate();
  const popup = await windowOf(app, 'popup');
  await popup.getByRole('heading').first().waitFor();
  return async () => (await popup.evaluate(() => window.reclight.status())).desk.troubles.map((trouble) => trouble.kind);
}

describe('broken settings', () => {
  it.each([
    ['nothing', ''],
    ['NULs', '\0\0\0\0'],
    ['half a file', '{"version":1,"agent":"10'],
    ['a list', '[]'],
    ['null', 'null'],
  ])('%s: set aside, said, and the app starts', async (_name, bytes) => {
    house = await openHouse();
    const userData = mkdtempSync(join(house.desk.home, 'data-'));
    writeFileSync(join(userData, 'settings.json'), bytes);
    const app = await house.launch({ userData, args: ['--hidden'] });
    await expect.poll(await troublesOf(app), { timeout: 10_000 }).toContain('settings-broken');
    const kept = readdirSync(userData).filter((name) => name.startsWith('settings.json.corrupt-'));
    expect(kept).toHaveLength(1);
    expect(readFileSync(join(userData, kept[0] ?? ''), 'utf8')).toBe(bytes);
    expect((await house.setUp(app)).code).toBe(0);
  });
});

describe('the keyring', () => {
  it('absent: the password is kept until the app quits, and that is said', async () => {
    house = await openHouse({ desk: { keyring: 'none' } });
    const app = await house.launch({ args: ['--hidden'], passwordStore: 'basic' });
    expect((await house.setUp(app)).code).toBe(0);
    await expect.poll(await troublesOf(app), { timeout: 10_000 }).toContain('vault-memory');
    expect(readdirSync(app.userData)).not.toContain('login.json');
    await app.close();
    const again = await house.launch({ userData: app.userData, args: ['--hidden'] });
    expect((await house.command(again, ['status', '--json'])).code).toBe(6);
  });

  it('of another computer: the stored password is kept byte for byte and asked for again', async () => {
    house = await openHouse();
    const app = await house.launch({ args: ['--hidden'] });
    await house.setUp(app);
    await app.close();
    const path = join(app.userData, 'login.json');
    const file = JSON.parse(readFileSync(path, 'utf8')) as { secret: string };
    const foreign = Buffer.from(file.secret, 'base64');
    foreign.fill(7, 10);
    const text = JSON.stringify({ ...file, secret: foreign.toString('base64') });
    writeFileSync(path, text);
    const again = await house.launch({ userData: app.userData, args: ['--hidden'] });
    await expect.poll(await troublesOf(again), { timeout: 10_000 }).toContain('vault-foreign');
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect((await house.command(again, ['status', '--json'])).code).toBe(6);
    // Nothing was asked with an empty or broken password.
    expect(house.practice.refusedLogins()).toBe(0);
    expect((await house.setUp(again)).code).toBe(0);
  });
});

describe('a hot key that another program has', () => {
  it('is told; the tray and the command line work on', async () => {
    house = await openHouse();
    const other = await house.launch({ args: ['--hidden'] });
    const app = await house.launch({ args: ['--hidden'] });
    await house.setUp(app);
    expect((await house.command(app, ['start', '--json'])).code).toBe(0);
    await other.close();
    const log = readFileSync(join(app.userData, 'logs', 'reclight.log'), 'utf8');
    expect(log).toContain('trouble key-taken');
  });
});

describe('a broken note about the last press', () => {
  it('is kept aside and taken as a stop without proof: not idle before the screen has answered', async () => {
    house = await openHouse();
    const app = await house.launch({ args: ['--hidden'] });
    await house.setUp(app);
    house.agent.screen.deaf(true);
    await house.command(app, ['start', '--wait', '0.1']);
    await app.kill();
    const folder = join(app.userData, 'open-words');
    mkdirSync(folder, { recursive: true });
    const [name = ''] = readdirSync(folder);
    writeFileSync(join(folder, name), '{"v":1,"wor');
    house.agent.screen.deaf(false);
    const again = await house.launch({ userData: app.userData, args: ['--hidden'] });
    await expect.poll(await troublesOf(again), { timeout: 10_000 }).toContain('word-broken');
    expect(readdirSync(folder).some((file) => file.includes('.corrupt-'))).toBe(true);
  });
});

describe('quitting while something is recorded', () => {
  it('asks first, in a box of the desktop; quitting leaves the recording running', async () => {
    house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true } });
    const app = await house.launch({ args: ['--hidden'] });
    await house.setUp(app);
    await house.command(app, ['start']);
    const windows = (): Promise<string[]> => house.desk.keys.windows();
    await house.desk.tray.click('Quit Reclight');
    await expect.poll(windows, { timeout: 10_000 }).toHaveLength(1);
    keepPicture('quit-question', await house.desk.display.screenshot());
    // Stay is the default: Enter must not quit.
    await house.desk.keys.press('Return');
    await expect.poll(windows, { timeout: 10_000 }).toHaveLength(0);
    expect((await house.command(app, ['status', '--json'])).snapshot?.state).toBe('recording');
    expect(house.agent.truth().running).toHaveLength(1);
  });
});
