/**
 * api.php's `recording` function: one word in, one field written, one line out. It starts and
 * stops nothing itself; the agent screen does, when it next looks (recorded in `test/wire`).
 */
import { debugQueries, line } from './answers';
import { localTime, pauseWhenLagged, writeField } from './world';
import type { AgentRecord, Php, Session, World } from './world';

/** Parameters of a `recording` call, already filtered. */
interface RecordingCall {
  readonly agentUser: string;
  readonly altUser: string;
  readonly value: string;
  readonly stage: string;
  readonly debug: boolean;
}

/** What became of a call, for the log of calls. */
export type RecordingOutcome = 'ok' | 'not-valid' | 'not-logged-in' | 'stop-error';

export interface RecordingAnswer {
  readonly body: string;
  readonly outcome: RecordingOutcome;
}

/** Answers one `recording` call and writes the mailbox as the server would. */
export function recording(world: World, call: RecordingCall): RecordingAnswer {
  const { language } = world.traits;
  const named = call.agentUser !== '' || call.altUser.length > 1;
  // Loosely matched: anything that contains one of the words is taken (measured).
  if (!/START|STOP|STATUS/.test(call.value) || !named) {
    const body = line(language, 'notValid', [call.value, call.agentUser]);
    return { body, outcome: 'not-valid' };
  }

  let name = call.agentUser;
  let body = '';
  if (call.altUser.length > 1) {
    const found = [...world.agents.values()].find((agent) => agent.altUser === call.altUser);
    if (found === undefined) body += line(language, 'noUserFound', [call.altUser]);
    else name = found.agent;
  }
  if (call.debug) body += debugQueries(name);

  const agent = world.agents.get(name);
  if (agent?.session == null) {
    body += line(language, 'notLoggedIn', [name]);
    return { body, outcome: 'not-logged-in' };
  }
  pauseWhenLagged(world, agent);
  const answer = answerSession(world, agent, agent.session, call);
  return { body: body + answer.body, outcome: answer.outcome };
}

function answerSession(world: World, agent: AgentRecord, session: Session, call: RecordingCall): RecordingAnswer {
  const { language, php } = world.traits;
  const { field } = session;
  if (call.value === 'STATUS') {
    const active = isAboveZero(field, php) && field !== 'START' && field !== 'STOP';
    const middle = active ? [field, ...logFields(world, field)] : ['', '', '', ''];
    const fields = eightFields(world, agent, session, middle);
    return { body: line(language, active ? 'active' : 'notRecording', fields), outcome: 'ok' };
  }
  if (call.value === 'STOP' && (field === 'STOP' || !isAboveZero(field, php))) {
    const fields = eightFields(world, agent, session, [field, '', '', '']);
    return { body: line(language, 'stopError', fields), outcome: 'stop-error' };
  }
  writeField(world, session, call.value === 'START' ? `START${call.stage}` : call.value);
  session.lastSignOfLifeAt = world.clock.now();
  const fields = eightFields(world, agent, session, [session.field, '', '', '']);
  return { body: line(language, 'sent', fields), outcome: 'ok' };
}

/** The fields of every answer about one agent. */
export function eightFields(world: World, agent: AgentRecord, session: Session, middle: readonly string[]): string[] {
  return [agent.agent, ...middle, world.traits.address, agent.conference, session.status];
}

/** Filename, server and start time of the id in the field; empty without a log row. */
export function logFields(world: World, field: string): string[] {
  const row = world.recordingLog.get(Number(field));
  if (row === undefined) return ['', '', ''];
  return [row.filename, row.server, localTime(world, row.startedAt)];
}

/**
 * PHP's `$field > 0`. PHP 7 turns the text into a number, so that every word is 0. PHP 8
 * compares a text that is no number with "0" letter by letter, so that a word is above it.
 */
function isAboveZero(field: string, php: Php): boolean {
  const isNumber = /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(field);
  if (isNumber) return Number(field) > 0;
  if (php === 8) return field > '0';
  const leading = /^\s*[+-]?\d+(\.\d+)?/.exec(field);
  return leading !== null && Number(leading[0]) > 0;
}
