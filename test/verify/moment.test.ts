/** When files may be asked for, by the light. */
import { expect, it } from 'vitest';
import type { StateWord } from '../../main/recorder/snapshot';
import { isBusy, isReachable } from '../../main/verify';

it.each<[StateWord, boolean, boolean]>([
  ['not-set-up', false, false],
  ['connecting', false, false],
  ['offline', false, false],
  ['blocked', false, false],
  ['logged-out', true, false],
  ['idle', true, false],
  ['recording', true, false],
  ['paused', true, false],
  ['call-over', true, false],
  ['unconfirmed', true, false],
  ['starting', true, true],
  ['stopping', true, true],
])('%s: reachable %s, busy %s', (state, reachable, busy) => {
  expect(isReachable({ state, asked: null })).toBe(reachable);
  expect(isBusy({ state, asked: null })).toBe(busy);
});

it('a press that has not been sent yet is under way', () => {
  expect(isBusy({ state: 'idle', asked: { action: 'start', at: '2026-11-24T12:00:00.000+00:00' } })).toBe(true);
});
