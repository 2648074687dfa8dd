/** The practice dialer that the app embeds. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPracticeDialer, PRACTICE_LOGIN } from '../../main/practice';
import type { PracticeDialer, PracticeDialerState } from '../../main/practice';
import { createVirtualClock } from './virtual-clock';
import type { VirtualClock } from './virtual-clock';

let clock: VirtualClock;
let dialer: PracticeDialer;

beforeEach(async () => {
  clock = createVirtualClock();
  dialer = await createPracticeDialer({ clock });
});

afterEach(() => dialer.close());

function ask(value: string): string {
  const { user, pass, agent } = PRACTICE_LOGIN;
  const params = { source: 'test', user, pass, agent_user: agent, function: 'recording', value };
  return dialer.practice.answer(params).body;
}

test('opens on a call, and records it when asked', () => {
  expect(dialer.state()).toEqual({ inCall: true, disposition: false, deaf: false });
  expect(ask('START')).toContain('SUCCESS');
  clock.advance(1500);
  expect(ask('STATUS')).toMatch(/^NOTICE: recording active - 1000\|\d+\|\d{8}-\d{6}_\d+_1000\|.*\|INCALL\n$/);
});

test('goes through hang-up, disposition and the next call', () => {
  dialer.hangUp();
  expect(dialer.state()).toMatchObject({ inCall: false, disposition: true });
  dialer.takeCall();
  expect(dialer.state()).toMatchObject({ inCall: false, disposition: true });
  dialer.dispose();
  expect(ask('STATUS')).toMatch(/\|READY\n$/);
  dialer.takeCall();
  expect(dialer.state()).toMatchObject({ inCall: true, disposition: false });
});

test('a sleeping screen acts on no word until it wakes', () => {
  dialer.sleepScreen();
  ask('START');
  clock.advance(60_000);
  expect(dialer.practice.agent('1000').truth().running).toEqual([]);
  dialer.wakeScreen();
  clock.advance(1500);
  expect(dialer.practice.agent('1000').truth().running).toHaveLength(1);
});

test('tells each change of its state once', () => {
  const told: PracticeDialerState[] = [];
  const end = dialer.onChange((state) => told.push(state));
  dialer.sleepScreen();
  dialer.sleepScreen();
  ask('START');
  dialer.hangUp();
  dialer.dispose();
  end();
  dialer.takeCall();
  expect(told).toEqual([
    { inCall: true, disposition: false, deaf: true },
    { inCall: false, disposition: true, deaf: true },
    { inCall: false, disposition: false, deaf: true },
  ]);
});
