// Plays one practice call with the real hot key on a virtual desk, prints each change of the light on a line of its own
// that begins with the state's word, and keeps a picture of popup and tray for each under demo/.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from '../test/rig/desk.mjs';
import { until } from '../test/rig/condition.mjs';
import { at } from './lib/repo.mjs';
import { strip } from './lib/strip.mjs';

const KEY = 'ctrl+shift+F9';
const PAUSE_KEY = 'ctrl+shift+F8';
// `--into=FOLDER`: the pictures go there instead.
const folder = process.argv.find((arg) => arg.startsWith('--into='))?.slice('--into='.length) ?? at('demo');
const began = performance.now();
let pictures = 0;
/** The newest of each name, for `--pictures`. */
const newest = new Map();

function keep(name, png) {
  newest.set(name, png);
  pictures++;
  writeFileSync(join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`), png);
}

const windowOf = (app, name) =>
  app.electronApp.windows().find((page) => page.url().includes(`/${name}/`)) ?? app.electronApp.waitForEvent('window', (page) => page.url().includes(`/${name}/`));

/** The state's word, as the command line has it; the two unproved lights are told apart. */
const nameOf = ({ state, wanted }) => (state === 'unconfirmed' ? `unconfirmed-${wanted}` : state);

function lineOf(snapshot, heading) {
  const { detail, recording } = snapshot;
  const proof = detail.proof !== null && (snapshot.state === 'recording' || snapshot.state === 'idle') ? ` · proved ${(detail.proof.afterMs / 1000).toFixed(1)} s after the press` : '';
  const file = snapshot.state === 'recording' && recording?.filename ? ` · ${recording.filename}` : '';
  return `${snapshot.state}: ${heading}${proof}${file}`;
}

async function play(desk) {
  const app = await desk.launch();
  const welcome = await windowOf(app, 'setup');
  await welcome.getByRole('heading').first().waitFor();
  keep('not-set-up-welcome', await welcome.screenshot());
  console.log('not-set-up: the welcome offers practice or a dialer; Enter takes practice');
  await Promise.all([welcome.waitForEvent('close'), welcome.keyboard.press('Enter').catch(() => undefined)]);
  const popup = await windowOf(app, 'popup');
  await popup.getByRole('heading').first().waitFor();

  let shown = '';
  /** Waits for a light, printing and picturing each one on the way. */
  async function reach(wanted, mostMs = 30_000) {
    const end = performance.now() + mostMs;
    for (;;) {
      const { snapshot } = await popup.evaluate(() => window.reclight.status());
      const name = nameOf(snapshot);
      if (name !== shown) {
        shown = name;
        const heading = (await popup.getByRole('heading').first().textContent()) ?? '';
        console.log(lineOf(snapshot, heading));
        keep(`${name}-popup`, await popup.screenshot());
        const tray = await desk.tray.waitFor((state) => state.tooltip.title.includes(heading), { what: `the tray to say ${heading}` });
        keep(`${name}-tray`, tray.icon.toPng(8));
      }
      if (name === wanted) return snapshot;
      if (performance.now() > end) throw new Error(`The light did not become ${wanted} within ${mostMs / 1000} s; it is ${name}.`);
      await popup.waitForTimeout(40);
    }
  }

  await reach('idle');
  console.log(`(the hot key, ${KEY}: start)`);
  await desk.keys.press(KEY);
  await reach('recording');
  await until(async () => (await popup.evaluate(() => window.reclight.status())).snapshot.detail.elapsedMs > 3000, { what: 'three seconds of recording', timeoutMs: 10_000 });
  console.log(`(${PAUSE_KEY}: pause for a card)`);
  await desk.keys.press(PAUSE_KEY);
  await reach('paused');
  console.log('(the same key: resume)');
  await desk.keys.press(PAUSE_KEY);
  await reach('recording');
  await until(async () => (await popup.evaluate(() => window.reclight.status())).snapshot.detail.elapsedMs > 3000, { what: 'three seconds of the second part', timeoutMs: 10_000 });
  console.log('(the hot key: stop)');
  await desk.keys.press(KEY);
  await reach('idle');

  console.log('(the agent screen falls asleep; the hot key: start)');
  await desk.tray.click('Put the agent screen to sleep');
  await desk.keys.press(KEY);
  await reach('unconfirmed-start');
  console.log('(the agent screen wakes)');
  await desk.tray.click('Wake the agent screen');
  await reach('recording');
  console.log('(the agent screen falls asleep again; the hot key: stop)');
  await desk.tray.click('Put the agent screen to sleep');
  await desk.keys.press(KEY);
  await reach('unconfirmed-stop');
  console.log('(“I have seen it”; the agent screen wakes; “Check now”)');
  await popup.getByRole('button', { name: 'I have seen it' }).click();
  await desk.tray.click('Wake the agent screen');
  await popup.getByRole('button', { name: 'Check now' }).click();
  await reach('idle');
  await app.close();
}

/** The README's pictures are the demo's own. */
function keepForReadme() {
  const docs = at('docs', 'pictures');
  mkdirSync(docs, { recursive: true });
  for (const name of ['idle', 'recording', 'stopping', 'unconfirmed-stop']) writeFileSync(join(docs, `${name}.png`), newest.get(`${name}-popup`));
  const lamps = ['idle', 'starting', 'recording', 'stopping', 'unconfirmed-start', 'unconfirmed-stop'].map((name) => newest.get(`${name}-tray`));
  writeFileSync(join(docs, 'tray.png'), strip(lamps));
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const desk = await openDesk({ keyring: 'unlocked' });
try {
  await play(desk);
} finally {
  await desk.close();
}
if (process.argv.includes('--pictures')) keepForReadme();
console.log(`The demo is over: ${pictures} pictures in demo/, ${Math.round((performance.now() - began) / 1000)} s.`);
