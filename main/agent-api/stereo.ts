/**
 * `stereo_recording`, since late 2025: does a stereo recording run that the agent, or a call like ours, began? Those of
 * the campaign itself it never shows. Only asked, never switched.
 *
 * Read in VICIdial's source, not measured: the answer has the eight fields of `recording`.
 */
import { looksLikeLoginEcho } from './line';
import { parseAnswer } from './parse';
import { source, type Credentials } from './request';
import type { RefusalKind } from './failure';
import type { Transport } from './transport';

/** `absent`: this dialer has no such function. `not-permitted`: the login may not call it. `unknown`: no usable answer. */
export type StereoStatus = 'running' | 'not-running' | 'absent' | 'not-permitted' | 'unknown';

export interface StereoDeps {
  readonly transport: Transport;
  readonly agent: string;
  readonly credentials: Credentials;
  /** As `function=version` says it; null: it could not be learnt. */
  readonly build: (signal: AbortSignal) => Promise<string | null>;
  /** The login was refused: whoever asks next with it must know. */
  readonly onRefusedLogin: (reason: RefusalKind) => void;
}

const functionName = 'stereo_recording';
const firstBuild = 251_001;

export function createStereo(deps: StereoDeps): (signal: AbortSignal) => Promise<StereoStatus> {
  const { agent, credentials } = deps;
  const form = { source, user: credentials.user, pass: credentials.password, agent_user: agent, function: functionName, value: 'STATUS' };
  return async (signal) => {
    const build = await deps.build(signal);
    if (build === null) return 'unknown';
    if (isBefore(build)) return 'absent';
    const exchange = await deps.transport.post(form, signal);
    if (!exchange.ok) {
      if (looksLikeLoginEcho(exchange.torn)) deps.onRefusedLogin('wrong-login');
      return 'unknown';
    }
    const { answer } = parseAnswer(exchange.body, { call: { do: 'status' }, agent, user: credentials.user, source, functionName, acceptedHead: null });
    switch (answer.kind) {
      case 'active':
        return 'running';
      case 'notRecording':
        return 'not-running';
      case 'refused':
        if (answer.reason === 'no-permission') return 'not-permitted';
        if (isLogin(answer.reason)) deps.onRefusedLogin(answer.reason);
        return 'unknown';
      case 'unreadable':
        if (answer.loginEcho) deps.onRefusedLogin('wrong-login');
        return answer.empty ? 'absent' : 'unknown';
      case 'waiting':
      case 'sent':
      case 'stopRefused':
      case 'notLoggedIn':
        return 'unknown';
    }
  };
}

/** `YYMMDD-…`; one that says no day is asked. */
function isBefore(build: string): boolean {
  const day = /^(\d{6})(?:-|$)/.exec(build)?.[1];
  return day !== undefined && Number(day) < firstBuild;
}

function isLogin(reason: RefusalKind): boolean {
  return ['wrong-login', 'locked-out', 'api-access-off', 'address-blocked', 'no-active-server'].includes(reason);
}
