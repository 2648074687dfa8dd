/** Is this a moment in which the dialer may be asked for files? Read off the one snapshot that everybody has. */
import type { Snapshot } from '../recorder/snapshot';

type Seen = Pick<Snapshot, 'state' | 'asked'>;

/** A press is under way: nothing may come between it and the dialer. */
export function isBusy({ state, asked }: Seen): boolean {
  return asked !== null || state === 'starting' || state === 'stopping';
}

/** The dialer answers, and the login works, as far as the switch knows. */
export function isReachable({ state }: Seen): boolean {
  switch (state) {
    case 'not-set-up':
    case 'connecting':
    case 'offline':
    case 'blocked':
      return false;
    case 'idle':
    case 'starting':
    case 'recording':
    case 'stopping':
    case 'paused':
    case 'unconfirmed':
    case 'call-over':
    case 'logged-out':
      return true;
  }
}
