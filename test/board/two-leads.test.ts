/** Two leads before 200 agents for ten minutes: no row says what was not so at the moment that its age names, and no minute has more calls than the cap. */
import { afterEach, expect, it } from 'vitest';
import { createFloorWorld, mostInAMinute, type FloorWorld } from './world';

let world: FloorWorld;
afterEach(() => world.end());

it('200 agents, ten minutes, two leads of whom one switches', { timeout: 60_000 }, async () => {
  world = createFloorWorld({ agents: 200, leads: 2, seed: 11, capPerMinute: 120, listAllowed: true });
  const found: string[] = [];
  let looked = 0;
  for (let at = 0; at < 600; at += 5) {
    await world.run(5000);
    for (const lead of world.leads) {
      looked += lead.shown().length;
      for (const { agent, what } of world.check(lead)) found.push(`${at} s, ${lead.user}, ${agent}: ${what}`);
    }
    const [first] = world.leads;
    const hole = first?.shown().find(({ row }) => row.hole?.counts === true)?.row.agent;
    if (at % 30 === 0 && hole !== undefined) first?.board.act({ act: 'start', agents: [hole], tag: '_QA' });
    if (at % 30 === 25) first?.board.seenEnds();
  }
  expect(found).toEqual([]);
  expect(looked).toBeGreaterThan(40_000);
  for (const lead of world.leads) {
    expect(lead.faults).toEqual([]);
    expect(mostInAMinute(lead.arrivals)).toBeLessThanOrEqual(120);
    const { counts } = lead.head() ?? { counts: null };
    expect(counts?.inCall).toBeGreaterThan(20);
  }
});
