/** The stereo look during a pause: when it asks, when it never asks again, and that it tells once. */
import { expect, it } from 'vitest';
import type { StereoStatus } from '../../main/agent-api';
import { createStereoWatch } from '../../main/pause/stereo';
import { createVirtualClock } from '../practice/virtual-clock';

function watch(answers: readonly StereoStatus[]) {
  const clock = createVirtualClock(0);
  const asked: number[] = [];
  const did: string[] = [];
  const stereo = createStereoWatch({
    ask: async () => {
      asked.push(clock.now());
      return answers[Math.min(asked.length, answers.length) - 1] ?? 'unknown';
    },
    setTimer: clock.setTimer,
    onRunning: () => void did.push('told'),
    onChange: () => void did.push(`now ${stereo.status()}`),
  });
  const advance = async (ms: number): Promise<void> => {
    for (const end = clock.now() + ms; clock.now() < end; ) {
      await Promise.resolve();
      clock.advance(500);
      await Promise.resolve();
    }
  };
  return { stereo, asked, did, advance };
}

it('asks at once and every 10 s while paused, and tells of a running one once', async () => {
  const { stereo, asked, did, advance } = watch(['not-running', 'running', 'running', 'not-running']);
  stereo.follow(true);
  await advance(35_000);
  expect(asked).toEqual([0, 10_000, 20_000, 30_000]);
  expect(did).toEqual(['now not-running', 'told', 'now running', 'now not-running']);
  stereo.follow(false);
  await advance(60_000);
  expect(asked).toHaveLength(4);
  expect(stereo.status()).toBe(null);
});

it('tells again in the next pause', async () => {
  const { stereo, did, advance } = watch(['running']);
  for (let pause = 0; pause < 2; pause++) {
    stereo.follow(true);
    await advance(1000);
    stereo.follow(false);
  }
  expect(did.filter((one) => one === 'told')).toHaveLength(2);
});

it.each<StereoStatus>(['absent', 'not-permitted'])('%s: this dialer is not asked again', async (answer) => {
  const { stereo, asked, did, advance } = watch([answer]);
  stereo.follow(true);
  await advance(60_000);
  stereo.follow(false);
  stereo.follow(true);
  await advance(60_000);
  expect(asked).toHaveLength(1);
  expect(did).toEqual([]);
});

it('no usable answer is not known, and asked again', async () => {
  const { stereo, asked, advance } = watch(['running', 'unknown']);
  stereo.follow(true);
  await advance(12_000);
  expect(asked).toHaveLength(2);
  expect(stereo.status()).toBe(null);
});

it('an answer that comes when the pause is over says nothing', async () => {
  const { stereo, did, advance } = watch(['running']);
  stereo.follow(true);
  stereo.follow(false);
  await advance(1000);
  expect(did).toEqual([]);
  expect(stereo.status()).toBe(null);
});
