// Takes the pictures of docs/agents.md from the app: the lamp of each light, in both languages (npm run pictures).
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, at } from './lib/repo.mjs';
import { runLoudly } from './lib/run.mjs';

const lights = ['idle', 'starting', 'recording', 'stopping', 'unconfirmed-start', 'unconfirmed-stop', 'call-over', 'logged-out', 'offline', 'blocked'];

const taken = mkdtempSync(join(tmpdir(), 'reclight-pictures-'));
try {
  // An ordinary user takes them.
  const env = { ...process.env, RECLIGHT_PICTURES: taken };
  process.exitCode = await runLoudly(process.execPath, [at('scripts', 'test.mjs'), 'test/e2e/look.e2e.ts'], { cwd: ROOT, env });
  for (const language of ['en', 'es']) {
    const folder = at('docs', 'pictures', 'agents', language);
    mkdirSync(folder, { recursive: true });
    for (const light of lights) copyFileSync(join(taken, `lamp-${language}-${light}.png`), join(folder, `${light}.png`));
  }
} finally {
  rmSync(taken, { recursive: true, force: true });
}
