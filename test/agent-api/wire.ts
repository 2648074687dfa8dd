/** The recorded exchanges of a real server (test/wire), read once. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked } from '../../main/agent-api/parse';

export interface Exchange {
  readonly name: string;
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SessionStep {
  readonly step: number;
  readonly who: string;
  readonly request?: { readonly value: string; readonly stage?: string };
  readonly body?: string;
  readonly fieldBefore: string;
}

const folder = join(import.meta.dirname, '..', 'wire');

function lines<T>(file: string): T[] {
  return readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

export const exchanges: readonly Exchange[] = lines<Exchange>('agent-api.jsonl');

export const sessions: readonly { readonly file: string; readonly steps: readonly SessionStep[] }[] = readdirSync(folder)
  .filter((file) => file.startsWith('session'))
  .map((file) => ({ file, steps: lines<SessionStep>(file) }));

/** What the app would have asked, as the recording's parameters say; the recorded client called itself `test`. */
export function askedOf(params: Readonly<Record<string, string>>, acceptedHead: string | null = null): Asked {
  const call = params['value'] === 'START' ? ({ do: 'start', tag: params['stage'] ?? '' } as const) : params['value'] === 'STOP' ? ({ do: 'stop' } as const) : ({ do: 'status' } as const);
  return { call, agent: params['agent_user'] ?? '', altUser: params['alt_user'], user: params['user'] ?? '', source: params['source'] ?? '', acceptedHead };
}
