/**
 * history: what was asked and what was proved, so that it can be shown later.
 *
 * Promises: one entry a press and a proved change, chained so that an edit, a deletion or a cut shows; never delays or
 * stops a press, and says so where it can't be written; no card data, no password, no free text of the server. Called by
 * the app with snapshots and presses, by the window and the command line to read. Practice has a book of its own: make
 * another one with another folder. Must not know: Electron, windows, who reads it.
 */
import type { Snapshot } from '../recorder/snapshot';
import type { HistoryKey } from './chain';
import { createCopies } from './copies';
import type { Actor, Asked, Draft, Happening } from './entry';
import { noMemory, noteView, type Ended } from './note';
import { createNoter } from './noter';
import { daysIn, readDay, type Day } from './read';
import { createScribes, type OpenScribe } from './scribes';
import { createHistoryStore, type StoreTrouble } from './store';
import { verifyHistory, type Verdict } from './verify';

export type HistoryTrouble = StoreTrouble | { readonly kind: 'history-share-gone' };

export interface History {
  /** Each snapshot, in order; entries are made where something was proved, seen or lost. */
  readonly view: (snapshot: Snapshot) => void;
  /** Wraps a press: notes who asked, hands on how it ended. What `run` throws is thrown on. */
  readonly press: <Outcome extends Ended>(ask: { readonly action: Asked; readonly tag?: string | null }, actor: Actor, run: () => Promise<Outcome>) => Promise<Outcome>;
  /** How the pause room ended a pause; before the view without it. */
  readonly pauseOver: (how: string) => void;
  /** An entry about the agent who sits here, by a room that knows more than snapshots. */
  readonly tell: (what: Happening, actor: Actor, part?: Partial<Draft>) => void;
  /** Another agent, whom the board is about to switch. The day of who sits here is another matter. */
  readonly scribe: OpenScribe;
  /** When the call began that goes on now, as its entries name it; null: none. */
  readonly call: () => string | null;
  /** The vault has answered. Null: no key now; it may come later. Until the first answer, 5 s at most, entries wait. */
  readonly useKey: (key: HistoryKey | null) => void;
  /** From where on a key seals that is made now; null: the disk does not say. */
  readonly nextSeq: () => number | null;
  /** The settings have changed. */
  readonly follow: (settings: { readonly keepDays: number; readonly historyTo: string }) => void;
  readonly days: () => string[];
  readonly entriesOf: (day: string) => Promise<Day>;
  readonly verify: () => Promise<Verdict>;
  /** Entries that are not on disk yet. */
  readonly waiting: () => number;
  /** Writes what waits, and that the app ends. */
  readonly close: () => void;
}

export interface HistoryDeps {
  readonly folder: string;
  /** Which book it is: snapshots of the other one mean that nobody sits here. */
  readonly practice: boolean;
  /** What is shown now. */
  readonly snapshot: () => Snapshot;
  /** Whose login presses made on the board are sent with; null: not known. */
  readonly lead: () => string | null;
  readonly writeWhole: (path: string, data: string | Uint8Array) => void;
  /** Removes what a death in the middle of `writeWhole` left in a folder. */
  readonly sweep: (folder: string) => void;
  readonly wallMs: () => number;
  /** This moment by the server's clock, in ISO 8601; null: not known. */
  readonly serverAt: () => string | null;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  readonly settings: { readonly keepDays: number; readonly historyTo: string };
  readonly onTrouble: (trouble: HistoryTrouble) => void;
  readonly onMended: (kind: 'history-not-written' | 'history-share-gone') => void;
  /** A line was added: who shows today may look again. */
  readonly onChange: () => void;
}

export function createHistory(deps: HistoryDeps): History {
  const { folder, setTimer, onTrouble } = deps;
  let { keepDays } = deps.settings;
  let key: HistoryKey | null = null;
  let verifying = 0;
  const copies = createCopies({ folder, setTimer, onTrouble, onMended: deps.onMended });
  const store = createHistoryStore({
    folder,
    writeWhole: deps.writeWhole,
    sweep: deps.sweep,
    wallMs: deps.wallMs,
    setTimer,
    keepDays: () => keepDays,
    // A day that went while it was read would look like one that a hand took away.
    mayPrune: () => verifying === 0,
    onTrouble,
    onMended: deps.onMended,
    onLine: (line, entry) => {
      copies.add(line, entry);
      deps.onChange();
    },
  });
  copies.follow(deps.settings.historyTo);

  const { wallMs, serverAt } = deps;
  const append = (draft: Draft): void => void store.append(draft);
  const own = createNoter(
    {
      append: (draft) => append(draft.actor === 'board' ? { ...draft, lead: deps.lead() } : draft),
      snapshot: deps.snapshot,
      wallMs,
      serverAt,
      see: (memory, snapshot, now) => noteView(memory, snapshot.practice === deps.practice ? snapshot : { ...snapshot, agent: null }, now),
    },
    noMemory,
  );

  return {
    view: own.view,
    press: own.press,
    pauseOver: own.pauseOver,
    tell: own.other,
    scribe: createScribes({ append, wallMs, serverAt }),
    call: () => own.memory().call,
    useKey: (next) => {
      key = next ?? key;
      store.useKey(next);
    },
    nextSeq: store.nextSeq,
    follow: (settings) => {
      keepDays = settings.keepDays;
      copies.follow(settings.historyTo);
    },
    days: () => daysIn(folder),
    entriesOf: (day) => readDay(folder, day),
    verify: async () => {
      verifying += 1;
      try {
        return await verifyHistory({ folder, key, copies: copies.target() });
      } finally {
        verifying -= 1;
      }
    },
    waiting: store.waiting,
    close: () => {
      if (own.memory().who) own.other('closed', 'app');
      store.close();
      copies.close();
    },
  };
}

export { byteOrderMark, csvOf, csvText } from './csv';
export { boundsOf, report, timeline, type AgentDay, type Span, type SpanKind } from './report';
export { toldBy } from './told';
export type { HistoryKey } from './chain';
export type { Day } from './read';
export { createSharedPauses } from './shared-reader';
export type { Scribe } from './scribes';
export type { Finding, FindingKind } from './findings';
export type { Blind, Verdict } from './verify';
export type { Actor, Asked, Draft, Entry, Happening } from './entry';
