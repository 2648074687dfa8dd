/** When a shared desk is asked who sits there. */
import { beforeEach, expect, it } from 'vitest';
import { createAskAgent, type AskAgent } from '../../main/desk/ask-agent';

let now: number;
let wished: boolean;
let dialer: boolean;
let asked: number;
let room: AskAgent;
beforeEach(() => {
  [now, wished, dialer, asked] = [0, true, true, 0];
  room = createAskAgent({ isWished: () => wished, hasDialer: () => dialer, ask: () => asked++, now: () => now });
});

function away(ms: number): void {
  room.locked();
  now += ms;
  room.unlocked();
}

it('at sign-in, and after a minute or more behind the lock', () => {
  room.signedIn();
  expect(asked).toBe(1);
  away(59_999);
  expect(asked).toBe(1);
  away(60_000);
  expect(asked).toBe(2);
});

it('never where it is not wished, nor where there is no dialer', () => {
  wished = false;
  room.signedIn();
  away(600_000);
  wished = true;
  dialer = false;
  room.signedIn();
  away(600_000);
  expect(asked).toBe(0);
});

it('a lock that is told twice counts from the first, an unlock without one counts for nothing', () => {
  room.unlocked();
  room.locked();
  now += 50_000;
  room.locked();
  now += 10_000;
  room.unlocked();
  room.unlocked();
  expect(asked).toBe(1);
});
