/** Who is paused by the word of the agents' own desks, asked now and then of the shared history, for holes alone. */
import type { BoardDeps } from './index';
import type { Row } from './types';

const everyMs = 5000;
const most = 60;

export interface SharedPauses {
  /** Asked anew where its time has come; `rows` of now, told who may look different then. */
  readonly ask: (rows: () => readonly Row[], onAnswer: (agents: readonly string[]) => void) => void;
  /** By the steady clock; null: not paused, as far as is told. */
  readonly since: (agent: string) => number | null;
}

export function createSharedPauses({ sharedPauses, now, wallMs }: Pick<BoardDeps, 'sharedPauses' | 'now' | 'wallMs'>): SharedPauses {
  let known: ReadonlyMap<string, number> = new Map();
  let askedAt = Number.NEGATIVE_INFINITY;
  return {
    ask: (rows, onAnswer) => {
      if (now() - askedAt < everyMs) return;
      askedAt = now();
      const holes = rows().filter((row) => row.hole !== null || row.pausedBy === 'history').slice(0, most).map(({ agent }) => agent);
      if (holes.length === 0) return void (known = new Map());
      void sharedPauses(holes).then((since) => {
        known = new Map([...since].map(([agent, at]) => [agent, at - wallMs() + now()]));
        onAnswer(holes);
      });
    },
    since: (agent) => known.get(agent) ?? null,
  };
}
