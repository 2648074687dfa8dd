/** What the running app answers a command: presses, status, setup, quit. */
import { setTimeout as wait } from 'node:timers/promises';
import { outcomeOf } from '../../assets/words/outcome';
import { clock, statusOf, wordOf } from '../../assets/words/say';
import type { Words } from '../../assets/words/en';
import { isTag, readAddress } from '../agent-api';
import { authorityFault, textOfReport, type DoctorReport } from '../check';
import type { Board } from '../board';
import type { Dialer } from '../dialer';
import type { History } from '../history';
import type { DeskAsk, PressOutcome } from '../pause';
import type { Snapshot, Told } from '../recorder/snapshot';
import type { LinkEnd } from '../links';
import { codeOfOutcome, codeOfSnapshot } from './exit-code';
import { boardData, boardText, boardTroubles, codeOfBoard } from './board';
import { today } from './day';
import { dayData, dayText, verdictText } from './history';
import type { Answer, Question } from './protocol';

export interface AnswerDeps {
  readonly dialer: Dialer;
  readonly words: () => Words;
  readonly tag: () => string;
  /** A press with its sign. */
  readonly press: (ask: DeskAsk) => Promise<PressOutcome>;
  /** The others, who do not sit at this desk. */
  readonly board: Pick<Board, 'look' | 'press' | 'status'>;
  /** The longest pause that the settings allow, in seconds. */
  readonly mostPause: () => number;
  readonly doctor: () => Promise<DoctorReport>;
  /** The book that belongs to what is shown. */
  readonly history: () => Pick<History, 'entriesOf' | 'verify'>;
  readonly wallMs: () => number;
  /** Forgets the certificate that was pinned for a server. */
  readonly unpin: (origin: string) => void;
  readonly show: () => void;
  /** Does the policy let this agent be seen and switched from here? */
  readonly allows: (agent: string) => boolean;
  readonly openLink: (url: string) => LinkEnd;
  /** Quits once the answer is out. */
  readonly quit: () => void;
  readonly pids: () => readonly number[];
}

const freshMs = 1000;

export function createAnswer(deps: AnswerDeps): (ask: Question) => Promise<Answer> {
  const { dialer } = deps;

  function answer(code: number, told: Told | null, snapshot: Snapshot = dialer.snapshot()): Answer {
    return { code, snapshot, told, text: textOf(snapshot, deps.words()) };
  }

  const byLight = (): Answer => {
    const snapshot = dialer.snapshot();
    return answer(codeOfSnapshot(snapshot), snapshot.failure);
  };

  /** Of whom it is asked: who sits here, or another one, whom the board knows and switches. */
  function sideOf(agent: string | null): Side {
    // The server takes large letters for small ones: in other letters it is the same agent, and must not get a second recorder.
    if (agent === null || agent.toLowerCase() === dialer.snapshot().agent?.toLowerCase()) return { press: deps.press, status: null, snapshot: async () => dialer.snapshot() };
    const known = (): Promise<Snapshot | null> => deps.board.status(agent) ?? Promise.resolve(null);
    return { press: (ask) => deps.board.press(agent, ask), status: known, snapshot: known };
  }

  async function status(): Promise<Answer> {
    const { state, ageMs } = dialer.snapshot();
    const fresh = ageMs !== null && ageMs < freshMs && state !== 'offline';
    if (state !== 'blocked' && state !== 'not-set-up' && !fresh) await dialer.check();
    return byLight();
  }

  async function statusOf(agent: string | null): Promise<Answer> {
    const side = sideOf(agent);
    if (side.status === null) return status();
    const snapshot = await side.status();
    return snapshot === null ? notOnBoard() : answer(codeOfSnapshot(snapshot), snapshot.failure, snapshot);
  }

  async function press(ask: Extract<Question, { do: 'press' }>): Promise<Answer> {
    const tag = ask.tag ?? deps.tag();
    if (!isTag(tag)) return answer(2, { kind: 'bad-tag', ...deps.words().outcome['bad-tag'] });
    return told(ask, { action: ask.action, tag, another: ask.another });
  }

  async function pause(ask: Extract<Question, { do: 'pause' }>): Promise<Answer> {
    const most = deps.mostPause();
    if (ask.seconds !== null && ask.seconds > most) return answer(2, { kind: 'pause-too-long', ...deps.words().pause.outcome['pause-too-long'](String(most)) });
    return told(ask, { action: 'pause', seconds: ask.seconds, tag: deps.tag(), turns: false });
  }

  /** How a press ended, or that it has not yet. */
  async function told({ agent, waitMs }: { readonly agent: string | null; readonly waitMs: number | null }, ask: DeskAsk): Promise<Answer> {
    const side = sideOf(agent);
    const pressed = side.press(ask);
    if (pressed === null) return notOnBoard();
    const waited = new AbortController();
    const outcome = await Promise.race([pressed, ...(waitMs === null ? [] : [notYet(waitMs, waited.signal)])]);
    waited.abort();
    const snapshot = (await side.snapshot()) ?? dialer.snapshot();
    if (outcome === null) return answer(4, null, snapshot);
    return answer(codeOf(outcome, snapshot), outcomeOf(outcome, deps.words()) ?? (outcome.kind === 'mend' ? snapshot.failure : null), snapshot);
  }

  function codeOf(outcome: PressOutcome, { state }: Snapshot): number {
    return outcome.kind === 'mend' && state === 'not-set-up' ? 6 : codeOfOutcome(outcome);
  }

  async function board(): Promise<Answer> {
    // At a start it is not known yet whether anything is set up.
    if (dialer.snapshot().state === 'connecting') await dialer.check();
    const seen = await deps.board.look();
    const { state, failure } = dialer.snapshot();
    const data = boardData(seen);
    if (state === 'not-set-up') return { ...answer(6, failure), board: data };
    return { ...answer(codeOfBoard(seen, state === 'offline'), null), board: data, text: boardText(seen, deps.words()), troubles: boardTroubles(seen, deps.words()) };
  }

  async function setup(ask: Extract<Question, { do: 'setup' }>): Promise<Answer> {
    const { server, user, agent, password, allowHttp, caFile } = ask;
    const fault = caFile === null ? null : authorityFault(caFile);
    if (fault) return answer(2, { kind: fault, ...deps.words().authority[fault] });
    // An authority named on purpose decides instead of a certificate that was pinned before.
    const address = readAddress(server, allowHttp);
    if (caFile !== null && address.ok) deps.unpin(address.origin);
    const reply = await dialer.setUp({ server, user, agent, password, allowHttp }, caFile);
    if (!reply.ok) return reply.fault === 'not-allowed' ? notAllowed() : answer(2, { kind: reply.fault, ...deps.words().form[reply.fault] });
    return byLight();
  }

  async function changeAgent(agent: string): Promise<Answer> {
    const reply = await dialer.changeAgent(agent);
    if (reply.ok) return status();
    if (reply.fault === 'not-allowed') return notAllowed();
    const told = { kind: reply.fault, ...deps.words().agent[reply.fault] };
    switch (reply.fault) {
      case 'agent-bad':
        return answer(2, told);
      case 'practice':
        return answer(3, told);
      case 'not-set-up':
        return answer(6, told);
    }
  }

  async function history(ask: Extract<Question, { do: 'history' }>): Promise<Answer> {
    const data = dayData(await deps.history().entriesOf(ask.day ?? today(deps.wallMs())), deps.wallMs());
    return { ...answer(0, null), history: data, text: dayText(data, deps.words(), ask.csv) };
  }

  async function examine(): Promise<Answer> {
    const report = await deps.doctor();
    return { ...answer(report.ok ? 0 : 1, null), report, text: textOfReport(report, deps.words()) };
  }

  /** Whom it is about is forbidden by the policy: the agent that is named, else who sits here. */
  function isForbidden(ask: Question): boolean {
    if (ask.do !== 'status' && ask.do !== 'press' && ask.do !== 'pause' && ask.do !== 'resume') return false;
    const agent = ask.agent ?? dialer.snapshot().agent;
    return agent !== null && !deps.allows(agent);
  }

  return async (ask) => {
    if (isForbidden(ask)) return notAllowed();
    switch (ask.do) {
      case 'status':
        return statusOf(ask.agent);
      case 'press':
        return press(ask);
      case 'pause':
        return pause(ask);
      case 'resume':
        return told(ask, { action: 'resume', tag: deps.tag() });
      case 'setup':
        return setup(ask);
      case 'agent':
        return changeAgent(ask.agent);
      case 'link':
        // Answered before anything is proved: the link stands in a process list as long as this lasts.
        return answer({ taken: 0, ignored: 2, refused: 3 }[deps.openLink(ask.url)], null);
      case 'doctor':
        return examine();
      case 'board':
        return board();
      case 'history':
        return history(ask);
      case 'history-verify': {
        const verdict = await deps.history().verify();
        return { ...answer(verdict.ok ? 0 : 1, null), history: { v: 1, ...verdict }, text: verdictText(verdict, deps.words()) };
      }
      case 'show':
        deps.show();
        return answer(0, null);
      case 'quit': {
        const pids = deps.pids();
        setImmediate(deps.quit);
        return { ...answer(0, null), pids };
      }
    }
  };

  /** Whom the board may not ask or switch; without a dialer there is no board. */
  function notOnBoard(): Answer {
    return dialer.snapshot().state === 'not-set-up' ? byLight() : notAllowed();
  }

  function notAllowed(): Answer {
    const told = dialer.whyNotAllowed();
    const made = answer(3, told);
    return { ...made, snapshot: { ...made.snapshot, failure: told } };
  }
}

interface Side {
  /** Null: it may not. */
  readonly press: (ask: DeskAsk) => Promise<PressOutcome> | null;
  /** Asks, unless it is known; null where the desk's own way does. */
  readonly status: (() => Promise<Snapshot | null>) | null;
  readonly snapshot: () => Promise<Snapshot | null>;
}

async function notYet(ms: number, signal: AbortSignal): Promise<null> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
  return null;
}

/** One line for people; it begins with the state's word of the command line. */
export function textOf(snapshot: Snapshot, words: Words): string {
  const { detail } = snapshot;
  const parts = [snapshot.practice ? `${words.app.practice}: ${wordOf(snapshot, words)}` : wordOf(snapshot, words)];
  if (snapshot.state === 'recording' && detail.elapsedMs !== null) parts.push(clock(detail.elapsedMs));
  if (snapshot.agent !== null) parts.push(snapshot.agentStatus ? `${snapshot.agent} ${statusOf(snapshot.agentStatus, words)}` : snapshot.agent);
  if (snapshot.recording?.filename) parts.push(snapshot.recording.filename);
  if (snapshot.state === 'paused' && detail.pause?.leftMs != null) parts.push(words.pause.until(clock(detail.pause.leftMs)));
  if (detail.server !== null) parts.push(detail.server);
  return `${snapshot.state}: ${parts.join(' · ')}`;
}
