/** Ages must not stand still in a night's sleep, and a clock that is put forward is no sleep. */
import { describe, expect, it } from 'vitest';
import { createSteadyClock } from '../main/steady-clock';

describe('the steady clock', () => {
  const stand = (): { runtime: number; wall: number } => ({ runtime: 1000, wall: 5_000_000 });

  it('goes on over a sleep in which the runtime’s stood still, and over one in which it did not', () => {
    const time = stand();
    const clock = createSteadyClock(() => time.runtime, () => time.wall);
    clock.fallAsleep();
    time.wall += 3_600_000;
    clock.wake();
    expect(clock.now()).toBe(1000 + 3_600_000);
    clock.fallAsleep();
    time.wall += 60_000;
    time.runtime += 60_000;
    clock.wake();
    expect(clock.now()).toBe(1000 + 3_660_000);
  });

  it('never goes back, and does not follow a clock that is set', () => {
    const time = stand();
    const clock = createSteadyClock(() => time.runtime, () => time.wall);
    time.wall += 86_400_000;
    expect(clock.now()).toBe(1000);
    clock.fallAsleep();
    time.wall -= 86_400_000;
    clock.wake();
    expect(clock.now()).toBe(1000);
    clock.wake();
    expect(clock.now()).toBe(1000);
  });
});
