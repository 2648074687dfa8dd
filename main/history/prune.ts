/** Old days go as whole files, and the head says so first: what we remove is no break, what a hand removes is. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dayFiles, dayOfFile, endsOf } from './day-files';
import type { Head } from './head';

export interface Keeping {
  readonly today: string;
  readonly keepDays: number;
  readonly from: Head['from'];
}

/** Throws where the disk refuses. `begin` writes the head with the new beginning, before anything is removed. */
export function pruneFiles(folder: string, { today, keepDays, from }: Keeping, begin: (from: Head['from']) => void): void {
  const files = dayFiles(folder).map((name) => ({ name, day: dayOfFile(name) ?? '' }));
  const oldest = oldestKept(files.map(({ day }) => day), today, keepDays);
  if (oldest === null || !files.some(({ day }) => day < oldest)) return;
  const { gone, last } = expired(files.map((file) => ({ ...file, ...ends(join(folder, file.name)) })), today, oldest);
  if (gone.length === 0) return;
  if (last !== null && last.seq + 1 > from.seq) begin({ seq: last.seq + 1, seal: last.seal });
  const torn = readdirSync(folder).filter((name) => name.includes('.jsonl.torn-') && name.slice(0, 10) < oldest);
  for (const name of [...gone, ...torn]) rmSync(join(folder, name), { force: true });
}

/**
 * Counted from the last day before today that has entries: a clock that stands in a wrong year for a day must not
 * take everything away. A desk that was away long keeps its old days for one day more.
 */
export function oldestKept(days: readonly string[], today: string, keepDays: number): string | null {
  const base = days.findLast((day) => day < today);
  if (base === undefined) return null;
  return new Date(Date.parse(`${base}T00:00:00Z`) - (keepDays - 1) * 86_400_000).toISOString().slice(0, 10);
}

interface Spanned {
  readonly name: string;
  readonly day: string;
  readonly first: number | null;
  readonly last: { readonly seq: number; readonly seal: string } | null;
}

function ends(path: string): Pick<Spanned, 'first' | 'last'> {
  const { first, last } = endsOf(path);
  return { first: first?.seq ?? null, last: last ? { seq: last.seq, seal: last.seal } : null };
}

/** Only a beginning of the chain may go, also where a wrong clock gave a day the wrong name. */
function expired(files: readonly Spanned[], today: string, oldest: string): { readonly gone: readonly string[]; readonly last: Spanned['last'] } {
  const blank = files.filter(({ first, day }) => first === null && day < oldest).map(({ name }) => name);
  const chain = files.filter(({ first }) => first !== null).toSorted((a, b) => (a.first ?? 0) - (b.first ?? 0));
  let day = '';
  const isOld = chain.map((file) => {
    if (file.day <= today && file.day > day) day = file.day;
    return day < oldest;
  });
  let count = isOld.indexOf(false) === -1 ? chain.length : isOld.indexOf(false);
  // A day that a wrong clock cut in two waits for the other half.
  while (count > 0 && count < chain.length && newest(chain.slice(0, count)) >= (chain[count]?.first ?? 0)) count--;
  const going = chain.slice(0, count);
  const last = going.reduce<Spanned['last']>((best, { last }) => (last && last.seq > (best?.seq ?? 0) ? last : best), null);
  return { gone: [...blank, ...going.map(({ name }) => name)], last };
}

const newest = (files: readonly Spanned[]): number => Math.max(...files.map(({ last }) => last?.seq ?? 0));
