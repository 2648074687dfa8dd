/** What the history's windows ask: a refusal is data, and a disk that refuses is told in words. */
import type { Words } from '../../assets/words';
import type { HistoryCall } from '../../preload/contract';
import type { HistoryDesk } from '../desk/history-desk';
import type { Handlers } from './index';

export interface HistoryHandlerDeps {
  readonly history: Pick<HistoryDesk, 'day' | 'verify' | 'checked' | 'exportDay' | 'sheet' | 'save'>;
  readonly openHistory: () => void;
  readonly openEvidence: (call: HistoryCall) => void;
  readonly words: () => Words;
}

type Own = 'openHistory' | 'historyDay' | 'verifyHistory' | 'exportHistory' | 'evidence';

export function historyHandlers({ history, openHistory, openEvidence, words }: HistoryHandlerDeps): Pick<Handlers, Own> {
  const said = () => words().history;
  const notSaved = () => ({ ok: false, failure: { kind: 'not-saved', ...said().notSaved } }) as const;
  const noCall = () => ({ ok: false, failure: { kind: 'no-such-call', ...words().evidence.gone } }) as const;
  const unread = (message: string) => ({ ok: false, failure: { kind: 'history-unreadable', message, advice: said().unreadAdvice } }) as const;
  return {
    openHistory: async () => {
      openHistory();
      return { ok: true };
    },
    historyDay: async ({ day, agent }) => history.day(day, agent).then((shown) => ({ ok: true, day: shown, checked: history.checked() }), () => unread(said().empty.unread)),
    verifyHistory: async () => history.verify().then((check) => ({ ok: true, check }), () => unread(said().check.failed)),
    exportHistory: async ({ day }, contentsId) => history.exportDay(day, contentsId).then((saved) => ({ ok: true, saved }), notSaved),
    evidence: async ({ as, ...call }, contentsId) => {
      if (as === 'show') {
        openEvidence(call);
        return { ok: true };
      }
      if (as === 'sheet') return history.sheet(call).then((sheet) => (sheet === null ? noCall() : { ok: true, sheet }), () => unread(said().empty.unread));
      return history.save(call, as, contentsId).then((saved) => (saved.kind === 'no-call' ? noCall() : { ok: true, saved: saved.kind === 'saved' ? saved.name : null }), notSaved);
    },
  };
}
