/** `reclight history`: a day as lines for people, a table, or JSON; and what a check of the chain found. */
import type { Words } from '../../assets/words/en';
import { reportText } from '../../assets/words/history';
import { clock } from '../../assets/words/say';
import { boundsOf, csvOf, report, type AgentDay, type Day, type Entry, type Verdict } from '../history';

/** Told instead of the snapshot; with `--json` exactly one line. */
export type HistoryData = { readonly v: 1; readonly day: string; readonly broken: number; readonly entries: readonly Entry[]; readonly report: readonly AgentDay[] } | ({ readonly v: 1 } & Verdict);

export function dayData(day: Day, nowMs: number): Extract<HistoryData, { day: string }> {
  return { v: 1, day: day.day, broken: day.broken, entries: day.entries, report: report(day.entries, boundsOf(day.day), nowMs) };
}

export function dayText(data: Extract<HistoryData, { day: string }>, words: Words, csv: boolean): string {
  const { historyLines } = words;
  if (csv) return csvOf(data.entries).trimEnd();
  if (data.entries.length === 0 && data.broken === 0) return historyLines.none(data.day);
  return [
    historyLines.head(data.day, data.entries.length),
    ...(data.broken > 0 ? [historyLines.broken(data.broken)] : []),
    ...data.entries.map(lineOf),
    ...data.report.map((one) => reportText(one, words)),
  ].join('\n');
}

/** Words of the entry itself, as `--json` has them: this is for whoever greps. */
function lineOf(entry: Entry): string {
  const file = entry.after.at(-1)?.filename ?? entry.before.at(-1)?.filename ?? '';
  const parts = [entry.at, String(entry.seq), entry.agent ?? '-', entry.what, entry.asked ?? '', entry.outcome ?? '', entry.actor === 'board' && entry.lead !== null ? `board:${entry.lead}` : entry.actor, file, lengthOf(entry)];
  return parts.filter((part) => part !== '').join(' ');
}

function lengthOf({ file }: Entry): string {
  return file?.seconds == null ? '' : clock(file.seconds * 1000);
}

export function verdictText(verdict: Verdict, { historyLines }: Words): string {
  const findings = verdict.ok ? [] : verdict.findings.map((one) => [historyLines.finding[one.kind], ...(one.file === null ? [] : [historyLines.at(one.file, one.line)]), ...(one.count > 1 ? [historyLines.times(one.count)] : [])].join(' · '));
  return [
    verdict.ok ? historyLines.whole(verdict.entries) : historyLines.brokenChain(verdict.entries),
    ...findings,
    ...(verdict.ok || verdict.more === 0 ? [] : [historyLines.more(verdict.more)]),
    ...(verdict.copiedUntil === null ? [] : [historyLines.copied(verdict.copiedUntil)]),
    ...(verdict.cannotExclude.length === 0 ? [] : [historyLines.cannotExclude, ...verdict.cannotExclude.map((blind) => `  ${historyLines.blind[blind]}`)]),
  ].join('\n');
}
