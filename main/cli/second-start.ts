/** What a second start wants of the running app: to be seen, unless it was to stay hidden. */
import { parseCommand } from './parse';

/** `data` comes whole through the lock of the single instance; the switches of `second-instance` come torn. */
export function wantsToBeSeen(data: unknown): boolean {
  const argv: unknown = typeof data === 'object' && data !== null && 'argv' in data ? data.argv : [];
  const command = parseCommand(Array.isArray(argv) ? argv.filter((arg) => typeof arg === 'string') : []);
  return !(command.do === 'app' && command.hidden);
}
