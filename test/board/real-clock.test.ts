/** A real clock never says the same twice: a board that compares two looks at it with each other would ask nobody. */
import { expect, it } from 'vitest';
import { createMeter } from '../../main/agent-api';
import type { Floor } from '../../main/board';
import { createPoller } from '../../main/board/poller';
import { handTimers } from '../history/rooms';

it('asks the list at once, by a clock that runs between two looks', async () => {
  const timers = handTimers();
  let at = 1000;
  const now = (): number => (at += 0.001);
  let asked = 0;
  const floor = { meter: createMeter({ now, setTimer: timers.setTimer }), refused: () => null, own: () => '1000', listRefusal: { load: () => null, remember: () => undefined, forget: () => undefined }, list: async () => (asked++, { kind: 'agents', agents: [] }) } as unknown as Floor;
  const poller = createPoller({ floor, seats: {} as Parameters<typeof createPoller>[0]['seats'], known: new Map(), now, setTimer: timers.setTimer, isOn: () => true, yields: () => false, filter: () => ({ campaigns: [], groups: [] }), onList: () => undefined, onNoList: () => undefined, onIdle: () => undefined });
  poller.go();
  for (let passed = 0; passed < 100; passed++) timers.pass(1);
  expect(asked).toBe(1);
  poller.close();
});
