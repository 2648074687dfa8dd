/** What a check of the history may find, and the list of it. */
export const findingKinds = [
  /** A line, or what stands in its place, is not what was written. */
  'edited',
  /** Entries that were there are not: in the middle, or at the beginning. */
  'missing',
  /** A line or a day is not in its place, or is there twice. */
  'reordered',
  /** Entries are missing at the end. */
  'cut-off',
  'head-missing',
  'head-edited',
  /** Written without the key although there was one: an edit of it could not be told. */
  'unsealed',
  /** Sealed by a key that is not at hand. */
  'unknown-key',
  /** Bytes without a line feed at the end of a day. */
  'torn',
  'unreadable',
  /** The copies know entries that this history has not, or has otherwise. */
  'rolled-back',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** The file's name; null: it concerns none. */
  readonly file: string | null;
  /** Counts from 1. */
  readonly line: number | null;
  readonly seq: number | null;
  /** So many in a row from there. */
  readonly count: number;
}

const mostFindings = 200;

/** The same kind on the next line or number is the same finding, longer. */
export function createFindings(): { readonly add: (finding: Omit<Finding, 'count'> & { readonly count?: number }) => void; readonly all: () => { readonly list: readonly Finding[]; readonly more: number } } {
  const list: Finding[] = [];
  let more = 0;
  return {
    add: ({ count = 1, ...finding }) => {
      const before = list.at(-1);
      const follows = before && before.kind === finding.kind && before.file === finding.file && before.line !== null && finding.line === before.line + before.count;
      if (follows) list[list.length - 1] = { ...before, count: before.count + count };
      else if (list.length < mostFindings) list.push({ ...finding, count });
      else more += 1;
    },
    all: () => ({ list, more }),
  };
}
export type Findings = ReturnType<typeof createFindings>;
