/**
 * One check of a dialer, step by step, from the network to the agent screen: reach, TLS, is it VICIdial, login,
 * permission, agent, screen. At most one login, whatever it meets.
 */
import type { Failed, Reply, Version } from '../agent-api';
import type { Handshake } from './handshake';
import type { Reached } from './reach';
import { checkSteps, type Certificate, type CheckData, type CheckFailure, type CheckFault, type CheckLine, type CheckState, type CheckStep, type TlsFault } from './types';
import { whoMends } from './who';

export interface WalkDeps {
  readonly reach: (signal: AbortSignal) => Promise<Reached>;
  /** Null: the address is http. */
  readonly handshake: ((signal: AbortSignal) => Promise<Handshake>) | null;
  /** http, but on this computer itself. */
  readonly here: boolean;
  readonly version: (signal: AbortSignal) => Promise<Version | Failed>;
  /** STATUS, once. It goes on when the check is cancelled: what it meets must be remembered. */
  readonly login: () => Promise<Reply>;
  readonly agent: string;
  /** This agent screen's usual delay, where this desk has learnt it. */
  readonly usualMs: number | null;
  readonly wallMs: () => number;
  /** This app was not made before: an earlier clock is wrong. */
  readonly madeMs: number;
  readonly signal: AbortSignal;
  readonly onLine: (line: CheckLine) => void;
}

export interface Walked {
  readonly failure: CheckFailure | null;
  /** The certificate that failed, if there was one. */
  readonly certificate: Certificate | null;
  /** The server's clock less this computer's; null where it was not heard. */
  readonly clockOffMs: number | null;
}

/** A certificate's time and two clocks: more than a day apart is no drift. */
const wrongClockMs = 86_400_000;

export function allWaiting(): CheckLine[] {
  return checkSteps.map((step) => ({ step, state: 'waiting', data: null }));
}

export async function walk(deps: WalkDeps): Promise<Walked> {
  let clockOffMs: number | null = null;
  const show = (step: CheckStep, state: CheckState, data: CheckData | null = null): void => {
    if (!deps.signal.aborted) deps.onLine({ step, state, data });
  };
  const fail = (step: CheckStep, kind: CheckFault, certificate: Certificate | null = null, clocks: CheckFailure['clocks'] = null): Walked => {
    show(step, 'failed');
    return { failure: { step, kind, who: whoMends(kind), clocks }, certificate, clockOffMs };
  };
  const stopped = (): Walked => ({ failure: null, certificate: null, clockOffMs });

  show('reach', 'asking');
  const reached = await deps.reach(deps.signal);
  if (deps.signal.aborted) return stopped();
  if (!reached.ok) return fail('reach', reached.kind);
  show('reach', 'ok', { of: 'reach', address: reached.address, ms: reached.ms });

  if (deps.handshake) {
    show('tls', 'asking');
    const shaken = await deps.handshake(deps.signal);
    if (deps.signal.aborted) return stopped();
    if (!shaken.ok) {
      const clocks = clocksOf(shaken, deps.wallMs(), deps.madeMs);
      return clocks ? fail('tls', 'clock-wrong', null, clocks) : fail('tls', shaken.fault, shaken.certificate);
    }
    show('tls', 'ok', { of: 'tls', protocol: shaken.protocol, validTo: shaken.certificate.validTo, pinned: shaken.pinned });
  } else show('tls', 'ok', { of: 'plain', here: deps.here });

  show('vicidial', 'asking');
  const version = await deps.version(deps.signal);
  if (deps.signal.aborted) return stopped();
  if ('kind' in version) return fail('vicidial', version.failure);
  clockOffMs = version.epochMs - deps.wallMs();
  const vicidial: CheckData = { of: 'vicidial', version: version.version, build: version.build };
  show('vicidial', 'ok', vicidial);

  show('login', 'asking');
  const reply = await deps.login();
  if (deps.signal.aborted) return stopped();
  const { step, kind } = endOf(reply);
  if (kind === 'too-old') {
    show('login', 'waiting');
    return fail('vicidial', kind);
  }
  for (const passed of ['login', 'permission', 'agent'] as const) {
    if (passed === step) return fail(step, kind);
    show(passed, 'ok', passed === 'agent' && 'agentStatus' in reply ? { of: 'agent', agent: deps.agent, status: reply.agentStatus } : null);
  }
  if (deps.usualMs === null) show('screen', 'unknown');
  else show('screen', 'ok', { of: 'screen', usualMs: deps.usualMs });
  return { failure: null, certificate: null, clockOffMs };
}

/** Which of login, permission and agent one STATUS failed at; the server looks at them in this order. */
function endOf(reply: Reply): { readonly step: CheckStep; readonly kind: CheckFault } | { readonly step: null; readonly kind: null } {
  switch (reply.kind) {
    case 'failed':
      return { step: 'login', kind: reply.failure };
    case 'notLoggedIn':
      return { step: 'agent', kind: 'not-logged-in' };
    case 'refused':
      switch (reply.reason) {
        case 'unknown-agent':
          return { step: 'agent', kind: reply.reason };
        // The password was right.
        case 'api-access-off':
        case 'no-permission':
        case 'bad-source':
        case 'not-allowed':
          return { step: 'permission', kind: reply.reason };
        case 'wrong-login':
        case 'locked-out':
        case 'api-off':
        case 'address-blocked':
        case 'no-active-server':
        case 'too-old':
          return { step: 'login', kind: reply.reason };
      }
      break;
    case 'active':
    case 'waiting':
    case 'notRecording':
    case 'sent':
    case 'stopRefused':
      return { step: null, kind: null };
  }
}

/** Is it this computer's clock rather than the certificate? Only where something else than the certificate says so. */
function clocksOf(shaken: Extract<Handshake, { ok: false }>, wallMs: number, madeMs: number): CheckFailure['clocks'] {
  const timed: readonly (TlsFault | 'timeout' | 'unreachable')[] = ['expired', 'not-yet-valid'];
  if (!timed.includes(shaken.fault)) return null;
  const here = new Date(wallMs).toISOString();
  if (shaken.serverMs !== null) return Math.abs(shaken.serverMs - wallMs) > wrongClockMs ? { here, there: new Date(shaken.serverMs).toISOString() } : null;
  return wallMs < madeMs - wrongClockMs ? { here, there: null } : null;
}
