/** The colour of a light, by the one grammar: red and green only for what is proved. */
import type { Snapshot } from '../../main/recorder/snapshot';

export type Tone = 'slate' | 'blue' | 'amber' | 'violet' | 'red' | 'green';

export function toneOf({ state }: Snapshot): Tone {
  switch (state) {
    case 'recording':
      return 'red';
    case 'paused':
      return 'green';
    case 'starting':
      return 'blue';
    case 'stopping':
    case 'unconfirmed':
      return 'amber';
    case 'blocked':
    case 'not-set-up':
      return 'violet';
    case 'idle':
    case 'connecting':
    case 'call-over':
    case 'logged-out':
    case 'offline':
      return 'slate';
  }
}

/** Old or not known. */
export function isDashed({ state }: Snapshot): boolean {
  return state === 'offline' || state === 'connecting';
}
