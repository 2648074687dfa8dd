/** Agents who do not sit here and are switched from the board: what is noted of them, in whose name, and what is not. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHistory, report, timeline, type Entry, type History, type Scribe } from '../../main/history';
import { sweepTemporaries, writeWhole } from '../../main/settings/atomic-writer';
import type { Detail, PauseView, Snapshot } from '../../main/recorder/snapshot';
import { localIso } from '../../main/recorder';
import { quietDetail } from '../renderer/snapshots';
import { allEntries, check, folderOfTest, newKey, noon } from './rooms';

interface Picture extends Partial<Omit<Snapshot, 'detail'>> {
  readonly detail?: Partial<Detail>;
}

const base: Snapshot = { v: 1, agent: '2000', state: 'idle', wanted: null, asked: null, agentStatus: 'INCALL', recording: null, recordings: 0, resumeAt: null, failure: null, ageMs: 0, practice: false, detail: quietDetail };
const picture = ({ detail, ...part }: Picture = {}): Snapshot => ({ ...base, ...part, detail: { ...quietDetail, ...detail } });
const runs = (id: string, detail: Partial<Detail> = {}): Picture => ({ state: 'recording', recording: { id, filename: `file-${id}`, server: null, startedAt: null }, recordings: 1, detail: { ids: [id], ...detail } });
const pause: PauseView = { phase: 'paused', seconds: 60, sinceMs: 0, leftMs: 60_000, atEnd: 'ask', part: 2, tag: '_SALE_P2', found: false, stereo: null };

let folder: string;
let wallMs: number;
let own: Snapshot;
let history: History;

beforeEach(() => {
  folder = folderOfTest();
  wallMs = noon;
  own = picture({ agent: '1000', agentStatus: 'READY' });
  history = createHistory({
    folder,
    practice: false,
    snapshot: () => own,
    lead: () => '6666',
    writeWhole,
    sweep: sweepTemporaries,
    wallMs: () => wallMs,
    serverAt: () => null,
    setTimer: () => () => undefined,
    settings: { keepDays: 90, historyTo: '' },
    onTrouble: ({ kind }) => {
      throw new Error(kind);
    },
    onMended: () => undefined,
    onChange: () => undefined,
  });
  history.useKey(newKey);
  history.view(own);
});
afterEach(() => history.close());

const after = (seconds: number): void => void (wallMs += seconds * 1000);
const proof = (action: 'start' | 'stop', id: string): Detail['proof'] => ({ action, id, afterMs: 1000, at: localIso(wallMs), agoMs: 0 });
const ended = (id: string, how: 'proved' | 'cancelled' | 'seen' = 'proved'): Detail['last'] => ({ id, filename: `file-${id}`, endedAt: localIso(wallMs), agoMs: 0, how });
const entries = (agent: string): Entry[] => allEntries(folder).filter((entry) => entry.agent === agent);
const told = (agent = '2000'): string[] => entries(agent).map(({ what, actor, outcome, lead }) => [what, actor, outcome, lead === null ? null : `for ${lead}`].filter((word) => word !== null).join(' '));

/** START from the board, proved a second later. */
async function start(id: string, first: Picture = {}): Promise<Scribe> {
  const scribe = history.scribe(picture(first), '6666');
  await scribe.press({ action: 'start', tag: '_SALE' }, async () => {
    scribe.view(picture({ ...first, state: 'starting', wanted: 'start', detail: { ...first.detail, sentAt: localIso(wallMs) } }));
    after(1);
    scribe.view(picture(runs(id, { ...first.detail, tag: '_SALE', proof: proof('start', id) })));
    return { kind: 'proved', action: 'start' };
  });
  scribe.close();
  return scribe;
}

async function stop(id: string, first: Picture = runs(id)): Promise<void> {
  const scribe = history.scribe(picture(first), '6666');
  await scribe.press({ action: 'stop', tag: '_SALE' }, async () => {
    after(1);
    scribe.view(picture({ agentStatus: first.agentStatus ?? 'INCALL', detail: { ...first.detail, ids: [], proof: proof('stop', id), last: ended(id) } }));
    return { kind: 'proved', action: 'stop' };
  });
  scribe.close();
}

it('a start is noted as at one’s own desk, by the board and for the lead, and without a begin of the app', async () => {
  await start('7');
  expect(told()).toEqual(['recording board for 6666', 'press board proved-start for 6666']);
  expect(entries('2000')[0]).toMatchObject({ tag: '_SALE', before: [], after: [{ id: '7', filename: 'file-7' }], askedAt: localIso(noon), sentAt: localIso(noon), provedAt: localIso(noon + 1000), call: localIso(noon) });
  expect(entries('2000')[1]).toMatchObject({ asked: 'start', tag: '_SALE', before: [], provedAt: localIso(noon + 1000) });
  expect(await check(folder)).toMatchObject({ ok: true });
});

it('a pause comes with its end, and its call', async () => {
  const scribe = history.scribe(picture(runs('7')), '6666');
  await scribe.press({ action: 'pause' }, async () => {
    after(1);
    scribe.view(picture({ state: 'paused', detail: { pause, proof: proof('stop', '7'), last: ended('7') } }));
    return { kind: 'paused' };
  });
  after(30);
  const last = ended('7');
  scribe.view(picture({ state: 'paused', detail: { pause: { ...pause, phase: 'asking' }, last } }));
  await scribe.press({ action: 'resume', tag: '_SALE' }, async () => {
    after(1);
    scribe.view(picture(runs('8', { last, proof: proof('start', '8') })));
    return { kind: 'proved', action: 'start' };
  });
  scribe.view(picture({ agentStatus: 'PAUSED', state: 'call-over' }));
  scribe.close();
  expect(told()).toEqual(['paused board for 6666', 'press board paused for 6666', 'recording board for 6666', 'pause-over board resumed for 6666', 'press board proved-start for 6666', 'ended dialer for 6666', 'call-ended dialer for 6666']);
  expect(new Set(entries('2000').map(({ call }) => call)).size).toBe(1);
});

it('how the pause room says that it ended counts', () => {
  const scribe = history.scribe(picture({ state: 'paused', detail: { pause: { ...pause, sinceMs: 5000 } } }), '6666');
  scribe.pauseOver('not-proved');
  scribe.view(picture());
  expect(told()).toEqual(['pause-over dialer not-proved for 6666']);
});

it('a pause that an earlier run left is noted as found', () => {
  history.scribe(picture({ state: 'paused', detail: { pause: { ...pause, sinceMs: 5000, found: true } } }), '6666');
  expect(told()).toEqual(['paused app found for 6666']);
});

it('old knowledge is no base: what was so long ago did not end now', async () => {
  const scribe = history.scribe(picture({ ...runs('7'), ageMs: 200_000 }), '6666');
  after(1);
  await scribe.press({ action: 'start', tag: '_SALE' }, async () => {
    // Asked first: that one has ended long ago.
    scribe.view(picture());
    after(1);
    scribe.view(picture(runs('8', { proof: proof('start', '8') })));
    return { kind: 'proved', action: 'start' };
  });
  expect(told()).toEqual(['recording board for 6666', 'press board proved-start for 6666']);
});

it.each([
  ['never asked', { state: 'connecting', ageMs: null, agentStatus: null }],
  ['out of reach', { state: 'offline', ageMs: 90_000, failure: { kind: 'timeout', message: '', advice: '' } }],
] as const)('a row that was %s: the first answer is the base, a proof that came with it is none', async (_name, first) => {
  const scribe = history.scribe(picture(first), '6666');
  await scribe.press({ action: 'stop', tag: '_SALE' }, async () => {
    after(1);
    scribe.view(picture({ detail: { proof: proof('stop', '7'), last: ended('7') } }));
    return { kind: 'proved', action: 'stop' };
  });
  expect(told()).toEqual(['stopped board for 6666', 'press board proved-stop for 6666']);
  expect(entries('2000')[1]).toMatchObject({ before: [{ id: '7' }], after: [] });
});

it('a press that nothing answers is noted too', async () => {
  const scribe = history.scribe(picture({ state: 'connecting', ageMs: null, agentStatus: null }), '6666');
  await scribe.press({ action: 'start', tag: '_SALE' }, async () => ({ kind: 'nothing-sent' }));
  await expect(scribe.press({ action: 'stop' }, async () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
  expect(told()).toEqual(['press board nothing-sent for 6666', 'press board failed for 6666']);
});

it('a press that ends after the board let go is noted all the same', async () => {
  const scribe = history.scribe(picture(), '6666');
  let end = (): void => undefined;
  const pressed = scribe.press({ action: 'start', tag: '_SALE' }, () => new Promise<{ kind: string; action: string }>((resolve) => (end = () => resolve({ kind: 'unproved', action: 'start' }))));
  scribe.close();
  end();
  await pressed;
  expect(told()).toEqual(['press board unproved-start for 6666']);
});

it('an id that the server still shows after its call is taken for no recording, also where it is stopped all the same', async () => {
  await start('7');
  after(300);
  await stop('7', { ...runs('7'), agentStatus: 'PAUSED', state: 'stopping', wanted: 'stop' });
  expect(told().slice(2)).toEqual(['press board proved-stop for 6666']);
  expect(timeline(entries('2000'), { from: noon, to: wallMs }, wallMs).filter(({ kind, from, to }) => kind === 'recorded' && to - from > 1000)).toEqual([]);
});

it('pictures of somebody else, as a floor that closes makes them, say nothing', () => {
  const scribe = history.scribe(picture(runs('7')), '6666');
  scribe.view(picture({ agent: null, state: 'not-set-up', agentStatus: null, ageMs: null }));
  scribe.view(picture({ agent: '3000' }));
  scribe.view(picture({ practice: true }));
  expect(told()).toEqual([]);
});

it('the day of who sits here is not touched, and his own presses on the board name the lead', async () => {
  await start('7');
  own = picture({ agent: '1000', agentStatus: 'READY' });
  history.view(own);
  await history.press({ action: 'start', tag: '_OWN' }, 'board', async () => {
    after(1);
    own = picture({ agent: '1000', ...runs('9', { proof: proof('start', '9') }) });
    return { kind: 'proved', action: 'start' };
  });
  await history.press({ action: 'stop' }, 'hot-key', async () => ({ kind: 'refused', why: 'call-over' }));
  expect(told('1000')).toEqual(['began app', 'agent-status dialer', 'call-began dialer', 'recording board for 6666', 'press board proved-start for 6666', 'press hot-key refused-call-over']);
  expect(history.call()).toBe(localIso(wallMs));
});

it('a call that is switched twice has one name', async () => {
  await start('7');
  after(600);
  await stop('7');
  expect(new Set(entries('2000').map(({ call }) => call))).toEqual(new Set([localIso(noon)]));
});

it('a call whose begin was seen is named by it, told a little otherwise or not', async () => {
  after(10);
  await start('7', { detail: { callMs: 9000 } });
  after(60);
  await stop('7', runs('7', { callMs: wallMs - noon - 1000 + 300 }));
  expect(new Set(entries('2000').map(({ call }) => call))).toEqual(new Set([localIso(noon + 1000)]));
});

it('between two presses the same id runs, and around them nothing is known', async () => {
  await start('7');
  after(600);
  await stop('7');
  after(600);
  const bounds = { from: noon - 60_000, to: noon + 86_400_000 };
  const spans = timeline(entries('2000'), bounds, wallMs);
  expect(spans.map(({ kind }) => kind)).toEqual(['not-known', 'recorded', 'not-known']);
  expect(report(allEntries(folder), bounds, wallMs)).toMatchObject([{ agent: '1000', watched: true }, { agent: '2000', watched: false, calls: 1, shareRecorded: null, gaps: 0, holeSeconds: 0, recordedSeconds: 601 }]);
});

it('another id: in between nobody looked', async () => {
  await start('7');
  after(600);
  await stop('8');
  const spans = timeline(entries('2000'), { from: noon, to: noon + 86_400_000 }, wallMs);
  expect(spans.filter(({ kind, from, to }) => kind === 'recorded' && to - from > 2000)).toEqual([]);
});
