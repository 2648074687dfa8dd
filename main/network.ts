/**
 * Whom a connection trusts: Node's own authorities, the system's where this Electron can read them, a private one, or,
 * where a person has pinned a server's certificate, that certificate and no other.
 */
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import * as tls from 'node:tls';
import type { Door } from './agent-api';
import { againstPin, pinError, readCertificate, tlsFaultOf } from './check/certificate';
import type { TlsFault } from './check/types';

/** Newer runtimes only. */
interface WithSystemAuthorities {
  readonly getCACertificates?: (from: 'system' | 'default') => string[];
}

/** Read once: it is asked for each new connection. */
let system: readonly string[] | null = null;

/** Empty: those that the runtime brings. A private authority that can't be read is left out: the connection then fails as `tls`. */
export function authorities(caFile: string | null): readonly string[] {
  system ??= (tls as WithSystemAuthorities).getCACertificates?.('system') ?? [];
  const own = caFile === null ? [] : readAuthority(caFile);
  return system.length + own.length === 0 ? [] : [...tls.rootCertificates, ...system, ...own];
}

function readAuthority(path: string): string[] {
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    return [];
  }
}

export interface Trust {
  /** What undici's connector takes, for the next connection. */
  readonly options: (origin: string, caFile: string | null) => () => Readonly<Record<string, unknown>>;
  readonly door: (origin: string) => Door;
  /** Why the last connection to this server was not trusted; null: it was, or none was made. */
  readonly fault: (origin: string) => TlsFault | null;
}

export function createTrust(deps: { readonly pinOf: (origin: string) => string | null; readonly wallMs: () => number }): Trust {
  const faults = new Map<string, TlsFault | null>();

  /** The runtime's own check is off only where ours is stricter: one certificate instead of many authorities. */
  function inspect(origin: string, socket: Socket): Error | null {
    const pin = deps.pinOf(origin);
    if (!(socket instanceof tls.TLSSocket)) return null;
    // Pinned or unpinned while it was being made: what was not checked then must not pass now.
    if (pin === null) return socket.authorized ? null : pinError('pin-changed');
    const peer = socket.getPeerX509Certificate();
    const fault = peer ? againstPin(readCertificate(peer), pin, deps.wallMs()) : 'pin-changed';
    return fault && pinError(fault);
  }

  return {
    options: (origin, caFile) => () => {
      // A resumed session would show the certificate of the first one: each connection shows its own.
      if (deps.pinOf(origin) !== null) return { rejectUnauthorized: false, maxCachedSessions: 0 };
      const ca = authorities(caFile);
      return ca.length === 0 ? {} : { ca };
    },
    door: (origin) => ({
      inspect: (socket) => inspect(origin, socket),
      ended: (error) => {
        const code = error !== null && 'code' in error ? String(error.code) : '';
        faults.set(origin, /^(ERR_TLS_|ERR_SSL_|EPROTO|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_|INVALID_)/.test(code) ? tlsFaultOf(code) : null);
      },
    }),
    fault: (origin) => faults.get(origin) ?? null,
  };
}
