/** logged_in_agents: what every recorded answer of its script means, and what no answer may do. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAgentApi, type AgentListReply, type ListedAgent, type Transport } from '../../main/agent-api';
import { parseAgentList } from '../../main/agent-api/agent-list';
import { createPractice } from '../../main/practice';
import { createVirtualClock } from '../practice/virtual-clock';
import type { Exchange } from './wire';

const exchanges = readFileSync(join(import.meta.dirname, '..', 'wire', 'non-agent-api.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Exchange);
const body = (name: string): string => exchanges.find((exchange) => exchange.name === name)?.body ?? '';

const read = (text: string): AgentListReply => parseAgentList(text, '6666');
const unreadable = { kind: 'unreadable' };
const refused = (reason: string): unknown => ({ kind: 'refused', reason });
const one = (part: Partial<ListedAgent> = {}): ListedAgent => ({ agent: '1000', status: 'PAUSED', campaign: 'TEST', name: 'Agent1000', group: 'AGENTS', pauseCode: null, callMark: null, ...part });
const two = one({ agent: '1001', status: 'INCALL', name: 'Agent1001' });
const agents = (...all: ListedAgent[]): unknown => ({ kind: 'agents', agents: all });

/** What each recording means to who asked for the list. A name that is missing here fails the test. */
const meanings: Readonly<Record<string, unknown>> = {
  'non-agent-version': unreadable,
  // We ask for bars and a header: what comes otherwise is no answer to that.
  'logged-in-agents-csv': unreadable,
  'logged-in-agents-pipe': agents(one(), two),
  'logged-in-agents-no-header': unreadable,
  'logged-in-agents-campaign-none': agents(),
  'agent-status': unreadable,
  'agent-status-not-logged-in': unreadable,
  'recording-lookup': unreadable,
  'recording-lookup-none': unreadable,
  'logged-in-agents-no-permission': refused('no-permission'),
  'logged-in-agents-wrong-password': refused('wrong-login'),
};

describe('each recorded answer', () => {
  it('has its meaning written down here', () => expect(exchanges.map(({ name }) => name)).toEqual(Object.keys(meanings)));

  it.each(exchanges.map((exchange) => [exchange.name, exchange] as const))('%s', (name, { body: text, params }) => {
    expect(parseAgentList(text, params['user'] ?? '6666')).toEqual(meanings[name]);
  });
});

const list = body('logged-in-agents-pipe');
const header = 'user|campaign_id|session_id|status|lead_id|callerid|calls_today|full_name|user_group|user_level\n';
const row = (part: Partial<Record<'user' | 'campaign' | 'status' | 'lead' | 'caller' | 'name' | 'group', string>> = {}): string => {
  const { user = '1000', campaign = 'TEST', status = 'PAUSED', lead = '0', caller = '', name = 'Agent1000', group = 'AGENTS' } = part;
  return `${user}|${campaign}|8600051|${status}|${lead}|${caller}|0|${name}|${group}|1\n`;
};
const warning = '<br />\n<b>Warning</b>:  Undefined array key "DB" in <b>/srv/www/htdocs/vicidial/non_agent_api.php</b> on line <b>12</b><br />\n';

describe('a list', () => {
  it('is found between the warnings of PHP, with a byte order mark and other line ends', () => {
    expect(read(warning + list + warning)).toEqual(agents(one(), two));
    expect(read(`\uFEFF${list.replaceAll('\n', '\r\n')}`)).toEqual(agents(one(), two));
    expect(read(`\n\n${list}\n\n`)).toEqual(agents(one(), two));
  });

  it('is read by its header, whatever the order and whatever stands between', () => {
    expect(read('status|extra|user|pause_code|sub_status\nINCALL|x|1001||\nPAUSED|y|1000|LUNCH|\n')).toEqual(agents(one({ agent: '1001', status: 'INCALL', campaign: null, name: null, group: null }), one({ campaign: null, name: null, group: null, pauseCode: 'LUNCH' })));
  });

  it('tells one call from the next by lead and caller', () => {
    const mark = (text: string): string | null | undefined => {
      const reply = read(header + text);
      return reply.kind === 'agents' ? reply.agents[0]?.callMark : undefined;
    };
    expect(mark(row())).toBeNull();
    expect(mark(row({ lead: '42' }))).not.toBeNull();
    expect(mark(row({ lead: '42', caller: 'M1' }))).not.toBe(mark(row({ lead: '43', caller: 'M1' })));
    expect(mark(row({ lead: '42', caller: 'M1' }))).not.toBe(mark(row({ lead: '42', caller: 'M2' })));
  });

  it('has names in any language, without what turns a line around, and not too long', () => {
    const name = (text: string): string | null | undefined => {
      const reply = read(header + row({ name: text }));
      return reply.kind === 'agents' ? reply.agents[0]?.name : undefined;
    };
    for (const plain of ['Ana Beltrán', 'Chloé Martin', "Siobhan O'Brien", '佐藤 美咲', 'Ελένη', 'a: b - c']) expect(name(plain)).toBe(plain);
    expect(name('\u202EnaitsirhC')).toBe('naitsirhC');
    expect(name('  ')).toBeNull();
    expect(Array.from(name('😀'.repeat(99)) ?? '')).toHaveLength(60);
  });

  it('with a bar in a name keeps what stands before it, and guesses nothing behind it', () => {
    expect(read(header + row({ name: 'A|B' }))).toEqual(agents(one({ name: null, group: null })));
    expect(read(`user|full_name|status\n1000|A|B|READY\n`)).toEqual(unreadable);
  });

  it('leaves out whom no call could name: nobody can have put them on a board', () => {
    for (const user of ['maría', 'Иван', 'john.doe', 'me@example', '123456789012345678901']) expect(read(header + row({ user }) + row())).toEqual(agents(one()));
    expect(read(header + row({ user: 'maría' }))).toEqual(agents());
  });

  it('knows an agent who appears twice once, and never hides their call', () => {
    const call = one({ status: 'INCALL' });
    expect(read(header + row() + row())).toEqual(agents(one()));
    expect(read(header + row() + row({ status: 'INCALL' }))).toEqual(agents(call));
    expect(read(header + row({ status: 'INCALL' }) + row())).toEqual(agents(call));
    expect(read(header + row({ user: 'ann' }) + row({ user: 'ANN' }))).toEqual(agents(one({ agent: 'ann' })));
  });

  it('of 5,000 agents is read', () => {
    const reply = read(header + Array.from({ length: 5000 }, (_, index) => row({ user: String(10_000 + index) })).join(''));
    expect(reply.kind === 'agents' && reply.agents.length).toBe(5000);
  });
});

describe('never half a list', () => {
  it.each<[string, string]>([
    ['no header', row() + row({ user: '1001' })],
    ['a header alone: a list of nobody is said otherwise', header],
    ['a header without a status', header.replace('status', 'state') + row()],
    ['two columns of one name', `user|status|status\n1000|READY|INCALL\n`],
    ['another header after the rows', list + list],
    ['a row with too few fields', `${header + row()}1001|TEST|8600051\n`],
    ['a row without a name', header + row() + row({ user: '' })],
    ['a row without a status', header + row() + row({ status: '' })],
    ['a status that is none', header + row() + row({ status: '<b>' })],
    ['a name with a tab', header + row() + row({ user: '1001', name: 'A\tB' })],
    ['a name with a control character', header + row() + row({ user: '1001', name: 'A\u0007B' })],
    ['a name with a line feed', header + row() + row({ user: '1001', name: 'A\nB' })],
    ['a row as long as a page', header + row() + row({ user: '1001', name: 'x'.repeat(3000) })],
    ['a tag of a page', `${header + row()}<td>|<b>|<i>|<u>|<s>|||||\n`],
    ['a last row without its end', header + row() + row({ user: '1001' }).trimEnd()],
    ['a list, and nobody', list + body('logged-in-agents-campaign-none')],
    ['nobody, twice', body('logged-in-agents-campaign-none').repeat(2)],
    ['nobody, for another user', 'ERROR: logged_in_agents NO LOGGED IN AGENTS: 7777|\n'],
    ['nobody, cut off', 'ERROR: logged_in_agents NO LOGGED IN AGENTS: 6666|'],
    ['a fault of PHP', '<br />\n<b>Fatal error</b>:  Uncaught Error in <b>/srv/www/x.php</b> on line <b>3</b><br />\n'],
    ['another function', 'ERROR: NO FUNCTION SPECIFIED\n'],
  ])('%s', (_what, text) => {
    expect(read(text)).toEqual(unreadable);
  });

  it('cut anywhere it is unreadable; behind a row only the transport sees it', () => {
    for (let at = 1; at < list.length; at++) expect(read(list.slice(0, at)), `cut at ${at}`).toEqual(at === list.indexOf('\n1001') + 1 ? agents(one()) : unreadable);
  });
});

describe('a refusal', () => {
  it.each<[string, string, unknown]>([
    ['a login, in the words of this script', 'ERROR: Login incorrect, please try again: |6666|Canary-1|BAD|\n', refused('wrong-login')],
    ['in api.php’s words', 'ERROR: Invalid Username/Password: |6666|Canary-1|0|1|BAD|0|api|SELECT count(*) from vicidial_users;|\n', refused('wrong-login')],
    ['in another language', 'ERROR: Acceso incorrecto: |6666|Canary-1|BAD|\n', refused('wrong-login')],
    ['locked out', 'ERROR: Login incorrect, please try again: |6666|Canary-1|LOCK|\n', refused('locked-out')],
    ['cut off', 'ERROR: Login incorrect, please try again: |6666|Canary-1', refused('wrong-login')],
    ['between warnings', `${warning}ERROR: Login incorrect, please try again: |6666|Canary-1|BAD|\n${warning}`, refused('wrong-login')],
    ['twice', 'ERROR: Login incorrect, please try again: |6666|Canary-1|BAD|\n'.repeat(2), refused('wrong-login')],
    ['before a list', `ERROR: Login incorrect, please try again: |6666|Canary-1|BAD|\n${list}`, refused('wrong-login')],
    ['no right to the function', 'ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION: |6666|logged_in_agents|\n', refused('no-permission')],
    ['no right to reports', 'ERROR: logged_in_agents USER DOES NOT HAVE PERMISSION TO GET AGENT INFO - 6666|0\n', refused('no-permission')],
    ['a source that it does not take', 'ERROR: Invalid Source - reclight\n', refused('bad-source')],
    ['another page', '<!DOCTYPE html><html><body>Please sign in</body></html>\n', { kind: 'absent' }],
    ['nothing', '', { kind: 'absent' }],
    ['blank lines', '\n \n', { kind: 'absent' }],
  ])('%s', (_what, text, meaning) => {
    const reply = read(text);
    expect(reply).toEqual(meaning);
    expect(JSON.stringify(reply)).not.toContain('Canary-1');
  });
});

describe('any body', () => {
  const piece = fc.constantFrom('user', 'status', 'full_name', 'lead_id', '|', '||', '\n', '\r\n', '1000', 'Canary-1', 'INCALL', 'READY', 'ERROR', ': ', ' - ', ': |', 'logged_in_agents', '6666', 'BAD', '<b>', '\t', '\u0007', header, row(), list);
  const near = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')));

  it('never throws, and lists nobody twice, nobody without a status, nobody whom no call could name', () => {
    fc.assert(
      fc.property(near, (text) => {
        const reply = read(text);
        if (reply.kind !== 'agents') return;
        const names = reply.agents.map(({ agent }) => agent.toLowerCase());
        expect(new Set(names).size).toBe(names.length);
        for (const { agent, status } of reply.agents) {
          expect(agent).toMatch(/^[A-Za-z0-9_-]{1,20}$/);
          expect(status).toMatch(/^[A-Z][A-Z0-9_-]{0,19}$/);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('of rows in any order of columns, with noise around them, is read as it was meant', () => {
    const columns = ['user', 'campaign_id', 'session_id', 'status', 'lead_id', 'callerid', 'calls_today', 'full_name', 'user_group', 'user_level', 'pause_code', 'sub_status', 'brand_new'];
    const word = fc.stringMatching(/^[A-Z0-9_]{1,8}$/);
    const agent = fc.record({ user: fc.stringMatching(/^[a-z0-9_-]{1,20}$/), status: fc.constantFrom('READY', 'QUEUE', 'INCALL', 'PAUSED', 'CLOSER', 'MQUEUE'), campaign: word, name: fc.constantFrom('Ana Beltrán', 'Chloé Martin', 'X Æ', '佐藤'), group: word, pause: fc.constantFrom('', 'LUNCH', 'BREAK') });
    fc.assert(
      fc.property(fc.uniqueArray(agent, { selector: ({ user }) => user, minLength: 1, maxLength: 30 }), fc.shuffledSubarray(columns, { minLength: columns.length }), fc.constantFrom('', warning, '\n'), (all, order, noise) => {
        const line = ({ user, status, campaign, name, group, pause }: (typeof all)[number]): string => {
          const values: Readonly<Record<string, string>> = { user, status, campaign_id: campaign, full_name: name, user_group: group, pause_code: pause, lead_id: '7' };
          return `${order.map((column) => values[column] ?? '').join('|')}\n`;
        };
        const reply = read(`${noise}${order.join('|')}\n${all.map(line).join('')}${noise}`);
        expect(reply).toEqual(agents(...all.map(({ user, status, campaign, name, group, pause }) => ({ agent: user, status, campaign, name, group, pauseCode: pause === '' ? null : pause, callMark: '7' }))));
      }),
    );
  });

  it('a password that the server says back is in no reply', () => {
    const around = fc.constantFrom('', warning, list, header, '\n', 'ERROR: ', '<html>');
    const login = fc.constantFrom('Login incorrect, please try again: |6666|Canary-1|BAD|', 'Invalid Username/Password: |6666|Canary-1|0|0|BAD|', 'Acceso: |6666|Canary-1|', 'x - 6666|Canary-1');
    fc.assert(
      fc.property(around, login, around, fc.nat(60), (before, echo, after, cut) => {
        const text = `${before}ERROR: ${echo}\n${after}`;
        expect(JSON.stringify(read(text.slice(0, text.length - cut)))).not.toContain('Canary-1');
      }),
    );
  });
});

describe('asked of the practice server', () => {
  const clock = createVirtualClock();
  const practice = createPractice({
    clock,
    users: [
      { user: 'lead', pass: 'sesame', allowedFunctions: ['logged_in_agents'] },
      { user: 'plain', pass: 'sesame' },
      { user: 'low', pass: 'sesame', allowedFunctions: ['logged_in_agents'], level: 4 },
      { user: 'limited', pass: 'sesame', allowedFunctions: ['logged_in_agents'], seesGroups: ['SALES'] },
    ],
    agents: [{ agent: '1000' }, { agent: '1001', group: 'SALES', campaign: 'OUT', fullName: 'Ana Beltrán' }, { agent: '1002', loggedIn: false }],
  });
  practice.agent('1000').takeCall({ leadId: '42' });
  practice.agent('1001').pause('LUNCH');
  const transport: Transport = {
    post: async (fields, _signal, _withinMs, script) => {
      const { status, body: text } = script === 'non-agent' ? practice.answerNonAgent(fields) : practice.answer(fields);
      return status === 200 ? { ok: true, body: text } : { ok: false, failure: 'not-vicidial', maybeSent: true, torn: '' };
    },
    close: async () => undefined,
  };
  const ask = (user: string, part: Partial<Parameters<ReturnType<typeof createAgentApi>['agentList']>[0]> = {}, password = 'sesame'): Promise<AgentListReply> =>
    createAgentApi({ transport, agent: '1000', credentials: { user, password }, now: clock.now }).agentList({ campaigns: [], groups: [], subStatus: false, ...part }, new AbortController().signal);

  it('all of it, or by campaign, group and with pause codes', async () => {
    const all = await ask('lead');
    expect(all).toMatchObject({ kind: 'agents', agents: [{ agent: '1000', status: 'INCALL', campaign: 'PRACTICE', pauseCode: null }, { agent: '1001', name: 'Ana Beltrán', group: 'SALES', callMark: null, pauseCode: null }] });
    expect(await ask('lead', { campaigns: ['OUT', 'OTHER'] })).toMatchObject({ agents: [{ agent: '1001' }] });
    expect(await ask('lead', { groups: ['AGENTS'] })).toMatchObject({ agents: [{ agent: '1000' }] });
    expect(await ask('lead', { subStatus: true })).toMatchObject({ agents: [{ agent: '1000', pauseCode: null }, { agent: '1001', pauseCode: 'LUNCH' }] });
    expect(await ask('lead', { campaigns: ['NOPE'] })).toEqual({ kind: 'agents', agents: [] });
    expect(await ask('limited')).toMatchObject({ agents: [{ agent: '1001' }] });
  });

  it('refused as it refuses', async () => {
    expect(await ask('plain')).toEqual({ kind: 'refused', reason: 'no-permission' });
    expect(await ask('low')).toEqual({ kind: 'refused', reason: 'no-permission' });
    expect(await ask('lead', {}, 'Canary-1')).toEqual({ kind: 'refused', reason: 'wrong-login' });
    practice.change({ nonAgentApi: false });
    expect(await ask('lead')).toEqual({ kind: 'absent' });
  });
});
