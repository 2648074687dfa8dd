/** What lies in the folder when the app starts: where the chain goes on, and what is wrong with its end. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealState, type HistoryKey } from './chain';
import { cutTorn, dayFiles, endsOf, isAbsent, type Ends } from './day-files';
import type { Entry } from './entry';
import { headName, readHead, type Doubt, type Head } from './head';

export type StartTrouble =
  /** What a crash left half-written was moved aside. */
  | { readonly kind: 'history-torn'; readonly keptAs: string }
  /** It does not end as it was left. */
  | { readonly kind: 'history-damaged' };

interface StartDeps {
  readonly folder: string;
  readonly writeWhole: (path: string, data: string | Uint8Array) => void;
  readonly wallMs: () => number;
}

export interface Opened {
  readonly head: Omit<Head, 'key'>;
  /** What lay there at the start, for the key that may come later. */
  readonly found: { readonly head: Head | null; readonly text: Buffer; readonly last: Entry | null; readonly fresh: boolean };
}

/** What the folder says at a start: the head, and the end of the files where the next line would lie. */
export function readFolder(deps: StartDeps): Opened & { readonly troubles: readonly StartTrouble[]; readonly headStands: boolean } {
  const { folder } = deps;
  const torn: StartTrouble[] = [];
  const troubles = (damaged: boolean): readonly StartTrouble[] => (damaged ? [...torn, { kind: 'history-damaged' }] : torn);
  const text = readHeadText(join(folder, headName));
  // It is only ever written whole: without its line feed it is not what was written.
  const head = text?.at(-1) === 0x0a ? readHead(text.toString('utf8').slice(0, -1)) : null;
  const files = dayFiles(folder);
  // Where the next line would be torn: in the head's file, else in the newest.
  const next = head?.file || (files.at(-1) ?? '');
  if (next !== '') cutTorn(join(folder, next), (bytes) => void torn.push({ kind: 'history-torn', keptAs: keepTorn(deps, next, bytes) }));
  const look = (names: readonly string[]): Ends[] => names.map((name) => endsOf(join(folder, name)));
  let ends = look(head ? [...new Set([next, files.at(-1) ?? ''])].filter((name) => files.includes(name)) : files);
  // In none of the two: a day that was only begun, or a clock that was put back, or a cut.
  if (head && (newestOf(ends)?.seq ?? 0) < head.last.seq) ends = look(files);
  const last = newestOf(ends);
  const found = { head, text: text ?? Buffer.alloc(0), last, fresh: text === null && files.length === 0 };
  if (head) {
    const { key: _key, ...known } = head;
    if (last === null || last.seq <= head.last.seq) return { head: known, found, headStands: true, troubles: troubles((last?.seq ?? 0) < head.last.seq) };
    const beyond = { seq: last.seq, seal: last.seal };
    // More lines than the head knows, but no more than it announced: a death between the two.
    const more = last.seq - head.last.seq;
    if (more === 1 ? last.prev === head.last.seal : more <= head.ahead) return { head: { ...known, last: beyond }, found, headStands: false, troubles: torn };
    return { head: { ...known, last: beyond, doubts: doubted(known.doubts, 'head-edited', last.seq + 1) }, found, headStands: false, troubles: troubles(true) };
  }
  const first = ends.reduce<Entry | null>((best, { first }) => (first && (best === null || first.seq < best.seq) ? first : best), null);
  const made: Opened['head'] = {
    desk: last?.desk ?? randomBytes(6).toString('hex'),
    from: first ? { seq: first.seq, seal: first.prev } : { seq: 1, seal: '' },
    last: last ? { seq: last.seq, seal: last.seal } : { seq: 0, seal: '' },
    file: files.at(-1) ?? '',
    ahead: 1,
    doubts: found.fresh ? [] : [{ kind: text === null ? 'head-missing' : 'head-edited', seq: (last?.seq ?? 0) + 1 }],
  };
  return { head: made, found, headStands: false, troubles: troubles(!found.fresh) };
}

function newestOf(ends: readonly Ends[]): Entry | null {
  return ends.reduce<Entry | null>((best, { last }) => (last && (best === null || last.seq > best.seq) ? last : best), null);
}

const doubted = (doubts: readonly Doubt[], kind: Doubt['kind'], seq: number): Doubt[] => [...doubts, { kind, seq }].slice(0, 20);

/** Null: there is none. */
function readHeadText(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

function keepTorn(deps: StartDeps, name: string, torn: Buffer): string {
  const keptAs = `${name}.torn-${new Date(deps.wallMs()).toISOString().replace(/[:.]/g, '-')}`;
  deps.writeWhole(join(deps.folder, keptAs), torn);
  return keptAs;
}

/** With a key at hand an unsealed head is ours only where its last line is unsealed too, which is a finding of its own. */
export function doubtOf({ head, text, last, fresh }: Opened['found'], key: HistoryKey): Doubt['kind'] | null {
  if (fresh) return 'head-missing';
  // Doubted already when it was read.
  if (head === null) return null;
  switch (sealState(text.subarray(0, -1), head.key, key.secret)) {
    case 'sealed':
      return null;
    case 'edited':
    case 'unknown-key':
      return 'head-edited';
    case 'unsealed':
      return last !== null && last.key === null && last.seq >= key.from && last.seq >= head.last.seq ? null : 'head-edited';
  }
}
