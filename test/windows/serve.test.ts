/** What `app://reclight/` gives: the built files, each with the policy, and nothing else of the disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardContents, guardSession } from '../../main/windows/guard';
import { policy, serve } from '../../main/windows/serve';

vi.mock('electron', () => ({ protocol: {} }));

let base: string;
let ask: (url: string, method?: string) => Promise<Response>;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'serve-'));
  const folder = join(base, 'renderer');
  mkdirSync(join(folder, 'popup'), { recursive: true });
  writeFileSync(join(folder, 'popup', 'index.html'), '<p>popup</p>');
  writeFileSync(join(folder, 'popup', 'main.js'), 'start()');
  writeFileSync(join(folder, 'notes.txt'), 'not for windows');
  writeFileSync(join(folder, 'main.js.map'), '{}');
  writeFileSync(join(base, 'settings.html'), 'outside');
  let answer: (request: Request) => Response = () => new Response(null, { status: 500 });
  // Of a session it needs this one function.
  serve({ protocol: { handle: (_scheme: string, handler: typeof answer) => void (answer = handler) } } as unknown as Session, folder);
  ask = async (url, method = 'GET') => answer({ url, method } as Request);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('gives', () => {
  it.each([
    ['app://reclight/popup/index.html', 'text/html; charset=utf-8', '<p>popup</p>'],
    ['app://reclight/popup/main.js', 'text/javascript; charset=utf-8', 'start()'],
    ['app://reclight/popup/main.js?v=1#x', 'text/javascript; charset=utf-8', 'start()'],
  ])('%s, with its type and the policy', async (url, type, text) => {
    const response = await ask(url);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-security-policy')).toBe(policy);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('gives nothing', () => {
  it.each([
    'app://reclight/',
    'app://reclight/popup',
    'app://reclight/popup/',
    'app://reclight/none.html',
    'app://reclight/notes.txt',
    'app://reclight/main.js.map',
    'app://reclight/../settings.html',
    'app://reclight/popup/../../settings.html',
    'app://reclight/%2e%2e/settings.html',
    'app://reclight/..%2fsettings.html',
    'app://reclight/popup%2findex.html',
    'app://reclight//etc/passwd',
    'app://other/popup/index.html',
    'app://reclight.evil/popup/index.html',
    'app://reclight/__proto__',
  ])('for %s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it.each(['POST', 'HEAD', 'PUT', 'DELETE'])('for %s', async (method) => {
    expect((await ask('app://reclight/popup/index.html', method)).status).toBe(404);
  });
});

it('the policy lets windows speak to nobody', () => {
  const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]));
  for (const name of ['default-src', 'connect-src', 'form-action', 'base-uri', 'frame-ancestors']) expect(rules.get(name)).toBe("'none'");
  for (const name of ['script-src', 'style-src', 'img-src', 'font-src']) expect(rules.get(name)).toBe("'self'");
  expect(policy).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
});

describe('the guard', () => {
  type Listener = (...words: unknown[]) => unknown;

  it('refuses every permission and every download', () => {
    const handlers = new Map<string, Listener>();
    const take = (name: string) => (handler: Listener) => void handlers.set(name, handler);
    guardSession({
      setPermissionRequestHandler: take('request'),
      setPermissionCheckHandler: take('check'),
      setDevicePermissionHandler: take('device'),
      on: (name: string, handler: Listener) => void handlers.set(name, handler),
    } as unknown as Session);
    const answers: unknown[] = [];
    for (const permission of ['media', 'notifications', 'clipboard-read', 'openExternal']) handlers.get('request')?.(null, permission, (allowed: boolean) => answers.push(allowed));
    expect(answers).toEqual([false, false, false, false]);
    expect([handlers.get('check')?.(null, 'media'), handlers.get('device')?.({})]).toEqual([false, false]);
    const prevented = vi.fn<() => void>();
    handlers.get('will-download')?.({ preventDefault: prevented });
    expect(prevented).toHaveBeenCalledTimes(1);
  });

  it('lets no window go anywhere, open anything or embed', () => {
    const listeners = new Map<string, Listener>();
    let opened: Listener = () => null;
    const contents = { setWindowOpenHandler: (handler: Listener) => void (opened = handler), on: (name: string, handler: Listener) => void listeners.set(name, handler) };
    const app = { on: (_name: string, handler: Listener) => void handler({}, contents) };
    guardContents(app as unknown as Parameters<typeof guardContents>[0]);
    expect(opened({ url: 'https://dialer.example' })).toEqual({ action: 'deny' });
    const prevented = vi.fn<() => void>();
    for (const name of ['will-navigate', 'will-redirect', 'will-attach-webview']) listeners.get(name)?.({ preventDefault: prevented });
    expect(prevented).toHaveBeenCalledTimes(3);
  });
});
