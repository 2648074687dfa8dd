// Runs a command as an ordinary user, so that Chromium's sandbox is on. Root becomes one through a user namespace;
// where the machine refuses that, the sandbox is given up, aloud. Always in a home of its own, gone afterwards.
// Called by start, demo, test and bench; it must not know what it runs.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { endChild, sweep, track } from './processes.mjs';
import { say } from './repo.mjs';
import { succeeds } from './run.mjs';

const UNSHARE = ['-U', '--map-user=1000', '--map-group=1000', '--'];
// What ties a process to the caller's own session. A test must neither find it nor change it.
const SESSION = /^(XDG_|DBUS_|GNOME_|KDE_|GTK_|QT_|DISPLAY$|WAYLAND_|XAUTHORITY$|SSH_|ELECTRON_RUN_AS_NODE$|NODE_OPTIONS$)/;

const isRoot = () => process.getuid?.() === 0;

/** Chromium nests a namespace in ours, so both must be allowed. */
const namespacesAllowed = () => succeeds('unshare', isRoot() ? [...UNSHARE, 'unshare', '-Ur', 'true'] : ['-Ur', 'true']);

function setuidHelper(executable) {
  try {
    const { uid, mode } = statSync(join(dirname(executable), 'chrome-sandbox'));
    return uid === 0 && (mode & 0o4111) === 0o4111;
  } catch {
    return false;
  }
}

/**
 * How this machine can run Electron as an ordinary user.
 * @param {string} [executable] the Electron, whose setuid sandbox helper counts where namespaces are refused
 * @returns {{changesUser: boolean, sandboxed: boolean}} `changesUser`: we are root and can stop being it
 */
export function userPlan(executable) {
  if (process.platform !== 'linux') return { changesUser: false, sandboxed: true };
  const allowed = namespacesAllowed();
  if (isRoot()) return { changesUser: allowed, sandboxed: allowed };
  return { changesUser: false, sandboxed: allowed || (executable !== undefined && setuidHelper(executable)) };
}

/** The environment without the caller's session. */
export function withoutSession(env = process.env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SESSION.test(name)));
}

function makeHome() {
  const home = mkdtempSync(join(tmpdir(), 'reclight-'));
  for (const folder of ['run', 'tmp']) mkdirSync(join(home, folder), { mode: 0o700 });
  return home;
}

/**
 * Runs a command as an ordinary user, in a home of its own, and ends whatever it leaves behind.
 * Children find RECLIGHT_NO_SANDBOX=1 where there can be no sandbox. SIGINT and SIGTERM are handed on.
 * @param {string} command
 * @param {string[]} args
 * @param {{executable?: string, env?: Record<string, string>, graceMs?: number}} [options] `env` is added last
 * @returns {Promise<number>} the exit code; 1 where a signal ended it
 */
export async function runAsUser(command, args, { executable, env = {}, graceMs = 8000 } = {}) {
  const plan = userPlan(executable);
  if (!plan.sandboxed) say('WITHOUT SANDBOX: this machine refuses user namespaces, so Electron gets --no-sandbox here.');
  const home = makeHome();
  const run = randomUUID();
  const child = track(
    spawn(plan.changesUser ? 'unshare' : command, plan.changesUser ? [...UNSHARE, command, ...args] : args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform === 'linux',
      env: {
        ...withoutSession(),
        HOME: home,
        TMPDIR: join(home, 'tmp'),
        XDG_RUNTIME_DIR: join(home, 'run'),
        RECLIGHT_RUN: run,
        ...(plan.sandboxed ? {} : { RECLIGHT_NO_SANDBOX: '1' }),
        ...env,
      },
    }),
  );
  const hand = () => void endChild(child, graceMs);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, hand);
  try {
    return await new Promise((resolve) => {
      child.on('error', () => resolve(127));
      child.on('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    await sweep(`RECLIGHT_RUN=${run}`);
    for (const signal of signals) process.off(signal, hand);
    rmSync(home, { recursive: true, force: true });
  }
}
