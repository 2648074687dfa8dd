/**
 * The practice server: a small VICIdial Agent API with a mailbox, an agent screen and recorders
 * behind it, and the script beside it that looks recordings up and lists agents. It promises to answer as the recorded server did, line for line, and to know at any
 * moment which recorders really run. The app embeds it as its practice dialer (`dialer.ts`); the
 * tests and the simulation are its other callers. It must not know of the app: no Electron, no
 * settings, no recorder, no client code.
 */
export type { AgentOptions, PracticeAgent, RunningRecorder, Truth } from './agent';
export type { PracticeAnswer, PracticeMethod, PracticeParams, PracticeRefusal } from './api';
export type { CallPhase, NewCall } from './call';
export type { PracticeClock } from './clock';
export { realClock } from './clock';
export type { PracticeDialer, PracticeDialerState } from './dialer';
export { createPracticeDialer, PRACTICE_LOGIN } from './dialer';
export { createPracticeFloor } from './floor';
export type { FloorTruth, PracticeFloor, PracticeFloorOptions } from './floor';
export type { PracticeCall } from './journal';
export type { Screen, ScreenMode, ScreenOptions, ScreenPace } from './screen-types';
export type { ListeningPractice, Practice, PracticeOptions, UserOptions } from './server';
export { createPractice } from './server';
export type { AgentStatus, Language, Php, RecordingRow, ServerTraits } from './world';
