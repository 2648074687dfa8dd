/** Which recordings are taken to run, and whether the call was seen to begin or end. */
import { isReady } from './light';
import { change, rules, type Draft, type Heard, type Running, type StartWord, type State } from './state';
import type { Active } from '../agent-api';

/** Called with each usable STATUS, before it becomes what was heard. */
export function track(draft: Draft, answer: Heard['answer'], askedAt: number): void {
  trackCall(draft, answer);
  const { state } = draft;
  const disposed = becameReady(state.heard?.answer ?? null, answer);
  if (disposed) change(draft, { vanished: false });
  if (answer.kind !== 'waiting') change(draft, { foreignSince: null });
  else if (state.foreignSince === null && !state.word) change(draft, { foreignSince: draft.now });
  switch (answer.kind) {
    case 'active':
      return trackId(draft, answer, askedAt);
    case 'notRecording':
      // While a word of ours is open, "not recording" may only mean that the word lies on top.
      if (!state.word && state.running.length > 0) endSeen(draft, disposed);
      return;
    case 'waiting':
    case 'notLoggedIn':
      return;
  }
}

function trackCall(draft: Draft, answer: Heard['answer']): void {
  const { heard, callSince } = draft.state;
  const inCall = answer.kind !== 'notLoggedIn' && answer.agentStatus === 'INCALL';
  if (!inCall) {
    if (callSince !== null) change(draft, { callSince: null });
    return;
  }
  const before = heard?.answer;
  const sawItBegin = heard !== null && before !== undefined && before.kind !== 'notLoggedIn' && before.agentStatus !== 'INCALL' && draft.now - heard.at <= 25_000;
  if (sawItBegin) change(draft, { callSince: draft.now });
}

function trackId(draft: Draft, answer: Active, askedAt: number): void {
  const { state } = draft;
  const seenInCall = answer.agentStatus === 'INCALL';
  const known = state.running.find((one) => one.id === answer.id);
  if (known) {
    const newer = { ...known, filename: answer.filename ?? known.filename, seenInCall: known.seenInCall || seenInCall };
    return change(draft, { running: state.running.map((one) => (one === known ? newer : one)) });
  }
  const bornAfter = state.heard?.askedAt ?? null;
  const began = beganByUs(state, draft.now) ? (state.running.at(-1)?.ourTag ?? null) : null;
  const ourTag = state.word?.wanted === 'start' && strange(state.word, answer) ? null : (state.word?.tag ?? began);
  const begunPaused = state.word?.wanted === 'start' ? ourTag !== null && !state.adopted && state.word.statusBefore === 'PAUSED' : began !== null && state.running.every((one) => one.begunPaused);
  const found: Running = { id: answer.id, filename: answer.filename, firstSeenAt: draft.now, bornAfter, seenInCall, ourTag, begunPaused };
  const { callSince } = draft.state;
  if (ourTag === null && seenInCall && callSince !== null && draft.now - callSince < rules.callBeginMs) change(draft, { othersRecord: true });
  if (!runsBeside(state, answer, askedAt)) return change(draft, { running: [found], doubled: null });
  change(draft, { running: [...state.running, found], doubled: beganByUs(state, draft.now) && state.word === null ? 'one-start' : 'another-start' });
  draft.effects.push({ do: 'say', loud: 'one-more-recording' });
}

/** The file's name does not end in our START's tag: somebody else's recording, or one of the call before, written late. It proves nothing. */
export function strange(word: StartWord, answer: Active): boolean {
  return answer.filename !== null && !answer.filename.endsWith(word.tag);
}

/** Did our START, and nothing else, bring this about? The screen can make two recordings of one START. */
function beganByUs(state: State, now: number): boolean {
  return state.proof?.action === 'start' && now - state.proof.at <= rules.doublePickUpMs;
}

/** A new id straight after another in the same call: the older recorder runs on beside it (wire/README.md, no. 3). */
function runsBeside(state: State, answer: Active, askedAt: number): boolean {
  const { heard, running } = state;
  if (running.length === 0 || !heard || heard.answer.kind === 'notLoggedIn') return false;
  if (state.word?.wanted === 'stop') return false;
  // Our own START on top of a running recording.
  if (state.word?.wanted === 'start') {
    const { idBefore } = state.word;
    return running.some((one) => one.id === idBefore);
  }
  if (heard.answer.kind !== 'active' && heard.answer.kind !== 'waiting') return false;
  return heard.answer.agentStatus === answer.agentStatus && askedAt - heard.at <= (beganByUs(state, askedAt) ? rules.doublePickUpMs : rules.besideMs);
}

function endSeen(draft: Draft, disposed: boolean): void {
  const newest = draft.state.running.at(-1);
  change(draft, { running: [], doubled: null, vanished: !disposed, last: { id: newest?.id ?? null, filename: newest?.filename ?? null, at: draft.now, how: 'seen' } });
}

/** Ready now and not before, as far as known: the call that a word belonged to is over. */
export function becameReady(was: Heard['answer'] | null, is: Heard['answer']): boolean {
  const before = was !== null && was.kind !== 'notLoggedIn' && isReady(was.agentStatus);
  return is.kind !== 'notLoggedIn' && isReady(is.agentStatus) && !before;
}
