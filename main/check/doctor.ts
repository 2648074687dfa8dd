/** `doctor`: the walk for the stored login, one login at most and none while it is refused, and then this desk itself. */
import { labelOf, toldOf, valueOf } from '../../assets/words/check';
import type { Words } from '../../assets/words/en';
import { findingsOf, type DeskFacts } from './desk';
import type { CheckLine } from './types';
import { allWaiting, type Walked } from './walk';
import type { Trial } from './trial';

/** As it is told; `waiting`: not reached, because something before it failed. */
interface DoctorCheck {
  readonly check: string;
  readonly state: 'ok' | 'failed' | 'unknown' | 'waiting';
  readonly detail: string;
  readonly advice: string | null;
}

export interface DoctorReport {
  readonly v: 1;
  readonly ok: boolean;
  readonly checks: readonly DoctorCheck[];
}

export interface DoctorDeps {
  /** Null: nothing is set up, or its password is not at hand. */
  readonly trial: () => Trial | null;
  /** The stored login was refused before, so it is not tried again. */
  readonly isBlocked: () => boolean;
  readonly examine: (trial: Trial, onLine: (line: CheckLine) => void) => Promise<Walked>;
  readonly facts: () => Omit<DeskFacts, 'clockOffMs'>;
  readonly words: () => Words;
  readonly language: () => string;
}

export function createDoctor(deps: DoctorDeps): () => Promise<DoctorReport> {
  async function network(words: Words): Promise<{ readonly checks: readonly DoctorCheck[]; readonly clockOffMs: number | null }> {
    const trial = deps.trial();
    if (!trial) return { checks: [], clockOffMs: null };
    const blocked = deps.isBlocked();
    let lines = allWaiting();
    const walked = await deps.examine(trial, (line) => (lines = lines.map((known) => (known.step === line.step ? line : known))));
    return { checks: lines.map((line) => networkCheck(line, walked, blocked, words)), clockOffMs: walked.clockOffMs };
  }

  function networkCheck(line: CheckLine, { failure }: Walked, blocked: boolean, words: Words): DoctorCheck {
    const language = deps.language();
    const name = labelOf(line, words);
    if (line.state === 'failed' && failure) {
      const { who, ...said } = toldOf(failure, words, language);
      // In the window the field to type in stands beside it.
      const { message: detail, advice } = failure.kind === 'wrong-login' ? words.failure['wrong-login'] : said;
      const notAgain = blocked && (failure.step === 'login' || failure.step === 'permission' || failure.step === 'agent');
      return { check: line.step, state: 'failed', detail: notAgain ? words.doctor.blocked(detail) : detail, advice: `${advice} ${who}` };
    }
    if (line.data?.of === 'plain') return { check: line.step, state: 'unknown', detail: `${name}: ${valueOf(line, failure, words, language)}`, advice: null };
    const state = line.state === 'asking' || line.state === 'failed' ? 'waiting' : line.state;
    return { check: line.step, state, detail: valueOf(line, failure, words, language) || words.check.stateWord[state], advice: null };
  }

  return async () => {
    const words = deps.words();
    const { checks, clockOffMs } = await network(words);
    const desk = findingsOf({ ...deps.facts(), clockOffMs }, words);
    const all = [...checks, ...desk];
    return { v: 1, ok: all.every(({ state }) => state !== 'failed'), checks: all };
  };
}

/** A line for each, with the advice below what is to be mended, and the sum. */
export function textOfReport(report: DoctorReport, words: Words): string {
  const { doctor, check } = words;
  const names: Readonly<Record<string, string>> = { ...check.step, ...doctor.name };
  const nameOf = (id: string): string => names[id.split(':', 1)[0] ?? id] ?? id;
  const wide = Math.max(...report.checks.map(({ check: id }) => nameOf(id).length));
  const lines = report.checks.map(({ check: id, state, detail, advice }) => `${doctor.mark[state].padEnd(4)}  ${nameOf(id).padEnd(wide)}  ${detail}${advice === null ? '' : ` ${advice}`}`);
  const count = report.checks.filter(({ state }) => state === 'failed').length;
  return [...lines, count === 0 ? doctor.good : doctor.toMend(count)].join('\n');
}
