/** The whole main job in real Electron: form, hot key, tray, popup, command line, against a real socket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentName, canary, keepPicture, openHouse, user, windowOf, type House, type Running } from './house';

let house: House;
let app: Running;

beforeAll(async () => {
  house = await openHouse();
  app = await house.launch();
}, 60_000);

afterAll(() => house.close(), 60_000);

describe('a first start', () => {
  it('opens on a welcome', async () => {
    const welcome = await windowOf(app, 'setup');
    await welcome.getByRole('heading', { name: 'Know whether the call is really recorded' }).waitFor();
    keepPicture('welcome', await welcome.screenshot());
  });

  it('leads to a form that checks with one login, saves, and shows the light', async () => {
    const welcome = await windowOf(app, 'setup');
    // The window takes keys once it has given its first button the focus.
    await welcome.locator('.main:focus').waitFor();
    // The key closes this window, perhaps before the driver has heard that it was pressed.
    const opening = app.electronApp.waitForEvent('window', { predicate: (page) => page.url().includes('#connect') });
    await welcome.keyboard.press('c').catch(() => undefined);
    const form = await opening;
    await form.getByLabel('Dialer').fill(house.practice.url);
    await form.getByLabel('API user').fill(user);
    await form.getByLabel('Password', { exact: true }).fill(canary);
    await form.getByLabel('Your agent number').fill(agentName);
    keepPicture('form', await form.screenshot());
    const logins = (): number => house.practice.calls().filter((call) => call.function === 'recording').length;
    await form.keyboard.press('Enter');
    await form.getByText('Ready. The light sits in the tray; the key is Ctrl Shift F9.').waitFor();
    await form.locator('.acts .main:focus').waitFor();
    keepPicture('form-checked', await form.screenshot());
    expect(logins()).toBe(1);
    // The key closes the window, perhaps before the driver has heard that it was pressed.
    await Promise.all([form.waitForEvent('close'), form.keyboard.press('Enter').catch(() => undefined)]);
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('heading', { name: 'Not recording' }).waitFor();
    await Promise.all([popup.waitForEvent('close'), popup.keyboard.press('Escape').catch(() => undefined)]);
  });
});

describe('the hot key', () => {
  it('starts: the tray goes from starting to recording, and the popup says the same', async () => {
    const idle = await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Not recording'), { what: 'idle' });
    await house.desk.tray.activate();
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('heading', { name: 'Not recording' }).waitFor();
    keepPicture('popup-idle', await popup.screenshot());
    await house.desk.keys.press('ctrl+shift+F9');
    const starting = await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Starting'), { what: 'starting' });
    await popup.getByRole('heading', { name: 'Starting…' }).waitFor();
    keepPicture('popup-starting', await popup.screenshot());
    const recording = await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Recording'), { what: 'recording' });
    await popup.getByRole('heading', { name: 'Recording', exact: true }).waitFor();
    await popup.getByText(/id \d+, .* s after the press/).waitFor();
    keepPicture('popup-recording', await popup.screenshot());
    expect(recording.tooltip.title).toMatch(/^Recording \d+:\d\d · 1000$/);
    expect(house.agent.truth().running).toHaveLength(1);
    const pixels = [idle, starting, recording].map((tray) => Buffer.from(tray.icon?.rgba ?? []).toString('base64'));
    expect(new Set(pixels).size).toBe(3);
    keepPicture('tray-recording', recording.icon?.toPng(8) ?? new Uint8Array());
  });

  it('stops: stopping, and idle only once the screen has acted', async () => {
    const popup = await windowOf(app, 'popup');
    await house.desk.tray.waitFor((tray) => /Recording 0:0[3-9]/.test(tray.tooltip.title), { what: 'three seconds' });
    await house.desk.keys.press('ctrl+shift+F9');
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Wait: still recording'), { what: 'stopping' });
    await popup.getByText('Do not take the card yet', { exact: true }).waitFor();
    keepPicture('popup-stopping', await popup.screenshot());
    await house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith('Not recording'), { what: 'idle' });
    expect(house.agent.truth().running).toHaveLength(0);
    await popup.getByText('Last file').waitFor();
    keepPicture('popup-idle-again', await popup.screenshot());
  });
});
