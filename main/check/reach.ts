/** The first step: does the name lead somewhere, and does somebody listen there? Nothing is sent. */
import { connect } from 'node:net';
import type { CheckFault } from './types';

export type Reached = { readonly ok: true; readonly address: string; readonly ms: number } | { readonly ok: false; readonly kind: CheckFault };

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Where an origin lies; an address of version 6 stands in brackets there. */
export function placeOf(origin: string): Place {
  const url = new URL(origin);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80) };
}

/** `now`: a steady clock. */
export function reach(place: Place, signal: AbortSignal, now: () => number, withinMs = 5000): Promise<Reached> {
  return new Promise((resolve) => {
    const began = now();
    const socket = connect(place);
    const end = (reached: Reached): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(reached);
    };
    const giveUp = (): void => end({ ok: false, kind: 'unreachable' });
    const timer = setTimeout(() => end({ ok: false, kind: 'timeout' }), withinMs);
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
    socket.on('connect', () => end({ ok: true, address: socket.remoteAddress ?? place.host, ms: Math.max(1, Math.round(now() - began)) }));
    socket.on('error', (error) => end({ ok: false, kind: kindOf(error) }));
  });
}

/** Both families may have been tried: then the first error stands for all. */
function kindOf(error: Error): CheckFault {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && 'code' in first ? first.code : '';
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
    case 'EAI_NONAME':
      return 'no-such-name';
    case 'ECONNREFUSED':
      return 'nobody-listens';
    case 'ETIMEDOUT':
      return 'timeout';
    default:
      return 'unreachable';
  }
}
