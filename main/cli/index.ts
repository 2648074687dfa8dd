/**
 * cli: the command line, and the local socket behind it.
 *
 * Promises: a command never opens a window or a display; standard output carries the answer and nothing else; another
 * user's process can't speak to the app. Called by the front door (`run`) and by the app (`listen`). Must not know the
 * recorder beyond outcomes and snapshots.
 */
export { codeOfOutcome, codeOfSnapshot } from './exit-code';
export { languageOfShell } from './language';
export { foreignSwitches, ownArguments, parseCommand, type Command } from './parse';
export { askSchema, type Answer, type Ask, type Question } from './protocol';
export { runCommand } from './run';
export { wantsToBeSeen } from './second-start';
export { createStopped, forgiveClosedPipes } from './streams';
export { listen, type SocketServer } from './server';
export { socketPath } from './socket-path';
export { ask } from './client';
export { createBoardHub } from './board-hub';
export { createWatchHub, type WatchHub } from './watch-hub';
