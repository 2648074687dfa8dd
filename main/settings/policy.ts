/**
 * The machine-wide policy: which agents may be seen and switched on this computer, and how many calls the board may make.
 *
 * A guard-rail, not security (docs/policy.md). Whatever is wrong with the file, none of it is used, and then only this
 * desk's own agent is left: half a policy could allow what the whole one forbids. Pure: who reads the file is in
 * policy-file.ts.
 */
import { posix, win32 } from 'node:path';
import * as v from 'valibot';
import { bounds } from './bounds';
import { readJson, type Path, type Place } from './json-lines';

const policyVersion = 1;

const { least, most } = bounds.boardCallsPerMinute;

/** Published as docs/policy.schema.json (scripts/policy-schema.mjs). */
export const policySchema = v.pipe(
  v.strictObject({
    version: v.pipe(v.literal(policyVersion), v.description('The version of this format.')),
    agents: v.optional(
      v.pipe(
        v.strictObject({
          allow: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,20}$/))), v.description('Only these agents may be seen or switched on this computer. An empty list allows nobody.')),
        }),
        v.description('Without it every agent is allowed.'),
      ),
    ),
    board: v.optional(
      v.pipe(
        v.strictObject({
          callsPerMinute: v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most), v.description('No more calls to one dialer than this in any minute while the board is watched. Replaces the setting.')),
        }),
        v.description('Without it the setting of each desk counts.'),
      ),
    ),
  }),
  v.title('Reclight policy'),
  v.description('Machine-wide: /etc/reclight/policy.json, %ProgramData%\\Reclight\\policy.json, /Library/Application Support/Reclight/policy.json'),
);

export type PolicyFault = 'unreadable' | 'too-large' | 'not-utf8' | 'not-json' | 'not-an-object' | 'newer' | 'no-version' | 'unknown-key' | 'twice' | 'missing' | 'bad-value';

export interface BrokenPolicy {
  readonly kind: 'broken';
  readonly why: PolicyFault;
  /** Of the file, from 1; null: it is not about a line. */
  readonly line: number | null;
  /** The key as a person finds it; null: it is not about one. */
  readonly key: string | null;
}

export type Policy =
  | { readonly kind: 'none' }
  /** Null: it says nothing of that. */
  | { readonly kind: 'held'; readonly agents: ReadonlySet<string> | null; readonly callsPerMinute: number | null }
  | BrokenPolicy;

/** A list of everybody in the largest call centre is a tenth of it. */
export const mostPolicyBytes = 1_000_000;

/** Where it lies; never where the person at the desk could put it. */
export function policyPath(platform: NodeJS.Platform, programData: string | undefined): string {
  switch (platform) {
    case 'win32':
      return win32.join(programData !== undefined && win32.isAbsolute(programData) ? programData : String.raw`C:\ProgramData`, 'Reclight', 'policy.json');
    case 'darwin':
      return posix.join('/Library', 'Application Support', 'Reclight', 'policy.json');
    default:
      return posix.join('/etc', 'reclight', 'policy.json');
  }
}

/** May this agent be seen and switched? `own` sits at this desk. */
export function isAllowed(policy: Policy, agent: string, own: string): boolean {
  switch (policy.kind) {
    case 'none':
      return true;
    case 'held':
      return policy.agents === null || policy.agents.has(agent);
    case 'broken':
      return agent === own;
  }
}

export function readPolicy(bytes: Uint8Array): Policy {
  if (bytes.length > mostPolicyBytes) return broken('too-large');
  let text: string;
  try {
    // Without the mark that Windows' editors set before it.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return broken('not-utf8');
  }
  const read = readJson(text);
  if (!read.ok) return read.twice === null ? broken('not-json', read.line) : broken('twice', read.line, shown([read.twice]));
  const { value, places } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return broken('not-an-object', 1);
  const raw = value as Readonly<Record<string, unknown>>;
  const lineOf = (path: Path): number | null => placeOf(places, path)?.line ?? null;
  const { version } = raw;
  if (version === undefined) return broken('no-version', 1);
  if (typeof version === 'number' && Number.isInteger(version) && version > policyVersion) return broken('newer', lineOf(['version']), 'version');
  const fault = firstFault(raw, places);
  if (fault) return fault;
  const { agents, board } = v.parse(policySchema, raw);
  return { kind: 'held', agents: agents ? new Set(agents.allow) : null, callsPerMinute: board?.callsPerMinute ?? null };
}

export function samePolicy(one: Policy, other: Policy): boolean {
  const told = (policy: Policy): string => JSON.stringify(policy.kind === 'held' ? { ...policy, agents: policy.agents && [...policy.agents].sort() } : policy);
  return told(one) === told(other);
}

function broken(why: PolicyFault, line: number | null = null, key: string | null = null): BrokenPolicy {
  return { kind: 'broken', why, line, key };
}

/** The first in the file. Part by part, and of each the first alone: a long list may be wrong in every entry. */
function firstFault(raw: Readonly<Record<string, unknown>>, places: readonly Place[]): BrokenPolicy | null {
  const unknown = places.findIndex(({ path }) => isUnknown(path));
  let first: { readonly order: number; readonly fault: BrokenPolicy } | null = unknown < 0 ? null : { order: unknown, fault: broken('unknown-key', places[unknown]?.line, shown(places[unknown]?.path ?? [])) };
  for (const part of ['version', 'agents', 'board'] as const) {
    const [issue] = v.safeParse(policySchema.entries[part], raw[part], { abortEarly: true }).issues ?? [];
    if (!issue) continue;
    const path = [part, ...(issue.path ?? []).map(({ key }) => key as string | number)];
    const missing = placeOf(places, path) === undefined;
    // What is not there would stand in the object that it is missing in.
    const place = placeOf(places, missing ? path.slice(0, -1) : path);
    const order = place ? places.indexOf(place) : 0;
    if (first === null || order < first.order) first = { order, fault: broken(missing ? 'missing' : 'bad-value', place?.line ?? null, shown(path)) };
  }
  return first?.fault ?? null;
}

/** Valibot would take `constructor` and its like for known ones. */
function isUnknown(path: Path): boolean {
  const [first, second, ...more] = path;
  if (typeof first !== 'string' || !Object.hasOwn(known, first)) return true;
  if (typeof second !== 'string') return false;
  return more.length === 0 && !known[first as keyof typeof known].includes(second);
}

const known: Readonly<Record<'version' | 'agents' | 'board', readonly string[]>> = { version: [], agents: ['allow'], board: ['callsPerMinute'] };

function placeOf(places: readonly Place[], path: Path): Place | undefined {
  return places.find((place) => place.path.length === path.length && place.path.every((part, at) => part === path[at]));
}

/** `agents.allow[2]`; a stranger's key is cut, and turns no line around. */
function shown(path: Path): string {
  const text = path.map((part, at) => (typeof part === 'number' ? `[${part + 1}]` : `${at === 0 ? '' : '.'}${part}`)).join('');
  return text.replace(/\p{C}|\p{Zl}|\p{Zp}/gu, '?').slice(0, 60);
}
