/** One agent of the practice dialer: session, screen, calls, and the truth about all three. */
import { createCalls } from './call';
import type { Calls } from './call';
import { createScreen } from './screen';
import { createStereo } from './stereo';
import type { Stereo } from './stereo';
import type { Screen, ScreenOptions } from './screen-types';
import { pauseWhenLagged, writeField } from './world';
import type { AgentRecord, AgentStatus, World } from './world';

export interface AgentOptions {
  readonly agent: string;
  /** `custom_three`, letters and digits. */
  readonly altUser?: string;
  readonly conference?: string;
  readonly remote?: boolean;
  readonly campaign?: string;
  readonly fullName?: string;
  readonly group?: string;
  readonly level?: number;
  /** False for an agent who exists and has no session. */
  readonly loggedIn?: boolean;
  readonly screen?: ScreenOptions;
}

/** What is so, whatever the API would answer. */
export interface Truth {
  readonly loggedIn: boolean;
  readonly agentStatus: AgentStatus | null;
  /** `external_recording`; null without a session. */
  readonly field: string | null;
  /** Every recorder that writes audio now, oldest first. */
  readonly running: readonly RunningRecorder[];
}

export interface RunningRecorder {
  readonly id: number | null;
  readonly filename: string;
  /** Milliseconds since the epoch, server time. */
  readonly startedAt: number;
}

export interface PracticeAgent extends Calls {
  readonly agent: string;
  readonly screen: Screen;
  /** A stereo recording that the agent controls; `recording` and its mailbox know nothing of it. */
  readonly stereo: Stereo;
  readonly truth: () => Truth;
  /** Puts a state that no act leads to. False without a session. */
  readonly put: (state: { readonly field?: string; readonly status?: AgentStatus }) => boolean;
}

/** The agent with the handle that only the server uses. */
export interface AgentDriver extends PracticeAgent {
  readonly stopPolling: () => void;
}

export function createAgent(world: World, options: AgentOptions): AgentDriver {
  const record: AgentRecord = {
    agent: options.agent,
    altUser: options.altUser ?? '',
    conference: options.conference ?? `86${options.agent.padStart(5, '0')}`,
    remote: options.remote ?? false,
    campaign: options.campaign ?? 'PRACTICE',
    fullName: options.fullName ?? `Agent${options.agent}`,
    group: options.group ?? 'AGENTS',
    level: options.level ?? 1,
    call: null,
    callsToday: 0,
    stereo: null,
    session: null,
    recorders: [],
  };
  world.agents.set(record.agent, record);
  const screen = createScreen(world, record, options.screen);
  const calls = createCalls(world, record, screen);
  if (options.loggedIn !== false) calls.logIn();

  return {
    ...calls,
    agent: record.agent,
    screen,
    stereo: createStereo(world, record),
    stopPolling: screen.stopPolling,
    truth() {
      pauseWhenLagged(world, record);
      return {
        loggedIn: record.session !== null,
        agentStatus: record.session?.status ?? null,
        field: record.session?.field ?? null,
        running: record.recorders.map(({ id, filename, startedAt }) => ({ id, filename, startedAt })),
      };
    },
    put({ field, status }) {
      const { session } = record;
      if (session === null) return false;
      if (status !== undefined) {
        session.status = status;
        session.lastSignOfLifeAt = world.clock.now();
      }
      if (field !== undefined) writeField(world, session, field);
      world.changed();
      return true;
    },
  };
}
