/** Where the form stands, and so what its buttons do: pure, from the check that main tells. */
import type { SetupField, Check } from '../../preload/contract';

export type Stage =
  /** Not checked yet, or typed on since. */
  | 'form'
  | 'under-way'
  /** A certificate is asked about. */
  | 'question'
  | 'good'
  /** The agent is not logged in: all the rest is good, so it can be saved. */
  | 'no-session'
  /** The dialer was not reached: it can be saved, and may answer later. */
  | 'unreached'
  /** Refused: one more try is a person's. */
  | 'refused'
  /** Something else must be mended first. */
  | 'mend';

/** `typedOn`: the form is no longer what was checked. A refusal stays all the same, since it says what to mend. */
export function stageOf(check: Check | null, typedOn: boolean): Stage {
  if (!check) return 'form';
  if (check.underWay) return 'under-way';
  if (check.question) return 'question';
  const stage = check.failure ? stageOfFailure(check.failure.kind) : 'good';
  return typedOn && stage !== 'refused' ? 'form' : stage;
}

function stageOfFailure(kind: NonNullable<Check['failure']>['kind']): Stage {
  switch (kind) {
    case 'not-logged-in':
      return 'no-session';
    case 'no-such-name':
    case 'nobody-listens':
    case 'unreachable':
    case 'timeout':
    case 'http':
      return 'unreached';
    case 'wrong-login':
    case 'locked-out':
    case 'api-access-off':
    case 'no-permission':
    case 'api-off':
    case 'address-blocked':
    case 'no-active-server':
    case 'not-allowed':
    case 'bad-source':
    case 'unknown-agent':
    case 'too-old':
      return 'refused';
    case 'self-signed':
    case 'untrusted':
    case 'other-host':
    case 'expired':
    case 'not-yet-valid':
    case 'clock-wrong':
    case 'pin-changed':
    case 'key-usage':
    case 'not-tls':
    case 'tls':
    case 'not-vicidial':
    case 'unreadable':
      return 'mend';
  }
}

/** The field to mend, where it is one's fault. */
export function fieldOf(check: Check | null): SetupField | null {
  switch (check?.failure?.kind) {
    case 'wrong-login':
      return 'password';
    case 'unknown-agent':
      return 'agent';
    case 'no-such-name':
    case 'nobody-listens':
    case 'not-tls':
    case 'not-vicidial':
      return 'server';
    default:
      return null;
  }
}
