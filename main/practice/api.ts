/** api.php from the outside: the checks before a function, the dispatch, the page around it. */
import { logIn, mayCall } from './accounts';
import type { LoginReason } from './accounts';
import { API_NOT_ACTIVE, debugPage, line } from './answers';
import { filterAlphanumeric, filterPassword, filterStage, filterText, filterUser } from './filters';
import { recording } from './mailbox';
import type { RecordingOutcome } from './mailbox';
import { withNoise } from './noise';
import { STEREO_BUILD, stereoStatus } from './stereo';
import type { NoiseStage } from './noise';
import { localTime } from './world';
import type { World } from './world';

export type PracticeMethod = 'GET' | 'POST' | 'HEAD';
export type PracticeParams = Readonly<Record<string, string>>;

/** An HTTP answer. api.php answers 200 to everything that it understands or refuses. */
export interface PracticeAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Why a call did nothing, in one word, for the log of calls. */
export type PracticeRefusal =
  `login-${Lowercase<LoginReason>}` | 'api-off' | 'bad-source' | 'no-permission' | 'unknown-function' | 'no-such-script' | 'nothing-found' | 'bad-search' | Exclude<RecordingOutcome, 'ok'>;

export interface ApiResult {
  readonly answer: PracticeAnswer;
  readonly refused: PracticeRefusal | null;
}

interface Inner {
  readonly body: string;
  readonly stage: NoiseStage;
  readonly refused: PracticeRefusal | null;
}

/** Carries out one request. HEAD is carried out too, and answers nothing (measured). */
export function callApi(world: World, params: PracticeParams, method: PracticeMethod): ApiResult {
  const inner = run(world, params);
  const noisy = world.traits.displayErrors;
  const sent = new Set(Object.keys(params));
  const body = noisy ? withNoise(inner.body, sent, inner.stage) : inner.body;
  return {
    answer: {
      status: 200,
      // With warnings on the page the script can't set its own header: PHP's default stands.
      contentType: noisy ? 'text/html; charset=UTF-8' : 'text/html; charset=utf-8',
      body: method === 'HEAD' ? '' : body,
    },
    refused: inner.refused,
  };
}

function run(world: World, params: PracticeParams): Inner {
  const { traits } = world;
  const functionName = params['function'] ?? '';
  if (functionName === 'version') {
    return { body: versionLine(world), stage: 'version', refused: null };
  }
  if (!traits.apiActive) return { body: API_NOT_ACTIVE, stage: 'refused', refused: 'api-off' };

  const user = filterUser(params['user'] ?? '');
  const login = logIn(world, user, filterPassword(params['pass'] ?? ''));
  if (login.kind === 'refused') {
    const reason = login.reason.toLowerCase() as Lowercase<LoginReason>;
    return { body: login.body, stage: 'refused', refused: `login-${reason}` };
  }

  const source = filterAlphanumeric(params['source'] ?? '');
  if (source.length < 2) {
    const body = line(traits.language, 'badSource', [source]);
    return { body, stage: 'other', refused: 'bad-source' };
  }
  if (functionName !== 'recording' && !(functionName === 'stereo_recording' && traits.stereo)) return { body: '', stage: 'other', refused: 'unknown-function' };

  const value = filterText(params['value'] ?? '');
  if (!mayCall(login.user, functionName)) {
    const fields = [value, user, functionName, login.user.group];
    const body = line(traits.language, 'noPermission', fields);
    return { body, stage: 'other', refused: 'no-permission' };
  }

  if (functionName === 'stereo_recording') {
    const { body, outcome } = stereoStatus(world, filterUser(params['agent_user'] ?? ''), value);
    return { body, stage: 'recording', refused: outcome === 'ok' ? null : outcome };
  }

  const debug = params['format'] === 'debug';
  const { body, outcome } = recording(world, {
    agentUser: filterUser(params['agent_user'] ?? ''),
    altUser: filterAlphanumeric(params['alt_user'] ?? ''),
    value,
    stage: filterStage(params['stage'] ?? ''),
    debug,
  });
  return {
    body: debug ? debugPage(traits, user, body) : body,
    stage: 'recording',
    refused: outcome === 'ok' ? null : outcome,
  };
}

function versionLine(world: World): string {
  const { version, stereo } = world.traits;
  const build = stereo && world.traits.build < STEREO_BUILD ? STEREO_BUILD : world.traits.build;
  const now = world.clock.now();
  const date = localTime(world, now);
  return `VERSION: ${version}|BUILD: ${build}|DATE: ${date}|EPOCH: ${Math.floor(now / 1000)}\n`;
}
