/**
 * What no client of this API can know: the breaches that simulation finds and that can't be mended.
 *
 * Each has a condition on the truth (never on what the app thought), and words for an agent (docs/reliability.md).
 */
import type { Press } from './app';
import type { Dialer, Recorder } from './dialer';

export interface Situation {
  readonly dialer: Dialer;
  /** The dialer itself says that it records, by the id of `recorder`. */
  readonly claimed: boolean;
  /** The recorder that the breach is about, where there is one. */
  readonly recorder: Recorder | null;
  readonly presses: readonly Press[];
  /** When the call reached the server by which the app could know. */
  readonly askedAt: number;
}

interface Limit {
  readonly name: string;
  /** For an agent: what the light may then say wrongly, and why nobody can know better. */
  readonly words: string;
  readonly holds: (situation: Situation) => boolean;
}

export const knownLimits = [
  {
    name: 'zone-change',
    words: "The server's time zone changes (summer time) in the very seconds in which a recording begins and Reclight first looks: its age is then unknown, and a STOP may come too early for it.",
    holds: ({ dialer, recorder }) => recorder !== null && recorder.endedAt === null && dialer.zoneChangedAt() !== null && Math.abs(dialer.zoneChangedAt()! - recorder.startedAt) < 60_000,
  },
  {
    name: 'server-limit',
    words: 'The server itself ends a recording at its limit (60 minutes) and says nothing: the id stays, and the light goes on saying "recording".',
    holds: ({ recorder }) => recorder?.endedBy === 'limit',
  },
  {
    name: 'dead-id',
    words: 'A slow agent screen may write down the number of a recording that has ended already, by a hang-up or a STOP. The dialer then says "recording", and so does the light, until the call is disposed.',
    holds: ({ claimed, recorder }) => claimed && recorder?.endedAt !== null,
  },
  {
    name: 'too-young',
    words: 'A recording that had begun less than about half a second before it was told to end, by a hang-up or somebody else\'s STOP, is not found by the dialer and runs on. Nobody can see it. START, then STOP, ends it.',
    holds: ({ recorder }) => recorder !== null && recorder.endedAt === null && recorder.missedAt !== null,
  },
  {
    name: 'no-id-yet',
    words: 'A recording that the campaign or somebody else has begun shows only when the agent screen has written its number down. Until then "not recording" is all that the dialer says; Reclight looks again, and stops a number that comes within 10 s of your STOP.',
    holds: ({ recorder, askedAt }) => recorder !== null && recorder.endedAt === null && (recorder.idAt === null || recorder.idAt >= askedAt),
  },
  {
    name: 'earlier-start',
    words: 'One START can make two recordings. If you start another one in that moment, the second recording of the first START looks like the one you asked for; your own may have been lost. It does record.',
    holds: ({ claimed, recorder, presses }) => claimed && recorder !== null && recorder.endedAt === null && presses.some((press) => recorder.filename.endsWith(press.tag)),
  },
  {
    name: 'emptied-by-disposition',
    words: 'A slow agent screen may begin a recording while the call is ending. If you dispose the call then, its number is wiped, and the recording runs on unseen. START, then STOP, ends it.',
    holds: ({ dialer, recorder }) => recorder !== null && recorder.endedAt === null && dialer.fields.some((change) => change.at >= recorder.startedAt && change.value === '' && change.cause !== 'screen'),
  },
] as const satisfies readonly Limit[];

export type LimitName = (typeof knownLimits)[number]['name'];

export function limitOf(situation: Situation): LimitName | null {
  return knownLimits.find((limit) => limit.holds(situation))?.name ?? null;
}
