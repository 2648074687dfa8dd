/** Asks this desktop for its tray (host.ts), by the programs it has; a tray is assumed on the systems that always have one. */
import { execFile } from 'node:child_process';
import { findTrayHost, type TrayHost } from './host';
import { hasXEmbedTray } from './xembed';

/** Never blocks, and answers within seconds. */
export function askTrayHost(): Promise<TrayHost> {
  if (process.platform !== 'linux') return Promise.resolve('present');
  const run = (program: string, args: readonly string[]): Promise<string | null> =>
    new Promise((resolve) => {
      execFile(program, [...args], { timeout: 3000, maxBuffer: 64 * 1024 }, (error, stdout) => resolve(error ? null : stdout));
    });
  return findTrayHost({ run, hasXEmbed: () => hasXEmbedTray(process.env) });
}
