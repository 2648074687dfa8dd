/**
 * The recorder's machine: pure `(state, event, now) → {state, effects}`.
 *
 * Promises: at most one START per press; a wish to stop lives until it is proved or a person is told; the light is a
 * function of the state alone. Driven by `recorder.ts` with real clocks and calls, by tests with virtual ones.
 */
import type { Reply } from '../agent-api';
import { advance } from './advance';
import { hear } from './hear';
import { press } from './press';
import { change, rules, type Draft, type Effect, type Event, type Flight, type Pace, type State } from './state';
import { wordReply } from './word-reply';
import { refuseLogin, settleAll, takeOutage } from './trouble';

export function step(state: State, event: Event, now: number, pace: Pace): { state: State; effects: readonly Effect[] } {
  const draft: Draft = { state, effects: [], now, pace };
  take(draft, event);
  advance(draft);
  endKeptWish(draft);
  return { state: draft.state, effects: draft.effects };
}

/** How long the computer sleeps nobody knows: a START that has not gone out by then never does. A wish to stop stays. */
function dropPressBeforeSleep(draft: Draft): void {
  const { pending } = draft.state;
  if (!pending || pending.intent === 'stop') return;
  change(draft, { pending: null });
  settleAll(draft, pending.presses, { kind: 'nothing-sent' });
}

/** The press that was kept ahead of its STATUS has found its end: what is on disk is what is open now. */
function endKeptWish(draft: Draft): void {
  const { wishKept, pending, word, after } = draft.state;
  if (!wishKept || pending) return;
  change(draft, { wishKept: false });
  if (!draft.effects.some((effect) => effect.do === 'keep')) draft.effects.push({ do: 'keep', word, after });
}

function take(draft: Draft, event: Event): void {
  switch (event.type) {
    case 'press':
      return press(draft, event);
    case 'reply':
      return reply(draft, event);
    case 'not-kept':
      return notKept(draft);
    case 'tick':
      return;
    case 'check':
      // A person asks, so a refused login may be tried once more.
      // It stays blocked until the answer is there: nothing else may go out meanwhile.
      if (draft.state.trouble?.blocks) return change(draft, { onceMore: draft.state.statusFlight === null });
      // A STATUS under way is as good as a new one.
      return change(draft, { askNow: draft.state.statusFlight === null, checkedAt: draft.now });
    case 'attention': {
      const was = draft.state.attention;
      const { attention } = event;
      const back = (was.suspended && !attention.suspended) || (was.locked && !attention.locked) || (!was.popup && attention.popup);
      if (attention.suspended) dropPressBeforeSleep(draft);
      return change(draft, { attention, askNow: draft.state.askNow || back });
    }
    case 'clock':
      return change(draft, { clock: event.clock });
    case 'adopt':
      return change(draft, { word: event.word, after: event.after, adopted: true, askNow: true });
    case 'remembered-refusal':
      return change(draft, { trouble: { kind: event.kind, blocks: true, at: draft.now }, askNow: false });
  }
}

function reply(draft: Draft, event: Extract<Event, { type: 'reply' }>): void {
  const { statusFlight, wordFlight } = draft.state;
  if (wordFlight?.id === event.flight) {
    change(draft, { wordFlight: null });
    return wordReply(draft, wordFlight, fresh(draft, wordFlight, event.reply));
  }
  // The answer of an aborted STATUS comes too late to count.
  if (statusFlight?.id !== event.flight) return;
  change(draft, { statusFlight: null });
  const heard = fresh(draft, statusFlight, event.reply);
  switch (heard.kind) {
    case 'active':
    case 'waiting':
    case 'notRecording':
    case 'notLoggedIn':
      return hear(draft, heard, statusFlight.askedAt);
    case 'refused':
      return refuseLogin(draft, heard.reason);
    case 'failed':
      return takeOutage(draft, heard.failure);
    case 'sent':
    case 'stopRefused':
      // Not an answer to STATUS: the parser never makes one.
      return takeOutage(draft, 'unreadable');
  }
}

/** A refusal is one however late it comes; all else tells nothing any more. */
function fresh(draft: Draft, flight: Flight, reply: Reply): Reply {
  if (reply.kind === 'refused' || draft.now - flight.askedAt <= rules.answerWorthMs) return reply;
  return { kind: 'failed', failure: 'timeout', maybeSent: reply.kind !== 'failed' || reply.maybeSent };
}

/** The disk refused the open word, so the START did not go out. */
function notKept(draft: Draft): void {
  const { word, wordFlight } = draft.state;
  if (word?.wanted !== 'start' || wordFlight?.call.do !== 'start') return;
  // An older START that was open stays so: only this one was not sent.
  change(draft, { word: draft.state.replaced, replaced: null, wordFlight: null });
  settleAll(draft, word.presses, { kind: 'refused', why: 'word-not-kept' });
}
