/** What a line of the history may be. Read strictly; written with what is no word of ours left out. */
import * as v from 'valibot';
import { actors, asks, happenings, type Draft, type Entry } from './entry';

/** With its line feed. Nothing of ours comes near; what is longer is none of ours. */
export const mostLineBytes = 4096;
const mostMarks = 5;

const text = (shape: RegExp): v.GenericSchema<string> => v.pipe(v.string(), v.regex(shape));
const time = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?(?:Z|[+-]\d\d:\d\d)$/);
const filename = text(/^[A-Za-z0-9_.-]{1,120}$/);
const id = text(/^\d{1,20}$/);
const host = text(/^[A-Za-z0-9.:[\]_-]{1,255}$/);
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));
/** A word of ours: outcomes, rules, failure kinds. */
const word = text(/^[a-z0-9-]{1,60}$/);
export const seal = text(/^[0-9a-f]{64}$/);
export const keyId = text(/^[0-9a-f]{8}$/);
export const deskWord = text(/^[0-9a-z]{8,16}$/);
export const seqNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

const mark = v.strictObject({ id, filename: v.nullable(filename) });
const file = v.strictObject({ id, seconds: v.nullable(seconds), expectedSeconds: v.nullable(seconds), format: v.nullable(text(/^[A-Z0-9]{2,5}$/)), place: v.nullable(host) });

const lead = text(/^[A-Za-z0-9_-]{1,20}$/);

/** What may be left out of a line rather than lose the line. */
const optional = {
  serverAt: time,
  server: host,
  agent: text(/^[A-Za-z0-9_-]{1,20}$/),
  call: time,
  agentStatus: text(/^[A-Z][A-Z0-9_]{0,19}$/),
  asked: v.picklist(asks),
  // Fourteen characters, but never a run of digits that could be a card's.
  tag: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,14}$/), v.check((tag) => !/\d{12}/.test(tag))),
  part: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
  askedAt: time,
  sentAt: time,
  provedAt: time,
  outcome: word,
  failure: word,
  file,
} as const;

type Optional = keyof typeof optional;
const nullable = Object.fromEntries(Object.entries(optional).map(([name, schema]) => [name, v.nullable(schema as v.GenericSchema)])) as unknown as { readonly [K in Optional]: v.GenericSchema<Draft[K]> };

const entrySchema = v.strictObject({
  v: v.literal(1),
  seq: seqNumber,
  desk: deskWord,
  what: v.picklist(happenings),
  at: time,
  practice: v.boolean(),
  actor: v.picklist(actors),
  lead: v.optional(lead),
  before: v.pipe(v.array(mark), v.maxLength(mostMarks)),
  after: v.pipe(v.array(mark), v.maxLength(mostMarks)),
  ...nullable,
  key: v.nullable(keyId),
  prev: v.union([v.literal(''), seal]),
  seal,
});

/** Null: no entry. The seal is not looked at here (chain.ts). */
export function readLine(line: string): Entry | null {
  if (Buffer.byteLength(line) >= mostLineBytes) return null;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), entrySchema), line);
  return read.success ? { ...read.output, lead: read.output.lead ?? null } : null;
}

/** What is no word of ours is left out: a server's free text must not get in by any door. */
export function cleaned(draft: Draft, nowIso: string): Draft {
  const kept = Object.fromEntries(Object.entries(optional).map(([name, schema]) => [name, v.is(schema as v.GenericSchema, draft[name as Optional]) ? draft[name as Optional] : null])) as Pick<Draft, Optional>;
  const marks = (all: Draft['before']): Draft['before'] => all.filter((one) => v.is(id, one.id)).slice(-mostMarks).map((one) => ({ id: one.id, filename: v.is(filename, one.filename) ? one.filename : null }));
  const { what, practice, actor } = draft;
  const at = v.is(time, draft.at) ? draft.at : nowIso;
  return { ...kept, what, at, practice, actor, lead: v.is(lead, draft.lead) ? draft.lead : null, before: marks(draft.before), after: marks(draft.after), file: draft.file === null ? null : cleanedFile(draft.file) };
}

function cleanedFile(fact: NonNullable<Draft['file']>): Draft['file'] {
  if (!v.is(id, fact.id)) return null;
  const keep = <K extends keyof typeof file.entries>(name: K): (typeof fact)[K] | null => (v.is(file.entries[name], fact[name]) ? fact[name] : null);
  return { id: fact.id, seconds: keep('seconds'), expectedSeconds: keep('expectedSeconds'), format: keep('format'), place: keep('place') };
}
