/** How an open word ends, and how often a wish to stop may be probed. */
import { change, rules, type Draft, type State, type StopWord } from './state';
import { settleAll } from './trouble';

/** Proved: the screen acted and the server says so. An id that comes within the next 10 s is stopped again. */
export function finishStop(draft: Draft, word: StopWord): void {
  const { state } = draft;
  const newest = state.running.at(-1);
  const after = { untilAt: draft.now + rules.afterProofMs, ids: word.ids, resends: word.resends };
  const learnt = word.acceptedAt !== null && !state.adopted && !word.unconfirmed ? [...state.delays, draft.now - word.acceptedAt].slice(-15) : state.delays;
  change(draft, {
    word: null,
    after,
    adopted: false,
    running: [],
    doubled: null,
    delays: learnt,
    proof: { action: 'stop', id: newest?.id ?? null, afterMs: draft.now - word.pressedAt, at: draft.now },
    last: { id: newest?.id ?? null, filename: newest?.filename ?? null, at: draft.now, how: 'proved' },
    heard: provedNotRecording(state, draft.now),
  });
  draft.effects.push({ do: 'keep', word: null, after });
  settleAll(draft, word.presses, { kind: 'proved', action: 'stop' });
}

/** A START that was cancelled before it had an id: nothing began, and 10 s have passed. */
export function finishCancelled(draft: Draft, word: StopWord): void {
  const after = { untilAt: draft.now + rules.afterProofMs, ids: word.ids, resends: word.resends };
  change(draft, { word: null, after, adopted: false, running: [], doubled: null, last: { id: null, filename: null, at: draft.now, how: 'cancelled' } });
  // Told first: a kill between the two must not drop it untold.
  draft.effects.push({ do: 'say', loud: 'cancelled' }, { do: 'keep', word: null, after });
  settleAll(draft, word.presses, { kind: 'cancelled' });
}

/**
 * Another id stands in the mailbox, so our START does not lie there any more, and it was told that nothing proves it:
 * what the light shows from here is that other recording.
 */
export function closeLostStart(draft: Draft): void {
  change(draft, { word: null });
  draft.effects.push({ do: 'keep', word: null, after: null });
}

/** The id that runs now belongs to another call or press: the old wish is told, and not sent any more. */
export function stopOvertaken(draft: Draft, word: StopWord): void {
  change(draft, { word: null, adopted: false });
  draft.effects.push({ do: 'say', loud: 'overtaken' }, { do: 'keep', word: null, after: null });
  settleAll(draft, word.presses, { kind: 'overtaken' });
}

/** Once unconfirmed it is probed rarely: each STOP refreshes the sign of life of a dead session (wire/README.md, no. 4). */
export function mayProbe(word: StopWord, now: number, state: State): boolean {
  if (word.lastProbeAt === null) return true;
  if (state.checkedAt !== null && now - state.checkedAt < rules.checkedMs) return now - word.lastProbeAt >= 900;
  if (!word.unconfirmed) return word.stage.at === 'sent' || now - word.lastProbeAt >= 2000;
  return now - word.lastProbeAt >= (now - word.pressedAt > 60_000 ? 55_000 : 14_000);
}

function provedNotRecording(state: State, now: number): State['heard'] {
  const { heard } = state;
  if (!heard || heard.answer.kind === 'notLoggedIn') return heard;
  return { askedAt: now, at: now, answer: { kind: 'notRecording', agentStatus: heard.answer.agentStatus } };
}
