/** Who is paused by what other desks have copied, and that a share that hangs costs nobody more than two seconds. */
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../../main/history/chain';
import { copyName } from '../../main/history/copied-lines';
import { createCopies } from '../../main/history/copies';
import { happenings, type Draft, type Happening } from '../../main/history/entry';
import { pausedSince } from '../../main/history/shared-pauses';
import { createSharedPauses, sharedRules, type SharedPausesDeps } from '../../main/history/shared-reader';
import { localIso } from '../../main/recorder';
import { draftAt, folderOfTest, handTimers, noon, openDesk } from './rooms';

const secret = Buffer.alloc(32, 9);
const deskA = 'aaaaaaaa1111';
const deskB = 'bbbbbbbb2222';
const line = (what: Happening, second: number, part: Partial<Draft> = {}, seq = Math.max(1, Math.round(second * 10)), desk = deskA): string =>
  lineOf(draftAt(noon + second * 1000, { what, after: [], provedAt: what === 'paused' ? localIso(noon + second * 1000) : null, ...part }), { seq, desk, prev: '' }, secret).text;
const ask = { agent: '1000', server: 'dialer.example', nowMs: noon + 60_000, mostMs: 900_000 };
const since = (lines: readonly string[], part: Partial<typeof ask> = {}): number | null => {
  const at = pausedSince(lines.join('\n'), { ...ask, ...part });
  return at === null ? null : (at - noon) / 1000;
};

describe('an agent is paused', () => {
  it('since the proved stop, whatever was said beside it', () => {
    expect(since([line('recording', 1), line('paused', 20), line('press', 20.2), line('guard', 40), line('alarm', 41), line('verified', 42)])).toBe(20);
    expect(since([line('recording', 1), line('paused', 20, { provedAt: localIso(noon + 19_500) })])).toBe(19.5);
  });

  it.each(happenings.filter((what) => !['paused', 'press', 'guard', 'alarm', 'verified', 'ended'].includes(what)))('no longer once his desk says: %s', (what) => {
    expect(since([line('paused', 20), line(what, 21)])).toBeNull();
  });

  it('not longer than a pause may last', () => {
    expect(since([line('paused', 20)], { nowMs: noon + 920_000 })).toBe(20);
    expect(since([line('paused', 20)], { nowMs: noon + 920_001 })).toBeNull();
  });

  it('by no other agent’s, dialer’s or practice’s line', () => {
    expect(since([line('paused', 20, { agent: '1001' })])).toBeNull();
    expect(since([line('paused', 20, { server: 'other.example' })])).toBeNull();
    expect(since([line('paused', 20, { practice: true })])).toBeNull();
    expect(since([line('paused', 20, { server: null })])).toBe(20);
  });

  it('by no line that is torn, foreign or half there', () => {
    const paused = line('paused', 20);
    expect(since([paused.slice(40), '{"what":"paused"}', 'x', '', paused, paused.slice(0, 200)])).toBe(20);
    expect(since([paused.slice(40), '{"v":1,"what":"paused","agent":"1000"}'])).toBeNull();
  });

  it('and a clock that runs ahead a little makes it no longer than now', () => {
    expect(since([line('paused', 100)])).toBe(60);
    expect(since([line('paused', 121)])).toBeNull();
  });
});

describe('where several desks wrote', () => {
  it('the newest word of all counts, by the dialer’s clock where it is known', () => {
    const began = line('began', 30, {}, 1, deskB);
    expect(since([line('paused', 20), began])).toBeNull();
    expect(since([line('paused', 40), began])).toBe(40);
    // Its computer is an hour behind, the dialer is not.
    const behind = { at: localIso(noon - 3_600_000), provedAt: localIso(noon - 3_599_000) };
    expect(since([line('recording', 10, { serverAt: localIso(noon + 10_000) }), line('paused', 20, { ...behind, serverAt: localIso(noon + 20_000) }, 7, deskB)], { mostMs: 9_000_000 })).toBe(-3599);
  });

  it('of one moment the one that says otherwise counts', () => {
    expect(since([line('paused', 20), line('recording', 20, {}, 3, deskB)])).toBeNull();
    expect(since([line('paused', 20), line('paused', 20, {}, 3, deskB)])).toBe(20);
  });

  it('a lead’s pause is a recording that ended to the agent’s own desk', () => {
    const lead = line('paused', 20, { actor: 'board', lead: '6666' }, 5, deskB);
    expect(since([line('recording', 1), lead, line('ended', 25)])).toBe(20);
    expect(since([line('recording', 1), lead, line('ended', 25, { after: [{ id: '8', filename: null }] })])).toBeNull();
    expect(since([line('paused', 1), line('recording', 5), line('ended', 25)])).toBeNull();
  });

  it('of one desk its order counts, not its clock', () => {
    expect(since([line('paused', 30, {}, 1), line('recording', 20, {}, 2)])).toBeNull();
  });
});

it('whatever lies there: paused only by a line that says so, and never against a newer one of the same desk', () => {
  const one = fc.record({ what: fc.constantFrom(...happenings), second: fc.integer({ min: 0, max: 120 }), desk: fc.constantFrom(deskA, deskB), junk: fc.option(fc.string({ maxLength: 40 })) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 15 }), (all) => {
      const lines = all.map(({ what, second, desk, junk }, n) => junk ?? line(what, second, {}, n + 1, desk));
      const found = since(lines);
      if (found === null) return;
      const real = all.filter(({ junk }) => junk === null);
      expect(real.some(({ what, second }) => what === 'paused' && Math.min(second, 60) === found)).toBe(true);
      const last = [deskA, deskB].map((desk) => real.findLast((entry) => entry.desk === desk && !['press', 'alarm', 'guard', 'verified'].includes(entry.what))?.what);
      expect(last).toContain('paused');
    }),
    { numRuns: 1000 },
  );
});

function reader(folder: string, part: Partial<SharedPausesDeps> = {}) {
  const timers = handTimers();
  const clock = { now: 0 };
  const ask = createSharedPauses({ folder: () => folder, server: () => 'dialer.example', mostSeconds: () => 900, wallMs: () => noon + 60_000, now: () => clock.now, setTimer: timers.setTimer, ...part });
  const pass = (ms: number): void => {
    clock.now += ms;
    timers.pass(ms);
  };
  return { ask, pass };
}

const fileOf = (agent: string, second = 0): string => copyName({ agent, desk: '', at: localIso(noon + second * 1000) });

describe('the shared folder', () => {
  it('is read as the copies write it, from any desk', async () => {
    const [own, shared] = [folderOfTest(), folderOfTest()];
    const timers = handTimers();
    const copies = createCopies({ folder: own, setTimer: timers.setTimer, onTrouble: () => undefined, onMended: () => undefined });
    const desk = openDesk(own, { onLine: copies.add });
    copies.follow(shared);
    desk.store.append(draftAt(noon, { what: 'paused', after: [] }));
    desk.store.append(draftAt(noon, { what: 'recording', agent: '1001' }));
    await copies.settled();
    const { ask } = reader(shared);
    expect([...(await ask(['1001', '1000', '1002']))]).toEqual([['1000', noon]]);
    appendFileSync(join(shared, fileOf('1000')), `${line('began', 30, {}, 1, deskB)}\n`);
    expect([...(await ask(['1000']))]).toEqual([]);
  });

  it('is asked for the end of a file only, and of no link and no folder', async () => {
    const folder = folderOfTest();
    writeFileSync(join(folder, fileOf('1000')), `${`${line('recording', 1)}\n`.repeat(1000)}${line('paused', 20, {}, 5000)}\n`);
    writeFileSync(join(folder, fileOf('1001')), `${line('paused', 1, { agent: '1001' })}\n${'x'.repeat(sharedRules.tailBytes)}\n`);
    mkdirSync(join(folder, fileOf('1002')));
    writeFileSync(join(folder, 'elsewhere'), `${line('paused', 20, { agent: '1003' })}\n`);
    symlinkSync(join(folder, 'elsewhere'), join(folder, fileOf('1003')));
    expect([...(await reader(folder).ask(['1000', '1001', '1002', '1003']))]).toEqual([['1000', noon + 20_000]]);
  });

  it('of yesterday counts just after midnight', async () => {
    const folder = folderOfTest();
    const midnight = new Date(2026, 10, 25).getTime();
    const at = localIso(midnight - 10_000);
    writeFileSync(join(folder, copyName({ agent: '1000', desk: '', at })), `${line('paused', 0, { at, provedAt: at, call: null, askedAt: null, sentAt: null })}\n`);
    expect([...(await reader(folder, { wallMs: () => midnight + 20_000 }).ask(['1000']))]).toEqual([['1000', midnight - 10_000]]);
    expect([...(await reader(folder, { wallMs: () => midnight + 3_600_000 }).ask(['1000']))]).toEqual([]);
  });

  it('that is none, or not there, says nothing', async () => {
    expect((await reader('').ask(['1000'])).size).toBe(0);
    expect((await reader('shared/leads').ask(['1000'])).size).toBe(0);
    expect((await reader('/nowhere/at/all').ask(['1000'])).size).toBe(0);
  });

  it('is asked for sixty at most, one file at a time', async () => {
    let open = 0;
    let most = 0;
    const read: string[] = [];
    const { ask } = reader('/shared', {
      read: async (path) => {
        most = Math.max(most, ++open);
        read.push(path);
        await Promise.resolve();
        open--;
        return '';
      },
    });
    await Promise.all([ask(Array.from({ length: 500 }, (_, n) => `a${n}`)), ask(['b'])]);
    expect([most, read.length]).toEqual([1, sharedRules.mostAgents + 1]);
  });

  it('that hangs is given up after two seconds, left alone for a minute, and never asked twice at once', async () => {
    const read: string[] = [];
    let answer = (_text: string): void => undefined;
    const paused = `${line('paused', 20)}\n`;
    const { ask, pass } = reader('/shared', {
      read: (path) => {
        read.push(path);
        return path.includes('1000') && read.length === 1 ? Promise.resolve(paused) : new Promise((resolve) => (answer = resolve));
      },
    });
    const first = ask(['1000', '1001', '1002']);
    const second = ask(['1000']);
    await expect.poll(() => read.length).toBe(2);
    pass(sharedRules.waitMs);
    // What was read until then still counts.
    expect([...(await first)]).toEqual([['1000', noon + 20_000]]);
    expect((await second).size).toBe(0);
    pass(sharedRules.restMs);
    // The same read hangs still.
    expect((await ask(['1000'])).size).toBe(0);
    expect(read).toHaveLength(2);
    answer('');
    await turn();
    const again = ask(['1000']);
    await expect.poll(() => read.length).toBe(3);
    answer(paused);
    expect((await again).size).toBe(1);
  });

  it('that hung and answered late is left alone for the rest of the minute', async () => {
    let reads = 0;
    let answer = (_text: string): void => undefined;
    const { ask, pass } = reader('/shared', { read: () => (reads++, new Promise((resolve) => (answer = resolve))) });
    const first = ask(['1000']);
    await expect.poll(() => reads).toBe(1);
    pass(sharedRules.waitMs);
    await first;
    answer('');
    await turn();
    pass(sharedRules.restMs - 1);
    expect((await ask(['1000'])).size).toBe(0);
    expect(reads).toBe(1);
  });
});
