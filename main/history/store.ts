/**
 * Writes the history: one line an entry, then the head. Never throws out of `append`, and never writes an entry twice.
 *
 * The head is the truth about where to go on: if lines are missing at its end, the next one is numbered as if they were
 * there, so that the gap stays for ever. A line and its head are one act: where the head can't be written the line is
 * taken back, so that a death leaves no more lines beyond the head than it had announced, mostly one.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { localIso } from '../recorder';
import { dayOf, keyIdOf, lineOf, type HistoryKey } from './chain';
import { addLines, cutBackTo, fileOf, NotCutBack, takeBack } from './day-files';
import type { Draft, Entry } from './entry';
import { headName, headText } from './head';
import { pruneFiles } from './prune';
import { createQueue } from './queue';
import { cleaned } from './schema';
import { doubtOf, readFolder, type Opened, type StartTrouble } from './start';

export type StoreTrouble =
  /** From now on entries wait in memory; told once until it works again. */
  | { readonly kind: 'history-not-written' }
  /** Memory was full too: so many were lost. */
  | { readonly kind: 'history-dropped'; readonly entries: number }
  | StartTrouble;

type Appended = { readonly ok: true } | { readonly ok: false; readonly failure: 'waits-for-key' | 'not-written' | 'dropped' };

export interface HistoryStore {
  readonly append: (draft: Draft) => Appended;
  /** The vault has answered; null: it has no key to give now. May come again. */
  readonly useKey: (key: HistoryKey | null) => void;
  /** The number of the next entry: from here a new key seals. Null: the disk does not say. */
  readonly nextSeq: () => number | null;
  readonly desk: () => string | null;
  /** Entries that are not on disk yet. */
  readonly waiting: () => number;
  readonly close: () => void;
}

export interface StoreDeps {
  readonly folder: string;
  /** Throws where the disk refuses; then the old file is untouched. */
  readonly writeWhole: (path: string, data: string | Uint8Array) => void;
  /** Removes what a death in the middle of `writeWhole` left in a folder. */
  readonly sweep: (folder: string) => void;
  readonly wallMs: () => number;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly keepDays: () => number;
  readonly mayPrune: () => boolean;
  readonly onTrouble: (trouble: StoreTrouble) => void;
  readonly onMended: (kind: 'history-not-written') => void;
  /** A line stands on disk. */
  readonly onLine: (line: string, entry: Pick<Entry, 'seq' | 'agent' | 'desk' | 'at'>) => void;
}

export const storeRules = { keyWaitMs: 60_000, retryMs: 15_000, restMs: 250, atOnce: 50, mostWaiting: 1000, pruneFirstMs: 30_000, pruneEveryMs: 6 * 3_600_000 } as const;

interface Written {
  readonly text: string;
  readonly entry: Pick<Entry, 'seq' | 'agent' | 'desk' | 'at'>;
}

export function createHistoryStore(deps: StoreDeps): HistoryStore {
  const queue = createQueue(storeRules.mostWaiting);
  let opened: Opened | null = null;
  let key: HistoryKey | null = null;
  let begun = false;
  let judged = false;
  let draining = false;
  /** The head on disk says what we know. */
  let headStands = false;
  let toTakeBack: { readonly path: string; readonly length: number } | null = null;
  let troubled = false;
  let stopRetry = (): void => undefined;
  let stopPrune = (): void => undefined;
  let stopWait = deps.setTimer(storeRules.keyWaitMs, () => begin());

  function open(): Opened {
    if (opened) return opened;
    mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
    deps.sweep(deps.folder);
    const found = readFolder(deps);
    opened = found;
    headStands = found.headStands;
    // Last: whoever hears of it may come back with the next entry.
    for (const trouble of found.troubles) deps.onTrouble(trouble);
    return found;
  }

  /** With the key at hand: is the head that lay there at the start ours? */
  function judge(): void {
    if (judged || !key) return;
    const { head, found } = open();
    judged = true;
    if (key.isNew) return;
    const doubt = doubtOf(found, key);
    if (doubt === null || head.doubts.some(({ seq }) => seq === head.last.seq + 1)) return;
    setHead({ ...head, doubts: [...head.doubts, { kind: doubt, seq: head.last.seq + 1 }].slice(0, 20) });
    headStands = false;
    deps.onTrouble({ kind: 'history-damaged' });
  }

  function setHead(head: Opened['head']): void {
    if (opened) opened = { ...opened, head };
  }

  function writeHead(head: Opened['head']): void {
    deps.writeWhole(join(deps.folder, headName), `${headText(head, key?.secret ?? null)}\n`);
    setHead(head);
    headStands = true;
  }

  /** All that must be so before a line may be added. */
  function settle(): void {
    open();
    judge();
    const { head } = open();
    // At once with a new key: a history that it was made for must not look like one that was taken away.
    if (!headStands) writeHead(head);
  }

  /** Adds these lines, all of one day, and brings what stands on disk now. */
  function write(drafts: readonly Draft[], file: string): readonly Written[] {
    if (toTakeBack) cutBackTo(toTakeBack.path, toTakeBack.length);
    toTakeBack = null;
    mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
    const { head } = open();
    // Announced first: what a death leaves beyond the head must not look like an older head put back.
    if (head.file !== file || head.ahead < drafts.length) writeHead({ ...head, file, ahead: drafts.length });
    const lines: Written[] = [];
    let { last } = head;
    for (const draft of drafts) {
      const place = { seq: last.seq + 1, desk: head.desk, prev: last.seal };
      const { text, seal } = lineOf(draft, place, key?.secret ?? null);
      lines.push({ text, entry: { seq: place.seq, desk: place.desk, agent: draft.agent, at: draft.at } });
      last = { seq: place.seq, seal };
    }
    const path = join(deps.folder, file);
    try {
      const length = addLines(deps.folder, file, lines.map(({ text }) => text));
      try {
        writeHead({ ...head, file, last, ahead: 1 });
      } catch (error) {
        takeBack(path, length, error);
      }
    } catch (error) {
      if (error instanceof NotCutBack) toTakeBack = { path, length: error.length };
      throw error;
    }
    return lines;
  }

  /** Writes what waits, oldest first; false: the disk refuses, or somebody is at it already. */
  function drain(most: number): boolean {
    if (!begun || draining) return false;
    draining = true;
    stopRetry();
    try {
      settle();
      for (let portions = 0; queue.size() > 0; portions++) {
        if (portions === most) {
          stopRetry = deps.setTimer(storeRules.restMs, () => void drain(most));
          return true;
        }
        const waiting = queue.oldest(storeRules.atOnce);
        const file = fileOf(dayOf(waiting[0]?.at ?? ''));
        const other = waiting.findIndex(({ at }) => fileOf(dayOf(at)) !== file);
        const written = write(other === -1 ? waiting : waiting.slice(0, other), file);
        queue.forget(written.length);
        for (const { text, entry } of written) deps.onLine(text, entry);
      }
    } catch {
      refused();
      return false;
    } finally {
      draining = false;
    }
    if (troubled) deps.onMended('history-not-written');
    troubled = false;
    return true;
  }

  function refused(): void {
    stopRetry();
    stopRetry = deps.setTimer(storeRules.retryMs, () => void drain(1));
    if (troubled) return;
    troubled = true;
    deps.onTrouble({ kind: 'history-not-written' });
  }

  function begin(): void {
    stopWait();
    begun = true;
    drain(1);
    stopPrune();
    stopPrune = deps.setTimer(storeRules.pruneFirstMs, pruneNow);
  }

  function pruneNow(): void {
    stopPrune();
    stopPrune = deps.setTimer(storeRules.pruneEveryMs, pruneNow);
    if (!begun || troubled || !deps.mayPrune()) return;
    try {
      const { head } = open();
      pruneFiles(deps.folder, { today: dayOf(localIso(deps.wallMs())), keepDays: deps.keepDays(), from: head.from }, (from) => writeHead({ ...head, from, doubts: head.doubts.filter(({ seq }) => seq >= from.seq) }));
    } catch {
      // The next time will do: what is kept too long harms no evidence.
    }
  }

  return {
    append: (draft) => {
      const dropped = queue.add(cleaned(draft, localIso(deps.wallMs())));
      if (dropped === 1 || (dropped > 0 && dropped % 100 === 0)) deps.onTrouble({ kind: 'history-dropped', entries: dropped });
      const written = drain(1);
      if (dropped > 0) return { ok: false, failure: 'dropped' };
      if (!begun) return { ok: false, failure: 'waits-for-key' };
      return written && queue.size() === 0 ? { ok: true } : { ok: false, failure: 'not-written' };
    },
    useKey: (next) => {
      // A key that was there stays: a keyring that is locked later takes nothing away.
      if (next) {
        if (key === null || keyIdOf(key.secret) !== keyIdOf(next.secret)) headStands = false;
        key = next;
      }
      begin();
    },
    nextSeq: () => {
      try {
        return open().head.last.seq + 1;
      } catch {
        return null;
      }
    },
    desk: () => opened?.head.desk ?? null,
    waiting: queue.size,
    close: () => {
      if (!begun) begin();
      drain(Number.POSITIVE_INFINITY);
      stopWait();
      stopRetry();
      stopPrune();
    },
  };
}
