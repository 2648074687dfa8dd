// Starts the app on the rig: the build under Playwright, a packaged one or a command line from outside.
// Called by desk.mjs; the environment it hands on is the desk's own and nothing of the caller's.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { electronDist } from '../../scripts/lib/electron.mjs';
import { endChild, isAlive, processTree, track } from '../../scripts/lib/processes.mjs';
import { ROOT } from '../../scripts/lib/repo.mjs';
import { until } from './condition.mjs';

/** Whether Chromium's sandbox can be on here (scripts/lib/as-user.mjs). */
export const sandboxed = process.env.RECLIGHT_NO_SANDBOX !== '1';

function switches({ userData, passwordStore = 'gnome-libsecret' }) {
  if (sandboxed && process.getuid?.() === 0) throw new Error('Electron refuses to run as root. Run this through npm test.');
  return [
    `--user-data-dir=${userData}`,
    ...(passwordStore === null ? [] : [`--password-store=${passwordStore}`]),
    ...(sandboxed ? [] : ['--no-sandbox']),
  ];
}

const newFolder = (home) => mkdtempSync(join(home, 'data-'));

async function goneAll(pids) {
  await until(() => !pids.some(isAlive), { timeoutMs: 10_000, what: 'the app to end with all its processes' });
}

// About one cold launch in thirty the driver does not attach to a window that is just being made, and waits for ever; the
// app itself starts (seen from outside in 40 of 40 launches). It has ended the app then, so another try is a clean one.
async function attach(options, tries = 3) {
  try {
    return await _electron.launch(options);
  } catch (error) {
    if (tries <= 1 || error.name !== 'TimeoutError') throw error;
    console.warn('The test driver did not attach within 10 s; launching once more.');
    return attach(options, tries - 1);
  }
}

/** Launches the built app under Playwright. See app.d.mts for the options. */
export async function launch({ home, env }, options = {}) {
  const userData = options.userData ?? newFolder(home);
  const electronApp = await attach({
    executablePath: options.executable ?? electronDist().executable,
    args: [options.app ?? ROOT, ...switches({ ...options, userData }), ...(options.args ?? [])],
    cwd: home,
    env: { ...env, ...options.env },
    chromiumSandbox: sandboxed,
    timeout: 10_000,
  });
  const child = track(electronApp.process());
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
  return {
    electronApp,
    userData,
    pid: child.pid,
    output: () => output,
    kill: async (signal = 'SIGKILL') => {
      const pids = processTree(child.pid);
      if (isAlive(child.pid)) process.kill(child.pid, signal);
      await goneAll(pids);
    },
    close: async () => {
      const pids = processTree(child.pid);
      // An app that asks "Quit?" would keep a test for ever.
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await electronApp.close().catch(() => {});
      clearTimeout(timer);
      await goneAll(pids);
    },
  };
}

/** Starts a program, a packaged app say, as a plain child. See app.d.mts for the options. */
export function launchPackaged({ home, env }, executable, args = [], options = {}) {
  const userData = options.userData ?? newFolder(home);
  const all = [...switches({ ...options, userData }), ...args];
  const child = track(spawn(executable, all, { cwd: home, env: { ...env, ...options.env }, stdio: ['pipe', 'pipe', 'pipe'] }));
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (output.stdout += data));
  child.stderr.on('data', (data) => (output.stderr += data));
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const exited = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...output }));
  });
  return {
    userData,
    pid: child.pid,
    exited,
    output: () => output.stdout + output.stderr,
    kill: async (signal = 'SIGKILL') => {
      const pids = processTree(child.pid);
      child.kill(signal);
      await goneAll(pids);
    },
    close: async () => {
      const pids = processTree(child.pid);
      await endChild(child, 5000);
      await goneAll(pids);
    },
  };
}

/** Runs the built app's command line to its end. @returns {Promise<{code: number | null, stdout: string, stderr: string}>} */
export const command = (place, args, options = {}) => {
  const { executable = electronDist().executable, ...rest } = options;
  const packaged = options.executable !== undefined;
  const folder = packaged ? [] : [options.app ?? ROOT];
  return launchPackaged(place, executable, [...folder, ...args], rest).exited;
};
