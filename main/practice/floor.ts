/**
 * A floor of agents who take calls by themselves, so that a board of many has something to show: calls of about two
 * minutes, most of them recorded by their campaign, pauses with their codes, and a few agents who are special.
 *
 * It begins when it is told to and costs nothing before. The same seed makes the same floor.
 */
import type { PracticeAgent, Truth } from './agent';
import { createChance, type Chance } from './chance';
import type { PracticeClock } from './clock';
import { pauseCodes, personAt, type FloorPerson } from './floor-people';
import type { Practice } from './server';
import type { AgentStatus } from './world';

export interface PracticeFloorOptions {
  readonly agents?: number;
  /** Which share of the agents is in a call, about. */
  readonly inCallShare?: number;
  /** How long a call lasts, about. */
  readonly callMs?: number;
  /** Which share of the calls is recorded where the campaign records. */
  readonly recordedShare?: number;
  readonly seed?: number;
  /** False: nobody is special. */
  readonly special?: boolean;
}

/** What is so of one of them, whatever the API would answer. */
export interface FloorTruth extends Truth {
  /** Server time since when the status is so. */
  readonly since: number;
  /** When the call began that they talk in; null: they talk in none. */
  readonly callAt: number | null;
  /** Their campaign records this call by itself, or will in a moment. */
  readonly recordsItself: boolean;
}

export interface PracticeFloor {
  /** Their user names, in order. */
  readonly agents: readonly string[];
  /** From now on they work; told twice, nothing more happens. */
  readonly begin: () => void;
  readonly hasBegun: () => boolean;
  /** Throws before they work, and of strangers. */
  readonly truth: (agent: string) => FloorTruth;
  readonly close: () => void;
}

const firstAgent = 1001;
/** The campaign's own recording begins a moment after its call. */
const recordsAfterMs = { least: 700, most: 1400 };
const dispositionMs = { least: 4000, most: 14_000 };
const cardMs = { least: 20_000, most: 35_000 };
const awayMs = { least: 20_000, most: 45_000 };
/** After so many calls somebody takes a break. */
const breakShare = 0.3;

interface Life {
  readonly truth: () => FloorTruth;
  readonly close: () => void;
}

export function createPracticeFloor(practice: Pick<Practice, 'addAgent'>, clock: PracticeClock, options: PracticeFloorOptions = {}): PracticeFloor {
  const { agents: many = 40, inCallShare = 0.3, callMs = 120_000, recordedShare = 0.9, seed = 1, special = true } = options;
  const agents = Array.from({ length: many }, (_, index) => String(firstAgent + index));
  const lives = new Map<string, Life>();

  return {
    agents,
    begin() {
      if (lives.size > 0) return;
      for (const [index, name] of agents.entries()) {
        const person = special ? personAt(index) : ({ ...personAt(index), role: 'plain' } as const);
        const { role, campaign } = person;
        const screen = { mode: role === 'deaf' || role === 'throttled' ? role : 'awake', firstPollMs: 25 * (index % 40) } as const;
        const agent = practice.addAgent({ agent: name, fullName: person.name, campaign: campaign.campaign, group: campaign.group, remote: role === 'remote', screen });
        lives.set(name, live({ agent, person, clock, chance: createChance(seed * 10_007 + index), inCallShare, callMs, recordedShare }));
      }
    },
    hasBegun: () => lives.size > 0,
    truth(name) {
      const life = lives.get(name);
      if (life === undefined) throw new Error(`no agent ${name} works on this practice floor`);
      return life.truth();
    },
    close() {
      for (const life of lives.values()) life.close();
    },
  };
}

interface LifeAsk {
  readonly agent: PracticeAgent;
  readonly person: FloorPerson;
  readonly clock: PracticeClock;
  readonly chance: Chance;
  readonly inCallShare: number;
  readonly callMs: number;
  readonly recordedShare: number;
}

/** One agent's working life: call, disposition, perhaps a break, the wait for the next call. */
function live({ agent, person, clock, chance, inCallShare, callMs, recordedShare }: LifeAsk): Life {
  const { role, campaign } = person;
  /** What is to come; in a call more than one thing. */
  let next: (() => void)[] = [];
  let callAt: number | null = null;
  let recordsItself = false;
  let seen: AgentStatus | null = agent.truth().agentStatus;
  let since = clock.now();
  let calls = 0;

  /** Between two calls, so that the share comes out. */
  const restMs = inCallShare <= 0 ? Infinity : (callMs * (1 - inCallShare)) / inCallShare;

  function later(ms: number, run: () => void): void {
    // No timer takes longer.
    next.push(clock.setTimer(Math.min(ms, 2_000_000_000), run));
  }

  function notice(): void {
    const { agentStatus } = agent.truth();
    if (agentStatus === seen) return;
    seen = agentStatus;
    since = clock.now();
  }

  /** The next thing in this life: whatever else was to come does not. */
  function then(ms: number, run: () => void): void {
    for (const cancel of next) cancel();
    next = [];
    later(ms, run);
    notice();
  }

  function takeCall(lastsMs: number): void {
    calls += 1;
    agent.takeCall({ leadId: String(1000 * Number(agent.agent) + calls), phone: `${chance.isTrue(0.5) ? 212 : 727}555${String(Math.floor(chance.between(100, 10_000))).padStart(4, '0')}` });
    callAt = clock.now();
    recordsItself = campaign.records && role !== 'remote' && (role === 'card' || chance.isTrue(recordedShare));
    then(lastsMs, hangUp);
    if (!recordsItself) return;
    const recordedMs = chance.between(recordsAfterMs.least, recordsAfterMs.most);
    later(recordedMs, agent.screen.record);
    if (role !== 'card') return;
    const stopMs = Math.max(recordedMs + 3000, lastsMs * chance.between(0.2, 0.4));
    later(stopMs, agent.screen.stopButton);
    later(stopMs + chance.between(cardMs.least, cardMs.most), agent.screen.record);
  }

  function hangUp(): void {
    agent.hangUp();
    callAt = null;
    recordsItself = false;
    then(Math.min(chance.between(dispositionMs.least, dispositionMs.most), restMs), dispose);
  }

  function dispose(): void {
    agent.dispose();
    rest(Math.max(0, chance.between(0.5, 1.5) * (restMs - dispositionMs.most)));
  }

  function rest(ms: number): void {
    if (role === 'in-and-out') return goAway(ms);
    if (chance.isTrue(breakShare)) return takeBreak(ms);
    wait(ms);
  }

  function goAway(ms: number): void {
    agent.logOut();
    then(chance.between(awayMs.least, awayMs.most), () => {
      agent.logIn();
      wait(ms);
    });
  }

  function takeBreak(ms: number): void {
    agent.pause(pauseCodes[chance.isTrue(0.4) ? 0 : 1]);
    then(ms * 0.7, () => wait(ms * 0.3));
  }

  function wait(ms: number): void {
    agent.ready();
    then(ms, () => takeCall(callMs * chance.between(0.25, 1.75)));
  }

  // The floor is found at work, not at its first call of the day.
  if (chance.isTrue(inCallShare)) takeCall(callMs * chance.between(0.05, 1.2));
  else rest(chance.between(0, 1) * restMs);

  return {
    truth() {
      notice();
      return { ...agent.truth(), since, callAt, recordsItself };
    },
    close() {
      for (const cancel of next) cancel();
      next = [];
    },
  };
}
