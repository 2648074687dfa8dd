/** Every way in which a server can answer badly, with the kind of failure that a person is told. */
import { gzipSync } from 'node:zlib';
import type { Socket } from 'node:net';
import { answer, type Talk, type Way } from './server';

/** `answered`: it is not a fault for a person. `stranger`: the same from a server that never answered properly. */
export interface Fault {
  readonly name: string;
  readonly way: Way;
  readonly kind: Ending;
  readonly stranger: Ending;
  /** Spoken to by https. */
  readonly tls?: boolean;
  /** No request can reach the server while it lasts. */
  readonly unreachable?: boolean;
  /** On a connection that lay idle, no answer had begun: the call goes out once more on a new one. */
  readonly again?: boolean;
  /** No connection comes about, so that a call is known not to have gone out. */
  readonly nothingSent?: boolean;
}

export type Ending = 'answered' | 'not-vicidial' | 'unreachable' | 'timeout' | 'tls' | 'http' | 'unreadable';

const ok = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n';
const half = (text: string): string => text.slice(0, Math.floor(text.length / 2));

/** Its half is a whole head and half a body. */
function write(text: (body: string, talk: Talk) => string | Buffer, then: 'stay' | 'close' | 'reset' = 'stay'): Way {
  return {
    answer: (talk) => {
      const { stream } = talk;
      const said = text(talk.body(), talk);
      const after = (): void => {
        if (then === 'close') stream.end();
        if (then === 'reset') reset(stream);
      };
      if (said.length > 0) stream.write(said, after);
      else after();
    },
  };
}

/** TLS hides the socket whose end must be an RST. */
function reset(stream: Socket): void {
  stream.resetAndDestroy();
}

/** One byte of the text a second, over and over, until the client leaves. */
function drip(first: string, text: string): Way {
  return {
    answer: ({ stream }) => {
      if (first !== '') stream.write(first);
      let at = 0;
      const timer = setInterval(() => stream.write(text.charAt(at++ % text.length)), 1000);
      stream.once('close', () => clearInterval(timer));
    },
  };
}

/** Without end, but leaving the machine to the others. */
function flood(first: string, more: string): Way {
  return {
    answer: ({ stream }) => {
      if (first !== '') stream.write(first);
      const timer = setInterval(() => stream.write(more), 5);
      stream.once('close', () => clearInterval(timer));
    },
  };
}

const status = (line: string, body = '', more = ''): Way => write(() => answer(body, `HTTP/1.1 ${line}${more}`));
const portal = '<!doctype html><html><head><title>Sign in</title></head><body><form action="/login"><input name="room"><input type="password"></form></body></html>\n';
const size = (text: string): string => text.length.toString(16);

/** `[name, what it does, told when heard before, told of a stranger]`; one ending stands for both. */
type Row = readonly [string, Way, Ending, Ending?];

const rows: readonly Row[] = [
  ['hangs before the head', { answer: () => undefined }, 'timeout'],
  ['hangs within the head', write(() => 'HTTP/1.1 200 OK\r\ncontent-ty'), 'timeout'],
  ['hangs after the head', write((body) => `${ok}content-length: ${body.length}\r\n\r\n`), 'timeout'],
  ['hangs in the body', write((body) => `${ok}content-length: ${body.length}\r\n\r\n${half(body)}`), 'timeout'],
  ['sends the head one byte a second', drip('', ok), 'timeout'],
  ['sends the body one byte a second', drip(`${ok}content-length: 400\r\n\r\n`, 'NOTICE: '), 'timeout'],
  ['closes before the head', write(() => '', 'close'), 'unreachable'],
  ['closes within the head', write(() => 'HTTP/1.1 200 OK\r\ncontent-ty', 'close'), 'unreachable'],
  ['closes in the body', write((body) => `${ok}content-length: ${body.length}\r\n\r\n${half(body)}`, 'close'), 'unreachable'],
  ['closes in a body without a length', write((body) => `${ok}connection: close\r\n\r\n${half(body)}`, 'close'), 'unreadable', 'not-vicidial'],
  ['resets before the head', write(() => '', 'reset'), 'unreachable'],
  ['resets in the body', write((body) => `${ok}content-length: ${body.length}\r\n\r\n${half(body)}`, 'reset'), 'unreachable'],
  ['says a length that is too small', write((body) => `${ok}content-length: ${body.length - 9}\r\n\r\n${body}`), 'unreadable', 'not-vicidial'],
  ['says a length that is too large and waits', write((body) => `${ok}content-length: ${body.length + 9}\r\n\r\n${body}`), 'timeout'],
  ['says a length that is too large and closes', write((body) => `${ok}content-length: ${body.length + 9}\r\n\r\n${body}`, 'close'), 'unreachable'],
  ['says two lengths', write((body) => `${ok}content-length: ${body.length}\r\ncontent-length: ${body.length + 1}\r\n\r\n${body}`), 'unreadable'],
  ['says a length that is no number', write((body) => `${ok}content-length: -${body.length}\r\n\r\n${body}`), 'unreadable'],
  ['says no length and waits', write((body) => `${ok}\r\n${body}`), 'timeout'],
  ['says no length and closes', write((body) => `${ok}\r\n${body}`, 'close'), 'answered'],
  ['sends chunks as it should', write((body) => `${ok}transfer-encoding: chunked\r\n\r\n${size(body)}\r\n${body}\r\n0\r\n\r\n`), 'answered'],
  ['sends a chunk whose size is no number', write((body) => `${ok}transfer-encoding: chunked\r\n\r\nlots\r\n${body}\r\n0\r\n\r\n`), 'unreadable'],
  ['sends a chunk longer than its size', write((body) => `${ok}transfer-encoding: chunked\r\n\r\n4\r\n${body}\r\n0\r\n\r\n`), 'unreadable'],
  ['sends no last chunk and waits', write((body) => `${ok}transfer-encoding: chunked\r\n\r\n${size(body)}\r\n${body}\r\n`), 'timeout'],
  ['sends no last chunk and closes', write((body) => `${ok}transfer-encoding: chunked\r\n\r\n${size(body)}\r\n${body}\r\n`, 'close'), 'unreachable'],
  ['sends chunks and a length', write((body) => `${ok}content-length: ${body.length}\r\ntransfer-encoding: chunked\r\n\r\n${size(body)}\r\n${body}\r\n0\r\n\r\n`), 'unreadable'],
  ['sends too large a body', write(() => answer('x'.repeat(1_000_000))), 'unreadable'],
  ['sends a body without end', flood(ok.concat('\r\n'), 'x'.repeat(20_000)), 'unreadable'],
  ['sends a head without end', flood('HTTP/1.1 200 OK\r\n', `x-more: ${'x'.repeat(1000)}\r\n`), 'unreadable'],
  ['compresses, though not asked to', write((body) => Buffer.concat([Buffer.from(`${ok}content-encoding: gzip\r\ncontent-length: ${gzipSync(body).length}\r\n\r\n`), gzipSync(body)])), 'unreadable'],
  ...['301 Moved Permanently', '302 Found', '307 Temporary Redirect', '308 Permanent Redirect'].map(
    (line): Row => [`sends elsewhere with ${line}`, write((_body, { elsewhere }) => answer('', `HTTP/1.1 ${line}\r\nlocation: ${elsewhere}`)), 'http', 'not-vicidial'],
  ),
  ['says 204', write(() => 'HTTP/1.1 204 No Content\r\n\r\n'), 'http', 'not-vicidial'],
  ['says 400', status('400 Bad Request', 'no'), 'http'],
  ['says 401', status('401 Unauthorized', 'who are you', '\r\nwww-authenticate: Basic realm="agents"'), 'http'],
  ['says 403', status('403 Forbidden', 'no'), 'http'],
  ['says 404', status('404 Not Found', 'no'), 'http', 'not-vicidial'],
  ['says 407', status('407 Proxy Authentication Required', 'no', '\r\nproxy-authenticate: Basic realm="office"'), 'http'],
  ['says 429', status('429 Too Many Requests', 'no', '\r\nretry-after: 1'), 'http'],
  ['says 500 and nothing else', status('500 Internal Server Error'), 'http'],
  ['says 500 with a page', status('500 Internal Server Error', portal), 'http'],
  ['says 500 and hangs in its page', write(() => 'HTTP/1.1 500 Internal Server Error\r\ncontent-length: 900\r\n\r\n<html>'), 'http'],
  ['says 502', status('502 Bad Gateway', portal), 'http'],
  ['says 503', status('503 Service Unavailable', portal), 'http'],
  ['shows the login page of a guest network', status('200 OK', portal), 'unreadable', 'not-vicidial'],
  ['says 200 and nothing else', status('200 OK'), 'unreadable', 'not-vicidial'],
  ['says 100 first', write((body) => `HTTP/1.1 100 Continue\r\n\r\n${answer(body)}`), 'unreadable'],
  ['says 102 and 103 first', write((body) => `HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${answer(body)}`), 'answered'],
  ['says 102 for ever', flood('', 'HTTP/1.1 102 Processing\r\n\r\n'), 'timeout'],
  ['wants another protocol', write(() => 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'), 'unreadable'],
  ['speaks no HTTP', write(() => '220 mail.example ESMTP\r\n', 'close'), 'unreadable'],
  ['speaks HTTP/2', write(() => Buffer.from('00001204000000000000030000006400040000ffff00020000000000', 'hex')), 'unreadable'],
  ['sends the answer without a head', write((body) => body, 'close'), 'unreadable'],
  ['answers twice', write((body) => answer(body) + answer(body)), 'answered'],
];

/** What befalls a connection that lay idle is no fault for a person: the call goes out once more. */
const reused: readonly Row[] = [
  ['resets a connection that lay idle, on its next request', { answer: ({ stream, reused, body }) => (reused ? reset(stream) : void stream.write(answer(body()))) }, 'answered'],
  ['closes a connection that lay idle, on its next request', { answer: ({ stream, reused, body }) => (reused ? void stream.end() : void stream.write(answer(body()))) }, 'answered'],
  ['resets an idle connection as the next request is written', { toOpen: reset }, 'answered'],
  ['closes an idle connection as the next request is written', { toOpen: (stream) => void stream.end() }, 'answered'],
];

/** Takes the bytes of a connection and never says a word. */
function deaf(socket: Socket): void {
  socket.removeAllListeners('data');
  socket.resume();
}

const connecting: readonly Fault[] = [
  { name: 'goes deaf on the connections that there are', way: { toOpen: deaf }, kind: 'timeout', stranger: 'answered' },
  { name: 'goes deaf on the TLS connections that there are', way: { toOpen: deaf }, kind: 'timeout', stranger: 'answered', tls: true },
  { name: 'says nothing on one new connection', way: { cut: true, meet: deaf, once: true }, kind: 'timeout', stranger: 'timeout' },
  { name: 'hangs in one TLS handshake', way: { cut: true, meet: deaf, once: true }, kind: 'timeout', stranger: 'timeout', tls: true, nothingSent: true },
  { name: 'takes the connection and says nothing', way: { cut: true, meet: deaf }, kind: 'timeout', stranger: 'timeout', unreachable: true },
  { name: 'resets each new connection', way: { cut: true, meet: reset }, kind: 'unreachable', stranger: 'unreachable', unreachable: true },
  { name: 'refuses the connection', way: { refuse: true }, kind: 'unreachable', stranger: 'unreachable', unreachable: true, nothingSent: true },
  ...(['expired', 'not-yet-valid', 'other-host', 'self-signed', 'unknown-authority'] as const).map(
    (certificate): Fault => ({ name: `shows a certificate: ${certificate}`, way: { cut: true, certificate }, kind: 'tls', stranger: 'tls', tls: true, unreachable: true, nothingSent: true }),
  ),
  { name: 'speaks plain HTTP on a TLS port', way: { cut: true, meet: (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n')) }, kind: 'tls', stranger: 'tls', tls: true, unreachable: true, nothingSent: true },
  { name: 'hangs in the TLS handshake', way: { cut: true, meet: deaf }, kind: 'timeout', stranger: 'timeout', tls: true, unreachable: true, nothingSent: true },
  { name: 'resets in the TLS handshake', way: { cut: true, meet: (socket) => void socket.once('data', () => reset(socket)) }, kind: 'unreachable', stranger: 'unreachable', tls: true, unreachable: true, nothingSent: true },
  { name: 'sends nonsense in the TLS handshake', way: { cut: true, meet: (socket) => void socket.once('data', () => socket.write(Buffer.alloc(200, 7))) }, kind: 'tls', stranger: 'tls', tls: true, unreachable: true, nothingSent: true },
  // A TLS server that is spoken to plainly sends an alert, which is no HTTP.
  { name: 'speaks TLS on a plain port', way: { cut: true, meet: (socket) => void socket.once('data', () => socket.end(Buffer.from('15030100020246', 'hex'))) }, kind: 'unreadable', stranger: 'unreadable', unreachable: true },
];

const unanswered = ['closes before the head', 'closes within the head', 'resets before the head'];

const asFault = ([name, way, kind, stranger = kind]: Row): Fault => ({ name, way, kind, stranger, again: unanswered.includes(name) || name.endsWith('on its next request') });

/** Those that also count over TLS, where a stream ends otherwise. */
const overTls = ['hangs before the head', 'hangs in the body', 'closes before the head', 'closes in the body', 'closes in a body without a length', 'sends a body without end', 'says no length and closes'];

export const faults: readonly Fault[] = [
  ...rows.map(asFault),
  ...rows.filter(([name]) => overTls.includes(name)).map((row): Fault => ({ ...asFault(row), name: `over TLS: ${row[0]}`, tls: true })),
  ...reused.map(asFault),
  ...reused.filter(([name]) => name.startsWith('closes')).map((row): Fault => ({ ...asFault(row), name: `over TLS: ${row[0]}`, tls: true })),
  ...connecting,
];
