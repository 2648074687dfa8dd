/** Troubles beside the recording, in a person's words. */
import type { Words } from '../../assets/words/en';
import { policyFault } from '../../assets/words/policy';
import type { AutostartTrouble } from '../autostart';
import type { DialerTrouble } from '../dialer';
import type { HistoryTrouble } from '../history';
import type { LinkTrouble } from '../links';
import type { Told } from '../recorder/snapshot';
import type { BrokenPolicy, SettingsTrouble } from '../settings';
import type { VerifyTrouble } from '../verify';

export type Trouble = DialerTrouble | SettingsTrouble | HistoryTrouble | VerifyTrouble | { readonly kind: 'key-taken' | 'key-bad' | 'key-double' | 'key-desktop'; readonly key: string } | { readonly kind: 'policy-broken'; readonly path: string; readonly policy: BrokenPolicy } | { readonly kind: 'board-left'; readonly server: string; readonly agents: number } | { readonly kind: 'socket-failed' } | { readonly kind: AutostartTrouble | LinkTrouble | 'no-tray' | 'launcher-failed' };

export function tellTrouble(trouble: Trouble, words: Words): Told {
  const what = typeof trouble === 'string' ? ({ kind: trouble } as const) : trouble;
  switch (what.kind) {
    case 'agent-left':
      // Each agent that was left is told by itself.
      return { kind: `agent-left-${what.agent}`, ...(what.what === 'pause' ? words.pause.left : words.left[what.what])(what.agent) };
    case 'pause-broken':
      return { kind: what.kind, ...words.pause.trouble.broken(what.keptAs) };
    case 'settings-broken':
    case 'vault-broken':
    case 'word-broken':
    case 'refusal-broken':
      return { kind: what.kind, ...words.trouble[what.kind](what.keptAs) };
    case 'history-not-written':
    case 'history-damaged':
    case 'history-share-gone':
    case 'lookup-refused':
      return { kind: what.kind, ...words.historyTrouble[what.kind] };
    case 'history-dropped':
      return { kind: what.kind, ...words.historyTrouble[what.kind](what.entries) };
    case 'history-torn':
      return { kind: what.kind, ...words.historyTrouble[what.kind](what.keptAs) };
    case 'board-left':
      return { kind: what.kind, ...words.board.left(what.server, what.agents) };
    case 'policy-broken':
      return { kind: what.kind, ...words.policy.trouble(what.path, policyFault(what.policy, words)) };
    case 'key-taken':
    case 'key-bad':
    case 'key-double':
    case 'key-desktop':
      return { kind: what.kind, ...words.trouble[what.kind](what.key) };
    case 'password-dropped':
      return { kind: what.kind, ...words.form[what.kind] };
    case 'autostart-failed':
    case 'autostart-not-off':
    case 'autostart-approval':
    case 'autostart-switched-off':
    case 'autostart-development':
    case 'no-tray':
    case 'launcher-failed':
      return { kind: what.kind, ...words.system[what.kind] };
    case 'link-refused':
      return { kind: what.kind, ...words.link.refused };
    case 'link-bad-tag':
      return { kind: what.kind, ...words.link['bad-tag'] };
    case 'settings-newer':
    case 'settings-not-saved':
    case 'note-not-kept':
    case 'vault-foreign':
    case 'vault-locked':
    case 'vault-memory':
    case 'socket-failed':
      return { kind: what.kind, ...words.trouble[what.kind] };
  }
}
