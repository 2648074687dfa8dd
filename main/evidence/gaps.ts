/** The card pauses of a call: from the proved stop on, and how each ended. Pure. */
import type { Entry } from '../history';
import type { Gap } from './types';

/** `until`: as far as the call is known. */
export function gapsOf(own: readonly Entry[], until: string): Gap[] {
  return own.flatMap((paused, at) => {
    if (paused.what !== 'paused') return [];
    const from = paused.provedAt ?? paused.at;
    const rest = own.slice(at + 1);
    const over = rest.findIndex(({ what }) => what === 'pause-over');
    const inside = over === -1 ? rest : rest.slice(0, over);
    const end = rest[over];
    const resume = end?.outcome === 'resumed' ? inside.findLast(({ what, actor }) => what === 'recording' && actor !== 'dialer') : undefined;
    // From its START on somebody may hear it again: that, not its proof, ends what was surely not recorded.
    const to = resume ? (resume.sentAt ?? resume.askedAt ?? resume.at) : (end?.at ?? until);
    return [{ from, to: Date.parse(to) < Date.parse(from) ? from : to, end: resume ? 'resumed' : end ? 'ended' : 'open', heard: heardOf(paused, inside.filter((entry) => entry !== resume)) } satisfies Gap];
  });
}

function heardOf(paused: Entry, inside: readonly Entry[]): Gap['heard'] {
  if (inside.some(({ what }) => what === 'recording')) return 'recording';
  if (inside.some(({ what }) => what === 'lost' || what === 'closed' || what === 'began')) return 'unheard';
  return paused.outcome === 'found' ? 'found' : 'acted';
}
