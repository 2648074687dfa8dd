/** What a window needs to know of the policy, and which settings it holds. Pure. */
import type { SettingName } from './defaults';
import type { Policy } from './policy';

export interface Held {
  /** Instead of the setting; null: the setting counts. */
  readonly callsPerMinute: number | null;
  /** How many agents are on its list; null: it has none. */
  readonly agents: number | null;
  /** It can't be used: only this desk's own agent may be seen and switched. */
  readonly broken: boolean;
}

export function heldOf(policy: Policy): Held {
  return { callsPerMinute: policy.kind === 'held' ? policy.callsPerMinute : null, agents: policy.kind === 'held' && policy.agents ? policy.agents.size : null, broken: policy.kind === 'broken' };
}

export function holds({ callsPerMinute }: Held, name: SettingName): boolean {
  return name === 'boardCallsPerMinute' && callsPerMinute !== null;
}
