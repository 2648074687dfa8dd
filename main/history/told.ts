/** Which entries are told by another one: a press by what it brought about, a pause's end by the part after it, a recording's end by its call's, a look-up by its recording. Pure. */
import type { Entry } from './entry';

type Told = Pick<Entry, 'seq' | 'what' | 'actor' | 'at' | 'askedAt' | 'outcome' | 'call' | 'before' | 'after' | 'file'>;

/** Its number; null: this one speaks for itself. */
export function toldBy(entry: Told, all: readonly Told[]): number | null {
  switch (entry.what) {
    case 'press': {
      const { askedAt, actor } = entry;
      if (askedAt === null || !/^(?:proved|paused|cancelled)/.test(entry.outcome ?? '')) return null;
      return all.find((other) => other.what !== 'press' && other.actor === actor && other.askedAt !== null && Math.abs(Date.parse(other.askedAt) - Date.parse(askedAt)) < 1500)?.seq ?? null;
    }
    case 'pause-over':
      return entry.outcome === 'resumed' ? (all.findLast((other) => other.what === 'paused' && other.seq < entry.seq && other.call === entry.call)?.seq ?? null) : null;
    case 'ended':
      // One answer said both.
      return all.find((other) => other.what === 'call-ended' && other.call === entry.call && other.after.length === 0 && Math.abs(Date.parse(other.at) - Date.parse(entry.at)) < 1000)?.seq ?? null;
    case 'verified': {
      const id = entry.file?.id;
      return all.find((other) => other.what === 'recording' && other.after.some((mark) => mark.id === id) && !other.before.some((mark) => mark.id === id))?.seq ?? null;
    }
    default:
      return null;
  }
}
