/** Which authorities a connection trusts: Node's own, the system's where this Electron can read them, and a private one. */
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** Newer runtimes only. */
interface WithSystemAuthorities {
  readonly getCACertificates?: (from: 'system' | 'default') => string[];
}

/** What undici's connector takes. A private authority that can't be read is left out: the connection then fails as `tls`. */
export function connectOptions(caFile: string | null): Readonly<Record<string, unknown>> {
  const system = (tls as WithSystemAuthorities).getCACertificates?.('system') ?? [];
  const own = caFile === null ? [] : readAuthority(caFile);
  return system.length + own.length === 0 ? {} : { ca: [...tls.rootCertificates, ...system, ...own] };
}

function readAuthority(path: string): string[] {
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    return [];
  }
}
