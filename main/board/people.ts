/** Who is on the board, and what is known of them beside their recording. One agent has one row, in whatever letters the name is written. */
import type { ListedAgent } from '../agent-api';
import type { Snapshot } from '../recorder/snapshot';
import type { Floor } from './floor';
import type { BoardDeps } from './index';
import { takeListed, takeLook, takeStatus, unheard, type Known } from './roster';
import { isOutdated } from './row';
import type { Seats } from './seats';

export interface People {
  readonly known: ReadonlyMap<string, Known>;
  /** As it stands on the board: the server takes large letters for small ones. */
  readonly nameOf: (agent: string) => string;
  readonly isOn: (agent: string) => boolean;
  /** Somebody is spoken of who is on no list. */
  readonly meet: (agent: string) => void;
  /** Who was typed or stands in the file is on the board, logged in or not. `noList`: the server's list may not be asked. */
  readonly fill: (noList: boolean) => void;
  readonly takeList: (agents: readonly ListedAgent[], askedAt: number) => void;
  /** A STATUS tells the agent's status too. */
  readonly learn: (agent: string, snapshot: Snapshot | null) => void;
  /** Names that are none, or are not allowed. */
  readonly dropped: () => number;
  /** The file of names could not be read when it was last needed. */
  readonly noFile: () => boolean;
}

export interface PeopleDeps extends Pick<BoardDeps, 'settings' | 'fileAgents' | 'allows' | 'now'> {
  readonly floor: Floor;
  readonly seats: Seats;
  readonly onChanged: (agent: string) => void;
  readonly onGone: (agent: string) => void;
}

export function createPeople({ floor, seats, settings, fileAgents, allows, now, onChanged, onGone }: PeopleDeps): People {
  const known = new Map<string, Known>();
  /** By how the server compares them. */
  const names = new Map<string, string>();
  let dropped = 0;
  let noFile = false;

  const isOn = (agent: string): boolean => floor.practice || allows(agent);

  function nameOf(agent: string): string {
    const key = agent.toLowerCase();
    return floor.own().toLowerCase() === key ? floor.own() : (names.get(key) ?? agent);
  }

  function meet(agent: string): void {
    if (known.has(agent)) return;
    names.set(agent.toLowerCase(), agent);
    known.set(agent, unheard(agent, now()));
  }

  function add(agent: string): void {
    if (known.has(agent)) return;
    meet(agent);
    if (agent !== floor.own() && floor.isLeft(agent)) seats.adopt(agent);
    onChanged(agent);
  }

  /** Nobody is named where the server's list says who there is; without the right for it those count who were typed once. Null: the file can't be read. */
  function named(noList: boolean): readonly string[] | null {
    const { source, typed } = settings();
    switch (source.kind) {
      case 'typed':
        return source.agents;
      case 'file':
        return fileAgents();
      case 'server':
        return noList ? typed : [];
    }
  }

  return {
    known,
    nameOf,
    isOn,
    meet,
    fill: (noList) => {
      const read = named(noList);
      noFile = read === null;
      const all = read ?? [];
      const mine = new Set(all.map(nameOf).filter(isOn));
      dropped = all.length - mine.size;
      const isServers = settings().source.kind === 'server';
      for (const agent of known.keys()) {
        if ((isServers ? isOn(agent) : mine.has(agent)) || seats.isBusy(agent)) continue;
        known.delete(agent);
        names.delete(agent.toLowerCase());
        seats.drop(agent);
        onGone(agent);
      }
      for (const agent of mine) add(agent);
    },
    takeList: (agents, askedAt) => {
      const listed = new Map(agents.map((one) => [nameOf(one.agent), one]));
      if (settings().source.kind === 'server') {
        dropped = [...listed.keys()].filter((agent) => !isOn(agent)).length;
        for (const agent of listed.keys()) if (isOn(agent)) add(agent);
      }
      const at = now();
      for (const [agent, before] of known) {
        const after = takeListed(before, listed.get(agent) ?? null, askedAt, at);
        known.set(agent, after);
        // A confirmed status is no news.
        if (after.status !== before.status || after.changedAt !== before.changedAt || after.campaign !== before.campaign || after.name !== before.name || after.pauseCode !== before.pauseCode) onChanged(agent);
      }
    },
    learn: (agent, snapshot) => {
      const before = known.get(agent);
      if (!before || snapshot === null || snapshot.ageMs === null || (snapshot.failure !== null && snapshot.state !== 'logged-out')) return;
      const heardAt = now() - snapshot.ageMs;
      const after = before.seenAt === null || heardAt > before.seenAt + 2 ? takeStatus(before, snapshot.agentStatus, heardAt) : before;
      const found = snapshot.state === 'idle' || (snapshot.state === 'starting' && snapshot.recordings === 0) ? 'nothing' : 'recording';
      known.set(agent, isOutdated(after, heardAt) ? after : takeLook(after, found, heardAt));
    },
    dropped: () => dropped,
    noFile: () => noFile,
  };
}
