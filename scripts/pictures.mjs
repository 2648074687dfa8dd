// Takes the pictures of docs/agents.md, docs/pause.md and docs/board.md from the app: the lamp of each light, in both
// languages, the popup, pill and notice of each phase of a pause, and the board (npm run pictures).
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, at } from './lib/repo.mjs';
import { runLoudly } from './lib/run.mjs';

const lights = ['idle', 'starting', 'recording', 'stopping', 'unconfirmed-start', 'unconfirmed-stop', 'paused', 'pause-asking', 'call-over', 'logged-out', 'offline', 'blocked'];

/** Name in docs/pictures/pause, and which picture of the tests it is. */
const phases = { wait: 'window-en-pausing', paused: 'window-en-paused', resuming: 'window-en-resuming', part: 'window-en-recording-part', 'no-stop': 'window-en-unconfirmed-pause', asks: 'window-en-pause-asking', 'no-resume': 'window-en-unconfirmed-resume', pill: 'pill-light-paused', notice: 'alarm-light-resume-due' };

/** The same for docs/pictures/board. */
const boards = { 'board-light': 'board-light-floor', 'board-dark': 'board-dark-question' };

const taken = mkdtempSync(join(tmpdir(), 'reclight-pictures-'));
try {
  // An ordinary user takes them.
  const env = { ...process.env, RECLIGHT_PICTURES: taken };
  process.exitCode = await runLoudly(process.execPath, [at('scripts', 'test.mjs'), 'test/e2e/look.e2e.ts', 'test/e2e/panels.e2e.ts', 'test/e2e/board-look.e2e.ts'], { cwd: ROOT, env });
  for (const language of ['en', 'es']) {
    const folder = at('docs', 'pictures', 'agents', language);
    mkdirSync(folder, { recursive: true });
    for (const light of lights) copyFileSync(join(taken, `lamp-${language}-${light}.png`), join(folder, `${light}.png`));
  }
  for (const [room, names] of Object.entries({ pause: phases, board: boards })) {
    const folder = at('docs', 'pictures', room);
    mkdirSync(folder, { recursive: true });
    for (const [name, picture] of Object.entries(names)) copyFileSync(join(taken, `${picture}.png`), join(folder, `${name}.png`));
  }
} finally {
  rmSync(taken, { recursive: true, force: true });
}
