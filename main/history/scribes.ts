/**
 * Notes about agents who do not sit at this desk: a lead's board switches them, and each is followed while a word or a
 * pause of the board is open. Each has a memory of its own; the first picture is its base, and makes no entry.
 */
import type { Snapshot } from '../recorder/snapshot';
import type { Draft } from './entry';
import { baseOf, noMemory, noteView, type Ended, type KnownCall } from './note';
import { createNoter, type Noter, type NoterDeps } from './noter';

export interface Scribe {
  readonly view: (snapshot: Snapshot) => void;
  readonly press: <Outcome extends Ended>(ask: Parameters<Noter['press']>[0], run: () => Promise<Outcome>) => Promise<Outcome>;
  readonly pauseOver: (how: string) => void;
  /** Nothing of it is open any more. A press that ends later is noted all the same. */
  readonly close: () => void;
}

export type ScribesDeps = Pick<NoterDeps, 'append' | 'wallMs' | 'serverAt'>;

/** `lead`: whose login switches. */
export type OpenScribe = (snapshot: Snapshot, lead: string | null) => Scribe;

/** The last calls of an agent, so that whoever comes back to one finds its name. */
const mostCalls = 8;
const mostAgents = 1000;

export function createScribes({ append, wallMs, serverAt }: ScribesDeps): OpenScribe {
  const calls = new Map<string, readonly KnownCall[]>();

  function remember(agent: string, call: string | null, ids: readonly string[]): void {
    if (call === null) return;
    const known = calls.get(agent) ?? [];
    const found = ids.length === 0 ? [{ call, id: null }] : ids.map((id) => ({ call, id }));
    calls.delete(agent);
    calls.set(agent, [...known.filter((one) => !found.some((other) => other.call === one.call && other.id === one.id)), ...found].slice(-mostCalls));
    // The one that was not switched for the longest time.
    if (calls.size > mostAgents) calls.delete(calls.keys().next().value ?? '');
  }

  return (first, lead) => {
    const { agent, practice } = first;
    const since = wallMs();
    let last = first;
    let isBased = false;
    const noter = createNoter(
      {
        append: (draft: Draft) => append({ ...draft, lead }),
        snapshot: () => last,
        wallMs,
        serverAt,
        see: (memory, snapshot, now) => {
          // Of somebody else, or of nobody: the floor is being closed.
          if (snapshot.agent !== agent || snapshot.practice !== practice) return { memory, drafts: [] };
          last = snapshot;
          const who = { agent: agent ?? '', server: snapshot.detail.server, practice };
          const base = isBased ? null : baseOf(snapshot, since, now, calls.get(agent ?? '') ?? []);
          if (!isBased && base === null) return { memory: { ...memory, who }, drafts: [] };
          isBased = true;
          const noted = noteView({ ...memory, ...(base ? { ...base, presses: memory.presses, pauseHow: memory.pauseHow } : {}), who }, snapshot, now);
          remember(agent ?? '', noted.memory.call, noted.memory.running.map(({ id }) => id));
          return base ? { ...noted, before: base.running } : noted;
        },
      },
      { ...noMemory, who: agent === null ? null : { agent, server: first.detail.server, practice } },
    );
    noter.view(first);
    return { view: noter.view, press: (ask, run) => noter.press(ask, 'board', run), pauseOver: noter.pauseOver, close: () => undefined };
  };
}
