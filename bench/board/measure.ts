/** What a board makes of a floor in some minutes of virtual time, and what the naive loop would ask meanwhile. */
import { createFloorWorld, mostInAMinute, type FloorWorld, type FloorWorldOptions, type Lead } from '../../test/board/world';

export interface Measured {
  readonly callsPerMinute: number;
  readonly mostInAnyMinute: number;
  readonly mostAtOnce: number;
  /** Of agents in a call, looked at each second. */
  readonly ageMs: readonly number[];
  /** From the begin of a call that nobody records to the moment when its row says so; Infinity: it ended before. */
  readonly holeShownMs: readonly number[];
  readonly wrong: number;
  /** The server's work for one minute of it, by the real clock. */
  readonly serverMsPerMinute: number;
}

/** The first picture is not measured: everything is asked at once then. */
const warmUpMs = 60_000;

export async function measureFloor(options: Omit<FloorWorldOptions, 'leads'>, minutes: number): Promise<Measured> {
  const world = createFloorWorld({ ...options, leads: 1 });
  const lead = world.leads[0]!;
  await world.run(warmUpMs);
  const before = { calls: lead.arrivals.length, serverMs: lead.serverMs() };
  const holes = watchHoles(world, lead);
  const ageMs: number[] = [];
  let wrong = 0;
  for (let second = 0; second < minutes * 60; second++) {
    await world.run(1000);
    holes.look();
    wrong += world.check(lead).length;
    for (const { row, ageMs: age } of lead.shown()) {
      const callAt = world.floor.agents.includes(row.agent) ? world.truth.now(row.agent).callAt : null;
      if (callAt !== null) ageMs.push(age ?? world.clock.now() - callAt);
    }
  }
  const measured: Measured = {
    callsPerMinute: (lead.arrivals.length - before.calls) / minutes,
    mostInAnyMinute: mostInAMinute(lead.arrivals),
    mostAtOnce: lead.mostAtOnce(),
    ageMs,
    holeShownMs: holes.shownMs(),
    wrong,
    serverMsPerMinute: (lead.serverMs() - before.serverMs) / minutes,
  };
  await world.end();
  return measured;
}

function watchHoles(world: FloorWorld, lead: Lead): { readonly look: () => void; readonly shownMs: () => readonly number[] } {
  const shownMs: number[] = [];
  const pending = new Map<string, number>();
  const done = new Map<string, number>();
  const from = world.clock.now();
  lead.onNews = ({ rows }) => {
    for (const { agent, hole, ageMs } of rows) {
      const callAt = pending.get(agent);
      // What it says has to be about this call.
      if (callAt === undefined || hole === null || ageMs === null || world.clock.now() - ageMs < callAt) continue;
      shownMs.push(world.clock.now() - callAt);
      pending.delete(agent);
      done.set(agent, callAt);
    }
  };
  return {
    look: () => {
      for (const agent of world.floor.agents) {
        const { callAt, recordsItself } = world.floor.truth(agent);
        if (pending.has(agent) && pending.get(agent) !== callAt) {
          shownMs.push(Infinity);
          pending.delete(agent);
        }
        if (callAt !== null && callAt >= from && !recordsItself && done.get(agent) !== callAt) pending.set(agent, callAt);
      }
    },
    shownMs: () => shownMs,
  };
}

/** Each agent's STATUS every second, as peers do: its calls, and the server's work for one minute of it. */
export async function measureNaive(agents: number, seed: number): Promise<{ readonly callsPerMinute: number; readonly serverMsPerMinute: number }> {
  const world = createFloorWorld({ agents, leads: 1, seed, capPerMinute: 120, listAllowed: true, watched: false });
  const user = world.leads[0]!.user;
  let calls = 0;
  let serverMs = 0;
  for (let second = 0; second < 60; second++) {
    await world.run(1000);
    const began = performance.now();
    for (const agent of world.floor.agents) world.practice.answer({ source: 'naive', user, pass: 'Sesame-opens_7', function: 'recording', value: 'STATUS', agent_user: agent });
    serverMs += performance.now() - began;
    calls += world.floor.agents.length;
  }
  await world.end();
  return { callsPerMinute: calls, serverMsPerMinute: serverMs };
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
