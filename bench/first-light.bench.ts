/** How soon, and at what cost: each figure beside a bare tray app measured in the same run. Never a test's verdict. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { openHouse, windowOf, type House, type Running } from '../test/e2e/house';
import { processTree } from '../scripts/lib/processes.mjs';
import { median, pssMb, table, type Row } from './figures';

const runs = 5;
const floorApp = join(import.meta.dirname, 'floor');

async function timeToTray(house: House, options: Parameters<House['launch']>[0]): Promise<{ ms: number; app: Running }> {
  const began = performance.now();
  const starting = house.launch(options);
  await house.desk.tray.waitFor((tray) => tray.icon.width > 0, { timeoutMs: 15_000, what: 'the icon' });
  const ms = performance.now() - began;
  return { ms, app: await starting };
}

/** From the press to the tray's first sign of it. */
async function pressToSign(house: House): Promise<number> {
  const before = (await house.desk.tray.read())?.tooltip.title;
  const began = performance.now();
  const pressed = house.desk.keys.press('ctrl+shift+F9');
  await house.desk.tray.waitFor((tray) => tray.tooltip.title !== before, { timeoutMs: 10_000, what: 'a sign of the press' });
  const ms = performance.now() - began;
  await pressed;
  return ms;
}

/** From the moment when main has the next press (the tray says so at once) to its sign on the screen. */
async function pressToPanel(app: Running): Promise<number> {
  return app.electronApp.evaluate(
    ({ BrowserWindow, Tray }) =>
      new Promise<number>((resolve) => {
        let pressedAt = Number.NaN;
        const showInactive: () => void = Reflect.get(BrowserWindow.prototype, 'showInactive');
        BrowserWindow.prototype.showInactive = function (this: Electron.BrowserWindow): void {
          showInactive.call(this);
          resolve(performance.now() - pressedAt);
        };
        const setToolTip: (text: string) => void = Reflect.get(Tray.prototype, 'setToolTip');
        Tray.prototype.setToolTip = function (this: Electron.Tray, text: string): void {
          if (Number.isNaN(pressedAt) && /asked|Starting/.test(text)) pressedAt = performance.now();
          setToolTip.call(this, text);
        };
      }),
  );
}

it('first light', async () => {
  const rows: Row[] = [];
  const tray = { ours: [] as number[], floor: [] as number[] };
  const memory = { ours: [] as number[], floor: [] as number[], after: [] as number[], afterSign: [] as number[] };
  const sign = { ours: [] as number[], floor: [] as number[] };
  const panel: number[] = [];
  const wire: number[] = [];
  const light: number[] = [];
  for (let run = 0; run < runs; run++) {
    const house = await openHouse();
    const floor = await timeToTray(house, { app: floorApp });
    tray.floor.push(floor.ms);
    sign.floor.push(await pressToSign(house));
    memory.floor.push(pssMb(processTree(floor.app.pid)));
    await floor.app.close();

    const seed = await house.launch({ args: ['--hidden'] });
    await house.setUp(seed);
    await seed.close();
    const { ms, app } = await timeToTray(house, { userData: seed.userData, args: ['--hidden'] });
    tray.ours.push(ms);
    await house.desk.tray.waitFor((state) => state.tooltip.title.startsWith('Not recording'), { timeoutMs: 15_000, what: 'idle' });
    memory.ours.push(pssMb(processTree(app.pid)));

    const shown = pressToPanel(app);
    const pressedAt = Date.now();
    let activeAt = 0;
    house.practice.onChange(() => {
      if (activeAt === 0 && /^\d+$/.test(house.agent.truth().field ?? '')) activeAt = Date.now();
    });
    sign.ours.push(await pressToSign(house));
    panel.push(await shown);
    await house.desk.tray.waitFor((state) => state.tooltip.title.startsWith('Recording'), { timeoutMs: 15_000, what: 'the light' });
    light.push(Date.now() - activeAt);
    wire.push((house.practice.calls().find((call) => call.value === 'START')?.at ?? Number.NaN) - pressedAt);

    // The press has its sign, which is gone after the proof as if it had never been there.
    while (app.electronApp.windows().length > 0) await new Promise((waited) => setTimeout(waited, 100));
    await new Promise((waited) => setTimeout(waited, 10_000));
    memory.afterSign.push(pssMb(processTree(app.pid)));

    await house.desk.tray.activate();
    const popup = await windowOf(app, 'popup');
    await popup.getByRole('heading').first().waitFor();
    const open = app.electronApp.windows().length;
    await Promise.all([popup.waitForEvent('close'), popup.evaluate(() => window.reclight.closeWindow()).catch(() => undefined)]);
    if (open !== 1) throw new Error('the popup was not the only window');
    memory.after.push(pssMb(processTree(app.pid)));
    await house.close();
  }
  rows.push({ what: 'start → icon in the tray', ours: median(tray.ours), floor: median(tray.floor), unit: 'ms' });
  rows.push({ what: 'press → first sign in the tray', ours: median(sign.ours), floor: median(sign.floor), unit: 'ms' });
  rows.push({ what: 'press in main → its sign drawn and shown (the first one, no window kept)', ours: median(panel), floor: null, unit: 'ms' });
  rows.push({ what: 'press → START on the wire, its STATUS included', ours: median(wire), floor: median(sign.floor), unit: 'ms' });
  rows.push({ what: 'server says active → light on', ours: median(light), floor: null, unit: 'ms' });
  rows.push({ what: 'PSS, all processes, idle', ours: median(memory.ours), floor: median(memory.floor), unit: 'MB' });
  rows.push({ what: 'PSS 10 s after a press and its sign', ours: median(memory.afterSign), floor: median(memory.floor), unit: 'MB' });
  rows.push({ what: 'PSS after the popup was opened and closed', ours: median(memory.after), floor: median(memory.floor), unit: 'MB' });
  const asar = join(import.meta.dirname, '..', 'dist', 'linux-unpacked', 'resources', 'app.asar');
  if (existsSync(asar)) rows.push({ what: 'size of app.asar (npm run package)', ours: statSync(asar).size / 1024, floor: null, unit: 'KB' });
  console.log(`\n${table(rows)}\n\nMedians of ${runs} runs, under the test driver on a virtual display; the pressing itself (a process that sends the key) is in both.`);
});
