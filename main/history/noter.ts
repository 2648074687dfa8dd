/** The notes of one agent: what was shown last, who pressed since, and so what is new in the next picture. */
import { localIso } from '../recorder';
import type { Snapshot } from '../recorder/snapshot';
import type { Actor, Asked, Draft, Happening, RecordingMark } from './entry';
import { noteOther, notePress, type Ended, type NoteMemory, type Now } from './note';

export interface Noter {
  readonly view: (snapshot: Snapshot) => void;
  /** Wraps a press: notes who asked, hands on how it ended. What `run` throws is thrown on. */
  readonly press: <Outcome extends Ended>(ask: { readonly action: Asked; readonly tag?: string | null }, actor: Actor, run: () => Promise<Outcome>) => Promise<Outcome>;
  readonly pauseOver: (how: string) => void;
  readonly other: (what: Happening, actor: Actor, part?: Partial<Draft>) => void;
  readonly memory: () => NoteMemory;
}

export interface NoterDeps {
  readonly append: (draft: Draft) => void;
  /** What is shown now. */
  readonly snapshot: () => Snapshot;
  readonly wallMs: () => number;
  readonly serverAt: () => string | null;
  /** What a picture changes, what is noted of it, and what ran before all that, where this is the first that counts. */
  readonly see: (memory: NoteMemory, snapshot: Snapshot, now: Now) => { readonly memory: NoteMemory; readonly drafts: readonly Draft[]; readonly before?: readonly RecordingMark[] };
}

const mostPresses = 8;

export function createNoter(deps: NoterDeps, first: NoteMemory): Noter {
  const { append, wallMs } = deps;
  let memory = first;
  let beforeAll: readonly RecordingMark[] = [];
  const now = (): Now => ({ at: localIso(wallMs()), serverAt: deps.serverAt(), iso: localIso });

  function view(snapshot: Snapshot): void {
    const noted = deps.see(memory, snapshot, now());
    memory = noted.memory;
    beforeAll = noted.before ?? beforeAll;
    for (const draft of noted.drafts) append(draft);
  }

  return {
    view,
    press: async (ask, actor, run) => {
      const pressedAt = wallMs();
      const { who, call, running, heardAt } = memory;
      memory = { ...memory, presses: [...memory.presses, { actor, asked: ask.action, at: pressedAt }].slice(-mostPresses) };
      const note = (outcome: Ended): void => {
        const snapshot = deps.snapshot();
        // What it brought about comes first, whoever was shown it first.
        view(snapshot);
        const known = heardAt === null ? { before: beforeAll, call: call ?? memory.call } : { before: running, call };
        append(notePress({ ...memory, who: who ?? memory.who, call: known.call }, { asked: ask.action, tag: ask.tag ?? null, actor, pressedAt, outcome, before: known.before, snapshot }, now()));
      };
      try {
        const outcome = await run();
        note(outcome);
        return outcome;
      } catch (error) {
        note({ kind: 'failed' });
        throw error;
      }
    },
    pauseOver: (how) => {
      memory = { ...memory, pauseHow: how };
    },
    other: (what, actor, part) => append(noteOther(memory, now(), what, actor, part)),
    memory: () => memory,
  };
}
