/**
 * The second step: a TLS handshake of our own, before any password is sent, so that a certificate can be shown and
 * compared. It trusts what the transport trusts (main/network.ts), and says what the transport would object to.
 */
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { againstPin, outOfTime, readCertificate, tlsFaultOf } from './certificate';
import type { Place } from './reach';
import type { Certificate, TlsFault } from './types';

export type Handshake =
  | { readonly ok: true; readonly protocol: string; readonly certificate: Certificate; readonly pinned: boolean }
  /** `serverMs`: the server's clock, where a certificate was out of its time and the server could be asked. */
  | { readonly ok: false; readonly fault: TlsFault | 'timeout' | 'unreachable'; readonly certificate: Certificate | null; readonly serverMs: number | null };

export interface HandshakeAsk {
  readonly place: Place;
  /** Empty: those the runtime brings. */
  readonly authorities: readonly string[];
  readonly pin: string | null;
  readonly wallMs: number;
  readonly signal: AbortSignal;
  readonly withinMs?: number;
}

const dateWithinMs = 2000;

export function shakeHands(ask: HandshakeAsk): Promise<Handshake> {
  const { host, port } = ask.place;
  return new Promise((resolve) => {
    const failed = (fault: TlsFault | 'timeout' | 'unreachable', certificate: Certificate | null = null, serverMs: number | null = null): Handshake => ({ ok: false, fault, certificate, serverMs });
    // Nothing but the handshake goes over this connection, so it may be made with anybody; what is wrong with the
    // certificate is read from it.
    const socket = connect({
      host,
      port,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ask.authorities.length > 0 ? { ca: [...ask.authorities] } : {}),
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    });
    const end = (shaken: Handshake): void => {
      clearTimeout(timer);
      ask.signal.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(shaken);
    };
    const giveUp = (): void => end(failed('unreachable'));
    const timer = setTimeout(() => end(failed('timeout')), ask.withinMs ?? 5000);
    ask.signal.addEventListener('abort', giveUp);
    if (ask.signal.aborted) giveUp();
    socket.on('error', (error) => {
      const code = 'code' in error ? String(error.code) : '';
      end(failed(/^(ERR_|EPROTO|CERT_)/.test(code) ? tlsFaultOf(code) : 'unreachable'));
    });
    socket.on('secureConnect', () => {
      const peer = socket.getPeerX509Certificate();
      if (!peer) return end(failed('tls'));
      const certificate = readCertificate(peer);
      const fault = faultOf(socket, certificate, ask);
      if (fault === null) return end({ ok: true, protocol: socket.getProtocol() ?? '', certificate, pinned: ask.pin !== null });
      if (fault !== 'expired' && fault !== 'not-yet-valid') return end(failed(fault, certificate));
      void dateOf(socket, host).then((serverMs) => end(failed(fault, certificate, serverMs)));
    });
  });
}

function faultOf(socket: TLSSocket, certificate: Certificate, ask: HandshakeAsk): TlsFault | null {
  if (ask.pin !== null) return againstPin(certificate, ask.pin, ask.wallMs);
  if (socket.authorized) return null;
  // Of two faults the one that no comparing can mend.
  return outOfTime(certificate, ask.wallMs) ?? tlsFaultOf(String(socket.authorizationError));
}

/** What time it is there, by a question for nothing: no path of the dialer, no login. */
function dateOf(socket: TLSSocket, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    let heard = '';
    const end = (): void => {
      clearTimeout(timer);
      const date = /^date: *([^\r\n]{10,60})/im.exec(heard)?.[1];
      const ms = date === undefined ? Number.NaN : Date.parse(date);
      resolve(Number.isFinite(ms) ? ms : null);
    };
    const timer = setTimeout(end, dateWithinMs);
    socket.removeAllListeners('error');
    for (const event of ['error', 'close']) socket.on(event, end);
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      if (/\r?\n\r?\n/.test(heard) || heard.length > 8192) end();
    });
    socket.write(`HEAD / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  });
}
