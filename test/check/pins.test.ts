/** A pinned certificate on the connections that carry the password: that one, on each of them, and no other. */
import { afterEach, describe, expect, it } from 'vitest';
import { createAgentApi, createTransport, type AgentApi } from '../../main/agent-api';
import { createPins } from '../../main/check';
import { defaults, type Settings } from '../../main/settings/defaults';
import type { Trust } from '../../main/network';
import { agentName, canary, login, recordingPractice } from '../faults/practice';
import { openFaultServer, type Certificate, type FaultServer } from '../faults/server';
import { handshakeWith, ourAuthority, trustWith } from './place';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Place {
  readonly server: FaultServer;
  readonly api: AgentApi;
  readonly trust: Trust;
  readonly origin: string;
  pin: string | null;
}

async function placeWith(certificate: Certificate, caFile: string | null = null, wall?: () => number): Promise<Place> {
  const { practice } = recordingPractice();
  const server = await openFaultServer(practice, { tls: true });
  await server.strike({ certificate });
  const origin = `https://127.0.0.1:${server.port}`;
  const place: { pin: string | null } = { pin: null };
  const trust = trustWith(() => place.pin, wall);
  const transport = createTransport(origin, trust.options(origin, caFile), trust.door(origin));
  const api = createAgentApi({ transport, agent: agentName, credentials: login, now: () => performance.now() });
  closing.push(() => api.close(), () => server.close(), () => practice.close());
  return Object.assign(place, { server, api, trust, origin });
}

const ask = (api: AgentApi): ReturnType<AgentApi['ask']> => api.ask({ do: 'status' }, new AbortController().signal);
const shownBy = async ({ origin }: Place): Promise<string> => (await handshakeWith(origin)).certificate?.fingerprint ?? '';
const passwords = ({ server }: Place): unknown[] => server.seen().map(({ password }) => password).filter((password) => password !== null);

describe.each(['self-signed', 'unknown-authority', 'other-host'] as const)('%s', (certificate) => {
  it('is refused until it is pinned, and no password goes out before', async () => {
    const place = await placeWith(certificate, ourAuthority);
    expect(await ask(place.api)).toMatchObject({ kind: 'failed', failure: 'tls', maybeSent: false });
    expect(passwords(place)).toEqual([]);
    place.pin = await shownBy(place);
    expect((await ask(place.api)).kind).toBe('active');
    expect(passwords(place)).toEqual([canary]);
    expect(place.trust.fault(place.origin)).toBe(null);
  });
});

describe('a pin', () => {
  it('refuses another certificate on the next connection, says why, and sends nothing', async () => {
    const place = await placeWith('self-signed', ourAuthority);
    place.pin = await shownBy(place);
    expect((await ask(place.api)).kind).toBe('active');
    // One that an authority of ours vouches for is another one all the same.
    await place.server.strike({ certificate: 'good', cut: true });
    const before = passwords(place).length;
    expect(await ask(place.api)).toMatchObject({ kind: 'failed', failure: 'tls', maybeSent: expect.anything() });
    expect(await ask(place.api)).toMatchObject({ kind: 'failed', failure: 'tls', maybeSent: false });
    expect(passwords(place)).toHaveLength(before);
    expect(place.trust.fault(place.origin)).toBe('pin-changed');
    await place.server.strike({ certificate: 'self-signed', cut: true });
    expect((await ask(place.api)).kind).toBe('active');
  });

  it('tells that its certificate has expired', async () => {
    const place = await placeWith('expired', ourAuthority);
    place.pin = await shownBy(place);
    expect(await ask(place.api)).toMatchObject({ failure: 'tls' });
    expect(place.trust.fault(place.origin)).toBe('expired');
    expect(passwords(place)).toEqual([]);
  });

  it('tells that its certificate is not valid yet, by this computer’s clock', async () => {
    const place = await placeWith('self-signed', null, () => Date.parse('2019-01-01'));
    place.pin = await shownBy(place);
    expect(await ask(place.api)).toMatchObject({ failure: 'tls' });
    expect(place.trust.fault(place.origin)).toBe('not-yet-valid');
  });

  it('that is taken back leaves the authorities to decide', async () => {
    const place = await placeWith('self-signed', ourAuthority);
    place.pin = await shownBy(place);
    expect((await ask(place.api)).kind).toBe('active');
    place.pin = null;
    await place.server.strike({ certificate: 'self-signed', cut: true });
    await ask(place.api);
    expect(await ask(place.api)).toMatchObject({ kind: 'failed', failure: 'tls' });
    expect(place.trust.fault(place.origin)).toBe('self-signed');
  });
});

describe('the pins of the settings', () => {
  function pinsIn(pins: Settings['pins']): { pins: ReturnType<typeof createPins>; now: () => Settings['pins']; writes: () => number } {
    let settings: Settings = { ...defaults, pins };
    let writes = 0;
    return {
      pins: createPins({
        get: () => settings,
        set: (part) => {
          writes++;
          settings = { ...settings, ...part };
        },
      }),
      now: () => settings.pins,
      writes: () => writes,
    };
  }

  it('are one a server; the oldest goes when there are too many', () => {
    const { pins, now } = pinsIn(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`https://s${at}.example`, 'AA'.repeat(32)])));
    pins.set('https://new.example', 'BB'.repeat(32));
    expect(Object.keys(now())).toHaveLength(20);
    expect([pins.of('https://s0.example'), pins.of('https://s1.example'), pins.of('https://new.example')]).toEqual([null, 'AA'.repeat(32), 'BB'.repeat(32)]);
  });

  it('are taken back, and written only where something changes', () => {
    const { pins, now, writes } = pinsIn({ 'https://a.example': 'AA'.repeat(32) });
    pins.set('https://b.example', null);
    expect(writes()).toBe(0);
    pins.set('https://a.example', null);
    expect(now()).toEqual({});
  });
});
