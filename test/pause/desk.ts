/** A desk for tests of the pause: the real dialer room against a practice server, on one virtual clock, and the hands at it. */
import { expect } from 'vitest';
import type { DeskAsk, PressOutcome } from '../../main/pause';
import type { Practice, PracticeAgent, RunningRecorder } from '../../main/practice';
import type { Snapshot } from '../../main/recorder/snapshot';
import { createWorld, form, home, type World } from '../dialer/world';

export interface Told {
  readonly outcome: () => PressOutcome | null;
}

export interface PauseDesk {
  readonly world: World;
  readonly server: () => Practice;
  readonly agent: () => PracticeAgent;
  readonly view: () => Snapshot;
  readonly running: () => readonly RunningRecorder[];
  /** STARTs and STOPs that went out, probes too. */
  readonly values: () => string[];
  readonly starts: () => number;
  readonly press: (ask: DeskAsk) => Told;
  readonly start: (tag?: string) => Told;
  readonly stop: () => Told;
  readonly toggle: () => Told;
  /** As the key and the popup ask. */
  readonly key: () => Told;
  /** As a command asks. */
  readonly command: (seconds?: number | null) => Told;
  readonly resume: () => Told;
  readonly recording: (tag?: string) => Promise<void>;
  readonly paused: (seconds?: number | null) => Promise<Told>;
  /** The server is out of reach, until it is brought back. */
  readonly away: () => () => void;
}

export async function createPauseDesk(): Promise<PauseDesk> {
  const world = createWorld();
  const servers = world.servers as Map<string, Practice>;
  const practice = servers.get(home);
  if (!practice) throw new Error('no server');
  await world.dialer().setUp(form());
  await world.advance(500);
  const values = (): string[] => world.sent.map((one) => one.value).filter((value) => value === 'START' || value === 'STOP');

  function press(ask: DeskAsk): Told {
    let outcome: PressOutcome | null = null;
    void world.dialer().press(ask).then((told) => (outcome = told));
    return { outcome: () => outcome };
  }

  const start = (tag = '_SALE'): Told => press({ action: 'start', tag, another: false });
  const command = (seconds: number | null = null): Told => press({ action: 'pause', seconds, tag: '_R', turns: false });
  const view = (): Snapshot => world.dialer().snapshot();

  async function recording(tag = '_SALE'): Promise<void> {
    start(tag);
    await world.advance(5000);
    expect(view().state).toBe('recording');
  }

  return {
    world,
    server: () => practice,
    agent: () => practice.agent('1000'),
    view,
    running: () => practice.agent('1000').truth().running,
    values,
    starts: () => values().filter((value) => value === 'START').length,
    press,
    start,
    stop: () => press({ action: 'stop', tag: '_R', another: false }),
    toggle: () => press({ action: 'toggle', tag: '_R', another: false }),
    key: () => press({ action: 'pause', seconds: null, tag: '_R', turns: true }),
    command,
    resume: () => press({ action: 'resume', tag: '_R' }),
    recording,
    paused: async (seconds = null) => {
      await recording();
      const told = command(seconds);
      await world.advance(2500);
      expect(told.outcome()).toEqual({ kind: 'paused' });
      return told;
    },
    away: () => {
      servers.delete(home);
      return () => void servers.set(home, practice);
    },
  };
}
