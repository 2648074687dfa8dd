/** A wish for many: a few at a time, what waits can be taken back, and every end is told. */
import { describe, expect, it } from 'vitest';
import { createBulk, endOf } from '../../main/board/bulk';
import type { PressOutcome } from '../../main/pause';
import { createVirtualClock } from '../practice/virtual-clock';

function room(hasRoom: () => boolean = () => true) {
  const clock = createVirtualClock(0);
  const pressed: { readonly agent: string; readonly end: (outcome: PressOutcome) => void }[] = [];
  const bulk = createBulk({
    press: (agent) => new Promise((end) => pressed.push({ agent, end })),
    askOf: (act, tag) => (act === 'start' || act === 'stop' ? { action: act, tag, another: false } : { action: 'resume', tag }),
    hasRoom,
    tell: (outcome) => ({ kind: outcome.kind, message: '', advice: '' }),
    setTimer: clock.setTimer,
    onChange: () => undefined,
  });
  const end = async (at: number, outcome: PressOutcome): Promise<void> => {
    pressed[at]?.end(outcome);
    for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  };
  return { bulk, pressed, clock, end };
}

describe('a wish for many', () => {
  it('presses three at once, and tells every end', async () => {
    const { bulk, pressed, end } = room();
    expect(bulk.begin('start', ['a', 'b', 'c', 'd'], '_QA')).toBe(true);
    expect(pressed.map(({ agent }) => agent)).toEqual(['a', 'b', 'c']);
    expect(bulk.begin('start', ['e'], '_QA')).toBe(false);
    await end(0, { kind: 'proved', action: 'start' });
    await end(1, { kind: 'refused', why: 'already-recording' });
    await end(2, { kind: 'refused', why: 'call-over' });
    await end(3, { kind: 'unproved', action: 'start' });
    expect(bulk.view()?.ended.map(({ agent, how }) => [agent, how])).toEqual([['a', 'proved'], ['b', 'skipped'], ['c', 'refused'], ['d', 'unproved']]);
    bulk.forget();
    expect(bulk.view()).toBeNull();
  });

  it('waits while the budget has no room, and what waits can be taken back', async () => {
    let free = false;
    const { bulk, pressed, clock, end } = room(() => free);
    bulk.begin('stop', ['a', 'b'], '_R');
    expect(pressed).toHaveLength(0);
    free = true;
    clock.advance(200);
    expect(pressed).toHaveLength(2);
    await end(0, { kind: 'proved', action: 'stop' });
    await end(1, { kind: 'nothing-to-stop' });
    free = false;
    expect(bulk.begin('start', ['c', 'd'], '_R')).toBe(true);
    bulk.cancel();
    clock.advance(10_000);
    expect(pressed).toHaveLength(2);
    expect(bulk.view()).toMatchObject({ cancelled: true, waiting: 0, ended: [{ agent: 'c', how: 'cancelled' }, { agent: 'd', how: 'cancelled' }] });
  });

  it('a stop that could not be proved is never called done', () => {
    expect(endOf('stop', { kind: 'unproved', action: 'stop' })).toBe('unproved');
    expect(endOf('stop', { kind: 'stop-unanswered' })).toBe('unproved');
    expect(endOf('stop', { kind: 'nothing-sent' })).toBe('not-sent');
    expect(endOf('pause', { kind: 'refused', why: 'nothing-to-pause' })).toBe('refused');
  });
});
