/** The agents who are logged in, as `logged_in_agents` and `agent_status` show them. Neither tells of a recording. */
import type { PracticeParams } from './api';
import { filterUser } from './filters';
import type { ListResult } from './non-agent-api';
import { named, table } from './table';
import { pauseWhenLagged } from './world';
import type { AgentRecord, ApiUser, Session, World } from './world';

const LIST = ['user', 'campaign_id', 'session_id', 'status', 'lead_id', 'callerid', 'calls_today', 'full_name', 'user_group', 'user_level'];
const ONE = ['status', 'callerid', 'lead_id', 'campaign_id', 'calls_today', 'full_name', 'user_group', 'user_level', 'pause_code', 'real_time_sub_status', 'phone_number', 'vendor_lead_code', 'session_id'];

export function loggedInAgents(world: World, user: ApiUser, params: PracticeParams): ListResult {
  const inCampaigns = named(params['campaigns']);
  const inGroups = named(params['user_groups']);
  const withSubStatus = params['show_sub_status'] === 'YES';
  const rows = [...world.agents.values()]
    .filter((agent) => inCampaigns(agent.campaign) && inGroups(agent.group) && maySee(user, agent))
    .sort((a, b) => (a.agent < b.agent ? -1 : 1))
    .flatMap((agent) => {
      pauseWhenLagged(world, agent);
      const { session } = agent;
      if (session === null) return [];
      const row = [agent.agent, agent.campaign, agent.conference, session.status, leadOf(agent), callerOf(agent), String(agent.callsToday), agent.fullName, agent.group, String(agent.level)];
      return [withSubStatus ? [...row, session.pauseCode, subStatus(agent, session)] : row];
    });
  if (rows.length === 0) return { body: `ERROR: logged_in_agents NO LOGGED IN AGENTS: ${user.user}|\n`, refused: 'nothing-found' };
  return { body: table(params, withSubStatus ? [...LIST, 'pause_code', 'sub_status'] : LIST, rows), refused: null };
}

export function agentStatus(world: World, user: ApiUser, params: PracticeParams): ListResult {
  const name = filterUser(params['agent_user'] ?? '');
  const agent = world.agents.get(name);
  if (agent !== undefined) pauseWhenLagged(world, agent);
  const session = agent?.session ?? null;
  if (agent === undefined || session === null || !maySee(user, agent)) return { body: `ERROR: agent_status AGENT NOT LOGGED IN: ${user.user}|${name}\n`, refused: 'not-logged-in' };
  const phone = agent.call?.phone ?? '';
  const row = [session.status, callerOf(agent), leadOf(agent), agent.campaign, String(agent.callsToday), agent.fullName, agent.group, String(agent.level), session.pauseCode, subStatus(agent, session), phone, '', agent.conference];
  return { body: table(params, ONE, [row]), refused: null };
}

/** The user's group limits whom the user sees (read). */
function maySee(user: ApiUser, agent: AgentRecord): boolean {
  return user.seesGroups === null || user.seesGroups.includes(agent.group);
}

const leadOf = (agent: AgentRecord): string => agent.call?.leadId ?? '0';
const callerOf = (agent: AgentRecord): string => (agent.call === null || agent.call.over ? '' : agent.call.callerId);

/** DEAD: in a call whose customer has gone. DISPO: the call is over and waits for its disposition. */
function subStatus(agent: AgentRecord, session: Session): string {
  if (session.status === 'INCALL') return agent.call === null ? 'DEAD' : '';
  return session.status === 'PAUSED' && agent.call?.over === true ? 'DISPO' : '';
}
