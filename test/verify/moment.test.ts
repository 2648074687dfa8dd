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
  expect(isReachable({ state })).toBe(reachable);
  expect(isBusy({ state, asked: null, detail: { pause: null } })).toBe(busy);
});

it('a press that has not been sent yet is under way', () => {
  expect(isBusy({ state: 'idle', asked: { action: 'start', at: '2026-11-24T12:00:00.000+00:00' }, detail: { pause: null } })).toBe(true);
});

it.each([
  ['pausing', true],
  ['paused', false],
  ['asking', false],
  ['resuming', true],
] as const)('a pause that is %s: busy %s', (phase, busy) => {
  const pause = { phase, seconds: 60, sinceMs: null, leftMs: null, atEnd: 'ask', part: 2, tag: '_R_P2', found: false, stereo: null } as const;
  expect(isBusy({ state: 'idle', asked: null, detail: { pause } })).toBe(busy);
});
