/** Exit codes: 0 done and proved · 2 usage · 3 refused · 4 not proved · 5 nothing sent · 6 not set up. */
import type { PressOutcome } from '../pause';
import type { Snapshot } from '../recorder/snapshot';

export function codeOfOutcome(outcome: PressOutcome): number {
  switch (outcome.kind) {
    case 'proved':
    case 'cancelled':
    case 'nothing-to-stop':
    case 'paused':
    case 'stayed-stopped':
    case 'extended':
      return 0;
    case 'refused':
    case 'mend':
      return 3;
    case 'not-yet':
    case 'unproved':
    case 'overtaken':
    case 'stop-unanswered':
      return 4;
    case 'nothing-sent':
      return 5;
    case 'not-set-up':
      return 6;
  }
}

/** For `status` and `setup`: by the light. */
export function codeOfSnapshot(snapshot: Snapshot): number {
  switch (snapshot.state) {
    case 'idle':
    case 'recording':
    case 'paused':
    case 'call-over':
      return 0;
    case 'blocked':
    case 'logged-out':
      return 3;
    case 'starting':
    case 'stopping':
    case 'unconfirmed':
      return 4;
    case 'connecting':
    case 'offline':
      return 5;
    case 'not-set-up':
      return 6;
  }
}
