/** Asks the desktop whether its portal hands out global keys, by the small tools that desktops bring. */
import { execFile } from 'node:child_process';

const [service, path, face] = ['org.freedesktop.portal.Desktop', '/org/freedesktop/portal/desktop', 'org.freedesktop.portal.GlobalShortcuts'];

/** Each prints the version of the interface, or fails where there is none. */
const askers: readonly (readonly [string, readonly string[]])[] = [
  ['gdbus', ['call', '--session', '--timeout', '3', '--dest', service, '--object-path', path, '--method', 'org.freedesktop.DBus.Properties.Get', face, 'version']],
  ['busctl', ['--user', '--timeout=3', 'get-property', service, path, face, 'version']],
  ['dbus-send', ['--session', '--print-reply', '--reply-timeout=3000', `--dest=${service}`, path, 'org.freedesktop.DBus.Properties.Get', `string:${face}`, 'string:version']],
];

export type Run = (program: string, args: readonly string[]) => Promise<{ readonly kind: 'printed'; readonly text: string } | { readonly kind: 'failed' | 'absent' }>;

/** Null: none of the tools is there. */
export async function hasPortal(run: Run = runTool): Promise<boolean | null> {
  for (const [program, args] of askers) {
    const ended = await run(program, args);
    if (ended.kind === 'absent') continue;
    return ended.kind === 'printed' && /uint32 [1-9]|\bu [1-9]/.test(ended.text);
  }
  return null;
}

const runTool: Run = (program, args) =>
  new Promise((resolve) => {
    execFile(program, args, { timeout: 5000 }, (error, text) => {
      if (!error) resolve({ kind: 'printed', text });
      else resolve({ kind: 'code' in error && error.code === 'ENOENT' ? 'absent' : 'failed' });
    });
  });
