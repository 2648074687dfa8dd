/** What the agent screen does to words, recorders and the field, in virtual time. */
import { describe, expect, test } from 'vitest';
import { onACall, second, WORDS } from './world';

describe('an ordinary screen', () => {
  test('picks up a START and a STOP at its next poll', () => {
    const stage = onACall({ pollMs: 1000, pickUpMs: 200, writeBackMs: 100, stopMs: 50 });
    stage.ask('START');
    stage.clock.advance(1199);
    expect([stage.running(), stage.field()]).toEqual([0, 'START']);
    stage.clock.advance(1);
    expect([stage.running(), stage.field()]).toEqual([1, 'START']);
    stage.clock.advance(100);
    expect([stage.running(), stage.field()]).toEqual([1, '121243']);
    stage.ask('STOP');
    stage.clock.advance(749);
    expect([stage.running(), stage.field()]).toEqual([1, 'STOP']);
    stage.clock.advance(1);
    expect([stage.running(), stage.field()]).toEqual([0, '']);
  });

  test('a START over a running recording makes a second one; one STOP ends both, one row', () => {
    const stage = onACall();
    stage.ask('START');
    stage.clock.advance(2000);
    stage.ask('START');
    expect(stage.ask('STATUS')).toContain(WORDS.notRecording);
    stage.clock.advance(2000);
    expect(stage.running()).toBe(2);
    stage.ask('STOP');
    stage.clock.advance(2000);
    expect(stage.running()).toBe(0);
    expect(stage.practice.recordings().map((row) => row.endedAt !== null)).toEqual([false, true]);
  });

  test('of two recordings of one name the newest row is ended', () => {
    const stage = onACall({ polls: false, pickUpMs: 0, writeBackMs: 0, stopMs: 0 });
    stage.agent.screen.record();
    stage.agent.screen.record();
    stage.clock.advance(2000);
    stage.ask('STOP');
    stage.agent.screen.poll();
    const [older, newer] = stage.practice.recordings();
    expect(older?.filename).toBe(newer?.filename);
    expect([older?.endedAt, newer?.endedAt]).toEqual([null, stage.clock.now()]);
  });

  test("the agent's own buttons record and stop without a word, and log no length", () => {
    const stage = onACall();
    stage.agent.screen.record();
    stage.clock.advance(500);
    expect(stage.ask('STATUS')).toContain(WORDS.active);
    stage.clock.advance(1000);
    stage.agent.screen.stopButton();
    stage.clock.advance(500);
    expect([stage.running(), stage.field()]).toEqual([0, '']);
    expect(stage.practice.recordings()[0]?.endedAt).toBeNull();
  });

  test('the recording limit ends the audio and leaves the id', () => {
    const stage = onACall({}, { recordingLimitMs: 60_000 });
    stage.ask('START');
    stage.clock.advance(61_000);
    expect(stage.running()).toBe(1);
    stage.clock.advance(1000);
    expect([stage.running(), stage.field()]).toEqual([0, '121243']);
  });
});

describe('a slow screen', () => {
  test.each([
    { slow: { pickUpMs: 1400, writeBackMs: 0 }, recordings: 2 },
    { slow: { pickUpMs: 0, writeBackMs: 1400 }, recordings: 2 },
    { slow: { pickUpMs: 1000, writeBackMs: 1400 }, recordings: 3 },
  ])('makes $recordings recordings of one START with $slow', ({ slow, recordings }) => {
    const stage = onACall(slow);
    stage.ask('START');
    stage.clock.advance(10_000);
    expect(stage.running()).toBe(recordings);
    expect(stage.practice.recordings()).toHaveLength(recordings);
    expect(second(stage.ask('STATUS'))).toBe(String(121_242 + recordings));
  });

  test('a late id overwrites a STOP, which the screen had to refuse', () => {
    const stage = onACall({ pickUpMs: 0, writeBackMs: 2500 });
    stage.ask('START');
    stage.clock.advance(1100);
    expect([stage.running(), stage.field()]).toEqual([1, 'START']);
    stage.ask('STOP');
    stage.clock.advance(2300);
    expect([stage.running(), stage.field()]).toEqual([1, 'STOP']);
    stage.clock.advance(200);
    expect([stage.running(), stage.field()]).toEqual([1, '121243']);
    stage.ask('STOP');
    stage.clock.advance(2000);
    expect([stage.running(), stage.field()]).toEqual([0, '']);
  });

  test.each([
    { why: 'the recorder began before the STOP', slow: { pickUpMs: 0, writeBackMs: 3000 }, runs: 0 },
    { why: 'the recorder begins after the STOP', slow: { pickUpMs: 3000, writeBackMs: 0 }, runs: 1 },
  ])('later in the call a STOP is obeyed before the START: $why', ({ slow, runs }) => {
    const stage = onACall();
    stage.ask('START');
    stage.clock.advance(2000);
    stage.ask('STOP');
    stage.clock.advance(2000);
    stage.agent.screen.pace(slow);
    stage.ask('START');
    stage.clock.advance(1000);
    stage.ask('STOP');
    stage.clock.advance(1500);
    expect(stage.ask('STOP')).toContain(`${WORDS.stopError} - 1000||`);
    stage.clock.advance(3000);
    expect([stage.running(), stage.field()]).toEqual([runs, '121244']);
  });
});

describe('a STOP that cancels a START', () => {
  test('stays in the field for the rest of the call when it was the first', () => {
    const stage = onACall();
    stage.ask('START');
    stage.ask('STOP');
    stage.clock.advance(20_000);
    expect([stage.running(), stage.field()]).toEqual([0, 'STOP']);
    stage.agent.hangUp();
    stage.agent.dispose();
    expect(stage.field()).toBe('');
  });

  test('later in the call empties the field and writes over the earlier length', () => {
    const stage = onACall();
    stage.ask('START');
    stage.clock.advance(2000);
    stage.ask('STOP');
    stage.clock.advance(2000);
    const ended = stage.practice.recordings()[0]?.endedAt ?? Infinity;
    stage.ask('START');
    stage.ask('STOP');
    stage.clock.advance(2000);
    expect([stage.running(), stage.field()]).toEqual([0, '']);
    expect(stage.practice.recordings()[0]?.endedAt).toBeGreaterThan(ended);
  });
});

describe('a recorder younger than it is known', () => {
  test('outlives a STOP: field empty, log ended, STOP refused', () => {
    const stage = onACall({ polls: false, pickUpMs: 0, writeBackMs: 0, stopMs: 0 });
    stage.ask('START');
    stage.agent.screen.poll();
    stage.clock.advance(399);
    stage.ask('STOP');
    stage.agent.screen.poll();
    expect([stage.running(), stage.field()]).toEqual([1, '']);
    expect(stage.practice.recordings()[0]?.endedAt).not.toBeNull();
    expect(stage.ask('STOP')).toContain(WORDS.stopError);
  });

  test('is ended by a START and a STOP later', () => {
    const stage = onACall({ polls: false, pickUpMs: 0, writeBackMs: 0, stopMs: 0 });
    for (const word of ['START', 'STOP', 'START']) {
      stage.ask(word);
      stage.agent.screen.poll();
    }
    expect(stage.running()).toBe(2);
    stage.clock.advance(400);
    stage.ask('STOP');
    stage.agent.screen.poll();
    expect(stage.running()).toBe(0);
  });

  test('outlives the hang-up and the disposition, unseen', () => {
    const stage = onACall({ polls: false, pickUpMs: 0, writeBackMs: 0 });
    stage.ask('START');
    stage.agent.screen.poll();
    stage.clock.advance(300);
    stage.agent.hangUp();
    expect([stage.running(), stage.field()]).toEqual([1, '121243']);
    expect(stage.practice.recordings()[0]?.endedAt).toBeNull();
    stage.agent.dispose();
    expect([stage.running(), stage.field()]).toEqual([1, '']);
  });
});
