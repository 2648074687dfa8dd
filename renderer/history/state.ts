/** What the window shows: a day, its check, what is searched and selected. Main is asked again when it says that there is more. */
import { computed, effect, signal } from '@preact/signals';
import type { Told } from '../../main/recorder/snapshot';
import type { HistoryCheck, HistoryDay } from '../../preload/contract';
import { heard } from '../parts/view';
import { words } from '../parts/words';
import { findRows, rowsOf } from './rows';

export const shown = signal<HistoryDay | null>(null);
export const failure = signal<Told | null>(null);
export const check = signal<HistoryCheck | null>(null);
export const isChecking = signal(false);
export const query = signal('');
/** The number of the entry. */
export const selected = signal<number | null>(null);
/** What was saved, or why not. */
export const said = signal<string | null>(null);

/** Null: today, whichever day that is. */
const askedDay = signal<string | null>(null);
const askedAgent = signal<string | null>(null);

const allRows = computed(() => (shown.value ? rowsOf(shown.value, words.value) : []));
export const rows = computed(() => findRows(allRows.value, query.value));
export const selectedRow = computed(() => allRows.value.find(({ seq }) => seq === selected.value) ?? null);
export const selectedCall = computed(() => selectedRow.value?.entry.call ?? null);

const desk = computed(() => heard.value?.view.desk.history ?? null);
const changed = computed(() => desk.value?.changed ?? 0);
const practice = computed(() => heard.value?.view.snapshot.practice ?? false);

let asking = 0;

/** Brings the last check of this book; null: there is none, or something newer was asked meanwhile. */
async function load(): Promise<HistoryCheck | null> {
  const mine = ++asking;
  const reply = await window.reclight.historyDay({ day: askedDay.peek(), agent: askedAgent.peek() });
  // A later question has overtaken this one.
  if (mine !== asking) return null;
  failure.value = reply.ok ? null : reply.failure;
  if (!reply.ok || !reply.day) return null;
  shown.value = reply.day;
  if (reply.checked && !check.peek()) check.value = reply.checked;
  return reply.checked ?? null;
}

let verifying = 0;

export async function verify(): Promise<void> {
  const mine = ++verifying;
  isChecking.value = true;
  said.value = null;
  const reply = await window.reclight.verifyHistory();
  // It was another book's.
  if (mine !== verifying) return;
  isChecking.value = false;
  if (reply.ok && reply.check) check.value = reply.check;
  else if (!reply.ok) said.value = reply.failure.message;
}

/** A thousand days take seconds to check: not each time that somebody looks. */
const checkedLongAgoMs = 600_000;

async function open(): Promise<void> {
  const last = await load();
  if (last === null || Date.now() - Date.parse(last.at) > checkedLongAgoMs) await verify();
}

export function goTo(day: string | null): void {
  askedDay.value = day === shown.peek()?.today ? null : day;
  selected.value = null;
  said.value = null;
  void load();
}

export function showAgent(agent: string): void {
  askedAgent.value = agent;
  selected.value = null;
  void load();
}

/** The newest entry of a call. */
export function selectCall(call: string): void {
  const first = rows.peek().find(({ entry }) => entry.call === call) ?? allRows.peek().find(({ entry }) => entry.call === call);
  if (first) selected.value = first.seq;
}

export function follow(): void {
  effect(() => {
    // Practice has a book of its own.
    void practice.value;
    askedDay.value = null;
    askedAgent.value = null;
    selected.value = null;
    check.value = null;
    void open();
  });
  let known = changed.peek();
  effect(() => {
    if (changed.value === known) return;
    known = changed.value;
    // An old day does not change any more.
    if (askedDay.peek() === null) void load();
  });
}
