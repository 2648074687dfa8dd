/** The fault server against real Electron, whose TLS is another one than Node's: the same kinds, the same promise to stop. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../main/practice';
import { recordingPractice } from '../faults/practice';
import { certificateFile, openFaultServer, type FaultServer } from '../faults/server';
import { faults, type Fault } from '../faults/ways';
import type { VirtualClock } from '../practice/virtual-clock';
import { agentName, canary, openHouse, user, windowOf, type House, type Running } from './house';

let house: House;
let app: Running;
/** All that commands and windows have said. */
const said: string[] = [];
const stopMs: number[] = [];

beforeAll(async () => {
  house = await openHouse();
  app = await house.launch({ args: ['--hidden'] });
}, 60_000);
afterAll(() => {
  console.log(`FIGURE faults in Electron: ${rows.length + 1} failures told, STOP on the wire within ${Math.round(Math.max(...stopMs))} ms of the key`);
  return house.close();
}, 60_000);

type Told = Awaited<ReturnType<House['command']>>;

async function reclight(args: readonly string[], input?: string): Promise<Told> {
  const told = await house.command(app, [...args, '--json'], input);
  said.push(told.out, told.err);
  return told;
}

const setUp = (server: string): Promise<Told> => reclight(['setup', '--server', server, '--user', user, '--agent', agentName, '--password-stdin', '--ca', certificateFile('authority')], `${canary}\n`);
const light = (word: string, timeoutMs = 15_000): Promise<unknown> => house.desk.tray.waitFor((tray) => tray.tooltip.title.startsWith(word), { what: word, timeoutMs });

interface Place {
  readonly practice: Practice;
  readonly clock: VirtualClock;
  readonly server: FaultServer;
  readonly url: string;
}

async function against<Result>(tls: boolean, act: (place: Place) => Promise<Result>): Promise<Result> {
  const { practice, clock } = recordingPractice({ user, password: canary });
  const server = await openFaultServer(practice, { tls });
  try {
    return await act({ practice, clock, server, url: `${tls ? 'https' : 'http'}://127.0.0.1:${server.port}` });
  } finally {
    await server.close();
    await practice.close();
  }
}

/** Until the server is really asked: what is younger than a second is told without asking. */
async function askAnew(server: FaultServer): Promise<Promise<Told>[]> {
  const before = server.seen().length;
  const asking: Promise<Told>[] = [];
  const asked = (): boolean => server.seen().slice(before).some(({ value }) => value === 'STATUS');
  await expect.poll(() => asked() || (asking.push(reclight(['status'])), false), { interval: 300, timeout: 10_000 }).toBe(true);
  return asking;
}

/** What real Electron may see otherwise, and some of what it should see alike. */
const representative = [
  'hangs before the head',
  'closes in the body',
  'says two lengths',
  'sends a chunk whose size is no number',
  'sends elsewhere with 302 Found',
  'says 503',
  'shows the login page of a guest network',
  'refuses the connection',
  'speaks plain HTTP on a TLS port',
  'hangs in one TLS handshake',
  'resets in the TLS handshake',
  'sends nonsense in the TLS handshake',
  'speaks TLS on a plain port',
];
const rows = faults.filter(({ name }) => representative.includes(name) || name.startsWith('shows a certificate'));

describe('set up with a server that', () => {
  it.each(rows)('$name', ({ way, tls = false, stranger }: Fault) =>
    against(tls, async ({ server, url }) => {
      await server.strike(way);
      const { snapshot } = await setUp(url);
      expect(snapshot).toMatchObject({ state: 'offline', failure: { kind: stranger } });
      expect([server.strayed(), server.connections().most <= 2]).toEqual([0, true]);
    }),
  );

  it('all of them were tried', () => expect(rows).toHaveLength(representative.length + 5));

  it('has a name that nobody has', async () => {
    await setUp('https://dialer.invalid');
    expect((await reclight(['status'])).snapshot).toMatchObject({ state: 'offline', failure: { kind: 'unreachable' } });
  });
});

describe('a server that was well', () => {
  it('and resets the connection that lay idle, is asked once more', () =>
    against(false, async ({ server, url }) => {
      expect((await setUp(url)).snapshot?.state).toBe('recording');
      await server.strike(faults.find(({ name }) => name.startsWith('resets a connection that lay idle'))!.way);
      const told = await Promise.all(await askAnew(server));
      expect(told.map(({ snapshot }) => [snapshot?.state, snapshot?.failure])).toEqual(told.map(() => ['recording', null]));
    }));

  it.each([
    ['over http', false],
    ['over TLS', true],
  ])('and hangs, gets a STOP within 1.5 s of the key %s', (_name, tls) =>
    against(tls, async ({ server, clock, url }) => {
      expect((await setUp(url)).snapshot?.state).toBe('recording');
      await light('Recording');
      await server.strike({ answer: () => undefined }, ['STATUS', 'version']);
      const asking = await askAnew(server);
      const pressedAt = performance.now();
      await house.desk.keys.press('ctrl+shift+F9');
      const stop = await server.got(({ value }) => value === 'STOP');
      stopMs.push(stop.atMs - pressedAt);
      expect(stop.atMs - pressedAt).toBeLessThan(1500);
      await server.heal();
      await light('Wait: still recording');
      clock.advance(3000);
      await light('Not recording');
      await Promise.all(asking);
      expect(server.connections().most).toBeLessThanOrEqual(2);
    }),
  );
});

describe('after all that', () => {
  it('the app is alive, and the password in no file, window, output or answer', async () => {
    await against(false, async ({ server, url }) => {
      await server.strike({ answer: ({ stream }) => stream.resetAndDestroy() });
      await setUp(url);
      await light('No answer');
      await house.desk.tray.activate();
      const popup = await windowOf(app, 'popup');
      await popup.getByRole('heading', { name: 'No answer' }).waitFor();
      said.push(await popup.content(), JSON.stringify(await popup.evaluate(() => window.reclight.status())));
    });
    said.push(app.output());
    said.push(JSON.stringify(house.desk.notifications.shown, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
    const files = readdirSync(app.userData, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.some((file) => file.endsWith('reclight.log'))).toBe(true);
    const forms = [canary, Buffer.from(canary).toString('base64'), encodeURIComponent(canary)];
    const holds = (text: string): boolean => forms.some((form) => text.includes(form));
    expect(files.filter((file) => holds(readFileSync(file, 'latin1')))).toEqual([]);
    expect(said.filter(holds)).toEqual([]);
    expect(said.length).toBeGreaterThan(40);
  });
});
