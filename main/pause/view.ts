/** The pause on top of the recorder's picture: "paused" only where the recorder itself says that nothing runs. Pure. */
import type { PauseView, Snapshot } from '../recorder/snapshot';
import type { Pause, State } from './types';

/** `isoOf` turns a time of the steady clock into one that a person reads. */
export function dress(base: Snapshot, { pause, part }: State, now: number, isoOf: (at: number) => string, stereo: PauseView['stereo'] = null): Snapshot {
  const shownPart = part !== null && base.detail.ids.includes(part.id) ? { number: part.number, gapMs: part.gapMs } : null;
  if (pause === null) return shownPart === null ? base : { ...base, detail: { ...base.detail, part: shownPart } };
  const detail = { ...base.detail, part: shownPart, pause: viewOf(pause, now, stereo) };
  if (!isCalm(base) || pause.at === 'pausing') return { ...base, detail };
  return { ...base, state: 'paused', resumeAt: isoOf(pause.resumeAt), detail };
}

/** Nothing of ours is open, and the server says that nothing runs. */
export function isCalm({ state, wanted }: Snapshot): boolean {
  return state === 'idle' && wanted === null;
}

function viewOf(pause: Pause, now: number, stereo: PauseView['stereo']): PauseView {
  const { plan, since, resumeAt } = pause;
  const leftMs = resumeAt === null ? null : Math.max(0, Math.round(resumeAt - now));
  return {
    phase: pause.at !== 'paused' ? pause.at : leftMs === 0 || pause.askedAt !== null ? 'asking' : 'paused',
    seconds: resumeAt === null || since === null ? plan.seconds : Math.max(plan.seconds, Math.round((resumeAt - since) / 1000)),
    sinceMs: since === null ? null : Math.max(0, Math.round(now - since)),
    leftMs,
    atEnd: plan.end,
    part: plan.part,
    tag: plan.tag,
    found: plan.found,
    stereo,
  };
}
