/** The light: a pure function of what was heard, the open word and the trouble. Nothing else decides what is shown. */
import type { Action, Phase, StateWord } from './snapshot';
import { rules, type State, type Word } from './state';

export interface Light {
  readonly state: Exclude<StateWord, 'not-set-up' | 'paused'>;
  readonly wanted: Action | null;
  readonly phase: Phase;
}

export function lightOf(state: State, now: number): Light {
  const { heard, word, trouble } = state;
  if (trouble?.blocks) return light('blocked', word?.wanted ?? null);
  if (word) return wordLight(word);
  if (trouble) return light('offline');
  if (!heard) return light('connecting');
  switch (heard.answer.kind) {
    case 'notLoggedIn':
      return light('logged-out');
    case 'notRecording':
      return light('idle');
    case 'waiting':
      return light(now - (state.foreignSince ?? now) >= limitMs(state) ? 'unconfirmed' : 'starting', 'start', 'foreign');
    case 'active':
      return light(isCallOver(state) ? 'call-over' : 'recording');
  }
}

function light(state: Light['state'], wanted: Action | null = null, phase: Phase = 'plain'): Light {
  return { state, wanted, phase };
}

function wordLight(word: Word): Light {
  if (word.unconfirmed) return light('unconfirmed', word.wanted);
  if (word.wanted === 'start') return light('starting', 'start');
  switch (word.stage.at) {
    case 'held':
      return light('stopping', 'stop', word.lateId ? 'late-id' : 'held');
    case 'before-id':
    case 'refused':
      return light('stopping', 'stop', 'before-id');
    case 'cancelling':
      return light('stopping', 'stop', 'cancelling');
    case 'sending':
    case 'sent':
    case 'lost':
      return light('stopping', 'stop', word.lateId ? 'late-id' : word.overStart ? 'before-id' : 'plain');
  }
}

/** An id seen in a call and now PAUSED, or first seen PAUSED and not from a START that we sent to a paused agent: most likely ended with its call. */
function isCallOver(state: State): boolean {
  if (state.heard?.answer.kind !== 'active' || state.heard.answer.agentStatus !== 'PAUSED') return false;
  const { id } = state.heard.answer;
  const newest = state.running.find((running) => running.id === id);
  return newest === undefined || newest.seenInCall || !newest.begunPaused;
}

/** Waiting for a call. */
export function isReady(agentStatus: string): boolean {
  return agentStatus === 'READY' || agentStatus === 'CLOSER';
}

/** How long a screen may take: 8 s, or once learnt four times its median, at most 70 s. */
export function limitMs(state: State): number {
  const usual = usualMs(state);
  return usual === null ? rules.leastLimitMs : Math.min(rules.mostLimitMs, Math.max(rules.leastLimitMs, 4 * usual));
}

/** When the open word becomes unconfirmed; null where its stage has an end of its own. */
export function limitAt(state: State): number | null {
  const { word } = state;
  if (!word || word.unconfirmed) return null;
  if (word.wanted === 'start') return word.sentAt + limitMs(state);
  const { at } = word.stage;
  return at === 'held' || at === 'before-id' || at === 'cancelling' ? null : word.limitFrom + limitMs(state);
}

/** This screen's median delay between a word and its proof; null until one was seen. */
export function usualMs(state: State): number | null {
  if (state.delays.length === 0) return null;
  const sorted = [...state.delays].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
