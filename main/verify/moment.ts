/** Is this a moment in which the dialer may be asked for files? Read off the one snapshot that everybody has. */
import type { Detail, Snapshot } from '../recorder/snapshot';

type Seen = Pick<Snapshot, 'state' | 'asked'> & { readonly detail: Pick<Detail, 'pause'> };

/** A press, or a pause's own stop or start, is under way: nothing may come between it and the dialer. */
export function isBusy({ state, asked, detail: { pause } }: Seen): boolean {
  return asked !== null || pause?.phase === 'pausing' || pause?.phase === 'resuming' || state === 'starting' || state === 'stopping';
}

/** The dialer answers, and the login works, as far as the switch knows. */
export function isReachable({ state }: Pick<Seen, 'state'>): boolean {
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
