/** The dialer's address as a person types it. */

export type AddressFault = 'server-empty' | 'server-bad' | 'server-scheme' | 'server-path' | 'server-login' | 'server-http';

export type Address = { readonly ok: true; readonly origin: string } | { readonly ok: false; readonly fault: AddressFault };

/**
 * Reads `https://host[:port]`; a bare host becomes https. A path, a query or a login in it is refused rather than
 * dropped, so that nobody believes it was used. `http` needs `allowHttp`, but not on this computer itself.
 */
export function readAddress(typed: string, allowHttp: boolean): Address {
  const text = typed.trim();
  if (text === '') return { ok: false, fault: 'server-empty' };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return { ok: false, fault: 'server-scheme' };
  let url: URL;
  try {
    url = new URL(scheme === undefined ? `https://${text}` : text);
  } catch {
    return { ok: false, fault: 'server-bad' };
  }
  if (text.includes('@')) return { ok: false, fault: 'server-login' };
  if (url.pathname !== '/' || /[?#]/.test(text)) return { ok: false, fault: 'server-path' };
  if (!/^[a-z0-9.-]+$|^\[[0-9a-f:.]+\]$/i.test(url.hostname)) return { ok: false, fault: 'server-bad' };
  if (url.protocol === 'http:' && !allowHttp && !isLoopback(url.hostname)) return { ok: false, fault: 'server-http' };
  return { ok: true, origin: url.origin };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Host and port, for a person. */
export function hostOf(origin: string): string {
  return new URL(origin).host;
}

/** Is this spoken to without TLS over a network? Then it stays marked. */
export function isPlain(origin: string): boolean {
  const url = new URL(origin);
  return url.protocol === 'http:' && !isLoopback(url.hostname);
}
