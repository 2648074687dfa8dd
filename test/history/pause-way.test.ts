/** The card pause as the history keeps it: the real dialer room, recorder and pause against a practice server. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHistory, report, type Entry, type History } from '../../main/history';
import type { DeskAsk } from '../../main/pause';
import { sweepTemporaries, writeWhole } from '../../main/settings/atomic-writer';
import { createWorld, form, home, type World } from '../dialer/world';
import { allEntries, check, folderOfTest, newKey } from './rooms';

let world: World;
let history: History;
let folder: string;

beforeEach(async () => {
  world = createWorld();
  await world.dialer().setUp(form());
  folder = folderOfTest();
  history = createHistory({
    folder,
    practice: false,
    lead: () => null,
    snapshot: () => world.dialer().snapshot(),
    writeWhole,
    sweep: sweepTemporaries,
    wallMs: world.clock.now,
    serverAt: () => null,
    setTimer: world.clock.setTimer,
    settings: { keepDays: 90, historyTo: '' },
    onTrouble: ({ kind }) => {
      throw new Error(kind);
    },
    onMended: () => undefined,
    onChange: () => undefined,
  });
  history.useKey(newKey);
  await live(1000);
});
afterEach(() => world.end());

let overs = 0;
async function live(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    await world.advance(50);
    for (; overs < world.pauseOver.length; overs++) history.pauseOver(world.pauseOver[overs] ?? '');
    history.view(world.dialer().snapshot());
  }
}
beforeEach(() => {
  overs = 0;
});

const press = (ask: DeskAsk, actor: 'hot-key' | 'popup' | 'notice' | 'command-line'): void => void history.press(ask, actor, () => world.dialer().press(ask));
const entries = (): Entry[] => allEntries(folder).filter(({ what }) => what !== 'agent-status');
const told = (): string[] => entries().map(({ what, actor, outcome, part }) => [what, actor, outcome, part === null ? null : `part ${part}`].filter((word) => word !== null).join(' '));
const agent = () => world.servers.get(home)!.agent('1000');

async function record(): Promise<void> {
  press({ action: 'start', tag: '_SALE', another: false }, 'hot-key');
  await live(6000);
}

it('a pause and its resume, each by whom', async () => {
  await record();
  press({ action: 'pause', seconds: 60, tag: '_R', turns: true }, 'popup');
  await live(20_000);
  press({ action: 'resume', tag: '_R' }, 'notice');
  await live(10_000);
  const from = told().findIndex((one) => one.startsWith('paused'));
  expect(told().slice(0, from)).toEqual(['began app', 'call-began dialer', 'recording hot-key', 'press hot-key proved-start']);
  expect(told().slice(from).toSorted()).toEqual(['pause-over notice resumed', 'paused popup part 1', 'press notice proved-start', 'press popup paused', 'recording notice part 2'].toSorted());
  const paused = entries().find(({ what }) => what === 'paused');
  const second = entries().findLast(({ what }) => what === 'recording');
  expect(second).toMatchObject({ tag: '_SALE_P2', after: [{ filename: expect.stringMatching(/_SALE_P2$/) }], call: paused?.call });
  // From the proved stop to the resume being sent: what an evidence page tells as the gap.
  const gap = Date.parse(second?.sentAt ?? '') - Date.parse(paused?.provedAt ?? '');
  expect(gap).toBeGreaterThan(15_000);
  expect(gap).toBeLessThan(20_000);
  expect(await check(folder)).toMatchObject({ ok: true });
});

it('a pause that ended with its call is a forgotten resume', async () => {
  await record();
  press({ action: 'pause', seconds: 10, tag: '_R', turns: false }, 'popup');
  await live(15_000);
  agent().hangUp();
  await live(5000);
  agent().dispose();
  await live(20_000);
  expect(told()).toContain('pause-over dialer call-over');
  expect(told().filter((one) => one.startsWith('recording'))).toHaveLength(1);
  const now = world.clock.now();
  expect(report(allEntries(folder), { from: now - 600_000, to: now }, now)).toMatchObject([{ pauses: 1, forgottenResumes: 1 }]);
});

it('stopped for good during the pause, by whom', async () => {
  await record();
  press({ action: 'pause', seconds: 60, tag: '_R', turns: false }, 'popup');
  await live(5000);
  press({ action: 'stop', tag: '_R', another: false }, 'hot-key');
  await live(5000);
  expect(told()).toContain('pause-over hot-key stayed-stopped');
  expect(told()).toContain('press hot-key stayed-stopped');
});

it('a stop that was pressed twice is of whoever pressed first', async () => {
  await record();
  agent().screen.deaf(true);
  press({ action: 'stop', tag: '_R', another: false }, 'hot-key');
  await live(1000);
  press({ action: 'stop', tag: '_R', another: false }, 'command-line');
  await live(300);
  agent().screen.deaf(false);
  await live(4000);
  expect(entries().find(({ what }) => what === 'stopped')?.actor).toBe('hot-key');
});

it('a resume by itself is the app’s, though a script was refused in between', async () => {
  world.settings({ pauseEnd: 'resume' });
  await record();
  press({ action: 'pause', seconds: 20, tag: '_R', turns: true }, 'hot-key');
  await live(8000);
  press({ action: 'pause', seconds: 20, tag: '_R', turns: false }, 'command-line');
  await live(20_000);
  expect(entries().find(({ what }) => what === 'pause-over')).toMatchObject({ actor: 'app', outcome: 'resumed' });
});

it('a press under way when another agent sits down is the first agent’s, and is not said to have sent nothing', async () => {
  await record();
  agent().screen.deaf(true);
  press({ action: 'pause', seconds: 60, tag: '_R', turns: true }, 'hot-key');
  await live(1000);
  void world.dialer().changeAgent('2000');
  await live(2000);
  expect(entries().find(({ what, asked }) => what === 'press' && asked === 'pause')).toMatchObject({ agent: '1000', outcome: 'unproved-stop' });
});
