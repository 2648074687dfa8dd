/** Screens that do not listen, and sessions that come and go. */
import { describe, expect, test } from 'vitest';
import { onACall, WORDS } from './world';

describe('a screen that does not listen', () => {
  test('deaf: says SUCCESS, acts on nothing, and the word fires once it wakes', () => {
    const stage = onACall();
    stage.agent.screen.deaf(true);
    expect(stage.ask('START')).toContain(WORDS.sent);
    stage.clock.advance(120_000);
    expect([stage.running(), stage.field()]).toEqual([0, 'START']);
    expect(stage.agent.truth().agentStatus).toBe('INCALL');
    stage.agent.screen.deaf(false);
    stage.clock.advance(1200);
    expect([stage.running(), stage.field()]).toEqual([1, '121243']);
  });

  test('deaf: the word fires in a later call unless a disposition wipes it', () => {
    const stage = onACall();
    stage.agent.screen.deaf(true);
    stage.ask('START');
    stage.agent.hangUp();
    stage.agent.dispose();
    expect(stage.field()).toBe('');
    stage.ask('START');
    stage.agent.takeCall();
    stage.agent.screen.deaf(false);
    stage.clock.advance(2000);
    expect(stage.running()).toBe(1);
  });

  test('throttled: looks once a minute', () => {
    const stage = onACall();
    stage.agent.screen.throttled(true);
    stage.ask('START');
    stage.clock.advance(59_999);
    expect([stage.running(), stage.field()]).toEqual([0, 'START']);
    stage.clock.advance(500);
    expect([stage.running(), stage.field()]).toEqual([1, '121243']);
  });

  test('closed: the session turns PAUSED after 30 s, its recorder runs on', () => {
    const stage = onACall();
    stage.ask('START');
    stage.clock.advance(2000);
    stage.agent.screen.closed(true);
    stage.clock.advance(30_000);
    expect(stage.ask('STATUS')).toMatch(/\|INCALL\n$/);
    stage.clock.advance(1);
    expect(stage.ask('STATUS')).toMatch(/\|PAUSED\n$/);
    expect([stage.running(), stage.field()]).toEqual([1, '121243']);
  });

  test('closed: START and STOP are a sign of life, STATUS is none', () => {
    const stage = onACall();
    stage.agent.screen.closed(true);
    stage.clock.advance(20_000);
    stage.ask('START');
    stage.clock.advance(20_000);
    expect(stage.ask('STATUS')).toMatch(/\|INCALL\n$/);
    stage.clock.advance(20_000);
    expect(stage.ask('STATUS')).toMatch(/\|PAUSED\n$/);
  });

  test('a remote agent takes the word and never acts', () => {
    const stage = onACall({}, { agents: [{ agent: '1000', remote: true }] });
    expect(stage.ask('START')).toContain(WORDS.sent);
    stage.clock.advance(300_000);
    stage.agent.screen.poll();
    stage.clock.advance(1000);
    expect([stage.running(), stage.field()]).toEqual([0, 'START']);
    expect(stage.agent.truth().agentStatus).toBe('INCALL');
  });
});

describe('calls and sessions', () => {
  test('the campaign records by way of the screen, routing at once', () => {
    const stage = onACall();
    stage.agent.hangUp();
    stage.agent.dispose();
    stage.agent.takeCall({ autoRecord: 'campaign' });
    expect([stage.running(), stage.field()]).toEqual([0, '']);
    stage.clock.advance(200);
    expect([stage.running(), stage.field()]).toEqual([1, '121243']);
    stage.clock.advance(1000);
    stage.agent.hangUp();
    stage.agent.dispose();
    stage.agent.takeCall({ autoRecord: 'routing' });
    expect([stage.running(), stage.field()]).toEqual([1, '121244']);
  });

  test('a logout wipes the word and ends what is known to run', () => {
    const stage = onACall();
    stage.ask('START');
    stage.clock.advance(2000);
    stage.ask('START');
    stage.agent.logOut();
    expect(stage.running()).toBe(0);
    expect(stage.practice.recordings()[0]?.endedAt).toBeNull();
    expect(stage.ask('STATUS')).toBe('ERROR: agent_user is not logged in - 1000\n');
    stage.agent.logIn();
    stage.clock.advance(5000);
    expect([stage.running(), stage.field()]).toEqual([0, '']);
  });

  test.each(['START', 'STOP'])('a %s on its way is lost with the session it was for', (word) => {
    const stage = onACall({ polls: false, pickUpMs: 500, stopMs: 500, writeBackMs: 0 });
    stage.agent.screen.record();
    stage.clock.advance(1000);
    stage.ask(word);
    stage.agent.screen.poll();
    stage.agent.logOut();
    stage.agent.logIn();
    stage.agent.put({ field: 'UNTOUCHED' });
    stage.clock.advance(2000);
    expect([stage.running(), stage.field()]).toEqual([0, 'UNTOUCHED']);
    expect(stage.practice.recordings().map((row) => row.endedAt)).toEqual([null]);
  });

  test('the disposition forgets the file name: a STOP after it finds nothing to end', () => {
    const stage = onACall();
    stage.agent.screen.record();
    stage.clock.advance(1000);
    stage.agent.hangUp();
    stage.agent.dispose();
    stage.agent.put({ field: 'STOP' });
    stage.clock.advance(5000);
    expect(stage.field()).toBe('STOP');
  });

  test('a new call forgets a file name that came after the disposition', () => {
    const stage = onACall({ pickUpMs: 0, writeBackMs: 3000 });
    stage.agent.screen.record();
    stage.clock.advance(1000);
    stage.agent.hangUp();
    stage.agent.dispose();
    stage.clock.advance(2000);
    expect(stage.field()).toBe('121243');
    stage.agent.takeCall();
    stage.ask('STOP');
    stage.clock.advance(5000);
    expect(stage.field()).toBe('STOP');
  });

  test('acts that an agent could not do are refused and change nothing', () => {
    const stage = onACall();
    const { agent } = stage;
    expect([agent.takeCall(), agent.dispose(), agent.ready(), agent.logIn()]).toEqual(Array(4).fill(false));
    expect(agent.truth().agentStatus).toBe('INCALL');
    agent.hangUp();
    expect([agent.hangUp(), agent.takeCall(), agent.ready()]).toEqual(Array(3).fill(false));
    expect(agent.phase()).toBe('disposition');
  });

  test('many agents keep their own mailboxes', () => {
    const names = Array.from({ length: 50 }, (_, index) => String(2000 + index));
    const stage = onACall(
      {},
      {
        agents: [{ agent: '1000' }, ...names.map((agent) => ({ agent }))],
      },
    );
    for (const name of names) stage.practice.agent(name).takeCall();
    stage.ask('START', { agent_user: '2007' });
    stage.clock.advance(2000);
    const recorded = ['1000', ...names].filter((name) => stage.practice.agent(name).truth().running.length > 0);
    expect(recorded).toEqual(['2007']);
  });
});
