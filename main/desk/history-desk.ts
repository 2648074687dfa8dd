/**
 * What the history's windows ask: a day of the book that counts now, its check, its table, and the page of one call.
 *
 * The windows get what they show and no more; where a file goes a person says in a dialog of the desktop.
 */
import { basename } from 'node:path';
import evidenceCss from '../../assets/evidence.css?raw';
import type { Language, Words } from '../../assets/words';
import type { Desk, HistoryCall, HistoryCheck, HistoryDay, SheetNode } from '../../preload/contract';
import { evidenceOf, htmlOf, sheetOf, type Evidence } from '../evidence';
import { boundsOf, byteOrderMark, csvOf, report, timeline, type Day, type Entry, type History } from '../history';
import { localIso } from '../recorder';
import { neighbour, shownOf } from './history-day';

export interface HistoryDesk {
  /** Null: today; the agent who sat here last, or whom the board switched last. Throws where the disk refuses. */
  readonly day: (day: string | null, agent: string | null) => Promise<HistoryDay>;
  /** One check at a time: whoever asks meanwhile gets that one. */
  readonly verify: () => Promise<HistoryCheck>;
  /** The last check of this book. */
  readonly checked: () => HistoryCheck | null;
  /** Null: the person chose no place. Throws where the disk refuses. */
  readonly exportDay: (day: string, contentsId: number) => Promise<string | null>;
  /** Null: there is no such call. */
  readonly sheet: (call: HistoryCall) => Promise<SheetNode | null>;
  readonly save: (call: HistoryCall, as: 'html' | 'pdf', contentsId: number) => Promise<{ readonly kind: 'saved'; readonly name: string } | { readonly kind: 'no-call' | 'no-place' }>;
  readonly shown: () => Desk['history'];
  /** What the books say of themselves. */
  readonly onChange: () => void;
  readonly onTrouble: (kind: string) => void;
  readonly onMended: (kind: string) => void;
}

export interface HistoryDeskDeps {
  /** The book of now: in practice its own. */
  readonly book: () => History;
  readonly words: () => Words;
  readonly language: () => Language;
  readonly version: string;
  readonly wallMs: () => number;
  readonly writeWhole: (path: string, data: string | Uint8Array) => void;
  /** Asks for a place over that window; null: none. */
  readonly chooseSave: (contentsId: number, file: SaveFile) => Promise<string | null>;
  /** What that window shows, on paper. */
  readonly print: (contentsId: number) => Promise<Uint8Array>;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  /** The windows may look again. */
  readonly onChange: () => void;
}

const tellAfterMs = 100;

interface SaveFile {
  readonly title: string;
  readonly name: string;
  readonly kind: string;
  readonly extension: string;
}

export function createHistoryDesk(deps: HistoryDeskDeps): HistoryDesk {
  const { book, words, wallMs } = deps;
  let changed = 0;
  let troubles: readonly string[] = [];
  const checks = new WeakMap<History, HistoryCheck>();
  const running = new WeakMap<History, Promise<HistoryCheck>>();

  /** Entries come several at once, and in the middle of a view. */
  let telling = false;
  function tellSoon(): void {
    if (telling) return;
    telling = true;
    deps.setTimer(tellAfterMs, () => {
      telling = false;
      deps.onChange();
    });
  }

  /** The entries of a day with those around it that may belong to its calls. */
  async function around(day: string): Promise<{ readonly shown: Day; readonly before: readonly Entry[]; readonly after: readonly Entry[] }> {
    const days = new Set(book().days());
    const entriesOf = async (other: string): Promise<readonly Entry[]> => (days.has(other) ? (await book().entriesOf(other)).entries : []);
    const [before, shown, after] = [await entriesOf(neighbour(day, -1)), await book().entriesOf(day), await entriesOf(neighbour(day, 1))];
    return { shown, before, after };
  }

  function verify(): Promise<HistoryCheck> {
    const asked = book();
    const known = running.get(asked);
    if (known) return known;
    const check = asked.verify().then((verdict) => {
      const done = { at: localIso(wallMs()), verdict };
      checks.set(asked, done);
      return done;
    });
    running.set(asked, check);
    const over = (): void => void running.delete(asked);
    check.then(over, over);
    return check;
  }

  async function evidence({ day, agent, call }: HistoryCall): Promise<Evidence | null> {
    const { before, shown, after } = await around(day);
    const verdict = await verify().then((check) => check.verdict, () => null);
    return evidenceOf({ entries: [...before, ...shown.entries, ...after], agent, call, verdict, wallMs: wallMs() });
  }

  async function keep(contentsId: number, file: SaveFile, data: () => Promise<string | Uint8Array>): Promise<string | null> {
    const place = await deps.chooseSave(contentsId, file);
    if (place === null) return null;
    deps.writeWhole(place, await data());
    return basename(place);
  }

  return {
    day: async (asked, of) => {
      const today = localIso(wallMs()).slice(0, 10);
      const day = asked ?? today;
      const days = book().days();
      const { shown, before } = await around(day);
      const entries = shown.entries;
      const agents = [...new Set(entries.flatMap(({ agent }) => agent ?? []))].sort();
      const agent = of !== null && agents.includes(of) ? of : (entries.findLast((entry) => entry.agent !== null && entry.lead === null) ?? entries.findLast((entry) => entry.agent !== null))?.agent ?? null;
      const ofAgent = (entry: Entry): boolean => entry.agent === agent;
      const own = entries.filter(ofAgent);
      const bounds = boundsOf(day);
      const now = wallMs();
      return {
        day,
        today,
        ...bounds,
        now,
        before: days.findLast((other) => other < day) ?? null,
        after: days.find((other) => other > day) ?? null,
        first: days[0] ?? null,
        agents,
        agent,
        server: own.findLast(({ server }) => server !== null)?.server ?? null,
        entries: own.map((entry) => shownOf(entry, own)),
        spans: own.length === 0 ? [] : timeline([...before.filter(ofAgent), ...own], bounds, now),
        report: report(own, bounds, now).find((one) => one.agent === agent) ?? null,
        broken: shown.broken,
      };
    },
    verify,
    checked: () => checks.get(book()) ?? null,
    exportDay: (day, contentsId) => {
      const said = words().history;
      return keep(contentsId, { title: said.exportTitle, name: `reclight-${day}.csv`, kind: said.exportKind, extension: 'csv' }, async () => `${byteOrderMark}${csvOf((await book().entriesOf(day)).entries)}`);
    },
    sheet: async (call) => {
      const found = await evidence(call);
      return found === null ? null : sheetOf(found, words(), deps.version);
    },
    save: async (call, as, contentsId) => {
      const found = await evidence(call);
      if (found === null) return { kind: 'no-call' };
      const said = words().evidence;
      const name = `reclight-evidence-${call.agent}-${call.call.slice(0, 19).replaceAll(':', '')}`;
      const data = async (): Promise<string | Uint8Array> => (as === 'pdf' ? deps.print(contentsId) : htmlOf(sheetOf(found, words(), deps.version), { title: `${said.window}: ${call.agent}, ${call.call}`, language: deps.language(), css: evidenceCss }));
      const saved = await keep(contentsId, { title: said.saveTitle, name: `${name}.${as}`, kind: as.toUpperCase(), extension: as }, data);
      return saved === null ? { kind: 'no-place' } : { kind: 'saved', name: saved };
    },
    shown: () => ({ changed, notWritten: troubles.includes('history-not-written'), shareGone: troubles.includes('history-share-gone') }),
    onChange: () => {
      changed += 1;
      tellSoon();
    },
    onTrouble: (kind) => {
      troubles = [...troubles.filter((known) => known !== kind), kind];
      tellSoon();
    },
    onMended: (kind) => {
      troubles = troubles.filter((known) => known !== kind);
      tellSoon();
    },
  };
}
