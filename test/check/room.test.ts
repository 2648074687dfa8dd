/** The check as a window asks for it: what is shown when, the certificate's question, cancelling, the authority. */
import { afterEach, describe, expect, it } from 'vitest';
import { createCheck, type CheckRoom } from '../../main/check';
import { placeOf, reach } from '../../main/check/reach';
import { recordingPractice } from '../faults/practice';
import { certificateFile, openFaultServer, type Certificate, type FaultServer } from '../faults/server';
import { handshakeWith, ourAuthority, trialOf } from './place';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Desk {
  readonly room: CheckRoom<string, { readonly fault: string }>;
  readonly server: FaultServer;
  readonly url: string;
  readonly pins: Map<string, string>;
  /** Until the check stands still. */
  readonly ended: () => Promise<void>;
  readonly changes: () => number;
}

async function deskWith(certificate: Certificate): Promise<Desk> {
  const { practice } = recordingPractice();
  const server = await openFaultServer(practice, { tls: true });
  closing.push(() => server.close(), () => practice.close());
  await server.strike({ certificate });
  const pins = new Map<string, string>();
  let changes = 0;
  const room = createCheck<string, { readonly fault: string }>({
    tryOut: (url, caFile) => (url.startsWith('https:') ? { ok: true, trial: trialOf(url, { pin: () => pins.get(url) ?? null, caFile: caFile ?? null }) } : { ok: false, fault: 'server-bad' }),
    reach: (place, signal) => reach(place, signal, () => performance.now()),
    handshake: (origin, caFile, signal) => handshakeWith(origin, { caFile: caFile ?? null, pin: pins.get(origin) ?? null, signal }),
    isHere: () => true,
    pinOf: (origin) => pins.get(origin) ?? null,
    setPin: (origin, fingerprint) => void (fingerprint === null ? pins.delete(origin) : pins.set(origin, fingerprint)),
    usualMs: () => null,
    wallMs: () => Date.now(),
    madeMs: 0,
    onChange: () => void changes++,
  });
  const url = `https://127.0.0.1:${server.port}`;
  return { room, server, url, pins, ended: () => expect.poll(() => room.view()?.underWay, { timeout: 8000 }).toBe(false), changes: () => changes };
}

const statuses = (server: FaultServer): number => server.seen().filter(({ value }) => value === 'STATUS').length;

it('a certificate is asked about before anything is sent; trusted, the check goes on to the end', async () => {
  const { room, server, url, pins, ended } = await deskWith('self-signed');
  expect(room.view()).toBe(null);
  room.start(url);
  expect(room.view()).toMatchObject({ underWay: true });
  await ended();
  const question = room.view()?.question;
  expect(question).toMatchObject({ why: 'self-signed', before: null, certificate: { issuedTo: 'Test dialer', selfSigned: true } });
  expect(server.seen()).toEqual([]);
  expect(room.trust('00'.repeat(32))).toBe(false);
  expect(pins.size).toBe(0);
  expect(room.trust(question?.certificate.fingerprint ?? '')).toBe(true);
  await ended();
  expect(room.view()).toMatchObject({ failure: null, question: null });
  expect([...pins]).toEqual([[url, question?.certificate.fingerprint]]);
  expect(statuses(server)).toBe(1);
});

it('a changed certificate is refused, the old one beside it, until a person trusts the new one', async () => {
  const { room, server, url, pins, ended } = await deskWith('self-signed');
  const old = 'AB'.repeat(32);
  pins.set(url, old);
  room.start(url);
  await ended();
  expect(room.view()).toMatchObject({ failure: { step: 'tls', kind: 'pin-changed', who: 'administrator' }, question: { why: 'pin-changed', before: old } });
  expect(server.seen()).toEqual([]);
  room.decline();
  expect(room.view()).toMatchObject({ failure: { kind: 'pin-changed' }, question: null });
  expect(pins.get(url)).toBe(old);
});

it('what was declined can no longer be trusted', async () => {
  const { room, url, pins, ended } = await deskWith('unknown-authority');
  room.start(url);
  await ended();
  const fingerprint = room.view()?.question?.certificate.fingerprint ?? '';
  room.decline();
  expect(room.trust(fingerprint)).toBe(false);
  expect(pins.size).toBe(0);
});

it('an expired certificate is nobody’s to trust', async () => {
  const { room, url, ended } = await deskWith('expired');
  room.start(url);
  await ended();
  expect(room.view()).toMatchObject({ failure: { kind: 'expired' }, question: null });
});

describe('an authority', () => {
  it('is taken for the next check, and decides instead of a pin', async () => {
    const { room, server, url, pins, ended } = await deskWith('good');
    pins.set(url, 'AB'.repeat(32));
    expect(room.caFile()).toBe(undefined);
    expect(room.chooseAuthority(ourAuthority)).toBe(null);
    expect(room.caFile()).toBe(ourAuthority);
    room.start(url);
    await ended();
    expect(room.view()?.failure).toBe(null);
    expect(pins.size).toBe(0);
    expect(statuses(server)).toBe(1);
  });

  it.each([
    ['ca-not-pem', certificateFile('key')],
    ['ca-no-authority', certificateFile('self-signed')],
    ['ca-unreadable', '/nowhere'],
    ['ca-not-pem', '/proc/self/exe'],
  ])('that is none is refused as %s', async (fault, path) => {
    const { room } = await deskWith('good');
    expect(room.chooseAuthority(path)).toBe(fault);
    expect(room.caFile()).toBe(undefined);
  });

  it('is forgotten with the window, and removed when a person says so', async () => {
    const { room } = await deskWith('good');
    room.chooseAuthority(ourAuthority);
    room.forget();
    expect(room.caFile()).toBe(undefined);
    room.dropAuthority();
    expect(room.caFile()).toBe(null);
  });
});

it('cancelled, nothing is shown of it any more and no login goes out', async () => {
  const { room, server, url, changes } = await deskWith('good');
  await server.strike({ meet: (socket) => void socket.resume() });
  room.start(url);
  await expect.poll(() => room.view()?.lines[1]?.state).toBe('asking');
  room.cancel();
  expect(room.view()).toBe(null);
  const before = changes();
  await expect.poll(() => server.connections().open).toBe(0);
  expect([room.view(), changes(), statuses(server)]).toEqual([null, before, 0]);
});

it('a bad entry ends the check before it', async () => {
  const { room, url, ended } = await deskWith('expired');
  room.start(url);
  await ended();
  expect(room.start('nonsense')).toEqual({ ok: false, fault: 'server-bad' });
  expect(room.view()).toBe(null);
});

it('knows where an origin lies', () => {
  expect([placeOf('https://dialer.example'), placeOf('http://[::1]:8080'), placeOf('http://10.0.0.1')]).toEqual([
    { host: 'dialer.example', port: 443 },
    { host: '::1', port: 8080 },
    { host: '10.0.0.1', port: 80 },
  ]);
});
