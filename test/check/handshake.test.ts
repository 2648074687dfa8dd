/** The handshake of our own, against real TLS servers: what is wrong with a certificate, and that nothing else is sent. */
import { readFileSync } from 'node:fs';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { recordingPractice } from '../faults/practice';
import { certificateFile, openFaultServer, type Certificate, type FaultServer } from '../faults/server';
import { handshakeWith, ourAuthority } from './place';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serverWith(certificate: Certificate): Promise<{ server: FaultServer; url: string }> {
  const { practice } = recordingPractice();
  const server = await openFaultServer(practice, { tls: true });
  closing.push(() => server.close(), () => practice.close());
  await server.strike({ certificate });
  return { server, url: `https://127.0.0.1:${server.port}` };
}

const fingerprint = async (certificate: Certificate): Promise<string> => {
  const { url } = await serverWith(certificate);
  const shaken = await handshakeWith(url);
  return shaken.certificate?.fingerprint ?? '';
};

describe('a server whose certificate is', () => {
  it.each([
    ['self-signed', 'self-signed'],
    ['unknown-authority', 'untrusted'],
    ['other-host', 'other-host'],
    ['expired', 'expired'],
    ['not-yet-valid', 'not-yet-valid'],
  ] as const)('%s fails as %s, with the certificate to be shown', async (certificate, fault) => {
    const { server, url } = await serverWith(certificate);
    const shaken = await handshakeWith(url, { caFile: ourAuthority });
    expect(shaken).toMatchObject({ ok: false, fault, certificate: { issuedTo: 'Test dialer', fingerprint: expect.stringMatching(/^[0-9A-F]{64}$/) } });
    expect(server.seen().map(({ password }) => password).filter(Boolean)).toEqual([]);
  });

  it('good is told with its end and protocol, and no request is made', async () => {
    const { server, url } = await serverWith('good');
    expect(await handshakeWith(url, { caFile: ourAuthority })).toMatchObject({ ok: true, pinned: false, protocol: 'TLSv1.3', certificate: { validTo: '2120-01-01T00:00:00.000Z' } });
    expect(server.seen()).toEqual([]);
  });

  it('self-signed is said to be so', async () => {
    const { url } = await serverWith('self-signed');
    expect((await handshakeWith(url)).certificate).toMatchObject({ selfSigned: true, issuedBy: 'Test dialer', validFrom: '2020-01-01T00:00:00.000Z' });
  });
});

describe('with a pin', () => {
  it.each(['self-signed', 'unknown-authority', 'other-host'] as const)('%s is trusted when it is that very one', async (certificate) => {
    const { url } = await serverWith(certificate);
    const pin = (await handshakeWith(url)).certificate?.fingerprint ?? '';
    expect(await handshakeWith(url, { pin })).toMatchObject({ ok: true, pinned: true });
  });

  it('another one has changed, even one that the authorities vouch for', async () => {
    const { url } = await serverWith('good');
    expect(await handshakeWith(url, { pin: await fingerprint('self-signed'), caFile: ourAuthority })).toMatchObject({ ok: false, fault: 'pin-changed' });
  });

  it('an expired one is still told', async () => {
    const { url } = await serverWith('expired');
    expect(await handshakeWith(url, { pin: await fingerprint('expired') })).toMatchObject({ ok: false, fault: 'expired' });
  });
});

describe('a clock', () => {
  it('is asked of a server whose certificate is out of its time', async () => {
    const server = createHttps({ cert: readFileSync(certificateFile('expired')), key: readFileSync(certificateFile('key')) }, (_request, answer) => answer.end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closing.push(() => new Promise((done) => server.close(done)));
    const shaken = await handshakeWith(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, { caFile: ourAuthority });
    expect(shaken).toMatchObject({ ok: false, fault: 'expired' });
    expect(!shaken.ok && Math.abs((shaken.serverMs ?? 0) - Date.now()) < 60_000).toBe(true);
  });

  it('that nobody tells is not known', async () => {
    const { url } = await serverWith('expired');
    expect(await handshakeWith(url, { caFile: ourAuthority })).toMatchObject({ serverMs: null });
  });
});

describe('a port', () => {
  it('that speaks no TLS is told apart', async () => {
    const { practice } = recordingPractice();
    const server = await openFaultServer(practice);
    closing.push(() => server.close(), () => practice.close());
    await server.strike({ meet: (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n')) });
    expect(await handshakeWith(`https://127.0.0.1:${server.port}`)).toMatchObject({ ok: false, fault: 'not-tls', certificate: null });
  });

  it('that never answers is given up with the check', async () => {
    const { server, url } = await serverWith('good');
    await server.strike({ meet: (socket) => void socket.resume() });
    const stop = new AbortController();
    const shaken = handshakeWith(url, { signal: stop.signal });
    stop.abort();
    expect(await shaken).toMatchObject({ ok: false, certificate: null });
  });
});
