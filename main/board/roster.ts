/**
 * What is known of each agent beside their recording: status, campaign, and which call they are in. Pure.
 *
 * It comes from the server's list and from each STATUS, whichever was later. A change is taken to have happened when it
 * was first seen: so nothing is said to last longer than it was watched.
 */
import type { ListedAgent } from '../agent-api';

export interface Known {
  readonly agent: string;
  readonly name: string | null;
  readonly campaign: string | null;
  readonly group: string | null;
  readonly pauseCode: string | null;
  /** Null: logged out, or not known yet (`seenAt` null). */
  readonly status: string | null;
  /** When that was last confirmed; null: never heard of. */
  readonly seenAt: number | null;
  /** Since when it is so, and whether its begin was seen. */
  readonly since: number;
  readonly sinceAtLeast: boolean;
  readonly callMark: string | null;
  /** When last another status or another call was seen: what a STATUS said before it is about what was. */
  readonly changedAt: number | null;
  /** Since when each STATUS of this call found no recording; null: the last one did, or none was asked. */
  readonly unrecordedSince: number | null;
}

export const inCall = 'INCALL';

/** The first question of a call comes 2.5 s after its begin, where there is room for it. */
const soonMs = 5000;

export function isInCall({ status }: Pick<Known, 'status'>): boolean {
  return status === inCall;
}

export function unheard(agent: string, now: number): Known {
  return { agent, name: null, campaign: null, group: null, pauseCode: null, status: null, seenAt: null, since: now, sinceAtLeast: true, callMark: null, changedAt: null, unrecordedSince: null };
}

/** What the list says of one agent; null: they are not on it. `askedAt`: when it was asked. */
export function takeListed(known: Known, listed: ListedAgent | null, askedAt: number, now: number): Known {
  // A STATUS that was asked later knows better.
  if (known.seenAt !== null && known.seenAt > askedAt) return listed ? described(known, listed) : known;
  if (!listed) return { ...changed(known, null, null, now), pauseCode: null };
  return described(changed(known, listed.status, listed.callMark, now), listed);
}

/** What a STATUS said on the side; null: the agent has no session. */
export function takeStatus(known: Known, status: string | null, heardAt: number): Known {
  return changed(known, status, known.callMark, heardAt);
}

/** What a STATUS found. A call that was asked about right after its begin is taken to have been so from there. */
export function takeLook(known: Known, found: 'recording' | 'nothing', heardAt: number): Known {
  if (found === 'recording' || !isInCall(known)) return known.unrecordedSince === null ? known : { ...known, unrecordedSince: null };
  if (known.unrecordedSince !== null) return known;
  const fromBegin = !known.sinceAtLeast && heardAt - known.since <= soonMs;
  return { ...known, unrecordedSince: fromBegin ? known.since : heardAt };
}

function described(known: Known, { name, campaign, group, pauseCode }: ListedAgent): Known {
  // The code is asked now and then: it holds until the status is another one.
  return { ...known, name: name ?? known.name, campaign: campaign ?? known.campaign, group: group ?? known.group, pauseCode: known.status !== 'PAUSED' ? null : (pauseCode ?? known.pauseCode) };
}

function changed(known: Known, status: string | null, callMark: string | null, at: number): Known {
  const first = known.seenAt === null;
  // A mark that comes later, or goes before the call is over, is no other call.
  const otherCall = status === inCall && known.status === inCall && callMark !== null && known.callMark !== null && callMark !== known.callMark;
  if (!first && known.status === status && !otherCall) return { ...known, seenAt: at, callMark: callMark ?? known.callMark };
  return { ...known, status, seenAt: at, since: at, sinceAtLeast: first, callMark, changedAt: first ? null : at, pauseCode: null, unrecordedSince: null };
}
