/** The board in a bad world: refused logins, no list, strangers, screens that sleep, agents who leave in the middle of it. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Row } from '../../main/board/types';
import { personAt } from '../../main/practice/floor-people';
import { createFloorWorld, mostInAMinute, type FloorWorld, type FloorWorldOptions, type Lead } from './world';

let world: FloorWorld;
afterEach(() => world.end());

function open(part: Partial<FloorWorldOptions> = {}): Lead {
  world = createFloorWorld({ agents: 12, leads: 1, seed: 4, capPerMinute: 120, listAllowed: true, ...part });
  const [lead] = world.leads;
  if (!lead) throw new Error('nobody leads');
  return lead;
}

const rowOf = (lead: Lead, agent: string): Row => {
  const found = lead.shown().find(({ row }) => row.agent === agent)?.row;
  if (!found) throw new Error(`${agent} is not on the board`);
  return found;
};
const changePassword = (): void => world.practice.addUser({ user: 'lead1', pass: 'changed', allowedFunctions: ['recording', 'logged_in_agents'] });

describe('logins', () => {
  it.each([true, false])('one that is refused from the start is refused once, whoever else could be asked (list allowed: %s)', async (listAllowed) => {
    const lead = open({ agents: 60, listAllowed });
    changePassword();
    await world.run(120_000);
    expect(world.practice.refusedLogins()).toBe(1);
    expect(lead.head()?.stopped).toMatchObject({ kind: 'wrong-login' });
    // Where agents are known, a press is refused and nothing goes out.
    expect(lead.board.act({ act: 'start', agents: ['1001', '1002'], tag: '_R' })).toBe(!listAllowed);
    await world.run(20_000);
    expect(lead.board.news().head.bulk?.ended.map(({ how }) => how)).toEqual(listAllowed ? undefined : ['refused', 'refused']);
    expect(world.practice.refusedLogins()).toBe(1);
  });

  it('one that is changed in the middle stops everything; what was known stays, with its age', async () => {
    const lead = open({ agents: 60 });
    await world.run(60_000);
    changePassword();
    await world.run(120_000);
    expect(world.practice.refusedLogins()).toBe(1);
    expect(lead.head()?.stopped).not.toBeNull();
    expect(lead.shown().filter(({ row }) => row.state === 'recording').every(({ ageMs }) => ageMs !== null && ageMs > 90_000)).toBe(true);
  });
});

describe('logins, all at once', () => {
  it('one that was changed while the computer slept is refused once, however many are on the board', async () => {
    const lead = open({ agents: 60 });
    await world.run(90_000);
    lead.board.sleep(true);
    await world.run(600_000);
    changePassword();
    lead.board.sleep(false);
    await world.run(60_000);
    expect(world.practice.refusedLogins()).toBe(1);
  });

  it('one that is changed while many pauses are open stops all who wait for something', { timeout: 60_000 }, async () => {
    const lead = open({ agents: 60, capPerMinute: 600, floor: { special: false, inCallShare: 0.8, recordedShare: 1, callMs: 3_600_000 } });
    await world.run(60_000);
    const agents = lead.shown().filter(({ row }) => row.state === 'recording').map(({ row }) => row.agent);
    lead.board.act({ act: 'pause', agents, tag: '_R' });
    await world.run(50_000);
    expect(lead.board.open().length).toBeGreaterThan(20);
    changePassword();
    await world.run(120_000);
    // What was on its way already can't be taken back.
    expect(world.practice.refusedLogins()).toBeLessThanOrEqual(6);
  });

  it('a person who asks about all of them sends a login that is refused no more than once', async () => {
    const lead = open({ agents: 60, listAllowed: false });
    lead.unwatch();
    await world.run(1000);
    changePassword();
    lead.board.act({ act: 'check', agents: world.floor.agents, tag: '_R' });
    await world.run(60_000);
    expect(world.practice.refusedLogins()).toBe(1);
  });
});

describe('lists', () => {
  it('without the right for the list the typed agents are asked one by one, and what must be changed is told', async () => {
    const lead = open({ listAllowed: false });
    await world.run(60_000);
    expect(lead.head()?.listTrouble).toMatchObject({ kind: 'no-permission' });
    expect(lead.shown()).toHaveLength(12);
    expect(lead.shown().every(({ row }) => row.ageMs !== null)).toBe(true);
    // It is asked for once, and not again until a person acts.
    expect(world.practice.calls().filter(({ function: name }) => name === 'logged_in_agents')).toHaveLength(1);
    world.practice.addUser({ user: 'lead1', pass: 'Sesame-opens_7', allowedFunctions: ['recording', 'logged_in_agents'] });
    lead.board.follow();
    await world.run(10_000);
    expect(lead.head()).toMatchObject({ listTrouble: null });
    expect(rowOf(lead, '1001').campaign).not.toBeNull();
  });

  it('where the list is wished and may not be asked, those are shown who were typed once', async () => {
    const lead = open({ listAllowed: false, typed: false, typedBefore: ['1002', '1003'] });
    await world.run(30_000);
    expect(lead.head()).toMatchObject({ source: { kind: 'server' }, listTrouble: { kind: 'no-permission' } });
    expect(lead.shown().map(({ row }) => [row.agent, row.ageMs !== null])).toEqual([['1002', true], ['1003', true]]);
  });

  it('a server that answers nothing is asked ever more rarely, and found again', async () => {
    const lead = open();
    await world.run(30_000);
    world.practice.change({ loginFault: null, nonAgentApi: false });
    await world.run(60_000);
    expect(lead.head()?.listTrouble).toMatchObject({ kind: 'absent' });
    expect(lead.shown().filter(({ row }) => row.agentStatus === 'INCALL').every(({ ageMs }) => ageMs !== null && ageMs < 60_000)).toBe(true);
  });
});

describe('agents', () => {
  it('one who does not exist is said to be none, asked once, and stops nobody', async () => {
    const lead = open({ typed: true, strangers: ['nobody', 'none'] });
    await world.run(60_000);
    expect(rowOf(lead, 'nobody')).toMatchObject({ state: 'logged-out', agentStatus: null });
    expect(lead.head()?.stopped).toBeNull();
    expect(world.practice.calls().filter(({ agent }) => agent === 'nobody')).toHaveLength(1);
    expect(lead.shown().filter(({ row }) => row.ageMs !== null && row.agent.startsWith('10')).length).toBeGreaterThan(10);
  });

  it('a START for a remote agent or a deaf screen ends without proof, and is told so', async () => {
    const lead = open({ agents: 40 });
    await world.run(40_000);
    const remote = world.floor.agents.find((_agent, index) => personAt(index).role === 'remote') ?? '';
    for (let second = 0; second < 600 && rowOf(lead, remote).hole === null; second++) await world.run(1000);
    expect(lead.board.act({ act: 'start', agents: [remote], tag: '_QA' })).toBe(true);
    await world.run(30_000);
    expect(lead.board.news().head.bulk?.ended).toMatchObject([{ agent: remote, how: 'unproved' }]);
    expect(rowOf(lead, remote)).toMatchObject({ state: 'unconfirmed', wanted: 'start' });
  });

  it('one who logs out in the middle of a STOP is not called stopped', async () => {
    const lead = open({ floor: { special: false } });
    await world.run(40_000);
    const agent = lead.shown().find(({ row }) => row.state === 'recording')?.row.agent ?? '';
    world.practice.agent(agent).screen.deaf(true);
    lead.board.act({ act: 'stop', agents: [agent], tag: '_R' });
    await world.run(3000);
    world.practice.agent(agent).logOut();
    await world.run(30_000);
    const ended = lead.board.news().head.bulk?.ended[0];
    expect(ended?.how).not.toBe('proved');
    expect(world.practice.agent(agent).truth().loggedIn).toBe(false);
  });

  it('a start in a call that is over by then is not sent into the next', async () => {
    const lead = open({ floor: { special: false, recordedShare: 0 } });
    await world.run(40_000);
    const agent = lead.shown().find(({ row }) => row.hole !== null)?.row.agent ?? '';
    world.practice.agent(agent).hangUp();
    world.practice.agent(agent).dispose();
    lead.board.act({ act: 'start', agents: [agent], tag: '_R' });
    await world.run(10_000);
    expect(lead.board.news().head.bulk?.ended[0]?.how).not.toBe('proved');
    expect(world.practice.calls().filter((call) => call.value === 'START' && call.agent === agent)).toHaveLength(0);
  });
});

describe('many at once', () => {
  it('a START for all skips who records, proves the others, and keeps below the cap', { timeout: 60_000 }, async () => {
    const lead = open({ agents: 80, floor: { special: false, inCallShare: 0.6, recordedShare: 0.4, callMs: 600_000 } });
    await world.run(90_000);
    const calls = lead.shown().filter(({ row }) => row.agentStatus === 'INCALL').map(({ row }) => row.agent);
    expect(lead.board.act({ act: 'start', agents: calls, tag: '_QA' })).toBe(true);
    expect(lead.board.act({ act: 'stop', agents: calls, tag: '_QA' })).toBe(false);
    await world.run(480_000);
    const ended = lead.board.news().head.bulk?.ended ?? [];
    expect(ended).toHaveLength(calls.length);
    const by = (how: string): number => ended.filter((one) => one.how === how).length;
    expect(by('proved')).toBeGreaterThan(5);
    expect(by('skipped')).toBeGreaterThan(5);
    expect(by('unproved')).toBe(0);
    // One press, at most one START: nobody has two recorders.
    expect(Math.max(...world.floor.agents.map((agent) => world.practice.agent(agent).truth().running.length))).toBe(1);
    expect(mostInAMinute(lead.arrivals)).toBeLessThanOrEqual(120);
    expect(lead.mostAtOnce()).toBeLessThanOrEqual(6);
  });

  it.each(['start', 'stop'] as const)('under a small cap a %s for all waits for room, and none that began ends for want of it', { timeout: 60_000 }, async (act) => {
    const lead = open({ agents: 30, capPerMinute: 20, floor: { special: false, inCallShare: 0.95, recordedShare: act === 'start' ? 0 : 1, callMs: 36_000_000 } });
    await world.run(180_000);
    const agents = lead.shown().filter(({ row }) => row.agentStatus === 'INCALL').map(({ row }) => row.agent);
    lead.board.act({ act, agents, tag: '_R' });
    await world.run(480_000);
    const ended = lead.board.news().head.bulk?.ended ?? [];
    expect(ended.length).toBeGreaterThan(5);
    expect(ended.filter(({ how }) => how !== 'proved' && how !== 'skipped')).toEqual([]);
    expect(mostInAMinute(lead.arrivals)).toBeLessThanOrEqual(20);
    // Meanwhile the list goes on: it tells whose call is over.
    expect(lead.listAgeMs()).toBeLessThan(30_000);
  });

  it('two leads who press the same agents start no second recording', { timeout: 60_000 }, async () => {
    open({ agents: 20, leads: 2, floor: { special: false, inCallShare: 0.8, recordedShare: 0, callMs: 600_000 } });
    await world.run(60_000);
    const [one, two] = world.leads;
    const holes = one?.shown().filter(({ row }) => row.hole !== null).map(({ row }) => row.agent) ?? [];
    expect(holes.length).toBeGreaterThan(5);
    one?.board.act({ act: 'start', agents: holes, tag: '_A' });
    await world.run(20_000);
    two?.board.act({ act: 'start', agents: holes, tag: '_B' });
    await world.run(120_000);
    expect(Math.max(...world.floor.agents.map((agent) => world.practice.agent(agent).truth().running.length))).toBe(1);
    const ends = (lead: Lead | undefined) => lead?.board.news().head.bulk?.ended ?? [];
    expect(ends(one)).toHaveLength(holes.length);
    expect(ends(two).filter(({ agent }) => ends(one).some((other) => other.agent === agent && other.how === 'proved')).some(({ how }) => how === 'skipped')).toBe(true);
  });
});

describe('who watches', () => {
  it('nobody does: nothing is asked; somebody asks once: for ninety seconds', async () => {
    const lead = open({ watched: false });
    await world.run(30_000);
    expect(lead.arrivals).toHaveLength(0);
    let rows: readonly Row[] | null = null;
    void lead.board.look().then((seen) => (rows = seen.rows));
    await world.run(2000);
    // The first answer waits for the list alone.
    expect(rows).toHaveLength(12);
    await world.run(118_000);
    const before = lead.arrivals.length;
    expect(before).toBeGreaterThan(20);
    await world.run(60_000);
    expect(lead.arrivals.length).toBe(before);
  });

  it('another client switches: the board shows what the server says', async () => {
    const lead = open({ floor: { special: false, inCallShare: 0.9, recordedShare: 0, callMs: 600_000 } });
    await world.run(30_000);
    const agent = lead.shown().find(({ row }) => row.hole !== null)?.row.agent ?? '';
    world.practice.agent(agent).screen.record();
    await world.run(30_000);
    expect(rowOf(lead, agent)).toMatchObject({ state: 'recording', hole: null });
    world.practice.agent(agent).screen.stopButton();
    await world.run(30_000);
    expect(rowOf(lead, agent)).toMatchObject({ state: 'idle', recordedUntil: expect.any(String) });
  });
});

describe('a run that ends too soon', () => {
  it('a STOP of the board that was not proved is followed to its end by the next run, watched or not', async () => {
    const lead = open({ floor: { special: false, inCallShare: 0.9, recordedShare: 1, callMs: 600_000 } });
    await world.run(40_000);
    const agent = lead.shown().find(({ row }) => row.state === 'recording')?.row.agent ?? '';
    world.practice.agent(agent).screen.deaf(true);
    lead.board.act({ act: 'stop', agents: [agent], tag: '_R' });
    await world.run(5000);
    expect(lead.board.open()).toEqual([agent]);
    const next = world.restart(lead);
    world.practice.agent(agent).screen.deaf(false);
    next.board.takeUp();
    await world.run(40_000);
    expect(world.practice.agent(agent).truth().running).toHaveLength(0);
    expect(next.board.open()).toEqual([]);
    // Only that one was asked about.
    expect(new Set(world.practice.calls().slice(-3).map((call) => call.agent))).toEqual(new Set([agent]));
  });
});
