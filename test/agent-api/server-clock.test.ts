/** The server’s clock against ours: start times come in its local time, and only its own zone tells what they mean. */
import { describe, expect, it } from 'vitest';
import { clockFrom, isoInZone, serverDay, startEpochMs, startOnSteadyClock } from '../../main/agent-api/server-clock';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 24, 12);
/** At noon UTC our steady clock stood at 5000. */
const clock = (utcOffsetMs: number): ReturnType<typeof clockFrom> => clockFrom({ version: '2', build: '1', epochMs: noon, utcOffsetMs }, 5000);

describe('the server’s clock', () => {
  it('is what a version tells, and when it was heard', () => {
    expect(clock(hour)).toEqual({ epochMs: noon, atMs: 5000, utcOffsetMs: hour });
  });

  it.each([
    ['2026-11-24 12:00:00', 0, noon],
    ['2026-11-24 13:30:00', hour, noon + hour / 2],
    ['2026-11-24 06:00:00', -5 * hour, noon - hour],
  ])('tells when %s was, %d ms from UTC', (startTime, offset, epochMs) => {
    expect(startEpochMs(startTime, clock(offset))).toBe(epochMs);
    expect(startOnSteadyClock(startTime, clock(offset))).toBe(5000 + epochMs - noon);
  });

  it.each(['2026-13-45 12:00:00', ''])('knows that %j is no time', (startTime) => {
    expect(startEpochMs(startTime, clock(0))).toBeNull();
    expect(startOnSteadyClock(startTime, clock(0))).toBeNull();
  });
});

describe('the server’s day', () => {
  it.each([
    [0, 0, '2026-11-24'],
    [14 * hour, 0, '2026-11-25'],
    [-3.5 * hour, 15 * hour, '2026-11-24'],
    [-3.5 * hour, 16 * hour, '2026-11-25'],
  ])('%d ms from UTC, %d ms after noon, is %s', (offset, later, day) => {
    expect(serverDay(clock(offset), 5000 + later)).toBe(day);
  });
});

describe('a time for a person', () => {
  it.each([
    [0, '2026-11-24T12:00:00+00:00'],
    [5.75 * hour, '2026-11-24T17:45:00+05:45'],
    [-3.5 * hour, '2026-11-24T08:30:00-03:30'],
    [14 * hour, '2026-11-25T02:00:00+14:00'],
  ])('%d ms from UTC is %s', (offset, iso) => {
    expect(isoInZone(noon, offset)).toBe(iso);
  });
});
