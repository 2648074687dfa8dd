/** The log of calls that tests read. It never sees a password, nor a refusal's text. */
import type { ApiResult, PracticeMethod, PracticeParams, PracticeRefusal } from './api';

export interface PracticeCall {
  /** Server time, milliseconds since the epoch. */
  readonly at: number;
  readonly method: PracticeMethod;
  /** Set for calls of non_agent_api.php. */
  readonly script?: 'non-agent';
  readonly function: string;
  readonly value: string;
  readonly stage: string;
  /** `agent_user`, or `alt_user` where that is empty. */
  readonly agent: string;
  readonly ok: boolean;
  readonly refused?: PracticeRefusal;
}

export interface Journal {
  readonly note: (at: number, params: PracticeParams, method: PracticeMethod, result: ApiResult, script?: 'non-agent') => void;
  /** The latest calls, oldest first; very old ones are dropped. */
  readonly calls: () => readonly PracticeCall[];
  /** Logins refused, of all calls ever. */
  readonly refusedLogins: () => number;
}

const KEPT_CALLS = 20_000;

export function createJournal(): Journal {
  let kept: PracticeCall[] = [];
  let refusedLogins = 0;
  return {
    note(at, params, method, { refused }, script) {
      if (refused?.startsWith('login-') === true) refusedLogins += 1;
      if (kept.length >= 2 * KEPT_CALLS) kept = kept.slice(-KEPT_CALLS);
      kept.push({
        at,
        method,
        ...(script === undefined ? {} : { script }),
        function: params['function'] ?? '',
        value: params['value'] ?? '',
        stage: params['stage'] ?? '',
        agent: params['agent_user'] || (params['alt_user'] ?? ''),
        ok: refused === null,
        ...(refused === null ? {} : { refused }),
      });
    },
    calls: () => kept.slice(-KEPT_CALLS),
    refusedLogins: () => refusedLogins,
  };
}
