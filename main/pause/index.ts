/**
 * pause: the card pause, made of a STOP that is proved and a START that is proved.
 *
 * Promises: "paused" is only shown where the recorder says that nothing runs and that its stop was proved; a pause ends
 * resumed, ended with its call, or told to a person, and is never resumed after a crash or a sleep by itself; it sends
 * nothing itself: every START and STOP is a press of the recorder. Called by the dialer for each agent. Must not know:
 * windows, keys, the wire.
 */
export { createPause, type PauseRoom } from './pause';
export { createPauseStore, type PauseStore } from './keep';
export type { DeskAsk, PauseEnd, PauseLoud, PauseRules, PressOutcome } from './types';
