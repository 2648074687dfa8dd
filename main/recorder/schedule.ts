/**
 * When to ask the dialer, and when to look at the clock again. The one place with the polling numbers: each is a
 * STATUS of 13 SELECTs and two rows written (wire/README.md, "Requests"), so they are as few as the light allows.
 */
import { isReady, lightOf, limitAt, limitMs, usualMs } from './light';
import { rules, type Pace, type State } from './state';

export const defaultPace: Pace = {
  asksCalm: true,
  confirmFirstMs: 250,
  confirmMs: 400,
  watchedMs: 2000,
  lateIdMs: 4500,
  doubledMs: 2500,
  unconfirmedMs: 5000,
  unconfirmedLaterMs: 15_000,
  callOverMs: 5000,
  callBeginsMs: 5000,
  recordingMs: 10_000,
  inCallMs: 15_000,
  idleMs: 20_000,
  readyMs: 9000,
  loggedOutMs: 30_000,
  lockedMs: 60_000,
  outageFirstMs: 1000,
  outageMostMs: 60_000,
  apiOffMs: 5 * 60_000,
  jitter: 0.5,
};

/** When the next STATUS is due; null while none may be asked. */
export function nextAskAt(state: State, now: number, pace: Pace): number | null {
  if (state.attention.suspended || state.statusFlight) return null;
  // Whatever else wants to know: a refused login is only ever sent again because a person acted.
  if (state.trouble?.blocks && state.onceMore) return now;
  if (state.trouble?.blocks) return state.trouble.kind === 'api-off' ? state.trouble.at + pace.apiOffMs : null;
  if (state.askNow || state.lastAskedAt === null) return now;
  if (state.pending) return Math.max(state.lastAskedAt + (state.trouble ? 1000 : pace.confirmMs), state.pending.at);
  const interval = intervalMs(state, now, pace);
  return interval === null ? null : state.lastAskedAt + interval;
}

function intervalMs(state: State, now: number, pace: Pace): number | null {
  const { word, trouble } = state;
  if (word && !word.unconfirmed) return confirmInterval(state, now, pace);
  if (!pace.asksCalm && isCalm(state, now, pace)) return null;
  if (trouble) return outageInterval(trouble.blocks ? 1 : trouble.failures, pace);
  if (word && state.checkedAt !== null && now - state.checkedAt < rules.checkedMs) return 1000;
  if (word) return now - (word.sentAt ?? word.pressedAt) > 60_000 ? pace.unconfirmedLaterMs : pace.unconfirmedMs;
  const calm = calmInterval(state, now, pace);
  if (state.attention.popup || state.attention.paused) return Math.min(calm, pace.watchedMs);
  return state.attention.locked && state.after === null ? Math.max(calm, pace.lockedMs) : calm;
}

/** Nothing of ours is open, and nothing can still come of what was. */
function isCalm({ word, after, attention, proof }: State, now: number, pace: Pace): boolean {
  const mayDouble = proof?.action === 'start' && now - proof.at < pace.doubledMs;
  return word === null && after === null && attention.paused !== true && !mayDouble;
}

/** While a word waits for its proof. Nothing is asked while the word itself is on the wire. */
function confirmInterval(state: State, now: number, pace: Pace): number | null {
  const { word, trouble } = state;
  if (!word || state.wordFlight) return null;
  if (trouble && !trouble.blocks) return Math.min(2000, outageInterval(trouble.failures, pace));
  if (word.wanted === 'stop' && word.stage.at === 'held') return 500;
  const sentAt = word.wanted === 'start' ? word.sentAt : (word.acceptedAt ?? word.pressedAt);
  const first = state.lastAskedAt === null || state.lastAskedAt <= sentAt;
  if (first) return Math.max(0, sentAt + firstLook(state, pace) - (state.lastAskedAt ?? 0));
  // A screen that is slow by habit has up to 70 s: it is looked at ever more rarely.
  const waitedMs = now - sentAt;
  return waitedMs < rules.leastLimitMs ? pace.confirmMs : waitedMs < 20_000 ? 1000 : pace.watchedMs;
}

/** Once this screen's delay is learnt, looking before half of it has passed would only cost the server. */
function firstLook(state: State, pace: Pace): number {
  const usual = usualMs(state);
  return usual === null ? pace.confirmFirstMs : Math.min(1000, Math.max(pace.confirmFirstMs, usual / 2));
}

/** 1 s doubling to 60 s, spread by ±15 % so that a whole floor does not come back in one beat. */
function outageInterval(failures: number, pace: Pace): number {
  const doubled = Math.min(pace.outageMostMs, pace.outageFirstMs * 2 ** Math.min(10, failures - 1));
  const spread = (pace.jitter * 7919 * failures) % 1;
  return doubled * (0.85 + 0.3 * spread);
}

function calmInterval(state: State, now: number, pace: Pace): number {
  const { heard } = state;
  if (!heard) return pace.outageFirstMs;
  // Twice within the 10 s in which an id may still come.
  if (state.after) return pace.lateIdMs;
  const light = lightOf(state, now).state;
  if (light === 'logged-out') return pace.loggedOutMs;
  if (light === 'call-over') return pace.callOverMs;
  if (light === 'starting') return 1000;
  if (light === 'unconfirmed') return pace.unconfirmedMs;
  // Right after our own START the screen may still make a second recording of it.
  if (state.proof?.action === 'start' && now - state.proof.at < pace.doubledMs) return pace.doubledMs;
  if (state.callSince !== null && now - state.callSince < 15_000) return pace.callBeginsMs;
  if (light === 'recording') return pace.recordingMs;
  if (heard.answer.kind !== 'notRecording') return pace.idleMs;
  const { agentStatus } = heard.answer;
  if (agentStatus === 'INCALL') return pace.inCallMs;
  return isReady(agentStatus) && state.othersRecord ? pace.readyMs : pace.idleMs;
}

/** When the machine must be stepped again, if nothing happens before; null: never. */
export function wakeAt(state: State, now: number, pace: Pace): number | null {
  const times: number[] = [];
  const ask = nextAskAt(state, now, pace);
  if (state.trouble?.blocks) return ask === null ? null : Math.max(now, ask);
  if (ask !== null) times.push(ask);
  const { pending, word, after } = state;
  if (pending) times.push(pending.intent === 'stop' ? pending.at + rules.stopWaitsForStatusMs : pending.at + rules.pressWorthMs);
  if (after) times.push(after.untilAt);
  const limit = limitAt(state);
  if (limit !== null) times.push(limit);
  if (word?.wanted === 'stop' && !state.wordFlight) {
    const { stage } = word;
    if (stage.at === 'held') times.push(stage.dueAt);
    if (stage.at === 'before-id' || stage.at === 'cancelling') times.push(stage.untilAt);
    if (stage.at === 'lost') times.push(stage.retryAt);
  }
  if (state.foreignSince !== null && now - state.foreignSince < limitMs(state)) times.push(state.foreignSince + limitMs(state));
  const next = Math.min(...times);
  return Number.isFinite(next) ? Math.max(now, next) : null;
}
