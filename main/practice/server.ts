/** Puts the parts of the practice server together: world, agents, script, log of calls, HTTP. */
import { createAgent } from './agent';
import type { AgentDriver, AgentOptions, PracticeAgent } from './agent';
import { callApi } from './api';
import type { PracticeAnswer, PracticeMethod, PracticeParams } from './api';
import { realClock } from './clock';
import type { PracticeClock } from './clock';
import { serve } from './http';
import type { HttpServer } from './http';
import { createJournal } from './journal';
import type { PracticeCall } from './journal';
import { callNonAgentApi } from './non-agent-api';
import type { ApiUser, Php, RecordingRow, ServerTraits, World } from './world';

export interface UserOptions {
  readonly user: string;
  readonly pass: string;
  readonly active?: boolean;
  readonly apiAccess?: boolean;
  /** `api_allowed_functions`; `recording` alone unless told. */
  readonly allowedFunctions?: readonly string[];
  readonly group?: string;
  /** 9 and reports unless told: the list functions want 7 and reports. */
  readonly level?: number;
  readonly viewReports?: boolean;
  /** Groups whose agents the user may see; everybody's unless told. */
  readonly seesGroups?: readonly string[];
}

export interface PracticeOptions extends Partial<ServerTraits> {
  readonly clock?: PracticeClock;
  readonly users?: readonly UserOptions[];
  readonly agents?: readonly AgentOptions[];
  /** The id that the first recording gets. */
  readonly firstRecordingId?: number;
  /** Told of each call before it is answered. */
  readonly beforeCall?: (params: PracticeParams) => void;
}

export interface Practice {
  /** The agent of that name; throws where the options named none. */
  readonly agent: (name: string) => PracticeAgent;
  readonly addAgent: (options: AgentOptions) => PracticeAgent;
  readonly addUser: (options: UserOptions) => void;
  /** Answers one api.php request without any network. */
  readonly answer: (params: PracticeParams, method?: PracticeMethod) => PracticeAnswer;
  /** The same for non_agent_api.php. */
  readonly answerNonAgent: (params: PracticeParams, method?: PracticeMethod) => PracticeAnswer;
  readonly setPhp: (php: Php) => void;
  /** Changes how the server is built or set up, from the next call on. */
  readonly change: (traits: Partial<ServerTraits>) => void;
  /** The latest calls, without passwords. */
  readonly calls: () => readonly PracticeCall[];
  readonly refusedLogins: () => number;
  /** `recording_log`, oldest first. */
  readonly recordings: () => readonly RecordingRow[];
  /** Puts a row into `recording_log` that no recorder wrote. */
  readonly addRecording: (row: RecordingRow) => void;
  /** Told after every change a person could see. The returned function ends it. */
  readonly onChange: (listener: () => void) => () => void;
  /** Serves `/agc/api.php` and `/vicidial/non_agent_api.php` on 127.0.0.1, on a free port unless one is named. */
  readonly listen: (port?: number) => Promise<ListeningPractice>;
  /** Stops every screen and, if it listens, the server. */
  readonly close: () => Promise<void>;
}

export interface ListeningPractice extends Practice {
  /** `http://127.0.0.1:PORT`, without a path. */
  readonly url: string;
  readonly connections: () => { readonly open: number; readonly most: number };
}

const DEFAULT_TRAITS: ServerTraits = {
  php: 8,
  language: 'en',
  displayErrors: false,
  apiActive: true,
  loginFault: null,
  version: '2.14-82',
  build: '250122-1010',
  nonAgentApi: true,
  nonAgentVersion: '2.14-202',
  nonAgentBuild: '250720-1841',
  stereo: false,
  address: '192.168.1.5',
  utcOffsetMinutes: 0,
  channelKnownAfterMs: 400,
  recordingLimitMs: 60 * 60_000,
  lagAfterMs: 30_000,
  // A real server looks every three minutes; nobody who practises waits so long.
  movedAfterMs: 10_000,
  compressedAfterMs: 60_000,
};

/** Builds a practice server. Its screens poll from now on, whether or not it listens. */
export function createPractice(options: PracticeOptions = {}): Practice {
  const { clock = realClock, users = [], agents = [], firstRecordingId = 121_243, beforeCall, ...traits } = options;
  const listeners = new Set<() => void>();
  const world: World = {
    clock,
    traits: { ...DEFAULT_TRAITS, ...traits },
    users: new Map(),
    agents: new Map(),
    recordingLog: new Map(),
    nextRecordingId: firstRecordingId,
    changed() {
      for (const listener of listeners) listener();
    },
  };
  const journal = createJournal();
  const drivers = new Map<string, AgentDriver>();
  let http: HttpServer | null = null;

  const practice: Practice = {
    agent(name) {
      const found = drivers.get(name);
      if (found === undefined) throw new Error(`no agent ${name} in this practice server`);
      return found;
    },
    addAgent(agentOptions) {
      const driver = createAgent(world, agentOptions);
      drivers.set(agentOptions.agent, driver);
      return driver;
    },
    addUser(userOptions) {
      world.users.set(userOptions.user, apiUser(userOptions));
    },
    answer(params, method = 'POST') {
      beforeCall?.(params);
      const result = callApi(world, params, method);
      journal.note(clock.now(), params, method, result);
      return result.answer;
    },
    answerNonAgent(params, method = 'POST') {
      beforeCall?.(params);
      const result = callNonAgentApi(world, params, method);
      journal.note(clock.now(), params, method, result, 'non-agent');
      return result.answer;
    },
    setPhp(php) {
      world.traits.php = php;
    },
    change(change) {
      Object.assign(world.traits, change);
    },
    calls: journal.calls,
    refusedLogins: journal.refusedLogins,
    recordings: () => [...world.recordingLog.values()].map((row) => ({ ...row })),
    addRecording(row) {
      world.recordingLog.set(row.id, { ...row });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async listen(port) {
      const server = await serve({ '/agc/api.php': practice.answer, '/vicidial/non_agent_api.php': practice.answerNonAgent }, port);
      http = server;
      return { ...practice, url: server.url, connections: server.connections };
    },
    async close() {
      for (const driver of drivers.values()) driver.stopPolling();
      await http?.close();
      http = null;
    },
  };
  users.forEach(practice.addUser);
  agents.forEach(practice.addAgent);
  return practice;
}

function apiUser(options: UserOptions): ApiUser {
  return {
    user: options.user,
    pass: options.pass,
    active: options.active ?? true,
    apiAccess: options.apiAccess ?? true,
    allowedFunctions: options.allowedFunctions ?? ['recording'],
    group: options.group ?? 'ADMIN',
    level: options.level ?? 9,
    viewReports: options.viewReports ?? true,
    seesGroups: options.seesGroups ?? null,
    failedLogins: 0,
    lastFailureAt: 0,
  };
}
