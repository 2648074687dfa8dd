/** Two thousand random payloads for every call of a window, sent by a real window to the real app. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { shownSettings } from '../../main/settings/defaults';
import { readSetting } from '../../main/settings/schema';
import { callChannels, type CallName, type View } from '../../preload/contract';
import { badPayloads, packed, unpacked } from '../renderer/payloads';
import { openHouse, windowOf, type House, type Running } from './house';

/** Another one each day, the same one for everybody on it; printed where something fails. */
const seed = Number(process.env['RECLIGHT_SEED'] ?? Math.floor(Date.now() / 86_400_000));
const runs = 2000;

let house: House;
let app: Running;
let popup: Page;

declare global {
  /** In the main process: what nobody caught. */
  var uncaught: string[];
}

beforeAll(async () => {
  house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true } });
  app = await house.launch({ args: ['--hidden'] });
  await house.setUp(app);
  await house.desk.tray.activate();
  popup = await windowOf(app, 'popup');
  await popup.getByRole('heading', { name: 'Not recording' }).waitFor();
  // The call goes on unrecorded: what the guard says of that is no doing of a payload.
  await popup.evaluate(() => window.reclight.setSetting({ name: 'guardUnrecorded', value: false }));
  // A call could open another window, and the popup close when it loses the focus to it: it must stay to be asked again.
  await app.electronApp.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.removeAllListeners('blur');
    globalThis.uncaught = [];
    for (const kind of ['unhandledRejection', 'uncaughtException'] as const) process.on(kind, (error: unknown) => globalThis.uncaught.push(`${kind}: ${String(error)}`));
  });
  await popup.evaluate(`window.unpacked = ${unpacked.toString()}`);
}, 60_000);
afterAll(() => house.close(), 60_000);

/** What a payload could have changed, without what time changes. */
async function state(): Promise<unknown> {
  const { snapshot, desk } = await popup.evaluate<View>(() => window.reclight.status());
  const { state: light, wanted, asked, agent, recording, recordings, failure, practice } = snapshot;
  const windows = await app.electronApp.evaluate(({ BrowserWindow, clipboard }) => ({ open: BrowserWindow.getAllWindows().length, copied: clipboard.readText() }));
  const settings = join(app.userData, 'settings.json');
  return { light, wanted, asked, agent, recording, recordings, failure, practice, desk, windows, onDisk: existsSync(settings) ? readFileSync(settings, 'utf8') : null, sent: house.practice.calls().filter(({ value }) => value === 'START' || value === 'STOP').length };
}

/** Sends them all in one go and tells the answers apart by kind; a call that rejects counts as one of its own. */
function send(call: CallName, payloads: readonly unknown[]): Promise<Record<string, number>> {
  return popup.evaluate(
    async ({ call, text, how }) => {
      const payloads = (window as unknown as Record<string, (text: string) => unknown[]>)[how]?.(text) ?? [];
      const ask = (window.reclight as unknown as Record<string, (payload: unknown) => Promise<{ ok?: unknown; failure?: { kind?: unknown; message?: unknown } }>>)[call];
      const counts: Record<string, number> = {};
      await Promise.all(
        payloads.map(async (payload) => {
          const kind = await (ask?.(payload) ?? Promise.reject(new Error('no such call'))).then(
            (answer) => (answer.ok === false && typeof answer.failure?.message === 'string' ? String(answer.failure.kind) : `not refused: ${JSON.stringify(payload)}`),
            (error: unknown) => `rejected: ${String(error)}`,
          );
          counts[kind] = (counts[kind] ?? 0) + 1;
        }),
      );
      return counts;
    },
    { call, text: packed(payloads), how: 'unpacked' },
  );
}

function logged(): string {
  const folder = join(app.userData, 'logs');
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

describe(`${runs} payloads that the contract does not allow, seed ${seed}`, () => {
  it.each(Object.keys(callChannels) as CallName[])('%s refuses each of them, as data, and changes nothing', async (call) => {
    const before = await state();
    expect(await send(call, badPayloads(call, runs, seed))).toEqual({ 'not-a-form': runs });
    expect(await state()).toEqual(before);
  });
});

it('values that a setting cannot have are refused, and change nothing', async () => {
  const before = await state();
  const wrong = badPayloads('setSetting', runs, seed + 1);
  const asked = wrong.map((value, at) => ({ name: shownSettings[at % shownSettings.length] ?? 'tag', value })).filter(({ name, value }) => !readSetting(name, value).ok);
  expect(asked.length).toBeGreaterThan(runs / 2);
  const { 'bad-value': value = 0, 'bad-tag': tag = 0, 'out-of-bounds': far = 0, ...others } = await send('setSetting', asked);
  expect([value + tag + far, others]).toEqual([asked.length, {}]);
  expect(await state()).toEqual(before);
});

it('what can’t be sent at all does not reach main', async () => {
  const before = await state();
  const ends = await popup.evaluate(async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const ask = window.reclight.chooseTag as unknown as (payload: unknown) => Promise<{ ok?: boolean }>;
    const odd: unknown[] = [circle, () => 1, Symbol('x'), 10n, document.body, window, new Proxy({}, {}), JSON.parse('{"__proto__":{"tag":"_QA"}}'), new Map([['tag', '_QA']]), new Uint8Array(100_000), Promise.resolve({})];
    const end = async (payload: unknown): Promise<string> => {
      try {
        return (await ask(payload)).ok === true ? 'done' : 'refused';
      } catch {
        return 'not sent';
      }
    };
    return Promise.all(odd.map(end));
  });
  expect(ends.filter((end) => end === 'done')).toEqual([]);
  expect(await state()).toEqual(before);
});

it('and main has caught whatever there was', async () => {
  expect(await app.electronApp.evaluate(() => globalThis.uncaught)).toEqual([]);
  expect(logged()).not.toMatch(/unhandled|uncaught|TypeError|RangeError/i);
  expect((await popup.evaluate<View>(() => window.reclight.status())).snapshot.state).toBe('idle');
});
