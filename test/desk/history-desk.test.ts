/** What crosses to the history's window: a day as it was, small, of the right agent and the right book. */
import { describe, expect, it, vi } from 'vitest';
import type { Entry, History, Verdict } from '../../main/history';
import { neighbour } from '../../main/desk/history-day';
import { boundsOf } from '../../main/history';
import { localIso } from '../../main/recorder';
import { at, bookOf, day, deskOf, morning, renumbered, story, unbroken } from '../renderer/history-days';

const now = at('12:24:06');

describe('a day', () => {
  const days = { '2026-09-01': [], '2026-11-20': renumbered(morning(), 1), [day]: morning() };

  it('is today where none is asked for, with its neighbours that have entries', async () => {
    expect(await deskOf({ days }, now).day(null, null)).toMatchObject({ day, today: day, before: '2026-11-20', after: null, first: '2026-09-01', agent: '1000', agents: ['1000'], server: 'dialer.example', broken: 0, now });
    expect(await deskOf({ days }, now).day('2026-11-20', null)).toMatchObject({ day: '2026-11-20', today: day, before: '2026-09-01', after: day });
    expect(await deskOf({ days: {} }, now).day(null, null)).toMatchObject({ first: null, before: null, agent: null, entries: [], spans: [], report: null });
  });

  it('hands over no seal, no key and no desk', async () => {
    const shown = await deskOf({ days }, now).day(null, null);
    expect(Object.keys(shown.entries[0] ?? {}).filter((name) => ['seal', 'prev', 'key', 'desk', 'v', 'server', 'practice'].includes(name))).toEqual([]);
    expect(shown.entries.every(({ sealed }) => sealed)).toBe(true);
  });

  it('says which entry tells another one', async () => {
    const { entries } = await deskOf({ days }, now).day(null, null);
    const told = (what: Entry['what'], clock: string) => entries.find((entry) => entry.seq === entries.find(({ what: of, at: when }) => of === what && when.slice(11, 19) === clock)?.toldBy);
    expect(told('press', '09:20:54')).toMatchObject({ what: 'recording', after: [{ id: '121204' }] });
    expect(told('pause-over', '09:24:35')).toMatchObject({ what: 'paused' });
    expect(told('verified', '09:32:27')).toMatchObject({ what: 'recording' });
    expect(told('press', '11:59:10')).toBeUndefined();
  });

  it('is the day of one agent: the one asked for, else the last one here', async () => {
    const { entries, call } = story();
    call('09:00:00', '09:01:00', [], '1000');
    call('10:00:00', '10:01:00', [], '2000');
    const desk = deskOf({ days: { [day]: entries } }, now);
    expect((await desk.day(null, null)).agent).toBe('2000');
    const first = await desk.day(null, '1000');
    expect([first.agent, first.agents, new Set(first.entries.map(({ agent }) => agent))]).toEqual(['1000', ['1000', '2000'], new Set(['1000'])]);
    expect((await desk.day(null, '3000')).agent).toBe('2000');
  });

  it('is not the day of somebody whom the board switched, unless nobody else was here', async () => {
    const { entries, add, call } = story();
    call('09:00:00', '09:01:00', [], '1000');
    add('recording', at('10:00:00'), { agent: '2000', actor: 'board', lead: '6666', call: localIso(at('10:00:00')), after: [{ id: '7', filename: null }] });
    const desk = deskOf({ days: { [day]: entries } }, now);
    expect((await desk.day(null, null)).agent).toBe('1000');
    const other = await desk.day(null, '2000');
    expect(other).toMatchObject({ agent: '2000', entries: [{ lead: '6666', actor: 'board' }], report: { watched: false, shareRecorded: null } });
    expect(other.spans.map(({ kind }) => kind)).toEqual(['not-known']);
    expect((await deskOf({ days: { [day]: entries.slice(-1) } }, now).day(null, null)).agent).toBe('2000');
  });

  it('knows what ran on over midnight', async () => {
    const before = story();
    const call = localIso(at('00:00:00') - 60_000);
    const running = { call, after: [{ id: '7', filename: null }] };
    before.add('call-began', at('00:00:00') - 60_000, { call });
    before.add('recording', at('00:00:00') - 50_000, running);
    const after = story(10);
    after.add('ended', at('00:02:00'), { call, before: running.after });
    const shown = await deskOf({ days: { '2026-11-23': before.entries, [day]: after.entries } }, now).day(null, null);
    expect(shown.spans[0]).toEqual({ kind: 'recorded', from: at('00:00:00'), to: at('00:02:00'), call });
  });

  it('has as many hours as its clock says', () => {
    const { from, to } = boundsOf(day);
    expect([new Date(from).getHours(), new Date(to).getHours(), new Date(to).getDate()]).toEqual([0, 0, 25]);
    expect([neighbour('2026-03-01', -1), neighbour('2026-12-31', 1)]).toEqual(['2026-02-28', '2027-01-01']);
  });
});

describe('the check', () => {
  it('runs once for all who ask meanwhile, and is kept with its time', async () => {
    let end: (verdict: Verdict) => void = () => undefined;
    const verify = vi.fn(() => new Promise<Verdict>((done) => (end = done)));
    const book: History = { ...bookOf({ days: {} }), verify };
    const desk = deskOf({ days: {} }, now, 'en', { book: () => book });
    expect(desk.checked()).toBeNull();
    const both = [desk.verify(), desk.verify()];
    expect(verify).toHaveBeenCalledTimes(1);
    end(unbroken);
    expect(await Promise.all(both)).toEqual([{ at: localIso(now), verdict: unbroken }, { at: localIso(now), verdict: unbroken }]);
    expect(desk.checked()).toEqual({ at: localIso(now), verdict: unbroken });
    const again = desk.verify();
    end(unbroken);
    await again;
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('one that failed can be asked for again, and practice has its own', async () => {
    let fails = true;
    const verify = async (): Promise<Verdict> => {
      if (fails) throw new Error('EIO');
      return unbroken;
    };
    const real: History = { ...bookOf({ days: {} }), verify };
    const practice = bookOf({ days: {} });
    let book = real;
    const desk = deskOf({ days: {} }, now, 'en', { book: () => book });
    await expect(desk.verify()).rejects.toThrow('EIO');
    fails = false;
    expect(await desk.verify()).toMatchObject({ verdict: unbroken });
    book = practice;
    expect(desk.checked()).toBeNull();
  });
});

it('tells the windows once for several entries, and what is wrong until it is mended', () => {
  const timers: (() => void)[] = [];
  const told = vi.fn();
  const desk = deskOf({ days: {} }, now, 'en', { setTimer: (_ms, run) => (timers.push(run), () => undefined), onChange: told });
  expect(desk.shown()).toEqual({ changed: 0, notWritten: false, shareGone: false });
  desk.onChange();
  desk.onChange();
  desk.onTrouble('history-not-written');
  desk.onTrouble('history-share-gone');
  expect(timers).toHaveLength(1);
  timers[0]?.();
  expect(told).toHaveBeenCalledTimes(1);
  expect(desk.shown()).toEqual({ changed: 2, notWritten: true, shareGone: true });
  desk.onMended('history-not-written');
  expect(desk.shown()).toMatchObject({ notWritten: false, shareGone: true });
  expect(timers).toHaveLength(2);
});
