/** The main way, from press to proof, and the ways off it that the server really takes (test/wire). */
import { describe, expect, it } from 'vitest';
import { createStage, lightName } from './stage';

describe('start and stop', () => {
  it('goes idle, starting, recording, stopping, idle, each on the server’s proof alone', async () => {
    const stage = await createStage();
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    expect(start.outcome()).toEqual({ kind: 'proved', action: 'start' });
    expect(stage.light()).toBe('recording');
    expect(stage.agent.truth().running).toHaveLength(1);
    await stage.advance(3000);
    const stop = stage.press('toggle');
    await stage.until(() => stop.outcome() !== null);
    expect(stop.outcome()).toEqual({ kind: 'proved', action: 'stop' });
    expect(stage.agent.truth().running).toHaveLength(0);
    expect(stage.shown.map(lightName)).toEqual(['connecting', 'idle', 'starting', 'recording', 'stopping', 'idle']);
    expect(stage.words().filter((word) => word === 'START')).toHaveLength(1);
  });

  it('holds a STOP until the recording is 2 s old, so that the recorder really ends', async () => {
    const stage = await createStage({ channelKnownAfterMs: 1500 });
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    const stop = stage.press('stop');
    await stage.advance(50);
    expect(stage.snapshot().state).toBe('stopping');
    expect(stage.snapshot().detail.phase).toBe('held');
    expect(stage.words()).not.toContain('STOP');
    await stage.until(() => stop.outcome() !== null);
    expect(stage.agent.truth().running).toHaveLength(0);
  });

  it('waits for the id when stopped while starting, and then stops it', async () => {
    const stage = await createStage({ screen: { pickUpMs: 900 } });
    stage.press('start');
    await stage.advance(400);
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null);
    expect(stop.outcome()).toEqual({ kind: 'proved', action: 'stop' });
    expect(stage.agent.truth().running).toHaveLength(0);
    expect(stage.shown.map(lightName)).not.toContain('recording');
  });
});

describe('a deaf screen', () => {
  it('ends a START without proof, and proves it when the screen wakes', async () => {
    const stage = await createStage();
    stage.agent.screen.deaf(true);
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    expect(start.outcome()).toEqual({ kind: 'unproved', action: 'start' });
    expect(stage.light()).toBe('unconfirmed start');
    stage.agent.screen.deaf(false);
    await stage.until(() => stage.light() === 'recording', 20_000);
    expect(stage.words().filter((word) => word === 'START')).toHaveLength(1);
  });

  it('cancels a START on PHP 8: ten seconds watched, then idle', async () => {
    const stage = await createStage();
    stage.agent.screen.deaf(true);
    stage.press('start');
    await stage.advance(1000);
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null);
    expect(stop.outcome()).toEqual({ kind: 'cancelled' });
    expect(stage.light()).toBe('idle');
    expect(stage.loud).toContain('cancelled');
  });

  it('keeps the wish where PHP 7 refuses a STOP over a START', async () => {
    const stage = await createStage({ php: 7 });
    stage.agent.screen.deaf(true);
    stage.press('start');
    await stage.advance(1000);
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null);
    expect(stop.outcome()).toEqual({ kind: 'unproved', action: 'stop' });
    expect(stage.light()).toBe('unconfirmed stop');
    stage.agent.screen.deaf(false);
    await stage.until(() => stage.light() === 'idle', 40_000);
    expect(stage.agent.truth().running).toHaveLength(0);
  });

  it('says that it may still be recording when a STOP is not acted on', async () => {
    const stage = await createStage();
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    await stage.advance(3000);
    stage.agent.screen.deaf(true);
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null);
    expect(stop.outcome()).toEqual({ kind: 'unproved', action: 'stop' });
    expect(stage.light()).toBe('unconfirmed stop');
    stage.agent.screen.deaf(false);
    await stage.until(() => stage.light() === 'idle', 30_000);
    expect(stage.agent.truth().running).toHaveLength(0);
  });
});

describe('what the screen does wrong', () => {
  it('counts two recordings made of one START, and ends both with one stop', async () => {
    const stage = await createStage({ screen: { pickUpMs: 1400 } });
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    await stage.until(() => stage.snapshot().recordings === 2, 5000);
    expect(stage.snapshot().detail.doubled).toBe('one-start');
    expect(stage.agent.truth().running).toHaveLength(2);
    await stage.advance(4000);
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null);
    expect(stage.agent.truth().running).toHaveLength(0);
  });

  it('stops an id that is written after the STOP', async () => {
    const stage = await createStage({ screen: { pickUpMs: 0, writeBackMs: 9500, pollMs: 20_000, firstPollMs: 100 } });
    stage.press('start');
    await stage.advance(500);
    const stop = stage.press('stop');
    stage.agent.screen.pace({ pollMs: 1000 });
    await stage.until(() => stop.outcome() !== null);
    await stage.advance(15_000);
    expect(stage.agent.truth().running).toHaveLength(0);
    expect(stage.light()).toBe('idle');
  });
});

describe('lost answers', () => {
  it('never sends a START again: STATUS decides', async () => {
    const stage = await createStage();
    stage.fault = (value) => (value === 'START' ? 'lost-answer' : 'pass');
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    expect(start.outcome()).toEqual({ kind: 'proved', action: 'start' });
    expect(stage.words().filter((word) => word === 'START')).toHaveLength(1);
  });

  it('sends a STOP again until it is answered', async () => {
    const stage = await createStage();
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    await stage.advance(3000);
    let lost = 0;
    stage.fault = (value) => (value === 'STOP' && lost++ < 2 ? 'refused-connection' : 'pass');
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null);
    expect(stop.outcome()).toEqual({ kind: 'proved', action: 'stop' });
    expect(stage.agent.truth().running).toHaveLength(0);
  });

  it('sends nothing when no answer comes within 5 s', async () => {
    const stage = await createStage();
    stage.fault = () => 'refused-connection';
    await stage.advance(20_000);
    expect(stage.light()).toBe('offline');
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null, 6000);
    expect(start.outcome()).toEqual({ kind: 'nothing-sent' });
  });
});

describe('a crash', () => {
  it('between STOP and proof is never idle before the proof', async () => {
    const stage = await createStage();
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    await stage.advance(3000);
    stage.agent.screen.deaf(true);
    stage.press('stop');
    await stage.until(() => stage.words().includes('STOP'));
    stage.crash();
    await stage.advance(2000);
    const from = stage.shown.length;
    stage.restart();
    await stage.advance(5000);
    expect(stage.shown.slice(from).map(lightName)).not.toContain('idle');
    expect(stage.agent.truth().running).toHaveLength(1);
    stage.agent.screen.deaf(false);
    await stage.until(() => stage.light() === 'idle', 30_000);
    expect(stage.agent.truth().running).toHaveLength(0);
  });

  it('after START is not a second START', async () => {
    const stage = await createStage();
    stage.press('start');
    await stage.until(() => stage.words().includes('START'));
    stage.restart();
    await stage.until(() => stage.light() === 'recording', 20_000);
    expect(stage.words().filter((word) => word === 'START')).toHaveLength(1);
  });
});

describe('a refused login', () => {
  it('is asked exactly once, not again by a restart, and again when a person checks', async () => {
    const stage = await createStage({ password: 'wrong' });
    expect(stage.light()).toBe('blocked');
    await stage.advance(600_000);
    stage.restart();
    await stage.advance(600_000);
    expect(stage.light()).toBe('blocked');
    expect(stage.practice.refusedLogins()).toBe(1);
    void stage.recorder().check();
    await stage.advance(1000);
    expect(stage.practice.refusedLogins()).toBe(2);
  });
});

describe('while blocked', () => {
  it('nothing but a person makes it ask: no popup, no wake, no unlock, no press', async () => {
    const stage = await createStage({ password: 'wrong' });
    for (const attention of [
      { popup: true, locked: false, suspended: false },
      { popup: false, locked: true, suspended: true },
      { popup: false, locked: false, suspended: false },
    ]) {
      stage.recorder().attend(attention);
      await stage.advance(10_000);
    }
    for (const action of ['start', 'stop', 'toggle'] as const) {
      stage.press(action);
      await stage.advance(10_000);
    }
    expect(stage.practice.refusedLogins()).toBe(1);
  });

  it('an API that is switched off, answered before any login, is asked every five minutes', async () => {
    const stage = await createStage({ apiActive: false });
    expect(stage.light()).toBe('blocked');
    const before = stage.practice.calls().length;
    await stage.advance(4 * 60_000);
    expect(stage.practice.calls()).toHaveLength(before);
    stage.practice.change({ apiActive: true });
    await stage.advance(2 * 60_000);
    expect(stage.light()).toBe('idle');
  });
});
