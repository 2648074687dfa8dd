/**
 * Reads the shared folder for a board: the end of each agent's file of today, one act on the disk at a time, so that a
 * share that hangs holds one thread and no more. Nobody waits longer than two seconds for it, and for a minute after that
 * it is not tried.
 */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { localIso } from '../recorder';
import { copyName, tailOf } from './copied-lines';
import { pausedSince } from './shared-pauses';

export interface SharedPausesDeps {
  /** Empty: there is none. */
  readonly folder: () => string;
  readonly server: () => string | null;
  /** The longest pause that the settings allow. */
  readonly mostSeconds: () => number;
  readonly wallMs: () => number;
  readonly now: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  /** The end of a file as text; throws where there is none. */
  readonly read?: (path: string) => Promise<string>;
}

export type SharedPauses = (agents: readonly string[]) => Promise<ReadonlyMap<string, number>>;

export const sharedRules = { waitMs: 2000, restMs: 60_000, mostAgents: 60, tailBytes: 64 * 1024, graceMs: 60_000 } as const;

export function createSharedPauses(deps: SharedPausesDeps): SharedPauses {
  const read = deps.read ?? tailAt;
  /** The folder that did not answer, and until when it is left alone. */
  let gone: { readonly folder: string; readonly until: number } | null = null;
  /** Reads that hang: while one does, its folder is not touched. */
  const hanging = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();

  const isLeft = (folder: string): boolean => hanging.has(folder) || (gone?.folder === folder && deps.now() < gone.until);

  async function ask(folder: string, agents: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    if (isLeft(folder)) return found;
    let given = false;
    let stopTimer = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      stopTimer = deps.setTimer(sharedRules.waitMs, () => {
        given = true;
        gone = { folder, until: deps.now() + sharedRules.restMs };
        resolve();
      });
    });
    hanging.add(folder);
    const reading = readAll(folder, agents, found, () => given).finally(() => hanging.delete(folder));
    await Promise.race([reading, late]);
    stopTimer();
    // A copy: what comes too late must not change what was answered.
    return new Map(found);
  }

  async function readAll(folder: string, agents: readonly string[], found: Map<string, number>, isGiven: () => boolean): Promise<void> {
    const nowMs = deps.wallMs();
    const mostMs = deps.mostSeconds() * 1000 + sharedRules.graceMs;
    const server = deps.server();
    // Shortly after midnight a pause stands in the file of the day before.
    const days = [...new Set([localIso(nowMs - mostMs), localIso(nowMs)])];
    for (const agent of agents) {
      const names = [...new Set(days.map((at) => copyName({ agent, desk: '', at })))];
      let text = '';
      for (const name of names) {
        if (isGiven()) return;
        text += `${await read(join(folder, name)).catch(() => '')}\n`;
      }
      const since = pausedSince(text, { agent, server, nowMs, mostMs });
      if (since !== null) found.set(agent, since);
    }
  }

  return (agents) => {
    const folder = deps.folder();
    if (agents.length === 0 || !isAbsolute(folder)) return Promise.resolve(new Map());
    const mine = turn.then(() => ask(folder, agents.slice(0, sharedRules.mostAgents)));
    turn = mine.catch(() => undefined);
    return mine;
  };
}

async function tailAt(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOFOLLOW ?? 0));
  try {
    return await tailOf(file, sharedRules.tailBytes);
  } finally {
    await file.close();
  }
}
