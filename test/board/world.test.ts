/** The checker itself: it finds each planted lie, and calls nothing a lie that was so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../main/board/types';
import { createFloorWorld, mostInAMinute, type FloorWorld } from './world';
import { wrongs, type Look } from './truth';

const quietRow: Row = { agent: '', name: null, campaign: null, group: null, agentStatus: null, pauseCode: null, state: 'unknown', wanted: null, asked: null, recording: null, recordings: 0, ageMs: null, outdated: false, wasRecording: false, sinceMs: null, sinceAtLeast: false, hole: null, pause: null, pausedBy: null, recordedUntil: null, failure: null, nextTryMs: null, own: false };

describe('a floor with its truth', () => {
  let world: FloorWorld;
  const slackMs = 150;

  beforeAll(async () => {
    world = createFloorWorld({ agents: 40, leads: 1, seed: 3, capPerMinute: 120, listAllowed: true, watched: false });
    await world.run(180_000);
  });

  afterAll(() => world.end());

  const look = (row: Partial<Row>, part: Partial<Look> = {}): readonly string[] => {
    const whole = { ...quietRow, ageMs: 0, ...row };
    return wrongs(world.truth, { at: world.clock.now(), row: whole, ageMs: whole.ageMs, listAgeMs: null, holeForMs: whole.hole?.forMs ?? null, tellsCallsApart: true, slackMs, ...part }).map(({ what }) => what);
  };
  const found = (which: (agent: string) => boolean): string => {
    const agent = world.floor.agents.find(which);
    if (agent === undefined) throw new Error('nobody on this floor is so');
    return agent;
  };
  const isOld = (agent: string): boolean => world.clock.now() - world.truth.now(agent).at > 1000;
  const recorded = (): string => found((agent) => isOld(agent) && world.truth.now(agent).running.length > 0 && world.truth.now(agent).status === 'INCALL');
  const hole = (): string => found((agent) => isOld(agent) && world.truth.now(agent).field === '' && world.truth.now(agent).status === 'INCALL');

  it('what is so is no lie', () => {
    const agent = recorded();
    const id = world.truth.now(agent).field;
    expect(look({ agent, state: 'recording', agentStatus: 'INCALL', recording: { id, filename: null, server: null, startedAt: null } })).toEqual([]);
    expect(look({ agent: hole(), state: 'idle', agentStatus: 'INCALL', hole: { forMs: 500, atLeast: true, counts: false } })).toEqual([]);
    expect(look({ agent, state: 'unknown', ageMs: null })).toEqual([]);
  });

  it.each<[string, () => Partial<Row>]>([
    ['recording where nothing records', () => ({ agent: hole(), state: 'recording', recording: { id: '121243', filename: null, server: null, startedAt: null } })],
    ['another id', () => ({ agent: recorded(), state: 'recording', recording: { id: '1', filename: null, server: null, startedAt: null } })],
    ['not recorded where it is', () => ({ agent: recorded(), state: 'idle' })],
    ['paused where it is recorded', () => ({ agent: recorded(), state: 'paused' })],
    ['a hole in a recorded call', () => ({ agent: recorded(), state: 'starting', hole: { forMs: 0, atLeast: true, counts: false } })],
    ['logged out who is in a call', () => ({ agent: hole(), state: 'logged-out' })],
    ['another status', () => ({ agent: hole(), state: 'idle', agentStatus: 'READY' })],
    ['a hole that is longer than its call', () => ({ agent: hole(), state: 'idle', hole: { forMs: 600_000, atLeast: true, counts: true } })],
    ['a status that nobody can have heard', () => ({ agent: hole(), state: 'unknown', ageMs: null, agentStatus: 'INCALL' })],
  ])('a lie is found: %s', (_what, row) => {
    expect(look(row()).length).toBeGreaterThan(0);
  });

  it('an old answer is compared with what was so then', () => {
    const agent = recorded();
    const { field, running } = world.truth.now(agent);
    const began = world.truth.heldSince(agent, world.clock.now(), (moment) => moment.field === field);
    const row: Partial<Row> = { agent, state: 'recording', recording: { id: String(running[0]), filename: null, server: null, startedAt: null } };
    expect(look({ ...row, ageMs: world.clock.now() - began - 1000 })).toEqual([]);
    expect(look({ ...row, ageMs: world.clock.now() - began + 1000 })).toHaveLength(1);
  });

  it('a seat of the floor asks over the counted wire', async () => {
    const [lead] = world.leads;
    const agent = recorded();
    const seat = lead!.floor.seat(agent, { rank: () => 'poll', onSnapshot: () => undefined, onLoud: () => undefined, onPauseLoud: () => undefined, onPauseOver: () => undefined });
    let isHeard = false;
    void seat.check().then(() => (isHeard = true));
    await world.run(2000);
    expect(isHeard).toBe(true);
    expect(lead!.arrivals.length).toBeGreaterThan(0);
    expect(seat.snapshot().state).toBe('recording');
    seat.close();
  });
});

it('the most in any minute', () => {
  expect(mostInAMinute([])).toBe(0);
  expect(mostInAMinute([0, 59_999, 60_000, 60_001])).toBe(3);
  expect(mostInAMinute([0, 60_000])).toBe(1);
  expect(mostInAMinute([5, 1, 3])).toBe(3);
});
