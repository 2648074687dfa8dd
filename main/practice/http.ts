/** The practice server on the wire: loopback only, its two scripts, and a count of its connections. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PracticeAnswer, PracticeMethod, PracticeParams } from './api';

/** One script of the server: parameters in, answer out. */
type Script = (params: PracticeParams, method: PracticeMethod) => PracticeAnswer;

export interface HttpServer {
  /** `http://127.0.0.1:PORT`, without a path. */
  readonly url: string;
  /** Connections open now, and the most that ever were at once. */
  readonly connections: () => { readonly open: number; readonly most: number };
  readonly close: () => Promise<void>;
}

const BODY_CAP_BYTES = 64 * 1024;

/** Serves each script under its path, on a free port unless `port` names one. */
export async function serve(scripts: Readonly<Record<string, Script>>, port = 0): Promise<HttpServer> {
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    // A caller who goes away half-way is no fault of the server's.
    handle(scripts, request, response).catch(() => {
      response.destroy();
    });
  });
  server.on('connection', (socket) => {
    open += 1;
    most = Math.max(most, open);
    socket.once('close', () => {
      open -= 1;
    });
  });
  await listen(server, port);
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    connections: () => ({ open, most }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function handle(scripts: Readonly<Record<string, Script>>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const script = Object.hasOwn(scripts, path) ? scripts[path] : undefined;
  if (script === undefined) return refuse(response, 404);
  const { method } = request;
  if (method !== 'GET' && method !== 'POST' && method !== 'HEAD') return refuse(response, 405);

  const body = await readBody(request);
  if (body === null) return refuse(response, 413);
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '');
  const posted = method === 'POST' && isForm ? body : '';
  // The query wins over the body, as the script reads it first.
  const params = { ...parse(posted), ...parse(query) };

  const answer = script(params, method);
  response.writeHead(answer.status, { 'content-type': answer.contentType });
  response.end(answer.body);
}

function parse(encoded: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(encoded));
}

/** The body as text, or null when it is larger than the cap. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_CAP_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refuse(response: ServerResponse, status: 404 | 405 | 413): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', connection: 'close' });
  response.end();
}
