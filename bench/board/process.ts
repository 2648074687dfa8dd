/** Starts the floor's process, asks it, and ends it. */
import { fork } from 'node:child_process';
import { bundle } from '../../scripts/lib/bundle.mjs';
import type { Look } from '../../test/board/truth';
import type { FloorAnswer, FloorAsk, FloorReport } from './server-asks';

export interface FloorProcess {
  readonly url: string;
  readonly report: () => Promise<FloorReport>;
  readonly check: (looks: readonly Look[]) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export async function startFloor(agents: number, seed: number): Promise<FloorProcess> {
  const child = fork(await bundle('bench/board/server.ts', 'board-server'), [JSON.stringify({ agents, seed })]);
  const waiting = new Map<number, (answer: FloorAnswer) => void>();
  let next = 1;
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the floor did not start')));
    child.on('message', (message: { readonly url?: string; readonly id?: number; readonly answer?: FloorAnswer }) => {
      if (message.url !== undefined) resolve(message.url);
      if (message.id !== undefined && message.answer) waiting.get(message.id)?.(message.answer);
    });
  });
  const ask = (what: FloorAsk): Promise<FloorAnswer> =>
    new Promise((resolve) => {
      waiting.set(next, resolve);
      child.send({ id: next++, ask: what });
    });
  return {
    url,
    report: async () => (await ask({ do: 'report' })) as FloorReport,
    check: async (looks) => ((await ask({ do: 'check', looks })) as { wrong: readonly string[] }).wrong,
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        // It ends with its parent.
        child.disconnect();
      }),
  };
}
