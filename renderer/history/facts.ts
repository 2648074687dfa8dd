/** What is told of one entry, name by name: only what it has. Pure. */
import type { Words } from '../../assets/words/en';
import { howOf } from '../../assets/words/history';
import { clock } from '../parts/text';
import { marksOf, timeOf, type Row } from './rows';

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly mono?: boolean;
}

export function factsOf({ entry, server, seq }: Row, words: Words): readonly Fact[] {
  const { detail } = words.history;
  const facts: Fact[] = [];
  const add = (name: string, value: string | null, mono = false): void => {
    if (value !== null && value !== '') facts.push({ name, value, mono });
  };
  const time = (iso: string | null): string | null => (iso === null ? null : `${timeOf(iso)}${/\.\d/.exec(iso.slice(19))?.[0] ?? ''}`);
  add(detail.number(seq), time(entry.at));
  add(detail.server, time(entry.serverAt));
  add(detail.call, time(entry.call));
  if (entry.actor === 'board' && entry.lead !== null) add(words.history.column.by, words.leads.fromBoard(entry.lead));
  add(detail.asked, time(entry.askedAt));
  add(detail.sent, time(entry.sentAt));
  add(detail.proved, time(entry.provedAt));
  const ids = (marks: typeof entry.before): string => (marks.length === 0 ? detail.none : marks.map(({ id }) => id).join(', '));
  if (entry.before.length + entry.after.length > 0) {
    add(detail.before, ids(entry.before), entry.before.length > 0);
    add(detail.after, ids(entry.after), entry.after.length > 0);
  }
  add(detail.tag, entry.tag, true);
  if (entry.what === 'press') add(detail.outcome, howOf(entry.outcome, words));
  add(detail.failure, entry.failure, true);
  add(detail.file, marksOf(entry).flatMap(({ filename }) => filename ?? []).join(', '), true);
  const file = server?.entry.file;
  if (server && file) {
    const length = (seconds: number | null): string => (seconds === null ? detail.notKnown : clock(seconds * 1000));
    add(detail.finished, server.how === 'missing' ? server.text : detail.expected(length(file.seconds), length(file.expectedSeconds)));
    if (file.format !== null || file.place !== null) add(words.history.column.server, file.format !== null && file.place !== null ? detail.place(file.format, file.place) : (file.format ?? file.place));
  }
  return facts;
}
