/** Credentials: asked once, remembered encrypted, found nowhere in clear. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { agentName, canary, keepPicture, openHouse, user, windowOf, type House } from './house';

let house: House;
afterEach(() => house.close(), 60_000);

const light = (word: string, timeoutMs = 15_000): Promise<unknown> => house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith(word), { what: word, timeoutMs });

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}

describe('a wrong password', () => {
  it('meets the server exactly once: blocked, also after a restart, until a person acts', async () => {
    house = await openHouse();
    const app = await house.launch({ args: ['--hidden'] });
    const set = await house.setUp(app, 'not-the-word');
    expect(set.code).toBe(3);
    expect(set.snapshot).toMatchObject({ state: 'blocked', failure: { kind: 'wrong-login' } });
    await light('Login refused');
    expect((await house.command(app, ['start', '--json'])).code).toBe(3);
    expect((await house.command(app, ['status', '--json'])).snapshot?.state).toBe('blocked');
    await house.desk.keys.press('ctrl+shift+F9');
    const form = await windowOf(app, 'setup');
    await form.getByRole('heading', { name: 'Connect to my dialer' }).waitFor();
    await app.close();
    const again = await house.launch({ userData: app.userData, args: ['--hidden'] });
    await light('Login refused');
    expect(house.practice.refusedLogins()).toBe(1);
    await house.desk.tray.activate();
    const popup = await windowOf(again, 'popup');
    await popup.getByText('wrong user or password').waitFor();
    keepPicture('popup-blocked', await popup.screenshot());
    expect(house.practice.refusedLogins()).toBe(1);
    await house.desk.tray.click('Ask the dialer now');
    await expect.poll(() => house.practice.refusedLogins(), { timeout: 10_000 }).toBe(2);
    // The command line mends a blocked app.
    expect((await house.setUp(again)).snapshot?.state).toBe('idle');
  });
});

describe('a restart', () => {
  it('finds the credentials again, and asks the server instead of remembering', async () => {
    house = await openHouse();
    const app = await house.launch({ args: ['--hidden'] });
    await house.setUp(app);
    await house.command(app, ['start', '--json']);
    await app.close();
    const again = await house.launch({ userData: app.userData, args: ['--hidden'] });
    await light('Recording');
    expect((await house.command(again, ['status', '--json'])).snapshot).toMatchObject({ state: 'recording', recordings: 1, agent: agentName });
  });
});

describe('the password', () => {
  it('is in no file, log, window, argument, environment or answer', async () => {
    house = await openHouse();
    const app = await house.launch();
    const form = await windowOf(app, 'setup');
    const opening = app.electronApp.waitForEvent('window', { predicate: (page) => page.url().includes('#connect') });
    await form.getByRole('button', { name: /Connect/ }).click().catch(() => undefined);
    const connect = await opening;
    await connect.getByLabel('Dialer').fill(house.practice.url);
    await connect.getByLabel('API user').fill(user);
    await connect.getByLabel('Password', { exact: true }).fill('not-the-word-9x');
    await connect.getByLabel('Your agent number').fill(agentName);
    await connect.keyboard.press('Enter');
    await connect.getByText('Type the password again, then check.').waitFor();
    keepPicture('form-refused', await connect.screenshot());
    await connect.getByLabel('Password', { exact: true }).fill(canary);
    await connect.keyboard.press('Enter');
    await connect.locator('.acts .main:focus').waitFor();
    await Promise.all([connect.waitForEvent('close'), connect.keyboard.press('Enter').catch(() => undefined)]);
    await light('Not recording');
    await house.desk.keys.press('ctrl+shift+F9');
    await light('Recording');
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('heading', { name: 'Recording', exact: true }).waitFor();
    const view = JSON.stringify(await popup.evaluate(() => window.reclight.status()));
    const page = await popup.content();
    const said = await house.command(app, ['status', '--json']);
    const secrets = [canary, 'not-the-word-9x'];
    const forms = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret), Buffer.from(secret, 'utf16le').toString('latin1')]);
    const places: [string, string][] = [
      ['view', view],
      ['page', page],
      ['answer', said.out + said.err],
      ['output', app.output()],
      ['notices', JSON.stringify(house.desk.notifications.shown, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))],
      ['calls', JSON.stringify(house.practice.calls())],
    ];
    for (const pid of await app.electronApp.evaluate(({ app: electron }) => electron.getAppMetrics().map((metric) => metric.pid))) {
      places.push([`argv of ${pid}`, readFileSync(`/proc/${pid}/cmdline`, 'latin1')]);
      try {
        places.push([`environment of ${pid}`, readFileSync(`/proc/${pid}/environ`, 'latin1')]);
      } catch {
        // A sandboxed process does not show its environment, not even to its own user.
      }
    }
    await app.close();
    const files = filesBelow(app.userData);
    expect(files.some((file) => file.endsWith('login.json'))).toBe(true);
    for (const file of files) places.push([file, readFileSync(file, 'latin1')]);
    expect(places.filter(([, text]) => forms.some((form) => text.includes(form))).map(([place]) => place)).toEqual([]);
    expect(places.length).toBeGreaterThan(15);
    for (const name of ['login.json', 'settings.json', 'logs/reclight.log']) expect([name, statSync(join(app.userData, name)).mode & 0o077]).toEqual([name, 0]);
  });
});
