/**
 * Two leads, each with an app of their own, before 200 agents by the real clock: each second what both windows show is
 * compared with what was so at the moment that its age names. One of them starts a recording now and then.
 * RECLIGHT_BOARD_SECONDS says how long; ten minutes without it.
 */
import { it } from 'vitest';
import { mostInAMinute } from '../test/board/world';
import { openHouse } from '../test/e2e/house';
import { openBoard } from './board/app';
import { startFloor } from './board/process';

const lookSeconds = Number(process.env['RECLIGHT_BOARD_SECONDS'] ?? 600);
const agents = 200;
const password = 'Sesame-opens_7';
const slackMs = 600;
const wait = (ms: number): Promise<void> => new Promise((waited) => setTimeout(waited, ms));

it('two leads', { timeout: 3_600_000 }, async () => {
  const floor = await startFloor(agents, 7);
  const leads = await Promise.all(
    ['lead', 'second'].map(async (user) => {
      const house = await openHouse({ desk: { keyring: 'unlocked', windowManager: true } });
      const app = await house.launch({ args: ['--hidden'] });
      const setUp = await house.desk.command(['setup', '--server', floor.url, '--user', user, '--agent', '1000', '--password-stdin', '--json'], { userData: app.userData, input: `${password}\n` });
      if (setUp.code !== 0) throw new Error(`setup ended with ${setUp.code}`);
      return { user, house, ...(await openBoard(app, () => house.desk.tray.activate())) };
    }),
  );
  const wrong: string[] = [];
  let looked = 0;
  let pressed = 0;
  for (let second = 0; second < lookSeconds; second++) {
    await wait(1000);
    for (const { user, shown } of leads) {
      const rows = await shown.rows();
      looked += rows.length;
      wrong.push(...(await floor.check(rows.map((row) => ({ ...row, tellsCallsApart: true, slackMs })))).map((what) => `${second} s, ${user}, ${what}`));
    }
    const [first] = leads;
    if (!first || second % 20 !== 10) continue;
    const hole = (await first.shown.rows()).find(({ row }) => row.hole?.counts === true)?.row.agent;
    if (hole === undefined) continue;
    pressed++;
    await first.page.evaluate((agent) => window.reclight.boardSeenEnds().then(() => window.reclight.boardAct({ act: 'start', agents: [agent], tag: '_QA' })), hole);
  }
  const { arrivals } = await floor.report();
  for (const { house } of leads) await house.close();
  await floor.close();
  console.log(`\ntwo leads, ${agents} agents, ${lookSeconds} s by the real clock, two real apps with their windows open\nrows looked at: ${looked} · wrong: ${wrong.length} · starts pressed: ${pressed} · most calls in any 60 s: ${leads.map(({ user }) => mostInAMinute(arrivals[user] ?? [])).join(' and ')}\n${wrong.slice(0, 20).join('\n')}\n`);
});
