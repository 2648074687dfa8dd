/** Set up without help, in real Electron and against real TLS: from the first window to the first red light. */
import { createServer as createHttps } from 'node:https';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import type { Practice } from '../../main/practice';
import { createPractice } from '../../main/practice';
import { certificateFile, openFaultServer, type Certificate, type FaultServer } from '../faults/server';
import { axeFindings, clipped } from '../renderer/look';
import { agentName, canary, keepPicture, openHouse, user, windowOf, type House, type Running } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close(), 60_000);

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
}, 60_000);

const light = (word: string, timeoutMs = 15_000): Promise<unknown> => house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith(word), { what: word, timeoutMs });

interface Dialer {
  readonly practice: Practice;
  readonly server: FaultServer;
  readonly url: string;
  readonly logins: () => number;
}

async function dialerWith(certificate: Certificate): Promise<Dialer> {
  const practice = createPractice({ users: [{ user, pass: canary }], agents: [{ agent: agentName }] });
  practice.agent(agentName).ready();
  practice.agent(agentName).takeCall();
  const server = await openFaultServer(practice, { tls: true });
  closing.push(() => server.close(), () => practice.close());
  await server.strike({ certificate });
  return { practice, server, url: `https://127.0.0.1:${server.port}`, logins: () => server.seen().filter(({ password }) => password !== null).length };
}

async function launch(): Promise<{ app: Running; form: Page }> {
  const app = await house.launch();
  closing.push(() => app.close());
  const welcome = await windowOf(app, 'setup');
  await welcome.locator('.main:focus').waitFor();
  const opening = app.electronApp.waitForEvent('window', { predicate: (page) => page.url().includes('#connect') });
  await welcome.keyboard.press('c').catch(() => undefined);
  const form = await opening;
  await form.locator('[name=server]:focus').waitFor();
  return { app, form };
}

async function type(form: Page, url: string, password = canary): Promise<void> {
  await form.getByLabel('Dialer').fill(url);
  await form.getByLabel('API user').fill(user);
  await form.getByLabel('Password', { exact: true }).fill(password);
  await form.getByLabel('Your agent number').fill(agentName);
}

async function looksRight(page: Page, name: string): Promise<void> {
  keepPicture(name, await page.screenshot());
  expect(await clipped(page)).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
}

const pressed = (page: Page, key: string): Promise<unknown> => Promise.all([page.waitForEvent('close'), page.keyboard.press(key).catch(() => undefined)]);
const elsewhere = en.settings.row.alsoRecorded.title;
const settingsOf = (app: Running): Record<string, unknown> => JSON.parse(readFileSync(join(app.userData, 'settings.json'), 'utf8')) as Record<string, unknown>;

describe('a newcomer', () => {
  it('gets to the first red light by four inputs beside typing', async () => {
    // 1: C, in `launch`.
    const { app, form } = await launch();
    await type(form, house.practice.url);
    // 2: check.
    await form.keyboard.press('Enter');
    await form.locator('.acts .main:focus').waitFor();
    await looksRight(form, 'setup-real-good');
    // Who doesn't know where else the dialer records passes the question by.
    expect(await form.getByLabel(elsewhere).inputValue()).toBe('unknown');
    // 3: save.
    await pressed(form, 'Enter');
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('heading', { name: 'Not recording' }).waitFor();
    expect(settingsOf(app)).toMatchObject({ server: house.practice.url, user, agent: agentName, alsoRecorded: 'unknown' });
    // 4: the hot key.
    await house.desk.keys.press('ctrl+shift+F9');
    await light('Recording');
    expect(house.agent.truth().running).toHaveLength(1);
    await house.command(app, ['stop', '--json']);
  });
});

describe('a dialer that records elsewhere too', () => {
  it('is asked about once: what was said is kept, and asked again only of another dialer', async () => {
    const { app, form } = await launch();
    await type(form, house.practice.url);
    await form.keyboard.press('Enter');
    await form.locator('.acts .main:focus').waitFor();
    // By the keyboard alone: back from the button, and a letter.
    await form.keyboard.press('Shift+Tab');
    expect(await form.locator(':focus').getAttribute('id')).toBe('also-recorded');
    await form.keyboard.press('y');
    expect(await form.getByLabel(elsewhere).inputValue()).toBe('yes');
    await form.keyboard.press('Tab');
    await pressed(form, 'Enter');
    await light('Not recording');
    expect(settingsOf(app)).toMatchObject({ server: house.practice.url, alsoRecorded: 'yes' });
    const dialer = await dialerWith('self-signed');
    const opening = app.electronApp.waitForEvent('window', { predicate: (page) => page.url().includes('#connect') });
    await house.desk.tray.click('Connect to my dialer…');
    const again = await opening;
    await again.locator('[name=server]:focus').waitFor();
    await again.keyboard.press('Enter');
    await again.locator('.acts .main:focus').waitFor();
    expect(await again.getByLabel(elsewhere).count()).toBe(0);
    await type(again, dialer.url);
    await again.keyboard.press('Enter');
    await again.getByRole('button', { name: 'It matches: trust it' }).click();
    await again.locator('.acts .main:focus').waitFor();
    expect(await again.getByLabel(elsewhere).inputValue()).toBe('unknown');
    await pressed(again, 'Enter');
    await expect.poll(() => settingsOf(app)).toMatchObject({ server: dialer.url, alsoRecorded: 'unknown' });
  });
});

describe('a dialer that signed its certificate itself', () => {
  it('is shown by its fingerprint before any password is sent, trusted by a click, and then leads to the red light', async () => {
    const dialer = await dialerWith('self-signed');
    const { app, form } = await launch();
    await type(form, dialer.url);
    await form.keyboard.press('Enter');
    await form.getByRole('heading', { name: 'Is this your dialer?' }).waitFor();
    await looksRight(form, 'setup-real-question');
    expect((await form.locator('.pairs').textContent())?.replaceAll(' ', '')).toMatch(/^92B697E8543A6B[0-9A-F]{50}$/);
    expect(dialer.server.seen()).toEqual([]);
    // The key that began the check trusts nothing.
    expect(await form.locator(':focus').textContent()).toBe('Not mine');
    await form.getByRole('button', { name: 'It matches: trust it' }).click();
    await form.locator('.acts .main:focus').waitFor();
    await looksRight(form, 'setup-real-pinned');
    expect(dialer.logins()).toBe(1);
    await pressed(form, 'Enter');
    await light('Not recording');
    await house.desk.keys.press('ctrl+shift+F9');
    await light('Recording');
    expect(Object.keys(settingsOf(app)['pins'] as object)).toEqual([dialer.url]);
  });

  it('once its certificate changes is sent nothing, by the running light neither, and says why; the new one takes a click', async () => {
    const dialer = await dialerWith('self-signed');
    const { app, form } = await launch();
    await type(form, dialer.url);
    await form.keyboard.press('Enter');
    await form.getByRole('button', { name: 'It matches: trust it' }).click();
    await form.locator('.acts .main:focus').waitFor();
    await pressed(form, 'Enter');
    await light('Not recording');
    await dialer.server.strike({ certificate: 'other-host', cut: true });
    const before = dialer.logins();
    // What is younger than a second is told without asking.
    await expect.poll(async () => (await house.command(app, ['status', '--json'])).snapshot, { timeout: 15_000 }).toMatchObject({ state: 'offline', failure: { kind: 'tls', message: expect.stringContaining('another certificate') } });
    const doctor = await house.command(app, ['doctor']);
    expect(doctor.code).toBe(1);
    expect(doctor.out).toMatch(/MEND +Encrypted +The dialer shows another certificate/);
    expect(dialer.logins()).toBe(before);
    const opening = app.electronApp.waitForEvent('window', { predicate: (page) => page.url().includes('#connect') });
    await house.desk.tray.click('Connect to my dialer…');
    const again = await opening;
    await again.locator('[name=server]:focus').waitFor();
    await again.keyboard.press('Enter');
    await again.getByRole('heading', { name: 'The certificate has changed' }).waitFor();
    await looksRight(again, 'setup-real-changed');
    expect(await again.locator('.pairs').count()).toBe(2);
    expect(dialer.logins()).toBe(before);
    await again.getByRole('button', { name: 'Trust the new one' }).click();
    await again.locator('.acts .main:focus').waitFor();
    await light('Not recording');
  });
});

describe('a wrong password', () => {
  it('is met once a click, is selected, and never saved', async () => {
    const dialer = await dialerWith('good');
    const { app, form } = await launch();
    await app.electronApp.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, certificateFile('key'));
    await type(form, dialer.url, 'not-the-word!');
    await form.getByText('VICIdial drops characters such as ! and #').waitFor();
    await form.keyboard.press('Enter');
    // Nobody vouches for it until the authority's file is chosen; a file that is none is refused.
    await form.getByRole('heading', { name: 'Is this your dialer?' }).waitFor();
    await form.getByRole('button', { name: 'Choose the file of a private authority…' }).click();
    await form.getByText('This file holds no certificate in PEM form.').waitFor();
    await looksRight(form, 'setup-real-no-authority');
    await app.electronApp.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, certificateFile('authority'));
    await form.getByRole('button', { name: 'Choose the file of a private authority…' }).click();
    await form.getByText('Type the password again, then check.').waitFor();
    expect(dialer.logins()).toBe(1);
    await form.locator('[name=password]:focus').waitFor();
    expect(await form.evaluate(() => document.querySelector<HTMLInputElement>('[name=password]')?.selectionEnd)).toBe('not-the-word!'.length);
    await looksRight(form, 'setup-real-refused');
    expect(await form.evaluate(() => window.reclight.status().then(({ desk }) => desk.authority))).toBe('authority.pem');
    await form.getByLabel('Password', { exact: true }).fill('wrong-again');
    await form.keyboard.press('Enter');
    await expect.poll(dialer.logins).toBe(2);
    await form.getByText('Type the password again, then check.').waitFor();
    expect((await house.command(app, ['status', '--json'])).snapshot?.state).toBe('not-set-up');
    await form.getByLabel('Password', { exact: true }).fill(canary);
    await form.keyboard.press('Enter');
    await form.locator('.acts .main:focus').waitFor();
    expect(dialer.practice.refusedLogins()).toBe(2);
    await pressed(form, 'Enter');
    await light('Not recording');
    expect(settingsOf(app)['caFile']).toBe(certificateFile('authority'));
  });
});

describe('a check', () => {
  it('is ended by Escape, and the window stays', async () => {
    const dialer = await dialerWith('good');
    await dialer.server.strike({ meet: (socket) => void socket.resume() });
    const { form } = await launch();
    await type(form, dialer.url);
    await form.keyboard.press('Enter');
    await form.getByRole('button', { name: /^Cancel/ }).waitFor();
    await form.keyboard.press('Escape');
    await form.getByRole('button', { name: /^Check connection/ }).waitFor();
    expect(await form.getByLabel('API user').inputValue()).toBe(user);
    expect(dialer.logins()).toBe(0);
  });

  it('of a clock that is years off says so, where the certificate seems expired', async () => {
    const server = createHttps({ cert: readFileSync(certificateFile('expired')), key: readFileSync(certificateFile('key')) }, (_request, reply) => {
      reply.setHeader('date', new Date('2020-06-15').toUTCString());
      reply.end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closing.push(() => new Promise((done) => server.close(done)));
    const { form } = await launch();
    await type(form, `https://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await form.keyboard.press('Enter');
    await form.getByText('The clock of this computer is wrong.').waitFor();
    await form.getByText(/the dialer 15 Jun 2020/).waitFor();
    await looksRight(form, 'setup-real-clock');
  });
});

describe('the command line', () => {
  it('refuses a file that is no authority: exit 2, nothing saved, nothing asked', async () => {
    const dialer = await dialerWith('good');
    const app = await house.launch({ args: ['--hidden'] });
    closing.push(() => app.close());
    const setUp = (ca: string): ReturnType<House['command']> => house.command(app, ['setup', '--server', dialer.url, '--user', user, '--agent', agentName, '--password-stdin', '--ca', ca, '--json'], `${canary}\n`);
    for (const ca of [certificateFile('key'), certificateFile('good'), '/nowhere.pem']) {
      const told = await setUp(ca);
      expect([told.code, told.out]).toEqual([2, '']);
      expect(told.err).toMatch(/\S/);
    }
    expect((await house.command(app, ['status', '--json'])).snapshot?.state).toBe('not-set-up');
    expect(dialer.server.connections().made).toEqual([]);
    expect((await setUp(certificateFile('authority'))).code).toBe(0);
  });

  it('doctor: all well exits 0 with one login; refused exits 1 and asks no more', async () => {
    const app = await house.launch({ args: ['--hidden'] });
    closing.push(() => app.close());
    const nothing = await house.command(app, ['doctor', '--json']);
    expect(nothing.code).toBe(1);
    expect(JSON.parse(nothing.out)).toMatchObject({ v: 1, ok: false, checks: expect.arrayContaining([expect.objectContaining({ check: 'setup', state: 'failed' })]) });
    await house.setUp(app);
    const before = house.practice.calls().filter((call) => call.function === 'recording').length;
    const well = await house.command(app, ['doctor', '--json']);
    const report = JSON.parse(well.out) as { ok: boolean; checks: { check: string; state: string }[] };
    expect([well.code, report.checks.filter(({ state }) => state === 'failed'), well.out.trim().split('\n').length]).toEqual([0, [], 1]);
    expect(report.checks.map(({ check }) => check)).toEqual(expect.arrayContaining(['reach', 'tls', 'vicidial', 'login', 'permission', 'agent', 'screen', 'keyring', 'keys', 'clock', 'encryption']));
    expect(house.practice.calls().filter((call) => call.function === 'recording').length - before).toBeLessThanOrEqual(2);
    await house.setUp(app, 'not-the-word');
    const refused = house.practice.refusedLogins();
    const blocked = await house.command(app, ['doctor']);
    expect([blocked.code, house.practice.refusedLogins() - refused]).toEqual([1, 0]);
    expect(blocked.out).toMatch(/MEND +Login +Wrong user or password\. \(known from before: not asked again\)/);
    console.log(`FIGURE doctor\n${well.out}${blocked.out}`);
  });
});
