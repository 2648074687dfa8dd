/** The floor of many agents: what a board is tried on has to look like a call centre, and to be the same for the same seed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPractice, createPracticeDialer, createPracticeFloor, PRACTICE_LOGIN } from '../../main/practice';
import type { FloorTruth, Practice, PracticeDialer, PracticeFloor, PracticeFloorOptions } from '../../main/practice';
import { createVirtualClock } from './virtual-clock';
import type { VirtualClock } from './virtual-clock';

interface Hall {
  readonly clock: VirtualClock;
  readonly practice: Practice;
  readonly floor: PracticeFloor;
  readonly list: () => string[][];
}

const login = { source: 'test', user: 'lead', pass: 'sesame' };

function hall(options: PracticeFloorOptions = {}): Hall {
  const clock = createVirtualClock();
  const practice = createPractice({ clock, users: [{ user: 'lead', pass: 'sesame', allowedFunctions: ['ALL_FUNCTIONS'] }] });
  const floor = createPracticeFloor(practice, clock, options);
  floor.begin();
  return {
    clock,
    practice,
    floor,
    list: () => practice.answerNonAgent({ ...login, function: 'logged_in_agents', stage: 'pipe', show_sub_status: 'YES' }).body.split('\n').slice(0, -1).map((line) => line.split('|')),
  };
}

/** What each was found at, every ten seconds. */
function watch({ clock, floor }: Hall, minutes: number): FloorTruth[][] {
  const found: FloorTruth[][] = [];
  for (let at = 0; at < minutes * 6; at++) {
    found.push(floor.agents.map(floor.truth));
    clock.advance(10_000);
  }
  return found;
}

const talks = (truth: FloorTruth): boolean => truth.callAt !== null;
const isRecorded = (truth: FloorTruth): boolean => truth.running.length > 0;

describe('a floor of forty for half an hour', () => {
  const open = hall();
  const found = watch(open, 30);
  const all = found.flat();

  test('has about three in ten in a call, at the first moment too', () => {
    const share = all.filter(talks).length / all.length;
    expect(share).toBeGreaterThan(0.22);
    expect(share).toBeLessThan(0.38);
    expect(found[0]?.filter(talks).length).toBeGreaterThan(4);
    // Nobody's moment: not all begin and end at once.
    for (const now of found) expect(now.filter(talks).length).toBeGreaterThan(1);
  });

  test('records most calls, and leaves holes', () => {
    // Past the moment in which a recording begins.
    const settled = all.filter((truth, at) => talks(truth) && (truth.callAt ?? 0) < 1_795_533_378_000 + Math.floor(at / open.floor.agents.length) * 10_000 - 3000);
    const recorded = settled.filter(isRecorded).length / settled.length;
    expect(recorded).toBeGreaterThan(0.6);
    expect(recorded).toBeLessThan(0.9);
    const old = all.filter((truth, at) => talks(truth) && !isRecorded(truth) && (truth.callAt ?? 0) < 1_795_533_378_000 + Math.floor(at / open.floor.agents.length) * 10_000 - 60_000);
    expect(old.length).toBeGreaterThan(0);
  });

  test('gives each recording a number, and ends it with its call', () => {
    expect(open.practice.recordings().length).toBeGreaterThan(50);
    for (const truth of all) {
      for (const { id } of truth.running) if (id !== null) expect(String(id)).toMatch(/^\d+$/);
      if (truth.agentStatus === 'READY') expect(truth.running).toEqual([]);
    }
  });

  test('has agents who are ready, paused with a code, and logged out', () => {
    expect(all.some((truth) => truth.agentStatus === 'READY')).toBe(true);
    expect(all.some((truth) => !truth.loggedIn)).toBe(true);
    const codes = new Set(open.list().map((row) => row[10]));
    expect(codes.has('LUNCH') || codes.has('BREAK')).toBe(true);
  });

  test('has four campaigns, names of many languages, and no namesakes', () => {
    const rows = open.list();
    expect(new Set(rows.map((row) => row[1]))).toEqual(new Set(['SALES_US', 'SUPPORT_ES', 'SUPPORT_FR', 'RENEWALS']));
    expect(new Set(rows.map((row) => row[8])).size).toBeGreaterThan(1);
    const names = rows.map((row) => row[7] ?? '');
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Ana Beltrán');
    expect(names).toContain('Chloé Martin');
  });

  test('says since when a status is so, and never since the future', () => {
    for (const [at, now] of found.entries()) for (const truth of now) expect(truth.since).toBeLessThanOrEqual(1_795_533_378_000 + at * 10_000);
    const talking = found.at(-1)?.filter((truth) => talks(truth) && truth.agentStatus === 'INCALL') ?? [];
    expect(talking.length).toBeGreaterThan(0);
    for (const truth of talking) expect(truth.since).toBe(truth.callAt);
  });
});

describe('the special ones', () => {
  const open = hall({ inCallShare: 0.6 });

  test('the deaf screen and the remote agent take a word and never act on it', () => {
    for (const agent of ['1020', '1030']) {
      for (let tries = 0; open.floor.truth(agent).callAt === null && tries < 900; tries++) open.clock.advance(1000);
      expect(open.practice.answer({ ...login, function: 'recording', value: 'START', agent_user: agent }).body).toContain('SUCCESS');
      open.clock.advance(3000);
      expect(open.floor.truth(agent)).toMatchObject({ field: 'START', running: [] });
    }
  });

  test('one of them ends her recording in the middle of each call, and begins another', () => {
    const agent = '1007';
    const seen: number[] = [];
    for (let calls = 0, before: number | null = null; calls < 4; open.clock.advance(500)) {
      const { callAt, running } = open.floor.truth(agent);
      if (callAt !== before && callAt !== null) calls++;
      before = callAt;
      const id = running[0]?.id ?? null;
      if (callAt !== null && id !== null && !seen.includes(id)) seen.push(id);
    }
    const rows = open.practice.recordings().filter((row) => row.agent === agent);
    const short = rows.filter((row, at) => (rows[at + 1]?.startedAt ?? Infinity) - (row.audioEndedAt ?? 0) < 36_000 && (rows[at + 1]?.startedAt ?? 0) - (row.audioEndedAt ?? 0) > 15_000);
    expect(seen.length).toBeGreaterThan(4);
    expect(short.length).toBeGreaterThan(1);
  });

  test('one logs out and comes back', () => {
    const seen = new Set<boolean>();
    for (let at = 0; at < 600 && seen.size < 2; at++) {
      seen.add(open.floor.truth('1013').loggedIn);
      open.clock.advance(1000);
    }
    expect(seen.size).toBe(2);
  });
});

test('the same seed makes the same floor, another one another', () => {
  const told = (seed: number): string => JSON.stringify(watch(hall({ seed, agents: 12 }), 5));
  const first = told(7);
  expect(told(7)).toBe(first);
  expect(told(8)).not.toBe(first);
});

test.each([
  { inCallShare: 0, least: 0, most: 0 },
  { inCallShare: 0.7, least: 0.6, most: 0.8 },
  { inCallShare: 1, least: 0.99, most: 1 },
])('a share of $inCallShare comes out', ({ inCallShare, least, most }) => {
  const found = watch(hall({ inCallShare, special: false, agents: 60 }), 20).flat();
  const share = found.filter(talks).length / found.length;
  expect(share).toBeGreaterThanOrEqual(least);
  expect(share).toBeLessThanOrEqual(most);
});

test('five hundred have five hundred names', () => {
  const open = hall({ agents: 500, special: false });
  const rows = open.list();
  expect(rows).toHaveLength(500);
  expect(new Set(rows.map((row) => row[7])).size).toBe(500);
});

describe('in the practice dialer', () => {
  let clock: VirtualClock;
  let dialer: PracticeDialer;
  const { user, pass, agent } = PRACTICE_LOGIN;
  const ask = (name: string): string => dialer.practice.answer({ source: 'test', user, pass, agent_user: name, function: 'recording', value: 'STATUS' }).body;

  beforeEach(async () => {
    clock = createVirtualClock();
    dialer = await createPracticeDialer({ clock });
  });

  afterEach(() => dialer.close());

  test('nobody works until somebody asks for the list', () => {
    ask(agent);
    clock.advance(60_000);
    expect(dialer.floor.hasBegun()).toBe(false);
    const { body } = dialer.practice.answerNonAgent({ source: 'test', user, pass, function: 'logged_in_agents', stage: 'pipe', header: 'YES' });
    expect(body.split('\n').length).toBeGreaterThan(38);
    expect(body).toContain('\n1000|PRACTICE|');
    expect(dialer.floor.hasBegun()).toBe(true);
  });

  test('or for one of them, by name', () => {
    expect(ask('1001')).toContain('- 1001|');
    expect(dialer.floor.hasBegun()).toBe(true);
    expect(ask('1041')).toContain('not logged in');
  });

  test('the one who sits here stays as they are, and nobody is told of the others', () => {
    const told: unknown[] = [];
    dialer.onChange((state) => told.push(state));
    ask('1001');
    clock.advance(300_000);
    expect(told).toEqual([]);
    expect(dialer.state()).toEqual({ inCall: true, disposition: false, deaf: false });
  });

  test('after it was closed nobody works on', async () => {
    ask('1001');
    clock.advance(60_000);
    await dialer.close();
    const before = JSON.stringify(dialer.practice.recordings());
    const was = dialer.floor.agents.map((name) => dialer.floor.truth(name).callAt);
    clock.advance(600_000);
    expect(dialer.floor.agents.map((name) => dialer.floor.truth(name).callAt)).toEqual(was);
    expect(JSON.parse(before)).toHaveLength(dialer.practice.recordings().length);
  });
});
