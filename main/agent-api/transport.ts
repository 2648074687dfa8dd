/**
 * One POST to the dialer, by undici: at most two connections, HTTP/2 off, five seconds for the whole exchange, 64 KiB
 * of body, no redirect followed, no compression asked for.
 */
import { Pool } from 'undici';
import type { OutageKind } from './failure';

const exchangeLimitMs = 5000;
const bodyLimit = 64 * 1024;

/** A failed exchange may still have left words of an answer: they are only ever searched for the echo of a refused login. */
export type Exchange =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly failure: OutageKind; readonly maybeSent: boolean; readonly torn: string };

export interface Transport {
  readonly post: (form: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<Exchange>;
  readonly close: () => Promise<void>;
}

/** `connect` takes what undici's connector takes (CA certificates, say); handed in, because only the app knows it. */
export function createTransport(origin: string, connect: Readonly<Record<string, unknown>> = {}): Transport {
  const pool = new Pool(origin, {
    connections: 2,
    pipelining: 1,
    allowH2: false,
    headersTimeout: exchangeLimitMs,
    bodyTimeout: exchangeLimitMs,
    keepAliveTimeout: 30_000,
    connect: { timeout: exchangeLimitMs, ...connect },
  });
  return {
    post: (form, signal) => post(pool, form, signal),
    close: async () => {
      await pool.destroy();
    },
  };
}

async function post(pool: Pool, form: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Exchange> {
  const limit = AbortSignal.timeout(exchangeLimitMs);
  let torn = '';
  try {
    const answer = await pool.request({
      path: '/agc/api.php',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      body: new URLSearchParams(form).toString(),
      signal: AbortSignal.any([signal, limit]),
    });
    if (answer.statusCode !== 200 || answer.headers['content-encoding'] !== undefined) {
      void answer.body.dump({ limit: 0 }).catch(() => undefined);
      return { ok: false, failure: answer.statusCode === 200 ? 'unreadable' : 'http', maybeSent: true, torn };
    }
    const decoder = new TextDecoder();
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      torn += decoder.decode(chunk, { stream: true });
      if (torn.length > bodyLimit) return { ok: false, failure: 'unreadable', maybeSent: true, torn };
    }
    return { ok: true, body: torn + decoder.decode() };
  } catch (error) {
    return limit.aborted ? { ok: false, failure: 'timeout', maybeSent: true, torn } : { ...outage(error), ok: false, torn };
  }
}

/** By code, never by text: texts differ between Node and Electron, and may quote what was sent. */
function outage(error: unknown): { failure: OutageKind; maybeSent: boolean } {
  const code = codeOf(error);
  // undici gives some of its parser's errors no code.
  if (error instanceof Error && error.name === 'HTTPParserError') return { failure: 'unreadable', maybeSent: true };
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return { failure: 'timeout', maybeSent: false };
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT' || code === 'ETIMEDOUT') return { failure: 'timeout', maybeSent: true };
  if (code.startsWith('HPE_') || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return { failure: 'unreadable', maybeSent: true };
  if (/^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_OSSL|EPROTO)/.test(code)) return { failure: 'tls', maybeSent: false };
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'].includes(code)) return { failure: 'unreachable', maybeSent: false };
  return { failure: 'unreachable', maybeSent: true };
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

