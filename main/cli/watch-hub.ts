/** Who watches: each hears the snapshot of now, and again whenever something of it changed that is no mere passing of time. */
import type { Snapshot } from '../recorder/snapshot';

type Send = (line: string) => void;

export interface WatchHub {
  /** Sends the present one at once; returns the way to stop. */
  readonly subscribe: (send: Send) => () => void;
  /** Something may have changed. */
  readonly changed: () => void;
}

export function createWatchHub(snapshot: () => Snapshot): WatchHub {
  /** What each has heard last. */
  const heard = new Map<Send, string>();

  function tell(send: Send, now: Snapshot): void {
    const said = whatCounts(now);
    if (heard.get(send) === said) return;
    heard.set(send, said);
    send(JSON.stringify(now));
  }

  return {
    subscribe: (send) => {
      tell(send, snapshot());
      return () => void heard.delete(send);
    },
    changed: () => {
      if (heard.size === 0) return;
      const now = snapshot();
      for (const send of heard.keys()) tell(send, now);
    },
  };
}

/** Ages and elapsed times run on by themselves: they are no change. When a press was asked does not change either. */
function whatCounts({ state, wanted, asked, agent, agentStatus, recording, recordings, resumeAt, failure, practice }: Snapshot): string {
  return JSON.stringify([state, wanted, asked?.action ?? null, agent, agentStatus, recording, recordings, resumeAt, failure, practice]);
}
