/** `app://reclight/`: a fixed map of the built window files, and nothing else. */
import { protocol, type Session } from 'electron';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';

export const origin = 'app://reclight';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Everything comes from the app itself; windows speak to nobody but main. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Before `ready`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** After `ready`. The map is made once: a path that isn't in it doesn't exist. */
export function serve(session: Session, folder: string): void {
  const files = new Map<string, string>();
  for (const path of walk(folder, '')) if (types[extname(path)]) files.set(`/${path}`, join(folder, path));
  session.protocol.handle('app', (request) => {
    const url = new URL(request.url);
    const file = url.host === 'reclight' ? files.get(url.pathname) : undefined;
    if (file === undefined || request.method !== 'GET') return new Response(null, { status: 404 });
    return new Response(new Uint8Array(readFileSync(file)), {
      headers: {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  });
}

function walk(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(below, entry.name);
    return entry.isDirectory() ? walk(folder, path) : [path];
  });
}
