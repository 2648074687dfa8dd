/** What an earlier run of the app left open: offered to a person, never dropped in silence, never resumed by itself. */
import type { Snapshot } from '../recorder/snapshot';
import { callIsOver, change, end, keep, say, type Draft } from './draft';
import { isCalm } from './view';

/** True: it is settled. Until the dialer has been heard, and the open word of that run is proved or told, it waits. */
export function settleAdopted(draft: Draft, base: Snapshot): boolean {
  const { pause } = draft.state;
  if (pause === null) return true;
  if (!isHeard(base) || base.wanted !== null || base.asked !== null) return false;
  change(draft, { adopting: false });
  const plan = { ...pause.plan, found: true, end: 'ask' } as const;
  if (base.state === 'recording') {
    const resumed = pause.at === 'resuming' && base.detail.tag === plan.tag;
    if (!resumed) say(draft, 'pause-found-recording');
    end(draft, resumed ? 'resumed' : 'recording-began');
  } else if (pause.since === null && base.detail.proof?.action !== 'stop' && base.detail.last?.how !== 'cancelled') {
    // No open word, and no proof of this run: whether the screen has acted nobody can know any more.
    say(draft, 'pause-found-unproved');
    end(draft, 'not-proved');
  } else if (!isCalm(base) || callIsOver(plan.status, base) || (pause.since === null && base.agentStatus !== 'INCALL')) {
    say(draft, 'pause-found-over');
    end(draft, base.state === 'logged-out' ? 'logged-out' : 'call-over');
  } else {
    say(draft, 'pause-found');
    keep(draft, { at: 'paused', plan: { ...plan, status: base.agentStatus }, since: pause.since ?? draft.now, resumeAt: draft.now, flashed: true, askedAt: draft.now });
  }
  return true;
}

function isHeard({ state }: Snapshot): boolean {
  return state !== 'connecting' && state !== 'offline' && state !== 'blocked' && state !== 'not-set-up';
}
