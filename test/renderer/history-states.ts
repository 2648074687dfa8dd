/** The history window on every kind of day: what main would answer, made by the desk itself. */
import { wordsOf, type Language } from '../../assets/words';
import type { Entry, Finding } from '../../main/history';
import type { Calls, Desk, View } from '../../preload/contract';
import { at, brokenBy, day, deskOf, morning, renumbered, story, unbroken, type Book } from './history-days';
import { quietDesk, snapshotOf } from './snapshots';

export interface HistoryState {
  readonly name: string;
  readonly book: Book;
  readonly asked?: { readonly day?: string; readonly agent?: string };
  readonly desk?: Partial<Desk>;
  readonly practice?: boolean;
  /** The entry that is clicked, by its time. */
  readonly select?: string;
  readonly search?: string;
}

const now = at('12:24:06');
const whole: Book = { days: { '2026-11-20': renumbered(morning(), 1), [day]: morning() } };

function twoAgents(): Entry[] {
  const { entries, call } = story(1);
  call('09:00:00', '09:04:00', [{ from: '09:00:03', to: '09:04:00' }]);
  const other = story(100, { agent: 'agent-of-the-evening' });
  other.call('10:10:00', '10:20:00', [{ from: '10:10:02', to: '10:20:00', by: 'tray' }], 'agent-of-the-evening');
  return [...entries, ...other.entries];
}

function unsealedCall(practice: boolean): Entry[] {
  const { entries, call } = story(1, { key: null, practice, server: practice ? 'practice' : 'dialer.example' });
  call('12:10:00', '12:14:00', [{ from: '12:10:02', to: '12:12:00' }, { from: '12:12:50', to: '12:14:00', after: 'pause' }]);
  return entries;
}

/** Odd ends, odd names, and a press of each kind. */
function oddDay(): Entry[] {
  const { entries, add, call } = story(1);
  add('began', at('09:00:00'), { actor: 'app', agentStatus: null, serverAt: null });
  call('09:01:00', '09:09:00', [{ from: '09:01:05', to: '09:05:00' }, { from: '09:05:40', to: '09:09:00', after: 'pause' }]);
  const of = entries.at(-1) as Entry;
  const press = (clock: string, outcome: string, asked: Entry['asked'], part: Partial<Entry> = {}): void => void add('press', at(clock), { call: null, agentStatus: 'PAUSED', actor: 'popup', asked, outcome, ...part });
  press('09:10:00', 'unproved-stop', 'stop');
  press('09:10:20', 'unproved-start', 'start');
  press('09:10:40', 'nothing-sent', 'toggle');
  press('09:11:00', 'refused-nothing-to-pause', 'pause');
  press('09:11:20', 'extended', 'extend');
  press('09:11:40', 'refused-word-not-kept', 'resume');
  add('alarm', at('09:12:00'), { call: null, actor: 'app', outcome: 'stop-unproved' });
  add('alarm', at('09:12:10'), { call: null, actor: 'app', outcome: 'entries-dropped-12' });
  add('guard', at('09:12:20'), { call: null, actor: 'guard', outcome: 'outlives' });
  add('cancelled', at('09:12:30'), { call: null, actor: 'link' });
  add('pause-over', at('09:12:40'), { call: null, outcome: 'call-over' });
  add('paused', at('09:12:50'), { call: null, actor: 'app', outcome: 'found' });
  add('recording', at('09:13:00'), { call: null, actor: 'board', after: [{ id: '98765432109876543210', filename: `20261124-0913_${'W'.repeat(90)}_SECOND-LEVEL1` }], tag: '_SECOND-LEVEL1', askedAt: of.at, provedAt: of.at });
  add('lost', at('09:14:00'), { call: null, failure: 'unreachable', actor: 'app' });
  add('heard', at('09:20:00'), { call: null });
  add('closed', at('09:21:00'), { call: null, actor: 'app', agentStatus: null });
  return entries;
}

function longDay(): Entry[] {
  const { entries, call } = story(1);
  for (let hour = 8; hour < 18; hour++) {
    for (let minute = 0; minute < 60; minute += 4) {
      const two = (n: number): string => String(n).padStart(2, '0');
      call(`${two(hour)}:${two(minute)}:00`, `${two(hour)}:${two(minute + 3)}:00`, [{ from: `${two(hour)}:${two(minute)}:04`, to: `${two(hour)}:${two(minute + 3)}:00` }]);
    }
  }
  return entries;
}

const edited: Finding = { kind: 'edited', file: `${day}.jsonl`, line: 9, seq: 1209, count: 1 };

export const historyStates: readonly HistoryState[] = [
  { name: 'morning', book: whole, select: '09:24:35' },
  { name: 'morning-plain', book: whole },
  { name: 'hole', book: whole, select: '09:09:06' },
  { name: 'short', book: whole, select: '09:02:01' },
  { name: 'empty-day', book: { days: { '2026-11-20': morning() } } },
  { name: 'no-history', book: { days: {}, verdict: { ...unbroken, entries: 0 } } },
  { name: 'old-day', book: whole, asked: { day: '2026-11-20' } },
  { name: 'edited', book: { ...whole, verdict: brokenBy([edited]) }, select: '09:09:06' },
  { name: 'many-findings', book: { ...whole, broken: 3, verdict: { ...brokenBy([{ kind: 'missing', file: '2026-11-20.jsonl', line: 4, seq: 4, count: 12 }, edited, { kind: 'head-edited', file: 'head.json', line: null, seq: 1284, count: 1 }, { kind: 'torn', file: `${day}.jsonl`, line: 90, seq: null, count: 1 }]), cannotExclude: ['new-chain', 'not-running'] } } },
  { name: 'disk-full', book: whole, desk: { history: { changed: 0, notWritten: true, shareGone: true } } },
  { name: 'unsealed', book: { days: { [day]: unsealedCall(false) }, verdict: { ...unbroken, cannotExclude: ['new-chain', 'roll-back', 'not-running', 'careful-edit'] } }, select: '12:12:50' },
  { name: 'practice', book: { days: { [day]: unsealedCall(true) }, verdict: { ...unbroken, entries: 14, cannotExclude: ['new-chain', 'roll-back', 'not-running', 'careful-edit'] } }, practice: true },
  { name: 'two-agents', book: { days: { [day]: twoAgents() } } },
  { name: 'odd', book: { days: { [day]: oddDay() } }, select: '09:13:00' },
  { name: 'search', book: whole, search: '_P2' },
  { name: 'search-time', book: whole, search: '09:2' },
  { name: 'search-nothing', book: whole, search: 'no such thing' },
  { name: 'search-other-day', book: whole, search: '20261120-0920' },
  { name: 'long-day', book: { days: { [day]: longDay() } }, select: '09:16:04' },
];

export interface Answers {
  readonly historyDay: Calls['historyDay']['answer'];
  readonly verifyHistory: Calls['verifyHistory']['answer'];
  readonly evidence: Calls['evidence']['answer'];
}

/** As main would answer, with the page of the call that began at that time. */
export async function answersOf({ book, asked = {} }: HistoryState, language: Language = 'en', call: string | null = null): Promise<Answers> {
  const desk = deskOf(book, now, language);
  const shown = await desk.day(asked.day ?? null, asked.agent ?? null);
  const found = shown.entries.find(({ call: of }) => of !== null && of.slice(11, 19) === call)?.call ?? null;
  const sheet = found === null ? null : await desk.sheet({ day: shown.day, agent: shown.agent ?? '', call: found });
  return { historyDay: { ok: true, day: shown, checked: null }, verifyHistory: { ok: true, check: await desk.verify() }, evidence: sheet === null ? { ok: false, failure: { kind: 'no-such-call', ...wordsOf(language).evidence.gone } } : { ok: true, sheet } };
}

export function viewOfState({ desk = {}, practice = false }: HistoryState, language: Language = 'en'): View {
  return { snapshot: snapshotOf({ practice }), desk: { ...quietDesk, ...desk, language } };
}
