/** Which rows are shown, in which section and order. Pure. */
import type { Words } from '../../assets/words/en';
import type { Row } from '../../preload/contract';
import { isInCall, isInk, kindOf, tileOf, type Kind, type Tile } from './face';

export type Order = keyof Words['board']['by'];

/** A row, and the milliseconds since it came: its ages and times go on. */
export interface Aged {
  readonly row: Row;
  readonly since: number;
}

export interface Wish {
  readonly order: Order;
  readonly query: string;
  readonly tile: Tile | 'inCall' | null;
  /** Null: all; empty: those without one. */
  readonly campaign: string | null;
  readonly kind: Kind | null;
}

export type Item = { readonly kind: 'section'; readonly section: 'needs' | 'others'; readonly count: number } | { readonly kind: 'row'; readonly agent: string };

export const ageOf = ({ row, since }: Aged): number | null => (row.ageMs === null ? null : row.ageMs + since);
export const timeOf = ({ row, since }: Aged): number | null => (row.sinceMs === null ? null : row.sinceMs + since);

/** Somebody must do something: a hole that is too old, a screen that does not act, a pause that asks, no answer in a call. Else null; less is more urgent. */
export function needOf(aged: Aged): number | null {
  const { row } = aged;
  if (isInk(row, ageOf(aged))) return 0;
  const kind = kindOf(row);
  if (kind === 'no-answer') return row.state === 'offline' && isInCall(row) ? 4 : null;
  if (row.outdated) return null;
  if (kind === 'paused') return row.pause?.phase === 'asking' ? 1 : null;
  if (kind === 'deaf') return row.wanted === 'stop' ? 3 : 2;
  return null;
}

/** The place of each agent by name, which seldom changes: sorting by numbers is cheap. */
export function namePlaces(rows: Iterable<Row>, locale: string): ReadonlyMap<string, number> {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const named = [...rows].map(({ agent, name }) => ({ agent, name: name ?? agent }));
  named.sort((a, b) => compare(a.name, b.name) || compare(a.agent, b.agent));
  return new Map(named.map(({ agent }, place) => [agent, place]));
}

export function itemsOf(all: readonly Aged[], wish: Wish, places: ReadonlyMap<string, number>, locale: string): readonly Item[] {
  const sought = bare(wish.query).split(/\s+/).filter(Boolean);
  const shown = all.filter((aged) => isWished(aged, wish, sought));
  const place = ({ row }: Aged): number => places.get(row.agent) ?? 0;
  const rows = (sorted: readonly Aged[]): Item[] => sorted.map(({ row }) => ({ kind: 'row', agent: row.agent }));
  const byPlace = (a: Aged, b: Aged): number => place(a) - place(b);
  /** The greatest first; who has none comes last. */
  const byGreatest = (of: (aged: Aged) => number | null) => (a: Aged, b: Aged): number => (of(b) ?? -1) - (of(a) ?? -1) || byPlace(a, b);
  switch (wish.order) {
    case 'agent':
      return rows(shown.toSorted(byPlace));
    case 'campaign': {
      const { compare } = new Intl.Collator(locale, { numeric: true });
      return rows(shown.toSorted((a, b) => Number(a.row.campaign === null) - Number(b.row.campaign === null) || compare(a.row.campaign ?? '', b.row.campaign ?? '') || byPlace(a, b)));
    }
    case 'time':
      return rows(shown.toSorted(byGreatest(timeOf)));
    case 'age':
      // Never heard is the oldest of all.
      return rows(shown.toSorted(byGreatest((aged) => ageOf(aged) ?? Number.MAX_SAFE_INTEGER)));
    case 'needs': {
      const needs = shown.flatMap((aged) => {
        const need = needOf(aged);
        return need === null ? [] : [{ aged, need }];
      });
      needs.sort((a, b) => a.need - b.need || (a.need === 0 ? byGreatest(timeOf)(a.aged, b.aged) : byPlace(a.aged, b.aged)));
      const isAway = ({ row }: Aged): number => Number(kindOf(row) === 'logged-out');
      const others = shown.filter((aged) => needOf(aged) === null).toSorted((a, b) => isAway(a) - isAway(b) || byPlace(a, b));
      return [...section('needs', rows(needs.map(({ aged }) => aged))), ...section('others', rows(others))];
    }
  }
}

const section = (name: 'needs' | 'others', rows: readonly Item[]): readonly Item[] => (rows.length === 0 ? [] : [{ kind: 'section', section: name, count: rows.length }, ...rows]);

function isWished(aged: Aged, wish: Wish, sought: readonly string[]): boolean {
  const { row } = aged;
  if (wish.tile === 'inCall' ? !isInCall(row) : wish.tile !== null && tileOf(row, ageOf(aged)) !== wish.tile) return false;
  if (wish.campaign !== null && (row.campaign ?? '') !== wish.campaign) return false;
  if (wish.kind !== null && kindOf(row) !== wish.kind) return false;
  return isFound(row, sought);
}

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word of the search is somewhere in agent, name, campaign or file; accents and capitals don't matter. */
function isFound({ agent, name, campaign, recording }: Row, sought: readonly string[]): boolean {
  if (sought.length === 0) return true;
  const text = bare([agent, name, campaign, recording?.filename].filter(Boolean).join('\n'));
  return sought.every((word) => text.includes(word));
}

/** The same list stays the same object: nothing is drawn again for it. */
export function unlessSame(before: readonly Item[], now: readonly Item[]): readonly Item[] {
  const same = before.length === now.length && before.every((item, at) => {
    const other = now[at];
    return item.kind === 'row' ? other?.kind === 'row' && other.agent === item.agent : other?.kind === 'section' && other.section === item.section && other.count === item.count;
  });
  return same ? before : now;
}
