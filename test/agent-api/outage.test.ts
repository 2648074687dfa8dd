/** One exchange over a connection that is made up: what each error means, and when a call goes out a second time. */
import type { Client } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connections, Lease, Rank } from '../../main/agent-api/connections';
import { createTransport, type Exchange } from '../../main/agent-api/transport';

interface Try {
  /** What undici does: an answer, or the error it throws. */
  readonly request: () => Promise<{ statusCode: number; headers: Record<string, string>; body: AsyncIterable<Uint8Array> }>;
  readonly reached?: boolean;
  readonly wasIdle?: boolean;
}

const desk = vi.hoisted(() => ({ tries: [] as Try[], lent: [] as string[], requests: [] as Record<string, unknown>[], none: false, closed: false, made: [] as unknown[][] }));

vi.mock('../../main/agent-api/connections', () => ({
  createConnections: (...made: unknown[]): Connections => {
    desk.made.push(made);
    return {
      take: (rank: Rank, stop: AbortSignal) =>
        new Promise<Lease | null>((resolve) => {
          if (desk.none) {
            stop.addEventListener('abort', () => resolve(null));
            if (stop.aborted) resolve(null);
            return;
          }
          const one = desk.tries.shift();
          if (!one) throw new Error('one try more than was to be');
          desk.lent.push(`take ${rank}`);
          const request = (options: Record<string, unknown>): Promise<unknown> => {
            desk.requests.push(options);
            const closed = new Promise((_resolve, reject) => {
              if (stop.aborted) reject(new Error('closed'));
              stop.addEventListener('abort', () => reject(new Error('closed')));
            });
            return Promise.race([closed, one.request()]);
          };
          resolve({ client: { request } as unknown as Client, reached: () => one.reached ?? true, wasIdle: () => one.wasIdle ?? false, end: (clean) => void desk.lent.push(clean ? 'end' : 'drop') });
        }),
      close: () => (desk.closed = true),
    };
  },
}));

beforeEach(() => Object.assign(desk, { tries: [], lent: [], requests: [], none: false, closed: false, made: [] }));
afterEach(() => vi.useRealTimers());

const bodyOf = (...chunks: (string | Uint8Array)[]): AsyncIterable<Uint8Array> => {
  const body = (async function* () {
    for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
  })();
  return Object.assign(body, { on: () => body });
};
const answers = (statusCode: number, body = bodyOf('NOTICE\n'), headers: Record<string, string> = {}): Try => ({ request: () => Promise.resolve({ statusCode, headers, body }) });
const throws = (error: unknown, part: Partial<Try> = {}): Try => ({ request: () => Promise.reject(error), ...part });
const coded = (code: string, message = 'of any wording'): Error => Object.assign(new Error(message), { code });
const status = { function: 'recording', value: 'STATUS' };
const post = (form: Record<string, string> = status, signal = new AbortController().signal, withinMs?: number): Promise<Exchange> => createTransport('http://dialer').post(form, signal, withinMs);
const failed = (failure: string, maybeSent = true, torn = ''): unknown => ({ ok: false, failure, maybeSent, torn });

describe('an answer', () => {
  it('is read whole, as UTF-8 in any pieces', async () => {
    desk.tries.push(answers(200, bodyOf('NOTICE ', new Uint8Array([0xc3]), new Uint8Array([0xa4]), ' end\n', new Uint8Array([0xc3]))));
    expect(await post({ ...status, pass: 'a+b&c' })).toEqual({ ok: true, body: 'NOTICE ä end\n\uFFFD' });
    expect(desk.requests).toEqual([{ path: '/agc/api.php', method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }, body: 'function=recording&value=STATUS&pass=a%2Bb%26c' }]);
    expect(desk.lent).toEqual(['take status', 'end']);
  });

  it('may be 64 KiB and no more', async () => {
    const most = 'x'.repeat(65_536);
    desk.tries.push(answers(200, bodyOf(most)), answers(200, bodyOf(most, 'y')));
    expect(await post()).toEqual({ ok: true, body: most });
    expect(await post()).toEqual(failed('unreadable', true, `${most}y`));
    expect(desk.lent).toEqual(['take status', 'end', 'take status', 'drop']);
  });

  it('must not be packed', async () => {
    desk.tries.push(answers(200, bodyOf(''), { 'content-encoding': 'gzip' }));
    expect(await post()).toEqual(failed('unreadable'));
  });

  it.each([
    [200, null],
    [201, 'not-vicidial'],
    [204, 'not-vicidial'],
    [302, 'not-vicidial'],
    [399, 'not-vicidial'],
    [400, 'http'],
    [401, 'http'],
    [404, 'not-vicidial'],
    [405, 'not-vicidial'],
    [410, 'not-vicidial'],
    [500, 'http'],
    [502, 'http'],
    [511, 'not-vicidial'],
  ])('of status %d', async (code, failure) => {
    desk.tries.push(answers(code));
    expect(await post()).toEqual(failure === null ? { ok: true, body: 'NOTICE\n' } : failed(failure));
    expect(desk.lent).toEqual(['take status', failure === null ? 'end' : 'drop']);
  });

  it('that breaks off leaves its words, to be searched for a refused login', async () => {
    const body = (async function* () {
      yield new TextEncoder().encode('ERROR: Inv');
      throw coded('UND_ERR_SOCKET');
    })();
    desk.tries.push({ ...answers(200, Object.assign(body, { on: () => body })), wasIdle: true });
    expect(await post()).toEqual(failed('unreachable', true, 'ERROR: Inv'));
    expect(desk.lent).toEqual(['take status', 'drop']);
  });
});

describe('an error', () => {
  const parser = Object.assign(new Error('of any wording'), { name: 'HTTPParserError' });
  const all = new AggregateError([coded('CERT_REVOKED'), coded('ETIMEDOUT')]);
  it.each<[string, unknown, string]>([
    ['the limit of a socket', coded('ETIMEDOUT'), 'timeout'],
    ['the parser’s', coded('HPE_INVALID_CONSTANT'), 'unreadable'],
    ['the parser’s without a code', parser, 'unreadable'],
    ['a wrong length', coded('UND_ERR_RES_CONTENT_LENGTH_MISMATCH'), 'unreadable'],
    ['a head too long', coded('UND_ERR_HEADERS_OVERFLOW'), 'unreadable'],
    ['an answer nobody asked for', coded('UND_ERR_SOCKET', 'bad response'), 'unreadable'],
    ['an upgrade nobody asked for', coded('UND_ERR_SOCKET', 'bad upgrade'), 'unreadable'],
    ['a socket that closed', coded('UND_ERR_SOCKET', 'other side closed'), 'unreachable'],
    ['the words of another error', coded('ECONNRESET', 'bad response'), 'unreachable'],
    ['a refused connection', coded('ECONNREFUSED'), 'unreachable'],
    ['a name that nobody has', coded('ENOTFOUND'), 'unreachable'],
    ['a certificate signed by itself', coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
    ['a certificate that has ended', coded('CERT_HAS_EXPIRED'), 'tls'],
    ['a certificate for another name', coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls'],
    ['a certificate by nobody known', coded('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'tls'],
    ['plain words on a TLS port', coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'tls'],
    ['no TLS at all', coded('EPROTO'), 'tls'],
    ['a code that only holds one of these', coded('NO_CERT_HERE'), 'unreachable'],
    ['a code further down', new Error('outer', { cause: coded('CERT_REVOKED') }), 'tls'],
    ['the first of several', all, 'tls'],
    ['none of several', new AggregateError([], 'none'), 'unreachable'],
    ['several with a code of their own', Object.assign(new AggregateError([]), { code: 'ETIMEDOUT' }), 'timeout'],
    ['a code that is no word', Object.assign(new Error('odd'), { code: 7 }), 'unreachable'],
    ['no code', new Error('ETIMEDOUT'), 'unreachable'],
    ['no error at all', 'ETIMEDOUT', 'unreachable'],
  ])('%s: by its code', async (_name, error, failure) => {
    desk.tries.push(throws(error));
    expect(await post()).toEqual(failed(failure));
    expect(desk.lent).toEqual(['take status', 'drop']);
  });

  it('before there was a connection has sent nothing', async () => {
    desk.tries.push(throws(coded('ECONNREFUSED'), { reached: false }));
    expect(await post()).toEqual(failed('unreachable', false));
  });
});

describe('a connection that lay idle and was closed under the call', () => {
  const stale = (error: unknown = coded('UND_ERR_SOCKET')): Try => throws(error, { wasIdle: true });
  it.each<[string, Record<string, string>, Rank]>([
    ['a STATUS', status, 'status'],
    ['a STOP', { function: 'recording', value: 'STOP' }, 'stop'],
    ['a version', { function: 'version' }, 'version'],
    ['whatever else is no recording', { function: 'version', value: 'START' }, 'version'],
  ])('is no failure: %s goes out once more', async (_name, form, rank) => {
    desk.tries.push(stale(), answers(200));
    expect(await post(form)).toEqual({ ok: true, body: 'NOTICE\n' });
    expect(desk.lent).toEqual([`take ${rank}`, 'drop', `take ${rank}`, 'end']);
  });

  it('is one for a START, which never does', async () => {
    desk.tries.push(stale());
    expect(await post({ function: 'recording', value: 'START' })).toEqual(failed('unreachable'));
    expect(desk.lent).toEqual(['take start', 'drop']);
  });

  it('is one where whoever counts the calls has no room for one more', async () => {
    const asked: boolean[] = [];
    const counted = createTransport('http://dialer.example', {}, null, {
      mayAgain: (isStop) => {
        asked.push(isStop);
        return false;
      },
    });
    for (const form of [status, { function: 'recording', value: 'STOP' }]) {
      desk.tries.push(stale());
      expect(await counted.post(form, new AbortController().signal)).toEqual(failed('unreachable'));
    }
    expect(asked).toEqual([false, true]);
    expect(desk.lent).toEqual(['take status', 'drop', 'take stop', 'drop']);
  });

  it('may have sent the call, whatever the second try says', async () => {
    desk.tries.push(stale(), throws(coded('ECONNREFUSED'), { reached: false }));
    expect(await post()).toEqual(failed('unreachable', true));
  });

  it.each<[string, Try]>([
    ['that was new', throws(coded('UND_ERR_SOCKET'))],
    ['over which something odd came', stale(coded('HPE_INVALID_CONSTANT'))],
  ])('but not one %s', async (_name, one) => {
    desk.tries.push(one);
    expect(await post()).toMatchObject({ ok: false });
    expect(desk.lent).toEqual(['take status', 'drop']);
  });

  it('is left alone where the call was given up', async () => {
    const abort = new AbortController();
    desk.tries.push({ wasIdle: true, request: () => new Promise(() => undefined) });
    const asked = post(status, abort.signal);
    abort.abort();
    expect(await asked).toEqual(failed('unreachable'));
    expect(desk.lent).toEqual(['take status', 'drop']);
  });
});

describe('the limit', () => {
  const hangs: Try = { request: () => new Promise(() => undefined) };
  const after = async (ms: number, asked: Promise<Exchange>): Promise<Exchange | null> => {
    let came: Exchange | null = null;
    void asked.then((exchange) => (came = exchange));
    await vi.advanceTimersByTimeAsync(ms);
    return came;
  };
  beforeEach(() => void vi.useFakeTimers());

  it('is five seconds', async () => {
    desk.tries.push(hangs);
    const asked = post();
    expect(await after(4999, asked)).toBeNull();
    expect(await after(1, asked)).toEqual(failed('timeout'));
  });

  it('is what is asked for', async () => {
    desk.tries.push({ ...hangs, reached: false });
    const asked = post(status, new AbortController().signal, 300);
    expect(await after(299, asked)).toBeNull();
    expect(await after(1, asked)).toEqual(failed('timeout', false));
  });

  it('counts where no connection comes free', async () => {
    desk.none = true;
    expect(await after(5000, post())).toEqual(failed('timeout', false));
  });

  it('leaves no timer and no listener behind', async () => {
    desk.tries.push(answers(200), answers(200));
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    const added = vi.spyOn(signal, 'addEventListener');
    await post(status, signal);
    expect(vi.getTimerCount()).toBe(0);
    expect(removed.mock.calls.map(([name, listener]) => [name, listener])).toEqual(added.mock.calls.map(([name, listener]) => [name, listener]));
  });
});

describe('a call that is given up', () => {
  it('before it began, or while it waits for a connection, was not sent', async () => {
    desk.none = true;
    const abort = new AbortController();
    const waits = post(status, abort.signal);
    abort.abort();
    expect(await waits).toEqual(failed('unreachable', false));
    expect(await post(status, abort.signal)).toEqual(failed('unreachable', false));
  });
});

describe('the transport', () => {
  it('hands its origin, its certificates and its door on, and closes its connections', async () => {
    const certificates = { ca: 'of ours' };
    const door = { inspect: () => null, ended: () => undefined };
    const transport = createTransport('https://dialer', certificates, door);
    createTransport('http://dialer');
    expect(desk.made.map((made) => made.slice(0, 3))).toEqual([['https://dialer', certificates, door], ['http://dialer', {}, null]]);
    await transport.close();
    expect(desk.closed).toBe(true);
  });
});
