/**
 * Checks a whole history: every seal, every number, every link, the head. Says what it found, and what nobody could find.
 *
 * Reads only. What it reads is one moment: head and lengths are taken at once, and what is added later does not count.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf, sealState, type HistoryKey } from './chain';
import { newestCopied } from './copied-lines';
import { dayFiles, dayOfFile, isAbsent } from './day-files';
import { eachLine } from './each-line';
import type { Entry } from './entry';
import { createFindings, type Finding, type Findings } from './findings';
import { headName, readHead, type Head } from './head';
import { mostLineBytes, readLine } from './schema';

/** What no check of this kind can find. */
export type Blind =
  /** Somebody with this user's keyring could have made a whole new chain. */
  | 'new-chain'
  /** The whole folder may have been put back to an older copy of itself; a shared copy tells only of what it has. */
  | 'roll-back'
  /** What happened while the app did not run was never written. */
  | 'not-running'
  /** There is no key: damage is found, a careful edit is not. */
  | 'careful-edit';

interface Checked {
  readonly entries: number;
  readonly from: number | null;
  readonly last: number | null;
  /** The newest entry's time. */
  readonly until: string | null;
  /** The newest entry of this desk that a shared copy has; null: there is none to compare with. */
  readonly copiedUntil: number | null;
  readonly cannotExclude: readonly Blind[];
}

export type Verdict = ({ readonly ok: true } & Checked) | ({ readonly ok: false; readonly findings: readonly Finding[]; readonly more: number } & Checked);

export interface VerifyDeps {
  readonly folder: string;
  readonly key: HistoryKey | null;
  /** The folder of the copies; null: none. */
  readonly copies: string | null;
}

interface Seen {
  readonly seq: number;
  readonly prev: string;
  readonly seal: string;
  readonly at: string;
  readonly file: string;
  readonly line: number;
}

export async function verifyHistory(deps: VerifyDeps): Promise<Verdict> {
  const found = createFindings();
  // Before the moment that is checked: what is copied while we read must not look like more than there is.
  const copied = deps.copies === null ? [] : await newestCopied(deps.copies, deskOf(deps.folder), deps.key?.secret ?? null);
  const { head, files } = oneMoment(deps, found);
  const seen: Seen[] = [];
  for (const { name, size } of files) await readDay(deps, name, size, seen, found);
  const chain = inOrder(seen);
  if (head) walk(chain, head, found);
  else walk(chain, { ...nothing, from: { seq: chain[0]?.seq ?? 1, seal: chain[0]?.prev ?? '' } }, found);
  const last = chain.at(-1) ?? null;
  compare(copied, chain, head, found);
  const kept = chain.filter(({ seq }) => seq >= (head?.from.seq ?? 1));
  const checked: Checked = {
    entries: kept.length,
    from: kept[0]?.seq ?? null,
    last: last?.seq ?? null,
    until: last?.at ?? null,
    copiedUntil: copied.length === 0 ? null : Math.max(...copied.map(({ seq }) => seq)),
    cannotExclude: ['new-chain', 'roll-back', 'not-running', ...(deps.key ? [] : (['careful-edit'] as const))],
  };
  const { list, more } = found.all();
  return list.length === 0 ? { ok: true, ...checked } : { ok: false, findings: list, more, ...checked };
}

function deskOf(folder: string): string | null {
  try {
    return readHead(readFileSync(join(folder, headName), 'utf8').trimEnd())?.desk ?? null;
  } catch {
    return null;
  }
}

const nothing: Known & { readonly known: false } = { known: false, from: { seq: 1, seal: '' }, last: { seq: 0, seal: '' }, ahead: 1 };
type Known = Pick<Head, 'from' | 'last' | 'ahead'>;

/** In one go, so that no entry comes between head and lengths. */
function oneMoment({ folder, key }: VerifyDeps, found: Findings): { readonly head: Head | null; readonly files: readonly { readonly name: string; readonly size: number }[] } {
  let names: string[] = [];
  try {
    names = dayFiles(folder);
  } catch {
    found.add({ kind: 'unreadable', file: null, line: null, seq: null });
  }
  const files = names.map((name) => ({ name, size: sizeOf(join(folder, name)) }));
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, headName));
  } catch (error) {
    // Neither head nor days, and no key that ever sealed: there is no history yet.
    if (files.length > 0 || (key !== null && !key.isNew)) found.add({ kind: isAbsent(error) ? 'head-missing' : 'unreadable', file: headName, line: null, seq: null });
    return { head: null, files };
  }
  const line = bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes;
  const head = bytes.at(-1) === 0x0a ? readHead(line.toString('utf8')) : null;
  const state = head === null ? 'edited' : sealState(line, head.key, key?.secret ?? null);
  switch (state) {
    case 'sealed':
      break;
    case 'unsealed':
      if (key !== null) found.add({ kind: 'unsealed', file: headName, line: null, seq: null });
      break;
    case 'edited':
      found.add({ kind: 'head-edited', file: headName, line: null, seq: null });
      break;
    case 'unknown-key':
      found.add({ kind: 'unknown-key', file: headName, line: null, seq: null });
      break;
  }
  for (const { kind, seq } of head?.doubts ?? []) found.add({ kind, file: headName, line: null, seq });
  return { head: state === 'edited' ? null : head, files };
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return -1;
  }
}

/** Reads one day, line by line; a day of any size, since a hand may have made it. */
async function readDay({ folder, key }: VerifyDeps, name: string, size: number, seen: Seen[], found: Findings): Promise<void> {
  let line = 0;
  let before = 0;
  const take = (bytes: Buffer): void => {
    line += 1;
    const entry = bytes.length < mostLineBytes ? readLine(bytes.toString('utf8')) : null;
    if (entry === null) return found.add({ kind: 'edited', file: name, line, seq: null });
    const at = { file: name, line, seq: entry.seq };
    const state = sealState(bytes, entry.key, key?.secret ?? null);
    if (state === 'edited' || state === 'unknown-key') found.add({ kind: state, ...at });
    if (state === 'unsealed' && key !== null && entry.seq >= key.from) found.add({ kind: 'unsealed', ...at });
    if (state === 'edited') return;
    if (entry.seq <= before || dayOf(entry.at) !== dayOfFile(name)) found.add({ kind: 'reordered', ...at });
    before = Math.max(before, entry.seq);
    seen.push({ prev: entry.prev, seal: entry.seal, at: entry.at, file: name, line, seq: entry.seq });
  };
  try {
    const rest = await eachLine(join(folder, name), size, take);
    if (rest) found.add({ kind: 'torn', file: name, line: line + 1, seq: null });
  } catch {
    found.add({ kind: 'unreadable', file: name, line: null, seq: null });
  }
}

/** By number; of two with one number the first found counts, the other was said to be out of its place or is a fork. */
function inOrder(seen: readonly Seen[]): Seen[] {
  return seen.toSorted((a, b) => a.seq - b.seq);
}

function walk(chain: readonly Seen[], head: Known & { readonly known?: false }, found: Findings): void {
  let expected = head.from.seq;
  let prev: string | null = head.from.seal;
  let last: Seen | null = null;
  for (const one of chain) {
    const at = { file: one.file, line: one.line, seq: one.seq };
    // Left by a death while old days were removed: no part of the chain any more.
    if (one.seq < head.from.seq) continue;
    if (last && one.seq === last.seq) {
      if (one.file !== last.file) found.add({ kind: 'reordered', ...at });
      continue;
    }
    if (one.seq > expected) {
      found.add({ kind: 'missing', file: one.file, line: one.line, seq: expected, count: one.seq - expected });
      prev = null;
    }
    if (prev !== null && one.prev !== prev) found.add({ kind: 'edited', ...at });
    expected = one.seq + 1;
    prev = one.seal;
    last = one;
  }
  if (head.known === false) return;
  const lastSeq = last?.seq ?? head.from.seq - 1;
  const known = head.last.seq;
  if (lastSeq < known) found.add({ kind: 'cut-off', file: last?.file ?? null, line: null, seq: lastSeq + 1, count: known - lastSeq });
  // A death between lines and head leaves no more beyond it than it had announced.
  if (lastSeq > known + head.ahead || (last && lastSeq === known && last.seal !== head.last.seal)) found.add({ kind: 'head-edited', file: headName, line: null, seq: known });
}

/** An entry that was copied must stand here, and the same. */
function compare(copied: readonly Pick<Entry, 'seq' | 'seal'>[], chain: readonly Seen[], head: Head | null, found: Findings): void {
  const seals = new Set(chain.map(({ seal }) => seal));
  const lost = copied.filter(({ seq, seal }) => seq >= (head?.from.seq ?? 1) && !seals.has(seal));
  if (lost.length > 0) found.add({ kind: 'rolled-back', file: null, line: null, seq: Math.min(...lost.map(({ seq }) => seq)), count: lost.length });
}
