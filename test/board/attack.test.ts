/** What must not happen to a board, whatever happens around it: another dialer, another agent at the desk, sleep, a share that is gone. */
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../main/recorder/snapshot';
import { createFakeDesk, createFakeFloor, listed, snapshotOf, type FakeDesk, type FakeFloor } from './desk';

const heard = (part: Partial<Snapshot> = {}): Partial<Snapshot> => ({ state: 'idle', agentStatus: 'INCALL', ageMs: 0, ...part });

async function open(part: Parameters<typeof createFakeDesk>[0] = {}, floorPart: Parameters<typeof createFakeFloor>[1] = {}, agents: readonly string[] = ['1001', '1002', '1003', '1004', '1005', '1006']): Promise<{ desk: FakeDesk; floor: FakeFloor }> {
  const desk = createFakeDesk(part);
  const floor = createFakeFloor(desk, floorPart);
  floor.listed = { kind: 'agents', agents: agents.map((agent) => listed(agent, 'INCALL', `${agent}-a`)) };
  desk.open(floor);
  await desk.run(3000);
  return { desk, floor };
}

const all = ['1001', '1002', '1003', '1004', '1005', '1006'];

describe('a wish for many', () => {
  it('is not worked off at another dialer, nor at the real one after practice', async () => {
    const { desk } = await open({}, { practice: true, server: 'practice' });
    expect(desk.board.act({ act: 'start', agents: all, tag: '_R' })).toBe(true);
    expect(desk.presses).toHaveLength(3);
    const real = createFakeFloor(desk, { server: 'two.example' });
    real.listed = { kind: 'agents', agents: all.map((agent) => listed(agent)) };
    desk.open(real);
    await desk.run(3000);
    for (const press of desk.presses.slice(0, 3)) await press.end({ kind: 'nothing-sent' });
    await desk.run(10_000);
    expect(desk.presses.filter(({ server }) => server === 'two.example')).toEqual([]);
  });

  it.each(['start', 'stop', 'pause'] as const)('does not %s in another call than the one it was asked in', async (act) => {
    const { desk, floor } = await open();
    desk.board.act({ act, agents: all, tag: '_R' });
    floor.listed = { kind: 'agents', agents: all.map((agent) => listed(agent, 'INCALL', agent === '1004' ? 'another' : `${agent}-a`)) };
    await desk.run(10_000);
    for (const press of desk.presses.slice(0, 3)) await press.end(act === 'pause' ? { kind: 'paused' } : { kind: 'proved', action: act });
    expect(desk.presses.slice(3).map(({ agent }) => agent)).toEqual(['1005', '1006']);
    expect(desk.board.news().head.bulk?.ended.find(({ agent }) => agent === '1004')).toMatchObject({ how: 'refused' });
  });

  it('that waits does not outlive a sleep of the computer', async () => {
    const { desk } = await open();
    desk.board.act({ act: 'stop', agents: all, tag: '_R' });
    desk.board.sleep(true);
    desk.board.sleep(false);
    for (const press of desk.presses.slice(0, 3)) await press.end({ kind: 'nothing-sent' });
    await desk.run(5000);
    expect(desk.presses).toHaveLength(3);
    expect(desk.board.news().head.bulk).toMatchObject({ cancelled: true, waiting: 0 });
  });

  it('keeps the cap while nobody watches', async () => {
    const desk = createFakeDesk();
    const floor = createFakeFloor(desk);
    floor.listed = { kind: 'agents', agents: all.map((agent) => listed(agent)) };
    desk.open(floor);
    await desk.run(3000);
    // So full that nothing waits its turn in vain.
    for (let n = 0; n < 120; n++) floor.meter.begin('own')();
    desk.board.act({ act: 'stop', agents: all, tag: '_R' });
    expect(desk.presses).toHaveLength(0);
    desk.stop();
    await desk.run(5000);
    expect(floor.meter.cap()).toBe(120);
    expect(desk.presses).toHaveLength(0);
  });
});

describe('words that are open', () => {
  it('are followed again when the desk comes back to their dialer, watched or not', async () => {
    const { desk, floor } = await open();
    desk.board.act({ act: 'stop', agents: ['1001'], tag: '_R' });
    floor.say('1001', heard({ wanted: 'stop', state: 'stopping' }));
    desk.stop();
    desk.open(createFakeFloor(desk, { practice: true, server: 'practice' }));
    await desk.run(3000);
    const again = createFakeFloor(desk, { left: ['1001'] });
    desk.open(again);
    await desk.run(3000);
    // A person was told, as of one's own agent.
    expect(desk.lefts).toEqual(['one.example 1']);
    expect(again.seated()).toEqual(['1001']);
    expect(desk.note()).toEqual({ server: 'one.example', agents: ['1001'] });
  });

  it('are noted with the dialer that they lie on', async () => {
    const { desk, floor } = await open();
    desk.board.act({ act: 'stop', agents: ['1001'], tag: '_R' });
    floor.say('1001', heard({ wanted: 'stop', state: 'stopping' }));
    const two = createFakeFloor(desk, { server: 'two.example' });
    two.listed = { kind: 'agents', agents: [listed('1001')] };
    desk.open(two);
    await desk.run(3000);
    // Nothing is open there: what lies on the other one is not forgotten.
    expect(desk.note()).toEqual({ server: 'one.example', agents: ['1001'] });
    desk.board.act({ act: 'stop', agents: ['1001'], tag: '_R' });
    two.say('1001', heard({ wanted: 'stop', state: 'stopping' }));
    expect(desk.note()).toEqual({ server: 'two.example', agents: ['1001'] });
  });
});

describe('a login that was refused', () => {
  it('stops those who wait for their proof, and mended by a person they go on, watched or not', async () => {
    const { desk, floor } = await open();
    desk.board.act({ act: 'stop', agents: ['1001'], tag: '_R' });
    desk.stop();
    await desk.run(3000);
    floor.say('1001', heard({ wanted: 'stop', state: 'blocked' }));
    floor.stoppedBy = 'wrong-login';
    desk.board.sync();
    await desk.run(60_000);
    const before = floor.checked.length;
    floor.stoppedBy = null;
    desk.board.sync();
    await desk.run(1000);
    expect(floor.checked.slice(before)).toEqual(['1001']);
  });
});

describe('one agent has one recorder', () => {
  it('also where a person asks about everybody, who sits here among them', async () => {
    const { desk, floor } = await open({}, { own: 'lead' }, ['lead', '1001']);
    desk.board.act({ act: 'check', agents: ['lead', '1001'], tag: '_R' });
    await desk.run(1000);
    expect(floor.seated()).toEqual(['1001']);
  });

  it('also where the dialer writes the name of who sits here in other letters', async () => {
    const { desk, floor } = await open({}, { own: 'ann' }, ['ANN', '1001']);
    await desk.run(20_000);
    expect(floor.seated()).toEqual(['1001']);
    expect(desk.row('ann')).toMatchObject({ own: true, agentStatus: 'INCALL' });
    void desk.board.press('Ann', { action: 'start', tag: '_R', another: false });
    void desk.board.status('Ann');
    await desk.run(1000);
    expect(floor.seated()).toEqual(['1001']);
  });

  it('also where a name was typed in other letters than the list has', async () => {
    const { desk, floor } = await open({ source: { kind: 'typed', agents: ['bob'] } }, {}, ['BOB']);
    await desk.run(20_000);
    expect(desk.rows()).toMatchObject([{ agent: 'bob', agentStatus: 'INCALL' }]);
    void desk.board.press('Bob', { action: 'stop', tag: '_R', another: false });
    expect(floor.seated()).toEqual(['bob']);
    expect(desk.presses).toMatchObject([{ agent: 'bob' }]);
  });
});

describe('rows', () => {
  it('who sits here goes unrecorded: that hole counts as any other', async () => {
    const { desk, floor } = await open({}, { own: 'lead' }, ['lead']);
    for (let n = 0; n < 12; n++) {
      floor.sayOwn(snapshotOf('lead', heard()));
      desk.board.sync();
      await desk.run(10_000);
    }
    expect(desk.row('lead')?.hole).toMatchObject({ counts: true });
  });

  it('a pause that the shared history told of ends with it, also when the list has gone', async () => {
    let paused = true;
    const { desk, floor } = await open({ sharedPauses: async (agents) => (paused ? new Map(agents.map((agent) => [agent, 1_795_533_378_000] as const)) : new Map()) }, {}, ['1001']);
    floor.say('1001', heard());
    await desk.run(12_000);
    floor.say('1001', heard());
    expect(desk.row('1001')).toMatchObject({ state: 'paused', pausedBy: 'history' });
    paused = false;
    floor.listed = { kind: 'refused', reason: 'no-permission' };
    for (let n = 0; n < 6; n++) {
      floor.say('1001', heard());
      await desk.run(5000);
    }
    expect(desk.row('1001')).toMatchObject({ state: 'idle', pausedBy: null });
  });

  it('one who was taken off and put back at once stays on', async () => {
    let allowed = true;
    const { desk } = await open({ allows: (agent) => allowed || agent !== '1001', source: { kind: 'typed', agents: all } });
    allowed = false;
    desk.board.follow();
    allowed = true;
    desk.board.follow();
    await desk.run(300);
    expect(desk.row('1001')).toBeDefined();
  });
});

describe('this computer', () => {
  it('the file of agents is not read again for each news', async () => {
    let reads = 0;
    const { desk } = await open({
      source: { kind: 'file', name: 'team.txt' },
      fileAgents: () => {
        reads++;
        return all;
      },
    });
    const before = reads;
    await desk.run(30_000);
    expect(reads).toBe(before);
    expect(desk.board.news().head.listTrouble).toBeNull();
  });

  it('a wake wakes whoever follows a word, and nobody else', async () => {
    const { desk, floor } = await open();
    await desk.run(5000);
    expect(floor.seated().length).toBeGreaterThan(4);
    desk.board.act({ act: 'stop', agents: ['1001'], tag: '_R' });
    desk.board.sleep(true);
    await desk.presses[0]?.end({ kind: 'nothing-sent' });
    desk.board.sleep(false);
    expect(floor.slept).toEqual([{ agent: '1001', asleep: true }, { agent: '1001', asleep: false }]);
  });
});
