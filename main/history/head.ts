/**
 * The head: how far the chain goes, and from where on it is kept. Without it nobody could tell a history whose end was
 * cut off from one that ends there.
 *
 * It has no count of its own: entries are numbered without a gap, so first and last say it.
 */
import * as v from 'valibot';
import { sealed } from './chain';
import { deskWord, keyId, seal, seqNumber } from './schema';

export const headName = 'head.json';

/** What was found wrong at a start, before a new head was written over it: else the app itself would wipe the traces. */
export interface Doubt {
  readonly kind: 'head-missing' | 'head-edited';
  /** The first entry that was written after it. */
  readonly seq: number;
}

export interface Head {
  readonly desk: string;
  /** The first entry that is kept, and the seal of the one before it. */
  readonly from: { readonly seq: number; readonly seal: string };
  readonly last: { readonly seq: number; readonly seal: string };
  /** Where the next line goes. */
  readonly file: string;
  /** So many lines may lie there already, if a death came between them and the head. */
  readonly ahead: number;
  readonly doubts: readonly Doubt[];
  readonly key: string | null;
}

const link = v.union([v.literal(''), seal]);
const schema = v.strictObject({
  v: v.literal(1),
  desk: deskWord,
  from: v.strictObject({ seq: seqNumber, seal: link }),
  last: v.strictObject({ seq: v.pipe(v.number(), v.integer(), v.minValue(0)), seal: link }),
  file: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d\.jsonl$|^$/)),
  ahead: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  doubts: v.pipe(v.array(v.strictObject({ kind: v.picklist(['head-missing', 'head-edited']), seq: seqNumber })), v.maxLength(20)),
  key: v.nullable(keyId),
  seal,
});

/** Null: it can't be read. The seal is not looked at here. */
export function readHead(text: string): Head | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return read.success ? read.output : null;
}

export function headText({ desk, from, last, file, ahead, doubts }: Omit<Head, 'key'>, secret: Uint8Array | null): string {
  return sealed({ v: 1, desk, from, last, file, ahead, doubts }, secret).text;
}
