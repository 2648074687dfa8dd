/** A keyring that is locked: the lamp is there and claims nothing, the desktop asks, and a "no" destroys nothing. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { electronDist } from '../../scripts/lib/electron.mjs';
import { keepPicture, openHouse, type House } from './house';

const root = join(import.meta.dirname, '..', '..');
const kept = mkdtempSync(join(tmpdir(), 'kept-'));
let house: House;
afterEach(async () => {
  await house.close();
  rmSync(kept, { recursive: true, force: true });
}, 60_000);

it('a locked keyring: connecting, the desktop’s question, and after a no the password is asked for again', async () => {
  house = await openHouse();
  const app = await house.launch({ args: ['--hidden'] });
  expect((await house.setUp(app)).code).toBe(0);
  await app.close();
  cpSync(app.userData, kept, { recursive: true });
  await house.close();

  house = await openHouse({ desk: { keyring: 'locked' } });
  const userData = join(house.desk.home, 'data');
  cpSync(kept, userData, { recursive: true });
  const login = readFileSync(join(userData, 'login.json'), 'utf8');
  // From outside: a test driver would wait with a main process that waits for a person.
  house.desk.launchPackaged(electronDist().executable, [root, '--hidden'], { userData });
  const tray = await house.desk.tray.waitFor((state) => state.icon.width > 0, { timeoutMs: 15_000, what: 'the lamp' });
  expect(tray.tooltip.title).toBe('Connecting… · 1000');
  await expect.poll(() => house.desk.keys.windows(), { timeout: 15_000 }).toContain('Unlock Login Keyring');
  keepPicture('keyring-locked', await house.desk.display.screenshot());
  await house.desk.keys.press('Escape');
  await expect
    .poll(
      async () => {
        // Each call to the keyring may ask once more.
        if ((await house.desk.keys.windows()).includes('Unlock Login Keyring')) await house.desk.keys.press('Escape');
        // A main process that waits for a person answers nobody.
        return Promise.race([house.desk.tray.read().then((state) => state?.tooltip.title), new Promise((resolve) => setTimeout(resolve, 1000, 'waits'))]);
      },
      { timeout: 30_000, interval: 300 },
    )
    .toBe('Not set up · 1000');
  expect(readFileSync(join(userData, 'login.json'), 'utf8')).toBe(login);
  expect(readFileSync(join(userData, 'logs', 'reclight.log'), 'utf8')).toMatch(/trouble vault-(locked|foreign)/);
  // The new dialer was asked nothing without a password.
  expect(house.practice.calls()).toHaveLength(0);
});
