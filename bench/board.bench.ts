/**
 * The board in the real app before a floor that is a process of its own, its window open, by the real clock; beside it, in
 * the same run, the naive loop. Figures, never a verdict. RECLIGHT_FLOORS=10,200 picks some floors, RECLIGHT_BOARD_SECONDS
 * how long each is looked at.
 */
import { Agent, request } from 'node:http';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { it } from 'vitest';
import type { BoardHead } from '../main/board/types';
import { processTree } from '../scripts/lib/processes.mjs';
import { mostInAMinute } from '../test/board/world';
import { openHouse, type Running } from '../test/e2e/house';
import { openBoard, windowIn } from './board/app';
import { percentile } from './board/measure';
import { startFloor, type FloorProcess } from './board/process';
import { columns, pssMb } from './figures';

const floors = (process.env['RECLIGHT_FLOORS'] ?? '1,10,50,200,500').split(',').map(Number);
const lookSeconds = Number(process.env['RECLIGHT_BOARD_SECONDS'] ?? 120);
/** The beginning is not measured: everything is asked at once then. */
const warmUpMs = 60_000;
const naiveSeconds = 15;
const password = 'Sesame-opens_7';
const slackMs = 600;

const wait = (ms: number): Promise<void> => new Promise((waited) => setTimeout(waited, ms));
const seconds = (ms: number): string => (ms === Infinity ? 'never' : Number.isNaN(ms) ? '-' : `${(ms / 1000).toFixed(1)} s`);

/** What a process has worked, as the kernel counts it. */
function workedMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const [user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

/** Every row changes four times a second while a person scrolls: how long its frames are. Last, since what it shows is made up. */
async function framesWhileAllChanges(app: Running, page: Page): Promise<readonly number[]> {
  const all = (await windowIn(page).rows()).map(({ row }) => row);
  await app.electronApp.evaluate(({ BrowserWindow }, all) => {
    const contents = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('/board/'))?.webContents;
    if (!contents) return;
    const send = contents.send.bind(contents);
    let last: { seq: number; head: unknown } = { seq: 0, head: null };
    let isOurs = false;
    contents.send = (channel: string, ...what: unknown[]): void => {
      if (channel === 'reclight:board-news' && isOurs) return;
      if (channel === 'reclight:board-news') last = JSON.parse(String(what[0])) as typeof last;
      send(channel, ...what);
    };
    Object.assign(globalThis, {
      beginFlood: () => {
        isOurs = true;
        let turn = 0;
        const timer = setInterval(() => {
          turn += 1;
          const rows = all.map((row, index) => {
            const recorded = (index + turn) % 2 === 0;
            return { ...row, agentStatus: 'INCALL', state: recorded ? 'recording' : 'idle', recording: recorded ? { id: String(turn), filename: `20261124-0909_7275551212_${turn}`, server: null, startedAt: null } : null, hole: recorded ? null : { forMs: turn * 1000, atLeast: false, counts: true }, ageMs: 100, sinceMs: turn * 250 };
          });
          last = { ...last, seq: last.seq + 1 };
          send('reclight:board-news', JSON.stringify({ ...last, whole: false, gone: [], rows }));
        }, 250);
        setTimeout(() => clearInterval(timer), 10_000);
      },
    });
  }, all);
  // Until the next news has gone by, whose number ours go on from.
  await wait(3000);
  await app.electronApp.evaluate(() => (globalThis as unknown as { beginFlood: () => void }).beginFlood());
  await page.evaluate(() => window.boardBench?.frames());
  await page.mouse.move(500, 500);
  for (let turn = 0; turn < 80; turn++) {
    await page.mouse.wheel(0, turn % 40 < 20 ? 240 : -240);
    await wait(100);
  }
  const frames = await windowIn(page).frames();
  const changed = (await windowIn(page).rows()).filter(({ row }) => row.sinceMs !== null && row.sinceMs % 250 === 0).length;
  if (changed < all.length) throw new Error(`only ${changed} of ${all.length} rows changed`);
  return frames;
}

async function naiveLoop(floor: FloorProcess, agents: readonly string[]): Promise<{ readonly calls: number; readonly serverMs: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const ask = (name: string): Promise<void> =>
    new Promise((resolve) => {
      const body = new URLSearchParams({ source: 'naive', user: 'naive', pass: password, function: 'recording', value: 'STATUS', agent_user: name }).toString();
      const asked = request(`${floor.url}/agc/api.php`, { method: 'POST', agent, headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length } }, (answer) => void answer.resume().on('end', resolve));
      asked.on('error', () => resolve());
      asked.end(body);
    });
  const before = await floor.report();
  for (let second = 0; second < naiveSeconds; second++) await Promise.all([wait(1000), ...agents.map(ask)]);
  const after = await floor.report();
  agent.destroy();
  return { calls: ((after.arrivals['naive']?.length ?? 0) / naiveSeconds) * 60, serverMs: ((after.cpuMs - before.cpuMs) / naiveSeconds) * 60 };
}

async function measure(agents: number): Promise<{ readonly rows: readonly (readonly string[])[]; readonly wrong: readonly string[] }> {
  const floor = await startFloor(agents, 1);
  const names = Array.from({ length: agents }, (_, index) => String(1001 + index));
  await wait(3000);
  const idleFrom = await floor.report();
  await wait(10_000);
  const idleMs = (((await floor.report()).cpuMs - idleFrom.cpuMs) / 10) * 60;

  const house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true } });
  const app = await house.launch({ args: ['--hidden'] });
  const setUp = await house.desk.command(['setup', '--server', floor.url, '--user', 'lead', '--agent', '1000', '--password-stdin', '--json'], { userData: app.userData, input: `${password}\n` });
  if (setUp.code !== 0) throw new Error(`setup ended with ${setUp.code}`);
  const { page, shown } = await openBoard(app, () => house.desk.tray.activate());
  await wait(warmUpMs);

  const from = Date.now();
  const before = await floor.report();
  const worked = workedMs(app.pid);
  const ageMs: number[] = [];
  const wrong: string[] = [];
  let head: BoardHead | null = null;
  for (let second = 0; second < lookSeconds; second++) {
    await wait(1000);
    const [rows, report] = [await shown.rows(), await floor.report()];
    const calling = new Set(report.inCall);
    for (const { row, ageMs: age } of rows) if (calling.has(row.agent) && age !== null) ageMs.push(age);
    head = await shown.head();
    wrong.push(...(await floor.check(rows.map((one) => ({ ...one, at: one.at, tellsCallsApart: true, slackMs })))));
  }
  const after = await floor.report();
  const ms = Date.now() - from;
  const cpu = (workedMs(app.pid) - worked) / ms;
  const pss = pssMb(processTree(app.pid));
  const holes = await shown.holes();
  const shownMs = after.unrecorded
    .filter(({ callAt }) => callAt >= from)
    .flatMap(({ agent, callAt, endAt }) => {
      const found = holes.find((hole) => hole.agent === agent && hole.heardAt >= callAt - slackMs && hole.shownAt >= callAt && hole.shownAt <= (endAt ?? Infinity) + slackMs);
      // One that has just begun may be found yet.
      return found ? [found.shownAt - callAt] : endAt === null ? [] : [Infinity];
    });
  const arrivals = after.arrivals['lead'] ?? [];
  const minutes = ms / 60_000;
  const frames = await framesWhileAllChanges(app, page);
  await house.close();
  const naive = await naiveLoop(floor, names);
  await floor.close();
  const serverMs = (after.cpuMs - before.cpuMs) / minutes - idleMs;
  return {
    wrong,
    rows: [
      [
        `${agents}`,
        (arrivals.filter((at) => at >= from && at < from + ms).length / minutes).toFixed(0),
        String(mostInAMinute(arrivals)),
        seconds(percentile(ageMs, 0.5)),
        seconds(percentile(ageMs, 0.95)),
        seconds(percentile(shownMs, 0.5)),
        seconds(percentile(shownMs, 0.95)),
        String(shownMs.length),
        String(wrong.length),
        `${(cpu * 100).toFixed(1)} %`,
        `${pss.toFixed(0)} MB`,
        `${percentile(frames, 0.5).toFixed(0)} / ${percentile(frames, 0.95).toFixed(0)} / ${Math.max(0, ...frames).toFixed(0)} ms`,
        String(frames.filter((frame) => frame > 50).length),
        `${Math.max(0, serverMs).toFixed(0)} ms`,
      ],
      [`${agents}, naive`, naive.calls.toFixed(0), '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', `${Math.max(0, naive.serverMs - idleMs).toFixed(0)} ms`],
      ...(head === null ? [['no board was shown', ...Array.from({ length: 13 }, () => '-')]] : []),
    ],
  };
}

it('the board', { timeout: 3_600_000 }, async () => {
  const rows: (readonly string[])[] = [['agents', 'calls/min', 'most in any 60 s', 'age p50', 'age p95', 'hole shown p50', 'p95', 'such calls', 'wrong rows', 'main', 'PSS', 'frame p50 / p95 / longest', '> 50 ms', 'server, a minute']];
  for (const agents of floors) {
    const measured = await measure(agents);
    rows.push(...measured.rows);
    if (measured.wrong.length > 0) console.log(measured.wrong.slice(0, 10).join('\n'));
  }
  console.log(`\nthe real app, ${lookSeconds} s each after the first minute; 30 % in calls of two minutes; cap 120 a minute\n${columns(rows)}\n\nmain: of one core. Frames while every row changes four times a second and somebody scrolls, on a virtual display without a graphics card. Server: the floor's process, its own life taken off.\n`);
});
