/** The finished file: asked for rarely, never at a bad moment, and never said to be there or missing without an answer. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStage, lineOf, password, type Stage } from './stage';

let stage: Stage;
beforeEach(() => (stage = createStage()));
afterEach(() => stage.close());

function other(...options: Parameters<typeof createStage>): void {
  stage.close();
  stage = createStage(...options);
}

describe('a file that is there', () => {
  it('is found by one question, twenty seconds after the call', async () => {
    stage.record(1);
    stage.callEnded({ filename: 'f1' });
    await stage.advance(19);
    expect(stage.lookUps()).toEqual([]);
    await stage.advance(2);
    expect(stage.verified).toEqual([
      {
        recording: { agent: '1000', id: '1', filename: 'f1', startedAt: '2026-11-24T12:00:00+00:00', expectedSeconds: 30 },
        outcome: 'found',
        file: { id: '1', seconds: 30, expectedSeconds: 30, format: 'WAV', place: '10.0.0.7' },
      },
    ]);
    await stage.advance(3600);
    expect(stage.lookUps()).toEqual(['1000 20']);
  });

  it.each([
    ['as long as expected', 30, 30, 'found'],
    ['three seconds shorter', 27, 30, 'found'],
    ['more than three seconds shorter', 26, 30, 'short'],
    ['a twentieth shorter', 570, 600, 'found'],
    ['more than a twentieth shorter', 569, 600, 'short'],
    ['much longer', 300, 30, 'found'],
    ['of which nobody knows how long it should be', 3, null, 'found'],
    // The agent's own stop button and a logout leave no length.
    ['without a length of the server’s', 0, 30, 'found'],
  ] as const)('%s: %d of %s seconds is %s', async (_name, seconds, expectedSeconds, outcome) => {
    stage.record(1, { seconds });
    stage.callEnded({ expectedSeconds });
    await stage.advance(21);
    expect(stage.verified.map(({ outcome: one, file }) => [one, file.seconds, file.expectedSeconds])).toEqual([[outcome, seconds || null, expectedSeconds]]);
  });
});

describe('a file that is not there yet', () => {
  it('is asked for once more, five minutes later', async () => {
    other({ movedAfterMs: 180_000 });
    stage.record(1);
    stage.callEnded({});
    await stage.advance(300);
    expect(stage.verified).toEqual([]);
    await stage.advance(60);
    expect(stage.lookUps()).toEqual(['1000 20', '1000 320']);
    expect(stage.verified.map(lineOf)).toEqual(['1 found']);
  });

  it('is missing where the row has none by then, and its length is kept', async () => {
    other({ movedAfterMs: null });
    stage.record(1);
    stage.callEnded({});
    await stage.advance(3600);
    expect(stage.lookUps()).toEqual(['1000 20', '1000 320']);
    expect(stage.verified).toMatchObject([{ outcome: 'missing', file: { id: '1', seconds: 30, expectedSeconds: 30, format: null, place: null } }]);
  });

  it('is missing where there is no row at all', async () => {
    stage.callEnded({});
    await stage.advance(3600);
    expect(stage.verified).toMatchObject([{ outcome: 'missing', file: { id: '1', seconds: null, format: null, place: null } }]);
    expect(stage.lookUps()).toEqual(['1000 20', '1000 320']);
  });

  it('is not called missing where nobody answered, and is asked for three times at most', async () => {
    stage.desk.down = true;
    stage.callEnded({});
    await stage.advance(7200);
    expect(stage.sent()).toBe(3);
    expect(stage.verified).toEqual([]);
  });

  it('that was not to be reached at first is settled by the first answer', async () => {
    stage.desk.down = true;
    stage.callEnded({});
    await stage.advance(60);
    stage.desk.down = false;
    await stage.advance(3600);
    expect(stage.lookUps()).toEqual(['1000 320']);
    expect(stage.verified.map(lineOf)).toEqual(['1 missing']);
  });

  it('is not called missing on a day that was only guessed', async () => {
    stage.callEnded({ startedAt: null });
    await stage.advance(3600);
    expect(stage.lookUps()).toHaveLength(2);
    expect(stage.verified).toEqual([]);
    stage.record(2);
    stage.callEnded({ id: '2', startedAt: null });
    await stage.advance(30);
    expect(stage.verified.map(lineOf)).toEqual(['2 found']);
  });
});

describe('one question', () => {
  it('answers for all recordings of a call', async () => {
    stage.record(1);
    stage.record(2, { seconds: 5 });
    stage.callEnded({ id: '1' }, { id: '2' }, { id: '3' });
    await stage.advance(30);
    expect(stage.lookUps()).toEqual(['1000 20']);
    expect(stage.verified.map(lineOf)).toEqual(['1 found', '2 short']);
    await stage.advance(3600);
    expect(stage.lookUps()).toEqual(['1000 20', '1000 320']);
    expect(stage.verified.map(lineOf)).toEqual(['1 found', '2 short', '3 missing']);
  });

  it('of a later call settles an earlier one', async () => {
    other({ movedAfterMs: 60_000 });
    stage.record(1);
    stage.callEnded({ id: '1' });
    await stage.advance(100);
    stage.record(2);
    stage.callEnded({ id: '2' });
    await stage.advance(30);
    expect(stage.lookUps()).toEqual(['1000 20', '1000 120']);
    expect(stage.verified.map(lineOf)).toEqual(['1 found']);
    await stage.advance(3600);
    expect(stage.lookUps()).toEqual(['1000 20', '1000 120', '1000 420']);
    expect(stage.verified.map(lineOf)).toEqual(['1 found', '2 found']);
  });

  it('is for one agent and one day of the server’s', async () => {
    stage.record(1);
    stage.record(2, { agent: '1001' });
    stage.record(3, { startedAt: Date.UTC(2026, 10, 23, 23, 59, 30) });
    stage.callEnded({ id: '1' });
    stage.callEnded({ id: '2', agent: '1001' });
    stage.callEnded({ id: '3', startedAt: '2026-11-23T23:59:30-05:00' });
    await stage.advance(25);
    expect(stage.lookUps().map((one) => one.slice(0, 4))).toEqual(['1000', '1001', '1000']);
    expect(stage.verified.map(lineOf)).toEqual(['1 found', '2 found', '3 found']);
  });

  it('is not asked twice for a recording that was told twice, nor for a name that can’t be looked up', async () => {
    stage.callEnded({ id: '1' });
    stage.callEnded({ id: '1' });
    stage.callEnded({ id: '9', agent: '10' });
    await stage.advance(3600);
    expect(stage.lookUps()).toEqual(['1000 20', '1000 320']);
    expect(stage.verified.map(lineOf)).toEqual(['1 missing']);
  });
});

describe('a bad moment', () => {
  it.each([
    ['a press', 'busy', true],
    ['a dialer out of reach', 'reachable', false],
  ] as const)('%s is waited for', async (_name, what, value) => {
    stage.record(1);
    stage.callEnded({});
    stage.desk[what] = value;
    await stage.advance(600);
    expect(stage.lookUps()).toEqual([]);
    stage.desk[what] = !value;
    await stage.advance(31);
    expect(stage.lookUps()).toHaveLength(1);
    expect(stage.verified.map(lineOf)).toEqual(['1 found']);
  });

  it('comes when too many were asked within a minute: the others wait', async () => {
    other({ agents: [] }, 3);
    for (const agent of ['1001', '1002', '1003', '1004', '1005']) stage.callEnded({ agent, id: agent });
    await stage.advance(79);
    expect(stage.lookUps()).toHaveLength(3);
    await stage.advance(5);
    expect(stage.lookUps()).toHaveLength(5);
    expect(new Set(stage.lookUps().map((one) => one.slice(0, 4))).size).toBe(5);
  });

  it('without an open dialer nothing is asked, and what was told of one is asked of no other', async () => {
    const first = stage.desk.open;
    stage.record(1);
    stage.callEnded({});
    stage.desk.open = null;
    expect(stage.state()).toEqual({ kind: 'not-open' });
    await stage.advance(60);
    stage.desk.open = { server: 'https://other.example', user: 'api', password };
    await stage.advance(600);
    expect(stage.lookUps()).toEqual([]);
    stage.desk.open = first;
    await stage.advance(60);
    expect(stage.verified.map(lineOf)).toEqual(['1 found']);
  });

  it('a day later it is too late', async () => {
    stage.callEnded({});
    stage.desk.reachable = false;
    stage.clock.advance(24 * 3_600_000 + 60_000);
    stage.desk.reachable = true;
    await stage.advance(120);
    expect(stage.lookUps()).toEqual([]);
  });

  it('switched off it asks nothing and forgets what waits', async () => {
    stage.callEnded({ id: '1' });
    stage.desk.on = false;
    expect(stage.state()).toEqual({ kind: 'off' });
    await stage.advance(30);
    stage.callEnded({ id: '2' });
    stage.desk.on = true;
    await stage.advance(600);
    expect(stage.lookUps()).toEqual([]);
    expect(stage.state()).toEqual({ kind: 'ready' });
  });

  it('closed it asks nothing more, and takes no late answer', async () => {
    stage.record(1);
    stage.callEnded({});
    stage.clock.advance(20_000);
    stage.close();
    await stage.advance(600);
    expect(stage.verified).toEqual([]);
    expect(stage.lookUps()).toHaveLength(1);
  });
});

describe('a refusal', () => {
  const noRight = { users: [{ user: 'api', pass: password }] };
  const wrong = { users: [{ user: 'api', pass: 'another' }] };

  it.each([
    ['no-permission', noRight, 0],
    ['wrong-login', wrong, 1],
  ] as const)('%s is met once, told once, and not tried again after a restart', async (reason, options, refusedLogins) => {
    other(options);
    stage.callEnded({ id: '1' });
    stage.callEnded({ id: '2', agent: '1001' });
    await stage.advance(600);
    expect(stage.lookUps()).toHaveLength(1);
    expect(stage.troubles).toEqual([{ kind: 'lookup-refused', reason }]);
    expect(stage.state()).toEqual({ kind: 'refused', reason });
    stage.restart();
    expect(stage.state()).toEqual({ kind: 'refused', reason });
    stage.callEnded({ id: '3' });
    await stage.advance(600);
    expect(stage.lookUps()).toHaveLength(1);
    expect(stage.practice.refusedLogins()).toBe(refusedLogins);
    expect(stage.troubles).toHaveLength(1);
    expect(stage.verified).toEqual([]);
    expect(JSON.stringify([stage.troubles, stage.state()])).not.toContain(password);
  });

  it('is tried once more when a person acts', async () => {
    other(noRight);
    stage.callEnded({});
    await stage.advance(30);
    stage.practice.addUser({ user: 'api', pass: password, allowedFunctions: ['recording_lookup'] });
    stage.tryAgain();
    stage.restart();
    expect(stage.state()).toEqual({ kind: 'ready' });
    stage.record(1);
    stage.callEnded({});
    await stage.advance(30);
    expect(stage.verified.map(lineOf)).toEqual(['1 found']);
  });

  it('does not hold another login back', async () => {
    other(wrong);
    stage.callEnded({});
    await stage.advance(30);
    stage.desk.open = { server: 'https://dialer.example', user: 'api', password: 'another' };
    expect(stage.state()).toEqual({ kind: 'ready' });
  });
});

describe('a dialer without the script', () => {
  it('is asked once, until the app starts again', async () => {
    other({ nonAgentApi: false });
    stage.callEnded({});
    await stage.advance(600);
    stage.callEnded({ id: '2' });
    await stage.advance(600);
    expect(stage.lookUps()).toHaveLength(1);
    expect(stage.state()).toEqual({ kind: 'absent' });
    expect([stage.verified, stage.troubles]).toEqual([[], []]);
    stage.restart();
    expect(stage.state()).toEqual({ kind: 'ready' });
  });
});
