/** What an entry of the history says, in one short line: pure, from the entry and a dictionary. */
import type { Actor, Entry } from '../../main/history/entry';
import type { Finding } from '../../main/history/findings';
import type { AgentDay } from '../../main/history/report';
import type { Words } from './en';
import { statusOf } from './say';

type Said = Pick<Entry, 'what' | 'actor' | 'asked' | 'part' | 'after' | 'agentStatus' | 'outcome'>;

export function happenedOf(entry: Said, words: Words): string {
  const { what } = words.history;
  switch (entry.what) {
    case 'recording':
      return entry.part !== null && entry.part > 1 ? what.part(entry.part) : what.recording;
    case 'paused':
      return entry.outcome === 'found' ? what.pausedFound : what.paused;
    case 'press':
      return words.history.press(entry.asked === null ? '' : words.history.asked[entry.asked], howOf(entry.outcome, words));
    case 'pause-over':
      return pauseOverOf(entry.outcome, words);
    case 'call-began':
      return what.callBegan;
    case 'call-ended':
      return entry.after.length > 0 ? what.callEndedRecording : what.callEnded;
    case 'agent-status':
      return what.agentStatus(statusOf(entry.agentStatus, words));
    case 'lost':
      return entry.actor === 'app' ? what.slept : what.lost;
    case 'guard':
      return entry.outcome === 'unrecorded' ? what.notRecorded : what.alarm(toldOf(entry.outcome, words));
    case 'alarm': {
      const dropped = /^entries-dropped-(\d{1,9})$/.exec(entry.outcome ?? '');
      return dropped ? what.dropped(Number(dropped[1])) : what.alarm(toldOf(entry.outcome, words));
    }
    case 'stopped':
    case 'cancelled':
    case 'ended':
    case 'heard':
    case 'began':
    case 'closed':
    case 'verified':
      return what[entry.what];
  }
}

/** Who asked, or that nobody here did. */
export function byOf({ what, actor }: Pick<Entry, 'what' | 'actor'>, words: Words): string {
  const { by, notFromHere } = words.history;
  return actor === 'dialer' && (what === 'recording' || what === 'ended') ? notFromHere : by[actor satisfies Actor];
}

/** How a press ended, from its one word (main/history/note.ts): `refused-call-over`, `unproved-stop`. */
export function howOf(outcome: string | null, words: Words): string {
  const { how } = words.history;
  const said = outcome ?? '';
  const kind = said.replace(/^(?:refused|not-yet)-/, '').replace(/^unproved-(start|stop)$/, '$1-unproved').replace(/^proved-(?:start|stop)$/, 'proved');
  return isIn(how, kind) ? how[kind] : said.replaceAll('-', ' ');
}

export function pauseOverOf(outcome: string | null, words: Words): string {
  const { pauseOver } = words.history;
  return outcome !== null && isIn(pauseOver, outcome) ? pauseOver[outcome] : pauseOver.other;
}

/** What the check found, and where. */
export function findingOf({ kind, file, line, seq, count }: Finding, words: Words): string {
  const { check } = words.history;
  const where = line !== null && file !== null ? check.line(line, file) : seq !== null ? check.entry(seq) : file;
  const what = words.historyLines.finding[kind];
  const times = count > 1 ? ` (${words.historyLines.times(count)})` : '';
  return `${where === null ? '' : `${where} · `}${what}${times}`;
}

/** What a person was told, as its alarm or notice said it. */
function toldOf(outcome: string | null, words: Words): string {
  const kind = outcome ?? '';
  const { told } = words.pause;
  if (kind === 'outlives' || kind === 'screen' || kind === 'pause' || kind === 'limit') return words.history.guard[kind];
  const ofPause = isIn(told, kind) ? told[kind] : null;
  if (ofPause !== null) return typeof ofPause === 'function' ? words.pause.question : ofPause.message;
  if (isIn(words.alarm.told, kind)) return words.alarm.told[kind].message;
  if (isIn(words.loud, kind)) return words.loud[kind].message;
  return kind.replaceAll('-', ' ');
}

function isIn<T extends object>(object: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(object, key);
}

/** What a day was for one agent, in a line: calls, the share that was recorded, gaps, pauses. */
export function reportText(day: AgentDay, { historyLines, leads, locale }: Words): string {
  const { agent, watched, calls, shareRecorded, gaps, pauses, longPauses, forgottenResumes } = day;
  if (!watched) return leads.boardOnly(agent, calls, pauses, longPauses, forgottenResumes);
  const share = shareRecorded === null ? historyLines.unknown : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(shareRecorded);
  return historyLines.agent(agent, calls, share, gaps, pauses, longPauses, forgottenResumes);
}
