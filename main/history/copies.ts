/**
 * Copies each line, byte for byte, to a folder or share: one file per agent and day, only ever added to.
 *
 * Beside everything else: one act on the disk at a time, nothing waits for it. After an outage or a crash it goes on
 * where it stopped; a line that is there already is not copied again. The folder itself is never made: where a share is
 * gone, a folder of its name on this computer would only look like it.
 */
import { constants } from 'node:fs';
import { lstat, mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import * as v from 'valibot';
import { copyName, ofDesk, tailOf } from './copied-lines';
import { dayFiles, endsOf, isAbsent } from './day-files';
import type { Entry } from './entry';
import { readLine } from './schema';

export interface Copies {
  /** A line stands on disk. */
  readonly add: (line: string, entry: Pick<Entry, 'seq' | 'agent' | 'desk' | 'at'>) => void;
  /** Where the copies go from now on; empty: nowhere. */
  readonly follow: (target: string) => void;
  readonly target: () => string | null;
  /** Ends when nothing is under way or waits. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

export interface CopiesDeps {
  readonly folder: string;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly onTrouble: (trouble: { readonly kind: 'history-share-gone' }) => void;
  readonly onMended: (kind: 'history-share-gone') => void;
}

export const copyRules = { retryMs: 60_000, hangsMs: 30_000, mostWaiting: 500 } as const;

interface Target {
  readonly folder: string;
  readonly era: number;
}

interface Line {
  readonly text: string;
  readonly seq: number;
  readonly name: string;
  readonly desk: string;
}

const cursorSchema = v.object({ v: v.literal(1), target: v.string(), seq: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const cursorName = 'copied.json';

export function createCopies(deps: CopiesDeps): Copies {
  let target: string | null = null;
  /** Up to which entry all is copied; null: not known yet. */
  let copied: number | null = null;
  let waiting: Line[] = [];
  /** Lines that stand on disk are not all in `waiting`. */
  let behind = true;
  let working: Promise<void> | null = null;
  /** Counts the folders that were followed: work for an earlier one, which may hang for ever, is nobody's any more. */
  let era = 0;
  /** By folder, the earlier ones too. */
  const underWay = new Map<string, Promise<void>>();
  let troubled = false;
  let closed = false;
  let stopRetry: (() => void) | null = null;
  /** Seals of this desk in the file that was added to last: no line comes twice. */
  let known: { readonly path: string; readonly seals: Set<string> } | null = null;
  let stopWatch = (): void => undefined;

  function wake(): void {
    if (closed || target === null || working || stopRetry) return;
    if (!behind && waiting.length === 0) return;
    const [folder, now] = [target, era];
    // Of one folder one after the other, or a line could come twice; another folder waits for none.
    watch();
    const mine = (underWay.get(folder) ?? Promise.resolve()).then(() => work(folder, now)).finally(() => {
      if (underWay.get(folder) === mine) underWay.delete(folder);
      if (working !== mine) return;
      working = null;
      wake();
    });
    working = mine;
    underWay.set(folder, mine);
  }

  async function work(folder: string, mine: number): Promise<void> {
    const to: Target = { folder, era: mine };
    try {
      if (!isWanted(to)) return;
      watch();
      const cursor = copied ?? (await readCursor(deps.folder, folder));
      if (!isWanted(to)) return;
      copied = cursor;
      if (behind) await catchUp(to);
      else await copyWaiting(to);
      if (isWanted(to)) mended();
    } catch {
      if (mine !== era) return;
      known = null;
      behind = true;
      fail(true);
    } finally {
      if (mine === era) stopWatch();
    }
  }

  /** A share that is gone may never answer. */
  function watch(): void {
    stopWatch();
    stopWatch = deps.setTimer(copyRules.hangsMs, () => fail(false));
  }

  function fail(later: boolean): void {
    if (later && !closed) {
      stopRetry?.();
      stopRetry = deps.setTimer(copyRules.retryMs, () => {
        stopRetry = null;
        wake();
      });
    }
    if (troubled || closed) return;
    troubled = true;
    deps.onTrouble({ kind: 'history-share-gone' });
  }

  function mended(): void {
    if (troubled) deps.onMended('history-share-gone');
    troubled = false;
  }

  const isWanted = (to: Target): boolean => to.era === era && !closed;

  function takeWaiting(): Line[] {
    const lines = waiting;
    waiting = [];
    return lines;
  }

  async function copyWaiting(to: Target): Promise<void> {
    while (isWanted(to) && waiting.length > 0) await copyAll(to, takeWaiting());
  }

  /** From the day files: whatever is newer than what was copied. */
  async function catchUp(to: Target): Promise<void> {
    if (!isAbsolute(to.folder) || !(await stat(to.folder)).isDirectory()) throw new Error('it is no folder');
    if (!isWanted(to)) return;
    // What is added from here on comes by itself.
    behind = false;
    waiting = [];
    for (const group of await groupsAfter(deps.folder, copied ?? 0)) {
      const lines: Line[] = [];
      for (const name of group) {
        for (const text of (await readFile(join(deps.folder, name), 'utf8')).split('\n')) {
          const entry = readLine(text);
          if (entry && entry.seq > (copied ?? 0)) lines.push({ text, seq: entry.seq, name: copyName(entry), desk: entry.desk });
        }
      }
      if (!isWanted(to)) return;
      await copyAll(to, lines.sort((a, b) => a.seq - b.seq));
    }
    await copyWaiting(to);
  }

  /** Line after line in their order; those of one file together. */
  async function copyAll(to: Target, lines: readonly Line[]): Promise<void> {
    for (let at = 0; at < lines.length; ) {
      let end = at + 1;
      while (end < lines.length && end - at < copyRules.mostWaiting && lines[end]?.name === lines[at]?.name) end++;
      const run = lines.slice(at, end).filter(({ seq }) => seq > (copied ?? 0));
      const [first] = run;
      watch();
      if (first) await addRun(to.folder, first, run);
      // Another folder may be wanted by now: its copies begin anew.
      if (!isWanted(to)) return;
      copied = Math.max(copied ?? 0, lines[end - 1]?.seq ?? 0);
      await writeCursor(deps.folder, to.folder, copied);
      at = end;
    }
  }

  async function addRun(to: string, { name, desk }: Line, run: readonly Line[]): Promise<void> {
    const path = join(to, name);
    if (!(await mayAddTo(path))) throw new Error('something else lies there');
    const file = await open(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0), 0o640);
    try {
      const tail = await tailOf(file, known?.path === path ? 1 : undefined);
      const seals = known?.path === path ? known.seals : new Set(ofDesk(tail, desk).map(({ entry }) => entry.seal));
      const fresh = run.filter((line) => !seals.has(sealAtEnd(line.text)));
      if (fresh.length === 0) return;
      // A line that somebody's crash left torn must not become a part of ours.
      const bytes = Buffer.from(`${tail === '' || tail.endsWith('\n') ? '' : '\n'}${fresh.map((line) => `${line.text}\n`).join('')}`);
      const { bytesWritten } = await file.write(bytes);
      if (bytesWritten < bytes.length) throw new Error('only a part was written');
      await file.sync();
      for (const line of fresh) seals.add(sealAtEnd(line.text));
      known = { path, seals };
    } finally {
      await file.close();
    }
  }

  return {
    add: (text, entry) => {
      if (target === null) return;
      if (behind) return wake();
      if (waiting.length >= copyRules.mostWaiting) {
        waiting = [];
        behind = true;
      } else waiting.push({ text, seq: entry.seq, name: copyName(entry), desk: entry.desk });
      wake();
    },
    follow: (next) => {
      const to = next === '' ? null : next;
      if (to === target) return;
      target = to;
      era += 1;
      working = null;
      stopWatch();
      copied = null;
      known = null;
      waiting = [];
      behind = true;
      stopRetry?.();
      stopRetry = null;
      mended();
      wake();
    },
    target: () => target,
    settled: async () => {
      for (let work = working; work; work = working) await work;
    },
    close: () => {
      closed = true;
      stopRetry?.();
      stopRetry = null;
    },
  };
}

/** A link would lead our lines elsewhere; where the system can't refuse it on opening, this does. */
async function mayAddTo(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if (isAbsent(error)) return true;
    throw error;
  }
}

const sealAtEnd = (line: string): string => line.slice(-66, -2);

/** Files with entries after this one, in the chain's order; days that a wrong clock has interleaved come together. */
async function groupsAfter(folder: string, seq: number): Promise<string[][]> {
  const ends: ({ readonly name: string } & ReturnType<typeof endsOf>)[] = [];
  for (const name of dayFiles(folder)) {
    ends.push({ name, ...endsOf(join(folder, name)) });
    // A thousand days are read in portions: presses come between.
    if (ends.length % 16 === 0) await turn();
  }
  const files = ends
    .flatMap(({ name, first, last }) => (first && last && last.seq > seq ? [{ name, first: first.seq, last: last.seq }] : []))
    .sort((a, b) => a.first - b.first);
  const groups: string[][] = [];
  let until = 0;
  for (const file of files) {
    const group = groups.at(-1);
    if (group && file.first <= until) group.push(file.name);
    else groups.push([file.name]);
    until = Math.max(until, file.last);
  }
  return groups;
}

async function readCursor(folder: string, target: string): Promise<number> {
  try {
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), cursorSchema), await readFile(join(folder, cursorName), 'utf8'));
    // Without it all is looked at again: what is there already is seen there.
    return read.success && read.output.target === target ? read.output.seq : 0;
  } catch {
    return 0;
  }
}

/** Not flushed: an older one only makes us look again. */
async function writeCursor(folder: string, target: string, seq: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, cursorName);
  await writeFile(`${path}.writing`, JSON.stringify({ v: 1, target, seq }), { mode: 0o600 });
  await rename(`${path}.writing`, path);
}
