/** What a lead's wish means for each agent, and whether there is room for it now. Pure. */
import type { Meter } from '../agent-api';
import type { DeskAsk } from '../pause';
import { inCall, type Known } from './roster';
import type { BoardPress } from './types';

/** From its STATUS to its proof; and what one that is under way may still need. */
const callsOfPress = 6;
const callsLeft = 3;

/** A lead looks at many, and a call may be over before its turn has come: a START is only meant for a call, and must not lie there in none. */
export function askOf(act: BoardPress, tag: string): DeskAsk {
  switch (act) {
    case 'start':
      return { action: 'start', tag, another: false, onlyIn: inCall };
    case 'stop':
      return { action: 'stop', tag, another: false };
    case 'pause':
      return { action: 'pause', seconds: null, tag, turns: false };
    case 'resume':
      return { action: 'resume', tag };
  }
}

/** Another call, or none, since they were all pressed: what was meant is over, though its agent may be in the next one. */
export function isOther(known: Known | undefined, pressedAt: number): boolean {
  return known != null && known.changedAt !== null && known.changedAt > pressedAt;
}

/** One that has begun and finds no room for its START or its proof would end as not sent, or not proved. */
export function hasRoom(meter: Meter, running: number): boolean {
  const ceiling = meter.ceiling('switch');
  return ceiling === null || ceiling - meter.lastMinute() >= Math.min(ceiling, callsOfPress + running * callsLeft);
}
