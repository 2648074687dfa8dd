/**
 * agent-api: the one door to the dialer, `POST /agc/api.php`, and `/vicidial/non_agent_api.php` for look-ups.
 *
 * Promises: a call always comes back as a value, within five seconds (a look-up within fifteen); only a numeric id is ever `active`; nothing that
 * leaves this room holds the password, SQL or other text of the server. Called by `recorder` and by the setup. Must
 * not know: who pressed, what is shown, Electron. Source of all rules: test/wire (recorded exchanges).
 */
import type { Call, Failed, Refused, Reply, Version } from './answer';
import type { RefusalKind } from './failure';
import { looksLikeLoginEcho } from './line';
import { createAgentList, type AgentList } from './agent-list';
import { createLookUp, type LookUp } from './lookup';
import { parseAnswer, parseVersion } from './parse';
import { formOf, source, type Credentials } from './request';
import { clockFrom, type ServerClock } from './server-clock';
import { createStereo, type StereoStatus } from './stereo';
import { exchangeLimitMs, type Transport } from './transport';

export interface AgentApi {
  /**
   * One call of the recording function. An aborted call comes back as `failed`, `unreachable`.
   * Refusal kinds and outages: failure.ts.
   */
  readonly ask: (call: Call, signal: AbortSignal) => Promise<Reply>;
  /** `function=version`: needs no login, so it may be asked even while the login is refused. */
  readonly version: (signal: AbortSignal) => Promise<Version | Failed>;
  /** Which recordings the server has, and their files. A refusal here says nothing about the switch: it is another script. */
  readonly lookUp: LookUp;
  /** Who is logged in, with their status: one call for all agents. It too is of that other script. */
  readonly agentList: AgentList;
  /** Does a stereo recording run that this API can see? Asked only where the version may have it. */
  readonly stereoStatus: (signal: AbortSignal) => Promise<StereoStatus>;
  /** The server's clock, once a version was heard. */
  readonly serverClock: () => ServerClock | null;
  /** This login was refused by another door: the next STATUS is told so unsent. */
  readonly refuse: (reason: RefusalKind) => void;
  readonly close: () => Promise<void>;
}

/** What was learnt of a server, whichever agent was asked about: doors to the same one share it. */
export interface ServerFacts {
  acceptedHead: string | null;
  clock: ServerClock | null;
  /** Has it ever answered as VICIdial does? Then an empty or odd answer is a passing fault, not a wrong address. */
  known: boolean;
  build: string | null;
}

export function createServerFacts(): ServerFacts {
  return { acceptedHead: null, clock: null, known: false, build: null };
}

export interface AgentApiDeps {
  readonly transport: Transport;
  readonly facts?: ServerFacts;
  readonly agent: string;
  readonly credentials: Credentials;
  /** A steady clock in milliseconds. */
  readonly now: () => number;
}

export function createAgentApi(deps: AgentApiDeps): AgentApi {
  const { transport, agent, credentials } = deps;
  const facts = deps.facts ?? createServerFacts();
  /** The login was refused elsewhere: the next STATUS is told so instead of sending that login once more. */
  let met: RefusalKind | null = null;

  async function version(signal: AbortSignal, withinMs = exchangeLimitMs): Promise<Version | Failed> {
    const exchange = await transport.post({ function: 'version' }, signal, withinMs);
    if (!exchange.ok) return { kind: 'failed', failure: exchange.failure, maybeSent: exchange.maybeSent };
    const read = parseVersion(exchange.body);
    if (!read) return { kind: 'failed', failure: 'not-vicidial', maybeSent: true };
    facts.clock = clockFrom(read, deps.now());
    facts.build = read.build;
    return read;
  }

  /** A stranger's unreadable answer: the version call tells a dialer that is too old from something that is none. */
  async function whoAnswered(empty: boolean, signal: AbortSignal, askedAt: number): Promise<Failed | Refused> {
    if (facts.known) return { kind: 'failed', failure: 'unreadable', maybeSent: true };
    // Both calls together are one ask, and end in its time.
    const read = await version(signal, Math.max(0, exchangeLimitMs - (deps.now() - askedAt)));
    if ('kind' in read) return read.failure === 'not-vicidial' ? read : { kind: 'failed', failure: 'unreadable', maybeSent: true };
    return empty ? { kind: 'refused', reason: 'too-old' } : { kind: 'failed', failure: 'unreadable', maybeSent: true };
  }

  async function ask(call: Call, signal: AbortSignal): Promise<Reply> {
    if (met !== null && call.do === 'status') {
      const reason = met;
      met = null;
      return { kind: 'refused', reason };
    }
    const askedAt = deps.now();
    const exchange = await transport.post(formOf(call, agent, credentials), signal);
    if (!exchange.ok) {
      if (looksLikeLoginEcho(exchange.torn)) return { kind: 'refused', reason: 'wrong-login' };
      // Of a server that has answered as VICIdial does it is a passing fault.
      const failure = facts.known && exchange.failure === 'not-vicidial' ? 'http' : exchange.failure;
      return { kind: 'failed', failure, maybeSent: exchange.maybeSent };
    }
    const { answer, head } = parseAnswer(exchange.body, { call, agent, user: credentials.user, source, acceptedHead: facts.acceptedHead });
    if (answer.kind === 'unreadable') {
      return answer.loginEcho ? { kind: 'refused', reason: 'wrong-login' } : whoAnswered(answer.empty, signal, askedAt);
    }
    if (head !== null) facts.acceptedHead = head;
    facts.known = true;
    return answer;
  }

  const askStereo = createStereo({
    transport,
    agent,
    credentials,
    build: async (signal) => {
      if (facts.build === null) await version(signal);
      return facts.build;
    },
    onRefusedLogin: (reason) => (met = reason),
  });

  return {
    ask,
    version: (signal) => version(signal),
    lookUp: createLookUp(transport, credentials),
    agentList: createAgentList(transport, credentials),
    stereoStatus: async (signal) => (met === null ? askStereo(signal) : 'unknown'),
    serverClock: () => facts.clock,
    refuse: (reason) => (met = reason),
    close: transport.close,
  };
}

export type { Active, Call, Failed, NotLoggedIn, NotRecording, Refused, Reply, Version, Waiting } from './answer';
export { hostOf, isPlain, readAddress, type AddressFault } from './address';
export { createTransport, type Transport } from './transport';
export { createMeter, minuteMs, type CallRank, type Meter } from './meter';
export { createMeteredApi, mayAgain } from './metered';
export { type AgentList, type AgentListAsk, type AgentListReply, type ListedAgent } from './agent-list';
export type { Door } from './connections';
export { isTag, isUserName, survivesServerFilter, type Credentials } from './request';
export { refusalKinds, type FailureKind, type OutageKind, type RefusalKind } from './failure';
export { isoInZone, serverDay, startEpochMs, startOnSteadyClock, type ServerClock } from './server-clock';
export { canLookUp, type LookUp, type LookUpReply } from './lookup';
export type { LookUpAsk, LookUpRow } from './parse-lookup';
export type { StereoStatus } from './stereo';
