/** Who can mend what a check found: the person at this desk, or the administrator of the dialer. */
import type { CheckFault, Mender } from './types';

export function whoMends(kind: CheckFault): Mender {
  switch (kind) {
    case 'no-such-name':
    case 'nobody-listens':
    case 'unreachable':
    case 'timeout':
    case 'not-vicidial':
    case 'not-tls':
    case 'clock-wrong':
    case 'self-signed':
    case 'wrong-login':
    case 'locked-out':
    case 'unknown-agent':
    case 'not-logged-in':
      return 'you';
    case 'untrusted':
    case 'other-host':
    case 'expired':
    case 'not-yet-valid':
    case 'pin-changed':
    case 'key-usage':
    case 'tls':
    case 'http':
    case 'unreadable':
    case 'too-old':
    case 'api-access-off':
    case 'no-permission':
    case 'api-off':
    case 'address-blocked':
    case 'no-active-server':
    case 'not-allowed':
    case 'bad-source':
      return 'administrator';
  }
}
