/** Quitting: a recording that goes on without a light, or a word without its proof, is asked about first. */
import { app, dialog } from 'electron';
import type { Words } from '../assets/words/en';
import type { Snapshot } from './recorder/snapshot';

export interface Quit {
  /** Asks where it must, then quits. */
  readonly ask: () => Promise<void>;
  /** Quits without asking: the command line means it. */
  readonly now: () => void;
}

export function createQuit(deps: { readonly snapshot: () => Snapshot; /** How many words and pauses of the board are open. */ readonly onBoard: () => number; readonly words: () => Words; readonly close: () => Promise<void> }): Quit {
  let asking = false;
  let closing = false;

  function now(): void {
    if (closing) return;
    closing = true;
    void deps.close().finally(() => app.exit(0));
  }

  async function ask(): Promise<void> {
    if (asking || closing) return;
    const { state, detail } = deps.snapshot();
    const { quit } = deps.words();
    const open = state === 'starting' || state === 'stopping' || state === 'unconfirmed';
    const paused = detail.pause !== null;
    const others = deps.onBoard();
    if (state !== 'recording' && !open && !paused && others === 0) return now();
    const said = others > 0 && !open && !paused && state !== 'recording' ? { question: quit.board(others), detail: quit.boardDetail } : open ? { question: quit.openWord, detail: quit.openWordDetail } : paused ? deps.words().pause.quit : quit;
    asking = true;
    const answer = await dialog.showMessageBox({
      type: 'warning',
      title: deps.words().app.name,
      message: said.question,
      detail: said.detail,
      buttons: [quit.stay, quit.quit],
      defaultId: 0,
      cancelId: 0,
    });
    asking = false;
    if (answer.response === 1) now();
  }

  // Whoever ends the app by other ways (the system, a signal) passes here as well.
  app.on('before-quit', (event) => {
    if (closing) return;
    event.preventDefault();
    now();
  });
  return { ask, now };
}
