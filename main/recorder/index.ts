/**
 * recorder: one agent's recording, from press to proof.
 *
 * Promises: the light never lies (light.ts); one press, at most one START; a wish to stop lives until it is proved or
 * a person is told; a crash forgets nothing (open-word.ts). Called by the app for each agent. Must not know: Electron,
 * windows, tray, where the password comes from.
 */
export { createRecorder, type PressAsk, type Recorder, type RecorderDeps } from './recorder';
export { createWordStore, type WordStore } from './open-word';
export { localIso, type Identity } from './view';
export { defaultPace } from './schedule';
export type { Attention, Loud, Outcome, Pace } from './state';
