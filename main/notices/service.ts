/** Is there somebody who shows notifications? Only Linux may have nobody. */
import { execFile } from 'node:child_process';

/** Runs a program to its end, and brings what it said; null: it is missing, failed or took too long. */
export type Run = (program: string, args: readonly string[]) => Promise<string | null>;

const name = 'org.freedesktop.Notifications';
const bus = 'org.freedesktop.DBus';
const mostMs = 3000;

/**
 * The bus is asked whether the service runs, else to start it, which it refuses where nobody serves it. By a child with
 * an end, so that nothing of this can block the app; no such program, no notices.
 */
export async function isServed(platform: NodeJS.Platform, run: Run = runChild): Promise<boolean> {
  if (platform !== 'linux') return true;
  const ask = async (method: string, ...rest: readonly string[]): Promise<string | null> => (await run('dbus-send', dbusSend(method, rest))) ?? run('gdbus', gdbus(method, rest));
  if ((await ask('NameHasOwner'))?.includes('true')) return true;
  return (await ask('StartServiceByName', '0')) !== null;
}

const dbusSend = (method: string, flags: readonly string[]): readonly string[] => ['--session', '--print-reply', `--reply-timeout=${mostMs}`, `--dest=${bus}`, '/org/freedesktop/DBus', `${bus}.${method}`, `string:${name}`, ...flags.map((flag) => `uint32:${flag}`)];
const gdbus = (method: string, flags: readonly string[]): readonly string[] => ['call', '--session', '--timeout', String(mostMs / 1000), '--dest', bus, '--object-path', '/org/freedesktop/DBus', '--method', `${bus}.${method}`, name, ...flags];

function runChild(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: mostMs, windowsHide: true }, (error, stdout) => resolve(error ? null : stdout));
  });
}
