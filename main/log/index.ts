/**
 * log: what happened, in a file that may be handed to a stranger.
 *
 * Promises: no password and no words of the server in it; 0600, also after rotation. Called by everybody who is handed
 * its functions. Must not know what a line is about.
 */
import { join } from 'node:path';
import log from 'electron-log/node';
import { redact } from './redact';

export interface Log {
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
  readonly error: (line: string) => void;
}

export function createLog(folder: string, secrets: () => readonly string[]): Log {
  const logger = log.create({ logId: 'reclight' });
  // The transforms before have made one text of it, whatever the library's types say.
  const last = ({ data }: { data: unknown }): string => redact(String(data), secrets());
  // Bundled, it finds no package.json to take a name from, and would write nothing without saying so.
  logger.transports.file.setAppName('Reclight');
  logger.transports.file.resolvePathFn = () => join(folder, 'reclight.log');
  logger.transports.file.maxSize = 1024 * 1024;
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  logger.transports.file.transforms.push(last);
  logger.transports.console.level = false;
  return { info: (line) => logger.info(line), warn: (line) => logger.warn(line), error: (line) => logger.error(line) };
}
