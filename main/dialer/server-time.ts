/** The server's clock for whoever writes down or looks up what happened there. */
import { isoInZone, serverDay, type AgentApi, type ServerClock } from '../agent-api';
import type { Place } from '../verify';

export function serverAt(clock: ServerClock | null, now: number): string | null {
  return clock ? isoInZone(clock.epochMs + (now - clock.atMs), clock.utcOffsetMs, true) : null;
}

/** `whose`: null where nobody has logged in. */
export function lookUpPlace(api: AgentApi, whose: Pick<Place, 'key' | 'refusal'> | null, clocks: { readonly now: () => number; readonly wallMs: () => number }): Place | null {
  if (!whose) return null;
  const today = (): string => {
    const clock = api.serverClock();
    return clock ? serverDay(clock, clocks.now()) : isoInZone(clocks.wallMs(), -new Date(clocks.wallMs()).getTimezoneOffset() * 60_000).slice(0, 10);
  };
  return { ...whose, lookUp: api.lookUp, today };
}
