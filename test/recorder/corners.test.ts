/** Corners that random schedules found: each was once a lie, a lost press or a call too many. */
import { describe, expect, it } from 'vitest';
import { step } from '../../main/recorder/machine';
import { defaultPace } from '../../main/recorder/schedule';
import { emptyState, type State } from '../../main/recorder/state';
import { createStage, lightName } from './stage';

const onTheWire = (effects: ReturnType<typeof step>['effects']): string[] => effects.flatMap((effect) => (effect.do === 'call' ? [effect.call.do] : []));

describe('a press', () => {
  it('that was joined to another ends with it, whatever is pressed next', async () => {
    const stage = await createStage();
    const first = stage.press('toggle');
    await stage.advance(50);
    const joined = stage.press('toggle');
    await stage.advance(650);
    stage.press('toggle');
    await stage.advance(60_000);
    expect(first.outcome()).not.toBeNull();
    expect(joined.outcome()).toEqual(first.outcome());
  });

  it('whose answer comes after the computer slept sends nothing', () => {
    const known: State = { ...emptyState, askNow: false, lastAskedAt: 0, heard: { answer: { kind: 'notRecording', agentStatus: 'INCALL' }, askedAt: -9000, at: -9000 } };
    const pressed = step(known, { type: 'press', press: 1, action: 'start', tag: '_R', another: false }, 100, defaultPace);
    const flight = pressed.state.statusFlight?.id ?? 0;
    const late = step(pressed.state, { type: 'reply', flight, reply: { kind: 'notRecording', agentStatus: 'INCALL' } }, 3_600_000, defaultPace);
    expect(onTheWire(late.effects)).not.toContain('start');
    expect(late.effects).toContainEqual({ do: 'settle', press: 1, outcome: { kind: 'nothing-sent' } });
  });

  it('again on a held stop does not send it early', async () => {
    const stage = await createStage({ channelKnownAfterMs: 1800 });
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    stage.press('stop');
    await stage.advance(400);
    const again = stage.press('stop');
    await stage.advance(100);
    expect(stage.words()).not.toContain('STOP');
    await stage.until(() => again.outcome() !== null);
    expect(again.outcome()).toEqual({ kind: 'proved', action: 'stop' });
    expect(stage.agent.truth().running).toHaveLength(0);
  });
});

describe('a kill', () => {
  it('right after a stop was pressed, before anything was answered, forgets nothing', async () => {
    const stage = await createStage();
    stage.press('start');
    await stage.until(() => stage.light() === 'recording');
    await stage.advance(5000);
    stage.press('stop');
    stage.restart();
    expect(stage.snapshot().wanted).toBe('stop');
    await stage.until(() => stage.light() === 'idle');
    expect(stage.agent.truth().running).toHaveLength(0);
  });

  it('in the ten seconds after a proved stop leaves them running', async () => {
    const stage = await createStage();
    stage.press('start');
    await stage.until(() => stage.light() === 'recording');
    await stage.advance(5000);
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null);
    stage.restart();
    // As a screen does that obeys the STOP before the START.
    stage.agent.screen.record();
    await stage.until(() => stage.snapshot().wanted === 'stop');
    await stage.until(() => stage.light() === 'idle');
    expect(stage.agent.truth().running).toHaveLength(0);
  });
});

describe('an id that is not ours', () => {
  it('proves no START of ours, though it stands in its place', async () => {
    const stage = await createStage({ screen: { writeBackMs: 3000 } });
    stage.agent.screen.record();
    // It reads nothing any more, but still writes the id of its own recording, over our START.
    stage.agent.screen.deaf(true);
    const start = stage.press('start', { tag: '_MINE' });
    await stage.until(() => /^\d+$/.test(stage.agent.truth().field ?? ''));
    await stage.advance(1500);
    expect(stage.light()).toBe('starting');
    await stage.until(() => start.outcome() !== null);
    expect(start.outcome()).toEqual({ kind: 'unproved', action: 'start' });
    expect(stage.light()).toBe('recording');
  });
});

describe('sleep', () => {
  const starting = step({ ...emptyState, askNow: false, lastAskedAt: 0, heard: { answer: { kind: 'notRecording', agentStatus: 'INCALL' }, askedAt: -9000, at: -9000 } }, { type: 'press', press: 1, action: 'start', tag: '_R', another: false }, 100, defaultPace).state;

  it('takes a start with it that had not gone out', () => {
    const asleep = step(starting, { type: 'attention', attention: { popup: false, locked: false, suspended: true } }, 200, defaultPace);
    expect(asleep.effects).toContainEqual({ do: 'settle', press: 1, outcome: { kind: 'nothing-sent' } });
    expect(asleep.state.pending).toBeNull();
  });

  it('makes an answer worthless that was given before it', () => {
    const late = step(starting, { type: 'reply', flight: starting.statusFlight?.id ?? 0, reply: { kind: 'active', id: '121', filename: null, server: null, startTime: null, agentStatus: 'INCALL' } }, 60_000, defaultPace);
    expect(late.state.running).toEqual([]);
    expect(late.state.trouble?.kind).toBe('timeout');
  });
});

describe('a cancelled START', () => {
  it('is not said while an id that came at the last moment still runs under a deaf screen', async () => {
    const stage = await createStage();
    stage.press('start');
    await stage.advance(100);
    stage.press('stop');
    await stage.until(() => /^\d+$/.test(stage.agent.truth().field ?? ''));
    stage.agent.screen.deaf(true);
    await stage.until(() => stage.words().includes('STOP'));
    const from = stage.shown.length;
    stage.restart();
    await stage.advance(30_000);
    expect(stage.agent.truth().running).toHaveLength(1);
    expect(stage.shown.slice(from).map(lightName)).not.toContain('idle');
    expect(stage.light()).toBe('unconfirmed stop');
  });

  it('is not said of a START over one that the screen may have obeyed before somebody else hid its id', async () => {
    const stage = await createStage();
    stage.practice.addUser({ user: 'other', pass: 'other' });
    const first = stage.press('start');
    await stage.until(() => /^\d+$/.test(stage.agent.truth().field ?? ''));
    stage.agent.screen.deaf(true);
    stage.practice.answer({ source: 'other', user: 'other', pass: 'other', agent_user: '1000', function: 'recording', value: 'START', stage: '' });
    await stage.until(() => first.outcome() !== null);
    stage.press('start');
    await stage.advance(3000);
    const from = stage.shown.length;
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null, 60_000);
    expect(stage.agent.truth().running).toHaveLength(1);
    expect(stop.outcome()).toEqual({ kind: 'unproved', action: 'stop' });
    expect(stage.shown.slice(from).map(lightName)).not.toContain('idle');
  });

  it('is not said where an id went away that nobody was seen to end', async () => {
    const stage = await createStage();
    stage.practice.addUser({ user: 'other', pass: 'other' });
    const first = stage.press('start');
    await stage.until(() => first.outcome() !== null);
    stage.agent.screen.deaf(true);
    stage.practice.answer({ source: 'other', user: 'other', pass: 'other', agent_user: '1000', function: 'recording', value: 'START', stage: '' });
    await stage.until(() => stage.light() === 'idle', 30_000);
    stage.press('start');
    await stage.advance(3000);
    const from = stage.shown.length;
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null, 60_000);
    expect(stage.agent.truth().running).toHaveLength(1);
    expect(stop.outcome()).toEqual({ kind: 'unproved', action: 'stop' });
    expect(stage.shown.slice(from).map(lightName)).not.toContain('idle');
  });

  it('is said again in the next call, whose field a disposition has emptied', async () => {
    const stage = await createStage();
    const first = stage.press('start');
    await stage.until(() => first.outcome() !== null);
    await stage.advance(3000);
    stage.agent.hangUp();
    stage.agent.dispose();
    stage.agent.ready();
    await stage.until(() => stage.light() === 'idle', 30_000);
    stage.agent.takeCall();
    stage.agent.screen.deaf(true);
    stage.press('start');
    await stage.advance(3000);
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null, 60_000);
    expect(stop.outcome()).toEqual({ kind: 'cancelled' });
  });

  it('of a second recording leaves the first one wanted ended', async () => {
    const stage = await createStage();
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    await stage.advance(4000);
    stage.agent.screen.deaf(true);
    stage.press('start', { another: true });
    await stage.advance(500);
    stage.restart();
    await stage.advance(500);
    const from = stage.shown.length;
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null, 60_000);
    expect(stage.agent.truth().running.length).toBeGreaterThan(0);
    expect(stop.outcome()?.kind).not.toBe('cancelled');
    expect(stage.shown.slice(from).map(lightName)).not.toContain('idle');
  });
});

describe('a stop of a START that is past its limit', () => {
  it('asks first: an id that came since the last look is held and really ended', async () => {
    const stage = await createStage({ channelKnownAfterMs: 1500 });
    stage.agent.screen.deaf(true);
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    // Right after a look at the deaf screen it wakes, and records before the next look.
    const looks = stage.words().length;
    await stage.until(() => stage.words().length > looks);
    stage.agent.screen.deaf(false);
    await stage.until(() => /^\d+$/.test(stage.agent.truth().field ?? ''), 4000);
    await stage.advance(300);
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null);
    expect(stop.outcome()).toEqual({ kind: 'proved', action: 'stop' });
    expect(stage.agent.truth().running).toHaveLength(0);
  });
});

describe('the server’s clock', () => {
  it('that jumps by an hour makes no recording old enough to be stopped', async () => {
    const stage = await createStage({ channelKnownAfterMs: 1500 });
    await stage.advance(1000);
    stage.practice.change({ utcOffsetMinutes: -60 });
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    expect(stage.snapshot().detail.elapsedMs).toBeLessThan(20_000);
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null);
    expect(stage.agent.truth().running).toHaveLength(0);
  });

  it('is not asked about after every STATUS when it does not answer', async () => {
    const stage = await createStage();
    const asked: string[] = [];
    stage.fault = (value) => {
      asked.push(value);
      return value === 'version' ? { body: 'nothing that can be read' } : 'pass';
    };
    stage.restart();
    await stage.advance(1_800_000);
    expect(asked.filter((value) => value === 'version').length).toBeLessThan(6);
  });
});

describe('a START that a disposition wiped', () => {
  it('is not proved by the next call’s own recording', async () => {
    const stage = await createStage();
    stage.agent.screen.deaf(true);
    const start = stage.press('start');
    await stage.advance(1500);
    stage.agent.hangUp();
    stage.agent.dispose();
    stage.agent.ready();
    await stage.advance(500);
    stage.agent.screen.deaf(false);
    stage.agent.takeCall({ autoRecord: 'campaign' });
    await stage.until(() => start.outcome() !== null);
    expect(start.outcome()).toEqual({ kind: 'unproved', action: 'start' });
    await stage.until(() => stage.light() === 'recording', 20_000);
    expect(stage.snapshot().detail.tag).toBeNull();
  });
});

describe('somebody else’s START', () => {
  it('on top of our recording does not hide that one runs', async () => {
    const stage = await createStage();
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    await stage.advance(4000);
    stage.agent.screen.deaf(true);
    stage.practice.addUser({ user: 'other', pass: 'other' });
    stage.practice.answer({ source: 'other', user: 'other', pass: 'other', agent_user: '1000', function: 'recording', value: 'START', stage: '_X' });
    await stage.until(() => stage.light() === 'starting', 20_000);
    expect(stage.snapshot().recordings).toBe(1);
    expect(stage.snapshot().detail.ids).toHaveLength(1);
    expect(stage.snapshot().recording).not.toBeNull();
  });

  it('over a recording that was never seen is not said to be cancelled while the recording runs', async () => {
    const stage = await createStage();
    stage.agent.hangUp();
    stage.agent.dispose();
    stage.agent.ready();
    await stage.advance(3000);
    stage.practice.addUser({ user: 'other', pass: 'other' });
    stage.agent.screen.deaf(true);
    stage.agent.takeCall({ autoRecord: 'routing' });
    stage.practice.answer({ source: 'other', user: 'other', pass: 'other', agent_user: '1000', function: 'recording', value: 'START', stage: '_X' });
    const stop = stage.press('stop');
    const from = stage.shown.length;
    await stage.until(() => stop.outcome() !== null, 60_000);
    await stage.advance(20_000);
    expect(stage.agent.truth().running.length).toBeGreaterThan(0);
    expect(stage.shown.slice(from).map(lightName)).not.toContain('idle');
    expect(stage.light()).toBe('unconfirmed stop');
  });
});

describe('a full disk', () => {
  it('that refuses a second START leaves the first one open', async () => {
    const stage = await createStage({ php: 7 });
    stage.agent.screen.deaf(true);
    const first = stage.press('start');
    await stage.until(() => first.outcome() !== null);
    stage.disk.refuses = true;
    const second = stage.press('start');
    await stage.until(() => second.outcome() !== null);
    expect(second.outcome()).toEqual({ kind: 'refused', why: 'word-not-kept' });
    expect(stage.light()).toBe('unconfirmed start');
  });
});

describe('a screen that is slow by habit', () => {
  it('is not asked every 400 ms for a minute', async () => {
    const stage = await createStage({ screen: { pollMs: 15_000, firstPollMs: 14_000 } });
    stage.press('start');
    await stage.until(() => stage.light() === 'recording', 60_000);
    await stage.advance(5000);
    stage.agent.screen.deaf(true);
    const from = stage.practice.calls().length;
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null, 100_000);
    expect(stop.outcome()).toEqual({ kind: 'unproved', action: 'stop' });
    expect(stage.practice.calls().length - from).toBeLessThan(120);
  });
});

describe('a refused login that a person tries once more', () => {
  it('while answers are lost: the login goes out once, and the light stays blocked', async () => {
    const stage = await createStage({ password: 'wrong' });
    let posts = 0;
    stage.fault = () => {
      posts++;
      return 'lost-answer';
    };
    void stage.recorder().check();
    await stage.advance(120_000);
    expect(posts).toBe(1);
    expect(stage.light()).toBe('blocked');
  });
});

describe('an API that is switched off', () => {
  it('and then out of reach is asked no more often', async () => {
    const stage = await createStage({ apiActive: false });
    await stage.advance(299_000);
    let posts = 0;
    stage.fault = () => {
      posts++;
      return 'refused-connection';
    };
    await stage.advance(60_000);
    expect(posts).toBe(1);
  });

  it('is known among PHP’s warnings', async () => {
    const stage = await createStage({ apiActive: false, displayErrors: true });
    expect(stage.snapshot()).toMatchObject({ state: 'blocked', failure: { kind: 'api-off' } });
  });
});
