/** What happens when the agent screen is deaf, the app dies, or the screen does too much: the light stays honest. */
import { afterEach, describe, expect, it } from 'vitest';
import { keepPicture, openHouse, windowOf, type House, type Running } from './house';

let house: House;

afterEach(() => house.close(), 60_000);

async function ready(options: Parameters<typeof openHouse>[0] = {}): Promise<Running> {
  house = await openHouse(options);
  const app = await house.launch();
  expect((await house.setUp(app)).code).toBe(0);
  await light('Not recording');
  return app;
}

const light = (word: string, timeoutMs = 20_000): Promise<unknown> => house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith(word), { what: word, timeoutMs });

async function recording(seconds = 3): Promise<void> {
  await house.desk.keys.press('ctrl+shift+F9');
  await house.desk.tray.waitFor((tray) => new RegExp(`^Recording (\\d\\d+|[1-9]|0):(?!0[0-${seconds - 1}])`).test(tray.tooltip.title), { what: 'recording', timeoutMs: 20_000 });
}

describe('a deaf agent screen', () => {
  it('leaves a START without proof, with an advice, and proves it when it wakes', async () => {
    const app = await ready();
    house.agent.screen.deaf(true);
    await house.desk.keys.press('ctrl+shift+F9');
    await light('Starting');
    await light('No proof that it records');
    const said = await house.desk.notifications.waitFor((notice) => notice.summary.includes('No proof'));
    expect(said.body).toContain('VICIdial tab');
    await house.desk.tray.activate();
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('button', { name: /Start again/ }).waitFor();
    keepPicture('popup-unconfirmed-start', await popup.screenshot());
    expect(house.practice.calls().filter((call) => call.value === 'START')).toHaveLength(1);
    house.agent.screen.deaf(false);
    await light('Recording');
  });

  it('leaves a STOP that may still be recording, and never says idle before the proof', async () => {
    const app = await ready();
    await recording();
    house.agent.screen.deaf(true);
    await house.desk.keys.press('ctrl+shift+F9');
    await light('Wait: still recording');
    await light('May still be recording');
    const said = await house.desk.notifications.waitFor((notice) => notice.summary.includes('May still be recording'));
    expect(said.body).toContain('Do not take the card');
    expect(house.agent.truth().running).toHaveLength(1);
    await house.desk.tray.activate();
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('button', { name: /Stop again/ }).waitFor();
    keepPicture('popup-unconfirmed-stop', await popup.screenshot());
    house.agent.screen.deaf(false);
    // Its alarm first: until it was seen, that is the second button.
    await popup.getByRole('button', { name: 'I have seen it' }).click();
    await popup.getByRole('button', { name: 'Check now' }).click();
    await light('Not recording');
    expect(house.agent.truth().running).toHaveLength(0);
  });
});

describe('the app, killed between STOP and its proof', () => {
  it('and started again, is never idle before the proof', async () => {
    const app = await ready();
    await recording();
    house.agent.screen.deaf(true);
    await house.desk.keys.press('ctrl+shift+F9');
    await light('Wait: still recording');
    await expect.poll(() => house.practice.calls().some((call) => call.value === 'STOP' && call.ok), { timeout: 10_000 }).toBe(true);
    await app.kill('SIGKILL');
    const seen: string[] = [];
    await house.launch({ userData: app.userData, args: ['--hidden'] });
    await house.desk.tray.waitFor((tray) => {
      seen.push(tray.tooltip.title);
      return tray.tooltip.title.startsWith('May still be recording');
    }, { what: 'the wish that the crash left', timeoutMs: 30_000 });
    expect(seen.filter((title) => title.startsWith('Not recording'))).toEqual([]);
    expect(house.agent.truth().running).toHaveLength(1);
    house.agent.screen.deaf(false);
    await light('Not recording', 30_000);
    expect(house.agent.truth().running).toHaveLength(0);
  });
});

describe('a screen that acts twice on one START', () => {
  it('makes two recordings, which are counted and said', async () => {
    const app = await ready({ screen: { pickUpMs: 1400 } });
    await house.desk.keys.press('ctrl+shift+F9');
    await light('2 recordings run');
    await house.desk.notifications.waitFor((notice) => notice.summary.includes('More than one recording'));
    await house.desk.tray.activate();
    const popup = await windowOf(app, 'popup');
    await popup.getByText('the agent screen acted twice').waitFor();
    keepPicture('popup-doubled', await popup.screenshot());
    expect(house.agent.truth().running).toHaveLength(2);
  });
});

describe('the tray menu', () => {
  it('starts and stops as the key does', async () => {
    await ready();
    await house.desk.tray.click('Start recording');
    await light('Recording');
    await house.desk.tray.click('Stop recording');
    await light('Wait: still recording');
    await light('Not recording');
    expect(house.agent.truth().running).toHaveLength(0);
  });
});
