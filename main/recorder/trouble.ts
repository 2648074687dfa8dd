/** Refusals and outages, and telling the presses that wait how they ended. */
import type { OutageKind, RefusalKind } from '../agent-api';
import { change, type Draft, type Outcome } from './state';

/** Tells these presses how they ended. */
export function settleAll(draft: Draft, presses: readonly number[], outcome: Outcome): void {
  const { lastPress } = draft.state;
  for (const press of new Set(presses)) draft.effects.push({ do: 'settle', press, outcome });
  if (lastPress && presses.includes(lastPress.id)) change(draft, { lastPress: { ...lastPress, outcome } });
}

/** One refusal stops all calls until a person acts; an open wish to stop is told, never silently dropped. */
export function refuseLogin(draft: Draft, kind: RefusalKind): void {
  const { word, pending, statusFlight } = draft.state;
  if (statusFlight) draft.effects.push({ do: 'abort', flight: statusFlight.id });
  change(draft, { trouble: { kind, blocks: true, at: draft.now }, word: null, pending: null, after: null, statusFlight: null, wordFlight: null, askNow: false });
  draft.effects.push({ do: 'remember-refusal', kind });
  if (pending) settleAll(draft, pending.presses, { kind: 'refused', why: 'blocked' });
  if (!word) return;
  // Told first: a kill between the two must not drop it untold.
  if (word.wanted === 'stop') draft.effects.push({ do: 'say', loud: 'stop-while-blocked' });
  draft.effects.push({ do: 'keep', word: null, after: null });
  settleAll(draft, word.presses, { kind: 'refused', why: 'blocked' });
}

export function takeOutage(draft: Draft, kind: OutageKind): void {
  const { trouble } = draft.state;
  // Still refused, for all that is known; the next try counts from here.
  if (trouble?.blocks) return change(draft, { trouble: { ...trouble, at: draft.now } });
  change(draft, { trouble: { kind, blocks: false, at: draft.now, failures: (trouble?.failures ?? 0) + 1 } });
}

/** A usable answer came. */
export function endTrouble(draft: Draft): void {
  if (draft.state.trouble) change(draft, { trouble: null });
  draft.effects.push({ do: 'forget-refusal' });
}

/** The agent has no session: nothing that was sent can be acted on any more. */
export function loggedOut(draft: Draft): void {
  const { word } = draft.state;
  change(draft, { running: [], doubled: null, callSince: null, after: null });
  if (!word) return;
  change(draft, { word: null });
  if (word.wanted === 'stop') draft.effects.push({ do: 'say', loud: 'stop-logged-out' });
  draft.effects.push({ do: 'keep', word: null, after: null });
  settleAll(draft, word.presses, { kind: 'refused', why: 'not-logged-in' });
}
