/**
 * What the window shows: a signal for each agent, so that news draw their own rows only, and what a person has chosen.
 *
 * Main says what is so (`onBoard`); nothing here guesses at a press that was made.
 */
import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { BoardHead, BoardNews, BoardPress, Reply, Row } from '../../preload/contract';
import { words } from '../parts/words';
import { goneOf, isRenamed, judge } from './news';
import { itemsOf, namePlaces, needOf, unlessSame, type Aged, type Item, type Order, type Wish } from './order';
import { agentsOf, extended, toggled, without } from './select';
import { toldText } from './texts';

interface Known {
  readonly row: Row;
  /** On this window's clock: ages in the row were counted then. */
  readonly at: number;
}

const rows = new Map<string, Signal<Known>>();
/** Counts on with each news: the order is made anew. */
const changed = signal(0);
/** Counts on when names come or go. */
const renamed = signal(0);
export const head = signal<{ readonly head: BoardHead; readonly at: number } | null>(null);

/** This moment, a second apart: only what shows a time listens to it. */
export const now = signal(performance.now());

/** As `now`, ten seconds apart. */
const slow = signal(performance.now());

export const rowOf = (agent: string): ReadonlySignal<Known> | undefined => rows.get(agent);
export const agedOf = ({ row, at }: Known, now: number): Aged => ({ row, since: Math.max(0, now - at) });

export const wish = signal<Wish>({ order: 'needs', query: '', tile: null, campaign: null, kind: null });
export const isNarrowed = computed(() => wish.value.query.trim() !== '' || wish.value.tile !== null || wish.value.campaign !== null || wish.value.kind !== null);
export function change(part: Partial<Wish>): void {
  hold(false);
  wish.value = { ...wish.value, ...part };
}
export const showAll = (): void => change({ query: '', tile: null, campaign: null, kind: null });
export const orders: readonly Order[] = ['needs', 'agent', 'campaign', 'time', 'age'];

const locale = computed(() => words.value.locale);
const places = computed(() => {
  void renamed.value;
  return namePlaces([...rows.values()].map((known) => known.peek().row), locale.value);
});

const agedNow = computed(() => {
  void changed.value;
  // Some rows change their place though nothing is heard of them: they grow old.
  const at = slow.value;
  return [...rows.values()].map((known) => agedOf(known.peek(), Math.max(at, known.peek().at)));
});
/** While the pointer is at a button no row moves: the press must be the one that was aimed at. */
const isHeld = signal(false);
const longestHoldMs = 5000;
let release: ReturnType<typeof setTimeout> | undefined;

export function hold(on: boolean): void {
  clearTimeout(release);
  isHeld.value = on;
  if (on) release = setTimeout(() => (isHeld.value = false), longestHoldMs);
}

let last: readonly Item[] = [];
export const items = computed(() => (isHeld.value ? last : (last = unlessSame(last, itemsOf(agedNow.value, wish.value, places.value, locale.value)))));
export const shown = computed(() => agentsOf(items.value));
export const total = computed(() => {
  void renamed.value;
  return rows.size;
});
export const needing = computed(() => agedNow.value.filter((aged) => needOf(aged) !== null).length);
export const campaigns = computed(() => [...new Set(agedNow.value.map(({ row }) => row.campaign ?? ''))].sort());

export const selected = signal<ReadonlySet<string>>(new Set());
/** Where the keyboard is. */
export const current = signal<string | null>(null);
let anchor: string | null = null;

export function touch(agent: string, how: 'move' | 'toggle' | 'extend'): void {
  if (how === 'extend') selected.value = extended(selected.value, shown.value, anchor ?? current.value, agent);
  if (how === 'toggle') selected.value = toggled(selected.value, agent);
  if (how !== 'extend') anchor = agent;
  current.value = agent;
}

export const selectShown = (): void => void (selected.value = new Set([...selected.value, ...shown.value]));
export const clearSelection = (): void => void (selected.value = new Set());

export interface Question {
  readonly act: 'start' | 'stop' | 'pause';
  readonly agents: readonly string[];
  readonly tag: string;
}

/** Asked before several are switched at once. */
export const question = signal<Question | null>(null);
export const choosesAgents = signal(false);
/** What was refused, and what became of the names. */
export const said = signal<string | null>(null);

/** So many in one wish (main/bridge/schemas.ts). */
export const mostAtOnce = 500;

export async function ask(call: Promise<Reply>): Promise<boolean> {
  const reply = await call;
  said.value = reply.ok ? null : toldText(reply.failure);
  return reply.ok;
}

export const press = (act: BoardPress | 'check', agent: string): void => void ask(window.reclight.boardAct({ act, agents: [agent] }));

/** From the bar: one is switched at once, several after a question. */
export function wishFor(act: Question['act'], tag: string): void {
  const agents = [...selected.value];
  if (agents.length === 0 || agents.length > mostAtOnce) return;
  said.value = null;
  if (agents.length > 1) question.value = { act, agents, tag };
  else void send({ act, agents, tag });
}

export async function send({ act, agents, tag }: Question, typed?: number): Promise<void> {
  const done = await ask(window.reclight.boardAct({ act, agents, ...(act === 'start' && tag !== '' ? { tag } : {}), ...(typed === undefined ? {} : { typed }) }));
  if (!done) return;
  question.value = null;
  clearSelection();
}

/** Esc: the question, then the selection, then the search. */
export function goBack(): void {
  if (question.value) question.value = null;
  else if (selected.value.size > 0) clearSelection();
  else if (isNarrowed.value) showAll();
  said.value = null;
}

let seq: number | null = null;

function take(news: BoardNews): void {
  const verdict = judge(seq, news);
  if (verdict === 'old') return;
  if (verdict === 'gap') return void askAnew();
  // Whoever listens is told once, when all of it is there.
  batch(() => store(news));
}

function store(news: BoardNews): void {
  const at = performance.now();
  const gone = goneOf(rows.keys(), news);
  let isOther = gone.length > 0;
  if (gone.length > 0) hold(false);
  for (const agent of gone) rows.delete(agent);
  for (const row of news.rows) {
    const known = rows.get(row.agent);
    isOther ||= isRenamed(known?.peek().row, row);
    if (known) known.value = { row, at };
    else rows.set(row.agent, signal({ row, at }));
  }
  seq = news.seq;
  now.value = at;
  head.value = { head: news.head, at };
  if (isOther) renamed.value++;
  changed.value++;
  selected.value = without(selected.value, gone);
}

/** What comes while all is asked for; null: nothing is. */
let waiting: BoardNews[] | null = null;

async function askAnew(): Promise<void> {
  if (waiting) return;
  waiting = [];
  const reply = await window.reclight.board();
  const meanwhile = waiting;
  waiting = null;
  if (!reply.ok) said.value = toldText(reply.failure);
  else if (reply.news) for (const news of [{ ...reply.news, whole: true }, ...meanwhile]) take(news);
}

/** Asks once, and listens; the beat stands still while nobody can see it. */
export async function follow(): Promise<void> {
  window.reclight.onBoard((text) => {
    const news = JSON.parse(text) as BoardNews;
    if (waiting) waiting.push(news);
    else take(news);
  });
  await askAnew();
  setInterval(() => {
    if (!document.hidden) now.value = performance.now();
  }, 1000);
  effect(() => {
    if (now.value - slow.peek() >= 10_000) slow.value = now.value;
  });
}
