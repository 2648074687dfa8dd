/** What a look-up says of one recording. Pure. */
import type { LookUpRow } from '../agent-api';
import type { FileFact } from '../history/entry';

/** A recording of a call that is over. */
export interface Finished {
  readonly agent: string;
  readonly id: string;
  readonly filename: string | null;
  /** In the server's own zone, as the snapshot has it: its first ten characters are the server's day. Null: not known. */
  readonly startedAt: string | null;
  /** How long it ran by what was proved here; null: not known. */
  readonly expectedSeconds: number | null;
}

/** `found`: the file is there and long enough · `short`: it is there, and shorter · `missing`: it is not there, minutes after the end. */
export type Outcome = 'found' | 'short' | 'missing';

export interface Verified {
  readonly recording: Finished;
  readonly outcome: Outcome;
  /** As an entry of the history keeps it. */
  readonly file: FileFact;
}

/** A row without a file says nothing yet: the server mixes and moves the audio minutes after the end. Null: ask again. */
export function judge(recording: Finished, row: LookUpRow | undefined): Verified | null {
  if (!row?.location) return null;
  const { seconds, location } = row;
  return { recording, outcome: isShort(seconds, recording.expectedSeconds) ? 'short' : 'found', file: factOf(recording, seconds, location) };
}

/** The last look-up has been answered, and there was no file. */
export function missing(recording: Finished, row: LookUpRow | undefined): Verified {
  return { recording, outcome: 'missing', file: factOf(recording, row?.seconds ?? null, null) };
}

function factOf({ id, expectedSeconds }: Finished, seconds: number | null, location: LookUpRow['location']): FileFact {
  return { id, seconds, expectedSeconds, format: location?.format ?? null, place: location?.host ?? null };
}

/**
 * Within three seconds or a twentieth it fits. Without a length of the server's own (the agent's stop button and a
 * logout leave none) there is nothing to compare. A longer one is no fault: another STOP writes the end over.
 */
function isShort(seconds: number | null, expected: number | null): boolean {
  return seconds !== null && expected !== null && seconds < expected - Math.max(3, expected / 20);
}
