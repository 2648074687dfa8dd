/** What `npm start` plays where there is no display: the README promises it, so it must come to its end. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/demo-inside.mjs', import.meta.url));

it('plays a whole practice call: start, pause, resume, stop, a screen that sleeps', { timeout: 150_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, `--into=${folder}`], { timeout: 140_000 });
    const lights = [...stdout.matchAll(/^([a-z-]+): /gm)].map(([, light]) => light);
    for (const light of ['idle', 'recording', 'paused', 'starting', 'stopping', 'unconfirmed']) expect(lights).toContain(light);
    expect(lights.at(-1)).toBe('idle');
    expect(stdout).toMatch(/^recording: .*_P2$/m);
    expect(readdirSync(folder).filter((name) => name.endsWith('-popup.png')).length).toBeGreaterThanOrEqual(8);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
