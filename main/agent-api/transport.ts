/**
 * One POST to the dialer, by undici: two connections at most unless told, HTTP/2 off, five seconds for the whole exchange, 64 KiB
 * of body (512 KiB for lists), no redirect followed, no compression asked for.
 */
import { createConnections, type ConnectOptions, type Connections, type Door, type Rank } from './connections';
import type { OutageKind } from './failure';

/** From the call to the last byte of its answer, connecting and waiting for a connection included. */
export const exchangeLimitMs = 5000;

/** Which script of the dialer is asked: the one for agents, or the one that looks up and lists. */
export type Script = 'agent' | 'non-agent';

/** A day of one agent may have 500 recordings, each with an address of 200 characters. */
const scripts: Readonly<Record<Script, { readonly path: string; readonly bodyLimit: number }>> = {
  agent: { path: '/agc/api.php', bodyLimit: 64 * 1024 },
  'non-agent': { path: '/vicidial/non_agent_api.php', bodyLimit: 512 * 1024 },
};

/** A failed exchange may still have left words of an answer: they are only ever searched for the echo of a refused login. */
export type Exchange =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly failure: OutageKind; readonly maybeSent: boolean; readonly torn: string };

type Form = Readonly<Record<string, string>>;

export interface Transport {
  /** `withinMs`: the limit of this exchange, five seconds without it. `script`: the one for agents without it. */
  readonly post: (form: Form, signal: AbortSignal, withinMs?: number, script?: Script) => Promise<Exchange>;
  readonly close: () => Promise<void>;
}

export interface TransportOptions {
  /** How many connections at most. */
  readonly most?: number;
  /** A call that broke off on an idle connection is made once more, if whoever counts them has room for it. */
  readonly mayAgain?: (isStop: boolean) => boolean;
}

/** `connect` takes what undici's connector takes (CA certificates, say), `door` looks at who answers; handed in, because only the app knows them. */
export function createTransport(origin: string, connect: ConnectOptions = {}, door: Door | null = null, { most, mayAgain = () => true }: TransportOptions = {}): Transport {
  const connections = createConnections(origin, connect, door, most);
  return {
    post: async (form, signal, withinMs = exchangeLimitMs, script = 'agent') => {
      const stop = new AbortController();
      const giveUp = (): void => stop.abort('given up');
      const timer = setTimeout(() => stop.abort('limit'), withinMs);
      signal.addEventListener('abort', giveUp);
      if (signal.aborted) giveUp();
      try {
        return await post(connections, script, form, stop.signal, mayAgain);
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
      }
    },
    close: () => Promise.resolve(connections.close()),
  };
}

/**
 * A server closes a connection that lay idle when it likes, also at the moment of the next call. That says nothing about
 * the server, so the call is made once more on a new connection; but a START never.
 */
async function post(connections: Connections, script: Script, form: Form, stop: AbortSignal, mayAgain: (isStop: boolean) => boolean): Promise<Exchange> {
  const rank = rankOf(script, form);
  const first = await exchange(connections, rank, script, form, stop);
  if (!first.stale || rank === 'start' || stop.aborted || !mayAgain(rank === 'stop')) return first.exchange;
  const second = await exchange(connections, rank, script, form, stop);
  return second.exchange.ok ? second.exchange : { ...second.exchange, maybeSent: true };
}

function rankOf(script: Script, form: Form): Rank {
  if (script === 'non-agent') return 'lookup';
  if (form['function'] !== 'recording') return 'version';
  return form['value'] === 'START' ? 'start' : form['value'] === 'STOP' ? 'stop' : 'status';
}

/** `stale`: broken off before an answer began, on a connection that had lain idle. */
async function exchange(connections: Connections, rank: Rank, script: Script, form: Form, stop: AbortSignal): Promise<{ exchange: Exchange; stale: boolean }> {
  const { path, bodyLimit } = scripts[script];
  let torn = '';
  const failed = (failure: OutageKind, maybeSent: boolean, stale = false): { exchange: Exchange; stale: boolean } => ({ exchange: { ok: false, failure, maybeSent, torn }, stale });
  const lease = await connections.take(rank, stop);
  if (lease === null) return failed(stop.reason === 'limit' ? 'timeout' : 'unreachable', false);
  let answered = false;
  let clean = false;
  try {
    const answer = await lease.client.request({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      body: new URLSearchParams(form).toString(),
    });
    answered = true;
    answer.body.on('error', () => undefined);
    if (answer.statusCode !== 200) return failed(isForeign(answer.statusCode) ? 'not-vicidial' : 'http', true);
    if (answer.headers['content-encoding'] !== undefined) return failed('unreadable', true);
    const decoder = new TextDecoder();
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      torn += decoder.decode(chunk, { stream: true });
      if (torn.length > bodyLimit) return failed('unreadable', true);
    }
    clean = true;
    return { exchange: { ok: true, body: torn + decoder.decode() }, stale: false };
  } catch (error) {
    if (stop.reason === 'limit') return failed('timeout', lease.reached());
    const failure = outage(error);
    return failed(failure, lease.reached(), failure === 'unreachable' && !answered && lease.wasIdle());
  } finally {
    lease.end(clean);
  }
}

/** Neither script ever sends elsewhere, and api.php is never missing: a guest network, a web site or a wrong scheme answers so. */
function isForeign(status: number): boolean {
  return (status >= 201 && status < 400) || [404, 405, 410, 511].includes(status);
}

/** By code, never by Node's text: it differs between Node and Electron, and may quote what was sent. */
function outage(error: unknown): OutageKind {
  const code = codeOf(error);
  // undici's own words for a 100 or 101 that nobody asked for; its code is that of any closed connection.
  if (code === 'UND_ERR_SOCKET' && error instanceof Error && ['bad response', 'bad upgrade'].includes(error.message)) return 'unreadable';
  // undici gives some of its parser's errors no code.
  if (error instanceof Error && error.name === 'HTTPParserError') return 'unreadable';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code.startsWith('HPE_') || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' || code === 'UND_ERR_HEADERS_OVERFLOW') return 'unreadable';
  if (/^(ERR_TLS_|ERR_SSL_|ERR_OSSL|EPROTO|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|ERROR_IN_CERT_)/.test(code)) return 'tls';
  return 'unreachable';
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}
