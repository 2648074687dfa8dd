/** The room over the real recorder and the practice server, in virtual time: which entries a call makes, and what they say. */
import { expect, it } from 'vitest';
import { createHistory, report, timeline, type Entry, type History } from '../../main/history';
import { sweepTemporaries, writeWhole } from '../../main/settings/atomic-writer';
import { notSetUp } from '../../main/dialer/not-set-up';
import { createStage, type Stage, type StageOptions } from '../recorder/stage';
import { allEntries, check, folderOfTest, newKey } from './rooms';

interface Watched {
  readonly stage: Stage;
  readonly folder: string;
  readonly history: History;
  /** Lets time pass, and shows the history what the recorder shows. */
  readonly live: (ms: number) => Promise<void>;
  readonly press: (action: 'start' | 'stop' | 'toggle', actor: 'hot-key' | 'popup' | 'command-line') => void;
  readonly entries: () => Entry[];
}

const stepMs = 20;

async function watch(options: StageOptions = {}): Promise<Watched> {
  const stage = await createStage(options);
  const folder = folderOfTest();
  const history = createHistory({
    folder,
    practice: false,
    lead: () => '6666',
    snapshot: stage.snapshot,
    writeWhole,
    sweep: sweepTemporaries,
    wallMs: stage.clock.now,
    serverAt: () => null,
    setTimer: stage.clock.setTimer,
    settings: { keepDays: 90, historyTo: '' },
    onTrouble: ({ kind }) => {
      throw new Error(kind);
    },
    onMended: () => undefined,
    onChange: () => undefined,
  });
  history.useKey(newKey);
  let seen = 0;
  const feed = (): void => {
    for (; seen < stage.shown.length; seen++) {
      const snapshot = stage.shown[seen];
      if (snapshot) history.view(snapshot);
    }
    // The stage keeps changes of the light alone.
    history.view(stage.snapshot());
  };
  return {
    stage,
    folder,
    history,
    live: async (ms) => {
      for (let passed = 0; passed < ms; passed += stepMs) {
        await stage.advance(stepMs);
        feed();
      }
    },
    press: (action, actor) => void history.press({ action, tag: '_SALE' }, actor, () => stage.recorder().press({ action, tag: '_SALE', another: false })),
    entries: () => allEntries(folder),
  };
}

const told = (entries: readonly Entry[]): string[] => entries.map(({ what, actor, outcome, agentStatus }) => [what, actor, outcome, what === 'agent-status' ? agentStatus : null].filter((word) => word !== null).join(' '));
const msBetween = (from: string | null | undefined, to: string | null | undefined): number => Date.parse(to ?? '') - Date.parse(from ?? '');

it('a recorded call: each press and each proof once, with who asked and when it was proved', async () => {
  const { stage, folder, live, press, entries, history } = await watch();
  stage.agent.hangUp();
  stage.agent.dispose();
  stage.agent.ready();
  await live(30_000);
  stage.agent.takeCall();
  await live(25_000);
  press('start', 'hot-key');
  await live(20_000);
  press('toggle', 'command-line');
  await live(5000);
  stage.agent.hangUp();
  stage.agent.dispose();
  await live(40_000);
  history.close();
  expect(told(entries())).toEqual([
    'began app',
    // The first look still saw the call before.
    'call-began dialer',
    'call-ended dialer',
    'call-began dialer',
    'recording hot-key',
    'press hot-key proved-start',
    'stopped command-line',
    'press command-line proved-stop',
    'call-ended dialer',
    'closed app',
  ]);
  const find = (what: string): Entry | undefined => entries().findLast((entry) => entry.what === what);
  const recording = find('recording');
  expect(recording).toMatchObject({ agent: '1000', server: 'dialer.example', tag: '_SALE', before: [], after: [{ id: expect.stringMatching(/^\d+$/), filename: expect.stringMatching(/_SALE$/) }], call: find('call-began')?.call });
  // Asked, sent and proved, in this order, as the agent screen took them.
  expect(msBetween(recording?.askedAt, recording?.sentAt)).toBeGreaterThan(0);
  expect(msBetween(recording?.sentAt, recording?.provedAt)).toBeGreaterThan(200);
  expect(entries().find(({ what }) => what === 'press')).toMatchObject({ asked: 'start', askedAt: recording?.askedAt, sentAt: recording?.sentAt, provedAt: recording?.provedAt });
  expect(find('stopped')).toMatchObject({ before: recording?.after, after: [] });
  expect(find('call-ended')?.call).toBe(recording?.call);
  expect(await check(folder)).toMatchObject({ ok: true });
});

it('a recording that others began and ended is the dialer’s', async () => {
  const { stage, live, entries } = await watch();
  await live(2000);
  stage.agent.screen.record();
  await live(20_000);
  stage.agent.screen.stopButton();
  await live(20_000);
  expect(told(entries())).toEqual(['began app', 'call-began dialer', 'recording dialer', 'ended dialer']);
  expect(entries()[2]).toMatchObject({ tag: null, askedAt: null, sentAt: null, provedAt: null });
});

it('a recording that ends with its call is ended, not stopped', async () => {
  const { stage, live, press, entries } = await watch();
  await live(2000);
  press('start', 'popup');
  await live(10_000);
  stage.agent.hangUp();
  await live(15_000);
  stage.agent.dispose();
  stage.agent.ready();
  await live(30_000);
  const all = told(entries()).filter((one) => !one.startsWith('agent-status'));
  expect(all).toEqual(['began app', 'call-began dialer', expect.any(String), expect.any(String), 'ended dialer', 'call-ended dialer']);
  const ended = entries().find(({ what }) => what === 'ended');
  expect(ended?.call).toBe(entries().find(({ what }) => what === 'recording')?.call);
});

it('an outage is two entries, and what it hid is not known', async () => {
  const { stage, live, press, entries } = await watch();
  await live(2000);
  press('start', 'hot-key');
  await live(10_000);
  const from = stage.clock.now();
  stage.fault = () => 'refused-connection';
  await live(120_000);
  stage.fault = () => 'pass';
  await live(65_000);
  const words = told(entries());
  expect(words.filter((one) => one === 'lost dialer')).toHaveLength(1);
  expect(words.filter((one) => one === 'heard dialer')).toHaveLength(1);
  expect(words.filter((one) => one.startsWith('recording'))).toHaveLength(1);
  expect(entries().find(({ what }) => what === 'lost')?.failure).toBe('unreachable');
  const spans = timeline(entries(), { from: from - 12_000, to: stage.clock.now() }, stage.clock.now());
  expect(spans.map(({ kind }) => kind).slice(-3)).toEqual(['recorded', 'not-known', 'recorded']);
});

it('a START that is taken back, one that nobody proves, and a stop of nothing', async () => {
  const { stage, live, press, entries } = await watch();
  await live(2000);
  press('stop', 'popup');
  await live(1000);
  stage.agent.screen.deaf(true);
  press('start', 'hot-key');
  await live(2000);
  press('stop', 'hot-key');
  await live(40_000);
  const words = told(entries());
  expect(words).toContain('press popup nothing-to-stop');
  expect(words).toContain('cancelled hot-key');
  expect(words).toContain('press hot-key cancelled');
  expect(words.filter((one) => one.startsWith('recording'))).toEqual([]);
});

it('the same light again and again makes no entry, and a busy hour stays small', async () => {
  const { stage, live, press, entries, folder } = await watch();
  await live(1000);
  stage.agent.hangUp();
  stage.agent.dispose();
  await live(40_000);
  const quiet = entries().length;
  await live(60_000);
  expect(entries()).toHaveLength(quiet);
  for (let call = 0; call < 10; call++) {
    stage.agent.ready();
    await live(25_000);
    stage.agent.takeCall();
    await live(20_000);
    press('start', 'hot-key');
    await live(20_000);
    press('stop', 'hot-key');
    await live(10_000);
    stage.agent.hangUp();
    await live(10_000);
    stage.agent.dispose();
    await live(5000);
  }
  expect((entries().length - quiet) / 10).toBeLessThanOrEqual(10);
  const [day] = report(entries(), { from: stage.clock.now() - 86_400_000, to: stage.clock.now() }, stage.clock.now());
  expect(day).toMatchObject({ agent: '1000', calls: 11, pauses: 0, forgottenResumes: 0 });
  expect(day?.recordedSeconds).toBeGreaterThan(180);
  expect(day?.recordedSeconds).toBeLessThan(220);
  expect(await check(folder)).toMatchObject({ ok: true });
}, 60_000);

it('a press that fails is noted and handed on, one before anything was shown too', async () => {
  const folder = folderOfTest();
  const make = (): History => createHistory({ folder, practice: false, lead: () => null, snapshot: () => notSetUp(null, null, null), writeWhole, sweep: sweepTemporaries, wallMs: () => 1_795_533_378_000, serverAt: () => '2026-11-24T12:00:00.000+01:00', setTimer: () => () => undefined, settings: { keepDays: 90, historyTo: '' }, onTrouble: () => undefined, onMended: () => undefined, onChange: () => undefined });
  const history = make();
  history.useKey(newKey);
  await expect(history.press({ action: 'pause', tag: '_R' }, 'link', () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
  expect(await history.press({ action: 'extend' }, 'notice', async () => ({ kind: 'refused', why: 'nothing-to-pause' }))).toEqual({ kind: 'refused', why: 'nothing-to-pause' });
  history.tell('guard', 'guard', { outcome: 'unrecorded' });
  history.close();
  expect(told(allEntries(folder))).toEqual(['press link failed', 'press notice refused-nothing-to-pause', 'guard guard unrecorded']);
  expect(allEntries(folder)[0]).toMatchObject({ asked: 'pause', tag: '_R', agent: null, serverAt: '2026-11-24T12:00:00.000+01:00' });
  expect(await make().entriesOf(history.days()[0] ?? '')).toMatchObject({ broken: 0, entries: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] });
});

it('practice is another book: here nobody sits meanwhile', async () => {
  const { stage, live, history, entries } = await watch();
  await live(2000);
  history.view({ ...stage.snapshot(), practice: true });
  await live(2000);
  expect(told(entries())).toEqual(['began app', 'call-began dialer', 'closed app', 'began app', 'call-began dialer']);
  expect(entries().every(({ practice }) => !practice)).toBe(true);
});

it('two books beside each other know nothing of each other', async () => {
  const [a, b] = [await watch(), await watch()];
  await a.live(2000);
  await b.live(2000);
  expect(a.entries()[0]?.desk).not.toBe(b.entries()[0]?.desk);
  for (const one of [a, b]) expect(await one.history.verify()).toMatchObject({ ok: true });
});
