/** What the passing of time brings: held STOPs, limits, lost answers, and the next STATUS. */
import { limitAt } from './light';
import { stopId, stopUnasked } from './press';
import { nextAskAt } from './schedule';
import { sendStatus, sendStop } from './send';
import { change, rules, type Draft, type Outcome, type StopWord } from './state';
import { closeLostStart, finishCancelled } from './word-ends';
import { settleAll } from './trouble';

export function advance(draft: Draft): void {
  pendingPress(draft);
  const { word, trouble } = draft.state;
  // Blocked: a word from before the restart waits until a person has acted.
  if (trouble?.blocks) return ask(draft);
  if (word?.wanted === 'stop' && !draft.state.wordFlight) stopStage(draft, word);
  limit(draft);
  const { after } = draft.state;
  if (after && draft.now >= after.untilAt) {
    change(draft, { after: null });
    if (!draft.state.word && !draft.state.wishKept) draft.effects.push({ do: 'keep', word: null, after: null });
  }
  ask(draft);
}

function ask(draft: Draft): void {
  const due = nextAskAt(draft.state, draft.now, draft.pace);
  if (due !== null && due <= draft.now) sendStatus(draft);
}

/** A press is worth 5 s; a STOP waits for its STATUS 1 s only. */
function pendingPress(draft: Draft): void {
  const { pending } = draft.state;
  if (!pending) return;
  const age = draft.now - pending.at;
  if (pending.intent === 'stop') {
    if (age >= rules.stopWaitsForStatusMs) stopUnasked(draft, pending);
    return;
  }
  if (age < rules.pressWorthMs) return;
  change(draft, { pending: null });
  settleAll(draft, pending.presses, { kind: 'nothing-sent' });
}

function stopStage(draft: Draft, word: StopWord): void {
  const { stage } = word;
  const { heard } = draft.state;
  switch (stage.at) {
    case 'held':
      if (draft.now >= stage.dueAt) sendStop(draft, word);
      return;
    case 'before-id':
      if (draft.now >= stage.untilAt) sendStop(draft, word);
      return;
    case 'lost':
      if (draft.now < stage.retryAt) return;
      // An id that was heard while the lost one hung may be too young to be ended.
      return heard?.answer.kind === 'active' ? stopId(draft, word, heard.answer.id) : sendStop(draft, word);
    case 'cancelling':
      if (draft.now < stage.untilAt) return;
      // Without a usable answer since the STOP was taken nothing is known about it.
      if (word.acceptedAt !== null && heardSince(draft, word.acceptedAt)) return finishCancelled(draft, word);
      return change(draft, { word: { ...word, stage: { at: 'sent' } } });
    case 'sending':
    case 'sent':
    case 'refused':
      return;
  }
}

function heardSince(draft: Draft, at: number): boolean {
  const { heard, trouble } = draft.state;
  return heard !== null && trouble === null && heard.askedAt >= at && draft.now - heard.at < 3000;
}

/** No pick-up by the time limit: said, and asked on. The wish stays open. */
function limit(draft: Draft): void {
  const { word } = draft.state;
  if (!word) return;
  const at = limitAt(draft.state);
  if (at === null || draft.now < at) return;
  const outcome: Outcome = word.wanted === 'stop' && word.acceptedAt === null && (word.stage.at === 'lost' || word.stage.at === 'sending') ? { kind: 'stop-unanswered' } : { kind: 'unproved', action: word.wanted };
  const { presses } = word;
  change(draft, { word: { ...word, unconfirmed: true, presses: [] } });
  if (word.wanted === 'start' && heardSince(draft, word.sentAt) && draft.state.heard?.answer.kind === 'active') closeLostStart(draft);
  settleAll(draft, presses, outcome);
}
