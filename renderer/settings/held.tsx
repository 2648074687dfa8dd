/** What a policy holds: the value as text, with a shield and words. No greyed control: there is nothing to press. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import type { SettingName } from './rows';

/** Instead of this setting; null: the policy says nothing of it. */
export function heldNumber(name: SettingName, { held }: Desk): number | null {
  return name === 'boardCallsPerMinute' ? held.callsPerMinute : null;
}

/** How many rows the policy decides. */
export function heldCount({ held }: Desk): number {
  return (held.callsPerMinute === null ? 0 : 1) + (held.agents === null && !held.broken ? 0 : 1);
}

export function HeldValue({ value, words }: { readonly value: string; readonly words: Words }): VNode {
  return (
    <span class="control held">
      <span class="value">{value}</span>
      <span class="by">
        <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" aria-hidden="true">
          <path d="M8 1.8l5 1.7v4.2c0 3-2 5.3-5 6.5-3-1.2-5-3.5-5-6.5V3.5z" />
        </svg>
        {words.policy.held}
      </span>
    </span>
  );
}

/** Whom this computer may see and switch. */
export function PolicyAgents({ desk, words }: { readonly desk: Desk; readonly words: Words }): VNode {
  const { agents, broken } = desk.held;
  if (broken) return <HeldValue value={words.policy.onlyOwn} words={words} />;
  if (agents !== null) return <HeldValue value={words.policy.agents(agents)} words={words} />;
  return (
    <span class="control">
      <span class="value muted">{words.policy.everybody}</span>
    </span>
  );
}
