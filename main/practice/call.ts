/** What an agent does with calls, and what the dialer does to recordings when they do it. */
import { endLogRow, hangUpKnown } from './audio';
import type { CallFacts } from './names';
import type { ScreenDriver } from './screen-types';
import { localTime, writeField } from './world';
import type { AgentRecord, AgentStatus, World } from './world';

/** `disposition`: the call is over and the agent has not said how it went. */
export type CallPhase = 'none' | 'talking' | 'disposition';

export interface NewCall {
  readonly phone?: string;
  readonly leadId?: string;
  /** Who records the call without being asked: the campaign by way of the screen, or routing. */
  readonly autoRecord?: 'campaign' | 'routing';
}

/** Each act returns false, and does nothing, where an agent could not do it. */
export interface Calls {
  readonly phase: () => CallPhase;
  readonly logIn: () => boolean;
  /** Logging out wipes the word and the session; what the dialer knows to run is hung up. */
  readonly logOut: () => boolean;
  readonly ready: () => boolean;
  readonly pause: (code?: string) => boolean;
  readonly takeCall: (call?: NewCall) => boolean;
  /** Ends the call: recorders stop, status `PAUSED`; the id stays in the field (measured). */
  readonly hangUp: () => boolean;
  /** Empties the field. The agent stays paused until `ready`. */
  readonly dispose: () => boolean;
}

const PHONE = '7275551212';
const LEAD = '7';

export function createCalls(world: World, agent: AgentRecord, screen: ScreenDriver): Calls {
  let phase: CallPhase = 'none';
  let callsTaken = 0;

  function setStatus(status: AgentStatus): boolean {
    if (agent.session === null || phase !== 'none') return false;
    // The screen itself tells the server, which is a sign of life.
    agent.session.lastSignOfLifeAt = world.clock.now();
    agent.session.status = status;
    world.changed();
    return true;
  }

  function nextCall({ phone = PHONE, leadId = LEAD }: NewCall): CallFacts {
    callsTaken += 1;
    const { campaign } = agent;
    return { phone, leadId, callId: `V${callsTaken}`, campaign, ingroup: '', vendorLeadCode: '' };
  }

  /** As a manual call is named: month, day and time, then the lead. */
  function callerId(leadId: string): string {
    const local = localTime(world, world.clock.now());
    return `M${local.slice(5).replace(/[-: ]/g, '')}${leadId.padStart(9, '0')}`;
  }

  return {
    phase: () => phase,
    logIn() {
      if (agent.session !== null) return false;
      agent.session = { status: 'PAUSED', field: '', lastSignOfLifeAt: world.clock.now(), pauseCode: '' };
      screen.startPolling();
      world.changed();
      return true;
    },
    logOut() {
      if (agent.session === null) return false;
      screen.stopPolling();
      screen.forgetCall();
      hangUpKnown(world, agent);
      agent.session = null;
      agent.call = null;
      phase = 'none';
      world.changed();
      return true;
    },
    ready: () => setStatus('READY'),
    pause(code) {
      if (!setStatus('PAUSED')) return false;
      if (code !== undefined && agent.session !== null) agent.session.pauseCode = code;
      return true;
    },
    takeCall(call = {}) {
      if (!setStatus('INCALL')) return false;
      phase = 'talking';
      const facts = nextCall(call);
      agent.call = { leadId: facts.leadId, callerId: callerId(facts.leadId), phone: facts.phone, over: false };
      agent.callsToday += 1;
      screen.beginCall(facts);
      if (call.autoRecord === 'campaign') screen.record();
      if (call.autoRecord === 'routing') screen.adoptRouted();
      world.changed();
      return true;
    },
    hangUp() {
      const { session } = agent;
      if (session === null || phase !== 'talking') return false;
      phase = 'disposition';
      if (agent.call !== null) agent.call = { ...agent.call, over: true };
      session.status = 'PAUSED';
      session.lastSignOfLifeAt = world.clock.now();
      // A recorder too young to be known gets no Hangup, and its row no end (measured).
      if (hangUpKnown(world, agent) > 0) endLogRow(world, screen.knownFile());
      world.changed();
      return true;
    },
    dispose() {
      const { session } = agent;
      if (session === null || phase !== 'disposition') return false;
      phase = 'none';
      agent.call = null;
      session.lastSignOfLifeAt = world.clock.now();
      screen.forgetCall();
      writeField(world, session, '');
      return true;
    },
  };
}
