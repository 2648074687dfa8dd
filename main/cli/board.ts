/** `reclight board`: the rows as a table for people, or as one line of JSON. Pure. */
import { clock, statusOf } from '../../assets/words/say';
import type { Words } from '../../assets/words/en';
import type { BoardHead, Row } from '../board/types';
import type { Told } from '../recorder/snapshot';

/** What a script reads. */
export interface BoardData {
  readonly v: 1;
  readonly calls: { readonly lastMinute: number; readonly cap: number };
  readonly agents: readonly Pick<Row, 'agent' | 'campaign' | 'agentStatus' | 'state' | 'recording' | 'ageMs'>[];
  /** Only where something is wrong: all calls are stopped, or the list of agents is not there. */
  readonly failure?: Told;
  /** Only in practice. */
  readonly practice?: true;
}

export interface Seen {
  readonly head: BoardHead;
  readonly rows: readonly Row[];
}

export function boardData({ head, rows }: Seen): BoardData {
  const failure = troubleOf(head);
  return {
    v: 1,
    calls: { lastMinute: head.budget.lastMinute, cap: head.budget.cap },
    agents: inOrder(rows).map(({ agent, campaign, agentStatus, state, recording, ageMs }) => ({ agent, campaign, agentStatus, state, recording, ageMs: state === 'unknown' ? null : ageMs })),
    ...(failure ? { failure } : {}),
    ...(head.practice ? { practice: true } : {}),
  };
}

function troubleOf({ stopped, listTrouble }: BoardHead): Told | null {
  return stopped ?? listTrouble;
}

/** 3: a refusal stopped it. 5: nothing of it was heard, and nothing answers. A list that may not be asked is no failure: who was typed is there. */
export function codeOfBoard({ head, rows }: Seen, isOffline: boolean): 0 | 3 | 5 {
  if (head.stopped) return 3;
  const isOut = isOffline || head.listTrouble?.kind === 'list-unheard';
  return isOut && head.listAgeMs === null && !rows.some(({ ageMs, state }) => ageMs !== null && state !== 'offline') ? 5 : 0;
}

/** By number where they are numbers. */
const byName = new Intl.Collator('en', { numeric: true });
const inOrder = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => byName.compare(a.agent, b.agent));

export function boardText({ head, rows }: Seen, words: Words): string {
  const said = words.boardCommand;
  const { column } = said;
  const table = [['', column.state, column.agent, column.name, column.status, column.campaign, column.age, column.file], ...inOrder(rows).map((row) => cellsOf(row, words))];
  const { counts, budget } = head;
  return [
    ...(head.practice ? [words.app.practice] : []),
    ...(rows.length === 0 ? [said.none] : aligned(table)),
    said.counts(counts),
    said.budget(budget.lastMinute, budget.cap, budget.medianAgeMs === null || budget.p95AgeMs === null ? null : [clock(budget.medianAgeMs), clock(budget.p95AgeMs)]),
  ].join('\n');
}

/** What is wrong, for standard error. */
export function boardTroubles({ head }: Seen, words: Words): string[] {
  const told = [head.stopped, head.listTrouble].flatMap((one) => (one === null || one.message === '' ? [] : [`${one.message} ${one.advice}`]));
  return head.dropped === 0 ? told : [...told, words.boardCommand.dropped(head.dropped)];
}

/** A recording's name and what people are called come from the dialer: nothing of it may move a terminal's cursor or turn a line around. */
function cellsOf(row: Row, words: Words): string[] {
  const { state, wanted, agentStatus, pauseCode, recording, ageMs } = row;
  const word = state === 'unconfirmed' && wanted !== null ? `${state} ${wanted}` : state;
  const status = agentStatus === null ? '-' : statusOf(agentStatus, words);
  return [
    row.hole?.counts ? '!' : '',
    row.pausedBy === 'history' ? words.boardCommand.pausedThere(word) : word,
    row.agent,
    row.name ?? '-',
    pauseCode === null ? status : `${status} ${pauseCode}`,
    row.campaign ?? '-',
    state === 'unknown' || ageMs === null ? words.boardCommand.never : clock(ageMs),
    recording === null ? '' : (recording.filename ?? `id ${recording.id}`),
  ].map((cell) => cell.replace(/\p{C}/gu, '?').slice(0, 60));
}

/** Each column as wide as its widest cell; the last is not filled up. */
function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = table[0]?.map((_, n) => Math.max(...table.map((cells) => cells[n]?.length ?? 0))) ?? [];
  return table.map((cells) => cells.map((cell, n) => (n === cells.length - 1 ? cell : cell.padEnd(widths[n] ?? 0))).join('  ').trimEnd());
}
