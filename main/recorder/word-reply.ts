/** The answer to a START, a STOP or a probe. SUCCESS only says that the word lies in the mailbox. */
import type { Reply } from '../agent-api';
import { change, rules, type Draft, type Flight, type StopStage, type StopWord } from './state';
import { finishCancelled, finishStop } from './word-ends';
import { endTrouble, loggedOut, refuseLogin, settleAll, takeOutage } from './trouble';

export function wordReply(draft: Draft, flight: Flight, reply: Reply): void {
  switch (reply.kind) {
    case 'refused':
      return refuseLogin(draft, reply.reason);
    case 'notLoggedIn':
      endTrouble(draft);
      change(draft, { heard: { answer: reply, askedAt: flight.askedAt, at: draft.now } });
      return loggedOut(draft);
    case 'failed':
      return lost(draft, flight, reply);
    case 'sent':
    case 'stopRefused':
      endTrouble(draft);
      break;
    case 'active':
    case 'waiting':
    case 'notRecording':
      // Not an answer to START or STOP: the parser never makes one.
      return lost(draft, flight, { kind: 'failed', failure: 'unreadable', maybeSent: true });
  }
  const { word } = draft.state;
  if (flight.call.do === 'start') {
    if (word?.wanted === 'start') change(draft, { word: { ...word, accepted: true } });
    return;
  }
  if (word?.wanted !== 'stop') return;
  if (reply.kind === 'stopRefused') return refusedStop(draft, word, reply.field);
  if (!flight.probe) return accepted(draft, word);
  // A probe that is taken has told somebody's recording or START to end: that must be said.
  if (reply.sure) {
    draft.effects.push({ do: 'say', loud: 'probe-stopped-another' });
    accepted(draft, word);
  }
}

function accepted(draft: Draft, word: StopWord): void {
  const cancels = word.overStart && word.ids.length === 0 && startLay(draft, word);
  const stage: StopStage = cancels ? { at: 'cancelling', untilAt: draft.now + rules.cancelWatchMs } : { at: 'sent' };
  const taken: StopWord = { ...word, stage, acceptedAt: draft.now, limitFrom: word.unconfirmed ? word.limitFrom : draft.now };
  change(draft, { word: taken });
  draft.effects.push({ do: 'keep', word: taken, after: null });
}

/**
 * Did our own START, sent onto an empty field, still lie there unread when the STOP went out? Only then does a STOP that
 * stays in the field mean "cancelled"; else it may lie over an id (somebody else's START hides one), and only the
 * screen's act is a proof.
 */
function startLay(draft: Draft, word: StopWord): boolean {
  const { heard, vanished } = draft.state;
  return word.tag !== null && !vanished && heard?.answer.kind === 'waiting' && word.sentAt !== null && word.sentAt - heard.askedAt <= rules.freshMs;
}

/** The field told: empty = the screen has acted; STOP = it has not; a START (PHP 7) = the STOP was not taken. */
function refusedStop(draft: Draft, word: StopWord, field: string): void {
  if (field === '') return finishStop(draft, word);
  if (field === 'STOP') {
    if (word.stage.at === 'sending') accepted(draft, word);
    return;
  }
  const refused: StopWord = { ...word, stage: { at: 'refused' }, overStart: true, lastProbeAt: draft.now };
  change(draft, { word: refused });
  draft.effects.push({ do: 'keep', word: refused, after: null });
}

function lost(draft: Draft, flight: Flight, reply: Extract<Reply, { kind: 'failed' }>): void {
  takeOutage(draft, reply.failure);
  const { word } = draft.state;
  if (!word) return;
  if (flight.call.do === 'start') {
    // What never reached the wire needs no proof; all else is decided by STATUS, and never sent again.
    if (reply.maybeSent) return;
    if (word.wanted === 'stop' && word.ids.length === 0) return finishCancelled(draft, word);
    // The START never went out, but what ran before it is still wanted ended.
    if (word.wanted === 'stop') return change(draft, { word: { ...word, overStart: false, stage: { at: 'lost', retryAt: draft.now } } });
    change(draft, { word: null });
    draft.effects.push({ do: 'keep', word: null, after: null });
    return settleAll(draft, word.presses, { kind: 'nothing-sent' });
  }
  if (word.wanted !== 'stop' || flight.probe) return;
  // Later than a minute it may be another call: then only a STATUS brings it out again.
  const blind = draft.now - word.pressedAt <= rules.sameCallMs;
  const retryAt = blind ? draft.now + Math.min(5000, 500 * 2 ** Math.min(4, word.tries - 1)) : Number.POSITIVE_INFINITY;
  change(draft, { word: { ...word, stage: { at: 'lost', retryAt } } });
}
