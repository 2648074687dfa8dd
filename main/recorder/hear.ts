/** A usable answer to STATUS: what it proves, what it ends, what it makes necessary. */
import type { Active } from '../agent-api';
import { isReady } from './light';
import { becameReady, strange, track } from './running';
import { act, holdOrStop, stopId } from './press';
import { sendProbe, sendStop } from './send';
import { change, rules, type Draft, type Heard, type StartWord, type StopWord } from './state';
import { endTrouble, loggedOut, settleAll } from './trouble';
import { closeLostStart, mayProbe, stopOvertaken } from './word-ends';

export function hear(draft: Draft, answer: Heard['answer'], askedAt: number): void {
  endTrouble(draft);
  const ready = becameReady(draft.state.heard?.answer ?? null, answer);
  track(draft, answer, askedAt);
  change(draft, { heard: { answer, askedAt, at: draft.now } });
  if (answer.kind === 'notLoggedIn') loggedOut(draft);
  else wordHears(draft, answer, askedAt, ready);
  const { pending } = draft.state;
  // One that was under way at the press counts while it is fresh; an older one may have looked before something happened.
  // An answer that comes after the press has lost its worth (the computer slept, say) sends nothing but a stop.
  const worth = pending !== null && (pending.intent === 'stop' || draft.now - pending.at < rules.pressWorthMs);
  if (worth && askedAt > pending.at - rules.freshMs) act(draft, pending);
}

function wordHears(draft: Draft, answer: Exclude<Heard['answer'], { kind: 'notLoggedIn' }>, askedAt: number, ready: boolean): void {
  const { word, after } = draft.state;
  if (word?.wanted === 'start') return startHears(draft, word, answer, askedAt);
  if (word) return stopHears(draft, word, answer, askedAt, ready);
  if (after && ready) return change(draft, { after: null });
  if (after && answer.kind === 'active' && !after.ids.includes(answer.id)) stopLateId(draft, answer, after);
}

function startHears(draft: Draft, before: StartWord, answer: Exclude<Heard['answer'], { kind: 'notLoggedIn' }>, askedAt: number): void {
  if (draft.state.wordFlight !== null || askedAt < before.sentAt) return;
  // Sent between two calls, it belongs to the one that came.
  const word: StartWord = answer.agentStatus === 'INCALL' ? { ...before, statusBefore: 'INCALL' } : before;
  if (word.statusBefore !== before.statusBefore) change(draft, { word });
  if (answer.kind === 'notRecording' && word.statusBefore === 'INCALL' && isReady(answer.agentStatus)) {
    // The disposition wiped the word: nothing of this press can begin any more.
    change(draft, { word: null });
    draft.effects.push({ do: 'keep', word: null, after: null });
    return settleAll(draft, word.presses, { kind: 'unproved', action: 'start' });
  }
  if (answer.kind !== 'active') return;
  if (answer.id === word.idBefore || strange(word, answer)) {
    if (word.unconfirmed) closeLostStart(draft);
    return;
  }
  const delays = [...draft.state.delays, draft.now - word.sentAt].slice(-15);
  change(draft, {
    word: null,
    adopted: false,
    delays: draft.state.adopted ? draft.state.delays : delays,
    proof: { action: 'start', id: answer.id, afterMs: draft.now - word.pressedAt, at: draft.now },
  });
  draft.effects.push({ do: 'keep', word: null, after: null });
  settleAll(draft, word.presses, { kind: 'proved', action: 'start' });
}

function stopHears(draft: Draft, before: StopWord, answer: Exclude<Heard['answer'], { kind: 'notLoggedIn' }>, askedAt: number, ready: boolean): void {
  const word: StopWord = ready && !before.callChanged ? { ...before, callChanged: true } : before;
  if (word !== before) {
    change(draft, { word });
    draft.effects.push({ do: 'keep', word, after: null });
  }
  if (draft.state.wordFlight) return;
  switch (word.stage.at) {
    case 'held':
      // A newer id on top of the one that is held: it counts from its own birth.
      if (answer.kind === 'active') stopId(draft, word, answer.id);
      return;
    case 'before-id':
    case 'refused':
      if (answer.kind === 'active') return idAfterStop(draft, word, answer);
      // The cancelling STOP goes out directly after a STATUS that saw the START still lying there.
      if (word.stage.at === 'before-id' && answer.kind === 'waiting' && draft.now + draft.pace.confirmMs >= word.stage.untilAt) return sendStop(draft, word);
      if (word.stage.at === 'refused' && answer.kind === 'notRecording' && mayProbe(word, draft.now, draft.state)) sendStop(draft, word);
      return;
    case 'lost':
      if (answer.kind === 'active') return idAfterStop(draft, word, answer);
      return sendStop(draft, word);
    case 'sent':
    case 'cancelling':
      // Asked before the STOP was taken: it tells nothing about it.
      if (word.acceptedAt !== null && askedAt < word.acceptedAt) return;
      if (answer.kind === 'active') return idAfterStop(draft, word, answer);
      if (answer.kind === 'notRecording' && word.stage.at === 'sent' && mayProbe(word, draft.now, draft.state)) sendProbe(draft, word);
      return;
    case 'sending':
      return;
  }
}

/** A numeric id though we wanted an end: it is stopped (again), unless it belongs to another call. */
function idAfterStop(draft: Draft, word: StopWord, answer: Active): void {
  const known = word.ids.includes(answer.id);
  const later = word.callChanged || (word.sentAt !== null && draft.now - word.sentAt > rules.sameCallMs);
  if (!known && later) return stopOvertaken(draft, word);
  if (word.acceptedAt === null) return stopId(draft, word, answer.id);
  if (word.resends >= rules.mostResends) {
    if (!word.unconfirmed) {
      change(draft, { word: { ...word, unconfirmed: true } });
      draft.effects.push({ do: 'say', loud: 'stop-alarm' });
      settleAll(draft, word.presses, { kind: 'unproved', action: 'stop' });
    }
    return;
  }
  stopId(draft, { ...word, resends: word.resends + 1, lateId: true, unconfirmed: false, limitFrom: draft.now }, answer.id);
}

/** An id that was written after the proof of our STOP: the wish to stop is alive again. */
function stopLateId(draft: Draft, answer: Active, after: NonNullable<Draft['state']['after']>): void {
  if (after.resends >= rules.mostResends) {
    change(draft, { after: null });
    draft.effects.push({ do: 'say', loud: 'stop-alarm' });
    return;
  }
  const wish = { pressedAt: draft.now, presses: [], ids: [...after.ids, answer.id], overStart: false, tag: null, resends: after.resends + 1, lateId: true };
  holdOrStop(draft, wish, answer.id);
}
