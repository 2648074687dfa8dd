/** What the tests of a check share: a login that is tried against a fault server on loopback, as the app would try it. */
import { createAgentApi, createTransport } from '../../main/agent-api';
import { placeOf, reach } from '../../main/check/reach';
import { shakeHands, type Handshake } from '../../main/check/handshake';
import type { Trial } from '../../main/check';
import { allWaiting, walk, type Walked, type WalkDeps } from '../../main/check/walk';
import type { CheckLine } from '../../main/check/types';
import { authorities, createTrust, type Trust } from '../../main/network';
import { agentName, login } from '../faults/practice';
import { certificateFile } from '../faults/server';

export const ourAuthority = certificateFile('authority');
const now = (): number => performance.now();
export const wallMs = (): number => Date.now();

/** Trust as the app has it, with one pin for all servers. */
export const trustWith = (pin: () => string | null, wall: () => number = wallMs): Trust => createTrust({ pinOf: pin, wallMs: wall });

export function trialOf(origin: string, part: { readonly pin?: () => string | null; readonly caFile?: string | null; readonly password?: string; readonly agent?: string } = {}): Trial {
  const trust = trustWith(part.pin ?? (() => null));
  const agent = part.agent ?? agentName;
  const transport = createTransport(origin, trust.options(origin, part.caFile ?? null), trust.door(origin));
  const api = createAgentApi({ transport, agent, credentials: { ...login, password: part.password ?? login.password }, now });
  return { origin, agent, dropsCharacters: false, version: api.version, login: () => api.ask({ do: 'status' }, new AbortController().signal), close: api.close };
}

export const handshakeWith = (origin: string, part: { readonly pin?: string | null; readonly caFile?: string | null; readonly wallMs?: number; readonly signal?: AbortSignal } = {}): Promise<Handshake> =>
  shakeHands({ place: placeOf(origin), authorities: authorities(part.caFile ?? null), pin: part.pin ?? null, wallMs: part.wallMs ?? Date.now(), signal: part.signal ?? new AbortController().signal });

/** Walks, and brings what each line said in the end. */
export async function walkTo(trial: Trial, part: Partial<WalkDeps> & { readonly caFile?: string | null; readonly pin?: string | null } = {}): Promise<{ readonly lines: readonly CheckLine[]; readonly walked: Walked; readonly shown: readonly CheckLine[] }> {
  let lines = allWaiting();
  const shown: CheckLine[] = [];
  const { origin } = trial;
  const walked = await walk({
    reach: (signal) => reach(placeOf(origin), signal, now),
    handshake: origin.startsWith('https:') ? (signal) => handshakeWith(origin, { ...part, wallMs: part.wallMs?.() ?? Date.now(), signal }) : null,
    here: true,
    version: trial.version,
    login: trial.login,
    agent: trial.agent,
    usualMs: null,
    wallMs,
    madeMs: Date.parse('2020-01-01'),
    signal: new AbortController().signal,
    onLine: (line) => {
      shown.push(line);
      lines = lines.map((known) => (known.step === line.step ? line : known));
    },
    ...part,
  });
  await trial.close();
  return { lines, walked, shown };
}

/** `reach ok, tls failed, vicidial waiting …` */
export const statesOf = (lines: readonly CheckLine[]): string => lines.map(({ step, state }) => `${step} ${state}`).join(', ');
