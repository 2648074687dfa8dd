/** Entries that wait for the disk or the key, the oldest first. Bounded; what does not fit is counted, and the count is an entry. */
import type { Draft } from './entry';

export interface Queue {
  /** Brings how many were dropped in a row, this one included; 0: it was taken. */
  readonly add: (draft: Draft) => number;
  /** The oldest, so many at most. */
  readonly oldest: (most: number) => readonly Draft[];
  /** So many of the oldest are written. */
  readonly forget: (count: number) => void;
  readonly size: () => number;
}

type Item = { readonly draft: Draft; readonly dropped: number };

export function createQueue(most: number): Queue {
  const items: Item[] = [];
  return {
    add: (draft) => {
      if (items.length < most) {
        items.push({ draft, dropped: 0 });
        return 0;
      }
      const last = items.at(-1);
      const dropped = (last?.dropped ?? 0) + 1;
      // The first that does not fit leaves its place to the count.
      if (last && last.dropped > 0) items[items.length - 1] = { ...last, dropped };
      else items.push({ draft, dropped });
      return dropped;
    },
    oldest: (count) => items.slice(0, count).map((item) => (item.dropped > 0 ? countOf(item) : item.draft)),
    forget: (count) => void items.splice(0, count),
    size: () => items.length,
  };
}

function countOf({ draft, dropped }: Item): Draft {
  const { at, serverAt, server, agent, practice, call, agentStatus, lead } = draft;
  const nothing = { asked: null, tag: null, part: null, before: [], after: [], askedAt: null, sentAt: null, provedAt: null, failure: null, file: null };
  return { what: 'alarm', at, serverAt, server, agent, practice, call, agentStatus, actor: 'app', lead, ...nothing, outcome: `entries-dropped-${dropped}` };
}
