/** What the history's windows are answered: a day and its check, files where a person put them, and refusals in words. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { historyHandlers } from '../../main/bridge/history-handlers';
import type { HistoryCall } from '../../preload/contract';
import { at, day, deskOf, morning, unbroken } from '../renderer/history-days';

const now = at('12:24:06');
const window = 7;

function handlers(part: Parameters<typeof deskOf>[3] = {}): { readonly calls: ReturnType<typeof historyHandlers>; readonly opened: HistoryCall[]; readonly written: (readonly [string, string])[] } {
  const opened: HistoryCall[] = [];
  const written: (readonly [string, string])[] = [];
  const history = deskOf({ days: { [day]: morning() } }, now, 'en', { writeWhole: (path, data) => written.push([path, Buffer.from(data).toString()]), chooseSave: async (id, { name }) => `/home/agent of ${id}/${name}`, print: async (id) => Buffer.from(`%PDF of ${id}`), ...part });
  return { calls: historyHandlers({ history, openHistory: () => undefined, openEvidence: (call) => opened.push(call), words: () => en }), opened, written };
}

async function firstCall(calls: ReturnType<typeof historyHandlers>): Promise<HistoryCall> {
  const reply = await calls.historyDay({ day: null, agent: null }, window);
  const call = reply.ok ? reply.day?.entries.find(({ what }) => what === 'call-began')?.call : null;
  return { day, agent: '1000', call: call ?? '' };
}

it('a day comes with the last check of it', async () => {
  const { calls } = handlers();
  expect(await calls.historyDay({ day: null, agent: null }, window)).toMatchObject({ ok: true, day: { day, agent: '1000' }, checked: null });
  expect(await calls.verifyHistory(undefined, window)).toMatchObject({ ok: true, check: { verdict: unbroken } });
  expect(await calls.historyDay({ day: null, agent: null }, window)).toMatchObject({ ok: true, checked: { verdict: unbroken } });
});

it('a disk that refuses is told', async () => {
  const refuse = async (): Promise<never> => {
    throw new Error('EIO');
  };
  const { calls } = handlers({ book: () => ({ days: () => [day], entriesOf: refuse, verify: refuse }) as never });
  expect(await calls.historyDay({ day: null, agent: null }, window)).toMatchObject({ ok: false, failure: { kind: 'history-unreadable', message: en.history.empty.unread } });
  expect(await calls.verifyHistory(undefined, window)).toMatchObject({ ok: false, failure: { message: en.history.check.failed } });
});

describe('the table of a day', () => {
  it('is written whole where the person said, for a spreadsheet', async () => {
    const { calls, written } = handlers();
    expect(await calls.exportHistory({ day }, window)).toEqual({ ok: true, saved: 'reclight-2026-11-24.csv' });
    expect(written.map(([path]) => path)).toEqual(['/home/agent of 7/reclight-2026-11-24.csv']);
    expect(written[0]?.[1].split('\r\n')).toHaveLength(morning().length + 2);
    expect(written[0]?.[1]).toMatch(/^\uFEFFseq,at,/);
  });

  it('is written nowhere where the person chose no place, and a refusal is told', async () => {
    const { calls, written } = handlers({ chooseSave: async () => null });
    expect(await calls.exportHistory({ day }, window)).toEqual({ ok: true, saved: null });
    expect(written).toEqual([]);
    const full = handlers({
      writeWhole: () => {
        throw new Error('ENOSPC');
      },
    });
    expect(await full.calls.exportHistory({ day }, window)).toMatchObject({ ok: false, failure: { kind: 'not-saved' } });
  });
});

describe('the page of a call', () => {
  it('is shown in a window of its own, as a tree, and saved as one file or as paper', async () => {
    const { calls, opened, written } = handlers();
    const call = await firstCall(calls);
    expect(await calls.evidence({ ...call, as: 'show' }, window)).toEqual({ ok: true });
    expect(opened).toEqual([call]);
    expect(await calls.evidence({ ...call, as: 'sheet' }, window)).toMatchObject({ ok: true, sheet: { tag: 'article' } });
    const name = 'reclight-evidence-1000-2026-11-24T090200';
    expect(await calls.evidence({ ...call, as: 'html' }, window)).toEqual({ ok: true, saved: `${name}.html` });
    expect(await calls.evidence({ ...call, as: 'pdf' }, window)).toEqual({ ok: true, saved: `${name}.pdf` });
    expect(written.map(([, text]) => text.slice(0, 15))).toEqual(['<!doctype html>', '%PDF of 7']);
    // The page carries its own style.
    expect(written[0]?.[1]).toContain('.sheet h1');
  });

  it('of a call that is not there is refused, and nothing is asked or written', async () => {
    const { calls, written } = handlers();
    const call = { day, agent: '1000', call: '2026-11-24T03:00:00.000+00:00' };
    for (const as of ['sheet', 'html', 'pdf'] as const) expect(await calls.evidence({ ...call, as }, window)).toMatchObject({ ok: false, failure: { kind: 'no-such-call' } });
    expect(written).toEqual([]);
  });
});
