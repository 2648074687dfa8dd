/**
 * Random payloads for the calls of a window: anything at all, and what is nearly right. Made from the schemas, so that a
 * new call is covered by itself. None that the contract allows is among them.
 */
import fc from 'fast-check';
import * as v from 'valibot';
import { schemas } from '../../main/bridge/schemas';
import type { CallName } from '../../preload/contract';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', '../../etc/passwd', '<img src=x onerror=alert(1)>', '${7*7}', 'toString', '__proto__', '\u0000', '‮', 'x'.repeat(20_000), '_R', 'idle', 'welcome'));
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined, Number.NaN, -0, Number.POSITIVE_INFINITY, new Date(0)));
const anything = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 6 }) },
  { weight: 3, arbitrary: fc.dictionary(text.filter((key) => key !== '__proto__'), scalar, { maxKeys: 6 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 200 }).map((depth) => Array.from({ length: depth }).reduce<unknown>((below) => ({ below }), 1)) },
);

/** The right names with random values, some missing, some too many. */
function nearly(names: readonly string[]): fc.Arbitrary<unknown> {
  const known = fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] });
  return fc.oneof(known, fc.tuple(known, fc.dictionary(text.filter((key) => key !== '__proto__'), scalar, { maxKeys: 2 })).map(([right, wrong]) => ({ ...wrong, ...right })));
}

function keysOf(call: CallName): string[] {
  const schema = schemas[call];
  return 'entries' in schema ? Object.keys(schema.entries as object) : [];
}

/** As many as asked for, all outside the contract. */
export function badPayloads(call: CallName, count: number, seed: number): unknown[] {
  const keys = keysOf(call);
  const any = keys.length === 0 ? anything : fc.oneof(anything, nearly(keys));
  return fc.sample(any.filter((payload) => !v.safeParse(schemas[call], payload).success), { numRuns: count, seed });
}

/** As plain ASCII, since half a surrogate never gets through to a window otherwise; `unpacked` in the page makes it whole again. */
export function packed(payloads: readonly unknown[]): string {
  const pack = (value: unknown): unknown => {
    if (value === undefined) return { u: 1 };
    if (value instanceof Date) return { d: value.getTime() };
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) return { n: Object.is(value, -0) ? '-0' : String(value) };
    if (Array.isArray(value)) return { a: value.map(pack) };
    if (typeof value === 'object' && value !== null) return { o: Object.entries(value).map(([key, below]) => [key, pack(below)]) };
    return value;
  };
  return JSON.stringify(payloads.map(pack)).replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Runs in the page, so it stands alone. */
export function unpacked(text: string): unknown[] {
  type Packed = null | string | number | boolean | { u?: 1; d?: number; n?: string; a?: Packed[]; o?: [string, Packed][] };
  const unpack = (value: Packed): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (value.u) return undefined;
    if (value.d !== undefined) return new Date(value.d);
    if (value.n !== undefined) return Number(value.n);
    if (value.a) return value.a.map(unpack);
    return Object.fromEntries((value.o ?? []).map(([key, below]) => [key, unpack(below)]));
  };
  return (JSON.parse(text) as Packed[]).map(unpack);
}
