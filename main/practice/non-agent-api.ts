/**
 * non_agent_api.php from the outside: the checks before a function, and the dispatch. Its refusals are worded and shaped
 * otherwise than api.php's (recorded in `test/wire/non-agent-api.jsonl`). Warnings of PHP around its answers were not
 * recorded and are not played.
 */
import { logIn, mayCall } from './accounts';
import type { ApiResult, PracticeAnswer, PracticeMethod, PracticeParams, PracticeRefusal } from './api';
import { filterAlphanumeric, filterPassword, filterText, filterUser } from './filters';
import { agentStatus, loggedInAgents } from './lists';
import { lookUpRecordings } from './recording-lookup';
import type { ApiUser, World } from './world';
import { localTime } from './world';

/** What a function makes of its parameters. */
export interface ListResult {
  readonly body: string;
  readonly refused: PracticeRefusal | null;
}

type ListFunction = (world: World, user: ApiUser, params: PracticeParams) => ListResult;

const FUNCTIONS: Readonly<Record<string, { readonly run: ListFunction; readonly needs: string }>> = {
  recording_lookup: { run: lookUpRecordings, needs: 'GET RECORDING INFO' },
  logged_in_agents: { run: loggedInAgents, needs: 'GET AGENT INFO' },
  agent_status: { run: agentStatus, needs: 'GET AGENT INFO' },
};

/** `user_level` from which a user may look up and list. */
const LEAST_LEVEL = 7;

export function callNonAgentApi(world: World, params: PracticeParams, method: PracticeMethod): ApiResult {
  if (!world.traits.nonAgentApi) return { answer: page(404, ''), refused: 'no-such-script' };
  const { body, refused } = run(world, params);
  return { answer: page(200, method === 'HEAD' ? '' : body), refused };
}

function page(status: number, body: string): PracticeAnswer {
  return { status, contentType: 'text/html; charset=utf-8', body };
}

function run(world: World, params: PracticeParams): ListResult {
  const name = filterText(params['function'] ?? '');
  if (name === 'version') return { body: versionLine(world), refused: null };

  const user = filterUser(params['user'] ?? '');
  const pass = filterPassword(params['pass'] ?? '');
  const login = logIn(world, user, pass);
  if (login.kind === 'refused') {
    const reason = login.reason.toLowerCase() as Lowercase<typeof login.reason>;
    return { body: `ERROR: Login incorrect, please try again: |${user}|${pass}|${login.reason}|\n`, refused: `login-${reason}` };
  }
  const source = filterAlphanumeric(params['source'] ?? '');
  if (source.length < 2) return { body: `ERROR: Invalid Source - ${source}\n`, refused: 'bad-source' };
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!mayCall(login.user, name)) return { body: `ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION: |${user}|${name}|\n`, refused: 'no-permission' };
  if (found === undefined) return { body: 'ERROR: NO FUNCTION SPECIFIED\n', refused: 'unknown-function' };
  // The level that it says is 0 where the rule was not met, as the documentation has it.
  if (login.user.level < LEAST_LEVEL || !login.user.viewReports) return { body: `ERROR: ${name} USER DOES NOT HAVE PERMISSION TO ${found.needs} - ${user}|0\n`, refused: 'no-permission' };
  return found.run(world, login.user, params);
}

/** `DST`, `TZ` and `TZNOW` are settings of the server, not the zone that its clock is in. */
function versionLine(world: World): string {
  const { nonAgentVersion, nonAgentBuild } = world.traits;
  const now = world.clock.now();
  return `VERSION: ${nonAgentVersion}|BUILD: ${nonAgentBuild}|DATE: ${localTime(world, now)}|EPOCH: ${Math.floor(now / 1000)}|DST: 0|TZ: -5.00|TZNOW: -5.00|\n`;
}
